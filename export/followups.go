package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// maxTasks is the most tasks a group lists; it counts the rest.
const maxTasks = 25

// followUps collects what is still open, in groups.
func (p *projector) followUps() []FollowUps {
	var withheld, unknown, disputed, flagged, plans FollowUps
	withheld.Title, withheld.About = "Withheld", "Asked and not answered. What could not be seen could not be credited either."
	unknown.Title, unknown.About = "Not known to those asked", "Someone else may know."
	disputed.Title, disputed.About = "Answered differently and not settled", "What each role said stands under Business and technical views."
	flagged.Title, flagged.About = "Marked for follow-up", "Marked by the reviewer or a respondent while answering."
	plans.Title, plans.About = "Plans still to be made", "A plan for a plan holds while its owner and month do."
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			if p.res.Positions[x.ID].Hidden {
				continue
			}
			for _, a := range p.answers(x.ID) {
				who := roleWord(a.Role)
				switch {
				case a.Status == questionnaire.Withheld:
					withheld.add(sentence(p.inArea(x)+because(or(p.text(a.Reason), "no reason given")))+" "+p.consequence(x.ID), who, 0)
				case a.Status == questionnaire.DoNotKnow:
					unknown.add(x.Text, who, 0)
				case a.Value.Has(questionnaire.PlanForAPlan) && x.Scale == questionnaire.PlanScale:
					plans.once(p.inArea(x), or(p.person(a.Owner), "no owner named"), a.DecideBy)
				}
				if a.Flag {
					flagged.add(p.inArea(x), who, 0)
				}
			}
			if p.res.Positions[x.ID].Status == questionnaire.Disputed {
				disputed.add(p.inArea(x), "the reviewer", 0)
			}
		}
	}
	var out []FollowUps
	for _, g := range []FollowUps{p.requests(), withheld, unknown, disputed, flagged, plans, p.telling(), p.unasked()} {
		if len(g.Tasks) > 0 {
			out = append(out, g)
		}
	}
	return out
}

func (g *FollowUps) add(text, owner string, due questionnaire.Month) {
	if len(g.Tasks) == maxTasks {
		g.More++
		return
	}
	g.Tasks = append(g.Tasks, Task{Text: text, Owner: owner, Due: due})
}

// once adds a task unless the last one says the same.
func (g *FollowUps) once(text, owner string, due questionnaire.Month) {
	if n := len(g.Tasks); n == 0 || g.Tasks[n-1] != (Task{Text: text, Owner: owner, Due: due}) {
		g.add(text, owner, due)
	}
}

// telling lists the missing answers that would settle the most rules.
func (p *projector) telling() FollowUps {
	g := FollowUps{
		Title: "Answers that would settle the most",
		About: fmt.Sprintf("%s cannot be told yet. These answers settle the most of them.", plural(p.res.UndecidedRules(), "check", "checks")),
	}
	for _, x := range p.missingThings() {
		if len(g.Tasks) == 10 {
			g.More++
			continue
		}
		apart := ""
		if len(x.owners) > 1 {
			apart = "Ask each apart. "
		}
		g.Tasks = append(g.Tasks, Task{
			Text: fmt.Sprintf("%s %sBears on %s.", sentence(x.text), apart, plural(x.rules, "check", "checks")), Owner: joinAnd(x.owners),
		})
	}
	return g
}

// A missingThing is something undecided rules wait for.
type missingThing struct {
	text   string
	owners []string // who can say, each for itself
	rules  int
}

// missingThings words what undecided rules wait for, most telling first; a question
// that several roles must answer stands once.
func (p *projector) missingThings() (out []missingThing) {
	at := map[string]int{} // of a question to several roles, plus one
	for _, t := range p.missingRefs() {
		text, owner := p.missingThing(t.Ref)
		question, _, ofRole := strings.Cut(t.Ref, "/")
		if n := at[question]; ofRole && n > 0 {
			out[n-1].owners = append(out[n-1].owners, owner)
			out[n-1].rules = max(out[n-1].rules, t.Rules)
			continue
		}
		out = append(out, missingThing{text, []string{owner}, t.Rules})
		if ofRole {
			at[question] = len(out)
		}
	}
	return out
}

// missingRefs returns what undecided rules wait for: the unanswered, most
// telling first, then what is withheld, not known or answered differently.
func (p *projector) missingRefs() []questionnaire.Telling {
	out := slices.Clone(p.res.Telling)
	at := map[string]int{}
	for i, t := range out {
		at[t.Ref] = i
	}
	known := len(out)
	seen := map[[2]string]bool{}
	for _, u := range p.res.Undecided {
		for _, ref := range u.Needs {
			i, ok := at[ref]
			if !ok {
				i = len(out)
				at[ref] = i
				out = append(out, questionnaire.Telling{Ref: ref})
			}
			if i >= known && !seen[[2]string{u.Rule, ref}] {
				seen[[2]string{u.Rule, ref}] = true
				out[i].Rules++
			}
		}
	}
	slices.SortStableFunc(out[known:], func(a, b questionnaire.Telling) int { return b.Rules - a.Rules })
	return out
}

// missingThing words a question, a record's field or a register that a rule
// waits for, and who can say.
func (p *projector) missingThing(ref string) (text, owner string) {
	question, role, ofRole := strings.Cut(ref, "/")
	if x := p.question[question]; x != nil {
		if ofRole {
			return x.Text, roleWord(questionnaire.Role(role))
		}
		return x.Text, roles(x.Ask)
	}
	switch ref {
	case "initiatives":
		return "List the initiatives the plan needs", "technology"
	case "milestones":
		return "List the milestones of the road map", "product"
	case "hires":
		return "List the hires the plan needs", "technology"
	case "competences":
		return "List what the company must learn, hire or buy", "technology"
	case "certifications":
		return "List the certifications the plan needs", "product"
	case "risks":
		return "List the risks, today and at the planned scale", "business and technology"
	case "outage":
		return "Fill in the work sheet of the two-day outage", "business and technology"
	}
	if at := strings.LastIndexByte(ref, '.'); at > 0 && p.question[ref[:at]] != nil { // of a plan for a plan
		return p.inArea(p.question[ref[:at]]) + ": " + missingField(ref[at+1:]), roles(p.question[ref[:at]].Ask)
	}
	id, field, _ := strings.Cut(ref, ".")
	if _, ok := p.r.Title(id); ok && field != "" {
		return quoted(p.title(id)) + ": " + missingField(field), "technology"
	}
	return ref, "not said"
}

// missingField asks for a record's field.
func missingField(field string) string {
	switch field {
	case "approved":
		return "has the business approved it?"
	case "money", "time":
		return "is " + field + " budgeted for it?"
	case "people":
		return "are people budgeted for it?"
	case "backed":
		return "is it approved, with money, people and time?"
	case "estimated":
		return "has engineering estimated it?"
	case "month", "start", "end":
		return "which month?"
	case "cost", "value":
		return "what amount?"
	case "rests_on", "needs":
		return "what does it rest on?"
	case "budgeted":
		return "is it in the budget?"
	case "critical":
		return "does the plan fail without it?"
	case "how":
		return "is it learnt, hired or bought?"
	case "needed_by", "needed_for":
		return "what needs it?"
	case "carried_by":
		return "which work leads to it?"
	case "answered_by":
		return "which work answers it?"
	case "likelihood", "impact":
		return "how great is its " + field + " today?"
	case "likelihood_planned", "impact_planned":
		return "how great is its " + strings.TrimSuffix(field, "_planned") + " at the planned scale?"
	case "owner":
		return "who answers for it?"
	case "decide_by":
		return "by which month is it decided?"
	case "kind":
		return "of which kind is it?"
	case "area":
		return "which area is it part of?"
	case "dip":
		return "how much of the team's velocity does it take?"
	case "person_months":
		return "how many person-months does it take?"
	case "ramp_up":
		return "after how many months is the new person of full use?"
	case "business_case":
		return "is its business case written?"
	case "slack":
		return "how many months of reserve does its date hold?"
	}
	return strings.ReplaceAll(field, "_", " ") + "?"
}

// unasked counts the core questions that are not settled, by area.
func (p *projector) unasked() FollowUps {
	g := FollowUps{Title: "Core questions not settled", About: "Not answered, not known, withheld or answered differently. Silence is neither good nor bad news; it is a question still to be asked."}
	for _, pr := range p.res.Progress {
		if n := pr.Core - pr.CoreAnswered; n > 0 {
			g.Tasks = append(g.Tasks, Task{
				Text:  fmt.Sprintf("%s: %d of %s", or(p.area[pr.Area], pr.Area), n, plural(pr.Core, "core question", "core questions")),
				Owner: "the reviewer",
			})
		}
	}
	return g
}

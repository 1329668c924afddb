package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// areaReports assesses each area by its five questions.
func (p *projector) areaReports() (out []AreaReport) {
	for _, area := range p.spineAreas() {
		out = append(out, p.areaReport(area))
	}
	return out
}

func (p *projector) areaReport(area questionnaire.Area) AreaReport {
	a := AreaReport{ID: area.ID, Title: area.Title}
	for i, s := range spine {
		a.Cells[i] = p.said(area.ID + "." + s).Mark
	}
	for _, pr := range p.res.Progress {
		if pr.Area == area.ID {
			a.Answered, a.Visible = pr.Answered, pr.Visible
		}
	}
	var five []string
	for _, x := range area.Questions {
		if isSpine(x) {
			five = append(five, x.ID)
			continue
		}
		s := p.said(x.ID)
		if s.Status != questionnaire.Answered {
			continue
		}
		switch s.Rating {
		case questionnaire.RatingGood:
			a.Good = append(a.Good, s)
		case questionnaire.RatingWatch:
			a.Watch = append(a.Watch, s)
		case questionnaire.RatingBad:
			a.Bad = append(a.Bad, s)
		}
	}
	a.Paragraph = p.areaParagraph(area, a)
	a.Notes = p.notesOn(five...)
	for _, f := range p.res.Findings {
		if f.Kind != questionnaire.Strength && standing(f) && (f.Area == area.ID || f.Subject == area.ID) {
			a.Findings = append(a.Findings, fmt.Sprintf("%s (%s)", f.Title, f.Severity))
		}
	}
	a.Findings = slices.Compact(a.Findings)
	return a
}

// areaParagraph tells the five answers in sentences. Silence is said.
func (p *projector) areaParagraph(area questionnaire.Area, a AreaReport) []string {
	if a.Answered == 0 && !p.anyAnswer(area) {
		return []string{"Nothing was answered about this area. That is no sign that it is fine."}
	}
	var out, silent []string
	for _, s := range spine {
		id := area.ID + "." + s
		if p.said(id).Mark.Word == wordSilent {
			silent = append(silent, lowerFirst(spineTopic[s]))
		} else if t := p.spineSentence(id); t != "" {
			out = append(out, t)
		}
	}
	if len(silent) > 0 {
		out = append(out, "Not answered: "+joinAnd(silent)+".")
	}
	return append(out, fmt.Sprintf("%d of %s asked here %s answered.", a.Answered,
		plural(a.Visible, "question", "questions"), is(a.Answered, "is", "are")))
}

func (p *projector) anyAnswer(area questionnaire.Area) bool {
	for _, x := range area.Questions {
		for _, a := range p.r.Answers[x.ID] {
			if a.Status != questionnaire.Unanswered {
				return true
			}
		}
	}
	return false
}

// spineSentence words one of the five answers.
func (p *projector) spineSentence(id string) string {
	s := p.said(id)
	_, kind, _ := strings.Cut(id, ".")
	by := ""
	if s.By != "" {
		by = " (" + s.By + ")"
	}
	switch s.Status {
	case questionnaire.Answered:
	case questionnaire.NotApplicable:
		return sentence(spineTopic[kind] + " does not apply" + because(s.Reason))
	case questionnaire.DoNotKnow:
		return spineTopic[kind] + " is not known to those asked" + by + "."
	case questionnaire.Withheld:
		return sentence(spineTopic[kind] + " was withheld" + because(s.Reason))
	case questionnaire.Disputed:
		return spineTopic[kind] + " is answered differently: " + p.whoSaid(id) + "."
	default:
		return "" // not asked
	}
	x, v := p.question[id], p.res.Positions[id].Value
	if kind == "competence" && x.Scale == kind {
		return competencePhrase(v) + by + "."
	}
	if phrase, ok := spinePhrase[kind+"/"+string(v.Text())]; ok && x.Scale == spineScale[kind] {
		return phrase + p.planOwner(id) + by + "."
	}
	return spineTopic[kind] + ": " + lowerFirst(s.Mark.Word) + by + "."
}

func because(reason string) string {
	if reason == "" {
		return ""
	}
	return ": " + reason
}

// whoSaid tells what each role answered: business says “Works”; technology says
// “Outgrown”.
func (p *projector) whoSaid(id string) string {
	var out []string
	for _, a := range p.answers(id) {
		switch a.Status {
		case questionnaire.Answered:
			out = append(out, roleWord(a.Role)+" says "+quoted(p.answerWord(a)))
		case questionnaire.DoNotKnow:
			out = append(out, roleWord(a.Role)+" does not know")
		case questionnaire.Withheld:
			out = append(out, roleWord(a.Role)+" withholds it")
		case questionnaire.NotApplicable:
			out = append(out, roleWord(a.Role)+" says it does not apply")
		}
	}
	return strings.Join(out, "; ")
}

// answerWord returns the value of one role's answer, or its status in words.
func (p *projector) answerWord(a questionnaire.Answer) string {
	switch a.Status {
	case questionnaire.Answered:
		return p.value(p.question[a.Question], a.Value)
	case questionnaire.NotApplicable:
		return "not applicable"
	case questionnaire.DoNotKnow:
		return "does not know"
	case questionnaire.Withheld:
		return "withheld"
	}
	return "not answered"
}

// planOwner adds who owns a plan for a plan, and by when it is to be decided.
func (p *projector) planOwner(id string) string {
	if p.res.Positions[id].Value.Text() != questionnaire.PlanForAPlan {
		return ""
	}
	for _, a := range p.answers(id) {
		owner, by := p.person(a.Owner), a.DecideBy
		switch {
		case owner != "" && by != 0:
			return fmt.Sprintf(", owned by %s, to be decided by %s", owner, month(by))
		case owner != "":
			return ", owned by " + owner + ", with no month to decide by"
		case by != 0:
			return ", to be decided by " + month(by) + ", with no owner"
		}
	}
	return ", with neither owner nor month to decide by"
}

// competencePhrase words how competence is to be acquired (prep-q5).
func competencePhrase(v questionnaire.Value) string {
	if v.Has("none") {
		return "No competence is to be acquired"
	}
	var ways []string
	for _, w := range []struct{ id, word string }{{"learn", "learning"}, {"experiment", "experimenting"}, {"hire", "hiring"}, {"buy", "buying"}} {
		if v.Has(w.id) {
			ways = append(ways, w.word)
		}
	}
	switch {
	case len(ways) == 0:
		return "Competence is needed, and the way to get it is undecided"
	case v.Has("undecided"):
		return "Competence is to be acquired by " + joinAnd(ways) + ", in part in a way not decided yet"
	}
	return "Competence is to be acquired by " + joinAnd(ways)
}

// spineTopic names what each of the five questions is about.
var spineTopic = map[string]string{
	"today":         "Whether what is done today works",
	"fix":           "The plan to fix what does not work",
	"discontinuity": "Whether the next 24 months break with the past year",
	"plan":          "The plan for what will change",
	"competence":    "Competence to acquire",
}

// spineScale names the scale whose options spinePhrase words.
var spineScale = map[string]string{
	"today": "today", "fix": questionnaire.PlanScale, "discontinuity": "discontinuity", "plan": questionnaire.PlanScale,
}

// spinePhrase words the options of the shared scales.
var spinePhrase = map[string]string{
	"today/works":           "What is done today works",
	"today/strained":        "What is done today works, under strain",
	"today/outgrown":        "What is done today has been outgrown",
	"today/broken":          "What is done today does not work",
	"fix/none":              "There is no plan to fix it",
	"fix/plan-for-a-plan":   "To fix it there is a plan to make a plan",
	"fix/outline":           "The fix exists as an outline",
	"fix/engineering-plan":  "For the fix there is an engineering plan with estimates",
	"fix/approved":          "The fix is approved by the business",
	"fix/budgeted":          "The fix is budgeted in time, people and money",
	"fix/under-way":         "The fix is under way",
	"fix/done":              "The fix is done",
	"discontinuity/none":    "The next 24 months are more of the same",
	"discontinuity/stretch": "The next 24 months are a stretch, within what exists",
	"discontinuity/break":   "The next 24 months break with the past year",
	"plan/none":             "For what will change there is no plan",
	"plan/plan-for-a-plan":  "For what will change there is a plan to make a plan",
	"plan/outline":          "The plan for what will change is an outline",
	"plan/engineering-plan": "For what will change there is an engineering plan with estimates",
	"plan/approved":         "The plan for what will change is approved by the business",
	"plan/budgeted":         "The plan for what will change is budgeted in time, people and money",
	"plan/under-way":        "The plan for what will change is under way",
	"plan/done":             "What was planned for the change is done",
}

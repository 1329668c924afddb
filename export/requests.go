package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// requests lists what was asked for: from whom, by when, and what became of it.
func (p *projector) requests() FollowUps {
	g := FollowUps{Title: "Documents asked for", About: "What was refused could not be credited. What is ticked has come."}
	for _, status := range []questionnaire.RequestStatus{questionnaire.RequestRefused, questionnaire.RequestOpen, "received"} {
		for _, q := range p.r.Requests {
			if q.Standing() != status {
				continue
			}
			t := Task{Text: or(p.text(q.What), "A document without a name"), Owner: p.person(q.From), Due: q.Due, Done: status == "received"}
			if x := p.question[q.Question]; x != nil {
				t.Text += ", for " + p.inArea(x)
			}
			switch late := q.Due != 0 && q.Due < questionnaire.MonthOf(p.now); {
			case status == questionnaire.RequestRefused:
				t.Text += ". " + sentence("Refused"+because(p.text(q.Reason))) + " " + p.consequence(q.Question)
			case status == questionnaire.RequestOpen && late:
				t.Text += ". Its month has passed"
			}
			if len(g.Tasks) == maxTasks {
				g.More++
				continue
			}
			g.Tasks = append(g.Tasks, t)
		}
	}
	return g
}

// consequence says what the conclusion lacks where a question was met with
// silence or refusal.
func (p *projector) consequence(question string) string {
	var waiting []string
	seen := map[string]bool{}
	for _, u := range p.res.Undecided {
		for _, ref := range u.Needs {
			if id, _, _ := strings.Cut(ref, "/"); question != "" && (id == question || strings.HasPrefix(id, question+".")) && !seen[u.Rule] {
				seen[u.Rule] = true
				waiting = append(waiting, quoted(p.ruleTitle(u.Rule)))
			}
		}
	}
	switch status := p.res.Positions[question].Status; {
	case len(waiting) > 0:
	case status == questionnaire.Unanswered || status == questionnaire.Withheld:
		return "Consequence: nothing is credited for it."
	default:
		return "Consequence: what was said on it stays a claim."
	}
	return fmt.Sprintf("Consequence: %s cannot be told: %s.", plural(len(waiting), "check", "checks"), joinAnd(few(waiting, 4)))
}

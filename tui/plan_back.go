package tui

import (
	"slices"

	"diligence/questionnaire"
)

// goBack leaves what is shown last: the form, the filter, then the plan for the
// question one came from.
func (p *plan) goBack(s *session) outcome {
	switch {
	case p.form && p.back == "":
		p.form = false
	case !p.formed() && p.reg().rows.filter != "":
		p.reg().find("")
	case p.back != "":
		s.jump = jump{question: p.back}
		p.form = false
	default:
		return unhandled
	}
	return handled
}

// toQuestions goes to the question that asks for the register's records, or lets
// choose where there are several.
func (p *plan) toQuestions(s *session) outcome {
	var asking []*questionnaire.Question
	for q := range s.q.All {
		if q.Records == p.reg().name && slices.Contains(s.visible, q) {
			asking = append(asking, q)
		}
	}
	switch len(asking) {
	case 0:
		return toasted("No question in scope asks for the " + p.reg().asked())
	case 1:
		s.jump = jump{question: asking[0].ID}
		return handled
	}
	picks := make([]pick, len(asking))
	for i, q := range asking {
		picks[i] = s.found(q.Title, q.Text, "", jump{question: q.ID})
	}
	return outcome{handled: true, ask: newPicker("QUESTION", "Questions that ask for the "+p.reg().asked(), picks)}
}

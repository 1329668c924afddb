package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// search opens a picker over questions, answers, notes and records.
func (a *app) search() tea.Cmd {
	a.popup = newPicker("FIND", "Find: questions, answers, notes, records", a.session.findable())
	return nil
}

// findable returns all that can be found. A private note is marked as one.
func (s *session) findable() []pick {
	var out []pick
	for q := range s.q.All {
		if s.hidden(q.ID) && len(s.review.Answers[q.ID]) == 0 {
			continue
		}
		out = s.findQuestion(out, q)
	}
	for _, i := range s.review.Initiatives {
		out = append(out, s.found(string(i.Title), i.ID, "initiative", jump{record: i.ID}))
	}
	for _, m := range s.review.Milestones {
		out = append(out, s.found(string(m.Title), m.ID, "milestone", jump{record: m.ID}))
	}
	return out
}

func (s *session) findQuestion(out []pick, q *questionnaire.Question) []pick {
	to := jump{question: q.ID}
	x := s.found(q.Title, q.Text, "", to)
	x.hay += " " + q.ID
	out = append(out, x)
	for _, a := range s.review.AnswersTo(q.ID) {
		if a.Status != questionnaire.Unanswered {
			out = append(out, s.found(q.Title, s.say(q, a), "answer", to))
		}
		if a.Note != "" {
			out = append(out, s.found(q.Title, a.Note.Line(), "note", to))
		}
		if a.Private != "" {
			out = append(out, s.found(q.Title, a.Private.Line(), "private note", to))
		}
		for _, e := range a.Evidence {
			out = append(out, s.found(q.Title, e.Line(), "evidence", to))
		}
	}
	return out
}

func (s *session) found(title, text, kind string, to jump) pick {
	return pick{
		label: title, detail: text, key: kind, hay: strings.ToLower(title + " " + text),
		run: func() outcome {
			s.jump = to
			return handled
		},
	}
}

package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// search opens a picker over questions, answers, notes and records.
func (a *app) search() tea.Cmd {
	all := a.session.findable()
	for _, r := range a.session.review.Requests {
		all = a.findRequest(all, r)
	}
	a.popup = newPicker("FIND", "Find: questions, answers, notes, records", all)
	return nil
}

// findRequest adds a document that was asked for; it leads to the list of them.
func (a *app) findRequest(out []pick, r questionnaire.Request) []pick {
	add := func(text, kind string) {
		x := a.session.found(r.What.Line(), text, kind, jump{})
		x.run = func() outcome { return outcome{handled: true, ask: a.interview().requests(a.session)} }
		out = append(out, x)
	}
	add(strings.TrimSpace(r.From.Line()+" "+r.Reason.Line()), "request")
	if r.Private != "" {
		add(r.Private.Line(), "private note")
	}
	return out
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
	for rec := range s.review.Plan {
		r := registerOf(rec.Key())
		x := s.found(r.heading(rec), r.words(rec), r.one, jump{record: recordID(rec)})
		x.id = strings.ToLower(recordID(rec))
		out = append(out, x)
	}
	if o := s.review.Outage; o != (questionnaire.Outage{}) {
		r := registerOf(o.Key())
		out = append(out, s.found(r.title, r.words(o), r.one, jump{record: r.name}))
	}
	for _, f := range s.result.Findings {
		out = s.findDecision(out, f)
	}
	return out
}

// findDecision adds what was written down when a finding was decided about.
func (s *session) findDecision(out []pick, f questionnaire.Finding) []pick {
	d := f.Disposition
	if d.Reason != "" || d.Owner != "" {
		out = append(out, s.found(f.Title, strings.TrimSpace(d.Owner.Line()+" "+d.Reason.Line()), "decision", jump{finding: f.Key()}))
	}
	if d.Private != "" {
		out = append(out, s.found(f.Title, d.Private.Line(), "private note", jump{finding: f.Key()}))
	}
	return out
}

// words returns a record's id and what was written in it besides its heading.
func (r *register) words(rec questionnaire.Record) string {
	list := []string{recordID(rec)}
	for i := range r.grid.columns {
		c := &r.grid.columns[i]
		if text := c.get(rec); c.kind == cellText && !c.heading && c.set != nil && text != "" {
			list = append(list, oneLine(text))
		}
	}
	return strings.Join(list, " · ")
}

func (s *session) findQuestion(out []pick, q *questionnaire.Question) []pick {
	to := jump{question: q.ID}
	x := s.found(q.Title, q.Text, "", to)
	x.id = strings.ToLower(q.ID)
	x.hay += " " + x.id
	out = s.findOptions(append(out, x), q, to)
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

// findOptions adds the options nobody chose, for who looks for one by its words;
// those chosen are found as answers.
func (s *session) findOptions(out []pick, q *questionnaire.Question, to jump) []pick {
	for _, o := range q.Options {
		chosen := func(a questionnaire.Answer) bool { return a.Value.Has(o.ID) }
		if !slices.ContainsFunc(s.review.AnswersTo(q.ID), chosen) {
			x := s.found(q.Title, o.Label, "option", to)
			x.part = strings.ToLower(o.Label)
			out = append(out, x)
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

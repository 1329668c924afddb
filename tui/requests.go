package tui

import (
	"slices"
	"strings"

	"diligence/questionnaire"
)

func isAsked(r questionnaire.Request) bool {
	return r.Status == "" || r.Status == questionnaire.RequestOpen
}

// requestsFor returns the requests that would answer a question.
func (s *session) requestsFor(question string) (list []questionnaire.Request) {
	for _, r := range s.review.Requests {
		if r.Question == question {
			list = append(list, r)
		}
	}
	return list
}

// requestSign names a request's status with a glyph.
func requestSign(r questionnaire.Request) string {
	switch {
	case isAsked(r):
		return "○ requested"
	case r.Status == questionnaire.RequestRefused:
		return "× refused"
	}
	return "✓ " + string(r.Status)
}

// fromBy says from whom a document is asked and by when.
func fromBy(r questionnaire.Request) string {
	var parts []string
	if r.From != "" {
		parts = append(parts, "from "+r.From.Line())
	}
	if r.Due != 0 {
		parts = append(parts, "by "+questionnaire.FormatMonth(r.Due))
	}
	return strings.Join(parts, ", ")
}

// request asks for a document that would answer the question on the card: what,
// from whom, by when.
func (i *interview) request(s *session) outcome {
	q := i.question(s)
	r := questionnaire.Request{ID: s.whole.FreeID("q"), Question: q.ID}
	if s.role() != questionnaire.RoleReviewer {
		r.From = questionnaire.Safe(s.review.SpeakerName(s.speaker))
	}
	return s.askFor(r, func() outcome {
		if len(s.requestsFor(q.ID)) == 0 { // blind: others may have asked for more
			return toasted("asked for; it is listed once the question is answered")
		}
		return toasted("asked for; < lists what to come back to")
	})
}

// askFor types a request's three parts one after the other, and keeps it.
func (s *session) askFor(r questionnaire.Request, then func() outcome) outcome {
	ask := func(label string, value questionnaire.Text, empty bool, then func(questionnaire.Text) outcome) outcome {
		p := newPrompt("Ask for a document", label, value, then)
		p.name, p.empty = "REQUEST", empty
		return outcome{handled: true, ask: p}
	}
	var due func(label string, value questionnaire.Text) outcome
	due = func(label string, value questionnaire.Text) outcome {
		return ask(label, value, true, func(text questionnaire.Text) outcome {
			month, err := questionnaire.Month(0), error(nil)
			if text := strings.TrimSpace(string(text)); text != "" {
				month, err = questionnaire.ParseMonth(text)
			}
			if err != nil {
				return due(explain(err), text)
			}
			r.Due, r.At = month, s.now().UTC()
			s.put(r)
			return then()
		})
	}
	return ask("What is asked for, such as the last penetration test's report", r.What, false, func(what questionnaire.Text) outcome {
		r.What = questionnaire.Trimmed(string(what))
		return ask("From whom; it may stay empty", r.From, true, func(from questionnaire.Text) outcome {
			r.From = questionnaire.Trimmed(string(from))
			return due("By which month, such as 2027-03; it may stay empty", questionnaire.Safe(r.Due.String()))
		})
	})
}

// A requestRow is what a row of the board of requests stands for.
type requestRow struct {
	request  questionnaire.Request
	question string // to which enter leads
}

// requests shows what was asked for, and what was withheld.
func (i *interview) requests(s *session) *board {
	b := &board{name: "REQUESTS", title: "Documents asked for", foot: func() []string { return nil }}
	b.binds = []binding{
		{keys: []string{"enter"}, short: "question"}, {keys: []string{"a"}, short: "ask"},
		{keys: []string{"c"}, short: "came"}, {keys: []string{"x"}, short: "refused"}, {keys: []string{"o"}, short: "still open"},
		{keys: []string{"e"}, short: "change"}, {keys: []string{"D"}, short: "remove"},
	}
	b.rows = func() []boardRow {
		rows, _ := s.requestRows()
		return rows
	}
	b.press = func(key string, at int) (outcome, bool, bool) {
		_, of := s.requestRows()
		row := requestRow{}
		if at >= 0 {
			row = of[at]
		}
		if key == "a" && !s.veiled() {
			r := questionnaire.Request{ID: s.whole.FreeID("q")}
			return s.askFor(r, func() outcome { return outcome{handled: true, ask: b} }), true, true
		}
		return s.requestKey(b, key, row)
	}
	return b
}

// requestRows lists requests, open ones first, and below them what was withheld.
func (s *session) requestRows() (rows []boardRow, of []requestRow) {
	add := func(row boardRow, what requestRow) { rows, of = append(rows, row), append(of, what) }
	seen := s.review.Requests
	if len(seen) == 0 {
		add(boardRow{heading: true, text: "Nothing was asked for yet: a asks for a document"}, requestRow{})
	}
	for _, open := range []bool{true, false} {
		for _, r := range seen {
			if isAsked(r) != open {
				continue
			}
			var below []string
			if q := s.q.Question(r.Question); q != nil {
				below = append(below, "for: "+q.Title)
			}
			if r.Reason != "" {
				below = append(below, "reason: "+r.Reason.Line())
			}
			text := requestSign(r) + "  " + r.What.Line()
			add(boardRow{text: text, tail: fromBy(r), below: strings.Join(below, " · ")}, requestRow{r, r.Question})
		}
	}
	first := true
	for _, q := range s.loose().withheld {
		if first {
			add(boardRow{heading: true, text: "Withheld"}, requestRow{})
			first = false
		}
		var why []string
		for _, a := range s.review.AnswersTo(q.ID) {
			if a.Status == questionnaire.Withheld {
				why = append(why, s.review.SpeakerName(a.Speaker())+": "+a.Reason.Line())
			}
		}
		add(boardRow{text: "× " + q.Title, below: strings.Join(append(why, s.consequence(q.ID)), " · ")}, requestRow{question: q.ID})
	}
	return rows, of
}

// requestKey carries out a key of the board on one of its rows.
func (s *session) requestKey(b *board, key string, row requestRow) (out outcome, done, used bool) {
	if key == "enter" {
		if s.q.Question(row.question) == nil {
			return toasted("it was asked for no one question"), false, true
		}
		s.jump = jump{question: row.question}
		return handled, true, true
	}
	r, _ := s.whole.Get(row.request.Key()).(questionnaire.Request) // with what the speaker may not see of it
	switch {
	case key == "a": // it would be listed for nobody but the reviewer
		return toasted(reviewersToChange), false, true
	case !slices.Contains([]string{"c", "x", "o", "e", "D"}, key):
		return unhandled, false, false
	}
	if r.ID == "" {
		return toasted("enter goes to the question; only requests change here"), false, true
	}
	back := func() outcome { return outcome{handled: true, ask: b} }
	switch key {
	case "c", "o":
		r.Status, r.Reason = map[string]questionnaire.RequestStatus{"c": questionnaire.RequestReceived, "o": ""}[key], ""
		s.put(r)
		return handled, false, true
	case "x":
		p := newPrompt("Refused", "For what reason?", r.Reason, func(why questionnaire.Text) outcome {
			r.Status, r.Reason = questionnaire.RequestRefused, questionnaire.Trimmed(string(why))
			s.put(r)
			return back()
		})
		p.name = "REASON"
		return outcome{handled: true, ask: p}, true, true
	case "e":
		return s.askFor(r, back), true, true
	}
	s.remove(r.Key())
	return toasted("removed · u brings it back"), false, true
}

package tui

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// park marks the question as one to come back to, or takes the mark away.
func (i *interview) park(s *session) outcome {
	if !s.toggle(i.at, parkOf) {
		return toasted("no longer parked")
	}
	return toasted("parked: < lists what to come back to")
}

// flagOf and parkOf are the marks of an answer.
func flagOf(a *questionnaire.Answer) *bool { return &a.Flag }
func parkOf(a *questionnaire.Answer) *bool { return &a.Parked }

// toggle marks the present speaker's answer to the question, or takes the mark away,
// and reports which; the reviewer takes away the marks of all.
func (s *session) toggle(question string, at func(*questionnaire.Answer) *bool) (on bool) {
	a := s.answer(question)
	if s.role() == questionnaire.RoleReviewer && s.any(question, func(a questionnaire.Answer) bool { return *at(&a) }) {
		s.apply(s.unmark(question, at)...)
		return false
	}
	*at(&a) = !*at(&a)
	s.setAnswer(a)
	return *at(&a)
}

// unmark returns the changes that take a mark away from all answers to the question
// that the present speaker may see.
func (s *session) unmark(question string, at func(*questionnaire.Answer) *bool) (changes []questionnaire.Change) {
	for _, seen := range s.review.AnswersTo(question) {
		if a, ok := s.whole.Answer(question, seen.Speaker()); ok && *at(&a) {
			*at(&a) = false
			changes = append(changes, s.change(a.Key(), settled(a)))
		}
	}
	return changes
}

// comesBack takes away what others put off, once the question is answered; where
// answers are given blind each has their own to come back to.
func (s *session) comesBack(question string) []questionnaire.Change {
	if s.veiled() {
		return nil
	}
	return slices.DeleteFunc(s.unmark(question, parkOf), func(c questionnaire.Change) bool {
		return c.Key == s.answer(question).Key()
	})
}

// loose is what is left to come back to, in questions; requests are records.
type loose struct {
	parked, flagged, withheld []*questionnaire.Question
	requested                 []questionnaire.Request
}

// loose returns what is left to come back to.
func (s *session) loose() (l loose) {
	for _, q := range s.visible {
		if s.hidden(q.ID) {
			continue
		}
		if s.parked(q.ID) {
			l.parked = append(l.parked, q)
		}
		if s.flagged(q.ID) {
			l.flagged = append(l.flagged, q)
		}
		if s.result.Positions[q.ID].Status == questionnaire.Withheld {
			l.withheld = append(l.withheld, q)
		}
	}
	for _, r := range s.review.Requests {
		if isAsked(r) {
			l.requested = append(l.requested, r)
		}
	}
	return l
}

// String counts what is left, "" where that is nothing.
func (l loose) String() string {
	var parts []string
	for _, x := range []struct {
		n    int
		word string
	}{{len(l.parked), "parked"}, {len(l.flagged), "flagged"}, {len(l.withheld), "withheld"}, {len(l.requested), "requested"}} {
		if x.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", x.n, x.word))
		}
	}
	return strings.Join(parts, " · ")
}

// comeBack lists what is left, to go to one of it.
func (i *interview) comeBack(s *session) outcome {
	l := s.loose()
	var rows []pick
	add := func(q *questionnaire.Question, text, kind string) {
		x := s.found(q.Title, text, kind, jump{question: q.ID})
		x.hay += " " + kind
		rows = append(rows, x)
	}
	for _, q := range l.parked {
		add(q, "", "parked")
	}
	for _, q := range l.withheld {
		add(q, s.consequence(q.ID), "withheld")
	}
	for _, q := range l.flagged {
		add(q, "", "flagged")
	}
	for _, r := range l.requested {
		to := r.Question
		x := s.found(r.What.Line(), fromBy(r), "requested", jump{question: to})
		if s.q.Question(to) == nil {
			x.run = func() outcome { return outcome{handled: true, ask: i.requests(s)} }
		}
		rows = append(rows, x)
	}
	if len(rows) == 0 {
		return toasted("nothing is parked, flagged, withheld or asked for")
	}
	return outcome{handled: true, ask: newPicker("COME BACK", "To come back to", rows)}
}

// consequence says what cannot be told while an answer is withheld.
func (s *session) consequence(question string) string {
	var titles []string
	for _, u := range s.result.Undecided {
		if t := s.ruleTitle(u.Rule); slices.Contains(u.Needs, question) && !slices.Contains(titles, t) {
			titles = append(titles, t)
		}
	}
	if len(titles) == 0 {
		return "no rule waits for it"
	}
	named := titles[:min(len(titles), 2)]
	text := "open without it: “" + strings.Join(named, "” and “") + "”"
	if more := len(titles) - len(named); more > 0 {
		text += " and " + count(more, "more rule")
	}
	return text
}

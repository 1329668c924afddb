package tui

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// park marks the question as one to come back to, or takes the mark away.
func (i *interview) park(s *session) outcome {
	a := s.answer(i.at)
	a.Parked = !a.Parked
	s.setAnswer(a)
	if !a.Parked {
		return toasted("no longer parked")
	}
	return toasted("parked: < lists what to come back to")
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

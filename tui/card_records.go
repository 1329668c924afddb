package tui

import (
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// recordsNamed is how many records a card names.
const recordsNamed = 3

// records shows what the plan holds of the register the question asks for, and
// the keys that lead there.
func (p *cardPen) records() {
	r := registerNamed(p.q.Records)
	if r == nil {
		return
	}
	p.gap()
	start := len(p.lines)
	p.labelled("Plan", p.s.holds(r))
	keys := p.t.accent.in("o") + " " + "open the " + r.one
	if !r.sheet {
		keys = p.t.accent.in("a") + " add " + r.any() + "   " + p.t.accent.in("o") + " open the table"
	}
	if p.i.edit == nil { // else the keys are letters
		p.add(spaces(labelWidth) + keys)
	}
	for i := start; i < len(p.lines); i++ {
		p.lines[i].plan = true
	}
}

// holds tells what the review holds of a register.
func (s *session) holds(r *register) string {
	if r.sheet {
		return s.sheetHolds(r)
	}
	n := r.count(s.review)
	if n == 0 {
		return "no " + r.name + " in the plan yet"
	}
	var titles []string
	for i := range min(n, recordsNamed) {
		titles = append(titles, r.heading(r.record(s.review, i)))
	}
	said := count(n, r.one) + " in the plan: " + strings.Join(titles, ", ")
	if n > recordsNamed {
		said += " and " + strconv.Itoa(n-recordsNamed) + " more"
	}
	return said
}

func (s *session) sheetHolds(r *register) string {
	if s.review.Outage == (questionnaire.Outage{}) {
		return "the " + r.asked() + " is still empty"
	}
	cost := s.review.OutageCost(s.result.Positions)
	if cost.Now == nil {
		return "the " + r.asked() + " cannot tell the cost yet"
	}
	return "by the " + r.asked() + " it costs " + s.costToday(cost) + ", today"
}

// toRecords goes to the register the question asks for; with add, to a new record
// of it. esc leads back.
func (i *interview) toRecords(s *session, add bool) outcome {
	q := i.question(s)
	if registerNamed(q.Records) == nil {
		return unhandled
	}
	s.jump = jump{record: q.Records, add: add, back: q.ID}
	return handled
}

// recordKeys are the bindings of a question that asks for records of the plan.
func recordKeys(q *questionnaire.Question) []binding {
	r := registerNamed(q.Records)
	switch {
	case r == nil:
		return nil
	case r.sheet:
		return []binding{{[]string{"o", "a"}, r.one, "go to the " + r.asked() + "; esc leads back here"}}
	}
	return []binding{
		{[]string{"a"}, "add " + r.one, "add " + r.any() + " to the plan; esc leads back here"},
		{[]string{"o"}, r.name, "go to the " + r.name + " of the plan; esc leads back here"},
	}
}

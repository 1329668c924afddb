package questionnaire

import (
	"slices"
	"strings"
)

// evidence returns what made the rule hold, each thing once: of records what is no
// before all else, then in order of reading. Fields that only say which records
// the rule is about are left out unless there is nothing else. A derived growth
// brings the two revenues it comes from.
func (ev *evaluation) evidence() []Evidence {
	marks := ev.marks[:0]
	ev.told++
	add := func(m mark) {
		if !ev.once(m, marks) {
			marks = append(marks, m)
		}
	}
	for _, m := range ev.reads {
		add(m)
		if m.kind() == markQuestion && ev.positions[m.high()].Derived {
			add(questionMark(ev.e.revenueNow))
			add(questionMark(ev.e.revenuePlanned))
		}
	}
	if slices.ContainsFunc(marks, func(m mark) bool { return !ev.selects(m) }) {
		marks = slices.DeleteFunc(marks, ev.selects)
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return ev.weight(a) - ev.weight(b) })
	ev.marks = marks
	out := make([]Evidence, len(marks))
	for k, m := range marks {
		out[k] = ev.witness(m)
	}
	return out
}

// once reports whether m is among marks. Of fields, of which there may be
// hundreds, it remembers the finding they were last told of.
func (ev *evaluation) once(m mark, marks []mark) (known bool) {
	if m.kind() != markField {
		return slices.Contains(marks, m)
	}
	last := &ev.records[m.high()].told[m.low()]
	known = *last == ev.told
	*last = ev.told
	return known
}

// selects reports whether m only says which records a rule is about.
func (ev *evaluation) selects(m mark) bool {
	return m.kind() == markField && ev.records[m.high()].kind.fields[m.low()].selects
}

// weight is 0 for a no, 1 for all else.
func (ev *evaluation) weight(m mark) int {
	if m.kind() == markField {
		rec := &ev.records[m.high()]
		if f := &rec.kind.fields[m.low()]; f.class == classTri && f.tri(rec.item) == No {
			return 0
		}
	}
	return 1
}

// witness returns one thing read, as a person reads it. What one role answered
// stands under the question's id, with the role after the value.
func (ev *evaluation) witness(m mark) Evidence {
	switch m.kind() {
	case markQuestion:
		return Evidence{Ref: ev.name(m), Value: Safe(ev.showStatus(m.high()))}
	case markRole:
		question, role := ev.e.questions[m.high()], Roles[m.low()]
		value := ev.showSaid(m.high(), m.low())
		return Evidence{Ref: question.ID, Value: Safe(value + " (" + string(role) + ")")}
	}
	if m.kind() == markDecision {
		p := &ev.positions[m.high()]
		value := "owner " + p.Owner.Line()
		if m.low() == decisionMonth {
			value = "to be decided by " + FormatMonth(p.DecideBy)
		}
		return Evidence{Ref: ev.e.questions[m.high()].ID, Value: Safe(value)}
	}
	rec := &ev.records[m.high()]
	rec.touchShown(m.low())
	at := &rec.witness[m.low()]
	if *at == 0 {
		ev.witnesses = append(ev.witnesses, Evidence{Ref: ev.name(m), Value: Safe(rec.show(&rec.kind.fields[m.low()]))})
		*at = uint32(len(ev.witnesses))
	}
	return ev.witnesses[*at-1]
}

// showSaid returns what those who speak for a role claim, each claim once.
func (ev *evaluation) showSaid(k, role int) string {
	question := ev.e.questions[k]
	switch a := ev.said(k, role); a.Status {
	case Answered:
		return formatValue(question, a.Value, ev.currency)
	case NotApplicable:
		return statusLabels[a.Status]
	}
	var claims []string
	for _, a := range ofRole(ev.r.Answers[question.ID], Roles[role]) {
		if !a.claims() {
			continue
		}
		claim := statusLabels[a.Status]
		if a.Status == Answered {
			claim = formatValue(question, a.Value, ev.currency)
		}
		if !slices.Contains(claims, claim) {
			claims = append(claims, claim)
		}
	}
	return strings.Join(claims, " / ")
}

// statusLabels are the statuses as a person reads them.
var statusLabels = map[Status]string{
	Unanswered:    "not answered",
	Answered:      "answered",
	NotApplicable: "not applicable",
	DoNotKnow:     "do not know",
	Withheld:      "withheld",
	Disputed:      "disputed",
}

// Label returns the status as a person reads it.
func (s Status) Label() string { return statusLabels[s] }

func (ev *evaluation) showStatus(k int) string {
	if p := &ev.positions[ev.touch(k)]; p.Status != Answered {
		return p.Status.Label()
	}
	return ev.showPosition(k)
}

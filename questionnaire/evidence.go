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
	for k := range ev.ranked {
		ev.ranked[k] = ev.ranked[k][:0]
	}
	ev.told++
	for _, m := range ev.reads {
		ev.weigh(m)
		if m.kind() == markQuestion && ev.positions[m.high()].Derived {
			ev.weigh(questionMark(ev.e.revenueNow))
			ev.weigh(questionMark(ev.e.revenuePlanned))
		}
	}
	ev.marks = append(append(ev.marks[:0], ev.ranked[rankNo]...), ev.ranked[rankOther]...)
	if len(ev.marks) == 0 {
		ev.marks = append(ev.marks, ev.ranked[rankSelects]...)
	}
	out := make([]Evidence, len(ev.marks))
	for k, m := range ev.marks {
		out[k] = ev.witness(m)
	}
	return out
}

// How evidence ranks: a record's no, all else, and what only says which records a
// rule is about.
const (
	rankNo = iota
	rankOther
	rankSelects
	ranks
)

// weigh ranks one thing read, once. Of fields, of which there may be hundreds, it
// remembers the finding they were last told of.
func (ev *evaluation) weigh(m mark) {
	rank := rankOther
	if m.kind() != markField {
		if slices.Contains(ev.ranked[rank], m) {
			return
		}
	} else {
		rec := &ev.records[m.high()]
		if last := &rec.told[m.low()]; *last == ev.told {
			return
		} else {
			*last = ev.told
		}
		switch f := &rec.kind.fields[m.low()]; {
		case f.selects:
			rank = rankSelects
		case f.class == classTri && f.tri(rec.item) == No:
			rank = rankNo
		}
	}
	ev.ranked[rank] = append(ev.ranked[rank], m)
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

package questionnaire

import "slices"

// evidence returns what was read since the subject was set, each thing once, in
// order of reading. A derived growth brings the two revenues it comes from.
func (ev *evaluation) evidence() []Evidence {
	out := make([]Evidence, 0, len(ev.reads))
	seen := make([]mark, 0, len(ev.reads))
	add := func(m mark) {
		if !slices.Contains(seen, m) {
			seen = append(seen, m)
			out = append(out, ev.witness(m))
		}
	}
	for _, m := range ev.reads {
		add(m)
		if m.kind() == markQuestion && ev.positions[m.high()].Derived {
			add(questionMark(ev.e.index[revenueNowID]))
			add(questionMark(ev.e.index[revenuePlannedID]))
		}
	}
	return out
}

// witness returns one thing read, as a person reads it. What one role answered
// stands under the question's id, with the role after the value.
func (ev *evaluation) witness(m mark) Evidence {
	switch m.kind() {
	case markQuestion:
		return Evidence{Ref: ev.name(m), Value: Safe(ev.showStatus(m.high()))}
	case markRole:
		question, role := ev.e.questions[m.high()], Roles[m.low()]
		a := ev.r.Answers[question.ID][role]
		value := statusLabels[a.Status]
		if a.Status == Answered {
			value = formatValue(question, a.Value, ev.currency)
		}
		return Evidence{Ref: question.ID, Value: Safe(value + " (" + string(role) + ")")}
	}
	rec := &ev.records[m.high()]
	return Evidence{Ref: ev.name(m), Value: Safe(rec.fields()[m.low()].show(rec))}
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
	if p := &ev.positions[k]; p.Status != Answered {
		return p.Status.Label()
	}
	return ev.showPosition(k)
}

package export

import (
	"fmt"

	"diligence/questionnaire"
)

// history words how a milestone's month moved; "" where it never did.
func history(m questionnaire.Milestone) string {
	moves, before := 0, questionnaire.Month(0)
	for _, w := range append(m.Was[:len(m.Was):len(m.Was)], questionnaire.Promise{Month: m.Month}) {
		if before != 0 && w.Month != 0 && w.Month != before {
			moves++
		}
		before = w.Month
	}
	if len(m.Was) == 0 || moves == 0 {
		return ""
	}
	s := "moved " + is(moves, "once", fmt.Sprintf("%d times", moves))
	switch slipped := m.Slipped(); {
	case m.Month == 0:
		s += ", and has no month now"
	case slipped > 0:
		s += ", " + plural(slipped, "month", "months") + " later than first promised"
	case slipped < 0:
		s += ", " + plural(-slipped, "month", "months") + " earlier than first promised"
	default:
		s += ", back at the month first promised"
	}
	if n := m.ZigZag(); n > 0 {
		s += "; turned round " + is(n, "once", fmt.Sprintf("%d times", n))
	}
	return s
}

// promised says where a milestone's month stood first.
func (m MilestoneReport) promised() string {
	return or(m.History, "no move recorded")
}

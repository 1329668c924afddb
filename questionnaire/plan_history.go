package questionnaire

import (
	"slices"
	"time"
)

// A Day is a calendar day such as 2026-11-23; "" where none is known.
type Day string

// DayOf returns the day t lies in, in t's own time zone.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

const dayHint = "write it as 2026-11-23"

// ParseDay reads the form 2026-11-23.
func ParseDay(s string) (Day, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", problemf("", "", dayHint, "%q is no day", shown(s))
	}
	return Day(s), nil
}

// A Promise is a month a milestone was once promised for.
type Promise struct {
	Month Month `json:"month"`
	Since Day   `json:"since,omitempty"` // the day it was promised
}

// promised returns m as it is filed over before: where its month moved, the one
// that stood joins its history. What a caller set of the history itself, by
// making it differ, is believed; no history, unlike an empty one, sets none.
func (m Milestone) promised(before Milestone, today Day) Milestone {
	since, was := before.moved(m.Month, today)
	if m.Since == "" || m.Since == before.Since {
		m.Since = since
	}
	if m.Was == nil || slices.Equal(m.Was, before.Was) {
		m.Was = was
	}
	if len(m.Was) == 0 {
		m.Was = nil
	}
	return m
}

// moved returns the history of m once it is promised for another month. What is
// moved again on the same day, or put back on it, is one move or none.
func (m Milestone) moved(to Month, today Day) (Day, []Promise) {
	n := len(m.Was)
	switch {
	case to == m.Month:
		return m.Since, m.Was
	case n > 0 && m.Since == today && m.Was[n-1].Month == to:
		return m.Was[n-1].Since, slices.Clone(m.Was[:n-1])
	case m.Month == 0, m.Since == today:
		return today, m.Was
	}
	return today, append(slices.Clone(m.Was), Promise{m.Month, m.Since})
}

// Slipped returns how many months the milestone lies after the month it was
// first promised for; negative where it came forward.
func (m Milestone) Slipped() int {
	if len(m.Was) == 0 || m.Month == 0 {
		return 0
	}
	return int(m.Month - m.Was[0].Month)
}

// Slips returns how often the milestone moved to a later month.
func (m Milestone) Slips() (n int) {
	for _, step := range m.moves() {
		if step > 0 {
			n++
		}
	}
	return n
}

// ZigZag returns how often the milestone's moves turned round: later, then
// earlier, or the reverse (value-16).
func (m Milestone) ZigZag() (n int) {
	moves := m.moves()
	for k := 1; k < len(moves); k++ {
		if moves[k] > 0 != (moves[k-1] > 0) {
			n++
		}
	}
	return n
}

// moves returns the months of each move, oldest first.
func (m Milestone) moves() (steps []int) {
	months := make([]Month, 0, len(m.Was)+1)
	for _, p := range m.Was {
		months = append(months, p.Month)
	}
	if m.Month != 0 {
		months = append(months, m.Month)
	}
	for k := 1; k < len(months); k++ {
		if step := int(months[k] - months[k-1]); step != 0 {
			steps = append(steps, step)
		}
	}
	return steps
}

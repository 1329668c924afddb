package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A timeline shows the plan's records on the 24 months from the present one on,
// and moves them there.
type timeline struct {
	bare
	at       string              // the id of the record chosen
	month    questionnaire.Month // the cursor's
	quarters bool                // a column is a quarter, not a month
	top      int
	order    map[string]int // rows keep their places while the screen is shown
	moved    *shift         // the latest move and what came of it
	about    aboutRecords

	// Of the version of the session below.
	session *session
	version int
	now     questionnaire.Month
	chart   *chart

	drawn timelineLayout
}

func newTimeline() *timeline { return &timeline{} }

func (l *timeline) enter(s *session, to jump) {
	l.order, l.session = nil, nil
	l.refresh(s)
	if i := l.index(to.record); to.record != "" && i >= 0 {
		l.at = to.record
	}
}

func (*timeline) typing() bool                                   { return false }
func (*timeline) cursor() (x, y int, shown bool)                 { return 0, 0, false }
func (*timeline) paste(_ questionnaire.Text, _ *session) outcome { return unhandled }
func (*timeline) mode() string                                   { return "TIME LINE" }

// refresh lays the plan out anew where the review or the month changed, each row
// where it stood in its lane.
func (l *timeline) refresh(s *session) {
	now := s.month()
	if l.session == s && l.version == s.version && l.now == now {
		return
	}
	l.session, l.version, l.now = s, s.version, now
	l.chart = newChart(s.review, s.q, s.result.Positions, now)
	l.keepOrder()
	if l.month < now || l.month > l.chart.last() {
		l.month = now
	}
	if l.index(l.at) < 0 {
		l.at = ""
		l.step(0)
	}
	l.recompare(s)
}

// keepOrder lets a record that moves stay in its row: the row under the eye must
// not jump. New ones come last.
func (l *timeline) keepOrder() {
	if l.order == nil {
		l.order = map[string]int{}
	}
	for _, r := range l.chart.rows {
		if _, ok := l.order[r.id]; !ok {
			l.order[r.id] = len(l.order)
		}
	}
	slices.SortStableFunc(l.chart.rows, func(a, b chartRow) int {
		switch {
		case a.lane != b.lane:
			return int(a.lane - b.lane)
		case a.heading() != b.heading():
			if a.heading() {
				return -1
			}
			return 1
		}
		return l.order[a.id] - l.order[b.id]
	})
}

// index returns the row of the record with that id, or -1.
func (l *timeline) index(id string) int {
	return slices.IndexFunc(l.chart.rows, func(r chartRow) bool { return !r.heading() && r.id == id })
}

// row returns the row chosen.
func (l *timeline) row() (chartRow, bool) {
	if i := l.index(l.at); i >= 0 {
		return l.chart.rows[i], true
	}
	return chartRow{}, false
}

// step chooses the record so many rows on, headings not counted.
func (l *timeline) step(by int) {
	rows := l.chart.rows
	if len(rows) == 0 {
		return
	}
	dir := 1
	if by < 0 {
		dir = -1
	}
	i := max(l.index(l.at), 0)
	if rows[i].heading() { // none is chosen yet: the first
		l.at = rows[i+1].id
		return
	}
	for n := 0; n != by; {
		i += dir
		if i < 1 || i >= len(rows) {
			return
		}
		if !rows[i].heading() {
			l.at = rows[i].id
			n += dir
		}
	}
}

// turn chooses the first record of the next lane, or of the one before.
func (l *timeline) turn(back bool) {
	var heads []int
	here := 0
	for i, r := range l.chart.rows {
		if r.heading() {
			heads = append(heads, i)
			if i <= l.index(l.at) {
				here = len(heads) - 1
			}
		}
	}
	if len(heads) == 0 {
		return
	}
	by := 1
	if back {
		by = len(heads) - 1
	}
	l.at = l.chart.rows[heads[(here+by)%len(heads)]+1].id
}

func (l *timeline) key(k tea.KeyPressMsg, s *session) outcome {
	l.refresh(s)
	if len(l.chart.rows) == 0 {
		return unhandled
	}
	b := &timelineKeys
	switch name := k.String(); {
	case b.open.has(k):
		return l.open(s)
	case b.earlier.has(k):
		return l.move(s, -1)
	case b.later.has(k):
		return l.move(s, 1)
	case b.place.has(k):
		return l.place(s)
	case b.finding.has(k):
		return l.showFinding(s)
	case b.zoom.has(k):
		l.quarters = !l.quarters
	case b.lanes.has(k):
		l.turn(name == "shift+tab")
	case b.rows.has(k):
		l.step(map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "g": -l.all(), "G": l.all()}[name])
	case b.page.has(k):
		page := max(l.drawn.bodyRows-1, 2)
		l.step(map[string]int{"pgup": -page, "pgdown": page, "ctrl+u": -page / 2, "ctrl+d": page / 2}[name])
	case b.months.has(k):
		l.walk(name)
	default:
		return unhandled
	}
	return handled
}

func (l *timeline) all() int { return len(l.chart.rows) }

// walk moves the cursor among the months.
func (l *timeline) walk(name string) {
	sc := l.drawn.scale
	if sc.cw == 0 { // not drawn yet
		sc = scaleFor(l.chart.from, false, twoPanes)
	}
	switch name {
	case "left", "h":
		l.month = sc.step(l.month, -1)
	case "right", "l":
		l.month = sc.step(l.month, 1)
	case "home":
		l.month = sc.month(0)
	case "end":
		l.month = sc.month(sc.width())
	}
}

// open goes to the record in the plan's tables.
func (l *timeline) open(s *session) outcome {
	r, ok := l.row()
	if !ok {
		return unhandled
	}
	field := "month"
	if r.lane == laneWork {
		field = "start"
	}
	s.jump = jump{record: r.id, field: field}
	return handled
}

// showFinding asks for the gravest open finding about the record.
func (l *timeline) showFinding(s *session) outcome {
	f, ok := l.about.finding(s, l.at)
	if !ok {
		return toasted("No open finding is about " + l.at)
	}
	s.jump = jump{finding: f.Key()}
	return handled
}

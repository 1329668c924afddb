package tui

import "fmt"

// timelineKeys are the time line's bindings; help and dispatch read the same ones.
var timelineKeys = struct {
	earlier, later, place, open, zoom, months, rows, page, lanes, finding binding
}{
	later:   binding{[]string{">", "."}, "later", "move the record a month later; an initiative as a whole"},
	earlier: binding{[]string{"<", ","}, "earlier", "move the record a month earlier"},
	open:    binding{[]string{"enter"}, "open", "open the record in the plan; esc comes back here"},
	zoom:    binding{[]string{"z"}, "zoom", "a column a quarter, or a column a month"},
	place:   binding{[]string{"m"}, "put here", "give the record the cursor's month; of an initiative the start, then the end"},
	finding: binding{[]string{"f"}, "its finding", "go to the gravest finding about the record"},
	months:  binding{[]string{"left", "right", "h", "l", "home", "end"}, "", "the month before, the next; first, last"},
	rows:    binding{[]string{"up", "down", "k", "j", "g", "G"}, "", "the record before, the next; first, last"},
	page:    binding{[]string{"pgup", "pgdown", "ctrl+u", "ctrl+d"}, "", "move by a page or half of one"},
	lanes:   binding{[]string{"tab", "shift+tab"}, "", "the next group, or the one before"},
}

func (l *timeline) keys(s *session) []binding {
	l.refresh(s)
	if len(l.chart.rows) == 0 {
		return nil
	}
	b := &timelineKeys
	return []binding{b.later, b.earlier, b.open, b.zoom, b.place, b.finding, b.months, b.rows, b.lanes, b.page}
}

// tellTimeline tells what the glyphs of the time line mean.
func (a *app) tellTimeline(tell func(string)) {
	say := func(p pattern, of string) { tell(fmt.Sprintf("%s: %c %s", of, p.glyph, p.word)) }
	for _, p := range barPatterns(a.theme) {
		say(p, "bar of an initiative")
	}
	for of := laneFinancial; of <= laneCertifications; of++ {
		say(laneMark(a.theme, of), "mark")
	}
	tell("band ahead of a milestone: [··] where the technical ones it rests on are due")
	for f := leadInBand; f <= leadLate; f++ {
		say(fitPattern(a.theme, f), "technical milestone beneath")
	}
	tell("others: ◄ ► goes on outside  ? month not given  -- ramp-up of a hire")
}

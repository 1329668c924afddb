package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// From this width on what is told of the record stands beside the chart.
const timelineSideFrom = 160

func (l *timeline) view(s *session, t theme, w, h int) []string {
	l.refresh(s)
	l.drawn = timelineLayout{}
	if len(l.chart.rows) == 0 {
		return l.viewEmpty(t, w, h)
	}
	if w < timelineSideFrom || h < roomyFrom {
		return l.viewChart(s, t, w, h, true)
	}
	side := min(max(w*3/10, 48), 70)
	chart := l.viewChart(s, t, w-side-3, h, false)
	return beside(t.border.in(" │ "), chart, insetRows(l.viewSide(s, t, side-1, h), 0))
}

// detailRows is how many of h rows, of which the chart could use some, tell more
// of the record and the month; more of them after a move.
func (l *timeline) detailRows(h, chart int) int {
	switch {
	case h < 9:
		return 1
	case h < 14:
		return 2
	case h < 20:
		return 4
	}
	least, most := 5, 7
	if l.moved != nil {
		most += 4
		least = min(least+h/12, most)
	}
	return min(max(h-chart, least), most)
}

// viewChart draws the chart in w by h cells, with the detail below it or without.
func (l *timeline) viewChart(s *session, t theme, w, h int, below bool) []string {
	sc := scaleFor(l.chart.from, l.quarters, w)
	names := w - sc.width() - 1
	l.drawn.scale, l.drawn.chartX = sc, names
	rows := l.viewHead(t, sc, names)
	capacity := l.viewCapacity(t, sc, names, w, h)
	n := 0
	if below {
		n = l.detailRows(h, len(rows)+len(capacity)+l.all())
	}
	l.drawn.body = len(rows)
	l.drawn.bodyRows = max(h-len(rows)-len(capacity)-n, 2)
	rows = append(rows, l.viewBody(s, t, sc, names, w)...)
	rows = append(stack(rows, w, h-len(capacity)-n), capacity...)
	l.drawn.end = len(rows)
	if n > 0 {
		rows = append(rows, l.viewDetail(s, t, w, n)...)
	}
	return fitRows(rows, 0, w, h)
}

// viewHead names the cursor's month and the columns.
func (l *timeline) viewHead(t theme, sc scale, names int) []string {
	upper, lower := sc.heads()
	kind := "by month"
	if sc.quarters {
		kind = "by quarter"
	}
	ahead := "this month"
	switch n := int(l.month - l.chart.from); {
	case sc.quarters && n == 0:
		ahead = "this quarter"
	case sc.quarters:
		ahead = "in " + count(sc.column(l.month), "quarter")
	case n > 0:
		ahead = "in " + count(n, "month")
	}
	here := " ▸ " + sc.name(l.month)
	switch {
	case names > 30:
		here += ", " + ahead
	case names < 20 && !sc.quarters:
		here = " ▸ " + l.month.String()
	}
	x, end := sc.x(l.month), sc.x(l.month)+max(min(sc.cw-1, 3), 1)
	low := t.muted.in(string(lower[:x])) + t.chosen.in(string(lower[x:end])) + t.muted.in(string(lower[end:]))
	return []string{
		t.muted.in(fit(" "+kind, names)) + t.muted.in(string(upper)) + " ",
		t.title.in(fit(here, names)) + low + " ",
	}
}

// viewBody draws the rows in sight. The first is the heading of the lane the rows
// below it are in, also where that would lie further up.
func (l *timeline) viewBody(s *session, t theme, sc scale, names, w int) []string {
	rows, h := l.chart.rows, l.drawn.bodyRows
	at := max(l.index(l.at), 1)
	l.top = scroll(min(l.top, at-1), at, len(rows), h)
	var out []string
	l.drawn.lines = l.drawn.lines[:0]
	for i := l.top; i < min(l.top+h, len(rows)); i++ {
		shown := i
		for i == l.top && !rows[shown].heading() && !rows[i+1].heading() {
			shown--
		}
		l.drawn.lines = append(l.drawn.lines, shown)
		if rows[shown].heading() {
			out = append(out, l.viewHeading(t, rows[shown], w))
		} else {
			out = append(out, l.viewRow(s, t, sc, rows[shown], names))
		}
	}
	if below := len(rows) - l.top - h; below > 0 && len(out) > 2 {
		last := len(out) - 1
		out[last] = fit(out[last], w)
		if l.drawn.lines[last] != at {
			l.drawn.lines, l.drawn.more = l.drawn.lines[:last], l.drawn.body+last
			out[last] = t.muted.in(fit(fmt.Sprintf("   +%s", count(below+1, "row")), w))
		}
	}
	return out
}

// viewHeading names a lane and what its glyphs mean, as far as there is room.
func (l *timeline) viewHeading(t theme, r chartRow, w int) string {
	head := fmt.Sprintf(" %s %d", laneNames[r.lane], r.count)
	glyph := ""
	if m := laneMark(t, r.lane); m.glyph != 0 {
		glyph = " " + m.ink.in(string(m.glyph))
	}
	head = t.strong.in(head) + glyph
	for short := range 3 {
		if legend := l.legend(t, r.lane, short); width(head)+3+width(legend) <= w {
			return fit(head+"   "+legend, w)
		}
	}
	return fit(head, w)
}

// legend tells what the glyphs of a lane's rows mean; the more short, the less.
func (l *timeline) legend(t theme, of lane, short int) string {
	var parts []string
	say := func(glyphs string, i ink, word string) {
		parts = append(parts, i.in(glyphs)+" "+t.muted.in(word))
	}
	switch of {
	case laneWork:
		drawn := l.chart.backings()
		for _, p := range barPatterns(t) {
			if !drawn[p.word] {
				continue
			}
			word := p.word
			if short > 0 {
				word = p.short
			}
			say(strings.Repeat(string(p.glyph), 2), p.ink, word)
		}
	case laneFinancial, laneProduct:
		ahead := fmt.Sprintf("%d–%d months ahead", l.chart.lead.Minimum, l.chart.lead.Target)
		switch short {
		case 0:
			say("[··]", t.muted, ahead+"; the technical ones beneath:")
		case 1:
			say("[··]", t.muted, ahead)
		}
		for _, f := range []leadFit{leadInBand, leadEarly, leadLate} {
			p := fitPattern(t, f)
			say(string(p.glyph), p.ink, p.word)
		}
	case laneHires:
		say("--", laneMark(t, laneHires).ink, "ramp-up")
	}
	return strings.Join(parts, "  ")
}

// backings returns the words of the bars there are.
func (c *chart) backings() map[string]bool {
	words := map[string]bool{}
	for _, r := range c.rows {
		if i, ok := r.rec.(questionnaire.Initiative); ok && r.lane == laneWork {
			words[backing(i)] = true
		}
	}
	return words
}

// viewRow draws one record: its marks and name, then its cells of the chart.
func (l *timeline) viewRow(s *session, t theme, sc scale, r chartRow, names int) string {
	here := r.id == l.at
	lead := " "
	if here {
		lead = t.accent.in("▸")
	}
	lead += l.findingMark(s, t, r.id) + " "
	name := fit(nameOf(r.rec), max(names-markWidth-1, 0))
	switch {
	case here:
		name = t.chosen.in(name)
	case statusOf(r.rec) == questionnaire.Done || statusOf(r.rec) == questionnaire.Dropped:
		name = t.muted.in(name)
	}
	lead += name + " "
	if r.lane == laneUndated || r.lane == laneOutside {
		return lead + fit(t.muted.in(l.chart.why(r)), sc.width()) + " "
	}
	return lead + l.chart.drawRow(t, sc, r, l.month) + " "
}

// why says why a record is not on the chart.
func (c *chart) why(r chartRow) string {
	switch {
	case r.from == 0:
		return "no month given"
	case r.to < r.from:
		return "ends before it starts: " + r.from.String() + " to " + r.to.String()
	case r.from == r.to:
		return r.from.String()
	}
	return r.from.String() + " to " + r.to.String()
}

func (l *timeline) findingMark(s *session, t theme, id string) string {
	f, ok := l.about.finding(s, id)
	if !ok {
		return " "
	}
	return t.findingMark(f).String()
}

// viewEmpty says what the screen is for.
func (l *timeline) viewEmpty(t theme, w, h int) []string {
	lines := []string{"", t.title.in("Nothing to place yet"), ""}
	for _, para := range []string{
		"Here stand the initiatives, milestones, hires, competences and certifications of the plan on the next 24 months: what rests on what, whether it comes in time, and whether the people are there to do it.",
		"They are entered in the plan.",
	} {
		lines = append(append(lines, wrap(para, min(w-4, 76))...), "")
	}
	lines = append(lines, t.title.in("P")+"  go to the plan; there a adds the first")
	for i, x := range lines {
		lines[i] = "  " + x
	}
	return fitRows(lines, 0, w, h)
}

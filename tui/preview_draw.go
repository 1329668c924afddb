package tui

import (
	"fmt"
	"strings"
)

const (
	previewColumn = 100 // the widest the text runs, in cells
	contentsFrom  = 120 // the width from which the contents stand beside it
	contentsLeast = 32
	contentsMost  = 50
)

// A previewLayout is where things stood in the last view.
type previewLayout struct {
	audiences       []slot
	contentsW       int
	contentsTop     int
	body, page      int // first row of text, and how many are in sight
	cursorX, cursor int
	typing          bool
}

// previewContents returns the width of the contents, 0 where they have no room.
func previewContents(w int) int {
	if w < contentsFrom {
		return 0
	}
	return min(max(w/4, contentsLeast), contentsMost)
}

// previewText returns the width the text is set for.
func previewText(w int) int { return min(w-previewContents(w)-4, previewColumn) }

func (p *preview) view(s *session, t theme, w, h int) []string {
	p.drawn = previewLayout{}
	if p.goal && p.shown.session == s && !p.making { // it is there already
		p.goal, p.top = false, p.doc.of(s, p.from, p.top)
	}
	contents := previewContents(w)
	tabs, slots := audienceTabs(t, s.audience(), w)
	p.drawn.audiences = slots
	rows := []string{ends(tabs, t.muted.in(p.standing(s, w-width(tabs)-1)), w)}
	if h >= roomyFrom {
		rows = append(rows, "")
	}
	p.drawn.body = len(rows)
	bottom := 0
	if p.field != nil || p.search.query != "" {
		bottom = 1
	}
	body := max(h-len(rows)-bottom, 1)
	p.drawn.page = body
	if p.shown.problem != nil {
		lines := append([]string{"", "  " + t.title.in("The report cannot be shown")}, insetLines(problemLines(t, p.shown.problem, min(w-4, 76)), 2)...)
		return fitRows(append(rows, lines...), 0, w, h)
	}
	if p.shown.session == nil {
		return fitRows(append(rows, "", "  "+t.muted.in("Making the "+s.report.Audience+" report…")), 0, w, h)
	}
	p.top = max(0, min(p.top, len(p.doc.lines)-body))
	text := make([]string, body)
	for i := range text {
		if n := p.top + i; n < len(p.doc.lines) {
			text[i] = "  " + p.viewLine(t, n)
		}
	}
	if contents > 0 {
		p.drawn.contentsW = contents
		list := p.viewContents(t, contents, body)
		rows = append(rows, beside(t.border.in("│"), list, fitRows(text, 0, w-contents-1, body))...)
	} else {
		rows = append(rows, fitRows(text, 0, w, body)...)
	}
	if bottom > 0 {
		rows = append(rows, p.viewSearch(t, w, h-1))
	}
	return fitRows(rows, 0, w, h)
}

func insetLines(lines []string, n int) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = spaces(n) + l
	}
	return out
}

// standing says which section is in sight and how much has been read.
func (p *preview) standing(s *session, room int) string {
	switch {
	case p.shown.session != nil && p.shown.of != s.previewed():
		return cut("making the "+s.report.Audience+" report… ", room)
	case len(p.doc.lines) == 0:
		return ""
	}
	read := 100
	if n := len(p.doc.lines) - p.drawn.page; n > 0 {
		read = min(100, p.top*100/n)
	}
	percent := fmt.Sprintf("%d%% ", read)
	name := ""
	if i := p.doc.section(p.top + 1); i >= 0 {
		name = p.doc.headings[i].title
	}
	if room < width(p.shown.of.chosen()+percent)+8 {
		return percent
	}
	percent = p.shown.of.chosen() + percent
	return cut(name, room-width(percent)-3) + " · " + percent
}

// viewLine draws a row of the report, hits of the search set off.
func (p *preview) viewLine(t theme, n int) string {
	var b strings.Builder
	at := 0
	parts := p.search.parts[n]
	for _, sp := range p.doc.lines[n].spans {
		in := penInk(t, sp.pen)
		text := sp.text
		for len(parts) > 0 && parts[0].from < at+len(text) {
			from, to := max(parts[0].from-at, 0), min(parts[0].to-at, len(text))
			b.WriteString(in.in(text[:from]))
			found := t.bar
			if parts[0].hit == p.hit {
				found = t.alarm
			}
			b.WriteString((found + "\x1b[4m").in(text[from:to]))
			if parts[0].to > at+len(text) { // goes on in the next span
				at, text = at+to, text[to:]
				break
			}
			at, text = at+to, text[to:]
			parts = parts[1:]
		}
		b.WriteString(in.in(text))
		at += len(text)
	}
	return b.String()
}

// penInk returns the ink a pen is drawn in.
func penInk(t theme, p pen) ink {
	var in ink
	switch {
	case p&penHeading != 0:
		in = t.title
	case p&penCode != 0:
		in = t.accent
	case p&penFaint != 0, p&penQuote != 0:
		in = t.muted
	case p&penRule != 0:
		in = t.border
	}
	if p&penBold != 0 {
		in += "\x1b[1m"
	}
	if p&penItalic != 0 {
		in += "\x1b[3m"
	}
	if p&penLink != 0 {
		in += "\x1b[4m"
	}
	return in
}

// viewContents draws the headings, the one in sight set off.
func (p *preview) viewContents(t theme, w, h int) []string {
	now := p.doc.section(p.top + 1)
	p.drawn.contentsTop = scroll(0, now, len(p.doc.headings), h)
	var rows []string
	for i := p.drawn.contentsTop; i < min(p.drawn.contentsTop+h, len(p.doc.headings)); i++ {
		x := p.doc.headings[i]
		row := fit(" "+spaces(2*max(x.level-1, 0))+x.title, w)
		switch {
		case i == now:
			row = t.chosen.in(row)
		case x.level > 2:
			row = t.muted.in(row)
		}
		rows = append(rows, row)
	}
	return fitRows(rows, 0, w, h)
}

func (p *preview) viewSearch(t theme, w, y int) string {
	found := "not found"
	if n := len(p.search.hits); n > 0 {
		found = fmt.Sprintf("%d of %d", p.hit+1, n)
	}
	if p.search.query == "" {
		found = ""
	}
	if p.field == nil {
		return ends(" "+t.accent.in("/ ")+p.search.query, t.muted.in(found+either(len(p.search.hits) > 0, " · n next · N before", "")+" · esc ends ")+" ", w)
	}
	room := max(w-width(found)-6, 4)
	line := " " + t.accent.in("/ ") + p.field.view(room, 1)[0]
	p.drawn.cursorX, p.drawn.cursor, p.drawn.typing = 3+p.field.x, y, true
	return ends(line, t.muted.in(found)+" ", w)
}

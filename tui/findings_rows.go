package tui

import (
	"slices"
	"strings"
)

// A listLine is one row of the list as it is drawn: a title may take several.
type listLine struct {
	entry int
	text  string
	first bool
	last  bool // has the mark at the right edge
}

const titleRows = 3 // the most rows a title takes, its subject not counted

// lay breaks the entries' titles into rows of w cells.
func (f *findings) lay(w int) {
	if f.laid == w {
		return
	}
	f.laid, f.lines = w, f.lines[:0]
	room := max(w-5, 8)
	for i, e := range f.rows {
		parts := []string{e.text}
		if !e.head() {
			parts = wrap(e.text, room)
		}
		if len(parts) > titleRows {
			parts = append(parts[:titleRows-1], cut(strings.Join(parts[titleRows-1:], " "), room))
		}
		switch last := parts[len(parts)-1]; {
		case e.about == "":
		case width(last)+3+width(e.about) <= room:
			parts[len(parts)-1] += " · " + e.about
		default:
			parts = append(parts, cut("· "+e.about, room))
		}
		if n := width(rightOf(e)); n > 0 && width(parts[len(parts)-1])+n+1 > room {
			parts = append(parts, "")
		}
		for n, part := range parts {
			f.lines = append(f.lines, listLine{i, part, n == 0, n == len(parts)-1})
		}
	}
}

func rightOf(e entry) string { return strings.TrimSpace(e.right.glyph + " " + e.right.word) }

func (f *findings) viewList(t theme, w, h int) []string {
	f.lay(w)
	p := f.place()
	first := slices.IndexFunc(f.lines, func(l listLine) bool { return l.entry == p.at })
	last := first
	for last+1 < len(f.lines) && f.lines[last+1].entry == p.at {
		last++
	}
	if first == 1 {
		first = 0 // keep the first heading in sight
	}
	p.top = scroll(scroll(p.top, last, len(f.lines), h), first, len(f.lines), h)
	f.drawn.listRows = h
	var rows []string
	for i := p.top; i < min(p.top+h, len(f.lines)); i++ {
		rows = append(rows, f.viewEntry(t, f.lines[i], w))
	}
	return fitRows(rows, 0, w, h)
}

func (f *findings) viewEntry(t theme, l listLine, w int) string {
	e, here := f.rows[l.entry], l.entry == f.place().at
	if e.head() {
		return fit(" "+e.mark.ink.in(e.mark.glyph+" "+e.text), w)
	}
	lead, right := "    ", ""
	switch {
	case l.first && here:
		lead = "▸ " + e.mark.glyph + " "
	case l.first:
		lead = "  " + e.mark.glyph + " "
	}
	if l.last {
		right = rightOf(e)
	}
	switch {
	case here && !f.reading:
		return t.chosen.in(ends(lead+l.text, right, w))
	case here:
		return ends(t.accent.in(lead)+t.strong.in(l.text), e.right.ink.in(right), w)
	case e.muted:
		return ends(t.muted.in(lead+l.text), e.right.ink.in(right), w)
	}
	return ends(e.mark.ink.in(lead)+l.text, e.right.ink.in(right), w)
}

func (f *findings) mouse(m mouse, s *session) outcome {
	switch {
	case f.decision != nil || f.filtering:
		return handled
	case m.click && m.y == 0:
		if i := slotAt(f.drawn.tabs, m.x); i >= 0 {
			f.tab, f.reading, f.stale = findingsTab(i), false, true
			f.show(0)
		}
	case m.x < f.drawn.listW && m.wheel != 0:
		f.step(m.wheel / max(abs(m.wheel), 1))
	case m.wheel != 0:
		f.pageTop += m.wheel
	case m.click && m.y >= f.drawn.body && m.x < f.drawn.listW:
		f.reading = false
		f.clickList(f.place().top + m.y - f.drawn.body)
	case m.click && m.y >= f.drawn.body:
		return f.clickPage(m.y-f.drawn.body+f.pageTop, s)
	}
	return handled
}

// clickList chooses what stands on a line of the list; what is chosen already is
// read.
func (f *findings) clickList(line int) {
	if line >= len(f.lines) || f.rows[f.lines[line].entry].head() {
		return
	}
	was, _ := f.current()
	f.stand(f.lines[line].entry)
	now, _ := f.current()
	f.reading = was.id != "" && was.id == now.id
}

// clickPage follows the reference on a line of the detail.
func (f *findings) clickPage(line int, s *session) outcome {
	for i, r := range f.refs {
		if r.line == line {
			return f.follow(s, i)
		}
	}
	f.reading = true
	return handled
}

func abs(n int) int { return max(n, -n) }

package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A planLayout is where things stood in the last view.
type planLayout struct {
	tabs             []slot // of the registers, on the first row
	head             int    // rows before the register's own: the tabs, and the filter
	slots            []slot // of the table's columns
	body, bodyRows   int    // first row of records or fields, and how many are in sight
	top              int    // the record or field on the first row
	anchor           slot   // of the cell at the cursor
	anchorY          int
	boxX, boxY       int // first row of the items in a pop-up
	boxW, boxRows    int
	boxTop           int // the item on the first of them
	cursorX, cursorY int
	cursor           bool
}

// formBelow is the width under which enter on a title opens the whole record.
const formBelow = 70

const markWidth = 3 // cells before a row: the cursor, a finding, a space

func (p *plan) view(s *session, t theme, w, h int) []string {
	p.narrow = w < formBelow
	p.drawn = planLayout{}
	rows := []string{p.viewTabs(s, t, w)}
	r := p.reg()
	adding := p.edit != nil && p.edit.adding
	if !p.formed() && (p.filter != nil || r.rows.filter != "") {
		rows = append(rows, p.viewFilter(s, t, w))
	}
	p.drawn.head = len(rows)
	h0 := h - len(rows)
	switch {
	case r.sheet:
		rows = append(rows, p.viewSheet(s, t, w, h0)...)
	case r.count(s.review) == 0 && !adding:
		rows = append(rows, p.viewEmpty(s, t, w, h0)...)
	case p.form && p.record(s) != nil:
		rows = append(rows, p.viewForm(s, t, w, h0)...)
	default:
		rows = append(rows, p.viewTable(s, t, w, h0)...)
	}
	rows = stack(rows, w, h)
	switch {
	case p.pick != nil:
		rows = p.viewPick(t, rows, w, h)
	case p.edit != nil:
		rows = p.viewEdit(t, rows, w, h)
	}
	return rows
}

// viewTabs names the registers, in full where there is room, and says how far
// into the present one the cursor is.
func (p *plan) viewTabs(s *session, t theme, w int) string {
	names, standing := p.tabNames(s, w)
	line, x := " ", 1
	for i, name := range names {
		if i > 0 {
			line += " "
		}
		p.drawn.tabs = append(p.drawn.tabs, slot{i, x, width(name)})
		x += width(name) + 1
		line += tabLabel(t, name, i == p.at)
	}
	return ends(line, t.muted.in(standing), w)
}

// tabNames returns the registers' names as long as there is room for, and what
// stands beside them.
func (p *plan) tabNames(s *session, w int) (names []string, standing string) {
	full := func(r *register, _ bool) string { return " " + r.size(s.review, r.title) + " " }
	short := func(r *register, _ bool) string { return " " + r.size(s.review, r.short) + " " }
	mixed := func(r *register, here bool) string {
		if here {
			return full(r, here)
		}
		return short(r, here)
	}
	letters := func(r *register, here bool) string {
		if here {
			return full(r, here)
		}
		return r.letter
	}
	least := func(r *register, here bool) string {
		if here {
			return short(r, here)
		}
		return r.letter
	}
	at := p.standing(s)
	for _, try := range []struct {
		name     func(*register, bool) string
		standing string
	}{{full, at}, {mixed, at}, {short, at}, {short, ""}, {letters, at}, {least, at}, {least, ""}} {
		names = names[:0]
		n := width(try.standing)
		for i, r := range p.registers {
			names = append(names, try.name(r, i == p.at))
			n += width(names[i]) + 1
		}
		if n < w {
			return names, try.standing
		}
	}
	return names, ""
}

// tabLabel draws the name of a table, list or audience; the present one is
// marked by a glyph too.
func tabLabel(t theme, name string, here bool) string {
	if here {
		return t.chosen.in("▸" + strings.TrimPrefix(name, " "))
	}
	return t.muted.in(name)
}

// standing says how far into the table the cursor is, and how it is sorted.
func (p *plan) standing(s *session) string {
	r := p.reg()
	n := len(r.shown(s))
	if n == 0 || r.sheet {
		return ""
	}
	return fmt.Sprintf("%d of %d ", min(r.grid.row+1, n), n)
}

// viewFilter draws the words that rows must hold, and how many do.
func (p *plan) viewFilter(s *session, t theme, w int) string {
	r := p.reg()
	found := fmt.Sprintf("%d of %d · esc shows all ", len(r.shown(s)), r.count(s.review))
	words := questionnaire.Safe(r.rows.filter).Line()
	if p.filter != nil {
		words = p.filter.view(max(w-width(found)-5, 8), 1)[0]
		p.drawn.cursorX, p.drawn.cursorY, p.drawn.cursor = 3+p.filter.x, 1, true
	}
	return ends(" "+t.accent.in("/ ")+words, t.muted.in(found), w)
}

// viewTable draws the records in sight, h rows in all.
func (p *plan) viewTable(s *session, t theme, w, h int) []string {
	r := p.reg()
	g := &r.grid
	total := len(r.shown(s))
	if p.edit != nil && p.edit.adding {
		total++
	} else {
		g.clamp(total)
	}
	slots, before, after := g.layout(w - markWidth)
	for i := range slots {
		slots[i].x += markWidth
	}
	head := []string{p.viewHead(t, slots, before, after, w)}
	if h >= 12 {
		head = append(head, t.border.in(strings.Repeat("─", w)))
	}
	detail := detailRows(h)
	var sums []string
	if w >= totalsWidth && h >= totalsHeight {
		sums = p.totals(s, t, w)
	}
	g.page = max(h-len(head)-detail-len(sums), 1)
	g.top = scroll(g.top, g.row, total, g.page)
	p.drawn.slots, p.drawn.body, p.drawn.bodyRows, p.drawn.top = slots, p.drawn.head+len(head), min(g.page, total-g.top), g.top
	rows := head
	for i := g.top; i < min(g.top+g.page, total); i++ {
		if i == g.row {
			p.anchor(slots, g.col, p.drawn.head+len(rows))
		}
		rows = append(rows, p.viewRow(s, t, slots, i, w))
	}
	if total == 0 {
		rows = append(rows, fit(spaces(markWidth)+t.muted.in("no "+r.one+" holds that"), w))
	}
	rows = append(stack(rows, w, h-detail-len(sums)), sums...)
	return append(rows, p.viewDetail(s, t, w, detail)...)
}

// detailRows is how many of h rows tell more of the cell at the cursor.
func detailRows(h int) int {
	switch {
	case h >= 18:
		return 5
	case h >= 12:
		return 3
	case h >= 7:
		return 2
	}
	return 0
}

func (p *plan) anchor(slots []slot, col, y int) {
	for _, sl := range slots {
		if sl.col == col {
			p.drawn.anchor, p.drawn.anchorY = sl, y
		}
	}
}

// viewHead draws the columns' titles, and … where columns lie out of sight.
func (p *plan) viewHead(t theme, slots []slot, before, after bool, w int) string {
	g := &p.reg().grid
	var b strings.Builder
	b.WriteString(spaces(markWidth))
	for i, sl := range slots {
		if i > 0 {
			gap := spaces(slotGap)
			if before && i == g.frozen {
				gap = t.accent.in(ellipsis) + " "
			}
			b.WriteString(gap)
		}
		c := g.columns[sl.col]
		arrow := p.reg().rows.arrow(c.field)
		name := cut(c.title, sl.w-width(arrow)) + arrow
		title := fit(name, sl.w)
		if c.kind == cellNumber {
			title = fitRight(name, sl.w)
		}
		in := t.muted
		if sl.col == g.col {
			in = t.title
		}
		b.WriteString(in.in(title))
	}
	last := slots[len(slots)-1]
	rest := w - last.x - last.w
	if !after || rest < 1 {
		return b.String() + spaces(rest)
	}
	return b.String() + spaces(rest-1) + t.accent.in(ellipsis)
}

// viewRow draws one record: marks, then its cells.
func (p *plan) viewRow(s *session, t theme, slots []slot, i, w int) string {
	r := p.reg()
	g := &r.grid
	var rec questionnaire.Record
	if at := r.shown(s); i < len(at) {
		rec = r.record(s.review, at[i])
	} else {
		rec = p.edit.rec
	}
	var b strings.Builder
	if i == g.row {
		b.WriteString(t.accent.in("▸"))
	} else {
		b.WriteByte(' ')
	}
	b.WriteString(p.findingMark(s, t, recordID(rec)) + " ")
	x := markWidth
	for _, sl := range slots {
		b.WriteString(spaces(sl.x - x))
		x = sl.x + sl.w
		b.WriteString(p.viewCell(s, t, &g.columns[sl.col], rec, sl.w, i == g.row, sl.col == g.col))
	}
	return b.String() + spaces(w-x)
}

func (p *plan) viewCell(s *session, t theme, c *column, rec questionnaire.Record, w int, here, cursor bool) string {
	text, i := cellView(s, t, c, rec)
	if c.kind == cellNumber {
		text = fitRight(text, w)
	} else {
		text = fit(text, w)
	}
	switch {
	case here && cursor:
		return t.chosen.in(text)
	case here && c.heading:
		return t.strong.in(text)
	}
	return i.in(text)
}

// findingMark shows that an open finding is about the record.
func (p *plan) findingMark(s *session, t theme, id string) string {
	f, ok := p.about.finding(s, id)
	if !ok {
		return " "
	}
	return t.findingMark(f).ink.in(t.findingMark(f).glyph)
}

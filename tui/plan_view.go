package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A planLayout is where things stood in the last view.
type planLayout struct {
	tabs             []slot // of the registers, on the first row
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
	switch {
	case r.count(s.review) == 0 && !adding:
		rows = append(rows, p.viewEmpty(t, w, h-1)...)
	case p.form && !adding:
		rows = append(rows, p.viewForm(s, t, w, h-1)...)
	default:
		rows = append(rows, p.viewTable(s, t, w, h-1)...)
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

func (p *plan) viewTabs(s *session, t theme, w int) string {
	line, x := " ", 1
	for i, r := range p.registers {
		name := fmt.Sprintf(" %s %d ", r.title, r.count(s.review))
		p.drawn.tabs = append(p.drawn.tabs, slot{i, x, width(name)})
		x += width(name) + 1
		line += tabLabel(t, name, i == p.at) + " "
	}
	return ends(line, t.muted.in(p.standing(s)), w)
}

// tabLabel draws the name of a table, list or audience; the present one is
// marked by a glyph too.
func tabLabel(t theme, name string, here bool) string {
	if here {
		return t.chosen.in("▸" + strings.TrimPrefix(name, " "))
	}
	return t.muted.in(name)
}

// standing says how far into the table the cursor is.
func (p *plan) standing(s *session) string {
	n := p.reg().count(s.review)
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d ", min(p.reg().grid.row+1, n), n)
}

// viewTable draws the records in sight, h rows in all.
func (p *plan) viewTable(s *session, t theme, w, h int) []string {
	r := p.reg()
	g := &r.grid
	total := r.count(s.review)
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
	g.page = max(h-len(head)-detail, 1)
	g.top = scroll(g.top, g.row, total, g.page)
	p.drawn.slots, p.drawn.body, p.drawn.bodyRows, p.drawn.top = slots, 1+len(head), min(g.page, total-g.top), g.top
	rows := head
	for i := g.top; i < min(g.top+g.page, total); i++ {
		if i == g.row {
			p.anchor(slots, g.col, len(rows)+1)
		}
		rows = append(rows, p.viewRow(s, t, slots, i, w))
	}
	return append(stack(rows, w, h-detail), p.viewDetail(s, t, w, detail)...)
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
		title := fit(c.title, sl.w)
		if c.kind == cellNumber {
			title = fitRight(c.title, sl.w)
		}
		if sl.col == g.col {
			b.WriteString(t.title.in(title))
		} else {
			b.WriteString(t.muted.in(title))
		}
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
	if i < r.count(s.review) {
		rec = r.record(s.review, i)
	} else {
		rec = p.edit.rec
	}
	var b strings.Builder
	if i == g.row {
		b.WriteString(t.accent.in("▸"))
	} else {
		b.WriteByte(' ')
	}
	b.WriteString(p.findingMark(s, t, r.id(rec)) + " ")
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
	case here && c.field == "title":
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

package tui

import "diligence/questionnaire"

// viewForm shows the record at the cursor field by field.
func (p *plan) viewForm(s *session, t theme, w, h int) []string {
	r, rec := p.reg(), p.record(s)
	detail := detailRows(h)
	id := recordID(rec)
	head := " " + p.findingMark(s, t, id) + " " + t.title.in(cut(id+"  "+r.heading(rec), w-3))
	rows := append([]string{head}, p.viewFields(s, t, 1, w, h-1-detail)...)
	return append(fitRows(rows, 0, w, h-detail), p.viewDetail(s, t, w, detail)...)
}

// viewFields draws the fields of the record at the cursor, a row each and at most
// h of them; above is how many rows of the form come before.
func (p *plan) viewFields(s *session, t theme, above, w, h int) []string {
	g := &p.reg().grid
	rec := p.record(s)
	label := 12
	for _, c := range g.columns {
		label = max(label, width(c.title))
	}
	label = min(label, max(w/3, 6))
	g.page = max(h, 1)
	p.formTop = scroll(p.formTop, g.col, len(g.columns), g.page)
	top := p.formTop
	p.drawn.body, p.drawn.bodyRows, p.drawn.top = p.drawn.head+above, min(g.page, len(g.columns)-top), top
	value := slot{x: markWidth + label + slotGap, w: max(w-markWidth-label-slotGap-1, 4)}
	var rows []string
	for i := top; i < min(top+g.page, len(g.columns)); i++ {
		c := &g.columns[i]
		text, in := p.fieldView(s, t, c, rec)
		mark, name := spaces(markWidth), t.muted.in(fit(c.title, label))
		text = cut(text, value.w)
		if i == g.col {
			mark, name = t.accent.in("▸")+"  ", t.title.in(fit(c.title, label))
			p.drawn.anchor, p.drawn.anchorY = value, p.drawn.body+len(rows)
			text = t.chosen.in(fit(text, min(max(width(text), 12), value.w)))
		} else {
			text = in.in(text)
		}
		rows = append(rows, mark+name+spaces(slotGap)+text)
	}
	return rows
}

// fieldView returns what a field of a form shows: more than a cell has room for.
func (p *plan) fieldView(s *session, t theme, c *column, rec questionnaire.Record) (string, ink) {
	text, in := cellView(s, t, c, rec)
	given := c.get(rec) != ""
	switch {
	case !given:
	case c.kind == cellRefs, c.kind == cellChoice, c.kind == cellComputed:
		text, in = cellSentence(s, t, c, rec), ""
	case c.kind == cellNumber:
		text = c.amount(s, c.get(rec))
	}
	if !p.reg().sheet {
		return text, in
	}
	switch note := s.sheetNote(c.field); {
	case note != "" && given:
		text += ", " + note
	case note != "":
		text += "  " + note
	}
	return text, in
}

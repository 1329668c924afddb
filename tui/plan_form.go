package tui

// viewForm shows the record at the cursor field by field.
func (p *plan) viewForm(s *session, t theme, w, h int) []string {
	r := p.reg()
	g := &r.grid
	rec := p.record(s)
	label := 12
	for _, c := range g.columns {
		label = max(label, width(c.title))
	}
	label = min(label, max(w/3, 6))
	detail := detailRows(h)
	g.page = max(h-1-detail, 1)
	top := scroll(p.drawn.top, g.col, len(g.columns), g.page)
	p.drawn.body, p.drawn.bodyRows, p.drawn.top = 2, min(g.page, len(g.columns)-top), top

	title, _ := s.review.Title(r.id(rec))
	rows := []string{" " + p.findingMark(s, t, r.id(rec)) + " " + t.title.in(cut(r.id(rec)+"  "+title.Line(), w-3))}
	value := slot{x: markWidth + label + slotGap, w: max(w-markWidth-label-slotGap-1, 4)}
	for i := top; i < min(top+g.page, len(g.columns)); i++ {
		c := &g.columns[i]
		text, in := cellView(s, t, c, rec)
		if (c.kind == cellRefs || c.kind == cellChoice) && c.get(rec) != "" {
			text, in = cellSentence(s, t, c, rec), ""
		}
		mark, name := spaces(markWidth), t.muted.in(fit(c.title, label))
		text = cut(text, value.w)
		if i == g.col {
			mark, name = t.accent.in("▸")+"  ", t.title.in(fit(c.title, label))
			p.drawn.anchor, p.drawn.anchorY = value, 1+len(rows)
			text = t.chosen.in(fit(text, min(max(width(text), 12), value.w)))
		} else {
			text = in.in(text)
		}
		rows = append(rows, mark+name+spaces(slotGap)+text)
	}
	return append(fitRows(rows, 0, w, h-detail), p.viewDetail(s, t, w, detail)...)
}

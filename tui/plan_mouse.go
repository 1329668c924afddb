package tui

// mouse chooses the table, cell or item that was clicked, and scrolls.
func (p *plan) mouse(m mouse, s *session) outcome {
	switch {
	case m.wheel != 0:
		p.wheel(m.wheel, s)
	case !m.click:
	case p.pick != nil:
		p.clickPick(m, s)
	case p.edit != nil:
		p.clickItem(m, s)
	case m.y == 0:
		if i := slotAt(p.drawn.tabs, m.x); i >= 0 {
			p.filter = nil
			p.show(i)
		}
	case m.y >= p.drawn.body && m.y < p.drawn.body+p.drawn.bodyRows:
		return p.clickBody(m, s)
	}
	return handled
}

func (p *plan) wheel(by int, s *session) {
	g := &p.reg().grid
	switch {
	case p.pick != nil:
		p.pick.at = max(0, min(p.pick.at+by, len(p.pick.hits)-1))
	case p.edit != nil:
	case p.formed():
		g.col += by
		g.clamp(len(p.reg().shown(s)))
	default:
		g.row += by
		g.clamp(len(p.reg().shown(s)))
	}
}

// clickBody chooses the cell or field that was clicked; the chosen one is edited.
func (p *plan) clickBody(m mouse, s *session) outcome {
	g, at := &p.reg().grid, p.drawn.top+m.y-p.drawn.body
	row, col := g.row, g.col
	if p.formed() {
		col = at
	} else {
		row = at
		for _, sl := range p.drawn.slots {
			if m.x >= sl.x && m.x < sl.x+sl.w+slotGap {
				col = sl.col
			}
		}
	}
	switch {
	case row >= len(p.reg().shown(s)), col >= len(g.columns): // below the last
	case row == g.row && col == g.col:
		return p.key(press("enter"), s)
	default:
		g.row, g.col = row, col
	}
	return handled
}

// clickItem chooses an item of the list under a cell; a click elsewhere closes it.
func (p *plan) clickItem(m mouse, s *session) {
	m, inside := m.in(p.drawn.boxX, p.drawn.boxY, p.drawn.boxW, p.drawn.boxRows)
	switch i := p.drawn.boxTop + m.y; {
	case p.edit.field != nil:
	case inside && i < len(p.edit.items):
		p.finish(s, p.edit.items[i].id, 0)
	case !inside:
		p.closeEdit(s)
	}
}

func (p *plan) clickPick(m mouse, s *session) {
	m, inside := m.in(p.drawn.boxX, p.drawn.boxY, p.drawn.boxW, p.drawn.boxRows)
	if i := p.pick.top + m.y; inside && i < len(p.pick.hits) {
		p.pick.at = i
		p.pick.toggle(s)
	}
}

package tui

import "strings"

func (i *interview) view(s *session, t theme, w, h int) []string {
	if i.staged() {
		return i.drawStage(s, t, w, h)
	}
	i.lay = layOut(w, h)
	l := i.lay
	if i.focus == paneOutline && !l.outline.shown() || i.focus == paneFindings && !l.side.shown() {
		i.focus = paneCard
	}
	middle := i.drawCard(s, t, l.card.w, l.card.h)
	columns := [][]string{middle}
	switch {
	case l.side.shown() && l.side.x > l.card.x:
		columns = append(columns, i.drawSide(s, t, l.side.w, l.side.h))
	case l.side.shown():
		rule := t.border.in(strings.Repeat("─", l.card.w))
		columns[0] = append(append(middle, rule), i.drawSide(s, t, l.side.w, l.side.h)...)
	}
	if l.outline.shown() {
		columns = append([][]string{i.drawOutline(s, t, l.outline.w, l.outline.h)}, columns...)
	}
	return beside(t.border.in("│"), columns...)
}

func (i *interview) cursor() (int, int, bool) {
	if i.edit == nil {
		return 0, 0, false
	}
	return i.lay.card.x + i.card.cursorX, i.lay.card.y + i.card.cursorY, i.card.cursorSeen
}

func (i *interview) mouse(m mouse, s *session) outcome {
	if at, ok := m.in(i.lay.outline.x, i.lay.outline.y, i.lay.outline.w, i.lay.outline.h); ok {
		return i.outlineMouse(at, s)
	}
	if at, ok := m.in(i.lay.side.x, i.lay.side.y, i.lay.side.w, i.lay.side.h); ok {
		return i.sideMouse(at, s)
	}
	if at, ok := m.in(i.lay.card.x, i.lay.card.y, i.lay.card.w, i.lay.card.h); ok {
		return i.cardMouse(at, s)
	}
	return handled
}

// paneHead draws the first row of a pane, brighter where it has the keys.
func paneHead(t theme, focused bool, left, right string, w int) string {
	i := t.muted
	if focused {
		i = t.title
	}
	return ends(i.in(left), t.muted.in(right), w)
}

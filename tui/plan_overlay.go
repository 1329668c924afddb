package tui

import "fmt"

// editorWidth is how wide the line editor of the cell at the cursor is drawn. It
// may lie over the cells beside it, but over each of them as a whole.
func (p *plan) editorWidth(w int) int {
	a, e := p.drawn.anchor, p.edit
	least := 12
	if e.column.kind == cellText {
		least = 28
	}
	want := max(a.w, least, width(e.field.value())+2)
	for _, sl := range p.drawn.slots {
		if sl.x+sl.w >= a.x+want {
			want = sl.x + sl.w - a.x
			break
		}
	}
	return min(want, max(w-a.x, min(w, least)))
}

// viewEdit draws the editor over the cell at the cursor and, under it, the
// items to choose from or why the last try was refused.
func (p *plan) viewEdit(t theme, rows []string, w, h int) []string {
	e, a, y := p.edit, p.drawn.anchor, p.drawn.anchorY
	if e.field != nil {
		ew := p.editorWidth(w)
		x := min(a.x, w-ew)
		line := e.field.view(ew-1, 1)[0]
		rows = overlay(rows, []string{t.bar.in(line + " ")}, x, y)
		p.drawn.cursorX, p.drawn.cursorY, p.drawn.cursor = x+e.field.x, y, true
		if e.problem == nil {
			return rows
		}
		return p.below(t, rows, e.column.title, problemLines(t, e.problem, min(w-4, 44)), x, y, w, h)
	}
	var lines []string
	for i, it := range e.items {
		line := fmt.Sprintf("%d  %s", (i+1)%10, it.label)
		if e.tri() {
			line = [...]string{"y", "n", "?"}[i] + "  " + it.label
		}
		if i >= 10 {
			line = "   " + it.label
		}
		if i == e.at {
			line = t.chosen.in("▸ " + line + " ")
		} else {
			line = "  " + line
		}
		lines = append(lines, line)
	}
	lines = append(lines, problemLines(t, e.problem, min(w-4, 44))...)
	rows = p.below(t, rows, e.column.title, lines, a.x, y, w, h)
	p.drawn.boxRows = min(len(e.items), p.drawn.boxRows)
	return rows
}

// below draws a box under row y, or above it where there is more room.
func (p *plan) below(t theme, rows []string, title string, lines []string, x, y, w, h int) []string {
	bw := width(title) + 6
	for _, l := range lines {
		bw = max(bw, width(l)+4)
	}
	bw = min(bw, w)
	room := max(h-y-1, y)
	if len(lines)+2 > room && p.edit.field == nil {
		p.drawn.boxTop = scroll(0, max(p.edit.at, 0), len(lines), max(room-2, 1))
		lines = fitLines(lines, p.drawn.boxTop, room-2)
	}
	box := framed(t, title, lines, bw)
	top := y + 1
	if top+len(box) > h {
		top = max(y-len(box), 0)
	}
	x = max(min(x-2, w-bw), 0)
	p.drawn.boxX, p.drawn.boxY, p.drawn.boxW, p.drawn.boxRows = x, top+1, bw, len(lines)
	return overlay(rows, box, x, top)
}

// fitLines returns at most n of lines, from line top on.
func fitLines(lines []string, top, n int) []string {
	return lines[top:min(top+max(n, 1), len(lines))]
}

func (p *plan) viewPick(t theme, rows []string, w, h int) []string {
	box := p.pick.view(t, w, h)
	x, y := centred(box, w, h)
	p.drawn.cursorX, p.drawn.cursorY, p.drawn.cursor = x+4+p.pick.field.x, y+1, true
	p.drawn.boxX, p.drawn.boxY, p.drawn.boxW, p.drawn.boxRows = x, y+2, width(box[0]), len(box)-3
	return overlay(rows, box, x, y)
}

package tui

// A layout says where the interview's panes stand. A pane of no width is not
// in sight.
type layout struct {
	outline, card, side rect
	w, h                int
}

type rect struct{ x, y, w, h int }

func (r rect) shown() bool { return r.w > 0 && r.h > 0 }

// From these widths on there is room for more than the card.
const (
	threePanes = 110
	twoPanes   = 70
	stacked    = 29 // rows of the screen proper: 32 of the terminal
)

// From these widths on a pane has nothing more to show, in cells.
const (
	cardMost = 84
	sideMost = 76
)

// layOut divides w by h cells: three panes from 110 columns, outline and card
// from 70, the card alone below. Where findings have no column of their own
// they stand below the card if the terminal has 32 rows.
func layOut(w, h int) layout {
	l := layout{w: w, h: h, card: rect{0, 0, w, h}}
	if w >= twoPanes {
		o := max(w*33/100, 24)
		if w >= threePanes {
			o = min(max(w*25/100, 28), 42)
		}
		l.outline = rect{0, 0, o, h}
		l.card = rect{o + 1, 0, w - o - 1, h}
	}
	switch {
	case w >= threePanes:
		s := min(max(w*29/100, 32), 60)
		s += min(max(l.card.w-s-1-cardMost, 0), sideMost-s) // what the card has no use for
		l.side = rect{w - s, 0, s, h}
		l.card.w -= s + 1
	case h >= stacked:
		s := min(max(h/3, 8), 14)
		l.side = rect{l.card.x, h - s, l.card.w, s}
		l.card.h -= s + 1
	}
	return l
}

// panes returns the panes in sight, in the order tab walks them.
func (l layout) panes() []pane {
	out := []pane{paneCard}
	if l.side.shown() {
		out = append(out, paneFindings)
	}
	if l.outline.shown() {
		out = append(out, paneOutline)
	}
	return out
}

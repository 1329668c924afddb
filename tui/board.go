package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A board is a list that lies over the screen, with keys of its own. What it
// lists is read anew each time it is drawn.
type board struct {
	name, title string
	rows        func() []boardRow
	foot        func() []string // what is said below the rows
	press       func(key string, at int) (out outcome, done, used bool)
	binds       []binding

	at, top    int
	x, y, w, h int
	owner      []int // the row each line in sight belongs to, -1 for none
}

// A boardRow is a row of a board: its text, what stands at the right edge, and a
// line below. A heading cannot be chosen.
type boardRow struct {
	text, tail, below string
	heading           bool
	wide              *boardCells // how it is drawn where there is room for columns; nil for as it is
}

// A boardCells is a row as a table draws it, in place of what the row says below and
// at its edge.
type boardCells struct {
	cells       []string
	tail, below string
}

// A table has cells as wide as that, in a board as wide as this.
const (
	boardCell  = 11
	boardTable = 70
)

// set returns the row as it is drawn on w cells.
func (r boardRow) set(w int) boardRow {
	if r.wide == nil {
		return r
	}
	if w < boardTable {
		r.heading = r.heading && r.text != ""
		return r
	}
	room := w - 2 - boardCell*len(r.wide.cells) - 7
	r.text, r.tail, r.below = fit(cut(r.text, room-1), room), r.wide.tail, r.wide.below
	for _, c := range r.wide.cells {
		r.text += fit(c, boardCell)
	}
	return r
}

func (b *board) key(k tea.KeyPressMsg) (outcome, bool) {
	rows := b.settle()
	switch k.String() {
	case "esc", "q":
		return handled, true
	case "up", "k":
		b.move(rows, -1)
	case "down", "j":
		b.move(rows, 1)
	case "home", "g":
		b.at = 0
	case "end", "G":
		b.at = len(rows) - 1
	default:
		at := b.at
		if len(rows) == 0 {
			at = -1
		}
		if out, done, used := b.press(k.String(), at); used {
			return out, done
		}
	}
	return handled, false
}

// settle keeps the choice on a row that can be chosen.
func (b *board) settle() []boardRow {
	rows := b.rows()
	b.at = max(0, min(b.at, len(rows)-1))
	if len(rows) > 0 && rows[b.at].heading {
		b.move(rows, 1)
	}
	return rows
}

// move goes to the next row that can be chosen, if there is one.
func (b *board) move(rows []boardRow, by int) {
	for n := b.at + by; n >= 0 && n < len(rows); n += by {
		if !rows[n].heading {
			b.at = n
			return
		}
	}
}

func (b *board) paste(questionnaire.Text) {}

func (b *board) mouse(m mouse) (outcome, bool) {
	if m.wheel != 0 {
		b.move(b.settle(), m.wheel/wheelRows)
		return handled, false
	}
	at, inside := m.in(b.x, b.y+1, b.w, len(b.owner))
	if !inside {
		_, in := m.in(b.x, b.y, b.w, b.h)
		return handled, m.click && !in
	}
	if n := b.owner[at.y]; n >= 0 {
		if n == b.at {
			return b.key(press("enter"))
		}
		b.at = n
	}
	return handled, false
}

func (b *board) view(t theme, w, h int) ([]string, int, int) {
	b.w = min(w-2, 92)
	inner := b.w - 4
	var foot []string
	for _, text := range b.foot() {
		foot = append(foot, inked(t.muted, wrap(text, inner))...)
	}
	lines, from, to := b.lines(t, b.settle(), inner)
	room := max(h-3-len(foot), 2)
	if h < 14 && len(lines) > room { // the rows matter more
		foot, room = nil, max(h-2, 2)
	}
	room = min(room, len(lines))
	b.top = scroll(b.top, to, len(lines), room)
	b.top = scroll(b.top, from, len(lines), room)
	body := slices.Clone(lines[b.top : b.top+room])
	b.owner = b.owner[b.top : b.top+room]
	if len(foot) > 0 {
		body = append(append(body, ""), foot...)
	}
	box := framed(t, b.title, body, b.w)
	b.x, b.y = centred(box, w, h)
	b.h = len(box)
	return box, b.x, b.y
}

// lines draws all rows, and tells where the chosen one stands.
func (b *board) lines(t theme, rows []boardRow, w int) (lines []string, from, to int) {
	b.owner = b.owner[:0]
	add := func(line string, of int) {
		lines, b.owner = append(lines, line), append(b.owner, of)
	}
	for n, r := range rows {
		r = r.set(w)
		switch {
		case r.heading && r.wide != nil:
			add(t.muted.in(ends("  "+r.text, r.tail, w)), -1)
			continue
		case r.heading:
			if n > 0 {
				add("", -1)
			}
			add(t.title.in(cut(r.text, w)), -1)
			continue
		case rows[n].heading: // of a table there is no room for
			continue
		}
		mark := "  "
		if n == b.at {
			mark, from = "▸ ", len(lines)
		}
		if w < 60 && r.tail != "" && width(r.text)+width(r.tail)+3 > w {
			r.tail, r.below = "", strings.TrimPrefix(r.below+" · "+r.tail, " · ")
		}
		row := ends(mark+r.text, r.tail, w)
		if n == b.at {
			row = t.chosen.over(row)
		}
		add(row, n)
		if r.below != "" {
			for _, l := range wrap(r.below, w-4) {
				add("    "+t.muted.in(l), n)
			}
		}
		if n == b.at {
			to = len(lines) - 1
		}
	}
	return lines, from, to
}

func (b *board) cursor() (int, int, bool) { return 0, 0, false }
func (b *board) mode() string             { return b.name }
func (b *board) keys() []binding {
	return append(slices.Clone(b.binds), binding{keys: []string{"esc"}, short: "close"})
}

package tui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// An area is a text of several lines being typed. Its cursor moves by what a
// reader takes for a character. Wrapping 64 KB takes less than a frame.
type area struct {
	text string
	at   int // the cursor, in bytes
	goal int // the column up and down keep to; -1 for none
	w    int // rows are wrapped to
	rows []areaRow
	top  int
}

// An areaRow is a row as drawn, text[from:to]. A blank at which it is broken
// belongs to it, a line end does not.
type areaRow struct{ from, to int }

func newTextArea(text string) *area {
	a := &area{goal: -1, w: 80}
	a.set(text)
	return a
}

// set replaces the text and puts the cursor at its end.
func (a *area) set(text string) {
	a.text = strings.ReplaceAll(text, "\t", "    ")
	a.at = len(a.text)
	a.wrap()
}

// cluster returns the length in bytes and the width in cells of the character
// at byte i.
func (a *area) cluster(i int) (size, cells int) {
	if c := a.text[i]; c < 0x7f && (i+1 == len(a.text) || a.text[i+1] < 0x80) {
		if c == '\n' {
			return 1, 0
		}
		return 1, 1
	}
	s, cells := ansi.FirstGraphemeCluster(a.text[i:], ansi.GraphemeWidth)
	return max(len(s), 1), cells
}

// wrap divides the text into rows of at most w cells, between words where it can.
func (a *area) wrap() {
	a.rows = a.rows[:0]
	from, col, gap := 0, 0, -1
	for i := 0; i < len(a.text); {
		size, cells := a.cluster(i)
		switch {
		case a.text[i] == '\n':
			a.rows = append(a.rows, areaRow{from, i})
			from, col, gap = i+1, 0, -1
		case a.text[i] == ' ':
			col, gap = col+1, i+1
		case col+cells > a.w && gap > from:
			a.rows = append(a.rows, areaRow{from, gap})
			from, col = gap, width(a.text[gap:i])+cells
		case col+cells > a.w && col > 0:
			a.rows = append(a.rows, areaRow{from, i})
			from, col = i, cells
		default:
			col += cells
		}
		i += size
	}
	a.rows = append(a.rows, areaRow{from, len(a.text)})
}

// where returns the row and the column of the cursor.
func (a *area) where() (row, col int) {
	for row+1 < len(a.rows) && a.rows[row+1].from <= a.at {
		row++
	}
	return row, width(a.text[a.rows[row].from:a.at])
}

// view returns h rows of w cells and where the cursor stands in them.
func (a *area) view(w, h int) (rows []string, x, y int) {
	if w != a.w {
		a.w = w
		a.wrap()
	}
	row, col := a.where()
	a.top = scroll(a.top, row, len(a.rows), h)
	lines := make([]string, 0, h)
	for _, r := range a.rows[a.top:min(a.top+h, len(a.rows))] {
		lines = append(lines, ansi.Truncate(a.text[r.from:r.to], w, ""))
	}
	return fitRows(lines, 0, w, h), min(col, w-1), row - a.top
}

// insert puts text at the cursor.
func (a *area) insert(s string) {
	s = strings.ReplaceAll(s, "\t", "    ")
	a.replace(a.at, a.at, s)
}

// replace puts s in the place of text[from:to] and the cursor behind it.
func (a *area) replace(from, to int, s string) {
	a.text = a.text[:from] + s + a.text[to:]
	a.at = from + len(s)
	a.wrap()
}

// key edits the text, or moves the cursor.
func (a *area) key(k tea.KeyPressMsg) {
	name := k.String()
	if name != "up" && name != "down" && name != "pgup" && name != "pgdown" {
		a.goal = -1
	}
	if a.moved(name) {
		return
	}
	row, _ := a.where()
	switch name {
	case "enter", "ctrl+j":
		a.insert("\n")
	case "backspace", "ctrl+h":
		a.replace(a.before(a.at), a.at, "")
	case "delete", "ctrl+d":
		a.replace(a.at, a.after(a.at), "")
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		a.replace(a.wordBefore(), a.at, "")
	case "alt+d", "ctrl+delete":
		a.replace(a.at, a.wordAfter(), "")
	case "ctrl+u":
		a.replace(a.rows[row].from, a.at, "")
	case "ctrl+k":
		a.replace(a.at, a.rows[row].to, "")
	default:
		if k.Text != "" {
			a.insert(k.Text)
		}
	}
}

func (a *area) moved(key string) bool {
	row, _ := a.where()
	switch key {
	case "left", "ctrl+b":
		a.at = a.before(a.at)
	case "right", "ctrl+f":
		a.at = a.after(a.at)
	case "up":
		a.vertical(-1)
	case "down":
		a.vertical(1)
	case "pgup":
		a.vertical(-10)
	case "pgdown":
		a.vertical(10)
	case "home", "ctrl+a":
		a.at = a.rows[row].from
	case "end":
		a.at = a.rows[row].to
		if row+1 < len(a.rows) && a.rows[row+1].from == a.at {
			a.at = a.before(a.at) // a broken row ends before its last blank
		}
	case "ctrl+home":
		a.at = 0
	case "ctrl+end":
		a.at = len(a.text)
	case "ctrl+left", "alt+left", "alt+b":
		a.at = a.wordBefore()
	case "ctrl+right", "alt+right", "alt+f":
		a.at = a.wordAfter()
	default:
		return false
	}
	return true
}

// vertical moves by rows, keeping to the column where the movement began.
func (a *area) vertical(by int) {
	row, col := a.where()
	if a.goal < 0 {
		a.goal = col
	}
	r := a.rows[max(0, min(row+by, len(a.rows)-1))]
	a.at = r.from
	for col := 0; a.at < r.to; {
		size, cells := a.cluster(a.at)
		if col+cells > a.goal || a.at+size == r.to && r.to < len(a.text) && a.text[r.to] != '\n' {
			return
		}
		a.at, col = a.at+size, col+cells
	}
}

func (a *area) after(i int) int {
	if i >= len(a.text) {
		return i
	}
	size, _ := a.cluster(i)
	return i + size
}

// before returns the start of the character that ends at i. Characters are told
// apart from the start of the line on.
func (a *area) before(i int) int {
	if i == 0 {
		return 0
	}
	at := strings.LastIndexByte(a.text[:i-1], '\n') + 1
	for {
		next := a.after(at)
		if next >= i || next == at {
			return at
		}
		at = next
	}
}

func (a *area) wordBefore() int {
	s := strings.TrimRightFunc(a.text[:a.at], unicode.IsSpace)
	return strings.LastIndexFunc(s, unicode.IsSpace) + 1
}

func (a *area) wordAfter() int {
	rest := a.text[a.at:]
	word := strings.TrimLeftFunc(rest, unicode.IsSpace)
	end := strings.IndexFunc(word, unicode.IsSpace)
	if end < 0 {
		return len(a.text)
	}
	return len(a.text) - len(word) + end
}

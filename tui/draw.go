package tui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// What a pane draws is a []string: exactly as many rows as it is high, each
// exactly as many cells as it is wide. These helpers keep it so.

const ellipsis = "…"

// width returns the cells s takes, escape sequences not counted. It counts what nearly
// all text here is made of; the rest, of which several may make one sign, is segmented
// at ten times the cost.
func width(s string) int {
	n := 0
	for i := 0; i < len(s); {
		c := s[i]
		if ' ' <= c && c <= '~' {
			i, n = i+1, n+1
			continue
		}
		if c == '\x1b' {
			size := styleLength(s[i:])
			if size == 0 {
				return ansi.StringWidth(s)
			}
			i += size
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !oneCell(r) {
			return ansi.StringWidth(s)
		}
		i, n = i+size, n+1
	}
	return n
}

// oneCell reports whether r is known to take one cell, whatever stands beside it:
// letters of Latin scripts, quotes and dashes, arrows, lines and the marks.
func oneCell(r rune) bool {
	switch {
	case r < 0x300:
		return r > 0xa0 && r != 0xad // a soft hyphen takes none
	case r < 0x2500:
		return 0x2010 <= r && r <= 0x2027 || 0x2190 <= r && r <= 0x2193 || 0x2260 <= r && r <= 0x2265 ||
			r == '‹' || r == '›' || r == '€' || r == '−'
	}
	return r < 0x25d0 || r == '✓' || r == '✗'
}

// styleLength returns the length of the escape sequence of a style that s begins
// with, 0 where it begins with another.
func styleLength(s string) int {
	for i := len("\x1b["); i < len(s) && s[1] == '['; i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// cut returns s in at most w cells, with an ellipsis where something is gone.
// A line end would break the picture; it becomes a blank.
func cut(s string, w int) string {
	s, _ = clipped(s, w)
	return s
}

// clipped is cut, and says how many cells its result takes.
func clipped(s string, w int) (string, int) {
	if strings.IndexByte(s, '\n') >= 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	if w <= 0 {
		return "", 0
	}
	if n := width(s); n <= w {
		return s, n
	}
	if head, ok := beginning(s, w-1); ok {
		return head + ellipsis, w
	}
	s = ansi.Truncate(s, w, ellipsis)
	if strings.Contains(s, "\x1b[") && !strings.HasSuffix(s, reset) {
		s += reset
	}
	return s, width(s)
}

// beginning returns the first w cells of s, if they are nothing but signs of one cell.
func beginning(s string, w int) (head string, ok bool) {
	n := 0
	for i, r := range s {
		if r < ' ' || r > '~' && !oneCell(r) {
			return "", false
		}
		if n == w {
			return s[:i], true
		}
		n++
	}
	return s, true
}

// fit returns s in exactly w cells.
func fit(s string, w int) string {
	s, n := clipped(s, w)
	return s + spaces(w-n)
}

// fitRight returns s in exactly w cells, moved to the right edge.
func fitRight(s string, w int) string {
	s, n := clipped(s, w)
	return spaces(w-n) + s
}

// ends returns left and right at the ends of a row of w cells; left gives way.
func ends(left, right string, w int) string {
	right, r := clipped(right, w)
	gap := 0
	if r > 0 && r < w {
		gap = 1
	}
	left, l := clipped(left, w-r-gap)
	return left + spaces(w-r-l) + right
}

func spaces(n int) string {
	if n <= 0 {
		return ""
	}
	return strings.Repeat(" ", n)
}

// fitRows returns exactly h rows of w cells of lines, from line top on.
func fitRows(lines []string, top, w, h int) []string {
	rows := make([]string, h)
	blank := spaces(w)
	for i := range rows {
		if n := top + i; n >= 0 && n < len(lines) {
			rows[i] = fit(lines[n], w)
		} else {
			rows[i] = blank
		}
	}
	return rows
}

// scroll returns the least change of top that keeps line at in sight of h rows,
// with no empty rows below while there are lines above.
func scroll(top, at, total, h int) int {
	if at >= 0 {
		top = min(top, at)
		top = max(top, at-h+1)
	}
	return max(0, min(top, total-h))
}

// beside joins panes of the same height, sep between them.
func beside(sep string, panes ...[]string) []string {
	if len(panes) == 1 {
		return panes[0]
	}
	rows, row := make([]string, len(panes[0])), make([]string, len(panes))
	for i := range rows {
		for n, p := range panes {
			row[n] = p[i]
		}
		rows[i] = strings.Join(row, sep)
	}
	return rows
}

// wrap returns plain s as lines of at most w cells, broken between words where
// it can be. Line breaks in s are kept.
func wrap(s string, w int) []string {
	w = max(w, 2) // what is wider than a cell must fit
	var lines []string
	for para := range strings.SplitSeq(s, "\n") {
		lines = wrapLine(lines, strings.ReplaceAll(para, "\t", "    "), w)
	}
	return lines
}

// wrapLine adds the lines of para, each of them a piece of it.
func wrapLine(lines []string, para string, w int) []string {
	from, to, used := 0, 0, 0 // the line so far
	next := 0                 // where the next word begins
	for word := range strings.SplitSeq(para, " ") {
		at, n := next, width(word)
		next += len(word) + 1
		if from < to && used+1+n > w {
			lines = append(lines, para[from:to])
			from, to = at, at
		}
		for n > w {
			head := ansi.Truncate(word, w, "")
			if head == "" {
				break
			}
			lines = append(lines, head)
			at, word = at+len(head), word[len(head):]
			n = width(word)
		}
		if from == to {
			from, used = at, n
		} else {
			used += 1 + n
		}
		to = at + len(word)
	}
	return append(lines, para[from:to])
}

// inked returns lines, each in the ink.
func inked(i ink, lines []string) []string {
	out := make([]string, len(lines))
	for n, l := range lines {
		out[n] = i.in(l)
	}
	return out
}

// indented returns lines with first before the first and spaces before the rest.
func indented(first string, lines []string) []string {
	out := make([]string, len(lines))
	pad := spaces(width(first))
	for n, l := range lines {
		if n == 0 {
			out[n] = first + l
		} else {
			out[n] = pad + l
		}
	}
	return out
}

// replaceResets makes every reset of row fall back to ink instead.
func replaceResets(row, ink string) string {
	row = strings.ReplaceAll(row, "\x1b[0m", reset)
	return strings.ReplaceAll(row, reset, reset+ink)
}

// overlay returns rows with box drawn over them at x, y.
func overlay(rows, box []string, x, y int) []string {
	out := append([]string(nil), rows...)
	for i, b := range box {
		n := y + i
		if n < 0 || n >= len(out) {
			continue
		}
		end, all := x+width(b), width(out[n])
		left, right := ansi.Truncate(out[n], x, ""), ansi.TruncateLeft(out[n], end, "")
		// A wide character across an edge goes; blanks take its cells.
		if width(right) > all-end {
			right = ansi.TruncateLeft(out[n], end+1, "")
		}
		out[n] = left + spaces(x-width(left)) + reset + b + spaces(all-end-width(right)) + right
	}
	return out
}

// framed returns lines in a box of w cells with a title on its upper edge.
func framed(t theme, title string, lines []string, w int) []string {
	inner := max(w-4, 1)
	title = cut(title, inner-1)
	head := t.border.in("╭─ ") + t.title.in(title) + t.border.in(" "+strings.Repeat("─", max(inner-width(title)-1, 0))+"╮")
	out := append(make([]string, 0, len(lines)+2), head)
	side := t.border.in("│")
	for _, l := range lines {
		out = append(out, side+" "+fit(l, inner)+" "+side)
	}
	return append(out, t.border.in("╰"+strings.Repeat("─", inner+2)+"╯"))
}

// gauge returns a bar of w cells that shows done of total.
func gauge(t theme, done, total, w int) string {
	n := 0
	if total > 0 {
		n = done * w / total
	}
	if done > 0 && n == 0 {
		n = 1
	}
	return t.accent.in(strings.Repeat("━", n)) + t.border.in(strings.Repeat("─", w-n))
}

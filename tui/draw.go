package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// What a pane draws is a []string: exactly as many rows as it is high, each
// exactly as many cells as it is wide. These helpers keep it so.

const ellipsis = "…"

// width returns the cells s takes, escape sequences not counted.
func width(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x20 || s[i] > 0x7e {
			return ansi.StringWidth(s)
		}
	}
	return len(s)
}

// cut returns s in at most w cells, with an ellipsis where something is gone.
// A line end would break the picture; it becomes a blank.
func cut(s string, w int) string {
	if strings.IndexByte(s, '\n') >= 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	switch {
	case w <= 0:
		return ""
	case width(s) <= w:
		return s
	}
	s = ansi.Truncate(s, w, ellipsis)
	if strings.Contains(s, "\x1b[") && !strings.HasSuffix(s, reset) {
		s += reset
	}
	return s
}

// fit returns s in exactly w cells.
func fit(s string, w int) string {
	s = cut(s, w)
	return s + spaces(w-width(s))
}

// fitRight returns s in exactly w cells, moved to the right edge.
func fitRight(s string, w int) string {
	s = cut(s, w)
	return spaces(w-width(s)) + s
}

// ends returns left and right at the ends of a row of w cells; left gives way.
func ends(left, right string, w int) string {
	right = cut(right, w)
	r := width(right)
	if r > 0 && r < w {
		return fit(left, w-r-1) + " " + right
	}
	return fit(left, w-r) + right
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
	rows := make([]string, len(panes[0]))
	var b strings.Builder
	for i := range rows {
		b.Reset()
		for n, p := range panes {
			if n > 0 {
				b.WriteString(sep)
			}
			b.WriteString(p[i])
		}
		rows[i] = b.String()
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

func wrapLine(lines []string, para string, w int) []string {
	line, used := "", 0
	for word := range strings.SplitSeq(para, " ") {
		n := width(word)
		if line != "" && used+1+n > w {
			lines = append(lines, line)
			line, used = "", 0
		}
		for n > w {
			head := ansi.Truncate(word, w, "")
			if head == "" {
				break
			}
			lines = append(lines, head)
			word = word[len(head):]
			n = width(word)
		}
		if line == "" {
			line, used = word, n
		} else {
			line, used = line+" "+word, used+1+n
		}
	}
	return append(lines, line)
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

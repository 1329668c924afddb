package tui

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// A word is a run of text without spaces; it may change its pen half-way.
type word struct {
	spans []span
	width int
	space bool // a space stands before it
	brk   bool // a line must end before it
}

// splitWords cuts spans at spaces. A newline in a span is a line break that
// must stay.
func splitWords(spans []span) []word {
	var words []word
	var cur word
	flush := func() {
		if len(cur.spans) > 0 {
			words = append(words, cur)
			cur = word{}
		}
	}
	for _, s := range spans {
		start := 0
		for i, c := range s.text + " " {
			if c != ' ' && c != '\n' {
				continue
			}
			if piece := s.text[start:i]; piece != "" {
				cur.spans = append(cur.spans, span{piece, s.pen})
				cur.width += ansi.StringWidth(piece)
			}
			start = i + 1
			if i == len(s.text) {
				break
			}
			flush()
			cur.space = true
			cur.brk = cur.brk || c == '\n'
		}
	}
	flush()
	return words
}

// wrapSpans breaks spans into rows of at most width cells, at spaces where
// there are any. It returns at least one row.
func wrapSpans(spans []span, width int) [][]span {
	width = max(width, 1)
	var rows [][]span
	var row []span
	used := 0
	end := func() {
		rows = append(rows, row)
		row, used = nil, 0
	}
	for _, w := range splitWords(spans) {
		gap := 0
		if w.space && used > 0 {
			gap = 1
		}
		switch {
		case w.brk && (used > 0 || len(rows) > 0):
			end()
			gap = 0
		case used > 0 && used+gap+w.width > width && w.width <= width:
			end()
			gap = 0
		}
		if gap == 1 {
			row, used = appendSpan(row, span{" ", spacePen(row, w)}), used+1
		}
		if used+w.width <= width {
			for _, s := range w.spans {
				row = appendSpan(row, s)
			}
			used += w.width
			continue
		}
		for _, s := range w.spans { // longer than a row: cut where the row ends
			for s.text != "" {
				head := ansi.Truncate(s.text, width-used, "")
				if head == "" && used > 0 {
					end()
					continue
				}
				if head == "" { // one character wider than the row
					head = s.text
				}
				row, used = appendSpan(row, span{head, s.pen}), used+ansi.StringWidth(head)
				s.text = s.text[len(head):]
			}
		}
	}
	if len(row) > 0 || len(rows) == 0 {
		end()
	}
	return rows
}

// spacePen is the pen of the space between a row and the next word: theirs
// where they share one, so that a code span of two words stays one box.
func spacePen(row []span, w word) pen {
	return row[len(row)-1].pen & w.spans[0].pen
}

func appendSpan(row []span, s span) []span {
	if n := len(row); n > 0 && row[n-1].pen == s.pen {
		row[n-1].text += s.text
		return row
	}
	return append(row, s)
}

// padSpans returns row filled with spaces to width cells.
func padSpans(row []span, width int, right bool) []span {
	gap := width - spansWidth(row)
	if gap <= 0 {
		return row
	}
	space := span{text: strings.Repeat(" ", gap)}
	if right {
		return append([]span{space}, row...)
	}
	return append(row[:len(row):len(row)], space)
}

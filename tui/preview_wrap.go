package tui

import "github.com/charmbracelet/x/ansi"

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
				cur.width += width(piece)
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

// wrapSpans breaks spans into rows of at most room cells, at spaces where there
// are any. It returns at least one row.
func wrapSpans(spans []span, room int) [][]span {
	r := rowWriter{room: max(room, 1)}
	for _, w := range splitWords(spans) {
		r.word(w)
	}
	if len(r.row) > 0 || len(r.rows) == 0 {
		r.end()
	}
	return r.rows
}

// A rowWriter fills rows of room cells with words.
type rowWriter struct {
	room int
	rows [][]span
	row  []span
	used int
}

func (r *rowWriter) end() {
	r.rows = append(r.rows, r.row)
	r.row, r.used = nil, 0
}

func (r *rowWriter) word(w word) {
	gap := 0
	if w.space && r.used > 0 {
		gap = 1
	}
	switch {
	case w.brk && (r.used > 0 || len(r.rows) > 0):
		r.end()
		gap = 0
	case r.used > 0 && r.used+gap+w.width > r.room && w.width <= r.room:
		r.end()
		gap = 0
	}
	if gap == 1 {
		r.row, r.used = appendSpan(r.row, span{" ", spacePen(r.row, w)}), r.used+1
	}
	if r.used+w.width > r.room {
		r.longWord(w)
		return
	}
	for _, s := range w.spans {
		r.row = appendSpan(r.row, s)
	}
	r.used += w.width
}

// longWord cuts a word that is longer than a row where the row ends.
func (r *rowWriter) longWord(w word) {
	for _, s := range w.spans {
		for s.text != "" {
			head := ansi.Truncate(s.text, r.room-r.used, "")
			if head == "" && r.used > 0 {
				r.end()
				continue
			}
			if head == "" { // one character wider than the row
				head = s.text
			}
			r.row, r.used = appendSpan(r.row, span{head, s.pen}), r.used+width(head)
			s.text = s.text[len(head):]
		}
	}
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

// padSpans returns row filled with spaces to w cells.
func padSpans(row []span, w int, right bool) []span {
	gap := w - spansWidth(row)
	if gap <= 0 {
		return row
	}
	space := span{text: spaces(gap)}
	if right {
		return append([]span{space}, row...)
	}
	return append(row[:len(row):len(row)], space)
}

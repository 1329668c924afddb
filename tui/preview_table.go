package tui

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

const (
	columnGap = "  "
	wordMost  = 15 // cells: re-architecture; a longer word may be cut where columns are narrow
)

// An mdCell is one cell of a Markdown table.
type mdCell struct {
	spans []span
	right bool
}

// table draws a table whose columns fit the width, or where they cannot, one
// paragraph a row with each cell under its heading's name.
func (t *typesetter) table(n *east.Table) {
	rows := t.tableRows(n)
	if len(rows) == 0 || len(rows[0]) == 0 {
		return
	}
	if t.aloud {
		t.tableAloud(rows)
		return
	}
	widths, ok := fitColumns(rows, t.room())
	if !ok {
		t.tableAsList(rows)
		return
	}
	wraps := false
	for _, row := range rows[1:] {
		for i, c := range row {
			wraps = wraps || spansWidth(c.spans) > widths[i]
		}
	}
	for i, row := range rows {
		t.startBlock()
		t.tableRow(row, widths)
		if i == 0 || wraps && i < len(rows)-1 {
			t.tableRule(widths)
		}
	}
}

func (t *typesetter) tableRows(n *east.Table) [][]mdCell {
	var rows [][]mdCell
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		with := t.pen
		if r.Kind() == east.KindTableHeader {
			with |= penBold
		}
		var row []mdCell
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			row = append(row, t.tableCell(c, with))
		}
		for len(rows) > 0 && len(row) < len(rows[0]) {
			row = append(row, mdCell{})
		}
		rows = append(rows, row)
	}
	return rows
}

func (t *typesetter) tableCell(n ast.Node, with pen) mdCell {
	c := mdCell{spans: inline(t.src, n, with)}
	if cell, ok := n.(*east.TableCell); ok {
		c.right = cell.Alignment == east.AlignRight
	}
	return c
}

func (t *typesetter) tableRow(row []mdCell, widths []int) {
	columns := make([][][]span, len(widths))
	height := 1
	for i := range widths {
		columns[i] = wrapSpans(row[i].spans, widths[i])
		height = max(height, len(columns[i]))
	}
	for y := range height {
		var line []span
		for i, w := range widths {
			var part []span
			if y < len(columns[i]) {
				part = columns[i][y]
			}
			if i > 0 {
				line = append(line, span{text: columnGap})
			}
			line = append(line, padSpans(part, w, row[i].right)...)
		}
		t.emit(line)
	}
}

func (t *typesetter) tableRule(widths []int) {
	var line []span
	for i, w := range widths {
		if i > 0 {
			line = append(line, span{text: columnGap})
		}
		line = append(line, span{strings.Repeat("─", w), penRule})
	}
	t.emit(line)
}

func (t *typesetter) tableAsList(rows [][]mdCell) {
	for n, row := range rows[1:] {
		t.startBlock()
		if n > 0 {
			t.gap()
		}
		t.flow(withPen(row[0].spans, penBold))
		for i, c := range row[1:] {
			name := append(withPen(rows[0][i+1].spans, 0), span{": ", penBold})
			t.indented([]span{{text: "  "}}, []span{{text: "    "}}, 0, func() {
				t.flow(append(name, c.spans...))
			})
		}
	}
}

// tableAloud writes each row as what it is about, then each further cell that is not
// empty after its heading's name.
func (t *typesetter) tableAloud(rows [][]mdCell) {
	plain := func(c mdCell) string { return strings.TrimSpace(docLine{spans: c.spans}.plain()) }
	for _, row := range rows[1:] {
		t.startBlock()
		if len(row) == 2 {
			t.emit([]span{{text: ended(plain(row[0]) + ": " + plain(row[1]))}})
			continue
		}
		var said []string
		for i, c := range row[1:] {
			if value := plain(c); value != "" {
				said = append(said, strings.TrimPrefix(plain(rows[0][i+1])+": ", ": ")+value)
			}
		}
		line := strings.TrimSpace(ended(plain(row[0])) + " " + ended(strings.Join(said, "; ")))
		t.emit([]span{{text: line}})
	}
}

func withPen(spans []span, with pen) []span {
	out := make([]span, len(spans))
	for i, s := range spans {
		out[i] = span{s.text, s.pen | with}
	}
	return out
}

// fitColumns shares room out: a column gets what it needs where the widest are
// cut to one common width. It reports whether every column can hold its words.
func fitColumns(rows [][]mdCell, room int) ([]int, bool) {
	n := len(rows[0])
	natural, least := make([]int, n), make([]int, n)
	for _, row := range rows {
		for i, c := range row[:n] {
			natural[i] = max(natural[i], min(spansWidth(c.spans), room))
			for _, w := range splitWords(c.spans) {
				least[i] = max(least[i], min(w.width, wordMost))
			}
		}
	}
	room -= (n - 1) * len(columnGap)
	widths := share(natural, least, room)
	for i, w := range widths {
		if w < least[i] || w < 1 {
			return nil, false
		}
	}
	return widths, true
}

// share cuts the widest of natural until they sum to room, none below least
// while another can still give.
func share(natural, least []int, room int) []int {
	widths := append([]int(nil), natural...)
	sum := 0
	for _, w := range widths {
		sum += w
	}
	for ; sum > room; sum-- {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			for i, w := range widths {
				if widest < 0 || w > widths[widest] {
					widest = i
				}
			}
		}
		if widths[widest] == 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

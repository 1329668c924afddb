package export

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"diligence/export/pdf"
)

// A grid is a table that is ready to be placed.
type grid struct {
	columns []float64 // widths
	rows    []gridRow // the first is the head
	cell    typeSize
	top     float64 // space above the text of a cell, and below
}

type gridRow struct {
	cells  []gridCell
	height float64
}

type gridCell struct {
	runs    []run
	lines   []line
	right   bool
	fill    *pdf.Color
	tag     bool // the fill is a tag's, as high as a line
	element *pdf.Element
}

// Space in a cell, beside and above its text.
const (
	cellSide = 4.5
	cellTop  = 2.6

	briefCellTop = 2.5
)

// readTable makes a grid of a table.
func (s *sheets) readTable(n *extast.Table, in *pdf.Element) *grid {
	t := &tableState{}
	t.readColumns(n, s.src)
	g := &grid{cell: cellType, top: cellTop}
	if s.d.Brief {
		g.cell, g.top = briefCellType, briefCellTop
	}
	table := in.Add("Table")
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		tr := table.Add("TR")
		var r gridRow
		for c := row.FirstChild(); c != nil && len(r.cells) < len(t.heads); c = c.NextSibling() {
			r.cells = append(r.cells, s.readCell(t, c, len(r.cells), row == n.FirstChild(), tr))
		}
		g.rows = append(g.rows, r)
	}
	g.lay(s.letters)
	return g
}

// lay breaks the text of the cells.
func (g *grid) lay(l *letters) {
	g.fit(l, sheetWidth)
	for i := range g.rows {
		r := &g.rows[i]
		r.height = 0
		for k := range r.cells {
			c := &r.cells[k]
			c.lines = l.lines(c.runs, g.cell.size, g.columns[k]-2*cellSide)
			r.height = max(r.height, float64(len(c.lines))*g.cell.leading+2*g.top)
		}
	}
}

func (g *grid) height() (h float64) {
	for _, r := range g.rows {
		h += r.height
	}
	return h
}

// readCell makes a cell. Cells look as they do on the page: the first of a row is
// its head, a mark tints, a severity has its colour, a finding's number leads to it.
func (s *sheets) readCell(t *tableState, n ast.Node, column int, head bool, tr *pdf.Element) gridCell {
	kind, scope := "TD", ""
	switch {
	case head:
		kind, scope = "TH", "Column"
	case column == 0:
		kind, scope = "TH", "Row"
	}
	c := gridCell{element: tr.Add(kind), right: t.class[column] == "number" && column > 0 || t.class[column] == "right"}
	c.element.Scope = scope
	ink := inkColor
	if head {
		ink = s.accent(inkColor)
	}
	c.runs = s.runs(n, run{bold: head || column == 0 && !opensStrong(n), color: ink})
	text := string(cellText(n, s.src))
	switch class := tint([]byte(text)); {
	case head:
	case t.heads[column] == "Severity" && severityOf(text) != "":
		look := severityLooks[severityOf(text)]
		c.fill, c.tag = &look.ground, true
		for i := range c.runs {
			c.runs[i].bold, c.runs[i].color = true, look.ink
		}
	case t.heads[column] == "Finding" || t.heads[column] == "No." && s.section == sectionFindings:
		c.runs = s.findingLinks(text, c.runs)
	case column > 0 && class != "":
		color := tintColors[class]
		c.fill = &color
		c.runs[0].text = strings.Replace(c.runs[0].text, " ", "\u00a0", 1) // its sign stays with its word
	}
	return c
}

// findingLinks makes numbers of findings lead to them.
func (s *sheets) findingLinks(text string, runs []run) (out []run) {
	look := runs[0]
	for i, n := range strings.Split(text, ", ") {
		id := s.outline.findings[n]
		if id == "" {
			return runs
		}
		if i > 0 {
			out = append(out, run{text: ", ", bold: look.bold, color: look.color})
		}
		out = append(out, run{text: n, bold: look.bold, color: s.accent(linkColor), link: id})
	}
	return out
}

// least is the room a table needs to begin: all of it where it is small, else its
// head and its first two rows, if they are of a usual height.
func (g *grid) least() float64 {
	if h := g.height(); h < 260 {
		return h
	}
	h := g.rows[0].height
	for i, r := range g.rows[1:min(len(g.rows), 3)] {
		if i == 0 || r.height < 60 {
			h += min(r.height, 200)
		}
	}
	return h
}

// placeTable places a table row by row, its head again on each page. A row is
// torn only where it is higher than a page.
func (s *sheets) placeTable(g *grid) {
	head := g.rows[0]
	s.drawRow(g, head, true, false)
	last := len(g.rows) - 1
	for i, r := range g.rows[1:] {
		if r.height > s.bottom()-sheetTop-head.height {
			s.tearRow(g, r)
			continue
		}
		need := r.height
		if i+2 == last && i > 1 { // the last row is not left alone
			need += g.rows[last].height
		}
		if s.y+need > s.bottom() {
			s.nextPage()
			s.drawRow(g, head, true, true)
		}
		s.drawRow(g, r, false, false)
	}
}

// tearRow places a row that is higher than a page, line by line.
func (s *sheets) tearRow(g *grid, r gridRow) {
	rest := r
	for {
		room := int((s.bottom() - s.y - 2*g.top) / g.cell.leading)
		if room < 3 {
			s.nextPage()
			s.drawRow(g, g.rows[0], true, true)
			continue
		}
		part := gridRow{cells: append([]gridCell(nil), rest.cells...)}
		next := gridRow{cells: append([]gridCell(nil), rest.cells...)}
		left := 0
		for k, c := range rest.cells {
			n := min(room, len(c.lines))
			part.cells[k].lines, next.cells[k].lines = c.lines[:n], c.lines[n:]
			left = max(left, len(c.lines)-n)
			part.height = max(part.height, float64(n)*g.cell.leading+2*g.top)
		}
		s.drawRow(g, part, false, false)
		if left == 0 {
			return
		}
		rest = next
		s.nextPage()
		s.drawRow(g, g.rows[0], true, true)
	}
}

// drawRow draws a row where the page is at. The head says what it is once; where
// it is repeated it is no part of the text.
func (s *sheets) drawRow(g *grid, r gridRow, head, again bool) {
	x := float64(sheetSide)
	for k, c := range r.cells {
		if c.fill != nil {
			s.page.Tag(nil)
			if c.tag {
				s.page.Rect(x+1, s.y+g.top-1.5, g.columns[k]-2, float64(len(c.lines))*g.cell.leading+3, *c.fill)
			} else {
				s.page.Rect(x, s.y, g.columns[k], r.height, *c.fill)
			}
		}
		x += g.columns[k]
	}
	s.page.Tag(nil)
	rule := pdf.Stroke{Color: ruleColor, Width: 0.6}
	if head {
		rule = pdf.Stroke{Color: s.accent(inkColor), Width: 1}
	}
	s.page.Line(sheetSide, s.y+r.height, sheetSide+sheetWidth, s.y+r.height, rule)
	x = sheetSide
	for k, c := range r.cells {
		y := s.y + g.top
		if head { // stands at the foot of its row
			y = s.y + r.height - g.top - float64(len(c.lines))*g.cell.leading
		}
		for _, l := range c.lines {
			left := x + cellSide
			if c.right {
				left = x + g.columns[k] - cellSide - l.width
			}
			e := c.element
			if again {
				e = nil
			}
			s.drawLine(l, left, y, g.cell, e)
			y += g.cell.leading
		}
		x += g.columns[k]
	}
	s.y += r.height
}

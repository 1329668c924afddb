package export

import (
	"math"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// paints are the colours of tinted cells, by class (see tints).
var paints = map[string]string{
	"good": "E3F3E6", "watch": "FDF1D3", "bad": "FBE3E0", "neutral": "E9EEF5", "disputed": "ECE4F6",
	"silent": "F0F1F3", "unknown": "F0F1F3", "withheld": "F0F1F3",
}

// shade fills a cell with a colour; "" for none.
func shade(fill string) string {
	if fill == "" {
		return ""
	}
	return `<w:shd w:val="clear" w:color="auto" w:fill="` + fill + `"/>`
}

// tableOf writes a table whose heads are repeated on each page, in columns that
// fit what they hold.
func (x *docx) tableOf(t *extast.Table) {
	x.table.readColumns(t, x.src)
	name := x.under
	if x.section == "" {
		name = "About this review"
	}
	widths := x.columnWidths(t)
	rows := 0
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		rows++
	}
	together := rows <= keptRows && len(nodeText(t, x.src)) < keptTogether
	x.openTable("Report", name, widths)
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		x.kept = together && row.NextSibling() != nil
		x.tableRow(row, widths, row == t.FirstChild())
	}
	x.closeTable()
}

func (x *docx) openTable(style, name string, widths []int) {
	total := 0
	for _, w := range widths {
		total += w
	}
	x.put(`<w:tbl><w:tblPr><w:tblStyle w:val="`, style, `"/><w:tblW w:w="`, itoa(total), `" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
		`<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="`, xmlText(shorten(name, 120)), `"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		x.put(`<w:gridCol w:w="`, itoa(w), `"/>`)
	}
	x.put("</w:tblGrid>")
}

// closeTable ends a table; without a paragraph after it a word processor would
// join it to the next.
func (x *docx) closeTable() { x.put(`</w:tbl><w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>`) }

// A row, or a table of at most keptRows with its head, is kept on one page where it
// has less text than keptTogether.
const (
	keptTogether = 1500
	keptRows     = 13
)

func (x *docx) tableRow(row ast.Node, widths []int, head bool) {
	rule := ""
	if head {
		rule = "<w:cantSplit/><w:tblHeader/>"
	} else if len(nodeText(row, x.src)) < keptTogether {
		rule = "<w:cantSplit/>"
	}
	x.put("<w:tr>")
	if rule != "" {
		x.put("<w:trPr>", rule, "</w:trPr>")
	}
	column := 0
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		x.tableCell(c, column, widths[column], head)
		column++
	}
	x.put("</w:tr>")
}

// tableCell writes a cell. The first of a row is the row's head; others are
// tinted by the sign they open with, which stays.
func (x *docx) tableCell(c ast.Node, column, width int, head bool) {
	text, class := cellText(c, x.src), x.table.class[column]
	style, keep, align, fill, format := "TableText", "", "", "", ""
	if x.kept {
		keep = "<w:keepNext/>"
	}
	switch {
	case head:
		style = "TableHead"
	case column > 0 && class == "":
		fill = paints[tint(text)]
	}
	if !head && column == 0 && !opensStrong(c) {
		format = `<w:rStyle w:val="Strong"/>`
	}
	if !head && x.table.heads[column] == "Severity" && severityOf(string(text)) != "" {
		format = `<w:rStyle w:val="Strong"/>` + inkOf(severityOf(string(text)))
	}
	if (class == "number" || class == "right") && !(head && column == 0) && column > 0 {
		align = `<w:jc w:val="right"/>`
	}
	x.put(`<w:tc><w:tcPr><w:tcW w:w="`, itoa(width), `" w:type="dxa"/>`, shade(fill), `</w:tcPr><w:p><w:pPr><w:pStyle w:val="`, style, `"/>`, keep, align, "</w:pPr>")
	if head || !x.findingLinks(x.table.heads[column], string(text)) {
		x.inline(c, format)
	}
	x.put("</w:p></w:tc>")
}

// findingLinks writes numbers of findings as links to them.
func (x *docx) findingLinks(head, text string) bool {
	if head != "Finding" && !(head == "No." && x.section == sectionFindings) {
		return false
	}
	numbers := strings.Split(text, ", ")
	for _, n := range numbers {
		if x.findings[n] == "" {
			return false
		}
	}
	for i, n := range numbers {
		if i > 0 {
			x.run(", ", "")
		}
		x.put(`<w:hyperlink w:anchor="`, x.findings[n], `" w:history="1">`)
		x.run(n, `<w:rStyle w:val="Hyperlink"/>`)
		x.put("</w:hyperlink>")
	}
	return true
}

// Measures of a table's cells, in twentieths of a point.
const (
	wordType    = 170 // size of type
	wordMargins = 190
	boldType    = 1.12 // how much wider bold type is
	longestWord = 2400 // that a column makes room for
)

// columnWidths shares the width of the page: each column gets room for its
// longest word, and of the rest what its longest cell asks for.
func (x *docx) columnWidths(t *extast.Table) []int {
	n := len(x.table.heads)
	least, want := make([]float64, n), make([]float64, n)
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		column := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			text, size := nodeText(c, x.src), float64(wordType)
			if column == 0 || row == t.FirstChild() {
				size *= boldType
			}
			for _, word := range strings.Fields(text) {
				least[column] = max(least[column], min(breadth(word, size), longestWord)+wordMargins)
			}
			want[column] = max(want[column], breadth(text, size)+wordMargins)
			column++
		}
	}
	return shareWidth(docxWidth, least, want)
}

// breadth returns about how wide a text is at a size of type.
func breadth(s string, size float64) (w float64) {
	for _, r := range s {
		w += advance(r) * size
	}
	return w * 0.85 // advance reckons with a wide typeface
}

// shareWidth shares a width between columns: each gets the least it needs, and of
// the rest the more the longer its cells are, though not in proportion: one very
// long cell must not starve the other columns.
func shareWidth(width int, least, want []float64) []int {
	level(least, float64(width))
	need, more := 0.0, 0.0
	extra := make([]float64, len(least))
	for i := range least {
		extra[i] = math.Pow(want[i]-least[i], 0.8)
		need += least[i]
		more += extra[i]
	}
	out := make([]int, len(least))
	rest, used := float64(width)-need, 0
	for i := range least {
		switch {
		case more == 0:
			out[i] = int(least[i] + rest/float64(len(least)))
		default:
			out[i] = int(least[i] + rest*extra[i]/more)
		}
		used += out[i]
	}
	widest := slices.Index(out, slices.Max(out))
	out[widest] += width - used
	return out
}

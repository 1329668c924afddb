package export

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"
)

// tableState is the table being written.
type tableState struct {
	number int // tables begun
	column int // of the cell at hand
	heads  []string
	class  []string // of each column
}

// renderTable opens a box that scrolls by itself and can be reached by keyboard,
// and names the table in a caption.
func (p *page) renderTable(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		if n.FirstChild().NextSibling() != nil {
			w.WriteString("</tbody>\n")
		}
		w.WriteString("</table>\n</div>\n")
		return ast.WalkContinue, nil
	}
	t := &p.table
	t.number++
	t.readColumns(n.(*extast.Table), src)
	id := "Table-" + itoa(t.number)
	w.WriteString(`<div class="scroll"`)
	if len(t.heads) > 2 { // fewer fit anywhere
		w.WriteString(` tabindex="0" role="group" aria-labelledby="` + id + `"`)
	}
	w.WriteString(">\n<table>\n<caption id=\"" + id + `">Table ` + itoa(t.number) + ": ")
	if p.section == "" {
		w.WriteString("About this review")
	} else {
		w.WriteString(html.EscapeString(shorten(p.under, 120)))
	}
	w.WriteString("</caption>\n")
	return ast.WalkContinue, nil
}

// readColumns notes the heads and how each column is set: as the Markdown says,
// else whole numbers to the right.
func (t *tableState) readColumns(table *extast.Table, src []byte) {
	t.heads, t.class = t.heads[:0], t.class[:0]
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		column := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			switch {
			case row == table.FirstChild():
				t.heads = append(t.heads, nodeText(c, src))
				t.class = append(t.class, "number")
			case column < len(t.class) && !allDigits(cellText(c, src)):
				t.class[column] = ""
			}
			column++
		}
	}
	if table.FirstChild().NextSibling() == nil {
		clear(t.class)
	}
	for i, a := range table.Alignments {
		if a != extast.AlignNone && i < len(t.class) {
			t.class[i] = a.String()
		}
	}
}

// cellText returns the Markdown of a cell that holds one stretch of text.
func cellText(cell ast.Node, src []byte) []byte {
	if t, ok := cell.FirstChild().(*ast.Text); ok && t.NextSibling() == nil {
		return t.Segment.Value(src)
	}
	return nil
}

// opensStrong reports whether a cell sets its first words off itself.
func opensStrong(cell ast.Node) bool {
	_, ok := cell.FirstChild().(*ast.Emphasis)
	return ok
}

func allDigits(b []byte) bool {
	for _, c := range b {
		if c < '0' || c > '9' {
			return false
		}
	}
	return len(b) > 0
}

func (p *page) renderTableHeader(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	p.table.column = 0
	if entering {
		w.WriteString("<thead>\n<tr>\n")
		return ast.WalkContinue, nil
	}
	w.WriteString("</tr>\n</thead>\n")
	if n.NextSibling() != nil {
		w.WriteString("<tbody>\n")
	}
	return ast.WalkContinue, nil
}

func (p *page) renderTableRow(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	p.table.column = 0
	if entering {
		w.WriteString("<tr>\n")
	} else {
		w.WriteString("</tr>\n")
	}
	return ast.WalkContinue, nil
}

// renderTableCell writes a cell. The first of a row is the row's head; others are
// tinted by the sign they open with, which stays.
func (p *page) renderTableCell(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	t := &p.table
	tag, column := "td", t.column
	head := n.Parent().Kind() == extast.KindTableHeader
	if head || column == 0 {
		tag = "th"
	}
	if !entering {
		w.WriteString("</" + tag + ">\n")
		t.column++
		return ast.WalkContinue, nil
	}
	text := cellText(n, src)
	class := t.class[column]
	w.WriteString("<" + tag)
	switch {
	case head:
		w.WriteString(` scope="col"`)
	case column == 0:
		w.WriteString(` scope="row"`)
	case class == "":
		class = tint(text)
	}
	if hasLongWord(n, src) {
		class = strings.TrimSpace(class + " long")
	}
	if class != "" {
		w.WriteString(` class="` + class + `"`)
	}
	w.WriteByte('>')
	if !head && p.special(w, t.heads[column], string(text)) {
		return ast.WalkSkipChildren, nil
	}
	return ast.WalkContinue, nil
}

// longWord is the length in bytes from which a word may be broken anywhere, lest
// its column pushes the others aside. Shorter ones stay whole.
const longWord = 24

func hasLongWord(cell ast.Node, src []byte) bool {
	n := 0
	for c := cell.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			if hasLongWord(c, src) {
				return true
			}
			continue
		}
		for _, b := range t.Segment.Value(src) {
			if n++; b == ' ' {
				n = 0
			}
			if n >= longWord {
				return true
			}
		}
	}
	return false
}

// tints are the classes of cells, by the sign of the [Mark] they open with.
var tints = []struct{ sign, class string }{
	{signGood, "good"}, {signWatch, "watch"}, {signBad, "bad"}, {signNeutral, "neutral"}, {signSilent, "silent"},
	{signUnknown, "unknown"}, {signWithheld, "withheld"}, {signDisputed, "disputed"}, {signNotAsked, "silent"},
}

// tint returns the class of a cell that opens with a sign and a word; "" for any
// other. A lone dash is an empty cell and no sign.
func tint(text []byte) string {
	for _, t := range tints {
		if rest, ok := bytes.CutPrefix(text, []byte(t.sign)); ok && len(rest) > 0 && rest[0] == ' ' {
			return t.class
		}
	}
	return ""
}

// special writes a severity as a tag, and numbers of findings as links to them.
func (p *page) special(w util.BufWriter, head, text string) bool {
	switch {
	case head == "Severity":
		s := severityOf(text)
		if s == "" {
			return false
		}
		w.WriteString(`<span class="tag ` + s + `">` + text + "</span>")
		return true
	case head == "Finding" || head == "No." && p.section == sectionFindings:
		numbers := strings.Split(text, ", ")
		for _, n := range numbers {
			if p.findings[n] == "" {
				return false
			}
		}
		for i, n := range numbers {
			if i > 0 {
				w.WriteString(", ")
			}
			w.WriteString(`<a href="#` + p.findings[n] + `">` + n + "</a>")
		}
		return true
	}
	return false
}

package tui

import (
	"fmt"
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"diligence/export/gfm"
)

// typeset renders Markdown for a text column of w cells.
func typeset(src []byte, w int) document {
	t := typesetter{src: src, width: max(w, 8), block: -1}
	t.blocks(gfm.NewParser().Parse(text.NewReader(src)), false)
	return t.doc
}

// typesetAloud renders Markdown to be told, a paragraph, list item or table row a
// line.
func typesetAloud(src []byte) document {
	t := typesetter{src: src, width: math.MaxInt32, block: -1, aloud: true}
	t.blocks(gfm.NewParser().Parse(text.NewReader(src)), false)
	return t.doc
}

// A typesetter walks the tree of a document and writes rows.
type typesetter struct {
	src   []byte
	width int
	doc   document
	block int

	aloud bool // set to be heard: no lines, bullets or columns

	first []span // before the next row: a bullet, say
	rest  []span // before the rows after it
	pen   pen    // of everything inside, as in a quote
}

// blocks renders the children of parent, with an empty row between them unless
// the list they stand in is tight.
func (t *typesetter) blocks(parent ast.Node, tight bool) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if n.PreviousSibling() != nil && !tight {
			t.gap()
		}
		t.node(n)
	}
}

func (t *typesetter) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		t.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		t.startBlock()
		t.flow(inline(t.src, n, t.pen))
	case *ast.List:
		t.list(n)
	case *ast.Blockquote:
		bar := span{"│ ", penRule}
		if t.aloud {
			bar.text = ""
		}
		t.indented([]span{bar}, []span{bar}, penQuote, func() { t.blocks(n, false) })
	case *ast.FencedCodeBlock, *ast.CodeBlock, *ast.HTMLBlock:
		t.verbatim(n)
	case *ast.ThematicBreak:
		t.startBlock()
		if !t.aloud {
			t.emit([]span{{strings.Repeat("─", t.room()), penRule}})
		}
	case *east.Table:
		t.table(n)
	default:
		t.blocks(n, false)
	}
}

func (t *typesetter) heading(n *ast.Heading) {
	t.startBlock()
	at := len(t.doc.lines)
	spans := inline(t.src, n, t.pen|penHeading|penBold)
	for _, row := range wrapSpans(spans, t.room()) {
		t.emit(row)
	}
	t.doc.headings = append(t.doc.headings, docHeading{n.Level, strings.TrimSpace(docLine{spans: spans}.plain()), at})
	if t.aloud {
		return
	}
	switch n.Level {
	case 1:
		t.emit([]span{{strings.Repeat("━", t.room()), penHeading}})
	case 2:
		t.emit([]span{{strings.Repeat("─", t.room()), penRule}})
	}
}

func (t *typesetter) list(n *ast.List) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if item.PreviousSibling() != nil && !n.IsTight {
			t.gap()
		}
		bullet := "• "
		if t.aloud {
			bullet = ""
		}
		if n.IsOrdered() {
			last := n.Start + n.ChildCount() - 1
			bullet = fmt.Sprintf("%*d. ", len(fmt.Sprint(last)), number)
			number++
		}
		if box := taskBox(item); box != nil {
			bullet = t.box(box.IsChecked)
		}
		indent := span{text: strings.Repeat(" ", width(bullet))}
		t.indented([]span{{bullet, penFaint}}, []span{indent}, 0, func() { t.blocks(item, n.IsTight) })
	}
}

func (t *typesetter) box(checked bool) string {
	switch {
	case t.aloud && checked:
		return "Done: "
	case t.aloud:
		return "To do: "
	case checked:
		return "[✓] "
	}
	return "[ ] "
}

func taskBox(item ast.Node) *east.TaskCheckBox {
	if item.FirstChild() == nil {
		return nil
	}
	box, _ := item.FirstChild().FirstChild().(*east.TaskCheckBox)
	return box
}

func (t *typesetter) verbatim(n ast.Node) {
	t.startBlock()
	lines := n.Lines()
	for i := range lines.Len() {
		s := lines.At(i)
		line := strings.ReplaceAll(strings.TrimRight(string(s.Value(t.src)), "\r\n"), "\t", "    ")
		line = safe(line)
		for first := true; first || line != ""; first = false {
			head := ansi.Truncate(line, max(t.room()-2, 1), "")
			if head == "" {
				head = line
			}
			t.emit([]span{{"  ", 0}, {head, penCode}})
			line = line[len(head):]
		}
	}
}

// indented renders what write writes with first before its first row and rest
// before the others.
func (t *typesetter) indented(first, rest []span, with pen, write func()) {
	oldFirst, oldRest, oldInk := t.first, t.rest, t.pen
	if oldFirst == nil {
		oldFirst = oldRest
	}
	t.first = append(oldFirst[:len(oldFirst):len(oldFirst)], first...)
	t.rest = append(oldRest[:len(oldRest):len(oldRest)], rest...)
	t.pen |= with
	before := len(t.doc.lines)
	write()
	if len(t.doc.lines) == before { // an empty item still shows its bullet
		t.startBlock()
		t.emit(nil)
	}
	t.first, t.rest, t.pen = nil, oldRest, oldInk
}

func (t *typesetter) startBlock() { t.block++ }

// flow writes spans word by word.
func (t *typesetter) flow(spans []span) {
	for _, row := range wrapSpans(spans, t.room()) {
		t.emit(row)
	}
}

// room is what is left of the width beside the indentation.
func (t *typesetter) room() int { return max(t.width-spansWidth(t.rest), 4) }

func (t *typesetter) gap() {
	if t.first == nil && len(t.doc.lines) > 0 {
		t.emit(nil)
	}
}

func (t *typesetter) emit(row []span) {
	prefix := t.rest
	if t.first != nil {
		prefix, t.first = t.first, nil
	}
	line := append(prefix[:len(prefix):len(prefix)], row...)
	t.doc.lines = append(t.doc.lines, docLine{line, max(t.block, 0)})
}

package export

import (
	"fmt"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"diligence/export/pdf"
)

// An item is a block that is ready to be placed: lines, a table, a figure or the
// contents.
type item struct {
	before  float64 // space above, but at the top of a page
	lines   []line
	size    typeSize
	indent  float64
	label   []piece // stands before the first line
	hang    float64 // how far before
	quote   bool
	keep    bool   // not parted from the next
	level   int    // of a heading
	id      string // of a heading
	table   *grid
	figure  *figure
	tags    []tag        // of a heading, at the right of its first line
	told    *pdf.Element // the tags, as text
	entry   string       // id of the heading a line of the contents leads to
	element *pdf.Element
	mark    *pdf.Element // of the label
}

// A tag is a word on a ground.
type tag struct {
	text string
	look severityLook
}

// read makes items of the blocks of a document.
func (s *sheets) read(tree ast.Node) (items []item) {
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, isHeading := n.(*ast.Heading)
		if isHeading && h.Level == 2 {
			items = s.readFigures(items)
			if s.section == Sections[0] { // which a reader should meet first
				items = s.readContents(items)
			}
			s.section = nodeText(h, s.src)
		}
		if !isHeading && n.Kind() != ast.KindParagraph {
			items = s.readFigures(items)
		}
		items = s.readBlock(items, n, s.file.Root(), 0, false)
		switch {
		case isHeading:
			s.readSeverity(&items[len(items)-1], h)
		case n.Kind() == ast.KindParagraph:
			items = s.readFigures(items)
		}
	}
	return s.readFigures(items)
}

// readBlock makes items of one block, whatever it is.
func (s *sheets) readBlock(items []item, n ast.Node, in *pdf.Element, indent float64, quote bool) []item {
	switch n := n.(type) {
	case *ast.Heading:
		size, before := s.headLook(min(n.Level, 3))
		runs := s.runs(n, run{bold: true, color: s.headInk(n.Level)})
		return append(items, item{
			before: before, lines: s.letters.lines(runs, size.size, sheetWidth), size: size, keep: true,
			level: n.Level, id: s.outline.ids[n], element: in.Add("H" + itoa(min(n.Level, 3))),
		})
	case *ast.List:
		return s.readList(items, n, in, indent, quote)
	case *ast.Blockquote:
		in = in.Add("BlockQuote")
		first := len(items)
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			items = s.readBlock(items, c, in, indent+12, true)
		}
		if first < len(items) {
			items[first].before = tableSpace
		}
		return items
	case *extast.Table:
		return append(items, item{before: tableSpace, table: s.readTable(n, in)})
	}
	runs := s.runs(n, run{color: inkColor})
	if len(runs) == 0 {
		return items
	}
	lines := s.letters.lines(runs, s.body().size, sheetWidth-indent)
	return append(items, item{
		before: blockSpace, lines: lines, size: s.body(), indent: indent, quote: quote,
		keep: len(lines) < 5 && opensNext(n), element: in.Add("P"),
	})
}

// body returns how large text is set.
func (s *sheets) body() typeSize {
	if s.d.Brief {
		return briefType
	}
	return bodyType
}

// headLook returns how large a heading is set and how far from what is above it;
// a brief is set closer.
func (s *sheets) headLook(level int) (typeSize, float64) {
	if s.d.Brief && level < 3 {
		return map[int]typeSize{1: {17, 21}, 2: {12.5, 16}}[level], map[int]float64{1: 0, 2: 14}[level]
	}
	return headType[level], headSpace[level]
}

// opensNext reports whether a list or a table follows, which a few lines open.
func opensNext(n ast.Node) bool {
	next := n.NextSibling()
	return next != nil && (next.Kind() == ast.KindList || next.Kind() == extast.KindTable)
}

// readList makes an item of each block of each item of a list.
func (s *sheets) readList(items []item, n *ast.List, in *pdf.Element, indent float64, quote bool) []item {
	list := in.Add("L")
	list.Numbering = "None"
	if n.IsOrdered() {
		list.Numbering = "Decimal"
	}
	number := n.Start
	for li := n.FirstChild(); li != nil; li = li.NextSibling() {
		label, step := "•", 14.0
		switch box := taskBox(li); {
		case box != nil && box.IsChecked:
			label, step = "☑", 18
		case box != nil:
			label, step = "☐", 18
		case n.IsOrdered():
			label, step = itoa(number)+".", 20
			number++
		}
		e := list.Add("LI")
		mark := e.Add("Lbl")
		body := e.Add("LBody")
		first := len(items)
		for c := li.FirstChild(); c != nil; c = c.NextSibling() {
			items = s.readBlock(items, c, body, indent+step, quote)
		}
		if first == len(items) {
			continue
		}
		items[first].before = itemSpace
		if li == n.FirstChild() {
			items[first].before = itemSpace + 2
		}
		if line := s.letters.lines([]run{{text: label, color: quietColor}}, s.body().size, 100)[0]; items[first].lines != nil {
			items[first].label, items[first].hang, items[first].mark = line.pieces, step, mark
		}
	}
	return items
}

// taskBox returns the box that opens an item of a list of tasks.
func taskBox(li ast.Node) *extast.TaskCheckBox {
	if li.FirstChild() == nil {
		return nil
	}
	box, _ := li.FirstChild().FirstChild().(*extast.TaskCheckBox)
	return box
}

// runs returns the text of a node and how it looks.
func (s *sheets) runs(n ast.Node, look run) (out []run) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			r := look
			r.text = string(seen(c.Segment.Value(s.src)))
			if c.SoftLineBreak() || c.HardLineBreak() {
				r.text += " "
			}
			out = append(out, r)
		case *ast.Emphasis:
			strong := look
			strong.bold = true
			if word, _, found := strings.Cut(nodeText(c, s.src), ":"); found && severityOf(word) != "" {
				strong.color = severityLooks[severityOf(word)].word()
			}
			out = append(out, s.runs(c, strong)...)
		default:
			out = append(out, s.runs(c, look)...)
		}
	}
	return out
}

// readSeverity shows the severity and the kind of a finding beside its heading.
func (s *sheets) readSeverity(heading *item, h *ast.Heading) {
	if h.Level != 3 || s.section != sectionFindings || s.tagged == len(s.d.Findings) {
		return
	}
	f := s.d.Findings[s.tagged]
	if !strings.HasPrefix(nodeText(h, s.src), findingPrefix(f)) {
		return
	}
	s.tagged++
	heading.told, heading.tags = s.file.Root().Add("P"), []tag{
		{upperFirst(string(f.Severity)), severityLooks[string(f.Severity)]},
		{upperFirst(string(f.Kind)), severityLook{panelColor, quietColor}},
	}
	runs := s.runs(h, run{bold: true, color: s.headInk(h.Level)})
	heading.lines = s.letters.lines(runs, heading.size.size, sheetWidth-s.tagsWidth(heading.tags)-12)
}

// readFigures takes the figures of this section, once.
func (s *sheets) readFigures(items []item) []item {
	s.figures = slices.DeleteFunc(s.figures, func(f figure) bool {
		if f.section != s.section {
			return false
		}
		s.drawn++
		e := s.file.Root().Add("Figure")
		e.Alt = f.title
		caption := s.letters.lines([]run{{text: fmt.Sprintf("Figure %d: ", s.drawn), bold: true, color: quietColor}, {text: f.title, color: quietColor}}, smallType.size, sheetWidth)
		items = append(items, item{before: 12, figure: &f, element: e, keep: true},
			item{before: 6, lines: caption, size: smallType, element: e.Add("Caption")})
		return true
	})
	return items
}

// readContents makes the lines of the contents: the sections.
func (s *sheets) readContents(items []item) []item {
	title := s.letters.lines([]run{{text: "Contents", bold: true, color: inkColor}}, 12, sheetWidth)
	toc := s.file.Root().Add("TOC")
	items = append(items, item{before: 24, lines: title, size: typeSize{12, 16}, keep: true, element: toc.Add("Caption")})
	for _, h := range s.outline.outline {
		if h.level != 2 {
			continue
		}
		link := toc.Add("TOCI").Add("Link")
		link.Alt = h.text
		text := s.letters.lines([]run{{text: shorten(h.text, 70), color: inkColor}}, bodyType.size, sheetWidth-40)[:1]
		text[0].end(s.letters, bodyType.size) // before the page's number
		items = append(items, item{before: 3, lines: text, size: typeSize{10, 15}, entry: h.id, element: link})
	}
	return items
}

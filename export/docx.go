package export

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

//go:embed docx/styles.xml
var docxStyles string

// DOCX writes a document for word processors. It says what the Markdown says,
// with the time line as a table of its own; the same document makes the same
// bytes. Its error is [*FigureError].
func DOCX(d Document) ([]byte, error) {
	d = d.plain()
	rows := timeRows(d)
	if d.Brief {
		rows = nil
	}
	return writeDOCX(d, Markdown(d), rows)
}

// writeDOCX writes the Markdown of d with a time line of rows.
func writeDOCX(d Document, src []byte, rows []timeRow) ([]byte, error) {
	tree := markdownParser().Parse(text.NewReader(src))
	x := &docx{d: d, src: src, rows: rows}
	x.readHeadings(tree)
	x.logo()
	x.body(tree)
	if x.rows != nil {
		return nil, &FigureError{fmt.Sprintf("it has no section %q for a figure", sectionTimeLine)}
	}
	const word = "wordprocessingml."
	types, links, brand := x.brandParts(
		[]string{"word/document.xml", word + "document.main", "word/styles.xml", word + "styles", "word/numbering.xml", word + "numbering",
			"word/settings.xml", word + "settings", "word/header1.xml", word + "header", "word/footer1.xml", word + "footer"},
		[]relation{{"rId1", "styles", "styles.xml"}, {"rId2", "numbering", "numbering.xml"}, {"rId3", "settings", "settings.xml"},
			{"rId4", "header", "header1.xml"}, {"rId5", "footer", "footer1.xml"}})
	return officeFile(append([]officePart{
		contentTypes(types...),
		rootRelations("word/document.xml"),
		coreProperties(d.headline(), d.audienceLine(), d.Title.Date),
		relations("word/_rels/document.xml.rels", links),
		{"word/document.xml", x.document()},
		{"word/styles.xml", stylesOfDOCX(d)},
		{"word/numbering.xml", wordXML("numbering", numberingOfDOCX(x.numbered))},
		{"word/settings.xml", wordXML("settings", settingsOfDOCX)},
		{"word/header1.xml", wordXML("hdr", headerOfDOCX(d))},
		{"word/footer1.xml", wordXML("ftr", footerOfDOCX(d))},
	}, brand...), d.Title.Date)
}

// wordXML returns a part whose root is an element of a name.
func wordXML(root, inner string) string {
	return xmlHead + "<w:" + root + ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
		inner + "</w:" + root + ">"
}

// A docx is the body of a word processor's document while it is written.
type docx struct {
	d   Document
	src []byte
	b   strings.Builder

	outline  []heading
	headings int // written
	findings map[string]string
	rows     []timeRow // of the time line; nil once placed
	numbered int       // numbered lists begun
	section  string    // the heading of level 2 above
	under    string    // the nearest heading above
	table    tableState
	kept     bool // the row at hand stays with the next
}

func (x *docx) put(parts ...string) {
	for _, s := range parts {
		x.b.WriteString(s)
	}
}

// readHeadings names every heading and notes where the findings stand.
func (x *docx) readHeadings(tree ast.Node) {
	x.findings = map[string]string{}
	section, finding := "", 0
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		e := heading{level: h.Level, text: nodeText(h, x.src), id: fmt.Sprintf("_Toc%06d", len(x.outline)+1)}
		x.outline = append(x.outline, e)
		if h.Level == 2 {
			section = e.text
		}
		if section == sectionFindings && finding < len(x.d.Findings) && strings.HasPrefix(e.text, findingPrefix(x.d.Findings[finding])) {
			x.findings[itoa(x.d.Findings[finding].Number)] = e.id
			finding++
		}
	}
}

// body writes block after block; the contents go before the first section.
func (x *docx) body(tree ast.Node) {
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, isHeading := n.(*ast.Heading)
		if isHeading && h.Level == 2 {
			x.timeLine() // which found no paragraph to follow
		}
		switch {
		case isHeading:
			x.heading(h)
		default:
			if n.Kind() != ast.KindParagraph {
				x.timeLine()
			}
			x.block(n, "", 0)
			if n.Kind() == ast.KindParagraph {
				x.timeLine()
			}
		}
	}
	x.timeLine()
}

// heading writes the title or a heading. The headings of the report begin at
// level 2 of the Markdown, which is the first of a word processor.
func (x *docx) heading(h *ast.Heading) {
	e := x.outline[x.headings]
	style := "Title"
	if h.Level > 1 {
		style = "Heading" + itoa(h.Level-1)
	}
	if h.Level == 2 {
		if x.section == Sections[0] { // which a reader should meet first
			x.contents()
		}
		x.section = e.text
	}
	x.under = e.text
	x.headings++
	id := itoa(x.headings)
	x.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/></w:pPr><w:bookmarkStart w:id="`, id, `" w:name="`, e.id, `"/>`)
	x.inline(h, "")
	x.put(`<w:bookmarkEnd w:id="`, id, `"/></w:p>`)
}

// block writes what a document, a quotation or a list's item holds. depth is the
// number of lists around it.
func (x *docx) block(n ast.Node, style string, depth int) {
	switch n := n.(type) {
	case *ast.List:
		x.list(n, depth)
	case *ast.Blockquote:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			x.block(c, "Quote", depth)
		}
	case *extast.Table:
		x.tableOf(n)
	default:
		x.paragraph(n, style, "")
	}
}

// paragraph writes a paragraph in a style, with further properties.
func (x *docx) paragraph(n ast.Node, style, format string) {
	if next := n.NextSibling(); style == "" && next != nil && (next.Kind() == ast.KindList || next.Kind() == extast.KindTable) {
		format = "<w:keepNext/>" + format // it opens what follows
	}
	if style != "" {
		format = `<w:pStyle w:val="` + style + `"/>` + format
	}
	x.put("<w:p>")
	if format != "" {
		x.put("<w:pPr>", format, "</w:pPr>")
	}
	x.inline(n, "")
	x.put("</w:p>")
}

// list writes a list, its items as paragraphs of the list's style.
func (x *docx) list(l *ast.List, depth int) {
	style, number := "ListBullet", listBullets
	switch {
	case isTasks(l):
		style, number = "TaskList", listTasks
	case l.IsOrdered():
		x.numbered++
		style, number = "ListNumber", listNumbered+x.numbered-1
	}
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		first, gap := true, ""
		if depth == 0 && item.NextSibling() == nil { // what follows stands as far off as after a paragraph
			gap = `<w:spacing w:after="120"/>`
		}
		for c := item.FirstChild(); c != nil; c = c.NextSibling() {
			switch {
			case c.Kind() == ast.KindList:
				x.block(c, "", depth+1)
			case first:
				x.paragraph(c, style, fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>%s`, min(depth, listDepth-1), number, gap))
			default:
				x.block(c, "ListContinue", depth+1)
			}
			first = false
		}
	}
}

// inline writes the text in a node as runs; labels are bold, and one that opens
// with a severity has its colour.
func (x *docx) inline(n ast.Node, format string) {
	var s strings.Builder
	flush := func() {
		if s.Len() > 0 {
			x.run(s.String(), format)
			s.Reset()
		}
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			s.Write(seen(c.Segment.Value(x.src)))
			if c.SoftLineBreak() || c.HardLineBreak() {
				s.WriteByte(' ')
			}
		case *ast.Emphasis:
			flush()
			word, _, _ := strings.Cut(nodeText(c, x.src), ":")
			x.inline(c, `<w:rStyle w:val="Strong"/>`+inkOf(severityOf(word)))
		case *extast.TaskCheckBox: // the list's own sign
		default:
			flush()
			x.inline(c, format)
		}
	}
	flush()
}

// run writes a stretch of text of one format.
func (x *docx) run(s, format string) {
	x.put("<w:r>")
	if format != "" {
		x.put("<w:rPr>", format, "</w:rPr>")
	}
	x.put(`<w:t xml:space="preserve">`, xmlText(s), "</w:t></w:r>")
}

// inkOf returns the colour of a severity; "" for none.
func inkOf(severity string) string {
	ink := map[string]string{"critical": "9F1D1D", "high": "8D2A10", "medium": "6B4A00", "low": "3F4D5C"}[severity]
	if ink == "" {
		return ""
	}
	return `<w:color w:val="` + ink + `"/>`
}

package export

import (
	"fmt"
	"strings"
)

// pageOfDOCX sets the page: A4 with margins of two centimetres, so that
// docxWidth is left for text.
const pageOfDOCX = `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>` +
	`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="510" w:gutter="0"/></w:sectPr>`

// docxWidth is the width of the text in twentieths of a point.
const docxWidth = 9638

// settingsOfDOCX asks for the layout of today's word processors.
const settingsOfDOCX = `<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-GB"/>`

// headerOfDOCX says on each page what it is from; a private one says so loudly.
func headerOfDOCX(d Document) string {
	if d.Audience == Private {
		return `<w:p><w:pPr><w:pStyle w:val="HeaderPrivate"/></w:pPr>` + plainRun(d.audienceLine()) + "</w:p>"
	}
	return `<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>` + plainRun(shorten(d.headline(), 80)) + "<w:r><w:tab/></w:r>" + plainRun(upperFirst(string(d.Audience))) + "</w:p>"
}

// footerOfDOCX says on each page who may read it, and its number.
func footerOfDOCX(d Document) string {
	return `<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + plainRun(shorten(d.audienceLine(), 100)) + "<w:r><w:tab/></w:r>" +
		field("PAGE", "1") + plainRun(" / ") + field("NUMPAGES", "1") + "</w:p>"
}

func plainRun(s string) string {
	return `<w:r><w:t xml:space="preserve">` + xmlText(s) + "</w:t></w:r>"
}

// field is text that the word processor computes; until it does, it shows was.
func field(code, was string) string {
	return fieldBegin(code) + plainRun(was) + fieldEnd
}

func fieldBegin(code string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + code + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
}

const fieldEnd = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`

// contents lists the sections as a field that is filled already, for readers that
// compute none. Their parts, each finding one of them, would fill pages.
func (x *docx) contents() {
	x.put(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`,
		`<w:p><w:pPr><w:pStyle w:val="TOCHeading"/></w:pPr>`, plainRun("Contents"), "</w:p>")
	begin := fieldBegin(`TOC \o "1-1" \h \z \u`)
	for _, e := range x.outline {
		if e.level != 2 {
			continue
		}
		x.put(`<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>`, begin, `<w:hyperlink w:anchor="`, e.id, `" w:history="1">`,
			plainRun(shorten(e.text, 80)), "<w:r><w:tab/></w:r>", field(`PAGEREF `+e.id+` \h`, ""), "</w:hyperlink></w:p>")
		begin = ""
	}
	x.put("<w:p><w:pPr><w:pStyle w:val=\"TableGap\"/></w:pPr>", fieldEnd, "</w:p></w:sdtContent></w:sdt>")
}

// The lists of numbering.xml: bullets and tasks, then a list of numbers each.
const (
	listBullets  = 1
	listTasks    = 2
	listNumbered = 10
	listDepth    = 3
)

// numberingOfDOCX defines the lists; each numbered one begins at 1.
func numberingOfDOCX(numbered int) string {
	var b strings.Builder
	for id, signs := range [][listDepth]string{listBullets: {"•", "–", "•"}, listTasks: {"☐", "☐", "☐"}} {
		if signs[0] != "" {
			writeListLevels(&b, id, "bullet", signs)
		}
	}
	writeListLevels(&b, listNumbered, "decimal", [listDepth]string{"%1.", "%2.", "%3."})
	for _, id := range []int{listBullets, listTasks} {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, id, id)
	}
	for n := range numbered {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, listNumbered+n, listNumbered)
	}
	return b.String()
}

func writeListLevels(b *strings.Builder, id int, format string, signs [listDepth]string) {
	fmt.Fprintf(b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="multilevel"/>`, id)
	for level, sign := range signs {
		fmt.Fprintf(b, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="425"/></w:pPr></w:lvl>`,
			level, format, sign, 425*(level+1))
	}
	b.WriteString("</w:abstractNum>")
}

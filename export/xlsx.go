package export

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The styles of cells, by their place in cellXfs of styles.xml.
const (
	cellPlain = iota
	cellTitle
	cellHead
	cellFixed // a text that is not to be changed
	cellStrong
	cellFill // to be filled, as all that follow
	cellNumber
	cellMonth
)

// The sheets beside those of the form.
const (
	sheetAbout     = "Read me first"
	sheetLists     = "Lists"
	sheetGiven     = "Given"
	sheetQuestions = "Questions"
)

// Labels and headings by which a form is known again.
const (
	aboutReview  = "Review id"
	aboutSpeaker = "Speaker"
	givenSheet   = "Sheet"
	givenID      = "Row"
	givenHead    = "Heading"
	givenText    = "Given"
)

// XLSX writes a form as a workbook: a sheet to read first, the questions, a sheet
// each for the registers, and two hidden ones, of lists to choose from and of what
// the cells held when they left. All texts are texts: none is a formula.
func XLSX(f Form) ([]byte, error) {
	w := &workbook{lists: map[string]string{}}
	sheets := []officeSheet{{sheetAbout, w.about(f), false}}
	for _, s := range f.sheets {
		sheets = append(sheets, officeSheet{s.name, w.sheet(s), false})
	}
	sheets = append(sheets, officeSheet{sheetLists, w.listSheet(), true}, officeSheet{sheetGiven, givenOf(f), true})
	const kind = "spreadsheetml."
	types := []string{"xl/workbook.xml", kind + "sheet.main", "xl/styles.xml", kind + "styles"}
	var links []relation
	var book strings.Builder
	book.WriteString(`<workbookPr date1904="0"/><bookViews><workbookView activeTab="0"/></bookViews><sheets>`)
	var parts []officePart
	for i, s := range sheets {
		n := itoa(i + 1)
		name := "worksheets/sheet" + n + ".xml"
		parts = append(parts, officePart{"xl/" + name, s.xml})
		types = append(types, "xl/"+name, kind+"worksheet")
		links = append(links, relation{"rId" + n, "worksheet", name})
		state := ""
		if s.hidden {
			state = ` state="hidden"`
		}
		book.WriteString(`<sheet name="` + xmlText(s.name) + `" sheetId="` + n + `"` + state + ` r:id="rId` + n + `"/>`)
	}
	links = append(links, relation{"rId" + itoa(len(sheets)+1), "styles", "styles.xml"})
	book.WriteString("</sheets><definedNames>")
	for i, s := range f.sheets {
		fmt.Fprintf(&book, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">'%s'!$1:$1</definedName>`, i+1, xmlText(s.name))
	}
	book.WriteString("</definedNames>")
	parts = append([]officePart{
		contentTypes(types...), rootRelations("xl/workbook.xml"),
		coreProperties(f.Company+": questions", "For "+f.forWhom(), f.Date),
		relations("xl/_rels/workbook.xml.rels", links),
		{"xl/workbook.xml", sheetXML("workbook", book.String())},
		{"xl/styles.xml", xlsxStyles},
	}, parts...)
	return officeFile(parts, f.Date)
}

type officeSheet struct {
	name, xml string
	hidden    bool
}

func sheetXML(root, inner string) string {
	return xmlHead + "<" + root + ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` + inner + "</" + root + ">"
}

// A workbook keeps the lists that cells choose from, each once.
type workbook struct {
	lists   map[string]string // where each stands, by its words
	columns [][]string
}

// listOf returns the formula that names a list of words.
func (w *workbook) listOf(words []string) string {
	key := strings.Join(words, "\n")
	if w.lists[key] == "" {
		w.columns = append(w.columns, words)
		column := columnName(len(w.columns) - 1)
		w.lists[key] = fmt.Sprintf("%s!$%s$1:$%s$%d", sheetLists, column, column, len(words))
	}
	return w.lists[key]
}

func (w *workbook) listSheet() string {
	var b strings.Builder
	rows := 0
	for _, c := range w.columns {
		rows = max(rows, len(c))
	}
	b.WriteString(plainView + "<sheetData>")
	for n := range rows {
		b.WriteString(`<row r="` + itoa(n+1) + `">`)
		for i, c := range w.columns {
			if n < len(c) {
				writeCell(&b, i, n+1, cellPlain, c[n])
			}
		}
		b.WriteString("</row>")
	}
	b.WriteString("</sheetData>" + protection)
	return sheetXML("worksheet", b.String())
}

// givenOf lists what the cells to fill held when the form was made, so that what
// was not touched is known.
func givenOf(f Form) string {
	var b strings.Builder
	b.WriteString(plainView + `<sheetData><row r="1">`)
	for i, h := range []string{givenSheet, givenID, givenHead, givenText} {
		writeCell(&b, i, 1, cellPlain, h)
	}
	b.WriteString("</row>")
	n := 1
	for _, s := range f.sheets {
		for _, row := range s.rows {
			for i, c := range s.columns {
				if !c.filled || row.cells[i] == "" {
					continue
				}
				n++
				b.WriteString(`<row r="` + itoa(n) + `">`)
				for k, v := range []string{s.name, row.id, c.head, row.cells[i]} {
					writeCell(&b, k, n, cellPlain, v)
				}
				b.WriteString("</row>")
			}
		}
	}
	b.WriteString("</sheetData>" + protection)
	return sheetXML("worksheet", b.String())
}

const plainView = `<sheetViews><sheetView workbookViewId="0"/></sheetViews>`

// protection keeps hands off what is not to be filled. There is no password: it
// is a courtesy.
const protection = `<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" formatColumns="0" formatRows="0" autoFilter="0"/>`

// columnName returns A for 0 and AA for 26.
func columnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// maxCellText is the most characters a cell may hold.
const maxCellText = 32767

// writeCell writes a text; an empty one leaves the cell to be filled.
func writeCell(b *strings.Builder, column, row, style int, s string) {
	b.WriteString(`<c r="` + columnName(column) + itoa(row) + `" s="` + itoa(style) + `"`)
	if s == "" {
		b.WriteString("/>")
		return
	}
	b.WriteString(` t="inlineStr"><is><t xml:space="preserve">` + xmlText(cellEscape(cutCell(s))) + "</t></is></c>")
}

func writeNumber(b *strings.Builder, column, row, style int, s string) {
	b.WriteString(`<c r="` + columnName(column) + itoa(row) + `" s="` + itoa(style) + `"><v>` + s + "</v></c>")
}

// cutCell cuts a text to what a cell holds.
func cutCell(s string) string {
	units := 0
	for i, r := range s {
		units++
		if r > 0xffff {
			units++
		}
		if units > maxCellText {
			return strings.ToValidUTF8(s[:max(0, i-8)], "") + "…"
		}
	}
	return s
}

// cellEscape keeps a spreadsheet from reading _x0041_ as the letter A.
func cellEscape(s string) string {
	return codedRune().ReplaceAllStringFunc(s, func(m string) string { return "_x005F" + m })
}

// serial is the number a spreadsheet has for the first day of a month.
func serial(year int, month time.Month) int {
	return int(time.Date(year, month, 1, 0, 0, 0, 0, time.UTC).Sub(firstSerial).Hours() / 24)
}

// firstSerial is day 0 of a spreadsheet.
var firstSerial = time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)

func decimalText(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }

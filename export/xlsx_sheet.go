package export

import (
	_ "embed"
	"fmt"
	"strings"
	"time"

	"diligence/questionnaire"
)

//go:embed xlsx/styles.xml
var xlsxStyles string

// about says what the workbook is and how to fill it. Its two last lines are
// hidden: they are for the program.
func (w *workbook) about(f Form) string {
	var b strings.Builder
	b.WriteString(`<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><cols><col min="1" max="1" width="22" customWidth="1"/><col min="2" max="2" width="88" customWidth="1"/></cols><sheetData>`)
	n := 0
	line := func(style int, label, text string, hidden bool) {
		n++
		b.WriteString(`<row r="` + itoa(n) + `"`)
		if style != cellTitle {
			fmt.Fprintf(&b, ` ht="%d"`, rowHeight([]formColumn{{width: 20}, {width: 88}}, []string{label, text}))
		}
		if hidden {
			b.WriteString(` hidden="1"`)
		}
		b.WriteString(">")
		writeCell(&b, 0, n, style, label)
		if text != "" {
			writeCell(&b, 1, n, cellPlain, text)
		}
		b.WriteString("</row>")
	}
	line(cellTitle, shorten(f.Company, 60)+": questions for the technology review", "", false)
	line(cellStrong, "For", f.forWhom(), false)
	line(cellStrong, "Made on", day(f.Date), false)
	line(cellStrong, "Questions", f.edition.ID+" "+f.edition.Version, false)
	for _, l := range [][2]string{
		{"How to fill it", "Fill the yellow cells. Each question has one row: give the answer, or choose in Status why there is none."},
		{"Leave blank", "What you leave blank says nothing and takes nothing back. Do not guess: “do not know” is a useful answer."},
		{"Who reads it", whoReads + " A note is shared like the answer it stands at."},
		{"The plan", "Mend the rows of " + registerNames(f) + ", and add rows below; their Id stays blank. Months are written 2027-03, numbers without units."},
		{"Several choices", "Where a question takes several, write them into one cell, parted by semicolons."},
		{"Formulas", "Write values. A cell that holds a formula is not read."},
		{"Give it back", "Save the file as it is, in the form xlsx, and send it to the reviewer. Rows and columns may be sorted or moved; what counts are the headings and the hidden ids."},
	} {
		line(cellStrong, l[0], l[1], false)
	}
	line(cellPlain, aboutReview, f.review, true)
	line(cellPlain, aboutSpeaker, or(string(f.Speaker), "-"), true)
	b.WriteString("</sheetData>" + protection + pageOfXLSX)
	return sheetXML("worksheet", b.String())
}

// registerNames lists the registers of a form.
func registerNames(f Form) string {
	var list []string
	for _, s := range f.sheets[1:] {
		list = append(list, s.name)
	}
	return joinAnd(list)
}

const pageOfXLSX = `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>`

// sheet writes a list: its headings stay in sight, and so does what a row is
// about.
func (w *workbook) sheet(s formSheet) string {
	var b strings.Builder
	frozen := 2
	if s.columns[0].hidden {
		frozen = 3
	}
	fmt.Fprintf(&b, `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane xSplit="%d" ySplit="1" topLeftCell="%s2" activePane="bottomRight" state="frozen"/><selection pane="bottomRight"/></sheetView></sheetViews><cols>`,
		frozen, columnName(frozen))
	for i, c := range s.columns {
		hidden := ""
		if c.hidden {
			hidden = ` hidden="1"`
		}
		fmt.Fprintf(&b, `<col min="%d" max="%d" width="%s" customWidth="1"%s/>`, i+1, i+1, decimalText(c.width), hidden)
	}
	b.WriteString(`</cols><sheetData><row r="1" ht="32">`)
	for i, c := range s.columns {
		writeCell(&b, i, 1, cellHead, c.head)
	}
	b.WriteString("</row>")
	for n := range len(s.rows) + s.blank {
		row := formRow{cells: make([]string, len(s.columns))}
		if n < len(s.rows) {
			row = s.rows[n]
		}
		fmt.Fprintf(&b, `<row r="%d" ht="%d">`, n+2, rowHeight(s.columns, row.cells))
		for i, c := range s.columns {
			w.cell(&b, i, n+2, c, row)
		}
		b.WriteString("</row>")
	}
	last := len(s.rows) + s.blank + 1
	fmt.Fprintf(&b, `</sheetData>%s<autoFilter ref="A1:%s%d"/>`, protection, columnName(len(s.columns)-1), last)
	w.validations(&b, s)
	b.WriteString(pageOfXLSX)
	return sheetXML("worksheet", b.String())
}

// rowHeight is the height of a row in points, so that all its texts can be read in
// programs that do not fit rows by themselves.
func rowHeight(columns []formColumn, cells []string) int {
	lines := 1
	for i, c := range columns {
		n := 0
		for line := range strings.SplitSeq(cells[i], "\n") {
			n += 1 + int(breadth(line, 2)/c.width)
		}
		if !c.hidden {
			lines = max(lines, n)
		}
	}
	return min(6+13*lines, 400) // a sheet takes no row higher than 409
}

// takes returns what a cell of the column takes in a row.
func (c formColumn) takes(row formRow) entry {
	if c.head == headAnswer {
		return row.entry
	}
	return c.entry
}

func (w *workbook) cell(b *strings.Builder, column, n int, c formColumn, row formRow) {
	s, e := row.cells[column], c.takes(row)
	switch {
	case !c.filled && (c.head == headQuestion):
		writeCell(b, column, n, cellStrong, s)
	case !c.filled:
		writeCell(b, column, n, cellFixed, s)
	case e.kind == entryNumber && s != "":
		writeNumber(b, column, n, cellNumber, s)
	case e.kind == entryNumber:
		writeCell(b, column, n, cellNumber, "")
	case e.kind == entryMonth:
		if m, err := questionnaire.ParseMonth(s); err == nil {
			writeNumber(b, column, n, cellMonth, itoa(serial(m.Year(), time.Month(int(m)%12+1))))
			return
		}
		writeCell(b, column, n, cellMonth, s)
	default:
		writeCell(b, column, n, cellFill, s)
	}
}

// validations say what the cells take: one for each run of rows that take the
// same.
func (w *workbook) validations(b *strings.Builder, s formSheet) {
	var list []string
	add := func(column, from, to int, e entry) {
		if v := w.validation(columnName(column), from, to, e); v != "" {
			list = append(list, v)
		}
	}
	for i, c := range s.columns {
		switch {
		case !c.filled:
		case c.head == headAnswer:
			for n, row := range s.rows {
				add(i, n+2, n+2, row.entry)
			}
		default:
			add(i, 2, len(s.rows)+s.blank+1, c.entry)
		}
	}
	if len(list) > 0 {
		b.WriteString(`<dataValidations count="` + itoa(len(list)) + `">` + strings.Join(list, "") + "</dataValidations>")
	}
}

func (w *workbook) validation(column string, from, to int, e entry) string {
	if to < from {
		return ""
	}
	prompt := ""
	if e.prompt != "" {
		prompt = ` showInputMessage="1" prompt="` + xmlText(shorten(e.prompt, 250)) + `"`
	}
	ref := fmt.Sprintf(`sqref="%s%d:%s%d"`, column, from, column, to)
	wrong := func(s string) string {
		return ` showErrorMessage="1" errorTitle="Not taken" error="` + xmlText(s) + `"`
	}
	formulas := func(list ...string) string {
		out := ""
		for i, f := range list {
			out += fmt.Sprintf("<formula%d>%s</formula%d>", i+1, xmlText(f), i+1)
		}
		return out
	}
	switch e.kind {
	case entryWord, entryArea, entryTri:
		words := e.words
		if e.kind == entryTri {
			words = triWords
		}
		if e.several { // to be typed where it is more than one
			return `<dataValidation type="list" allowBlank="1"` + prompt + " " + ref + ">" + formulas(w.listOf(words)) + "</dataValidation>"
		}
		return `<dataValidation type="list" allowBlank="1"` + prompt + wrong("Choose one from the list.") + " " + ref + ">" + formulas(w.listOf(words)) + "</dataValidation>"
	case entryNumber:
		least := or(decimalPointer(e.min), "0")
		if e.max != nil {
			return `<dataValidation type="decimal" operator="between" allowBlank="1"` + prompt + wrong("A number from "+least+" to "+decimalText(*e.max)+".") + " " + ref + ">" + formulas(least, decimalText(*e.max)) + "</dataValidation>"
		}
		return `<dataValidation type="decimal" operator="greaterThanOrEqual" allowBlank="1"` + prompt + wrong("A number, "+least+" or more.") + " " + ref + ">" + formulas(least) + "</dataValidation>"
	case entryMonth:
		return `<dataValidation type="date" operator="between" allowBlank="1"` + prompt + wrong("A month, such as 2027-03.") + " " + ref + ">" +
			formulas(itoa(serial(2000, time.January)), itoa(serial(2099, time.December)+30)) + "</dataValidation>"
	}
	if prompt == "" {
		return ""
	}
	return `<dataValidation allowBlank="1"` + prompt + " " + ref + "/>"
}

func decimalPointer(x *float64) string {
	if x == nil {
		return ""
	}
	return decimalText(*x)
}

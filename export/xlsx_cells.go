package export

import (
	"encoding/xml"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// sharedStrings reads the texts that cells name by number.
func (w *packedBook) sharedStrings() error {
	name := w.part["sharedStrings"]
	if w.parts[strings.ToLower(name)] == nil {
		return nil
	}
	var text richText
	return w.each(name, func(t xml.Token) error {
		if s, done := text.take(t, "si"); done {
			w.shared = append(w.shared, s)
		}
		return nil
	})
}

// A richText gathers the text of an element that may hold runs. What says how it
// is spoken is left out.
type richText struct {
	b      strings.Builder
	spoken int
	inside bool // a text
}

// take reads one token and returns the text once the element of that name ends.
func (r *richText) take(t xml.Token, name string) (string, bool) {
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case name:
			r.b.Reset()
		case "rPh":
			r.spoken++
		case "t":
			r.inside = r.spoken == 0
		}
	case xml.CharData:
		if r.inside {
			r.b.Write(t)
		}
	case xml.EndElement:
		switch t.Name.Local {
		case name:
			return decodeCell(r.b.String()), true
		case "rPh":
			r.spoken--
		case "t":
			r.inside = false
		}
	}
	return "", false
}

// decodeCell undoes what a spreadsheet does to characters that XML has not.
func decodeCell(s string) string {
	return codedRune().ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.ParseUint(m[2:6], 16, 32) // the pattern holds four digits
		return string(rune(n))
	})
}

// A cellReader reads the cells of one sheet.
type cellReader struct {
	w     *packedBook
	sheet cellSheet
	row   int // at hand
	col   int
	kind  string
	cell  cellRead
	in    string // element whose text is read: v or f
	value strings.Builder
	text  richText
}

func (w *packedBook) readCells(name, part string) (cellSheet, error) {
	r := &cellReader{w: w, sheet: cellSheet{name: name}}
	err := w.each(part, r.take)
	if errors.Is(err, errBeyond) {
		r.sheet.beyond, err = true, nil
	}
	return r.sheet, err
}

// errBeyond ends the reading of a sheet: a list of ours does not go on so far, and
// one that somebody coloured to its last row would take long to read.
var errBeyond = errors.New("the sheet goes on beyond what is read")

func (r *cellReader) take(t xml.Token) error {
	if s, done := r.text.take(t, "is"); done {
		r.cell.text = s
	}
	switch t := t.(type) {
	case xml.StartElement:
		return r.start(t)
	case xml.CharData:
		if r.in == "v" {
			r.value.Write(t)
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "v", "f":
			r.in = ""
		case "c":
			return r.end()
		}
	}
	return nil
}

func (r *cellReader) start(e xml.StartElement) error {
	switch e.Name.Local {
	case "row":
		r.row++
		r.col = -1
		if n, err := strconv.Atoi(attr(e, "r")); err == nil {
			r.row = n
		}
		if r.row > maxFormRow {
			return errBeyond
		}
	case "c":
		r.col++
		if at := attr(e, "r"); at != "" {
			column, row, ok := cellPlace(at)
			if !ok {
				return formError("the workbook has a cell that lies nowhere")
			}
			r.col, r.row = column, row
		}
		if r.row > maxFormRow {
			return errBeyond
		}
		r.kind, r.cell = attr(e, "t"), cellRead{}
		if n, err := strconv.Atoi(attr(e, "s")); err == nil && n >= 0 && n < len(r.w.shapes) {
			r.cell.shape = r.w.shapes[n]
		}
		r.value.Reset()
	case "mergeCell":
		if len(r.sheet.merged) < maxFormRow {
			r.sheet.merged = append(r.sheet.merged, attr(e, "ref"))
		}
	case "f":
		r.cell.formula = true
		r.in = "f"
	case "v":
		r.in = "v"
	}
	return nil
}

// end notes a cell that holds something.
func (r *cellReader) end() error {
	c, v := r.cell, r.value.String()
	switch r.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(v))
		if v != "" && (err != nil || n < 0 || n >= len(r.w.shared)) {
			return formError("the workbook is damaged: a cell names a text that is not there")
		}
		if v != "" {
			c.text = r.w.shared[n]
		}
	case "inlineStr":
	case "b":
		c.text, c.truth = map[bool]string{true: "TRUE", false: "FALSE"}[strings.TrimSpace(v) == "1"], true
	case "e":
		c.text, c.wrong = v, true
	case "str", "d":
		c.text = decodeCell(v)
	default:
		c.text, c.number = strings.TrimSpace(v), v != ""
	}
	if strings.TrimSpace(c.text) == "" && !c.formula {
		return nil
	}
	if r.col >= maxFormColumn {
		r.sheet.beyond = true
		return nil
	}
	if r.w.cells++; r.w.cells > maxFormCells || r.row < 1 || r.col < 0 {
		return formError(fmt.Sprintf("the workbook holds more than the %d cells that a question sheet can", maxFormCells))
	}
	rows := &r.sheet.rows
	if n := len(*rows); n == 0 || (*rows)[n-1].number != r.row {
		*rows = append(*rows, cellRow{r.row, map[int]cellRead{}})
	}
	(*rows)[len(*rows)-1].cells[r.col] = c
	return nil
}

// cellPlace reads a place such as B7.
func cellPlace(s string) (column, row int, ok bool) {
	i := 0
	for i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z' {
		column = column*26 + int(s[i]-'A') + 1
		i++
	}
	row, err := strconv.Atoi(s[i:])
	return column - 1, row, i > 0 && err == nil && row > 0
}

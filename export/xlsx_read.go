package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// Bounds of a workbook that is read. A form of 500 questions stays far below.
const (
	MaxForm       = 16 << 20 // bytes of the file
	maxFormInside = 64 << 20 // bytes of its parts, unpacked
	maxFormParts  = 500
	maxFormSheets = 50
	maxFormCells  = 200_000 // that hold something
	maxFormRow    = 20_000  // what lies beyond is not read
	maxFormColumn = 500
	maxFormDepth  = 64        // elements within elements
	maxFormMarks  = 2_000_000 // elements of all parts, as many as coloured empty cells may need
)

// A FormError is a file that cannot be read as a question sheet.
type FormError struct{ What, Do string }

// Error says what is wrong.
func (e *FormError) Error() string { return e.What }

// Hint says what to do.
func (e *FormError) Hint() string { return e.Do }

func formError(what string) error {
	return &FormError{what, "save the sheet that was sent out as .xlsx, without a password, and import that"}
}

// A cellSheet is the cells of a sheet that hold something.
type cellSheet struct {
	name   string
	rows   []cellRow
	merged []string // boxes of cells made one, such as G12:G13
	beyond bool     // it goes on where it is not read
}

type cellRow struct {
	number int // from 1
	cells  map[int]cellRead
}

// A cellRead is what a cell holds: a text, or a number as it was written.
type cellRead struct {
	text    string
	number  bool
	shape   cellShape // of a number
	truth   bool      // text is TRUE or FALSE
	formula bool
	wrong   bool // it holds an error such as #REF!
}

// codedRune is how a spreadsheet writes a character that XML has not.
var codedRune = compiled(`_x[0-9A-Fa-f]{4}_`)

// The first bytes of a packed workbook, and of one that is locked or old.
var packedHead, lockedHead = []byte("PK"), []byte{0xd0, 0xcf, 0x11, 0xe0}

// IsWorkbook reports whether data begins as a workbook does, be it one that
// [ReadForm] refuses.
func IsWorkbook(data []byte) bool {
	return bytes.HasPrefix(data, packedHead) || bytes.HasPrefix(data, lockedHead)
}

// readWorkbook reads the cells of all sheets of a workbook. Formulas are noted and
// never evaluated.
func readWorkbook(data []byte) (sheets []cellSheet, date1904 bool, err error) {
	w, err := openWorkbook(data)
	if err != nil {
		return nil, false, err
	}
	list, err := w.sheetList()
	if err != nil {
		return nil, false, err
	}
	for _, read := range []func() error{w.sharedStrings, w.styles} {
		if err := read(); err != nil {
			return nil, false, err
		}
	}
	for _, s := range list {
		read, err := w.readCells(s.name, s.part)
		if err != nil {
			return nil, false, err
		}
		sheets = append(sheets, read)
	}
	return sheets, w.date1904, nil
}

// A packedBook is a workbook while it is read.
type packedBook struct {
	parts    map[string]*zip.File
	main     string
	left     int64 // bytes that may still be unpacked
	cells    int   // read so far
	marks    int   // elements read so far
	shared   []string
	shapes   []cellShape       // by style
	part     map[string]string // of the texts and styles, by kind
	date1904 bool
}

func openWorkbook(data []byte) (*packedBook, error) {
	switch {
	case len(data) > MaxForm:
		return nil, formError(fmt.Sprintf("the workbook is larger than %d MiB", MaxForm>>20))
	case bytes.HasPrefix(data, lockedHead):
		return nil, formError(lockedWord(data))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, formError("the file is no workbook, or only a part of one")
	}
	if len(z.File) > maxFormParts {
		return nil, formError("the workbook has too many parts")
	}
	w := &packedBook{parts: map[string]*zip.File{}, part: map[string]string{}, left: maxFormInside}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(path.Clean("/"+f.Name), "/"))
		if w.parts[name] != nil || f.Flags&1 != 0 {
			return nil, formError("the workbook is packed in a way that is not to be trusted")
		}
		w.parts[name] = f
	}
	if what := w.foreign(); what != "" {
		return nil, formError(what)
	}
	links, err := w.relations("_rels/.rels")
	if err != nil {
		return nil, err
	}
	for _, l := range links {
		if strings.HasSuffix(l.kind, "/officeDocument") {
			w.main = strings.TrimPrefix(path.Clean("/"+l.target), "/")
		}
	}
	switch {
	case w.main == "" || w.parts[strings.ToLower(w.main)] == nil:
		return nil, formError("the file is no workbook")
	case strings.HasSuffix(w.main, ".bin"):
		return nil, formError("the workbook has the form xlsb")
	}
	return w, nil
}

// each gives the start, end and text of every element of a part to a function.
func (w *packedBook) each(name string, take func(xml.Token) error) error {
	f := w.parts[strings.ToLower(name)]
	if f == nil {
		return formError("the workbook lacks its part " + xmlName(name))
	}
	r, err := f.Open()
	if err != nil {
		return formError("the workbook cannot be unpacked")
	}
	defer r.Close()
	bounded := &io.LimitedReader{R: r, N: w.left + 1}
	d := xml.NewDecoder(bounded)
	depth := 0
	for {
		token, err := d.Token()
		if bounded.N <= 0 {
			return formError(fmt.Sprintf("the workbook unpacks to more than %d MiB", maxFormInside>>20))
		}
		if errors.Is(err, io.EOF) {
			w.left = bounded.N - 1
			return nil
		}
		if err != nil {
			return formError("the workbook is damaged: its part " + xmlName(name) + " cannot be read")
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
			w.marks++
		case xml.EndElement:
			depth--
		case xml.Directive:
			return formError("the workbook is made in a way that is not to be trusted")
		}
		if depth > maxFormDepth || w.marks > maxFormMarks {
			return formError("the workbook is made in a way that is not to be trusted")
		}
		if err := take(token); err != nil {
			w.left = bounded.N - 1
			return err
		}
	}
}

// xmlName makes the name of a part fit to be shown.
func xmlName(s string) string { return strconv.Quote(shorten(s, 60)) }

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (w *packedBook) relations(name string) (links []relation, err error) {
	err = w.each(name, func(t xml.Token) error {
		if e, ok := t.(xml.StartElement); ok && e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			links = append(links, relation{attr(e, "Id"), attr(e, "Type"), attr(e, "Target")})
		}
		return nil
	})
	return links, err
}

type listedSheet struct{ name, part string }

// sheetList lists the sheets and the parts they stand in.
func (w *packedBook) sheetList() (list []listedSheet, err error) {
	dir := path.Dir(w.main)
	links, err := w.relations(dir + "/_rels/" + path.Base(w.main) + ".rels")
	if err != nil {
		return nil, err
	}
	part := map[string]string{}
	for _, l := range links {
		to := l.target
		if !strings.HasPrefix(to, "/") {
			to = "/" + dir + "/" + to
		}
		to = strings.TrimPrefix(path.Clean(to), "/")
		if strings.HasSuffix(l.kind, "/worksheet") {
			part[l.id] = to
		}
		w.part[path.Base(l.kind)] = to
	}
	err = w.each(w.main, func(t xml.Token) error {
		e, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch e.Name.Local {
		case "workbookPr":
			w.date1904 = attr(e, "date1904") == "1" || attr(e, "date1904") == "true"
		case "sheet":
			if to := part[attr(e, "id")]; to != "" {
				list = append(list, listedSheet{attr(e, "name"), to})
			}
		}
		return nil
	})
	switch {
	case err == nil && len(list) == 0:
		err = formError("the file holds no sheets: it is no workbook")
	case err == nil && len(list) > maxFormSheets:
		err = formError(fmt.Sprintf("the workbook has more than %d sheets", maxFormSheets))
	}
	return list, err
}

package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"diligence/questionnaire"
)

// TestFormHostile sends 500 hostile questions out, and takes them back unchanged:
// each part is well-formed, no cell holds a formula, and what comes back is what
// stands.
func TestFormHostile(t *testing.T) {
	q, r, res := hostileReview(t)
	for _, role := range questionnaire.Roles {
		s := questionnaire.Speaker(role)
		b, err := XLSX(NewForm(q, r, res, s, today))
		if err != nil {
			t.Fatal(err)
		}
		for name, part := range unpack(t, b) {
			if strings.HasPrefix(name, "xl/worksheets/") && len(part.find("f")) > 0 {
				t.Errorf("%s holds a formula", name)
			}
		}
		checkUntouched(t, string(role), take(t, q, r, s, b))
		again, _ := XLSX(NewForm(q, r, res, s, today))
		if !bytes.Equal(b, again) {
			t.Error("written twice, the bytes differ")
		}
	}
}

// TestFormIsMeantForOne holds that a sheet tells a respondent nothing that others
// said, and nothing private.
func TestFormIsMeantForOne(t *testing.T) {
	r := marked(t)
	for _, s := range append([]questionnaire.Speaker{""}, questionnaire.RoleBusiness, questionnaire.RoleTechnology) {
		form := NewForm(cut(), r, evaluate(cut(), r), s, today)
		b, err := XLSX(form)
		if err != nil {
			t.Fatal(err)
		}
		all := unpackedText(b)
		if strings.Contains(all, "PRIV") {
			t.Errorf("%q: a private note: %s", s, around(all, "PRIV"))
		}
		for id, by := range r.Answers {
			for who, a := range by {
				if who != s && a.Note != "" && strings.Contains(all, string(a.Note)) {
					t.Errorf("%q reads what %q said to %s", s, who, id)
				}
			}
		}
		if strings.Contains(form.FileName(), "PERSON") {
			t.Errorf("a name in %s", form.FileName())
		}
		if withheld := form.BeforeYouShare().Withheld; withheld == 0 {
			t.Errorf("%q: nothing is said to stay out", s)
		}
	}
}

// zipped packs parts, one text each.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := w.Create(name)
		if err == nil {
			_, err = io.WriteString(f, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestReadFormRefuses holds that a file made to do harm is refused, in time and
// with a reason.
func TestReadFormRefuses(t *testing.T) {
	const head = `<?xml version="1.0"?>`
	book := func(sheet string) map[string]string {
		return map[string]string{
			"_rels/.rels":                `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook><sheets><sheet name="A" id="s"/></sheets></workbook>`,
			"xl/sheet.xml":               sheet,
		}
	}
	without := func(name string) map[string]string {
		m := book("<worksheet/>")
		delete(m, name)
		return m
	}
	good := formOf(t, cut(), full(t), questionnaire.RoleBusiness)
	var twice bytes.Buffer
	w := zip.NewWriter(&twice)
	for range 2 {
		w.Create("_rels/.rels")
	}
	w.Close()
	for name, data := range map[string][]byte{
		"nothing":        nil,
		"not packed":     []byte("PK\x03\x04 and no more"),
		"cut":            good[:len(good)/2],
		"old or locked":  append([]byte{0xd0, 0xcf, 0x11, 0xe0}, make([]byte, 100)...),
		"too large":      make([]byte, MaxForm+1),
		"no workbook":    zipped(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
		"no sheet":       zipped(t, without("xl/sheet.xml")),
		"no links":       zipped(t, without("xl/_rels/workbook.xml.rels")),
		"another book":   zipped(t, book("<worksheet><sheetData/></worksheet>")),
		"a part twice":   twice.Bytes(),
		"a bomb":         zipped(t, book("<worksheet>"+strings.Repeat(" ", maxFormInside+1)+"</worksheet>")),
		"many marks":     zipped(t, book("<worksheet>"+strings.Repeat("<c/>", maxFormMarks+1))),
		"deep":           zipped(t, book(strings.Repeat("<a>", 1000))),
		"entities":       zipped(t, book(head+`<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>`)),
		"not closed":     zipped(t, book("<worksheet><sheetData>")),
		"far away":       zipped(t, book(`<worksheet><c r="A999999999"><v>1</v></c></worksheet>`)),
		"nowhere":        zipped(t, book(`<worksheet><c r="7"><v>1</v></c></worksheet>`)),
		"no such text":   zipped(t, book(`<worksheet><c r="A1" t="s"><v>5</v></c></worksheet>`)),
		"too many cells": zipped(t, book("<worksheet>"+strings.Repeat("<row>"+strings.Repeat("<c><v>1</v></c>", 400)+"</row>", 600)+"</worksheet>")),
		"too many parts": zipped(t, func() map[string]string {
			m := book("<worksheet/>")
			for i := range maxFormParts {
				m["x/"+itoa(i)] = ""
			}
			return m
		}()),
	} {
		_, err := ReadForm(cut(), data)
		var e *FormError
		if !errors.As(err, &e) || e.Error() == "" || e.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// FuzzReadForm holds that no bytes make the reader fall over.
func FuzzReadForm(f *testing.F) {
	f.Add([]byte(`<worksheet><row r="1"><c r="A1" t="inlineStr"><is><t>Id</t></is></c><c r="B1"><f>1+1</f><v>2</v></c></row></worksheet>`))
	f.Fuzz(func(t *testing.T, sheet []byte) {
		data := zipped(t, map[string]string{
			"_rels/.rels":                `<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
			"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/></Relationships>`,
			"xl/workbook.xml":            `<workbook><sheets><sheet name="A" id="s"/></sheets></workbook>`,
			"xl/sheet.xml":               string(sheet),
		})
		if form, err := ReadForm(cut(), data); err == nil {
			form.Take(cut(), full(t), questionnaire.RoleBusiness, today)
		}
	})
}

// TestCellText holds that texts come back equal from a cell.
func TestCellText(t *testing.T) {
	for _, s := range []string{"_x0041_", "a_x005F_b", "_x", "=1+1", "plain"} {
		if got := decodeCell(cellEscape(s)); got != s {
			t.Errorf("%q comes back as %q", s, got)
		}
	}
	if got := decodeCell("a_x000D_\nb"); got != "a\r\nb" {
		t.Errorf("%q", got)
	}
	long := strings.Repeat("👍", 20_000)
	if got := cutCell(long); len([]rune(got)) > maxCellText/2+1 || !strings.HasSuffix(got, "…") {
		t.Errorf("%d runes", len([]rune(got)))
	}
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA"} {
		if got := columnName(column); got != want {
			t.Errorf("column %d is %s, want %s", column, got, want)
		}
		if back, row, ok := cellPlace(want + "7"); back != column || row != 7 || !ok {
			t.Errorf("%s7 is %d, %d", want, back, row)
		}
	}
	if got := serial(2027, time.March); got != 46447 {
		t.Errorf("March 2027 is day %d", got)
	}
}

// TestOptionsIn reads several options from one cell; labels hold semicolons and
// commas of their own.
func TestOptionsIn(t *testing.T) {
	x := &questionnaire.Question{Kind: questionnaire.KindMulti, Options: []questionnaire.Option{
		{ID: "none", Label: "None; we have what we need"}, {ID: "a", Label: "One"}, {ID: "b", Label: "One, or more"},
	}}
	for s, want := range map[string]string{
		"none; we have what we need": "none", "One; One, or more": "a b", "b;a": "b a", "One\nnone": "a none", "One, or more": "b", " One ;": "a",
	} {
		if got, ok := optionsIn(x, s); !ok || strings.Join(got, " ") != want {
			t.Errorf("%q is %q, want %q", s, got, want)
		}
	}
	for _, s := range []string{"", ";", "Two", "One Two", "Ones"} {
		if got, ok := optionsIn(x, s); ok {
			t.Errorf("%q is %q", s, got)
		}
	}
}

// TestFormLost holds that a sheet which cannot be known any more is told of, and
// that the others are read.
func TestFormLost(t *testing.T) {
	r := full(t)
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	f.set("Milestones", "m2", "Month", serialMonth(2027, 11))
	f.set("Questions", "context.engineers_planned", headAnswer, 17)
	top := func(sheet, id, head string) string {
		return strings.TrimRight(f.at(sheet, id, head), "0123456789") + "1"
	}
	for _, err := range []error{
		f.book.SetCellStr("Questions", top("Questions", "team.today", headAnswer), "What we say"), f.book.DeleteSheet("Hires"), f.book.SetCellStr("Initiatives", top("Initiatives", "i1", "End"), "Until"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	got := take(t, cut(), r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 1 || got.Changes[0].Key != "milestone/m2" {
		t.Error(got.Changes)
	}
	if len(got.Problems) != 1 || got.Problems[0].What != "no sheet has the headings of questions (Question and Your answer), so nothing is read of them" || got.Problems[0].Hint == "" {
		t.Error(got.Problems)
	}
	want := []string{
		"no sheet has the headings of hires (Role to fill and Critical), so nothing is read of them",
		`Initiatives: the column "End" is missing, so nothing is read from it`,
	}
	if !slices.Equal(got.Notices, want) {
		t.Errorf("notices %q", got.Notices)
	}
}

// TestFormMerged holds that cells merged over several rows are told, as only the
// first of the rows keeps what they say, and those within one row are not.
func TestFormMerged(t *testing.T) {
	r := full(t)
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	top := f.at("Questions", "context.users_now", headNote)
	column, row, err := excelize.CellNameToCoordinates(top)
	if err != nil {
		t.Fatal(err)
	}
	below, _ := excelize.CoordinatesToCellName(column, row+2)
	aside, _ := excelize.CoordinatesToCellName(column+1, row+4)
	left, _ := excelize.CoordinatesToCellName(column, row+4)
	f.set("Questions", "context.users_now", headNote, "One note\nfor three, pasted.")
	for _, box := range [][2]string{{top, below}, {left, aside}} {
		if err := f.book.MergeCell("Questions", box[0], box[1]); err != nil {
			t.Fatal(err)
		}
	}
	got := take(t, cut(), r, questionnaire.RoleBusiness, f.bytes())
	if len(got.Changes) != 1 || len(got.Problems) > 0 {
		t.Errorf("%v\n%v", got.Changes, got.Problems)
	}
	if len(got.Notices) != 1 || !strings.HasPrefix(got.Notices[0], "Questions: cells were merged over several rows ("+top+":"+below+")") {
		t.Errorf("notices %q", got.Notices)
	}
}

// TestFormRefusedID holds that a new record's row that is refused uses up no id.
func TestFormRefusedID(t *testing.T) {
	r := full(t)
	f := fill(t, formOf(t, cut(), r, questionnaire.RoleBusiness))
	rows, err := f.book.GetRows("Milestones")
	if err != nil {
		t.Fatal(err)
	}
	for n, month := range []string{"soon", "2028-03"} {
		for head, s := range map[string]string{"Milestone": "New " + itoa(n), "Month": month} {
			place, _ := excelize.CoordinatesToCellName(slices.Index(rows[0], head)+1, len(rows)+1+n)
			if err := f.book.SetCellValue("Milestones", place, s); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := take(t, cut(), r, questionnaire.RoleBusiness, f.bytes())
	want := questionnaire.Key("milestone/" + r.FreeID("m"))
	if len(got.Problems) != 1 || len(got.Changes) != 1 || got.Changes[0].Key != want {
		t.Errorf("%v, want %s\n%v", got.Changes, want, got.Problems)
	}
}

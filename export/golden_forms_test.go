package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestGoldenForms compares what the files of all other formats say, read back from
// their bytes, with files that a person has read: for each audience, and the question
// sheet for each role.
func TestGoldenForms(t *testing.T) {
	for _, a := range Audiences {
		t.Run(string(a), func(t *testing.T) {
			d := document(t, full(t), a)
			d.Title.Revision = "0123456789ab"
			isGolden(t, "full-"+string(a)+".pdf.txt", pdfWords(readPDF(t, mustPDF(d))))
			isGolden(t, "full-"+string(a)+".docx.txt", docxWords(unpack(t, mustDOCX(d))["word/document.xml"]))
			isGolden(t, "full-"+string(a)+".csv.txt", csvWords(t, a))
			if a != Investor { // who gets no bundle
				isGolden(t, "full-"+string(a)+".bundle.json", bundleWords(t, a))
			}
		})
	}
	for _, role := range questionnaire.Roles {
		r := full(t)
		r.ID = "00c0ffee00c0ffee" // which is made at random
		isGolden(t, "full-"+string(role)+".xlsx.txt", sheetWords(fill(t, formOf(t, cut(), r, questionnaire.Speaker(role)))))
	}
}

// pdfWords tells the bookmarks, and of each page what stands in its margins and its
// elements in the order they are read.
func pdfWords(f *readFile) []byte {
	var b bytes.Buffer
	for _, m := range f.marks {
		fmt.Fprintf(&b, "bookmark %s\n", m)
	}
	next := 0
	for n, p := range f.pages {
		fmt.Fprintf(&b, "\n=== page %d: %s\n", n+1, strings.TrimSpace(p.artifact))
		for ; next < len(f.elements) && f.elements[next].page <= n+1; next++ {
			e := f.elements[next]
			if e.text == "" {
				continue
			}
			fmt.Fprintf(&b, "%-5s %s", e.kind, e.text)
			if e.to > 0 {
				fmt.Fprintf(&b, " → page %d", e.to)
			}
			b.WriteByte('\n')
		}
	}
	return b.Bytes()
}

// docxWords tells each paragraph after its style, and the rows of tables.
func docxWords(doc *element) []byte {
	var b bytes.Buffer
	var walk func(*element)
	walk = func(e *element) {
		switch e.name {
		case "p":
			if s := strings.TrimSpace(wordText(e, nil)); s != "" {
				fmt.Fprintf(&b, "%-10s %s\n", e.style(), s)
			}
		case "tr":
			for _, c := range e.find("tc") {
				b.WriteString("| " + strings.ReplaceAll(strings.TrimSpace(wordText(c, nil)), "\n", " / ") + " ")
			}
			b.WriteString("|\n")
		default:
			if e.name == "tbl" {
				fmt.Fprintf(&b, "table %s\n", e.style())
			}
			for _, c := range e.children {
				walk(c)
			}
		}
	}
	walk(doc)
	return b.Bytes()
}

func csvWords(t *testing.T, a Audience) []byte {
	t.Helper()
	var b bytes.Buffer
	r := full(t)
	for _, name := range Tables {
		table, err := TableFor(cut(), r, evaluate(cut(), r), forAudience(a), name)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "=== %s\n%s\n", table.FileName(), CSV(table))
	}
	return b.Bytes()
}

// bundleWords is a bundle without what differs each time it is made: the log, of which
// the number of entries remains. The questionnaire's files are named.
func bundleWords(t *testing.T, a Audience) []byte {
	t.Helper()
	var all map[string]any
	r := full(t)
	r.ID = "00c0ffee00c0ffee" // which is made at random
	if err := json.Unmarshal(bundleOf(t, r, a), &all); err != nil {
		t.Fatal(err)
	}
	for name, what := range all["source"].(map[string]any) {
		all["source"].(map[string]any)[name] = len(what.(string)) > 0
	}
	if log, ok := all["log"].([]any); ok {
		all["log"] = len(log)
	}
	delete(all, "sha256")
	data, err := json.MarshalIndent(all, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return append(data, '\n')
}

// sheetWords tells of each sheet the cells that hold something, row by row, and what
// may be chosen where.
func sheetWords(f filling) []byte {
	var b bytes.Buffer
	for _, sheet := range f.book.GetSheetList() {
		visible, err := f.book.GetSheetVisible(sheet)
		if err != nil {
			f.t.Fatal(err)
		}
		fmt.Fprintf(&b, "=== %s, visible %v\n", sheet, visible)
		rows, err := f.book.GetRows(sheet)
		if err != nil {
			f.t.Fatal(err)
		}
		for n, row := range rows {
			if slices.ContainsFunc(row, func(s string) bool { return s != "" }) {
				fmt.Fprintf(&b, "%3d | %s\n", n+1, strings.ReplaceAll(strings.Join(row, " | "), "\n", " / "))
			}
		}
		rules, err := f.book.GetDataValidations(sheet)
		if err != nil {
			f.t.Fatal(err)
		}
		for _, v := range rules {
			fmt.Fprintf(&b, "in %s: %s %s\n", v.Sqref, v.Type, v.Formula1)
		}
	}
	return b.Bytes()
}

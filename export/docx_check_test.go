package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// style returns the style of a paragraph or table.
func (e *element) style() string {
	for _, name := range []string{"pStyle", "tblStyle"} {
		for _, p := range e.children {
			if p.name == "pPr" || p.name == "tblPr" {
				for _, s := range p.find(name) {
					return s.attr["val"]
				}
			}
		}
	}
	return ""
}

// addedToWord reports whether a document says something here that its Markdown
// does not: the contents and the time line.
func addedToWord(e *element) bool {
	return e.name == "sdt" || slices.Contains([]string{"Caption", "Key", "TimeLine"}, e.style())
}

// wordText returns the text of runs, a line for each paragraph.
func wordText(e *element, skip func(*element) bool) string {
	var b strings.Builder
	var walk func(*element)
	walk = func(e *element) {
		for _, c := range e.children {
			switch {
			case c.name == "t":
				b.WriteString(c.said())
			case c.name != "" && (skip == nil || !skip(c)):
				walk(c)
			}
		}
		if e.name == "p" {
			b.WriteByte('\n')
		}
	}
	walk(e)
	return b.String()
}

// checkWordStyles holds that every style and list that is used is defined.
func checkWordStyles(t testing.TB, parts map[string]*element, body *element) {
	t.Helper()
	defined := map[string]bool{}
	for _, s := range parts["word/styles.xml"].find("style") {
		defined[s.attr["styleId"]] = true
	}
	for _, n := range parts["word/numbering.xml"].find("num") {
		defined["list "+n.attr["numId"]] = true
	}
	for e := range body.all {
		switch e.name {
		case "pStyle", "rStyle", "tblStyle":
			if !defined[e.attr["val"]] {
				t.Errorf("the style %q is not defined", e.attr["val"])
			}
		case "numId":
			if !defined["list "+e.attr["val"]] {
				t.Errorf("the list %s is not defined", e.attr["val"])
			}
		}
	}
}

// checkWordContents holds the contents to the sections, each of which it leads to.
func checkWordContents(t testing.TB, body *element) {
	t.Helper()
	var want, got []string
	marks := map[string]bool{}
	for _, p := range body.find("p") {
		if level, ok := strings.CutPrefix(p.style(), "Heading"); ok {
			mark := p.find("bookmarkStart")[0].attr["name"]
			if marks[mark] {
				t.Errorf("the bookmark %s stands twice", mark)
			}
			marks[mark] = true
			if level == "1" {
				want = append(want, level+" "+mark+" "+shorten(wordText(p, nil), 80))
			}
		}
		if level, ok := strings.CutPrefix(p.style(), "TOC"); ok && level != "Heading" {
			got = append(got, level+" "+p.find("hyperlink")[0].attr["anchor"]+" "+strings.TrimSpace(wordText(p, nil)))
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("contents\n got %q\nwant %q", got, want)
	}
	open := 0
	for _, f := range body.find("fldChar") {
		switch f.attr["fldCharType"] {
		case "begin":
			open++
		case "end":
			open--
		}
	}
	if open != 0 {
		t.Errorf("%d fields are not closed", open)
	}
	for _, h := range body.find("hyperlink") {
		if !marks[h.attr["anchor"]] {
			t.Errorf("a link leads to %q", h.attr["anchor"])
		}
	}
}

// checkWordTables holds that every table of the Markdown is there, cell by cell,
// with a head that is repeated and columns that fill the page; and that the time
// line has a row for each record it shows.
func checkWordTables(t testing.TB, d Document, body *element) {
	t.Helper()
	var got [][][]string
	lines := 0
	for _, table := range body.find("tbl") {
		width := 0
		for _, c := range table.find("gridCol") {
			var n int
			fmt.Sscan(c.attr["w"], &n)
			if n < 200 {
				t.Errorf("a column %d wide", n)
			}
			width += n
		}
		if width != docxWidth {
			t.Errorf("a table %d wide", width)
		}
		rows := table.find("tr")
		for i, r := range rows {
			if repeated := len(r.find("tblHeader")) == 1; repeated != (i == 0) {
				t.Errorf("row %d is repeated: %v", i, repeated)
			}
		}
		checkKept(t, rows)
		if table.style() == "TimeLine" {
			lines++
			if len(rows) != 1+len(timeRows(d)) {
				t.Errorf("the time line has %d rows for %d", len(rows), len(timeRows(d)))
			}
			continue
		}
		var read [][]string
		for _, r := range rows {
			var cells []string
			for _, c := range r.find("tc") {
				cells = append(cells, strings.TrimSpace(wordText(c, nil)))
			}
			read = append(read, cells)
		}
		got = append(got, read)
	}
	var want [][][]string
	for _, x := range read(t, Markdown(d)).tables {
		want = append(want, append([][]string{x.head}, x.rows...))
	}
	if len(got) != len(want) {
		t.Fatalf("%d tables of %d", len(got), len(want))
	}
	for i := range want {
		if !slices.EqualFunc(got[i], want[i], slices.Equal) {
			t.Errorf("table %d\n got %.300q\nwant %.300q", i, got[i], want[i])
		}
	}
	if (lines == 1) != (len(timeRows(d)) > 0) {
		t.Errorf("%d time lines", lines)
	}
}

// checkKept holds that the rows of a short table stay together: all but the last
// with the next, so that no page begins with its last row.
func checkKept(t testing.TB, rows []*element) {
	t.Helper()
	kept := 0
	for _, r := range rows[1:] {
		if len(r.find("keepNext")) > 0 {
			kept++
		}
	}
	if n := len(rows) - 2; kept != 0 && kept != n {
		t.Errorf("%d of %d rows stay with the next", kept, n)
	}
}

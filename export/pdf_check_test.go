package export

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
)

// checkPDF holds a PDF to the Markdown of its document and to what a page must
// have.
func checkPDF(t testing.TB, d Document, data []byte) {
	t.Helper()
	f := readPDF(t, data)
	tree := markdownParser().Parse(text.NewReader(Markdown(d)))
	src := Markdown(d)
	var heads, cells, blocks []string
	ast.Walk(tree, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindHeading:
			heads = append(heads, tight(nodeText(n, src)))
			return ast.WalkSkipChildren, nil
		case extast.KindTableCell:
			cells = append(cells, tight(nodeText(n, src)))
			return ast.WalkSkipChildren, nil
		case ast.KindParagraph, ast.KindTextBlock:
			blocks = append(blocks, tight(nodeText(n, src)))
		}
		return ast.WalkContinue, nil
	})
	same(t, "headings", f.kind("H1", "H2", "H3"), heads)
	same(t, "bookmarks", f.marks, heads)
	same(t, "cells", f.kind("TH", "TD"), cells)
	same(t, "paragraphs", slices.DeleteFunc(f.kind("P"), func(s string) bool { return isTagLine(d, s) }), blocks)
	checkSheets(t, d, f)
	checkPDFContents(t, f)
}

// same compares texts without their spaces, which stand elsewhere where a line
// ends, and those that run from right to left without their order.
func same(t testing.TB, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%d %s, want %d", len(got), what, len(want))
		return
	}
	for i := range got {
		g, w := tight(got[i]), want[i]
		if fromRight(w) {
			g, w = unordered(g), unordered(w)
		}
		if g != w {
			t.Errorf("%s %d\n got %.200q\nwant %.200q", what, i, g, w)
			return
		}
	}
}

func tight(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, norm.NFC.String(s))
}

func unordered(s string) string {
	r := []rune(strings.NewReplacer("(", "", ")", "", "[", "", "]", "", "<", "", ">", "", "{", "", "}", "", "«", "", "»", "").Replace(s))
	slices.Sort(r)
	return string(r)
}

// isTagLine reports whether a paragraph shows the severity and kind of a finding.
func isTagLine(d Document, s string) bool {
	for _, x := range d.Findings {
		if tight(s) == tight(upperFirst(string(x.Severity))+upperFirst(string(x.Kind))) {
			return true
		}
	}
	return false
}

// checkSheets holds each page to its margins, and that none ends with a heading.
func checkSheets(t testing.TB, d Document, f *readFile) {
	t.Helper()
	line := strings.Fields(d.audienceLine())[0]
	for i, p := range f.pages {
		if !strings.Contains(p.artifact, itoa(i+1)+" of "+itoa(len(f.pages))+"\n") || !strings.Contains(p.artifact, line) {
			t.Errorf("page %d says in its margins %.200q", i+1, p.artifact)
		}
		n := len(p.order)
		if n == 0 {
			t.Errorf("page %d is empty", i+1)
			continue
		}
		last := p.order[n-1]
		if i+1 < len(f.pages) && strings.HasPrefix(last.kind, "H") && len(last.text) < 2000 { // one may be longer than a page
			t.Errorf("page %d ends with the heading %.80q", i+1, last.text)
		}
	}
}

// checkPDFContents holds the page numbers of the contents to where the sections
// stand, and that each line leads there.
func checkPDFContents(t testing.TB, f *readFile) {
	t.Helper()
	pages := map[string]int{}
	for _, e := range f.elements {
		if e.kind == "H2" {
			pages[tight(e.text)] = e.page
		}
	}
	listed := 0
	for i, e := range f.elements {
		if e.kind != "TOCI" {
			continue
		}
		listed++
		link := f.elements[i+1]
		found := false
		for title, page := range pages {
			if tight(link.text) == title+itoa(page) && link.to == page {
				found = true
			}
		}
		if !found {
			t.Errorf("the contents say %q and lead to page %d", link.text, link.to)
		}
	}
	if listed != len(pages) {
		t.Errorf("%d sections, %d listed", len(pages), listed)
	}
}

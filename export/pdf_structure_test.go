package export

import (
	"bytes"
	"encoding/xml"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"golang.org/x/text/unicode/norm"
)

// TestPDFStructure holds a file to what somebody who listens to it needs: the
// language and the title of the whole, headings in order, tables whose cells have
// heads, figures and links that say what they show and where they lead, lists that
// say how they count, and words that stay apart where a line ends.
func TestPDFStructure(t *testing.T) {
	q, r, res := hostileReview(t)
	for name, d := range map[string]Document{
		"full": document(t, full(t), Private), "dressed": dressed(t, Options{Audience: Board, Brief: true}), "hostile": For(q, r, res, Investor, today),
	} {
		t.Run(name, func(t *testing.T) {
			f := readPDF(t, mustPDF(d))
			checkCatalog(t, d, f)
			counts := checkElements(t, f)
			for _, kind := range []string{"H1", "L", "Table", "TH"} {
				if counts[kind] == 0 {
					t.Errorf("there is no %s", kind)
				}
			}
			src := Markdown(d)
			var want []string
			ast.Walk(markdownParser().Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if k := n.Kind(); entering && slices.Contains([]ast.NodeKind{ast.KindHeading, extast.KindTableCell, ast.KindParagraph, ast.KindTextBlock}, k) {
					want = append(want, spaced(strings.ReplaceAll(plainText(n, src), "\n", " ")))
				}
				return ast.WalkContinue, nil
			})
			got := slices.DeleteFunc(f.kind("H1", "H2", "H3", "P", "TH", "TD"), func(s string) bool { return isTagLine(d, s) })
			if len(got) != len(want) {
				t.Fatalf("%d texts, want %d", len(got), len(want))
			}
			for i := range got {
				g, from := spaced(got[i]), 0
				for from < min(len(g), len(want[i])) && g[from] == want[i][from] {
					from++
				}
				if g != want[i] && !fromRight(g) {
					t.Errorf("after %d letters a listener hears\n%.80q\nof\n%.80q", from, g[from:], want[i][from:])
				}
			}
		})
	}
}

func spaced(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }

// checkCatalog holds what a file says of the whole.
func checkCatalog(t *testing.T, d Document, f *readFile) {
	t.Helper()
	for _, o := range f.objects {
		if !strings.HasPrefix(o, "<</Type/Catalog") {
			continue
		}
		for _, s := range []string{"/Lang(en-GB)", "/MarkInfo<</Marked true>>", "/ViewerPreferences<</DisplayDocTitle true>>"} {
			if !strings.Contains(o, s) {
				t.Errorf("the catalog lacks %s", s)
			}
		}
		_, xmp := f.ref(o, "/Metadata")
		var meta struct {
			Title    string `xml:"RDF>Description>title>Alt>li"`
			Language string `xml:"RDF>Description>language>Bag>li"`
		}
		if err := xml.Unmarshal([]byte(xmp), &meta); err != nil || meta.Title != d.headline() || meta.Language != "en-GB" {
			t.Errorf("the metadata say %+v, %v", meta, err)
		}
		return
	}
	t.Error("there is no catalog")
}

// checkElements holds each element to what its kind needs, and counts the kinds.
func checkElements(t *testing.T, f *readFile) map[string]int {
	t.Helper()
	level, counts := 0, map[string]int{}
	for _, e := range f.elements {
		counts[e.kind]++
		if strings.HasPrefix(e.kind, "H") {
			n := int(e.kind[1] - '0')
			if n > level+1 {
				t.Errorf("%.60q is a heading of level %d below one of %d", e.text, n, level)
			}
			level = n
		}
	}
	needs := map[string]string{"Figure": `/Alt[(<]`, "TH": `/Scope/(Column|Row)`, "L": `/ListNumbering/(Decimal|None)`, "Link": `/Type/OBJR/Obj \d+ 0 R`}
	within := map[string]string{"TR": "Table", "TH": "TR", "TD": "TR", "LI": "L", "Lbl": "LI", "LBody": "LI", "TOCI": "TOC"}
	for _, o := range f.objects {
		m := pdfElement.FindStringSubmatch(o)
		if m == nil {
			continue
		}
		if need := needs[m[1]]; need != "" && !regexp.MustCompile(need).MatchString(o) {
			t.Errorf("a %s lacks %s: %.200s", m[1], need, o)
		}
		if m[1] == "Link" {
			if _, annotation := f.ref(o, "/Obj"); !regexp.MustCompile(`/Contents[(<].*[^(]\W`).MatchString(annotation) || !strings.Contains(annotation, "/StructParent ") {
				t.Errorf("a link says nothing: %s", annotation)
			}
		}
	}
	for _, e := range f.elements {
		if in := within[e.kind]; in != "" && (e.parent == nil || e.parent.kind != in) {
			t.Errorf("a %s stands in no %s", e.kind, in)
		}
	}
	return counts
}

// TestPDFStructureThroughPoppler has another program read the elements.
func TestPDFStructureThroughPoppler(t *testing.T) {
	d := document(t, full(t), Private)
	c := exec.Command(tool(t, "pdfinfo", "poppler-utils"), "-struct-text", "-")
	c.Stdin = bytes.NewReader(mustPDF(d))
	var wrong bytes.Buffer
	c.Stderr = &wrong
	out, err := c.Output()
	if err != nil || wrong.Len() > 0 {
		t.Fatalf("%v %s", err, wrong.Bytes())
	}
	want := read(t, Markdown(d))
	cells := 0
	for _, x := range want.tables {
		cells += (len(x.rows) + 1) * len(x.head)
	}
	count := func(kind string) int { return len(regexp.MustCompile(`(?m)^ +`+kind+`\b`).FindAll(out, -1)) }
	if n := count("H[123]"); n != len(want.headings) {
		t.Errorf("%d headings, want %d", n, len(want.headings))
	}
	if n := count("Table"); n != len(want.tables) {
		t.Errorf("%d tables, want %d", n, len(want.tables))
	}
	if n := count("T[HD]"); n != cells {
		t.Errorf("%d cells, want %d", n, cells)
	}
	for _, h := range want.headings {
		if !strings.Contains(spaced(string(out)), `"`+h[2:]) {
			t.Errorf("no heading %q", h[2:])
		}
	}
}

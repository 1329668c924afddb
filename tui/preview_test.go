package tui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// Each testdata/desk/markdown/<name>.md is rendered at three widths and compared
// with <name>-<width>.txt beside it.
func TestMarkdownCases(t *testing.T) {
	files, err := filepath.Glob("testdata/desk/markdown/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range []int{36, 72, 100} {
			d := typeset(src, w)
			var b strings.Builder
			for i, l := range d.lines {
				if got := width(l.plain()); got > w {
					t.Errorf("%s at %d: row %d has %d cells", file, w, i, got)
				}
				b.WriteString(strings.TrimRight(l.plain(), " ") + "\n")
			}
			name := strings.TrimSuffix(filepath.Base(file), ".md")
			goldenDesk(t, fmt.Sprintf("markdown/%s-%d", name, w), b.String())
		}
	}
}

func TestMarkdownPens(t *testing.T) {
	for src, want := range map[string]string{
		"**bold** and *italic*":     "[1:bold][0: and ][2:italic]",
		"a `code span`":             "[0:a ][4:code span]",
		"**b`c`**":                  "[1:b][5:c]",
		"[link](https://x.example)": "[64:link]",
		"> quoted":                  "[128:│ ][32:quoted]",
		"# Head *x*":                "[9:Head ][11:x]",
	} {
		var b strings.Builder
		for _, s := range typeset([]byte(src), 40).lines[0].spans {
			fmt.Fprintf(&b, "[%d:%s]", s.pen, s.text)
		}
		if b.String() != want {
			t.Errorf("%q: %s, want %s", src, b.String(), want)
		}
	}
}

func TestReferencesBringNothingBack(t *testing.T) {
	d := typeset([]byte("&#27;[31m &#155;2J &#x202e; &#7; &#8203; `\x1b[2J` \u202e"), 60)
	for _, l := range d.lines {
		if strings.ContainsAny(l.plain(), "\x1b\u009b\u202e\x07\u200b") {
			t.Errorf("row %q", l.plain())
		}
	}
}

// report is a report of several sections; n changes what stands before the last.
func report(audience string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Review of Acme\n\nFor the %s.\n\n## Summary\n\nThe road map is not what the money buys.\n\n", audience)
	for i := range n {
		fmt.Fprintf(&b, "Paragraph %d of the summary, which says a little more about the revenue that rests on work nobody has backed.\n\n", i)
	}
	b.WriteString("## Findings\n\n| Finding | Severity |\n|---|---|\n| A dated promise rests on work nobody backed | high |\n\n")
	for i := range 12 {
		fmt.Fprintf(&b, "### Finding %d\n\nRevenue of 9M rests on it.\n\n", i)
	}
	b.WriteString("## Summary\n\nA second section of that name.\n")
	return b.String()
}

// previewDesk returns a session whose reports have n paragraphs before the findings.
func previewDesk(t *testing.T, n *int) *session {
	s := deskSession(t)
	s.lib.Preview = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing) ([]byte, error) {
		return []byte(report(to.Audience, *n)), nil
	}
	return s
}

func TestPreviewScreens(t *testing.T) {
	n := 6
	s := previewDesk(t, &n)
	for _, size := range deskSizes {
		p := newPreview()
		goldenDesk(t, "preview-"+size.name, look(t, p, s, size.w, size.h))
		typeKeys(t, p, s, "] ]")
		goldenDesk(t, "preview-findings-"+size.name, look(t, p, s, size.w, size.h))
		typeKeys(t, p, s, "/ 'revenue'")
		goldenDesk(t, "preview-search-"+size.name, look(t, p, s, size.w, size.h))
	}
}

func TestPreviewIsForTheBoardUnlessAskedOtherwise(t *testing.T) {
	n := 1
	s, p := previewDesk(t, &n), newPreview()
	if screen := look(t, p, s, 80, 21); !strings.Contains(screen, "For the board.") {
		t.Errorf("got:\n%s", screen)
	}
	typeKeys(t, p, s, "1")
	if screen := look(t, p, s, 80, 21); !strings.Contains(screen, "For the company.") {
		t.Errorf("got:\n%s", screen)
	}
	out := typeKeys(t, p, s, "4")
	if out.ask == nil || strings.Contains(look(t, p, s, 80, 21), "For the private") {
		t.Fatal("private notes are shown without being asked for by name")
	}
	answer(t, out.ask, "yes")
	if s.audience() == audiencePrivate {
		t.Fatal("another word than private shows private notes")
	}
	answer(t, typeKeys(t, p, s, "4").ask, "private")
	if screen := look(t, p, s, 80, 21); !strings.Contains(screen, "For the private.") {
		t.Errorf("got:\n%s", screen)
	}
	p.leave(s)
	if s.audience() == audiencePrivate {
		t.Error("private notes are shown again after leaving")
	}
}

// answer types a word into a popup and presses enter.
func answer(t *testing.T, p popup, word string) outcome {
	t.Helper()
	for _, r := range word {
		p.key(press(string(r)))
	}
	out, done := p.key(press("enter"))
	if !done {
		t.Errorf("%q does not close the popup", word)
	}
	return out
}

func TestThePlaceIsKeptWhenTheReportChanges(t *testing.T) {
	n := 3
	s, p := previewDesk(t, &n), newPreview()
	look(t, p, s, 80, 21)
	typeKeys(t, p, s, "] ] ] ] down down")
	look(t, p, s, 80, 21)
	top := p.doc.lines[p.top].plain()
	before := p.top
	n = 9
	s.version++
	look(t, p, s, 80, 21)
	if got := p.doc.lines[p.top].plain(); got != top || p.top == before {
		t.Errorf("row %d %q is at the top, want %q further down", p.top, got, top)
	}
	look(t, p, s, 40, 10)
	if i := p.doc.section(p.top); p.doc.headings[i].title != "Finding 1" {
		t.Errorf("at another width the section is %q", p.doc.headings[i].title)
	}
}

func TestSearchFindsOverTheEndOfALine(t *testing.T) {
	d := typeset([]byte("one two three four five six seven eight nine ten"), 9)
	f := find(d, "THREE  four")
	if len(f.hits) != 1 {
		t.Fatalf("%d hits, want 1", len(f.hits))
	}
	if len(f.parts) != 2 {
		t.Errorf("the hit has parts on %d rows, want 2", len(f.parts))
	}
	for _, q := range []string{"", " ", "(", "[a", `\`, "absent"} {
		if n := len(find(d, q).hits); n != 0 {
			t.Errorf("%q: %d hits", q, n)
		}
	}
}

func TestSearchGoesFromPlaceToPlace(t *testing.T) {
	n := 4
	s, p := previewDesk(t, &n), newPreview()
	look(t, p, s, 80, 21)
	typeKeys(t, p, s, "/ 'revenue' enter")
	first := p.search.hits[p.hit].line
	typeKeys(t, p, s, "n")
	if p.search.hits[p.hit].line <= first {
		t.Error("n does not go on")
	}
	typeKeys(t, p, s, "N N")
	if p.hit != len(p.search.hits)-1 {
		t.Errorf("N from the first goes to %d, want the last", p.hit)
	}
	look(t, p, s, 80, 21)
	if at := p.search.hits[p.hit].line; at < p.top || at >= p.top+p.drawn.page {
		t.Error("the place is out of sight")
	}
	typeKeys(t, p, s, "esc")
	if p.search.query != "" {
		t.Error("esc does not end the search")
	}
	if out := p.key(press("esc"), s); out.handled {
		t.Error("a second esc is not left to the app")
	}
}

func TestContentsLeadToSections(t *testing.T) {
	n := 4
	s, p := previewDesk(t, &n), newPreview()
	look(t, p, s, 80, 21)
	out := typeKeys(t, p, s, "c")
	answer(t, out.ask, "Finding 7")
	look(t, p, s, 80, 21)
	if got := strings.TrimSpace(p.doc.lines[p.top].plain()); got != "Finding 7" {
		t.Errorf("at the top stands %q", got)
	}
}

func TestAReportThatCannotBeMadeSaysWhy(t *testing.T) {
	s, p := deskSession(t), newPreview()
	s.lib.Preview = func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) ([]byte, error) {
		return nil, errors.New("the figure could not be placed")
	}
	if screen := look(t, p, s, 80, 21); !strings.Contains(screen, "the figure could not be placed") {
		t.Errorf("got:\n%s", screen)
	}
	typeKeys(t, p, s, "down pgdown ] n c")
}

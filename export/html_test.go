package export

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"diligence/questionnaire"
)

// mustHTML writes a document as HTML.
func mustHTML(d Document) []byte {
	b, err := HTML(d)
	if err != nil {
		panic(err)
	}
	return b
}

func TestHTML(t *testing.T) {
	for name, review := range reviews {
		for _, a := range Audiences {
			t.Run(name+"-"+string(a), func(t *testing.T) {
				d := document(t, review(t), a)
				root := checkPage(t, d, mustHTML(d))
				checkTags(t, d, root)
				checkTints(t, d, root)
			})
		}
	}
}

// checkTags holds that each finding shows its severity, and that the register
// leads to it.
func checkTags(t *testing.T, d Document, root *element) {
	var shown []string
	for _, p := range root.find("p") {
		if p.is("tags") {
			shown = append(shown, p.said())
		}
	}
	var want []string
	heads := map[string]string{} // of findings, by id
	for _, h := range root.find("h3") {
		heads["#"+h.attr["id"]] = h.said()
	}
	links := 0
	for _, f := range d.Findings {
		want = append(want, upperFirst(string(f.Severity))+" "+upperFirst(string(f.Kind)))
		for _, th := range root.find("th") {
			for _, a := range th.find("a") {
				if a.said() == itoa(f.Number) && strings.HasPrefix(heads[a.attr["href"]], fmt.Sprintf("Finding %d:", f.Number)) {
					links++
				}
			}
		}
	}
	if !slices.Equal(shown, want) {
		t.Errorf("severities\n got %q\nwant %q", shown, want)
	}
	if links < len(d.Findings) {
		t.Errorf("%d links to %d findings", links, len(d.Findings))
	}
}

// checkTints holds the colour of each cell of the areas' table to its mark.
func checkTints(t *testing.T, d Document, root *element) {
	class := map[string]string{}
	for _, x := range tints {
		class[x.sign] = x.class
	}
	checked := 0
	for _, table := range root.find("table") {
		if !strings.HasSuffix(table.find("caption")[0].said(), ": Assessment by area") {
			continue
		}
		for i, row := range table.find("tbody")[0].find("tr") {
			for j, td := range row.find("td") {
				m := d.Areas[i].Cells[j]
				if td.said() != m.String() || td.attr["class"] != class[m.Sign] || class[m.Sign] == "" {
					t.Errorf("%s: the cell %q has class %q, and the mark is %q", d.Areas[i].Title, td.said(), td.attr["class"], m)
				}
				checked++
			}
		}
	}
	if checked != 5*len(d.Areas) {
		t.Errorf("%d cells of %d areas are tinted", checked, len(d.Areas))
	}
}

func TestHTMLHostile(t *testing.T) {
	q, r, res := hostileReview(t)
	for _, a := range Audiences {
		d := For(q, r, res, a, today)
		checkPage(t, d, mustHTML(d))
	}
}

// FuzzHTML holds that a text comes back equal from wherever it stands, and that
// no element comes out of it.
func FuzzHTML(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Add("</style><script>alert(1)</script>")
	f.Add(`"\22;}*{display:none}`)
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			t.Skip()
		}
		from := questionnaire.MonthOf(today)
		d := Document{Audience: Board, Title: Title{Company: s, Confidentiality: Board.confidentiality(s), Date: today, From: from, To: from + 23}}
		d.Findings = []FindingReport{{Number: 1, Kind: questionnaire.Gap, Severity: questionnaire.High, Title: s, Statement: s, Why: s, Ask: []string{s}, Owner: s}}
		d.Areas = []AreaReport{{Title: s, Cells: [5]Mark{{signBad, s}, {signGood, s}, {"", s}}, Notes: []NoteOn{{s, Quoted{"business", s + "\n" + s}}}}}
		d.Initiatives.List = []InitiativeReport{{ID: "i1", Title: s, Start: from, End: from + 3, Standing: "approved only"}}
		d.TimeLine = TimeLine{From: from, To: from + 23, Records: 1, Placed: 1, Quarters: []QuarterRow{{Year: 2027, Quarter: 1, Work: []string{s}}}}
		d.FollowUps = []FollowUps{{Title: s, Tasks: []Task{{Text: s}}}}
		b, err := HTML(d)
		if err != nil {
			t.Fatal(err)
		}
		checkPage(t, d, b)
	})
}

// TestAnchor holds ids to GitHub's rule.
func TestAnchor(t *testing.T) {
	used := map[string]int{}
	for _, c := range []struct{ text, want string }{
		{"Executive summary", "executive-summary"},
		{"Finding 1: A, b & c!", "finding-1-a-b--c"},
		{"CTO’s next_stage", "ctos-next_stage"},
		{"Équipe 漢字 ΑΒΓ", "équipe-漢字-αβγ"},
		{"हिन्दी", "हिन्दी"},
		{"Team", "team"}, {"Team", "team-1"}, {"Team 1", "team-1-1"}, {"Team", "team-2"},
		{"👍", "section"}, {"???", "section-1"},
	} {
		if got := anchor(c.text, used); got != c.want {
			t.Errorf("anchor(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestSeen holds that what a backslash stands before is read as itself.
func TestSeen(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", `a\*b`: "a*b", `\&#35;`: "&#35;", "&#35;": "#", "R&amp;D": "R&D", `\\&amp;`: `\&`, `end\`: `end\`, `\a`: `\a`,
	} {
		if got := string(seen([]byte(in))); got != want {
			t.Errorf("seen(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestCSSString holds that no text ends a string of the style, and that a browser
// reads it back equal.
func TestCSSString(t *testing.T) {
	number := regexp.MustCompile(`\\[0-9a-f]{6}[ \t\n]?`) // the white space belongs to the number
	for _, s := range append(slices.Clone(hostile), `"}*{display:none}`, "</style>", `\"`, "Café 漢字") {
		s = fold(s)
		got := cssString(s)
		inner := number.ReplaceAllStringFunc(got[1:len(got)-1], func(m string) string {
			n, err := strconv.ParseInt(m[1:7], 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			return string(rune(n))
		})
		if inner != s {
			t.Errorf("cssString(%q) = %s, which reads %q", s, got, inner)
		}
		if rest := number.ReplaceAllString(got[1:len(got)-1], ""); strings.ContainsAny(rest, "\"\\<>{}\n") {
			t.Errorf("cssString(%q) = %s", s, got)
		}
	}
}

// TestFigureWithoutAPlace holds that a figure is never left out in silence.
func TestFigureWithoutAPlace(t *testing.T) {
	d := document(t, empty(t), Board)
	b, err := writePage(d, Markdown(d), []figure{{section: "Nowhere", title: "It says"}})
	var e *FigureError
	if b != nil || !errors.As(err, &e) || !strings.Contains(e.Error(), `no section "Nowhere"`) || e.Hint() == "" {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}

func TestParseFormat(t *testing.T) {
	for _, f := range Formats {
		if got, err := ParseFormat(" " + strings.ToUpper(string(f))); got != f || err != nil {
			t.Errorf("ParseFormat(%q) = %q, %v", f, got, err)
		}
	}
	_, err := ParseFormat("odt")
	e, ok := err.(*FormatError)
	if !ok || e.Error() != `"odt" is no format` || e.Hint() != "write one of md, html, pdf, docx" {
		t.Errorf("%v, %#v", err, e)
	}
}

// TestHTMLAsksForNothing looks at the bytes alone, whatever a parser makes of
// them.
func TestHTMLAsksForNothing(t *testing.T) {
	q, r, res := hostileReview(t)
	for _, d := range []Document{document(t, full(t), Private), For(q, r, res, Company, today)} {
		for _, bad := range []string{`<script`, `<[^>]*\sstyle=`, `<[^>]*\ssrc=`, `<[^>]*\son[a-z]+=`, `<link`, `<img`, `<iframe`, `href="[^#]`} {
			if at := regexp.MustCompile(bad).FindIndex(mustHTML(d)); at != nil {
				t.Errorf("%s at %d", bad, at[0])
			}
		}
	}
}

// BenchmarkHTML writes 500 answers as a page, with its Markdown and from it, and
// for comparison gives the same Markdown to goldmark alone.
func BenchmarkHTML(b *testing.B) {
	q := big(b, 500)
	r, res := usualReview(q, 0.25)
	d := For(q, r, res, Board, today)
	src := Markdown(d)
	b.Run("page", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			b.SetBytes(int64(len(mustHTML(d))))
		}
	})
	b.Run("from its Markdown", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			page, err := writePage(d, src, timeFigures(d))
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(page)))
		}
	})
	b.Run("goldmark alone", func(b *testing.B) {
		alone := goldmark.New(goldmark.WithExtensions(extension.GFM))
		b.ReportAllocs()
		for b.Loop() {
			var out bytes.Buffer
			if err := alone.Convert(src, &out); err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(out.Len()))
		}
	})
}

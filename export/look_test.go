package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func projected(t testing.TB, r *questionnaire.Review, o Options) Document {
	t.Helper()
	o.Now, o.Names = today, ReplaceNames
	d := Project(cut(), r, evaluate(cut(), r), o)
	d.Title.Revision = "0123456789ab"
	return d
}

// TestGoldenLooks compares briefs, copies without answers and what only some
// readers of Markdown understand with files that a person has read.
func TestGoldenLooks(t *testing.T) {
	extras := Look{Alerts: true, Mermaid: true}
	for name, c := range map[string]struct {
		review string
		o      Options
	}{
		"brief-board":      {"full", Options{Audience: Board, Brief: true}},
		"brief-private":    {"full", Options{Audience: Private, Brief: true}},
		"brief-empty":      {"empty", Options{Audience: Investor, Brief: true}},
		"no-answers-board": {"full", Options{Audience: Board, NoAnswers: true}},
		"extras-private":   {"full", Options{Audience: Private, Look: extras}},
		"extras-brief":     {"half", Options{Audience: Company, Brief: true, Look: extras}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Markdown(projected(t, reviews[c.review](t), c.o))
			isGolden(t, name+".md", got)
		})
	}
}

// TestBriefIsBounded holds that however much a review holds and however long its
// words are, a brief has as many lines and letters as two pages bear.
func TestBriefIsBounded(t *testing.T) {
	q, r, res := hostileReview(t)
	for _, a := range Audiences {
		d := Project(q, r, res, Options{Audience: a, Now: today, Names: ReplaceNames, Brief: true})
		src := Markdown(d)
		got := read(t, src)
		for i, h := range got.headings {
			if strings.HasPrefix(h, "1 ") != (i == 0) {
				t.Errorf("%s: heading %d is %q", a, i, h)
			}
		}
		if n := len([]rune(got.text)); n > 8000 {
			t.Errorf("%s: %d letters", a, n)
		}
		if n := bytes.Count(src, []byte("\n")); n > 90 {
			t.Errorf("%s: %d lines", a, n)
		}
		checkRows(t, src)
		data, _, err := PDF(d, PDFOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(readPDF(t, data).pages); n > 2 {
			t.Errorf("%s: %d pages", a, n)
		}
	}
}

// TestBriefDecisions holds that a decision too long for a brief loses its details
// before it loses what is to be decided, and a title keeps its brackets.
func TestBriefDecisions(t *testing.T) {
	for in, want := range map[string]string{
		"Approve “A (the first)” (critical, not budgeted).":                            "Approve “A (the first)” (critical, not budgeted).",
		"Approve “A (the first)” (critical, not budgeted) and “B” (late for “C (x)”).": "Approve “A (the first)” and “B”.",
		"Move “A” (May 2027) or “B” (June 2027), which needs it by far too soon.":      "Move “A” or “B”, which needs it by far too soon.",
	} {
		if got := briefly([]string{in}, 52)[0]; got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

// TestBareCopiesHoldNoNotes holds that what stays out is not there, and counted.
func TestBareCopiesHoldNoNotes(t *testing.T) {
	r := marked(t)
	for _, a := range Audiences {
		for _, o := range []Options{{Audience: a, NoAnswers: true}, {Audience: a, Brief: true}} {
			d := projected(t, r, o)
			for form, s := range outputs(t, d) {
				if strings.Contains(s, "NOTE") {
					t.Errorf("%s, %s: a note: %s", a, form, around(s, "NOTE"))
				}
				if (a != Private || o.Brief) && (strings.Contains(s, "PRIVanswer") || strings.Contains(s, "PRIVfinding")) {
					t.Errorf("%s, %s: a private note: %s", a, form, around(s, "PRIVa"))
				}
			}
			notes := 0
			for _, by := range r.Answers {
				for _, x := range by {
					if hasNote(x) {
						notes++
					}
				}
			}
			want := Count{notes, is(notes, "shared note", "shared notes")}
			if !slices.Contains(d.Withheld, want) {
				t.Errorf("%s: withheld are %v, not %v", a, d.Withheld, want)
			}
			if d.Appendix != nil {
				t.Errorf("%s: there is an appendix", a)
			}
			lines := strings.Join(BeforeYouShare(d, FormatMarkdown).Lines(), "\n")
			if strings.Contains(lines, "+ All answers") || !strings.Contains(lines, "- The appendix of all answers") {
				t.Errorf("%s: before sharing it says\n%s", a, lines)
			}
			if o.Brief != strings.Contains(lines, "- The full report: ") || o.Brief == strings.Contains(lines, "outage work sheet") {
				t.Errorf("%s: before a brief (%v) is shared it says\n%s", a, o.Brief, lines)
			}
		}
	}
}

// TestExtrasAreForMarkdownAlone holds that a page is the same with and without.
func TestExtrasAreForMarkdownAlone(t *testing.T) {
	r := full(t)
	plain, extra := projected(t, r, Options{Audience: Board}), projected(t, r, Options{Audience: Board, Look: Look{Alerts: true, Mermaid: true}})
	if !bytes.Equal(mustHTML(plain), mustHTML(extra)) {
		t.Error("the page holds what only some readers of Markdown understand")
	}
	if s := string(Markdown(plain)); strings.Contains(s, "[!") || strings.Contains(s, "```") {
		t.Error("they are on without being asked for")
	}
}

// foreignTitles are titles that mean something in a diagram, and hostile ones.
var foreignTitles = append(slices.Clone(hostile), "x :crit, 2027-01-01", "section Other", "%%{init: {}}%%", "a;b", "a #b", "click i1 href \"javascript:x\"",
	"```\n# out", "", "end", "title Another", "after i1", "2027-01-01, 2027-02-01", "done", "excludes weekends", "accTitle: x", "accDescr { x }", "todayMarker off",
	"dateFormat DD", "gantt", "graph TD", "#quot;", "<b>bold</b>", "a\\nb", "1.", "...", "()", "''", "$$x^2$$", "$$\\frac{1}{2}$$", "fa:fa-car", "`code`")

// TestDiagramsHoldNoForeignLine holds that no title adds a line, a task or a
// comment to a diagram.
func TestDiagramsHoldNoForeignLine(t *testing.T) {
	r := full(t)
	want := strings.Count(diagram(t, r), "\n")
	for k, s := range foreignTitles {
		i := r.Initiatives[0]
		i.Title = questionnaire.Safe(s)
		r.Apply(r.Put(i, questionnaire.RoleReviewer, today))
		got := diagram(t, r)
		if strings.Count(got, "\n") != want || strings.ContainsAny(strings.Replace(got, "%b %Y", "", 1), "#;%{}<>\"`|&\\") {
			t.Errorf("%d %q:\n%s", k, s, got)
		}
		for _, line := range strings.Split(strings.TrimSpace(got), "\n")[4:] {
			if task := strings.TrimSpace(line); !strings.HasPrefix(task, "section ") && strings.Count(task, ":") != 1 {
				t.Errorf("%q: the line %q", s, line)
			}
		}
	}
}

func diagram(t *testing.T, r *questionnaire.Review) string {
	t.Helper()
	return diagramIn(t, Markdown(projected(t, r, Options{Audience: Company, Look: Look{Mermaid: true}})))
}

func diagramIn(t *testing.T, src []byte) string {
	t.Helper()
	_, rest, found := strings.Cut(string(src), "```mermaid\n")
	body, _, closed := strings.Cut(rest, "```\n")
	if !found || !closed {
		t.Fatal("there is no diagram")
	}
	return body
}

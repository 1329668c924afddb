package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// nasty returns texts that try to break a report, one after another.
func nasty(f *filler) string {
	f.n++
	s := hostile[f.n%len(hostile)]
	switch f.n % 9 {
	case 0:
		return strings.Repeat("x", 10_000)
	case 1:
		return s + "\n\n" + s + "\n| a | b |\n| - | - |\n"
	case 2:
		return "\u202e" + s + "\u2066\x1b[2J\x1b]0;title\x07"
	case 3:
		return strings.Repeat(">", 300) + s
	case 4:
		return strings.Repeat("漢字", 200) + s + "👩‍👩‍👧‍👦"
	}
	return s
}

// big is a questionnaire of n questions whose own words are hostile too.
func big(t testing.TB, n int) *questionnaire.Questionnaire {
	t.Helper()
	f := newFiller(7)
	quote := func(s string) string {
		clean, _ := questionnaire.Clean(strings.Join(strings.Fields(s), " "))
		b, _ := json.Marshal("t " + shorten(string(clean), 60))
		return string(b)
	}
	manifest := cutSource()["questionnaire.yaml"]
	src := questionnaire.Source{}
	areas := []string{"context", "roadmap", "architecture", "stack", "performance", "security", "testing", "operations", "process", "team"}
	src["questionnaire.yaml"] = []byte(strings.Replace(string(manifest), "areas: [context, roadmap, architecture, security, operations, team]", "areas: ["+strings.Join(areas, ", ")+"]", 1))
	for k, area := range areas {
		var b strings.Builder
		fmt.Fprintf(&b, "area: %s\ntitle: %s\nabout: About it.\nquestions:\n", area, quote(nasty(f)))
		for i := range n / len(areas) {
			id, kind := fmt.Sprintf("%s.q%d", area, i), "text"
			options := ""
			switch {
			case k > 1 && i < 5:
				id, kind = area+"."+spine[i], "choice"
				options = "    scale: " + []string{"today", "plan", "discontinuity", "plan", "competence"}[i] + "\n"
				if spine[i] == "competence" {
					kind = "multi"
				}
			case i%4 == 0:
				kind = "choice"
				options = fmt.Sprintf("    options:\n      - {id: a, label: %s, rating: good}\n      - {id: b, label: %s, rating: bad}\n", quote(nasty(f)), quote(nasty(f)))
			}
			fmt.Fprintf(&b, "  - id: %s\n    title: %s\n    text: %s\n    kind: %s\n%s    depth: core\n    ask: [business]\n    why: Why.\n    look_for: This.\n    source: [prep-e8]\n",
				id, quote(nasty(f)), quote(nasty(f)), kind, options)
		}
		src[area+".yaml"] = []byte(b.String())
	}
	q, err := questionnaire.Load(src)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// hostileReview gives about 500 answers with hostile text and lists hostile records.
func hostileReview(t testing.TB) (*questionnaire.Questionnaire, *questionnaire.Review, questionnaire.Result) {
	t.Helper()
	q := big(t, 500)
	f := newFiller(11)
	f.text, f.people = nasty, nasty
	r := newReview(q, "")
	r.Info.Name = f.words()
	f.fill(q, r, 0.25, 40)
	res := evaluate(q, r)
	for n, kind := range []questionnaire.FindingKind{questionnaire.Misalignment, questionnaire.Gap, questionnaire.Strength} {
		for i := range 10 {
			res.Findings = append(res.Findings, questionnaire.Finding{
				Rule: fmt.Sprintf("r.%d%d", n, i), Kind: kind, Severity: questionnaire.Severities[i%4], Subject: []string{"", "i1", "m1", "team", "gone"}[i%5],
				Title: nasty(f), Statement: f.words(), Why: nasty(f), Ask: []string{nasty(f), nasty(f)}, Resolve: nasty(f),
				Evidence:    []questionnaire.Evidence{{Ref: "i1.money", Value: f.words()}, {Ref: "team.today", Value: f.words()}, {Ref: nasty(f), Value: f.words()}},
				Disposition: questionnaire.Disposition{Verdict: questionnaire.Verdicts[i%4], Reason: f.words(), Owner: f.words()},
			})
		}
	}
	res.Broken = []questionnaire.Broken{{Rule: nasty(f)}}
	res.Undecided = []questionnaire.Undecided{{Rule: "r", Needs: []string{nasty(f), "i1.cost", "team.today/business"}}}
	return q, r, res
}

func TestHostileTexts(t *testing.T) {
	q, r, res := hostileReview(t)
	for _, a := range Audiences {
		d := For(q, r, res, a, today)
		src := Markdown(d)
		checkStructure(t, d, src)
		for _, c := range string(src) {
			if c == '\x1b' || c == '\x07' || c == '\u202e' || c == '\u2066' {
				t.Fatalf("%s: %q reached the report", a, c)
			}
		}
		if name := FileName(d, FormatMarkdown); strings.ContainsAny(name, "/\\ \n<>|") || len(name) > 255 {
			t.Errorf("file name %q", name)
		}
	}
	checkNotes(t, q, r, res)
}

// usualReview gives answers of usual length to a questionnaire; share is the part
// of the questions and roles that have one.
func usualReview(q *questionnaire.Questionnaire, share float64) (*questionnaire.Review, questionnaire.Result) {
	f := newFiller(3)
	f.text = func(f *filler) string {
		f.n++
		who := "the team"
		if f.n%10 == 0 {
			who = "Anneke Vos of Porthaven"
		}
		return fmt.Sprintf("A note of usual length, number %d, on what %s said & showed; it names *two* things.", f.n, who)
	}
	r := newReview(q, "Usual Ltd")
	f.fill(q, r, share, 40)
	return r, evaluate(q, r)
}

// BenchmarkMarkdown projects and writes 500 answers, of one role and of four.
func BenchmarkMarkdown(b *testing.B) {
	q := big(b, 500)
	for _, c := range []struct {
		name  string
		share float64
	}{{"500answers", 0.25}, {"2000answers", 1}} {
		r, res := usualReview(q, c.share)
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.SetBytes(int64(len(Markdown(For(q, r, res, Board, today)))))
			}
		})
	}
}

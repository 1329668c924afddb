package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestRank(t *testing.T) {
	t.Parallel()
	x := pick{id: "security.today", label: "Security today", hay: "security today does it hold up? security.today"}
	for typed, want := range map[string]int{
		"security.today": rankID, "security": rankStart, "security.t": rankStart, "tod sec": rankWords, "today": rankWhole, "today security": rankWhole,
		"hold up": rankHolds, "curity": rankHolds,
		"secto": rankInitials, "st": rankInitials,
		"secruity": rankSlip, "sxcurity": rankSlip, "scurity": rankSlip, "seccurity": rankSlip, "tody": rankSlip, "security tuday": rankSlip,
		"sctdy": rankScattered, "elephant": -1, "sz": -1, "xoday now": -1, "ytirucesq": -1,
	} {
		got, ok := rank(x, soughtOf(x), typed, strings.Fields(typed))
		if got = min(got, rankScattered); !ok {
			got = -1
		}
		if got != want {
			t.Errorf("%q ranks %d, not %d", typed, got, want)
		}
	}
}

// TestPickerOrder: the nearest comes first, and what only resembles comes once and
// apart.
func TestPickerOrder(t *testing.T) {
	t.Parallel()
	var all []pick
	for _, l := range []string{"How security is tested", "Insecurity", "Security today", "Scurvy", "m1", "m12 Launch", "Launch m1 first", "Scurvy", "Ask testers", "How a test goes"} {
		all = append(all, pick{label: l, hay: strings.ToLower(l), id: strings.ToLower(strings.Fields(l)[0])})
	}
	for typed, want := range map[string]string{
		"security": "Security today, How security is tested, Insecurity",
		"m1":       "m1, m12 Launch, Launch m1 first",
		"scurvi":   "| Scurvy",
		"test":     "How a test goes, How security is tested, Ask testers",
		"":         "How security is tested, Insecurity, Security today, Scurvy, m1, m12 Launch, Launch m1 first, Scurvy, Ask testers, How a test goes",
	} {
		p := newPicker("FIND", "Find", all)
		p.paste(questionnaire.Text(typed))
		var got []string
		for n, h := range p.hits {
			if n == p.near {
				h.label = "| " + h.label
			}
			got = append(got, h.label)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q finds %v, not %s", typed, got, want)
		}
	}
}

// TestFindInEverything: notes, reasons, requests and decisions, private ones with
// their mark; enter leads to them.
func TestFindInEverything(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/sensitive<enter>2/security today<enter>4nThe old admin tool.<esc>pTheir head leaves.<esc>/rehearsal<enter>xNo database.<enter>")
	s := d.app.session
	f := s.result.Findings[0]
	s.put(questionnaire.Request{ID: "q1", What: "Penetration test", From: "their auditor", Private: "ask twice", At: noon})
	s.put(questionnaire.Disposition{Rule: f.Rule, Subject: f.Subject, Verdict: "accepted", Reason: "Known to the board", Private: "not to the CEO"})
	s.put(questionnaire.Initiative{ID: "i1", Title: "Split the data"})
	for typed, want := range map[string]string{
		"admin": "note", "head leaves": "private note", "no database": "answer", "auditor": "request", "twice": "private note",
		"known to": "decision", "to the ceo": "private note", "i1": "initiative",
	} {
		d.keys("/")
		p := d.app.popup.(*picker)
		p.paste(questionnaire.Text(typed))
		if len(p.hits) == 0 || p.hits[0].key != want {
			t.Errorf("%q finds %+v", typed, p.hits)
		}
		d.keys("<esc>")
	}
	d.keys("/twice<enter>").sees("Penetration test")
	d.keys("<esc>/known to<enter>")
	if d.app.tab != tabFindings {
		t.Error("a decision does not lead to its finding")
	}
}

// TestFindOptions: an option leads to its question by its own words, with or
// without the question's name, after what is asked and said; once it is chosen it
// is found as the answer.
func TestFindOptions(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	find := func(typed string) (hits []string) {
		d.keys("/")
		p := d.app.popup.(*picker)
		p.paste(questionnaire.Text(typed))
		for _, x := range p.hits[:p.near] {
			hits = append(hits, strings.TrimSpace(x.label+" "+x.key))
		}
		d.keys("<esc>")
		return hits
	}
	d.keys("/does not work").sees("Security today")
	d.keys("<enter>").sees("1 ( ) Works")
	for typed, want := range map[string][]string{
		"does not work": {"Security today option"}, "today strain": {"Security today option"}, "security today": {"Security today"},
		"no plan": {"Plan to fix", "Critical hires", "Plan to fix option"}, // those whose question says so come first
	} {
		if hits := find(typed); !slices.Equal(hits, want) {
			t.Errorf("%q finds %q", typed, hits)
		}
	}
	if hits := find(""); slices.ContainsFunc(hits, func(x string) bool { return strings.HasSuffix(x, "option") }) {
		t.Errorf("options are listed before anything is typed: %q", hits)
	}
	d.keys("4")
	if hits := find("does not work"); !slices.Equal(hits, []string{"Security today answer"}) {
		t.Errorf("what was chosen is found as %q", hits)
	}
}

// BenchmarkFind: a letter typed while 500 questions, each answered with a note, and
// 300 records are looked through.
func BenchmarkFind(b *testing.B) {
	a := large(b, 500)
	for n := range 300 {
		i := questionnaire.Initiative{ID: fmt.Sprintf("i%d", n+1), Title: questionnaire.Text(fmt.Sprintf("Split the data of tenant %d", n))}
		a.session.review.Apply(a.session.review.Put(i, reviewer, noon))
	}
	for name, typed := range map[string]string{"held": "question 4", "slip": "questoin 4", "none": "zzzz"} {
		b.Run(name, func(b *testing.B) {
			a.search()
			p := a.popup.(*picker)
			p.paste(questionnaire.Text(typed))
			b.ReportAllocs()
			for b.Loop() {
				p.filter()
			}
		})
	}
	b.Run("open", func(b *testing.B) {
		for b.Loop() {
			a.search()
		}
	})
}

// TestCommandsAreFoundByTheirNames: by what the bottom line calls them, and by what
// programs call them.
func TestCommandsAreFoundByTheirNames(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	first := func(typed string) string {
		d.keys(":")
		p := d.app.popup.(*picker)
		p.paste(questionnaire.Text(typed))
		defer d.keys("<esc>")
		if p.near == 0 {
			return ""
		}
		return p.hits[0].key
	}
	for typed, want := range map[string]string{"undo": "u", "redo": "ctrl+r", "quit": "q", "find": "/"} {
		if got := first(typed); got != want {
			t.Errorf("%q finds %q first", typed, got)
		}
	}
	d.keys("L")
	for typed, want := range map[string]string{"archive": "a", "rename": "e", "undo": "u", "delete": "D"} {
		if got := first(typed); got != want {
			t.Errorf("in the list %q finds %q first", typed, got)
		}
	}
}

func TestAboutShowsWhatWasFound(t *testing.T) {
	t.Parallel()
	const long = "A second factor at every login, and passwords in a vault, none in the source code"
	for _, c := range []struct {
		text, typed string
		room        int
		want        string
	}{
		{long, "vault", 40, "…in a vault, none in the source code"},
		{long, "VAULT", 40, long}, // what is typed comes in lower case
		{long, "factor vault", 40, long},
		{long, "vault", 200, long},
		{long, "elsewhere", 40, long},
		{"Schlüsselbund für die Übergabe der Schlüssel", "übergabe", 20, "…für die Übergabe der Schlüssel"},
		{"ohneleerzeichenunddochlangundbreit", "breit", 10, "ohneleerzeichenunddochlangundbreit"},
		{"", "vault", 0, ""},
	} {
		if got := about(c.text, strings.Fields(c.typed), c.room); got != c.want {
			t.Errorf("%q in %d cells: %q", c.typed, c.room, got)
		}
	}
}

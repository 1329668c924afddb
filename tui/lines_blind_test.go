package tui

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// blindShelf returns a shelf whose one review is answered blind by two people. With
// talk the first of them has said a lot, about which canaries stand in every text.
func blindShelf(talk bool) *shelf {
	s := newShelf()
	r := s.reviews[s.add("Voxbox")]
	put := func(rec questionnaire.Record, by questionnaire.Speaker) {
		change := r.Put(rec, by, noon)
		s.keep(r.ID, []questionnaire.Change{change})
		r.Apply(change)
	}
	for _, rec := range []questionnaire.Record{
		questionnaire.Respondent{ID: "p1", Name: "Oru", Role: "business"}, questionnaire.Respondent{ID: "p2", Name: "Bea", Role: "technology"},
		questionnaire.Info{Name: "Voxbox", Blind: true},
		questionnaire.Initiative{ID: "i1", Title: "Split the data", Area: "security"}, questionnaire.Hire{ID: "h1", Role: "Data lead", NeededBy: []string{"i1"}},
		questionnaire.Milestone{ID: "m1", Title: "Launch", Kind: "financial", Month: questionnaire.MonthOf(noon) + 6, RestsOn: []string{"i1"}},
	} {
		put(rec, questionnaire.RoleReviewer)
	}
	put(questionnaire.Answer{Question: "team.hires", Role: questionnaire.RoleReviewer, Status: questionnaire.Answered, Value: questionnaire.TextValue("A data lead"),
		At: noon.Add(time.Minute)}, questionnaire.RoleReviewer) // where both open
	if !talk {
		return s
	}
	for id, v := range map[string]questionnaire.Value{
		"context.company": questionnaire.TextValue("CANARY"), "context.currency": questionnaire.TextValue("EUR"), "context.revenue_now": questionnaire.NumberValue(1),
		"context.data": questionnaire.ListValue("cards"), "security.today": questionnaire.TextValue("broken"), "security.fix": questionnaire.TextValue("none"),
		"team.size": questionnaire.NumberValue(2),
	} {
		put(questionnaire.Answer{Question: id, Respondent: "p1", Role: "business", Status: questionnaire.Answered, Value: v,
			Note: "CANARY note", Private: "CANARY private", Flag: true, Parked: true, Evidence: []questionnaire.Text{"CANARY paper"}, Level: "verified", At: noon}, "p1")
	}
	put(questionnaire.Answer{Question: "security.rehearsed", Respondent: "p1", Role: "business", Status: questionnaire.Withheld, Reason: "CANARY reason", At: noon}, "p1")
	put(questionnaire.Request{ID: "q1", What: "CANARY paper", From: "CANARY", Question: "security.today", Status: questionnaire.RequestRefused, Reason: "CANARY reason", At: noon}, questionnaire.RoleReviewer)
	return s
}

// whatBeaHears returns what is told once the second person speaks.
func whatBeaHears(t *testing.T, talk bool, lines ...string) string {
	t.Helper()
	s := blindShelf(talk)
	out := talked(t, s, slices.Concat([]string{"/as Bea"}, lines)...)
	_, after, ok := strings.Cut(out, "Answers now count as said by Bea (technology).")
	if !ok {
		t.Fatalf("she does not speak:\n%s", out)
	}
	return after
}

// TestLinesBlind: whatever the second person says, she hears to the last cell what
// she would if the first had said nothing: at every word of every place, at words
// with something behind them, and at what they ask for.
func TestLinesBlind(t *testing.T) {
	var walks [][]string
	for place, p := range map[string]*spot{"interview": interviewSpot(), "plan": planSpot(), "findings": findingsSpot(), "founder": founderSpot()} {
		for _, w := range p.words {
			if name := w.names[0]; !slices.Contains([]string{"undo", "redo", "reviews"}, name) {
				walks = append(walks, []string{place, "/" + name, "", "", "/more all"})
			}
		}
	}
	for _, q := range []string{"context.company", "context.data", "security.today", "security.fix", "security.rehearsed", "team.size"} {
		walks = append(walks, []string{"go " + q, "why", "said", "here", "notes", "read", "history", "because"})
	}
	for _, line := range []string{
		"/find CANARY", "/find broken", "/find paper", "/list with note", "/list with finding", "/list disputed", "/list flagged", "/list parked", "/list unanswered",
		"/only with finding", "/only parked", "/what if context.revenue_now=5", "/what if team.size=9", "/what if i1", "/time line", "/changed since yesterday", "/history security.today",
		"/history i1", "/preview private", "/export board", "/snapshot Now", "/snapshots", "/effects", "/go 3", "/come back", "/plan outage", "/people", "/as", "/requests", "/views", "/what if", "/list", "/ask", "/time", "/progress",
	} {
		walks = append(walks, []string{line, "1", "", "", "/more all", "/effects", "", "/discard", "discard"})
	}
	for _, walk := range walks {
		told, silent := whatBeaHears(t, true, walk...), whatBeaHears(t, false, walk...)
		if told != silent {
			t.Errorf("%q: what was said is told:\n%s\nwithout it:\n%s", walk, told, silent)
		}
		if walk[0] != "/find CANARY" && strings.Contains(told, "CANARY") {
			t.Errorf("%q: it is told:\n%s", walk, told)
		}
	}
	t.Logf("%d walks", len(walks))
}

// TestLinesBlindTakesBackNothingOfOthers: undo and redo tell of nobody else's answer.
func TestLinesBlindTakesBackNothingOfOthers(t *testing.T) {
	out := whatBeaHears(t, true, "undo", "redo", "plan", "undo", "findings", "undo", "interview", "go security.today", "1", "undo", "undo", "redo", "redo")
	if strings.Contains(out, "CANARY") || strings.Contains(out, "Does not work.") {
		t.Error(out)
	}
	holds(t, out, "The latest change is somebody else's. Hint: let the reviewer speak")
}

// TestLinesBlindEnds: one's own answer tells what others said to that question, and
// that only; the reviewer hears all, and none of it as news.
func TestLinesBlindEnds(t *testing.T) {
	out := whatBeaHears(t, true, "go security.today", "1", "said", "go security.fix", "said", "findings", "interview", "blind", "as reviewer", "said", "findings", "")
	before, after, _ := strings.Cut(out, "Answers now count as said by reviewer.")
	holds(t, before, "Oru (business): Does not work. Note: CANARY note", "They disagree, 3 steps apart, builders rosier, not settled.",
		"Answers are given blind: what others may have said is told once you have answered.", "only the reviewer changes this")
	if n := strings.Count(before, "CANARY"); n != 1 {
		t.Errorf("%d canaries are told before the reviewer speaks:\n%s", n, before)
	}
	holds(t, after, "Oru (business): No plan. Note: CANARY note", "Medium gap: A team this small carries the plan alone.")
	if strings.Contains(after, "New ") {
		t.Errorf("what the reviewer may hear is told as news:\n%s", after)
	}
}

// TestLinesFounder: while the founder looks on nothing private is told, whatever is
// said, and no news of findings either.
func TestLinesFounder(t *testing.T) {
	words := []string{}
	for _, w := range interviewSpot().words {
		if w.names[0] != "quit" {
			words = append(words, w.names[0], "", "")
		}
	}
	for n := 0; n < len(words); n += 3 {
		s := newShelf()
		out := talked(t, s, append([]string{"go security.today", "as technology", "4", "private", "CANARY private", ".", "evidence", "CANARY paper", ".", "", "flag",
			"go security.fix", "founder"}, append(words[n:n+3:n+3], "1", "go security.today", "why", "note", "for all", ".", "read")...)...)
		_, after, _ := strings.Cut(out, "Founder-facing view:")
		for _, text := range []string{"CANARY", "there is no plan", "Listen", "Flagged for", "private note"} {
			if strings.Contains(after, text) {
				t.Errorf("%q: the founder hears %q:\n%s", words[n], text, after)
			}
		}
		if n == 0 {
			holds(t, after, "Why: A breach", "Note: for all", "Founder view.")
		}
	}
}

// TestLinesFounderEnds: private things come back by a word of their own, and the
// findings that appeared meanwhile are told.
func TestLinesFounderEnds(t *testing.T) {
	out := talked(t, newShelf(), "go security.today", "as technology", "4", "go security.fix", "founder", "findings", "1", "end", "", "end", "private", "as reviewer", "founder", "2", "park")
	during, after, ok := strings.Cut(out[strings.Index(out, "Founder-facing"):], "Private things are told again.")
	if !ok || strings.Contains(during, "New critical") {
		t.Error(out)
	}
	holds(t, during, "Findings cannot be reached while the founder looks on.", "Left as it was.")
	holds(t, after, "New critical gap: Security does not hold", "Here the reviewer's answer would be an assessment.")
}

// TestLinesBlindAtRandom: no walk of words that answer nothing tells what another
// said, whatever was noted, marked, tried or filtered on the way.
func TestLinesBlindAtRandom(t *testing.T) {
	var words []string
	for _, p := range []*spot{interviewSpot(), planSpot(), findingsSpot(), founderSpot()} {
		for _, w := range p.words {
			if !slices.Contains([]string{"undo", "redo", "reviews", "quit", "answer", "clear", "do not know", "not applicable", "withheld", "owner", "as"}, w.names[0]) {
				words = append(words, w.names[0])
			}
		}
	}
	args := []string{"", "", "mine", "flagged", "with note", "with finding", "disputed", "security.today", "context.revenue_now", "1", "3", "i1", "m1 +2", "context.revenue_now=5", "paper", "hires", "business", "all"}
	for seed := range uint64(150) {
		random := rand.New(rand.NewPCG(seed, 11))
		var walk []string
		for range 40 {
			walk = append(walk, strings.TrimSpace("/"+words[random.IntN(len(words))]+" "+args[random.IntN(len(args))]), "")
		}
		told, silent := whatBeaHears(t, true, walk...), whatBeaHears(t, false, walk...)
		if told != silent || strings.Contains(told, "CANARY") {
			a, b := strings.Split(told, "\n"), strings.Split(silent, "\n")
			n := 0
			for n < min(len(a), len(b)) && a[n] == b[n] {
				n++
			}
			t.Fatalf("%q: from line %d on\n%s\nand without what was said\n%s", walk, n, strings.Join(a[max(n-12, 0):min(n+4, len(a))], "\n"), strings.Join(b[max(n-2, 0):min(n+4, len(b))], "\n"))
		}
	}
}

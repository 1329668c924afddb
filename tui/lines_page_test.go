package tui

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// crowded returns a shelf whose review has n risks.
func crowded(n int) *shelf {
	s := newShelf()
	r := s.reviews[s.add("Voxbox")]
	var changes []questionnaire.Change
	for k := range n {
		change := r.Put(questionnaire.Risk{ID: fmt.Sprintf("r%d", k+1), Title: questionnaire.Text(fmt.Sprintf("Risk %d", k+1))}, questionnaire.RoleReviewer, noon)
		r.Apply(change)
		changes = append(changes, change)
	}
	s.keep(r.ID, questionnaire.InStep(changes))
	return s
}

// What a line brings about is told a page at a time, each line of it once, and
// nothing that has to be heard waits for a page.
func TestLinesPages(t *testing.T) {
	s := crowded(60)
	out := talked(t, s, "plan risks", "more", "m", "more", "/plan risks", "more all", "plan risks", "registers", "more")
	pages := strings.Split(out, "Plan, risks: ")
	if len(pages) != 10 {
		t.Fatalf("there are %d answers:\n%s", len(pages), out)
	}
	told := ""
	for n, page := range pages[:3] {
		if lines := strings.Count(page, "\n") - 1; n > 0 && lines > pageLines+1 {
			t.Errorf("page %d has %d lines", n+1, lines)
		}
		told += page
	}
	for n := range 60 {
		if k := strings.Count(told, fmt.Sprintf("r%d Risk", n+1)); k != 1 {
			t.Errorf("r%d is told %d times", n+1, k)
		}
	}
	holds(t, out, "There is more: 37 lines. Say more to hear on.", "There is more: 13 lines.")
	if strings.Contains(pages[3], "r60") || !strings.Contains(pages[3], "nothing more") {
		t.Errorf("after the last page: %s", pages[3])
	}
	if k := strings.Count(pages[5], "Risk"); k != 37 {
		t.Errorf("more all tells %d records", k)
	}
	if !strings.Contains(pages[8], "There is nothing more to hear.") {
		t.Errorf("another word leaves what was left: %s", pages[8])
	}
}

// A large step of an earlier sitting is taken back only where that is meant; one of
// this sitting, and doing it again, need no asking.
func TestLinesLargeStep(t *testing.T) {
	s := crowded(12)
	out := talked(t, s, "undo", "no", "undo", "take back", "redo", "undo")
	holds(t, out, "This takes back 12 changes.", "They were made as one step, today 14:03: 12 risks. Redo does them again.", "Left as it was.",
		`Taken back: risk "Risk 1" and 11 more`, `Done again: risk "Risk 1" and 11 more`)
	if n := strings.Count(out, "Type take back"); n != 2 {
		t.Errorf("it was asked %d times:\n%s", n, out)
	}
	if n := len(voxbox(s).Risks); n != 0 {
		t.Errorf("%d risks are left", n)
	}
}

// Where the input ends while something is tried, nothing of it is kept.
func TestLinesTrialEnds(t *testing.T) {
	for _, end := range [][]string{{}, {"quit"}, {"reviews"}, {"what if"}, {"discard"}} {
		s := newShelf()
		out := talked(t, s, append([]string{"what if team.size=2"}, end...)...)
		if len(s.saved) != 0 {
			t.Errorf("%q: %v was saved", end, s.saved)
		}
		if !strings.Contains(out, "not kept") && !strings.Contains(out, "Discarded") {
			t.Errorf("%q: nothing is said of it:\n%s", end, out)
		}
	}
}

// What is told reads well aloud: figures, marks and lines are words.
func TestSpoken(t *testing.T) {
	for text, want := range map[string]string{
		"grow to 5x today's": "grow to 5 times today's", "2.5x": "2.5 times", "0x1f and 4xl": "0x1f and 4xl", "3–6 months": "3 to 6 months",
		"~5 min": "about 5 min", "need ≥83.9": "need at least 83.9", "a → b": "a to b", "≠ differ": "not equal to differ", "a · b": "a, b", "“so”": "\"so\"",
		"── rule": "-- rule", "✓ done": "yes done", "a – b": "a – b", "text 2x4": "text 2x4",
	} {
		if got := plainWords(text); strings.TrimSpace(got) != want {
			t.Errorf("%q is told as %q, not %q", text, got, want)
		}
	}
}

// A text longer than a page is told a page at a time too.
func TestLinesPageOfOneText(t *testing.T) {
	s := newShelf()
	long := strings.Repeat("They said so and then they said it again. ", 100)
	out := talked(t, s, "go security.today", "note "+long, "notes", "more", "more")
	pages := strings.Split(out, "Answer: ")
	if n := strings.Count(pages[len(pages)-3], "\n"); n > pageLines+3 {
		t.Errorf("a page has %d lines:\n%s", n, pages[len(pages)-3])
	}
	holds(t, out, "There is more:")
}

// Whatever is said in whatever order, all that is told is plain, and the end is
// reached.
func TestLinesAtRandom(t *testing.T) {
	var words []string
	for _, p := range []*spot{reviewsSpot(), interviewSpot(), planSpot(), findingsSpot(), founderSpot()} {
		for _, w := range p.words {
			words = append(words, w.names...)
			if w.example != "" {
				words = append(words, w.example)
			}
		}
	}
	args := []string{"", "1", "2", "3", "yes", ".", "-", "board", "private", "zebra", "i1", "r1", "m1 +2", "2027-03", "5", "business", "context.data", "team.size=2", "Voxbox", "delete", "all", "core", "since yesterday", "keep", "discard"}
	for seed := range uint64(150) {
		random := rand.New(rand.NewPCG(seed, 7))
		lines := []string{}
		for range 60 {
			line := args[random.IntN(len(args))]
			if random.IntN(2) == 0 {
				line = strings.TrimSpace(words[random.IntN(len(words))] + " " + line)
			}
			if random.IntN(4) == 0 {
				line = "/" + line
			}
			if strings.Contains(line, "q") { // it would end the walk
				line = ""
			}
			lines = append(lines, line)
		}
		if out := talked(t, newShelf(), lines...); !strings.HasSuffix(out, "Goodbye.\n") {
			t.Fatalf("%q ended with:\n%s", lines, out[max(0, len(out)-400):])
		}
	}
}

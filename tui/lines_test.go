package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// talked talks in plain lines with the review Voxbox open and returns what was
// written. It holds what is true of every talk.
func talked(t *testing.T, s *shelf, lines ...string) string {
	t.Helper()
	if len(s.reviews) == 0 {
		s.add("Voxbox")
	}
	var out strings.Builder
	opts := Options{Piped: true, Input: strings.NewReader(strings.Join(lines, "\n")), Output: &out, Open: "voxbox"}
	if err := RunLines(s.library(), opts); err != nil && s.flushErr == nil {
		t.Fatal(err)
	}
	plain(t, out.String())
	return out.String()
}

// plain fails where a text holds anything but plain lines: an escape or another
// control character, a box or block, a mark, or a line of several words that is
// wider than 80 cells.
func plain(t *testing.T, text string) {
	t.Helper()
	for n, line := range strings.Split(text, "\n") {
		if strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x2500 && r <= 0x25ff }) ||
			strings.ContainsAny(line, "≠✓→•…·×“”") {
			t.Errorf("line %d is not plain: %q", n+1, line)
		}
		if width(line) > 80 && strings.Contains(strings.TrimSpace(line), " ") {
			t.Errorf("line %d has %d cells: %q", n+1, width(line), line)
		}
	}
}

func voxbox(s *shelf) *questionnaire.Review { return s.reviews["voxbox"] }

func said(t *testing.T, s *shelf, question string, by questionnaire.Speaker) questionnaire.Answer {
	t.Helper()
	a, _ := voxbox(s).Answer(question, by)
	return a
}

func holds(t *testing.T, out string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(strings.Join(strings.Fields(out), " "), text) {
			t.Errorf("%q was not said:\n%s", text, out)
		}
	}
}

// Every kind of question takes its answer as a person says it.
func TestLinesAnswer(t *testing.T) {
	for _, x := range []struct{ question, say, want string }{
		{"security.today", "3", "outgrown"},
		{"security.today", "Works under strain", "strained"},
		{"security.today", "broken", "broken"},
		{"security.today", "answer 1", "works"},
		{"context.data", "2 4", "[cards, personal]"},
		{"context.data", "4, 2", "[cards, personal]"},
		{"context.data", "Payment cards, Health records", "[cards, health]"},
		{"context.revenue_now", "2.5M", "2500000"},
		{"context.users_now", "12", "12"},
		{"context.launch", "Mar 2027", "2027-03"},
		{"context.company", "Wren Robotics", "Wren Robotics"},
		{"context.company", "go to market", "go to market"},
		{"context.company", "answer plan", "plan"},
	} {
		s := newShelf()
		talked(t, s, "go "+x.question, "g", x.question, x.say)
		got := said(t, s, x.question, "reviewer")
		if got.Status != questionnaire.Answered || !sameWords(got.Value.String(), x.want) {
			t.Errorf("%s: %q is %s %q, want %q", x.question, x.say, got.Status, got.Value, x.want)
		}
	}
}

// sameWords reports whether a and b hold the same, in whatever order.
func sameWords(a, b string) bool {
	sorted := func(s string) string {
		ids := strings.Split(strings.Trim(s, "[]"), ", ")
		if strings.HasPrefix(s, "[") && len(ids) == 2 && ids[0] > ids[1] {
			ids[0], ids[1] = ids[1], ids[0]
		}
		return strings.Join(ids, ",")
	}
	return sorted(a) == sorted(b)
}

// What is no answer is refused in a sentence with a hint, the prompt comes again,
// and nothing of the review changes.
func TestLinesRefuse(t *testing.T) {
	for _, x := range []struct{ question, say, hint string }{
		{"security.today", "9", "say a number from 1 to 4"},
		{"security.today", "perhaps", "say a number from 1 to 4"},
		{"context.data", "1 2", "say a number from 1 to 4"},
		{"context.users_now", "many", "write a number"},
		{"context.users_now", "-3", "This question cannot be negative."},
		{"context.launch", "soon", "Hint:"},
		{"security.today", "go 99", "they go from 1 to"},
		{"security.today", "go zebra", "say fewer words"},
		{"security.today", "as janitor", "as alone tells who may speak"},
		{"security.today", "plan zebra", "registers tells the registers"},
	} {
		s := newShelf()
		out := talked(t, s, "go "+x.question, x.say, "undo")
		holds(t, out, x.hint, "There is nothing to take back.")
		if len(s.saved) != 0 {
			t.Errorf("%s: %q changed the review: %v", x.question, x.say, s.saved)
		}
	}
}

// A finding is told in a sentence when it appears and when it goes.
func TestLinesTellWhatAppearsAndGoes(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "go team.size", "2", "5", "undo", "redo")
	holds(t, out,
		"Answered: 2 people. New medium gap: A team this small carries the plan alone. 2 people engineers carry the whole plan. Saved.",
		"Answered: 5 people. No longer a medium gap: A team this small carries the plan alone. Saved.",
		`Taken back: the answer to "Engineers". It now says: 2 people. New medium gap`,
		`Done again: the answer to "Engineers". It now says: 5 people. No longer a medium gap`)
}

// What was done in an earlier sitting can be taken back and done again.
func TestLinesUndoSurvivesARestart(t *testing.T) {
	s := newShelf()
	talked(t, s, "go security.today", "2")
	holds(t, talked(t, s, "undo", "undo"), `Taken back: the answer to "Security today", of today 14:03. It now says: not answered.`, "There is nothing to take back.")
	holds(t, talked(t, s, "redo"), `Done again: the answer to "Security today". It now says: Works under strain.`)
}

func TestLinesEveryPartOfAnAnswer(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "go security.fix",
		"plan-for-a-plan", "CTO", "next spring", "2027-03",
		"note", "They said", "", "so.", ".", "private", "He hesitated", ".",
		"evidence", "Board deck, page 4", ".", "3", "flag", "park", "notes", "said", "read")
	talked(t, s, "go context.company", "answer", "Wren", "Robotics", ".")
	if got := said(t, s, "context.company", "reviewer").Value.String(); got != "Wren\nRobotics" {
		t.Errorf("the answer of several lines is %q", got)
	}
	a := said(t, s, "security.fix", "reviewer")
	if a.Owner != "CTO" || a.DecideBy.String() != "2027-03" || a.Note != "They said\n\nso." || a.Private != "He hesitated" ||
		len(a.Evidence) != 1 || a.Level != "document-seen" || !a.Flag || !a.Parked {
		t.Errorf("the answer is %+v", a)
	}
	holds(t, out, "This note is private: it leaves in no export but a private one.", "This note is shared: it may be exported.",
		`"next spring" is no month`, "Private note: He hesitated", "Level: document seen.", "It counts as: A plan for a plan.",
		"It has a private note. It has evidence. Flagged for follow-up. Parked.")

	talked(t, s, "go security.fix", "note", "-", "flag", "w", "with a customer's NDA", "go team.size", "d", "go security.rehearsed", "park", "x", "", "x not run", "clear", "park")
	if a := said(t, s, "security.fix", "reviewer"); a.Note != "" || a.Flag || a.Status != questionnaire.Withheld || a.Reason != "with a customer's NDA" || a.Owner != "" {
		t.Errorf("the answer is %+v", a)
	}
	if a := said(t, s, "team.size", "reviewer"); a.Status != questionnaire.DoNotKnow {
		t.Errorf("the answer is %+v", a)
	}
	if a := said(t, s, "security.rehearsed", "reviewer"); a.Status != questionnaire.Unanswered || !a.Parked {
		t.Errorf("the answer is %+v", a)
	}
}

// Several people speak, by role or by name; what others said is told only when
// asked for.
func TestLinesSpeakers(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "go security.today", "as technology", "4", "as new", "Head of sales", "business", "1", "read", "said")
	if a := said(t, s, "security.today", "p1"); a.Role != "business" || a.Value.String() != "works" {
		t.Errorf("the answer is %+v", a)
	}
	if n := strings.Count(out, "Does not work."); n != 2 { // when it was given, and when it was asked for
		t.Errorf("another's answer was told %d times:\n%s", n, out)
	}
	holds(t, out, "Head of sales (business): Works. technology: Does not work. They disagree, 3 steps apart, leaders rosier, not settled. The reviewer's answer settles it.")
	holds(t, out, "Others have spoken to this", "Answer of Head of sales (business):")
}

func TestLinesRequests(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "go security.today", "request the last penetration test", "CTO", "soon", "2027-01", "requests", "1", "refused", "none was made")
	want := questionnaire.Request{ID: "q1", What: "the last penetration test", From: "CTO", Question: "security.today",
		Due: voxbox(s).Requests[0].Due, Status: "refused", Reason: "none was made", At: noon}
	if got := voxbox(s).Requests[0]; got != want || got.Due.String() != "2027-01" {
		t.Errorf("the request is %+v", got)
	}
	holds(t, out, "The last penetration test, from CTO, by January 2027, refused: none was made.")
}

// Moving about: in order, to what waits, to what tells the most, and back.
func TestLinesMove(t *testing.T) {
	s := newShelf()
	out := talked(t, s, "", "skip", "back", "b", "b", "next", "core", "go security", "go card", "1", "tell", "parked", "flagged", "progress", "?")
	var at []string
	for line := range strings.SplitSeq(out, "\n") {
		if rest, ok := strings.CutPrefix(line, "Question "); ok {
			at = append(at, strings.Fields(rest)[0])
		}
	}
	if got := strings.Join(at, " "); !strings.HasPrefix(got, "1 2 3 2 1 ") {
		t.Errorf("the questions read are %s:\n%s", got, out)
	}
	holds(t, out, "This is the first question.", "Core questions only.", "No other question is parked.", "No other question is flagged.",
		"Context: 0 of 6 answered, core 0 of 5.", "Rules that cannot be told yet:", "Why: ", "Listen for: ")
}

// Every word that helps names does something, and no option is called as a word.
func TestLinesWords(t *testing.T) {
	builtin, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []*spot{reviewsSpot(), interviewSpot(), planSpot(), findingsSpot(), founderSpot()} {
		seen := map[string]bool{}
		for _, w := range p.words {
			for _, name := range w.names {
				if seen[name] && name != "?" {
					t.Errorf("%s: %q means two things", p.name, name)
				}
				seen[name] = true
			}
			if w.help == "" || w.do == nil {
				t.Errorf("%s: %v is without help or deed", p.name, w.names)
			}
		}
	}
	for q := range builtin.All {
		for _, o := range q.Options {
			if w, _ := interviewSpot().find(o.Label, true); w != nil {
				t.Errorf("%s: the option %q is called as a word", q.ID, o.Label)
			}
		}
	}
	out := talked(t, newShelf(), "help", "help flag", "help only", "/help zebra", "plan", "help", "help zebra", "findings", "?", "reviews", "help")
	holds(t, out, "You are in the interview.", "You are in the plan.", "You are in the findings.", "You are in the list of reviews.",
		"Flag: flag for follow-up, or take the flag away.", "Notes: note, private, evidence,", "Only: walk only through some questions:", `There is no word "zebra" here.`)
}

// Hostile text is inert wherever it is told again.
func TestLinesHostile(t *testing.T) {
	s := newShelf()
	bad := "\x1b[2J\x1b]0;x\x07red\u202e \u2500\u2588\u25b8 " + strings.Repeat("long ", 40)
	out := talked(t, s, "go context.company", bad, "note", bad, ".", "notes", "said", "go team.hires", bad,
		"plan risks", "add", bad, ".", "r1", "", "findings", bad, "as new", bad, "1", "/find red", "1", "/history", "", "/list with note", "", "/people", "", "/snapshot "+bad, "/snapshots", "1", "1", "", "/changed since yesterday", "",
		"/request "+bad, bad, bad, "", "/requests", "1", "3", bad, "/come back", "", "/what if "+bad, "/what if r1.title="+bad, "/effects", "/keep", "/because "+bad, "/evidence "+bad, "/notes",
		"/preview board", "1", bad, "", "/export board md", bad, "yes", "/history r1", "", "/only "+bad, "/"+bad, "findings", "only "+bad, bad, "/time line "+bad, "/founder", "note "+bad, "read", "end", "private",
		"reviews", "rename 1", bad, "", "find "+bad, "find")
	holds(t, out, "red")
	long := talked(t, s, "go context.company", strings.Repeat("x", questionnaire.MaxText+1), "Voxbox")
	holds(t, long, "nothing of it was taken", "Answered: Voxbox.")
}

func TestLinesReviews(t *testing.T) {
	s := newShelf()
	s.add("Voxbox")
	s.add("Wren")
	out := talked(t, s, "reviews", "rename wren", "Wren Robotics", "archive Wren Robotics", "archived", "undo", "redo", "undo", "undo", "nobody", "7",
		"delete Wren", "no", "delete Wren", "delete", "", "new", "Lark", "reviews", "quit")
	if len(s.reviews) != 2 || s.reviews["wren"] != nil {
		t.Errorf("there are %d reviews:\n%s", len(s.reviews), out)
	}
	holds(t, out, "Renamed: Wren Robotics.", "Archived: Wren Robotics. Undo brings it back.", "; archived; changed today 14:03.",
		`No one review here is called "nobody".`, "Left as it was.", "Deleted: Wren.", "Opened: Lark.")
}

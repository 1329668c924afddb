package tui

import (
	"slices"
	"testing"
	"time"

	"diligence/questionnaire"
)

// TestPeople adds, renames, gives another role, removes, and lets each speak.
func TestPeople(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("@")
	d.sees("Nobody needs a name")
	d.keys("aOru<enter>b")
	d.sees("Oru (business)")
	d.keys("aBea<enter>p")
	d.keys("e Quill<enter>")
	d.sees("Bea Quill (product)")
	d.keys("ot<esc>")
	want := []questionnaire.Respondent{{ID: "p1", Name: "Oru", Role: "business"}, {ID: "p2", Name: "Bea Quill", Role: "technology"}}
	if got := d.app.session.review.Respondents; !slices.Equal(got, want) {
		t.Fatalf("the people are %+v", got)
	}
	d.keys("/security today<enter>@g<enter>4r1")
	d.sees("as Bea Quill (technology)")
	d.sees("Oru (business) Does not work")
	said := d.app.session.review.Answers["security.today"]
	if a := said["p1"]; a.Role != "business" || a.Value.String() != "broken" {
		t.Errorf("Oru said %+v", a)
	}
	if a := said["p2"]; a.Role != "technology" || a.Value.String() != "works" {
		t.Errorf("Bea Quill said %+v", a)
	}
	d.keys("@gD")
	d.sees("Oru has answers")
	d.keys("<esc>r")
	d.sees("as reviewer")
	d.keys("@aEmpty<enter>bD<esc>")
	if got := d.app.session.review.Respondents; !slices.Equal(got, want) {
		t.Errorf("one who said nothing stays: %+v", got)
	}
	d.keys("u")
	if len(d.app.session.review.Respondents) != 3 {
		t.Error("u does not bring back who was removed")
	}
}

// TestManySpeakersAreChosen: past a handful r asks who.
func TestManySpeakersAreChosen(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	for _, p := range []questionnaire.Respondent{
		{ID: "p1", Name: "One", Role: "business"}, {ID: "p2", Name: "Two", Role: "product"},
		{ID: "p3", Name: "Three", Role: "technology"}, {ID: "p4", Name: "Four", Role: "technology"},
	} {
		d.app.session.put(p)
	}
	d.keys("rthr<enter>")
	if d.app.session.speaker != "p3" {
		t.Errorf("%s speaks", d.app.session.speaker)
	}
	d.keys("r<enter>")
	if d.app.session.speaker != "p4" {
		t.Errorf("after enter alone %s speaks, not the next", d.app.session.speaker)
	}
}

// blindPair returns two apps in which a second person is about to answer blind.
// In the first one a first person has said a lot, in the other nothing.
func blindPair(t *testing.T, w, h int) (said, silent *driver) {
	t.Helper()
	make := func(talk bool) *driver {
		d := opened(t, w, h)
		s := d.app.session
		s.put(questionnaire.Respondent{ID: "p1", Name: "Oru", Role: "business"})
		s.put(questionnaire.Respondent{ID: "p2", Name: "Bea", Role: "technology"})
		s.put(questionnaire.Info{Name: "Voxbox", Blind: true})
		s.put(questionnaire.Initiative{ID: "i1", Title: "Split the data", Area: "security"})
		s.put(questionnaire.Hire{ID: "h1", Role: "Data lead", NeededBy: []string{"i1"}})
		d.keys("/company<enter>")
		if talk {
			s.hear("p1")
			answer := func(question string, v questionnaire.Value) {
				a := s.answer(question)
				a.Status, a.Value = questionnaire.Answered, v
				a.Note, a.Private, a.Flag, a.Parked = "CANARY note", "CANARY private", true, true
				a.Evidence, a.Level = []questionnaire.Text{"CANARY paper"}, "verified"
				s.setAnswer(a)
			}
			answer("context.company", questionnaire.TextValue("CANARY"))
			answer("context.currency", questionnaire.TextValue("EUR"))
			answer("context.revenue_now", questionnaire.NumberValue(1))
			answer("context.data", questionnaire.ListValue("cards"))
			answer("security.today", questionnaire.TextValue("broken"))
			answer("security.fix", questionnaire.TextValue("none"))
			s.hear("product") // a role without a name: that it spoke at all is not told
			answer("context.users_now", questionnaire.NumberValue(5))
			s.hear("reviewer")
			s.put(questionnaire.Request{ID: "q1", What: "CANARY paper", From: "CANARY", Question: "security.today", Private: "CANARY private"})
			for _, f := range s.result.Findings {
				s.put(questionnaire.Disposition{Rule: f.Rule, Subject: f.Subject, Verdict: "open", Owner: "CANARY", Private: "CANARY private"})
			}
			s.hear("p1")
			a := s.answer("security.rehearsed")
			a.Status, a.Reason = questionnaire.Withheld, "CANARY reason"
			s.setAnswer(a)
		}
		d.app.speak("p2")
		d.app.toast = ""
		return d
	}
	return make(true), make(false)
}

// TestBlind: whatever the second person looks at, it is to the last cell what it
// would be if the first had said nothing: card, outline, findings, side panel,
// plan, time line, search, palette.
func TestBlind(t *testing.T) {
	t.Parallel()
	walks := []string{
		"z<down>", "lllllllllll", "<home>]]]", "/canary", "/security", "/broken", "sssss", "mtm",
		"F<tab><tab><enter>", "Fj<enter>", "P<tab><tab><tab><tab><tab><tab>", "Po", "Phl", "T<down>", "V", "E", "W<esc>", ":speak", "?marks",
		"/security today<enter>f", "/security today<enter>nMine.<esc>", "/last rehearsal<enter>", "/sensitive<enter>", "y",
		"@<down><down><down>", "@beoDa<esc>", "@<enter>", "%<down><enter>", "&<down><enter>", "c<enter>", "D<down>acx", "S", "H", "/security today<enter>H", "PH",
		"O<enter>j<enter>j<enter>j<enter>j<enter>j<enter>j<enter>j<enter><esc>l", "Fd", "Ff<down><enter>",
		"A1 half an answer", "iHalf an answer", "A<tab>,<tab>,<lt><esc> y c<esc>; t D<esc>!<shift+tab>", "A/canary", "A/security today<enter> ycanary<esc>", "A/data<enter> a", "W<enter>", "W<down><enter>", "W=", "Wd", "/revenue<enter>W=", ":canary", "?canary",
		"v", "/security today<enter>v", "o", "Q", "q", "<ctrl+o>y1ncanary<esc><ctrl+o>x",
	}
	for _, size := range []struct{ w, h int }{{80, 24}, {200, 50}} {
		for _, walk := range walks {
			said, silent := blindPair(t, size.w, size.h)
			for keys := walk; keys != ""; {
				one := firstKey(keys)
				keys = keys[len(one):]
				said.keys(one)
				silent.keys(one)
				if a, b := said.screen(), silent.screen(); a != b {
					t.Fatalf("%dx%d %q before %q: what was said shows:\n%s\nwithout it:\n%s", size.w, size.h, walk, keys, a, b)
				}
			}
			if said.app.session.summary().Answered < silent.app.session.summary().Answered+4 { // a walk may answer otherwise than was said
				t.Fatal("the list of reviews is told what one person sees, not the whole")
			}
		}
	}
}

// TestResume: who answered a moment ago speaks again after a restart, and blind reads
// no more than before; later, or after a file of answers, it is the reviewer.
func TestResume(t *testing.T) {
	t.Parallel()
	d, _ := blindPair(t, 120, 40)
	d.shelf.clock = d.shelf.clock.Add(time.Minute)
	d.keys("/plan to fix<enter>2")
	opened := func(after time.Duration) *driver {
		shelf := *d.shelf
		shelf.clock = shelf.clock.Add(after)
		again := drive(t, &shelf, 120, 40)
		again.run(again.app.load("voxbox"))
		return again
	}
	again := opened(resumeWithin)
	again.sees("as Bea")
	again.missing("there is no plan")
	if at := again.app.interview().at; at != "security.fix" {
		t.Errorf("it goes on with %s", at)
	}
	opened(resumeWithin + time.Second).sees("as reviewer")
	a := d.answer("security.fix", "p2")
	a.Question = "security.today"
	d.shelf.reviews["voxbox"].Answers["security.today"]["p2"] = a
	opened(0).sees("as reviewer")
}

// TestBlindHalfAnAnswer: an answer in words shows what others said once it is
// ended, however long its writer pauses; the first letter is no answer yet.
func TestBlindHalfAnAnswer(t *testing.T) {
	t.Parallel()
	d, _ := blindPair(t, 120, 40)
	d.keys("/context company<enter>iVox")
	d.shelf.clock = d.shelf.clock.Add(time.Hour)
	d.keys("box")
	d.missing("CANARY")
	if got := d.app.session.whole.Answers["context.company"]["p2"].Value.String(); got != "Voxbox" {
		t.Errorf("of what was typed %q is kept", got)
	}
	d.keys("<enter>")
	d.sees("CANARY note")
}

// TestBlindEnds: one's own answer shows what others said to that question, and
// that only; the reviewer sees all.
func TestBlindEnds(t *testing.T) {
	t.Parallel()
	d, _ := blindPair(t, 200, 50)
	d.keys("/security today<enter>")
	d.missing("CANARY")
	d.keys("1")
	d.sees("CANARY note")
	d.sees("The roles disagree")
	d.missing("there is no plan")
	d.keys("/plan to fix<enter>")
	d.missing("CANARY")
	d.keys("/security today<enter>u")
	d.missing("CANARY")
	d.keys("r")
	d.sees("as reviewer")
	d.sees("CANARY note")
	d.sees("there is no plan")
	d.keys("@b<esc>rr")
	d.sees("as Bea")
	d.sees("CANARY note")
}

// firstKey returns the first key of what a driver presses.
func firstKey(keys string) string {
	if keys[0] == '<' {
		return keys[:slices.Index([]byte(keys), '>')+1]
	}
	return keys[:1]
}

// TestBlindKeepsWhatIsNotSeen: a request changed by one who does not see its private
// note keeps it; who answers and what was decided only the reviewer changes.
func TestBlindKeepsWhatIsNotSeen(t *testing.T) {
	t.Parallel()
	d, _ := blindPair(t, 120, 40)
	d.keys("/security today<enter>1DxThey will not.<enter><esc>")
	s := d.app.session
	if got := s.whole.Requests[0]; got.Status != questionnaire.RequestRefused || got.Private != "CANARY private" {
		t.Errorf("the request became %+v", got)
	}
	d.keys("/security today<enter>4/plan to fix<enter>1Fd")
	d.sees("let the reviewer speak first")
	d.keys("@<up>e")
	d.sees("let the reviewer speak first")
	d.keys("b")
	if !s.whole.Info.Blind {
		t.Error("one who answers blind ended that")
	}
}

// TestBlindTakesBackNothingOfOthers: u does not tell what somebody else answered.
func TestBlindTakesBackNothingOfOthers(t *testing.T) {
	t.Parallel()
	d, _ := blindPair(t, 120, 40)
	d.keys("u")
	d.sees("the latest change is somebody else's")
	d.keys("/security today<enter>1u")
	if s := d.app.session; len(s.whole.Answers["security.rehearsed"]) != 1 || len(s.whole.Answers["security.today"]) != 1 {
		t.Error("u took back more than one's own")
	}
}

// TestBlindTypingIsNoSlower: a text typed blind is evaluated once a key, but for
// its first.
func TestBlindTypingIsNoSlower(t *testing.T) {
	t.Parallel()
	d, _ := blindPair(t, 120, 40)
	d.keys("/security today<enter>")
	n, evaluate := 0, d.app.session.evaluate
	d.app.session.evaluate = func(r *questionnaire.Review, m questionnaire.Month) questionnaire.Result {
		n++
		return evaluate(r, m)
	}
	d.keys("nMine, not theirs.")
	if n != len("Mine, not theirs.")+1 {
		t.Errorf("%d keys were evaluated %d times", len("Mine, not theirs."), n)
	}
	n = 0
	d.keys("<esc>1")
	if n > 2 {
		t.Errorf("an answer was evaluated %d times", n)
	}
	if got, want := d.shelf.sums["voxbox"], d.app.session.summary(); got.Answered != want.Answered || got.Visible != want.Visible {
		t.Errorf("the store was told of %d answers, not %d", got.Answered, want.Answered)
	}
}

package tui

import (
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestFindingsScreens(t *testing.T) {
	for _, size := range deskSizes {
		s, f := deskSession(t), newFindings()
		goldenDesk(t, "findings-list-"+size.name, look(t, f, s, size.w, size.h))
		typeKeys(t, f, s, "down enter")
		goldenDesk(t, "findings-detail-"+size.name, look(t, f, s, size.w, size.h))
		typeKeys(t, f, s, "d 2 'The board knows' tab 'CEO'")
		goldenDesk(t, "findings-decide-"+size.name, look(t, f, s, size.w, size.h))
		typeKeys(t, f, s, "enter esc")
		goldenDesk(t, "findings-decided-"+size.name, look(t, f, s, size.w, size.h))
		typeKeys(t, f, s, "f down right")
		goldenDesk(t, "findings-filter-"+size.name, look(t, f, s, size.w, size.h))
		typeKeys(t, f, s, "x enter tab")
		goldenDesk(t, "findings-undecided-"+size.name, look(t, f, s, size.w, size.h))
		typeKeys(t, f, s, "tab")
		goldenDesk(t, "findings-no-strengths-"+size.name, look(t, f, s, size.w, size.h))
		goldenDesk(t, "findings-nothing-"+size.name, look(t, newFindings(), emptyDesk(t), size.w, size.h))
	}
}

func TestEachAnswerOfAFindingIsAKeyAway(t *testing.T) {
	s, f := deskSession(t), newFindings()
	look(t, f, s, 80, 21)
	typeKeys(t, f, s, "1")
	if j := s.takeJump(); j.question != "security.today" {
		t.Errorf("1 jumps to %+v", j)
	}
	typeKeys(t, f, s, "enter down enter")
	if j := s.takeJump(); j.question != "security.fix" {
		t.Errorf("enter on the second answer jumps to %+v", j)
	}
	typeKeys(t, f, s, "esc down")
	look(t, f, s, 80, 21)
	records := map[string]bool{}
	for _, r := range f.refs {
		if !s.follow(r.ref) {
			t.Errorf("%s leads nowhere", r.ref)
		}
		records[s.takeJump().record] = true
	}
	if !records["i1"] || !records["m1"] {
		t.Errorf("the misalignment leads to %v, want i1 and m1 among them", records)
	}
	if out := typeKeys(t, f, s, "0"); len(f.refs) < 10 && out.toast == "" {
		t.Error("a digit without an answer says nothing")
	}
}

func TestDecidingAboutAFinding(t *testing.T) {
	s, f := deskSession(t), newFindings()
	look(t, f, s, 80, 21)
	key := s.result.Findings[0].Key()
	typeKeys(t, f, s, "d 3 enter")
	if f.decision == nil || len(s.review.Dispositions) != 0 {
		t.Fatal("a finding was resolved without a reason")
	}
	if screen := words(look(t, f, s, 80, 21)); !strings.Contains(screen, "resolved for a reason") {
		t.Errorf("it is not said why: %s", screen)
	}
	typeKeys(t, f, s, "'Fixed in May' down 'Ana' down 'soon' enter")
	if f.decision == nil || !strings.Contains(words(look(t, f, s, 80, 21)), "write it as 2027-03") {
		t.Fatal("a month that is none was taken")
	}
	typeKeys(t, f, s, "ctrl+u '2027-05' down 'between us' enter")
	got := s.review.Dispositions[key]
	want := questionnaire.Disposition{
		Rule: got.Rule, Verdict: "resolved", Reason: "Fixed in May", Owner: "Ana",
		Due: questionnaire.NewMonth(2027, 5), Private: "between us", At: deskNow,
	}
	if got != want {
		t.Errorf("kept %+v, want %+v", got, want)
	}
	if isOpen(s.result.Findings[0]) {
		t.Error("the finding is still open")
	}
	typeKeys(t, f, s, "d 4 esc")
	if s.review.Dispositions[key].Verdict != "resolved" {
		t.Error("esc changed the decision")
	}
	typeKeys(t, f, s, "d 1 ctrl+u down ctrl+u down ctrl+u down ctrl+u enter")
	if len(s.review.Dispositions) != 0 {
		t.Errorf("an open finding without a word is still kept: %+v", s.review.Dispositions)
	}
	s.undo()
	if s.review.Dispositions[key].Verdict != "resolved" {
		t.Error("undo does not bring the decision back")
	}
}

// Only the list of what is decided about offers the key to decide.
func TestOnlyFindingsOfferToBeDecidedAbout(t *testing.T) {
	s, f := deskSession(t), newFindings()
	for _, tab := range []string{"findings", "undecided", "strengths"} {
		look(t, f, s, 80, 21)
		for _, mode := range []string{"list", "detail"} {
			if mode == "detail" {
				typeKeys(t, f, s, "enter")
			}
			offered := slices.ContainsFunc(f.keys(s), func(b binding) bool { return slices.Contains(b.keys, "d") })
			if offered != (tab == "findings") {
				t.Errorf("in the %s of %s the key to decide is offered: %t", mode, tab, offered)
			}
		}
		typeKeys(t, f, s, "esc tab")
	}
}

func TestTheFilterSaysWhatItShows(t *testing.T) {
	s, f := deskSession(t), newFindings()
	look(t, f, s, 120, 37)
	typeKeys(t, f, s, "f right enter")
	screen := look(t, f, s, 120, 37)
	if !strings.Contains(screen, "only critical") || strings.Contains(screen, "nobody backed") {
		t.Errorf("filtered by critical:\n%s", screen)
	}
	typeKeys(t, f, s, "f x enter f down right enter")
	if screen := look(t, f, s, 120, 37); !strings.Contains(screen, "only gaps") && !strings.Contains(screen, "only misalignments") {
		t.Errorf("filtered by kind:\n%s", screen)
	}
	typeKeys(t, f, s, "esc")
	if !f.filter.zero() {
		t.Error("esc does not show all again")
	}
}

func TestAFilterThatHidesAllSaysSo(t *testing.T) {
	s, f := deskSession(t), newFindings()
	f.filter.verdict = "disputed"
	if screen := look(t, f, s, 80, 21); !strings.Contains(screen, "No finding passes the filter") {
		t.Errorf("got:\n%s", screen)
	}
}

func TestTheCursorStaysOnItsFinding(t *testing.T) {
	s, f := deskSession(t), newFindings()
	look(t, f, s, 80, 21)
	typeKeys(t, f, s, "down")
	before, _ := f.current()
	s.setAnswer(questionnaire.Answer{
		Question: "security.today", Role: "reviewer", Status: questionnaire.Answered, Value: questionnaire.TextValue("works"),
	})
	look(t, f, s, 80, 21)
	if after, _ := f.current(); after.id != before.id {
		t.Errorf("the cursor went from %q to %q", before.id, after.id)
	}
	if f.place().at != 1 {
		t.Errorf("it stands on row %d, want 1: the finding above has gone", f.place().at)
	}
}

func TestNewFindingsAreMarkedAndFound(t *testing.T) {
	s, f := deskSession(t), newFindings()
	i1, _ := s.review.Initiative("i2")
	i1.Money = questionnaire.No
	s.put(i1)
	screen := look(t, f, s, 120, 37)
	if !strings.Contains(screen, "new") {
		t.Errorf("no mark on what is new:\n%s", screen)
	}
	typeKeys(t, f, s, "n")
	if e, _ := f.current(); !s.fresh[questionnaire.Key(e.id)] {
		t.Errorf("n goes to %q, which is not new", e.id)
	}
}

func TestAJumpToAFindingShowsIt(t *testing.T) {
	s, f := deskSession(t), newFindings()
	f.filter.severity = "critical"
	key := questionnaire.DispositionKey("roadmap.unbacked", "m1")
	f.enter(s, jump{finding: key})
	look(t, f, s, 40, 10)
	if e, _ := f.current(); e.id != string(key) || !f.reading || !f.filter.zero() {
		t.Errorf("stands on %q, reading %v, filter %+v", e.id, f.reading, f.filter)
	}
}

func TestBrokenRulesAreShown(t *testing.T) {
	s, f := deskSession(t), newFindings()
	s.result.Broken = []questionnaire.Broken{{Rule: "roadmap.unbacked", Subject: "m2", Err: "no such overload\x1b[2J"}}
	s.version++
	screen := look(t, f, s, 80, 21)
	if !strings.Contains(screen, "Broken 1") {
		t.Errorf("not among the tabs:\n%s", screen)
	}
	typeKeys(t, f, s, "shift+tab")
	goldenDesk(t, "findings-broken", look(t, f, s, 80, 21))
}

func TestUndecidedRulesLeadToWhatIsMissing(t *testing.T) {
	s, f := deskSession(t), newFindings()
	look(t, f, s, 80, 21)
	typeKeys(t, f, s, "tab 1")
	j := s.takeJump()
	if j.question == "" && j.record == "" {
		t.Error("the most telling question is not a key away")
	}
	typeKeys(t, f, s, "G 1")
	if s.takeJump().zero() {
		t.Error("an undecided rule does not lead to what it misses")
	}
}

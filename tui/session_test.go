package tui

import (
	"testing"
	"time"

	"diligence/questionnaire"
)

func testSession() (*session, *shelf) {
	shelf := newShelf()
	r := questionnaire.NewReview("Voxbox", shelf.q.Edition, shelf.clock)
	shelf.reviews[r.ID] = r
	s := newSession(shelf.library(), shelf.q, r.Clone())
	s.recompute("")
	return s, shelf
}

func choose(s *session, question, option string) {
	a := s.answer(question)
	a.Status, a.Value = questionnaire.Answered, questionnaire.TextValue(questionnaire.Text(option))
	s.setAnswer(a)
}

// TestUndoOfEverything takes back and does again changes of every kind, in the
// order they were made.
func TestUndoOfEverything(t *testing.T) {
	t.Parallel()
	s, shelf := testSession()
	shots := []string{picture(s)}
	change := func(do func()) {
		do()
		shots = append(shots, picture(s))
	}
	change(func() { choose(s, "security.today", "broken") })
	change(func() { s.put(questionnaire.Initiative{ID: "i1", Title: "Split the data"}) })
	change(func() { s.put(questionnaire.Milestone{ID: "m1", Title: "Launch", RestsOn: []string{"i1"}}) })
	change(func() {
		s.put(questionnaire.Disposition{Rule: "security.no-plan", Verdict: "accepted", Reason: "Known."})
	})
	change(func() { s.remove(questionnaire.InitiativeKey("i1")) })
	change(func() {
		a := s.answer("security.today")
		a.Note = "Old tool."
		s.setAnswer(a)
	})
	for n := len(shots) - 1; n > 0; n-- {
		if _, ok := s.undo(); !ok || picture(s) != shots[n-1] {
			t.Fatalf("taking back step %d:\n%s\nwant\n%s", n, picture(s), shots[n-1])
		}
	}
	if _, ok := s.undo(); ok {
		t.Error("there was more to take back than was done")
	}
	for n := 1; n < len(shots); n++ {
		if _, ok := s.redo(); !ok || picture(s) != shots[n] {
			t.Fatalf("doing step %d again:\n%s\nwant\n%s", n, picture(s), shots[n])
		}
	}
	kept := *s
	kept.review = shelf.reviews[s.review.ID]
	if picture(&kept) != picture(s) {
		t.Error("the store was handed something else than the screen shows")
	}
	ids := map[string]bool{}
	for _, c := range shelf.saved {
		if ids[c.ID] {
			t.Errorf("revision %s was used for two changes", c.ID)
		}
		ids[c.ID] = true
	}
}

// picture writes down what a review holds.
func picture(s *session) string {
	out := ""
	for q := range s.q.All {
		for _, role := range questionnaire.Roles {
			if a, ok := s.review.Answer(q.ID, questionnaire.Speaker(role)); ok {
				out += q.ID + "=" + s.say(q, a) + " " + string(a.Note) + "\n"
			}
		}
	}
	for _, i := range s.review.Initiatives {
		out += i.ID + " " + string(i.Title) + "\n"
	}
	for _, m := range s.review.Milestones {
		out += m.ID + " " + string(m.Title) + "\n"
		for _, r := range m.RestsOn {
			out += "  rests on " + r + "\n"
		}
	}
	for k, d := range s.review.Dispositions {
		out += string(k) + " " + string(d.Verdict) + "\n"
	}
	return out
}

// TestTypingIsOneRevision: what is typed in one go has one id and is one step.
func TestTypingIsOneRevision(t *testing.T) {
	t.Parallel()
	s, shelf := testSession()
	write := func(text questionnaire.Text) {
		a := s.answer("security.today")
		a.Note = text
		s.typeAnswer(a)
	}
	write("a")
	write("ab")
	shelf.clock = shelf.clock.Add(4 * time.Second)
	write("abc")
	if ids := distinct(shelf.saved); ids != 1 {
		t.Errorf("one sentence has %d revisions", ids)
	}
	shelf.clock = shelf.clock.Add(6 * time.Second)
	write("abcd")
	s.seal()
	write("abcde")
	if ids := distinct(shelf.saved); ids != 3 {
		t.Errorf("a pause and a seal make %d revisions, not 3", ids)
	}
	for _, want := range []questionnaire.Text{"abcd", "abc", ""} {
		s.undo()
		if got := s.answer("security.today").Note; got != want {
			t.Errorf("after undo the note is %q, not %q", got, want)
		}
	}
	if len(s.review.Answers["security.today"]) != 0 {
		t.Error("an answer that says nothing is still there")
	}
}

func distinct(changes []questionnaire.Change) int {
	ids := map[string]bool{}
	for _, c := range changes {
		ids[c.ID] = true
	}
	return len(ids)
}

// TestFreshFindings: what an answer brings about is new until another answer.
func TestFreshFindings(t *testing.T) {
	t.Parallel()
	s, _ := testSession()
	choose(s, "security.today", "broken")
	if len(s.fresh) != 0 {
		t.Fatalf("nothing is found yet, and %v is new", s.fresh)
	}
	choose(s, "security.fix", "none")
	key := questionnaire.DispositionKey("security.no-plan", "")
	if !s.fresh[key] || s.openFindings() != 1 {
		t.Fatalf("the finding is not new: %v of %d", s.fresh, s.openFindings())
	}
	if _, ok := s.finding["security.today"]; !ok {
		t.Error("the question it read is not marked")
	}
	choose(s, "security.fix", "budgeted")
	if len(s.fresh) != 0 {
		t.Error("a finding that went is still new")
	}
	choose(s, "security.fix", "none")
	choose(s, "security.cards", "own")
	if len(s.fresh) != 0 {
		t.Error("a finding is still new after another answer")
	}
	s.put(questionnaire.Disposition{Rule: "security.no-plan", Verdict: "resolved"})
	if s.openFindings() != 0 {
		t.Error("a resolved finding still counts as open")
	}
}

func TestFollow(t *testing.T) {
	t.Parallel()
	s, _ := testSession()
	s.put(questionnaire.Initiative{ID: "i1", Title: "Split"})
	for ref, want := range map[string]jump{
		"security.today": {question: "security.today"},
		"i1.money":       {record: "i1", field: "money"},
		"i1":             {record: "i1"},
		"milestones":     {record: "milestones"},
		"risks":          {record: "risks"},
		"outage":         {record: "outage"},
		"outage.hours":   {record: "outage", field: "hours"},
	} {
		if !s.follow(ref) || s.takeJump() != want {
			t.Errorf("%s leads elsewhere", ref)
		}
	}
	if s.follow("nowhere") || !s.takeJump().zero() {
		t.Error("what does not exist leads somewhere")
	}
}

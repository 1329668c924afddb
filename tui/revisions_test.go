package tui

import (
	"fmt"
	"testing"
	"time"

	"diligence/questionnaire"
)

// withPast drives a review in which a question was answered, noted and answered again
// on three days.
func withPast(t *testing.T, w, h int) *driver {
	t.Helper()
	s := newShelf()
	id := s.add("Voxbox")
	d := drive(t, s, w, h)
	s.clock = noon.AddDate(0, 0, -9)
	d.run(d.app.load(id))
	d.keys("/security today<enter>2")
	s.clock = noon.AddDate(0, 0, -1)
	d.keys("pTheir head of security leaves.<esc>nThe old admin tool.<esc>")
	s.clock = noon
	d.keys("3u")
	s.clock = noon.Add(time.Minute)
	return d.keys("wUnder seal<enter>")
}

func TestGoldenHistory(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			withPast(t, size.w, size.h).keys("H").golden(fmt.Sprintf("history-%dx%d", size.w, size.h))
		})
	}
}

// TestStepBack: to a revision and to before all of them, each an ordinary change.
func TestStepBack(t *testing.T) {
	t.Parallel()
	d := withPast(t, 120, 40)
	withheld := picture(d.app.session)
	d.keys("Hjjj<enter>") // withheld, undone, broken, the note
	d.sees("as it stood yesterday 14:03 · u takes that back")
	a := d.answer("security.today", reviewer)
	if a.Value.String() != "strained" || a.Note != "The old admin tool." || a.Reason != "" || !a.At.Equal(d.shelf.clock) {
		t.Errorf("it is %+v", a)
	}
	d.keys("H").sees("stepped back to what stood before")
	d.keys("<enter>").sees("it stands so already")
	d.keys("u")
	if got := picture(d.app.session); got != withheld {
		t.Errorf("undo leaves\n%s", got)
	}
	d.keys("HG<enter>").sees("as it stood before all that was said")
	if _, ok := d.app.session.review.Answer("security.today", reviewer); ok {
		t.Error("there is still an answer")
	}
	d.keys("u")
	if got := picture(d.app.session); got != withheld {
		t.Errorf("undo leaves\n%s", got)
	}
}

// TestStepBackOfARecord: a record that is gone can be had back, and a reference to
// what is gone cannot.
func TestStepBackOfARecord(t *testing.T) {
	t.Parallel()
	s, _ := testSession()
	s.put(questionnaire.Initiative{ID: "i1", Title: "Split"})
	m := questionnaire.Milestone{ID: "m1", Title: "Launch", RestsOn: []string{"i1"}}
	s.put(m)
	s.remove(questionnaire.InitiativeKey("i1"))
	before := picture(s)
	if out := s.stepBack(m.Key(), m, "then"); picture(s) != before {
		t.Errorf("a milestone rests on what is not there: %s", out.toast)
	}
	s.stepBack(questionnaire.InitiativeKey("i1"), questionnaire.Initiative{ID: "i1", Title: "Split"}, "then")
	s.stepBack(m.Key(), m, "then")
	if got, _ := s.review.Milestone("m1"); len(got.RestsOn) != 1 {
		t.Errorf("the milestone is %+v", got)
	}
}

// TestHistoryKeepsWhatIsBlind: nobody reads others' answers in their history.
func TestHistoryKeepsWhatIsBlind(t *testing.T) {
	t.Parallel()
	d := withPast(t, 120, 40)
	s := d.app.session
	info := s.review.Info
	info.Blind = true
	s.put(info)
	s.hear(questionnaire.RoleBusiness)
	d.keys("H").sees("let the reviewer speak first")
	d.missing("Under seal")
}

package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// reopen drives a new app with the shelf's one review open.
func (d *driver) reopen() *driver {
	d.t.Helper()
	d.keys("q")
	again := drive(d.t, d.shelf, d.app.width, d.app.height)
	again.run(again.app.load("voxbox"))
	return again
}

func TestUndoAndRedoSurviveARestart(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>2nThe old tool.<esc>")
	d.keys("/sensitive<enter>2")
	want := picture(d.app.session)
	d = d.reopen().keys("u")
	d.sees("taken back: the answer to “Sensitive data”, today 14:03")
	if d.answer("context.data", reviewer).Status != questionnaire.Unanswered {
		t.Fatal("undo after a restart took nothing back")
	}
	d.keys("u")
	if a := d.answer("security.today", reviewer); a.Note != "" || a.Value.String() != "strained" {
		t.Fatalf("a typed note is not one step: %+v", a)
	}
	d = d.reopen().keys("<ctrl+r><ctrl+r>")
	if got := picture(d.app.session); got != want {
		t.Errorf("after redo the review is\n%s\nwant\n%s", got, want)
	}
	d = d.reopen().keys("uuu")
	if got := picture(d.app.session); got != "" {
		t.Errorf("after taking all back the review holds\n%s", got)
	}
	d.keys("u").sees("nothing to take back")
}

// TestUndoNamesWhatIsGone: a record whose making is taken back is told by its title.
func TestUndoNamesWhatIsGone(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("PaSplit the data<enter>")
	d.keys("u").sees("taken back: initiative “Split the data”")
	d.keys("<ctrl+r>").sees("done again: initiative “Split the data”")
	d.keys("du").sees("taken back: initiative “Split the data”")
}

// loading drives an app whose review is on the screen and whose log is still being
// read; arrive brings the log.
func loading(t *testing.T, s *shelf) (d *driver, arrive func()) {
	t.Helper()
	d = drive(t, s, 120, 40)
	r, q, err := d.app.lib.Load("voxbox")
	_, read := d.app.Update(loadedMsg{r, q, err})
	return d, func() { d.run(read) }
}

// TestKeysBeforeTheLogArrives: what is pressed while the log is read comes to the
// same end as if it had been there.
func TestKeysBeforeTheLogArrives(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{
		"u", "uu", "<ctrl+r>", "1u", "1uu", "1uu<ctrl+r>", "u<ctrl+r>", "u1", "u1u", "u1<ctrl+r>u", "1<ctrl+r>", "uuunA word.<esc>u",
	} {
		t.Run(keys, func(t *testing.T) {
			ends := []string{}
			for _, late := range []bool{false, true} {
				d := opened(t, 120, 40).keys("/security today<enter>2/sensitive<enter>2/security today<enter>3u/security today<enter>")
				d, arrive := loading(t, d.shelf)
				if !late {
					arrive()
				}
				d.app.after(outcome{})
				d.keys(keys)
				if late {
					arrive()
				}
				w := d.app.session.way
				ends = append(ends, fmt.Sprint(picture(d.app.session), len(w.done), len(w.undone)))
				d = d.reopen()
				w = d.app.session.way
				ends = append(ends, fmt.Sprint(picture(d.app.session), len(w.done), len(w.undone)))
			}
			for _, end := range ends {
				if end != ends[0] {
					t.Errorf("it ends apart:\n%s", strings.Join(ends, "\n--\n"))
				}
			}
		})
	}
}

func TestALogThatCannotBeRead(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.add("Voxbox")
	s.logErr = errors.New("the disk does not answer")
	d, arrive := loading(t, s)
	d.keys("/security today<enter>u1")
	arrive()
	d.sees("what was done before cannot be taken back: the disk does not answer")
	if len(d.app.session.way.done) != 1 {
		t.Error("what was pressed meanwhile is lost")
	}
}

// TestALargeStepFromBefore is asked about: it lies out of sight.
func TestALargeStepFromBefore(t *testing.T) {
	t.Parallel()
	s := newShelf()
	id := s.add("Voxbox")
	var changes []questionnaire.Change
	for n := range 12 {
		h := questionnaire.Hire{ID: fmt.Sprintf("h%d", n+1), Role: "Engineer"}
		changes = append(changes, s.reviews[id].Put(h, reviewer, noon.AddDate(0, 0, -1)))
	}
	s.library().Save(id, questionnaire.InStep(questionnaire.ViaFile.Made(changes)), s.sums[id])
	d := drive(t, s, 80, 24)
	d.run(d.app.load(id))
	d.keys("u").sees("Take back 12 changes?")
	d.sees("as one step, yesterday 14:03: 12 hires.")
	d.keys("u")
	if len(d.app.session.review.Hires) != 12 {
		t.Fatal("u agreed to what u asked")
	}
	d.keys("uT").sees("taken back: 12 changes from a file, yesterday 14:03")
	if len(d.app.session.review.Hires) != 0 {
		t.Error("not all of it was taken back")
	}
	d.keys("<ctrl+r>").sees("done again: 12 changes from a file")
	d.keys("u").sees("taken back: 12 changes from a file")
}

// TestUndoOfWhatAMergeChanged leaves it alone and goes on to the step before.
func TestUndoOfWhatAMergeChanged(t *testing.T) {
	t.Parallel()
	s, _ := testSession()
	choose(s, "context.launch", "2027-01")
	choose(s, "security.today", "broken")
	merged := s.change(questionnaire.AnswerKey("security.today", reviewer), nil)
	s.carry([]questionnaire.Change{merged})
	if st, ok := s.undo(); ok || st == nil {
		t.Error("undo took back what somebody else said")
	}
	if _, ok := s.undo(); !ok || len(s.review.Answers["context.launch"]) != 0 {
		t.Error("undo does not go on to the step before")
	}
}

// TestTheWayBackIsBounded: of a long log only so many steps are kept.
func TestTheWayBackIsBounded(t *testing.T) {
	t.Parallel()
	var w wayBack
	var log []questionnaire.Change
	for n := range 3 * wayBackMost {
		log = append(log, questionnaire.Change{ID: fmt.Sprint(n), Key: "answer/a/b", Before: questionnaire.Answer{}})
	}
	w.join(log)
	if len(w.done) != wayBackMost || w.done[wayBackMost-1][0].ID != "1499" {
		t.Errorf("%d steps are kept", len(w.done))
	}
}

package store

import (
	"testing"
	"time"

	"diligence/questionnaire"
)

func texts(changes []questionnaire.Change) (s string) {
	for _, c := range changes {
		before, _ := c.Before.(questionnaire.Answer)
		after, _ := c.After.(questionnaire.Answer)
		s += c.ID + ":" + string(before.Note) + ">" + string(after.Note) + " "
	}
	return s
}

func step(id, before, after string) questionnaire.Change {
	a := note("stack.today", after)
	return questionnaire.Change{ID: id, Key: a.Key(), Before: note("stack.today", before), After: a}
}

func TestWhatContinuesAChangeFoldsIntoIt(t *testing.T) {
	for _, test := range []struct {
		held, later []questionnaire.Change
		want        string
	}{
		{nil, []questionnaire.Change{step("a", "", "x")}, "a:>x "},
		{[]questionnaire.Change{step("a", "", "x")}, []questionnaire.Change{step("a", "x", "xy")}, "a:>xy "},
		{[]questionnaire.Change{step("a", "", "x"), step("b", "x", "y")}, []questionnaire.Change{step("c", "y", "z")}, "a:>x b:x>y c:y>z "},
		// Of two changes of one key the one handed over last must stand.
		{[]questionnaire.Change{step("a", "", "x"), step("b", "x", "y")}, []questionnaire.Change{step("a", "y", "z")}, "b:x>y a:>z "},
	} {
		b := &batch{changes: test.held, first: 3}
		b.follow(&batch{changes: test.later, sum: questionnaire.Summary{Answered: 7}, first: 9})
		if got := texts(b.changes); got != test.want || b.first != 3 || b.sum.Answered != 7 {
			t.Errorf("%s then %s = %s, from %d", texts(test.held), texts(test.later), got, b.first)
		}
	}
}

func TestTheStateIsSaidInWords(t *testing.T) {
	for want, s := range map[string]State{
		"":            {},
		"saving":      {Held: 2},
		"saved 14:03": {SavedAt: time.Date(2027, 3, 2, 14, 3, 0, 0, time.Local)},
		"NOT SAVED: the disk is full, 2 changes held, retrying":            {Held: 2, Err: notSaved(reasons[0].cause), SavedAt: someDay},
		"NOT SAVED: the disk is full, 1 change held, retrying":             {Held: 1, Err: reasons[0].cause},
		"NOT SAVED: x.db was deleted or replaced, 1 change held, retrying": {Held: 1, Err: errorf(ErrReplaced, nil, "", "x.db was deleted or replaced")},
	} {
		if got := s.String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

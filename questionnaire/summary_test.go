package questionnaire

import (
	"testing"
	"time"
)

// The latest change counts, of whatever kind and also where it takes something
// back.
func TestLastChange(t *testing.T) {
	q := sketch(rule("x.open", "area.today == 'broken' || area.fix == 'none'", of("areas")), rule("x.other", "context.growth > 4.0"))
	at := func(n int64) time.Time { return time.UnixMilli(n) }
	r := NewReview("Test", Edition{}, at(1))
	last := func() int64 { return Summarize(r, q.Evaluate(r, at2026)).LastChange }
	if got := last(); got != 1 {
		t.Errorf("new: %d", got)
	}
	answer := r.Put(Answer{Question: "security.today", Role: RoleReviewer, Status: Answered, Value: TextValue("works"), At: at(5)}, RoleReviewer, at(5))
	for n, c := range []Change{answer, r.Put(Initiative{ID: "i1", Title: "Work"}, RoleReviewer, at(6)), answer.Inverse(at(7)), r.Put(Info{Name: "Other"}, RoleReviewer, at(8))} {
		r.Apply(c)
		if got := last(); got != int64(5+n) {
			t.Errorf("after %s: %d", c.Key, got)
		}
	}
	read := NewReview("Test", Edition{}, at(1))
	read.Apply(Change{Key: answer.Key, After: answer.After})
	if got := Summarize(read, Result{}).LastChange; got != 5 {
		t.Errorf("read from a store: %d", got)
	}
	if got := last(); got != 8 || Summarize(r.Clone(), Result{}).LastChange != 8 {
		t.Errorf("a clone: %d", got)
	}
	res := q.Evaluate(r, at2026)
	if n := res.UndecidedRules(); n != 2 || len(res.Undecided) != 3 || Summarize(r, res).Undecided != 2 {
		t.Errorf("%d rules are undecided: %v", n, res.Undecided)
	}
}

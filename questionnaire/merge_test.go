package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// A copy is one machine's review and its log.
type mergeCopy struct {
	r   *Review
	log []Change
}

func (c *mergeCopy) do(changes ...Change) {
	for _, ch := range changes {
		if k := indexOfChange(c.log, ch.ID); k >= 0 {
			ch.Before = c.log[k].Before
			c.log[k] = ch
		} else {
			c.log = append(c.log, ch)
		}
	}
	c.r.Apply(changes...)
}

func indexOfChange(log []Change, id string) int {
	for k, c := range log {
		if c.ID == id {
			return k
		}
	}
	return -1
}

func (c *mergeCopy) clone() *mergeCopy {
	return &mergeCopy{c.r.Clone(), append([]Change(nil), c.log...)}
}

// edit changes one of a few records at random, or takes it away.
func (c *mergeCopy) edit(rng *rand.Rand, now time.Time) {
	rec := []Record{
		Hire{ID: "h1", Role: Text(fmt.Sprint("role ", rng.IntN(3)))},
		Risk{ID: "r1", Title: Text(fmt.Sprint("risk ", rng.IntN(3)))},
		Answer{Question: "security.today", Role: RoleTechnology, Status: Answered, Value: TextValue(Text(fmt.Sprint(rng.IntN(3)))), At: now},
		Answer{Question: "security.today", Role: RoleBusiness, Status: Answered, Value: TextValue(Text(fmt.Sprint(rng.IntN(3)))), At: now},
	}[rng.IntN(4)]
	if rng.IntN(5) == 0 {
		c.do(c.r.Remove(rec.Key(), RoleReviewer, now)...)
		return
	}
	c.do(c.r.Put(rec, RoleReviewer, now))
}

// greatest settles a conflict by what the records say, the same on every machine.
func greatest(c Conflict) (Record, bool) {
	if fmt.Sprint(words(c.Mine)) > fmt.Sprint(words(c.Theirs)) {
		return c.Mine, true
	}
	return c.Theirs, true
}

func words(rec Record) any {
	if a, ok := rec.(Answer); ok {
		return a.Value.String()
	}
	return rec
}

func (c *mergeCopy) merge(t *testing.T, other *mergeCopy, now time.Time) {
	t.Helper()
	got := Merge(c.r, c.log, other.log, greatest, RoleReviewer, now)
	if len(got.Conflicts) > 0 {
		t.Fatal(got.Conflicts)
	}
	if got.Log != nil {
		c.r, c.log = got.Review, slices.Clone(got.Log)
	}
	c.do(got.Changes...)
}

// Copies that were edited apart come to the same end whatever the order of
// merging, keep every revision of each, and change no more when merged again.
func TestMergeComesToOneEnd(t *testing.T) {
	for seed := range uint64(300) {
		oneEnd(t, seed, (*mergeCopy).edit)
	}
}

// oneEnd edits three copies of a review apart and merges them in several orders.
func oneEnd(t *testing.T, seed uint64, edit func(*mergeCopy, *rand.Rand, time.Time)) (end *mergeCopy) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 1))
	now := stepTime
	base := &mergeCopy{r: &Review{ID: "r"}}
	for range rng.IntN(4) {
		edit(base, rng, now)
	}
	copies := []*mergeCopy{base.clone(), base.clone(), base.clone()}
	for _, c := range copies {
		for range rng.IntN(6) {
			now = now.Add(time.Minute)
			edit(c, rng, now)
		}
	}
	var ends []*mergeCopy
	for _, order := range [][3]int{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		c := copies[order[0]].clone()
		c.merge(t, copies[order[1]], now)
		c.merge(t, copies[order[2]], now)
		for _, k := range order {
			for _, ch := range copies[k].log {
				if indexOfChange(c.log, ch.ID) < 0 {
					t.Fatalf("seed %d: a revision of copy %d is lost", seed, k)
				}
			}
			if again := Merge(c.r, c.log, copies[k].log, greatest, RoleReviewer, now); len(again.Changes) > 0 || again.Log != nil || again.Renumbered != nil {
				t.Fatalf("seed %d: merging copy %d again makes %d changes and renumbers %v", seed, k, len(again.Changes), again.Renumbered)
			}
		}
		ends = append(ends, c)
	}
	for _, pair := range [][4]int{{0, 1, 2, 1}, {2, 0, 1, 0}, {1, 2, 0, 2}} { // two copies that were united before meet
		one, other := copies[pair[0]].clone(), copies[pair[2]].clone()
		one.merge(t, copies[pair[1]], now)
		other.merge(t, copies[pair[3]], now)
		one.merge(t, other, now)
		ends = append(ends, one)
	}
	for _, e := range ends[1:] {
		sameEnd(t, seed, "two orders of merging", ends[0], e)
	}
	for _, c := range copies { // one who merges the united copy back has it too
		back := c.clone()
		back.merge(t, ends[0], now)
		sameEnd(t, seed, "merged back", ends[0], back)
	}
	return ends[0]
}

func sameEnd(t *testing.T, seed uint64, what string, want, got *mergeCopy) {
	t.Helper()
	if !reflect.DeepEqual(said(got.r), said(want.r)) {
		t.Fatalf("seed %d: %s end apart:\n%s\n\n%s", seed, what, strings.Join(said(want.r), "\n"), strings.Join(said(got.r), "\n"))
	}
	replayed := &Review{ID: "r"}
	replayed.Apply(got.log...)
	if !reflect.DeepEqual(said(replayed), said(got.r)) {
		t.Fatalf("seed %d: %s: the log does not lead to the review", seed, what)
	}
}

// said returns what a review holds, without when it was said.
func said(r *Review) (out []string) {
	for _, rec := range r.Records() {
		if a, ok := rec.(Answer); ok {
			a.At = time.Time{}
			rec = a
		}
		out = append(out, fmt.Sprintf("%s %+v", rec.Key(), rec))
	}
	return out
}

func TestAConflictIsNeverSettledInSilence(t *testing.T) {
	base := &mergeCopy{r: &Review{ID: "r"}}
	base.do(base.r.Put(Hire{ID: "h1", Role: "Lead"}, RoleReviewer, stepTime))
	mine, theirs := base.clone(), base.clone()
	mine.do(mine.r.Put(Hire{ID: "h1", Role: "Data lead"}, RoleReviewer, stepTime))
	theirs.do(theirs.r.Put(Hire{ID: "h1", Role: "Platform lead"}, RoleReviewer, stepTime))
	theirs.do(theirs.r.Put(Hire{ID: "h2", Role: "SRE"}, RoleReviewer, stepTime))

	nobody := func(Conflict) (Record, bool) { return nil, false }
	got := Merge(mine.r, mine.log, theirs.log, nobody, RoleReviewer, stepTime)
	want := []Conflict{{"hire/h1", Hire{ID: "h1", Role: "Data lead"}, Hire{ID: "h1", Role: "Platform lead"}}}
	if len(got.Changes) != 0 || !reflect.DeepEqual(got.Conflicts, want) {
		t.Fatalf("%d changes, conflicts %+v", len(got.Changes), got.Conflicts)
	}

	keep := func(c Conflict) (Record, bool) { return c.Mine, true }
	mine.do(Merge(mine.r, mine.log, theirs.log, keep, RoleReviewer, stepTime).Changes...)
	theirs.merge(t, mine, stepTime) // no conflict: mine knows all of theirs
	for _, c := range []*mergeCopy{mine, theirs} {
		h, _ := c.r.Get("hire/h1").(Hire)
		if h.Role != "Data lead" || c.r.Get("hire/h2") == nil {
			t.Errorf("h1 is %q", h.Role)
		}
	}
}

// What one copy takes out while the other comes to refer to it is put back, on
// every machine alike.
func TestAReferenceWinsOverARemoval(t *testing.T) {
	q := small(t)
	base := &mergeCopy{r: &Review{ID: "r"}}
	base.do(base.r.Put(Info{Name: "Example"}, RoleReviewer, stepTime))
	base.do(base.r.Put(Respondent{ID: "p1", Name: "Ada Example", Role: RoleBusiness}, RoleReviewer, stepTime))
	base.do(base.r.Put(Initiative{ID: "i1", Title: "Keys", Needs: []string{"i2"}}, RoleReviewer, stepTime))
	base.do(base.r.Put(Initiative{ID: "i2", Title: "Vault"}, RoleReviewer, stepTime))
	mine, theirs := base.clone(), base.clone()
	later := stepTime.Add(time.Minute)
	for _, key := range []Key{"respondent/p1", "initiative/i1", "initiative/i2"} {
		mine.do(mine.r.Remove(key, RoleReviewer, later)...)
	}
	a := theirs.r.Said("security.today", "p1")
	a.Status, a.Value, a.At = Answered, TextValue("works"), later
	theirs.do(theirs.r.Put(a, "p1", later))
	theirs.do(theirs.r.Put(Hire{ID: "h1", Role: "Lead", NeededBy: []string{"i1"}}, RoleReviewer, later))

	one, other := mine.clone(), theirs.clone()
	one.merge(t, theirs, later)
	other.merge(t, mine, later)
	if !reflect.DeepEqual(said(one.r), said(other.r)) || one.r.Get("initiative/i1") == nil || one.r.Get("respondent/p1") == nil {
		t.Errorf("one says\n%v\nthe other\n%v", said(one.r), said(other.r))
	}
	if problems := q.Check(&Review{}, contentsOf(one.r)); len(problems) > 0 {
		t.Error(problems)
	}
	if again := Merge(one.r, one.log, theirs.log, greatest, RoleReviewer, later); len(again.Changes) > 0 {
		t.Errorf("merged again it makes %d changes", len(again.Changes))
	}
}

func contentsOf(r *Review) (changes []Change) {
	for _, rec := range r.Records() {
		changes = append(changes, Change{ID: string(rec.Key()), Key: rec.Key(), After: rec})
	}
	return changes
}

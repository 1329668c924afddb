package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"testing"
	"time"

	"diligence/questionnaire"
)

// work changes the review at random: answers and records come, change and go, steps
// are undone and redone, snapshots are taken.
func (k *keeper) work(rng *rand.Rand, now time.Time) {
	k.t.Helper()
	r := k.o.review
	done, undone := questionnaire.Steps(k.log())
	words := questionnaire.Text([]string{"one", "two", "Zoë 👩‍💻", "a\nb"}[rng.IntN(4)])
	put := func(rec questionnaire.Record) {
		k.save([]questionnaire.Change{r.Put(rec, questionnaire.RoleReviewer, now)})
	}
	switch rng.IntN(9) {
	case 0:
		if n := len(done); n > 0 {
			k.tries(questionnaire.Undo(done[n-1], now))
		}
	case 1:
		if n := len(undone); n > 0 {
			k.tries(questionnaire.Redo(undone[n-1], now))
		}
	case 2:
		if s, err := r.Snapshot(questionnaire.Text(fmt.Sprint("state ", rng.Uint32())), now); err == nil {
			put(s)
		}
	case 3:
		put(questionnaire.Respondent{ID: fmt.Sprint("p", 1+rng.IntN(2)), Name: words, Role: questionnaire.Roles[rng.IntN(3)]})
	case 4:
		put(questionnaire.Request{ID: "q1", What: words, Private: words, At: now})
	case 5:
		k.save(questionnaire.InStep([]questionnaire.Change{
			r.Put(questionnaire.Milestone{ID: "m1", Title: words, Month: questionnaire.MonthOf(now) + questionnaire.Month(rng.IntN(4))}, questionnaire.RoleReviewer, now),
			r.Put(questionnaire.Initiative{ID: fmt.Sprint("i", rng.IntN(3)), Title: words, Cost: new(float64(rng.IntN(9)))}, questionnaire.RoleReviewer, now),
		}))
	case 6:
		if changes := r.Remove(questionnaire.Key(fmt.Sprint("initiative/i", rng.IntN(3))), questionnaire.RoleReviewer, now); len(changes) > 0 {
			k.save(questionnaire.InStep(changes))
		}
	default:
		speakers := []questionnaire.Speaker{"business", "reviewer"}
		for _, p := range r.Respondents {
			speakers = append(speakers, questionnaire.Speaker(p.ID))
		}
		a := r.Said([]string{"security.today", "stack.today"}[rng.IntN(2)], speakers[rng.IntN(len(speakers))])
		a.Status, a.Value, a.Note, a.Private, a.At = questionnaire.Answered, questionnaire.TextValue([]questionnaire.Text{"works", "strained", "broken"}[rng.IntN(3)]), words, words, now.UTC()
		put(a)
	}
}

// tries makes changes that what came since may not let pass.
func (k *keeper) tries(changes []questionnaire.Change) {
	if len(k.o.questionnaire.Check(k.o.review, changes)) == 0 {
		k.save(changes)
	}
}

var roundTripTime = time.Date(2025, time.November, 23, 9, 0, 0, 0, time.UTC)

func newWorked(t *testing.T, rng *rand.Rand, now *time.Time) *keeper {
	t.Helper()
	k := newKeeper(t, "here")
	o, err := create(k.s, "Acme")
	if err != nil {
		t.Fatal(err)
	}
	k.load(o.review.ID)
	for range rng.IntN(25) {
		*now = now.Add(time.Minute)
		k.work(rng, *now)
	}
	return k
}

// A whole bundle that is taken in on another machine brings the review, its log,
// its snapshots and what can be undone, through both stores.
func TestAWholeBundleRestoresExactly(t *testing.T) {
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 3))
		now := roundTripTime
		here := newWorked(t, rng, &now)
		there := newKeeper(t, "there")
		data := here.bundle(now)
		there.take(data)
		here.load(here.o.review.ID)
		if a, b := here.state(), there.state(); a != b {
			t.Fatalf("seed %d: the review is\n%s\nwant\n%s", seed, b, a)
		}
		if a, b := here.written(here.log()), there.written(there.log()); a != b {
			t.Fatalf("seed %d: the log is\n%s\nwant\n%s", seed, b, a)
		}
		done, undone := questionnaire.Steps(here.log())
		done2, undone2 := questionnaire.Steps(there.log())
		if a, b := here.written([][][]questionnaire.Change{done, undone}), there.written([][][]questionnaire.Change{done2, undone2}); a != b {
			t.Fatalf("seed %d: the steps are\n%s\nwant\n%s", seed, b, a)
		}
		for _, s := range here.o.review.Snapshots {
			if x, ok := there.o.review.SnapshotNamed(s.ID); !ok || here.written(x) != here.written(s) {
				t.Fatalf("seed %d: the snapshot %s is another", seed, s.ID)
			}
		}
		if string(there.bundle(now)) != string(data) {
			t.Fatalf("seed %d: a bundle of the copy is another", seed)
		}
	}
}

// Two machines that work on a review apart come to the same by merging each
// other's bundles, keep every revision, and change no more when merged again.
func TestTwoMachinesComeToOneEnd(t *testing.T) {
	greatest := func(c questionnaire.Conflict) (questionnaire.Record, bool) {
		word := func(rec questionnaire.Record) string {
			if a, ok := rec.(questionnaire.Answer); ok {
				a.At = time.Time{}
				rec = a
			}
			data, err := json.Marshal(rec)
			if err != nil {
				t.Fatal(err)
			}
			return string(data)
		}
		if word(c.Mine) > word(c.Theirs) {
			return c.Mine, true
		}
		return c.Theirs, true
	}
	for seed := range uint64(5) {
		rng := rand.New(rand.NewPCG(seed, 4))
		now := roundTripTime
		here := newWorked(t, rng, &now)
		there := newKeeper(t, "there")
		there.take(here.bundle(now))
		for range 2 { // apart, together, and apart again
			for _, k := range []*keeper{here, there} {
				for range rng.IntN(8) {
					now = now.Add(time.Minute)
					k.work(rng, now)
				}
			}
			now = now.Add(time.Minute)
			before := here.ids()
			maps.Copy(before, there.ids())
			fromHere, fromThere := here.bundle(now), there.bundle(now)
			here.merge(fromThere, greatest)
			there.merge(fromHere, greatest)
			if a, b := here.said(), there.said(); a != b {
				t.Fatalf("seed %d: here it is\n%s\nthere\n%s", seed, a, b)
			}
			if n := here.merge(fromThere, greatest); n > 0 {
				t.Fatalf("seed %d: merging again makes %d changes", seed, n)
			}
			for _, k := range []*keeper{here, there} {
				known := k.ids()
				for id := range before {
					if !known[id] {
						t.Fatalf("seed %d: the revision %s is lost", seed, id)
					}
				}
			}
			here.merge(there.bundle(now), greatest)
			there.merge(here.bundle(now), greatest)
			if a, b := here.said(), there.said(); a != b {
				t.Fatalf("seed %d: after a second round here it is\n%s\nthere\n%s", seed, a, b)
			}
		}
	}
}

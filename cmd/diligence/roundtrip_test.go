package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// A keeper is one machine's store, open, and the review in it.
type keeper struct {
	t *testing.T
	s *store.Store
	o *opened
}

func newKeeper(t *testing.T, name string) *keeper {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".db")
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return &keeper{t: t, s: s}
}

// load reads the review from the store again.
func (k *keeper) load(id string) {
	k.t.Helper()
	o, err := load(k.s, id)
	if err != nil {
		k.t.Fatal(err)
	}
	k.o = o
}

func (k *keeper) save(changes []questionnaire.Change) {
	k.t.Helper()
	if problems := k.o.questionnaire.Check(k.o.review, changes); len(problems) > 0 {
		k.t.Fatal(problems)
	}
	if err := k.o.save(k.s, changes); err != nil {
		k.t.Fatal(err)
	}
}

// state writes down all there is of the review.
func (k *keeper) state() string {
	k.t.Helper()
	records, err := questionnaire.Keep(k.o.review.Records())
	if err != nil {
		k.t.Fatal(err)
	}
	return k.written(records) + k.o.review.ID + k.o.review.Created.String() + fmt.Sprint(k.o.review.Questionnaire)
}

// said is the state without when things were said: it does not count.
func (k *keeper) said() string {
	r := k.o.review.Clone()
	for _, by := range r.Answers {
		for s, a := range by {
			a.At = time.Time{}
			by[s] = a
		}
	}
	for n := range r.Requests {
		r.Requests[n].At = time.Time{}
	}
	c := keeper{t: k.t, o: &opened{r, k.o.questionnaire}}
	return c.state()
}

func (k *keeper) written(v any) string {
	k.t.Helper()
	data, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		k.t.Fatal(err)
	}
	return string(data)
}

func (k *keeper) log() []questionnaire.Change {
	k.t.Helper()
	log, err := k.s.Log(k.o.review.ID)
	if err != nil {
		k.t.Fatal(err)
	}
	return log
}

// ids returns the ids of the log's revisions.
func (k *keeper) ids() map[string]bool {
	k.t.Helper()
	ids := map[string]bool{}
	for _, c := range k.log() {
		ids[c.ID] = true
	}
	return ids
}

// bundle writes the whole review, as the export command does.
func (k *keeper) bundle(now time.Time) []byte {
	k.t.Helper()
	out, err := k.o.bundle(k.s, export.Options{Audience: export.Private, Now: now}, sealFlags{})
	if err != nil {
		k.t.Fatal(err)
	}
	return out.data
}

// take takes a bundle in, as the import command does.
func (k *keeper) take(data []byte) {
	k.t.Helper()
	b, q, err := openBundle(data)
	if err == nil {
		_, err = importBundle(k.s, b, q)
	}
	if err != nil {
		k.t.Fatal(err)
	}
	k.load(b.Review.ID)
}

// merge merges a bundle, as the merge command does, and returns how many changes
// that made.
func (k *keeper) merge(data []byte, choose questionnaire.Choice) int {
	k.t.Helper()
	made, conflicts, err := mergeFlags{}.unite(k.s, k.o, "bundle", data, choose)
	if err != nil || len(conflicts) > 0 {
		k.t.Fatal(err, conflicts)
	}
	if err := k.o.save(k.s, made.Changes); err != nil {
		k.t.Fatal(err)
	}
	k.load(k.o.review.ID)
	return len(made.Changes)
}

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

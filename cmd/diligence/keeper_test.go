package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

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
	out, err := order{audience: "private", format: "bundle"}.outgoing(k.s, k.o, now)
	if err != nil {
		k.t.Fatal(err)
	}
	data, _, err := out.data()
	if err != nil {
		k.t.Fatal(err)
	}
	return data
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
	made, err := mergeFlags{}.unite(k.s, k.o, "bundle", data, choose)
	if err != nil || len(made.Conflicts) > 0 {
		k.t.Fatal(err, made.Conflicts)
	}
	if err := k.o.saveMerged(k.s, made.Merged); err != nil {
		k.t.Fatal(err)
	}
	k.load(k.o.review.ID)
	return len(made.Changes)
}

package store

import (
	"errors"
	"reflect"
	"testing"

	"diligence/questionnaire"
)

func TestRewriteRenamesWhatTheLogIsAbout(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	i, _ := r.Initiative("i12")
	i.Title = "Called otherwise"
	put(t, s, r, r.Put(i, questionnaire.RoleReviewer, someDay))
	log, err := s.Log(r.ID)
	if err != nil {
		t.Fatal(err)
	}
	renamed := func(rec questionnaire.Record) questionnaire.Record {
		i, ok := rec.(questionnaire.Initiative)
		if !ok {
			return rec
		}
		i.ID = "i77"
		return i
	}
	for k, c := range log {
		if c.Key == questionnaire.InitiativeKey("i12") {
			log[k].Key, log[k].Before, log[k].After = questionnaire.InitiativeKey("i77"), renamed(c.Before), renamed(c.After)
		}
	}
	want := &questionnaire.Review{ID: r.ID, Questionnaire: r.Questionnaire, Created: r.Created}
	want.Apply(log...)
	added := want.Put(questionnaire.Risk{ID: "r99", Title: "New"}, questionnaire.RoleReviewer, someDay)
	want.Apply(added)
	log = append(log, added)

	if err := s.Rewrite(r.ID, log[1:], summaryOf(want)); !errors.Is(err, ErrRefused) {
		t.Errorf("a log that lacks a revision is taken: %v", err)
	}
	stands(t, s, r)
	for range 2 { // once written, it is there to be written again
		if err := s.Rewrite(r.ID, log, summaryOf(want)); err != nil {
			t.Fatal(err)
		}
		stands(t, s, want)
		got, err := s.Log(r.ID)
		if err != nil || len(got) != len(log) {
			t.Fatalf("log of %d changes, %v; want %d", len(got), err, len(log))
		}
		for k := range log {
			if got[k].ID != log[k].ID || got[k].Key != log[k].Key || !reflect.DeepEqual(got[k].After, log[k].After) {
				t.Fatalf("revision %d is %+v, want %+v", k, got[k], log[k])
			}
		}
	}
	put(t, s, want, want.Put(questionnaire.Risk{ID: "r100", Title: "Next"}, questionnaire.RoleReviewer, someDay))
	if err := s.Check(); err != nil {
		t.Error(err)
	}
}

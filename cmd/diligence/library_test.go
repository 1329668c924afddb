package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
	"diligence/store"
)

// Of two reviews that came to have one name, none is taken for the other.
func TestResolveRefusesOneNameOfTwo(t *testing.T) {
	t.Parallel()
	s, err := store.Open(filepath.Join(t.TempDir(), "reviews.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, name := range []questionnaire.Text{"Acme", "acme", "Acme Two"} {
		r := questionnaire.NewReview(name, q.Edition, time.Now())
		if err := s.Create(r, questionnaire.BuiltinSource(), questionnaire.Summary{ID: r.ID, Name: name}); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.ID)
	}
	if id, err := resolve(s, "Acme"); err == nil || !strings.Contains(err.Error(), "2 reviews are named") || hintOf(err) == "" {
		t.Errorf("%q, %v", id, err)
	}
	if id, err := resolve(s, "acme t"); err != nil || id != ids[2] {
		t.Errorf("%q, %v", id, err)
	}
	if id, err := resolve(s, ids[1]); err != nil || id != ids[1] {
		t.Errorf("%q, %v", id, err)
	}
}

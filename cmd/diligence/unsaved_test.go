package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"diligence/questionnaire"
	"diligence/store"
)

// A folder whose disk does not answer is passed over for the next.
func TestRescuePassesOverADiskThatHangs(t *testing.T) {
	hung, next := t.TempDir(), t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		defer close(release)
		path, err := inOneOf([]string{hung, next}, "held.json", func(path string) error {
			return inTime(func() error {
				if filepath.Dir(path) == hung {
					<-release
				}
				return store.WriteHeld(path, map[string][]questionnaire.Change{})
			})
		})
		if err != nil || path != filepath.Join(next, "held.json") {
			t.Errorf("written to %q, %v", path, err)
		}
	})
	if _, err := os.Stat(filepath.Join(next, "held.json")); err != nil {
		t.Error(err)
	}
}

// A store under a write that never ends is not closed, which would wait for it.
func TestAStoreThatDoesNotAnswerIsNotClosed(t *testing.T) {
	g := &globals{db: filepath.Join(t.TempDir(), "reviews.db")}
	var s *store.Store
	err := g.withStore(func(opened *store.Store) error {
		s = opened
		return store.ErrNoAnswer
	})
	if !errors.Is(err, store.ErrNoAnswer) {
		t.Fatal(err)
	}
	if _, err := s.List(); err != nil {
		t.Errorf("it was closed: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}

// Of what could not be saved, changes of a review that was forgotten since keep those
// of another from nobody.
func TestRecoverTakesInWhatItCan(t *testing.T) {
	k := newKeeper(t, "store")
	o, err := create(k.s, "Acme")
	if err != nil {
		t.Fatal(err)
	}
	gone := questionnaire.NewReview("Gone", o.review.Questionnaire, o.review.Created)
	gone.ID = "0" // before the other
	note := func(r *questionnaire.Review) []questionnaire.Change {
		return []questionnaire.Change{r.Put(questionnaire.Answer{Question: "security.today", Role: questionnaire.RoleReviewer, Note: "typed on a full disk"}, questionnaire.RoleReviewer, r.Created)}
	}
	var out strings.Builder
	err = takeIn(&out, k.s, map[string][]questionnaire.Change{gone.ID: note(gone), o.review.ID: note(o.review)}, false)
	if err == nil || !strings.Contains(err.Error(), "1 change was not taken in: there is no review 0") || hintOf(err) == "" {
		t.Error(err)
	}
	k.load(o.review.ID)
	if a, _ := k.o.review.Answer("security.today", questionnaire.RoleReviewer); a.Note != "typed on a full disk" || out.String() != "1 change\n" {
		t.Errorf("%+v after %q", a, out.String())
	}
}

// Where no folder for an editor's file can be made, all but the editor goes on.
func TestAFolderThatTakesNothingIsTalkedIn(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "reviews.db")
	var out, errOut strings.Builder
	if code := run([]string{"new", "Acme", "--db", path}, strings.NewReader(""), &out, &errOut); code != 0 {
		t.Fatal(errOut.String())
	}
	if err := os.WriteFile(path+".tmp", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	code := run([]string{"open", "Acme", "--accessible", "--db", path}, strings.NewReader("quit\n"), &out, &errOut)
	if code != 0 || !strings.Contains(out.String(), "What is the company called") {
		t.Errorf("it ended with %d:\n%s%s", code, out.String(), errOut.String())
	}
}

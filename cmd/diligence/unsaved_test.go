package main

import (
	"errors"
	"os"
	"path/filepath"
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

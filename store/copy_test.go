package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestACopyIsAWholeStore(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.CopyTo(path); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	stands(t, openStore(t, path), r)
	if err := s.CopyTo(path); !errors.Is(err, ErrExists) {
		t.Errorf("a copy replaces a file: %v", err)
	}
	if err := s.CopyTo(filepath.Join(path, "below a file")); !errors.Is(err, ErrNotSaved) {
		t.Error(err)
	}
	if entries, err := os.ReadDir(filepath.Dir(path)); err != nil || len(entries) != 2 { // with its owner's file
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestHeldChangesComeBack(t *testing.T) {
	r := filledReview("Acme")
	other := filledReview("Other")
	held := map[string][]questionnaire.Change{
		r.ID:     append(r.Remove(questionnaire.InitiativeKey("i2"), questionnaire.RoleReviewer, someDay), change(r, "said")),
		other.ID: {change(other, "too")},
	}
	path := filepath.Join(t.TempDir(), "held.json")
	if err := WriteHeld(path, held); err != nil {
		t.Fatal(err)
	}
	back, err := ReadHeld(path)
	if err != nil || len(back) != 2 || len(back[r.ID]) != len(held[r.ID]) {
		t.Fatalf("%v, %v", back, err)
	}
	for review, changes := range held {
		for i, want := range changes {
			got := back[review][i]
			if got.ID != want.ID || got.Key != want.Key || got.By != want.By || !got.At.Equal(want.At) ||
				(got.After == nil) != (want.After == nil) || (got.Before == nil) != (want.Before == nil) {
				t.Errorf("%+v came back as %+v", want, got)
			}
		}
	}
	if err := WriteHeld(path, held); !errors.Is(err, ErrExists) {
		t.Errorf("it replaces a file: %v", err)
	}
}

func TestAHeldChangeThatCannotBeWrittenIsNamed(t *testing.T) {
	r := filledReview("Acme")
	bad := change(r, "bad")
	bad.Key = "nothing/like/it"
	path := filepath.Join(t.TempDir(), "held.json")
	err := WriteHeld(path, map[string][]questionnaire.Change{r.ID: {bad, change(r, "good")}})
	if !errors.Is(err, ErrRefused) || !strings.Contains(err.Error(), "nothing/like/it") {
		t.Error(err)
	}
	if held, err := ReadHeld(path); err != nil || len(held[r.ID]) != 1 {
		t.Errorf("%v, %v", held, err)
	}
}

func TestAHeldFileThatIsNoneIsRefused(t *testing.T) {
	for _, content := range []string{"x", `{"review":1}`, `{"review":"a","more":1}`, `{"review":"a","key":"info","before":{}} {"key":"answer/a","after":{}}`} {
		path := filepath.Join(t.TempDir(), "held.json")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if held, err := ReadHeld(path); !errors.Is(err, ErrForeign) || held != nil {
			t.Errorf("%s: %v, %v", content, held, err)
		}
	}
}

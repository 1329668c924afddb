package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// secrets puts texts into r that deflating cannot hide, and returns all byte
// strings its values hold in the file, whole and in parts.
func secrets(t *testing.T, s *Store, r *questionnaire.Review) [][]byte {
	t.Helper()
	var words []byte
	for len(words) < 8000 {
		words = fmt.Appendf(words, "%x ", rand.Uint64())
	}
	put(t, s, r, r.Put(note("stack.today", "a short secret nobody may read"), questionnaire.RoleReviewer, someDay))
	put(t, s, r, r.Put(note("stack.fix", string(words)), questionnaire.RoleReviewer, someDay))
	parts := [][]byte{[]byte(r.ID), []byte("a short secret"), []byte(r.Info.Name)}
	err := s.view(func(tx *bbolt.Tx) error {
		b, err := getReview(tx, r.ID)
		if err != nil {
			return err
		}
		for _, name := range [][]byte{headsBucket, logBucket} {
			err = errors.Join(err, each(b, name, func(_ string, value []byte) error {
				if value[1]&flagDeflated == 0 { // what any review may hold
					return nil
				}
				for rest := bytes.Clone(value); len(rest) >= 64; rest = rest[64:] {
					parts = append(parts, rest[:64])
				}
				return nil
			}))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return parts
}

// absent fails t where any file in dir holds one of parts.
func absent(t *testing.T, dir string, parts [][]byte) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		for _, part := range parts {
			if bytes.Contains(data, part) {
				t.Fatalf("%s still holds %q", path, part)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAForgottenReviewIsTrulyGone(t *testing.T) {
	s := newStore(t)
	kept, gone := filledReview("Kept"), questionnaire.NewReview("Forgotten Ltd", someEdition, someDay)
	gone.Questionnaire.SHA256 = "cd"
	create(t, s, kept)
	create(t, s, gone)
	parts := secrets(t, s, gone)
	if len(parts) < 80 {
		t.Fatalf("the test looks for %d parts only", len(parts))
	}
	if err := s.Forget(gone.ID); err != nil {
		t.Fatal(err)
	}
	absent(t, filepath.Dir(s.Path()), parts)
	if _, err := s.Load(gone.ID); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	if _, err := s.Source("cd"); !errors.Is(err, ErrNotFound) {
		t.Errorf("a questionnaire no review uses: %v", err)
	}
	if list, err := s.List(); err != nil || len(list) != 1 {
		t.Error(list, err)
	}
	stands(t, s, kept)
	put(t, s, kept, change(kept, "the store goes on"))
	if _, err := Open(s.Path()); !errors.Is(err, ErrInUse) {
		t.Errorf("the new file is not locked: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openStore(t, s.Path())
	stands(t, again, kept)
	absent(t, filepath.Dir(s.Path()), parts)
}

// Each step of forgetting is the last one before the program dies.
func TestForgettingIsFinishedAtTheNextStart(t *testing.T) {
	steps := []func(s *Store, id string) error{
		func(s *Store, id string) error {
			return s.update("", func(tx *bbolt.Tx) error { return takeOffList(tx, id) })
		},
		func(s *Store, _ string) error {
			dir, err := s.TempDir()
			return errors.Join(err, os.WriteFile(filepath.Join(dir, "compact.db"), []byte("half a copy"), 0o600))
		},
	}
	for last := range steps {
		s := newStore(t)
		kept, gone := filledReview("Kept"), questionnaire.NewReview("Forgotten Ltd", someEdition, someDay)
		create(t, s, kept)
		create(t, s, gone)
		parts := secrets(t, s, gone)
		for _, step := range steps[:last+1] {
			if err := step(s, gone.ID); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := s.Load(gone.ID); !errors.Is(err, ErrNotFound) {
			t.Errorf("after step %d: %v", last, err)
		}
		if err := errors.Join(s.Check(), s.Close()); err != nil {
			t.Errorf("after step %d: %v", last, err)
		}
		again := openStore(t, s.Path())
		if err := again.Warning(); err != nil {
			t.Error(err)
		}
		absent(t, filepath.Dir(s.Path()), parts)
		stands(t, again, kept)
	}
}

func TestForgettingOnABadDiskIsFinishedLater(t *testing.T) {
	s, d, r := setUp(t)
	parts := secrets(t, s, r)
	d.set(full)
	if err := s.Forget(r.ID); !errors.Is(err, ErrNotSaved) {
		t.Fatal(err)
	}
	stands(t, s, r) // nothing of it has begun
	d.set(nil)
	must(t, os.RemoveAll(s.tempDir()))
	must(t, os.WriteFile(s.tempDir(), nil, 0o600)) // where the new file is to be written
	err := s.Forget(r.ID)
	var told *Error
	if !errors.As(err, &told) || !strings.Contains(told.Error(), "off the list, but traces") || !strings.Contains(told.Hint(), "opened next") {
		t.Fatal(err)
	}
	if _, err := s.Load(r.ID); !errors.Is(err, ErrNotFound) {
		t.Error(err)
	}
	// What came back now would be forgotten with the rest.
	if err := s.Create(r, someSource, summaryOf(r)); !errors.Is(err, ErrExists) {
		t.Error(err)
	}
	must(t, s.Close())
	must(t, os.Remove(s.tempDir()))
	again := openStore(t, s.Path())
	absent(t, filepath.Dir(s.Path()), parts)
	create(t, again, r)
	stands(t, again, r)
}

func TestADamagedReviewCanBeForgotten(t *testing.T) {
	s := newStore(t)
	kept, gone := filledReview("Kept"), filledReview("Damaged")
	create(t, s, kept)
	create(t, s, gone)
	err := s.update("", func(tx *bbolt.Tx) error {
		b, err := getReview(tx, gone.ID)
		return errors.Join(err, b.Put(originKey, []byte("rubbish")), b.DeleteBucket(headsBucket))
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(gone.ID); !errors.Is(err, ErrDamaged) {
		t.Fatal(err)
	}
	if err := s.Forget(gone.ID); err != nil {
		t.Fatal(err)
	}
	stands(t, s, kept)
}

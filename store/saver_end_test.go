package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	"diligence/questionnaire"
)

func TestClosingNamesWhatIsHeld(t *testing.T) {
	s, d, r := setUp(t)
	v := NewSaver(s, nil)
	d.set(full)
	c := change(r, "kept for the emergency file")
	hand(v, r, c)
	_ = v.Flush(patience)
	if err := errors.Join(v.Close()); !errors.Is(err, ErrNotSaved) {
		t.Error(err)
	}
	path := filepath.Join(t.TempDir(), "held.json")
	if err := WriteHeld(path, v.Held()); err != nil {
		t.Fatal(err)
	}
	held, err := ReadHeld(path)
	if err != nil {
		t.Fatal(err)
	}
	d.set(nil)
	if err := s.Put(r.ID, held[r.ID], summaryOf(r)); err != nil {
		t.Fatal(err)
	}
	stands(t, s, r)
	if err := v.Flush(0); err == nil {
		t.Error("a closed saver says it wrote what it holds")
	}
}

// Writers on several reviews, on a disk that fails every few writes, one way or
// the other: in the end all stands, and each change is in the log once.
func TestManyEditsOnABadDisk(t *testing.T) {
	s, d, first := setUp(t)
	second := filledReview("Other")
	create(t, s, second)
	v := newSaver(t, s, nil)
	d.set(func(n int, offset int64) (bool, error) {
		switch {
		case n%17 == 0:
			return false, syscall.EIO
		case n%5 == 0 && isMeta(offset):
			return true, syscall.EIO
		}
		return true, nil
	})
	var wg sync.WaitGroup
	for _, r := range []*questionnaire.Review{first, second} {
		wg.Go(func() {
			for i := range 200 {
				hand(v, r, r.Put(note(fmt.Sprint("stack.q", i%7), fmt.Sprint("edit ", i)), questionnaire.RoleReviewer, someDay))
				if i%3 == 0 {
					_ = v.Flush(patience) // may fail: the disk is bad
				}
			}
		})
	}
	wg.Wait()
	d.set(nil)
	v.Retry()
	flush(t, v)
	for _, r := range []*questionnaire.Review{first, second} {
		stands(t, s, r)
		if log, err := s.Log(r.ID); err != nil || len(log) != len(contents(filledReview("")))+200 {
			t.Errorf("%d changes in the log, %v", len(log), err)
		}
	}
}

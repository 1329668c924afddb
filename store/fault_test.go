package store

import (
	"errors"
	"fmt"
	"os"
	"testing"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// setUp returns a store with a review under a disk.
func setUp(t *testing.T) (*Store, *disk, *questionnaire.Review) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	return s, under(t, s), r
}

func TestAFailedWriteLeavesWhatWasThere(t *testing.T) {
	for name, fault := range map[string]func(int, int64) (bool, error){"full disk": full, "meta page not written": noMeta} {
		t.Run(name, func(t *testing.T) {
			s, d, r := setUp(t)
			c := change(r, "refused by the disk")
			d.set(fault)
			for range 3 {
				if err := s.Put(r.ID, []questionnaire.Change{c}, summaryOf(r)); !errors.Is(err, ErrNotSaved) {
					t.Fatal(err)
				}
				stands(t, s, r)
			}
			d.set(nil)
			put(t, s, r, c)
			stands(t, s, r)
			checkStore(t, s)
		})
	}
}

// A meta page that arrives although its flush failed: the commit is visible, is
// made durable, and counts as saved.
func TestACommitThatArrivedAfterAllIsSaved(t *testing.T) {
	s, d, r := setUp(t)
	before := s.db
	d.set(lyingMeta)
	put(t, s, r, change(r, "visible"))
	stands(t, s, r)
	if s.db == before {
		t.Error("the file was not opened again")
	}
	d.set(nil)
	put(t, s, r, change(r, "later"))
	stands(t, s, r)
	if log, err := s.Log(r.ID); err != nil || len(log) != len(contents(filledReview("")))+2 {
		t.Errorf("log of %d changes, %v", len(log), err)
	}
}

func TestCreateAfterAFailedFlushIsDoneOnce(t *testing.T) {
	s := newStore(t)
	d := under(t, s)
	d.set(lyingMeta)
	r := filledReview("Acme")
	create(t, s, r)
	d.set(full)
	other := filledReview("Other")
	if err := s.Create(other, someSource, summaryOf(other)); !errors.Is(err, ErrNotSaved) {
		t.Error(err)
	}
	d.set(nil)
	create(t, s, other)
	stands(t, s, r)
	stands(t, s, other)
	if list, err := s.List(); err != nil || len(list) != 2 {
		t.Error(list, err)
	}
}

// Every single write of a commit fails once, each way; after each the edit is
// tried again until it is saved, and all that was saved before stands.
func TestEachWriteOfACommitFails(t *testing.T) {
	s, d, r := setUp(t)
	for _, arrives := range []bool{false, true} {
		for n, reached := 1, true; reached; n++ {
			d.set(nth(n, arrives))
			c := change(r, fmt.Sprint("write ", n, arrives))
			err := s.Put(r.ID, []questionnaire.Change{c}, summaryOf(r))
			if err != nil && !errors.Is(err, ErrNotSaved) {
				t.Fatalf("write %d: %v", n, err)
			}
			reached = d.count() >= n
			if err != nil {
				stands(t, s, r)
			}
			d.set(nil)
			put(t, s, r, c)
			stands(t, s, r)
			checkStore(t, s)
		}
	}
}

func TestAFileThatCannotBeSettledIsNotWrittenOn(t *testing.T) {
	s, d, r := setUp(t)
	file := s.file
	d.set(lyingMeta)
	// Opened for reading, the file refuses to be settled.
	readOnly, err := os.Open(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer readOnly.Close()
	s.file = readOnly
	c := change(r, "in doubt")
	if err := s.Put(r.ID, []questionnaire.Change{c}, summaryOf(r)); !errors.Is(err, ErrNotSaved) || s.unsettled == 0 {
		t.Fatalf("%v, unsettled %d", err, s.unsettled)
	}
	d.set(func(int, int64) (bool, error) {
		t.Error("written on an unsettled file")
		return true, nil
	})
	if err := s.Put(r.ID, []questionnaire.Change{c}, summaryOf(r)); !errors.Is(err, ErrNotSaved) {
		t.Fatal(err)
	}
	d.set(nil)
	s.file = file
	put(t, s, r, c)
	stands(t, s, r)
}

func TestADeletedOrReplacedFileIsNoticed(t *testing.T) {
	for name, damage := range map[string]func(path string) error{
		"deleted": os.Remove,
		"replaced": func(path string) error {
			data, err := os.ReadFile(path)
			return errors.Join(err, os.Remove(path), os.WriteFile(path, data, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, d, r := setUp(t)
			if err := damage(s.Path()); err != nil {
				t.Fatal(err)
			}
			c := change(r, "written into nowhere")
			for range 2 {
				if err := s.Put(r.ID, []questionnaire.Change{c}, summaryOf(r)); !errors.Is(err, ErrReplaced) {
					t.Error(err)
				}
			}
			d.set(full) // a failing disk does not make it let go of what only the open file holds
			if err := s.Put(r.ID, []questionnaire.Change{change(r, "more")}, summaryOf(r)); !errors.Is(err, ErrReplaced) {
				t.Error(err)
			}
			d.set(nil)
			r.Apply(c)
			copied := t.TempDir() + "/saved.db"
			if err := s.CopyTo(copied); err != nil {
				t.Fatal(err)
			}
			stands(t, openStore(t, copied), r)
		})
	}
}

func TestAPanicOfBboltIsAnErrorAndTheEnd(t *testing.T) {
	s, _, r := setUp(t)
	err := s.update(r.ID, func(*bbolt.Tx) error { panic("page 7: unexpected page type") })
	if !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	stands(t, s, r) // in what it was asked to run: the store goes on
	err, crashed := guard(func() error { panic("invalid meta pages") })
	if !crashed {
		t.Fatal(err)
	}
	s.crashed(err)
	if _, err := s.List(); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if err := s.Put(r.ID, nil, summaryOf(r)); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	openStore(t, s.Path()) // the lock was let go
}

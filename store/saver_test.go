package store

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

const patience = time.Minute // longer than any test waits for a healthy disk

// hand applies changes to r and hands them over.
func hand(v *Saver, r *questionnaire.Review, changes ...questionnaire.Change) uint64 {
	r.Apply(changes...)
	return v.Save(r.ID, changes, summaryOf(r))
}

func flush(t *testing.T, v *Saver) {
	t.Helper()
	if err := v.Flush(patience); err != nil {
		t.Fatal(err)
	}
}

func newSaver(t *testing.T, s *Store, notify func(State)) *Saver {
	v := NewSaver(s, notify)
	t.Cleanup(func() { _ = v.Close() })
	return v
}

// transactions returns how many commits the file has seen.
func transactions(t *testing.T, s *Store) (n int) {
	t.Helper()
	if err := s.view(func(tx *bbolt.Tx) error { n = tx.ID(); return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestASlowDiskHoldsUpNobody(t *testing.T) {
	s, d, r := setUp(t)
	v := newSaver(t, s, nil)
	entered, release := make(chan struct{}), make(chan struct{})
	var once sync.Once
	d.set(func(int, int64) (bool, error) {
		once.Do(func() { close(entered) })
		<-release
		return true, nil
	})
	before := transactions(t, s)
	hand(v, r, change(r, "first"))
	<-entered
	typing := change(r, "t")
	hand(v, r, typing)
	for i := range 1000 { // all while the first write hangs
		c := change(r, fmt.Sprint("typed ", i))
		c.ID = typing.ID
		hand(v, r, c)
	}
	if state := v.State(); !state.Saving() || state.Held != 2 || state.Through != 0 || state.String() != "saving" {
		t.Errorf("state %+v", state)
	}
	if held := v.Held()[r.ID]; len(held) != 2 || held[1].ID != typing.ID {
		t.Errorf("held %s", texts(held))
	}
	if err := v.Flush(time.Nanosecond); !errors.Is(err, ErrNotSaved) || !errors.Is(err, ErrNoAnswer) || !strings.Contains(err.Error(), "has not answered") {
		t.Errorf("flush of a disk that hangs: %v", err)
	}
	close(release)
	flush(t, v)
	stands(t, s, r)
	if n := transactions(t, s) - before; n != 2 {
		t.Errorf("%d commits for a first change and what was typed meanwhile", n)
	}
	log, err := s.Log(r.ID)
	last := log[len(log)-1]
	if was, _ := last.Before.(questionnaire.Answer); err != nil || last.ID != typing.ID || was.Note != "first" {
		t.Errorf("the log ends with %s, %v", texts(log[len(log)-1:]), err)
	}
}

// Who hurries waits for no disk, and has all that is not on it.
func TestHurryWaitsForNoDisk(t *testing.T) {
	s, d, r := setUp(t)
	v := NewSaver(s, nil)
	entered, release := make(chan struct{}), make(chan struct{})
	var once sync.Once
	d.set(func(int, int64) (bool, error) {
		once.Do(func() { close(entered) })
		<-release
		return true, nil
	})
	hand(v, r, change(r, "being written"))
	<-entered
	hand(v, r, change(r, "waiting"))
	flushed := make(chan error)
	go func() { flushed <- v.Flush(patience) }()
	v.Hurry()
	v.Hurry()
	for what, err := range map[string]error{"flush under way": <-flushed, "flush": v.Flush(patience), "close": v.Close()} {
		if !errors.Is(err, ErrNoAnswer) || !errors.Is(err, ErrNotSaved) || !strings.Contains(err.Error(), "2 changes are not saved: the disk was not waited for") {
			t.Errorf("%s: %v", what, err)
		}
	}
	if held := texts(v.Held()[r.ID]); !strings.Contains(held, "being written") || !strings.Contains(held, "waiting") {
		t.Errorf("held %s", held)
	}
	close(release)
	<-v.done
}

func TestAFailedWriteIsHeldShownAndTriedAgain(t *testing.T) {
	for name, again := range map[string]func(v *Saver, r *questionnaire.Review){
		"with the next edit": func(v *Saver, r *questionnaire.Review) { hand(v, r, change(r, "next")) },
		"on retry":           func(v *Saver, _ *questionnaire.Review) { v.Retry() },
		"on flush":           func(v *Saver, _ *questionnaire.Review) { _ = v.Flush(patience) },
	} {
		t.Run(name, func(t *testing.T) {
			s, d, r := setUp(t)
			saved := make(chan struct{})
			tell := sync.OnceFunc(func() { close(saved) })
			v := newSaver(t, s, func(state State) {
				if state.Held == 0 && state.Through > 0 {
					tell()
				}
			})
			d.set(full)
			for i := range 3 {
				hand(v, r, change(r, fmt.Sprint("edit ", i)))
			}
			err := v.Flush(patience)
			if !errors.Is(err, ErrNotSaved) || !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "3 changes are not saved: the disk is full") {
				t.Fatal(err)
			}
			if state := v.State(); !state.Failed() || state.Held != 3 || state.Through != 0 || state.String() != "NOT SAVED: the disk is full, 3 changes held, retrying" {
				t.Errorf("state %+v", state)
			}
			d.set(nil)
			again(v, r)
			<-saved
			if state := v.State(); state.Failed() || !strings.HasPrefix(state.String(), "saved ") {
				t.Errorf("state %+v", state)
			}
			stands(t, s, r)
		})
	}
}

// The clock is the test's: what waits for seconds takes no time.
func TestAFailedWriteIsTriedAgainAfterAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d, r := setUp(t)
		v := newSaver(t, s, nil)
		d.set(full) // each try ends with its first write
		start := time.Now()
		hand(v, r, change(r, "patient"))
		time.Sleep(10 * time.Minute)
		if tries := d.count(); tries < 10 || tries > 40 {
			t.Errorf("%d tries in %v", tries, time.Since(start))
		}
		d.set(nil)
		time.Sleep(longestRetry)
		synctest.Wait()
		if state := v.State(); state.Held != 0 || state.Failed() {
			t.Errorf("state %+v", state)
		}
		stands(t, s, r)
	})
}

func TestAnIdleSaverDoesNotTouchTheDisk(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, d, r := setUp(t)
		v := newSaver(t, s, nil)
		hand(v, r, change(r, "saved"))
		flush(t, v)
		d.set(func(int, int64) (bool, error) { t.Error("written while idle"); return true, nil })
		time.Sleep(time.Hour)
		flush(t, v)
	})
}

func TestAChangeTheStoreRefusesHoldsUpNoOther(t *testing.T) {
	s, _, r := setUp(t)
	v := newSaver(t, s, nil)
	bad := change(r, "bad")
	bad.Key = "nothing/like/it"
	good := change(r, "good")
	r.Apply(good)
	v.Save(r.ID, []questionnaire.Change{bad, good}, summaryOf(r))
	if err := v.Flush(patience); !errors.Is(err, ErrRefused) {
		t.Error(err)
	}
	stands(t, s, r)
	if held := v.Held()[r.ID]; len(held) != 1 || held[0].ID != bad.ID {
		t.Errorf("held %s", texts(held))
	}
	v.Drop(r.ID)
	if state := v.State(); state.Held != 0 || state.Err != nil {
		t.Errorf("state after dropping %+v", state)
	}
}

func TestAReviewDroppedWhileItIsWrittenIsNotHeld(t *testing.T) {
	s, d, r := setUp(t)
	v := newSaver(t, s, nil)
	entered, release := make(chan struct{}), make(chan struct{})
	d.set(func(n int, _ int64) (bool, error) {
		if n == 1 {
			close(entered)
		}
		<-release
		return false, syscall.EIO
	})
	hand(v, r, change(r, "given up"))
	<-entered
	v.Drop(r.ID)
	close(release)
	if err := errors.Join(v.Flush(patience), v.Close()); err != nil {
		t.Error(err)
	}
}

func TestOneWhoListensTooLongHoldsUpNoWrite(t *testing.T) {
	s, _, r := setUp(t)
	listening := make(chan struct{})
	v := newSaver(t, s, func(State) { <-listening })
	for i := range 3 {
		hand(v, r, change(r, fmt.Sprint("edit ", i)))
		flush(t, v)
	}
	close(listening)
	stands(t, s, r)
}

package store

import (
	"errors"
	"math"

	"go.etcd.io/bbolt"
)

// view runs read in a transaction of its own.
func (s *Store) view(read func(*bbolt.Tx) error) error {
	s.opening.RLock()
	defer s.opening.RUnlock()
	if err := s.usable(); err != nil {
		return err
	}
	err, crashed := guard(func() error {
		return s.db.View(func(tx *bbolt.Tx) error {
			err, _ := guard(func() error { return read(tx) })
			return err
		})
	})
	if crashed {
		s.crashed(err)
	}
	return err
}

// update runs write in a transaction of its own and commits it. Its error is
// [ErrNotSaved] where the disk failed: then nothing of it is there, or all of it
// may be, and trying again is safe for a write that may be done twice. The
// caller holds s.writing; review is whose data is written.
func (s *Store) update(review string, write func(*bbolt.Tx) error) error {
	if s.unsettled != 0 || s.db == nil {
		if _, err := s.reopen(); err != nil {
			return err
		}
	}
	failed, err := s.commit(review, write)
	if failed == 0 {
		return err
	}
	s.unsettled = failed
	visible, e := s.reopen()
	if errors.Is(e, ErrReplaced) {
		return e
	}
	if e != nil {
		return notSaved(errors.Join(err, e))
	}
	if !visible {
		return notSaved(err)
	}
	return s.view(func(tx *bbolt.Tx) error { return checkReview(tx, review) })
}

// commit runs write and commits it, where that can destroy nothing. Where the
// commit failed, failed is the id of its transaction, to be settled.
func (s *Store) commit(review string, write func(*bbolt.Tx) error) (failed uint64, err error) {
	s.opening.RLock()
	defer s.opening.RUnlock()
	if err := s.usable(); err != nil {
		return 0, err
	}
	txid := uint64(math.MaxUint64) // of a transaction that could not begin
	var refused error
	err, crashed := guard(func() error {
		return s.db.Update(func(tx *bbolt.Tx) error {
			txid = uint64(tx.ID())
			refused, _ = guard(func() error {
				if err := s.writable(tx, review); err != nil {
					return err
				}
				return write(tx)
			})
			return refused
		})
	})
	switch {
	case crashed:
		s.crashed(err)
		return 0, err
	case refused != nil:
		return 0, err
	case err != nil:
		return txid, err
	case !inPlace(s.file, s.path):
		return 0, s.replaced()
	}
	return 0, nil
}

// reopen settles what a failed commit left in doubt and opens the file again,
// for bbolt's picture of it may be wrong now. It reports whether the commit
// arrived after all. The caller holds s.writing.
func (s *Store) reopen() (visible bool, err error) {
	s.opening.Lock()
	defer s.opening.Unlock()
	if s.closed || s.broken.Load() != nil {
		return false, s.usable()
	}
	if s.db != nil {
		if !inPlace(s.file, s.path) {
			return false, s.replaced() // closing it would lose what only the open file holds
		}
		if visible, err = settle(s.file, s.unsettled); err != nil {
			return false, notSaved(err)
		}
		_ = s.release()
	}
	s.unsettled = 0
	return visible, s.open()
}

func (s *Store) replaced() *Error {
	return errorf(ErrReplaced, nil, "save a copy under another name before you quit: what stands under the path is no longer what is open",
		"%s was deleted or replaced while it was open", s.path)
}

// crashed notes a panic of bbolt outside of what it was asked to run.
func (s *Store) crashed(err error) {
	var e *Error
	if errors.As(err, &e) {
		s.broken.CompareAndSwap(nil, e)
	}
}

func (s *Store) usable() error {
	if s.closed {
		return errorf(ErrClosed, nil, "", "%s is closed", s.path)
	}
	if e := s.broken.Load(); e != nil {
		return e
	}
	if s.db == nil {
		return errorf(ErrAccess, nil, "the next change tries again", "%s could not be opened again after the disk failed", s.path)
	}
	return nil
}

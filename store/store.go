package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// A Store is an open file of reviews. Its methods may be called from any
// goroutine; writes follow one another, reads run beside them.
type Store struct {
	path    string
	warning error

	writing   sync.Mutex // held by the one writer
	unsettled uint64     // the transaction of a failed commit that settle has yet to settle; 0 for none; under writing

	opening sync.RWMutex          // held shared while db is used, alone while it changes
	db      *bbolt.DB             // nil once closed, or where a file could not be opened again
	file    *os.File              // what db has open
	look    *look                 // what is known of its pages
	broken  atomic.Pointer[Error] // bbolt panicked: its own locks may never be let go again
	closed  bool

	opened func(*bbolt.DB) // set by tests that make the disk fail
}

// Open opens the store under path, making it, and a folder for it that only its
// user can read, if there is none. What stands there and is no store, or a
// newer one, is refused untouched. It waits up to a second for another process
// to let go of the file, then says who holds it.
func Open(path string) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, noAccess(path, err)
	}
	exists, err := examine(path)
	if err != nil {
		return nil, err
	}
	s := &Store{path: path}
	if !exists {
		if err := s.create(time.Now()); err != nil {
			return nil, err
		}
	}
	if err := s.open(); err != nil {
		return nil, err
	}
	s.warning = s.prepare()
	return s, nil
}

// Path returns the absolute path of the file.
func (s *Store) Path() string { return s.path }

// Warning returns what Open could not do and the user should know of, or nil:
// such as finishing to forget a review while the disk is full.
func (s *Store) Warning() error { return s.warning }

// open opens the file and sets db and file. Another process may put a compacted
// file in place while this one waits for the lock of the old one, so it opens
// until what it holds is what stands under the path.
func (s *Store) open() error {
	for range 10 {
		db, file, err := openDB(s.path)
		if err != nil {
			return err
		}
		if inPlace(file, s.path) {
			s.db, s.file, s.look = db, file, newLook()
			if s.opened != nil {
				s.opened(db)
			}
			return nil
		}
		_ = db.Close()
	}
	return errorf(ErrReplaced, nil, "see what else writes to it", "%s is being replaced again and again", s.path)
}

// openDB opens and locks the file at path and brings it to this schema.
func openDB(path string) (db *bbolt.DB, file *os.File, err error) {
	open := func(path string, flag int, mode os.FileMode) (*os.File, error) {
		f, err := openFile(path, flag, mode)
		if err != nil {
			return nil, noAccess(path, err)
		}
		if err := inspectFile(f); err != nil {
			_ = f.Close()
			return nil, err
		}
		file = f
		return f, nil
	}
	err, crashed := guard(func() (err error) {
		if db, err = bbolt.Open(path, 0o600, options(open)); err != nil {
			return err
		}
		if err := db.View(func(tx *bbolt.Tx) error {
			_, err := newWalker(tx, file).top(tx)
			return err
		}); err != nil {
			return err
		}
		return migrate(db, path, migrations)
	})
	if err == nil {
		db.AllocSize = growBy
		return db, file, nil
	}
	if db != nil && !crashed {
		_ = db.Close()
	} else if file != nil && crashed {
		_ = letGo(file)
	}
	var known *Error
	switch {
	case errors.As(err, &known):
		return nil, nil, err
	case errors.Is(err, berrors.ErrTimeout):
		return nil, nil, inUse(path, err)
	case slices.ContainsFunc(noLocks, func(no error) bool { return errors.Is(err, no) }):
		return nil, nil, errorf(ErrAccess, err, "keep the reviews on a disk of this machine: name a file there with --db or DILIGENCE_DB",
			"%s cannot be locked, as on some disks in a network, and without a lock two programs at once could destroy it", path)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch), errors.Is(err, berrors.ErrChecksum):
		return nil, nil, damagedf("%s is damaged: %v", path, err)
	}
	return nil, nil, noAccess(path, err)
}

// prepare does what is to be done once after the lock is held. None of it keeps
// the store from being used.
func (s *Store) prepare() error {
	var errs []error
	if info, err := s.file.Stat(); err != nil {
		errs = append(errs, err)
	} else if info.Mode().Perm()&0o077 != 0 {
		errs = append(errs, s.file.Chmod(0o600))
	}
	errs = append(errs, writeOwner(s.path, time.Now()), emptyFolder(s.tempDir()))
	for n, err := range errs {
		if err != nil {
			errs[n] = errorf(ErrAccess, err, "the reviews can be used all the same; check who owns the folder and whether the disk is full",
				"what stands beside %s cannot be kept up: %s", s.path, why(err))
		}
	}
	return errors.Join(append(errs, s.finishForgetting())...)
}

func (s *Store) tempDir() string { return s.path + ".tmp" }

// TempDir returns a folder only the user can read, for files that must not
// outlive the program: it is emptied each time the store is opened.
func (s *Store) TempDir() (string, error) {
	dir := s.tempDir()
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", noAccess(dir, err)
	}
	info, err := os.Lstat(dir)
	if err != nil {
		return "", noAccess(dir, err)
	}
	if !info.IsDir() {
		return "", errorf(ErrAccess, nil, "move it away", "%s is no folder", dir)
	}
	return dir, os.Chmod(dir, 0o700)
}

// Close waits for the write in progress and lets go of the file.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.opening.Lock()
	defer s.opening.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	if s.db == nil {
		return nil
	}
	_ = os.Remove(ownerPath(s.path))
	if info, err := os.Lstat(s.tempDir()); err == nil && info.IsDir() {
		_ = os.Remove(s.tempDir()) // only if it is empty
	}
	return s.release()
}

// release lets go of db. One that panicked may hold its own locks for ever;
// then only the file, and with it the lock on it, is let go.
func (s *Store) release() error {
	db, file := s.db, s.file
	s.db, s.file = nil, nil
	if s.broken.Load() != nil {
		return letGo(file)
	}
	return db.Close()
}

// inPlace reports whether file is what stands under path.
func inPlace(file *os.File, path string) bool {
	open, err := file.Stat()
	if err != nil {
		return false
	}
	stands, err := os.Lstat(path)
	return err == nil && os.SameFile(open, stands)
}

// guard runs f and turns a panic, or a fault on a page outside the file, into
// an error: bbolt has no other way to say that a page is not what it should be.
func guard(f func() error) (err error, crashed bool) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			crashed = true
			what := fmt.Sprint(p)
			if _, wild := p.(runtime.Error); wild { // a fault, or a number beyond what it counts
				what = "a page is not what it should be, or lies beyond the end of the file"
			}
			err = errorf(ErrDamaged, fmt.Errorf("%v\n%s", p, debug.Stack()), damageHint, "the store is damaged: %s", what)
		}
	}()
	return f(), false
}

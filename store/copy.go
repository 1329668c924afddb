package store

import (
	"bufio"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// CopyTo writes all that was saved to a new file, which must not exist: for when
// the store's own file was deleted or its disk takes no more.
func (s *Store) CopyTo(path string) error {
	return writeNew(path, func(f *os.File) error {
		return s.view(func(tx *bbolt.Tx) error {
			_, err := tx.WriteTo(f)
			return err
		})
	})
}

// WriteHeld writes changes by review, such as [Saver.Held] returns, to a new
// file that [ReadHeld] reads: for when they cannot be saved. The file is JSON,
// one change a line. A change that cannot be written keeps no other from it; it
// is named in the error.
func WriteHeld(path string, held map[string][]questionnaire.Change) error {
	var refused []error
	err := writeNew(path, func(f *os.File) error {
		w := bufio.NewWriter(f)
		enc := json.NewEncoder(w)
		for _, review := range slices.Sorted(maps.Keys(held)) {
			for _, c := range held[review] {
				r, err := newRevision(review, c)
				if err != nil {
					refused = append(refused, err)
				} else if err := enc.Encode(r); err != nil {
					return err
				}
			}
		}
		return w.Flush()
	})
	return errors.Join(append(refused, err)...)
}

// ReadHeld reads what [WriteHeld] wrote.
func ReadHeld(path string) (map[string][]questionnaire.Change, error) {
	f, err := openFile(path, os.O_RDONLY, 0)
	if err != nil {
		return nil, noAccess(path, err)
	}
	defer f.Close()
	held := map[string][]questionnaire.Change{}
	dec := json.NewDecoder(bufio.NewReader(f))
	dec.DisallowUnknownFields()
	for dec.More() {
		var r revision
		if err := dec.Decode(&r); err != nil {
			return nil, errorf(ErrForeign, err, "", "%s cannot be read: %v", path, err)
		}
		c, err := r.change()
		if err != nil {
			return nil, errorf(ErrForeign, err, "", "%s cannot be read: %v", path, err)
		}
		held[r.Review] = append(held[r.Review], c)
	}
	return held, nil
}

// writeNew makes the file path with what write writes: whole or not at all, for
// its user alone, and never in the place of another.
func writeNew(path string, write func(*os.File) error) error {
	if _, err := os.Lstat(path); err == nil {
		return errorf(ErrExists, nil, "name another file", "%s exists", path)
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*") // mode 0600
	if err != nil {
		return notWritten(path, err)
	}
	defer os.Remove(f.Name())
	err = errors.Join(write(f), f.Sync(), f.Close())
	if err == nil {
		err = putInPlace(f.Name(), path)
	}
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return errorf(ErrExists, nil, "name another file", "%s exists", path)
	}
	return notWritten(path, err)
}

func notWritten(path string, err error) *Error {
	return errorf(ErrNotSaved, err, "name a file on another disk", "%s cannot be written: %s", path, why(err))
}

package store

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"go.etcd.io/bbolt"
)

// compact writes what the store holds, but for the reviews that are forgotten, into
// a new file and puts that in the place of the old one. The new file is locked
// before it has the name.
func (s *Store) compact(forgotten []string) error {
	dir, err := s.TempDir()
	if err != nil {
		return err
	}
	temp := filepath.Join(dir, "compact.db")
	if err := os.RemoveAll(temp); err != nil {
		return err
	}
	var file *os.File
	o := options(func(path string, flag int, mode os.FileMode) (_ *os.File, err error) {
		file, err = os.OpenFile(path, flag|os.O_EXCL, mode)
		return file, err
	})
	o.NoSync = true // until all is there
	copied, err := bbolt.Open(temp, 0o600, o)
	if err != nil {
		return err
	}
	copied.AllocSize = growBy
	if err := s.copyInto(copied, append(leftOut{string(forgetKey)}, forgotten...)); err != nil {
		return errors.Join(err, copied.Close(), os.Remove(temp))
	}
	copied.NoSync = false
	return s.replaceBy(copied, file)
}

// copyInto copies all but what is left out into db, flushes it, and compares it
// with the original.
func (s *Store) copyInto(db *bbolt.DB, out leftOut) error {
	err := s.view(func(from *bbolt.Tx) error {
		err := from.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return s.copyTop(db, name, b, out)
		})
		if err != nil {
			return err
		}
		return db.View(func(to *bbolt.Tx) error {
			return out.same(to.Cursor().Bucket(), from.Cursor().Bucket())
		})
	})
	if err != nil {
		return err
	}
	return db.Sync()
}

// copyTop copies a bucket of the top level: the buckets in it, which are the
// reviews, in a transaction each, so that no more than one is in memory.
func (s *Store) copyTop(db *bbolt.DB, name []byte, from *bbolt.Bucket, out leftOut) error {
	err := db.Update(func(tx *bbolt.Tx) error {
		to, err := tx.CreateBucket(name)
		if err != nil {
			return err
		}
		return out.each(from, func(key, value []byte) error {
			if value == nil {
				return nil
			}
			return to.Put(key, value)
		})
	})
	if err != nil {
		return err
	}
	return out.each(from, func(key, value []byte) error {
		if value != nil {
			return nil
		}
		if err := s.walkable(from.Tx(), string(key)); err != nil {
			return err
		}
		return db.Update(func(tx *bbolt.Tx) error { return copyBucket(tx.Bucket(name), key, from.Bucket(key)) })
	})
}

// copyBucket copies a bucket and all below it into the bucket in.
func copyBucket(in *bbolt.Bucket, name []byte, from *bbolt.Bucket) error {
	to, err := in.CreateBucket(name)
	if err != nil {
		return err
	}
	to.FillPercent = 0.9
	if err := to.SetSequence(from.Sequence()); err != nil {
		return err
	}
	return from.ForEach(func(key, value []byte) error {
		if value == nil {
			return copyBucket(to, key, from.Bucket(key))
		}
		return to.Put(key, value)
	})
}

// A leftOut names what is not copied: the reviews that are forgotten, and the note
// of them.
type leftOut []string

// each calls f with what is in b, in order, without what is left out.
func (out leftOut) each(b *bbolt.Bucket, f func(key, value []byte) error) error {
	return b.ForEach(func(key, value []byte) error {
		if slices.Contains(out, string(key)) {
			return nil
		}
		return f(key, value)
	})
}

// same reports where b does not hold just what a holds.
func (out leftOut) same(b, a *bbolt.Bucket) error {
	c := b.Cursor()
	key, value := c.First()
	err := out.each(a, func(k, v []byte) error {
		if !bytes.Equal(k, key) || !bytes.Equal(v, value) || (v == nil) != (value == nil) {
			return fmt.Errorf("the compacted copy differs at %q", k)
		}
		if v == nil {
			if err := out.same(b.Bucket(k), a.Bucket(k)); err != nil {
				return err
			}
		}
		key, value = c.Next()
		return nil
	})
	if err == nil && (key != nil || b.Sequence() != a.Sequence()) {
		return fmt.Errorf("the compacted copy differs at %q", key)
	}
	return err
}

// replaceBy puts db, open as file, in the place of the store's file.
func (s *Store) replaceBy(db *bbolt.DB, file *os.File) error {
	s.opening.Lock()
	defer s.opening.Unlock()
	temp := file.Name()
	if !inPlace(s.file, s.path) {
		return errors.Join(s.replaced(), db.Close(), os.Remove(temp))
	}
	if runtime.GOOS == "windows" { // where an open file cannot be renamed
		err := errors.Join(db.Close(), s.release())
		if err == nil {
			err = os.Rename(temp, s.path)
		}
		return errors.Join(err, s.open())
	}
	if err := os.Rename(temp, s.path); err != nil {
		return errors.Join(err, db.Close(), os.Remove(temp))
	}
	_ = s.release() // its file is gone
	s.db, s.file = db, file
	if s.opened != nil {
		s.opened(db)
	}
	return syncDir(filepath.Dir(s.path))
}

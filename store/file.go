package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	"go.etcd.io/bbolt"
)

const (
	lockTimeout = time.Second
	// growBy is how much the file grows at a time: each step costs a flush more.
	growBy = 1 << 20
)

// options are those of every bbolt file. With 1 GiB mapped from the start the
// file is not mapped anew while it is read; on Windows it would be made as long
// as the map. MaxSize is a fuse against a file that grows without end.
func options(open func(string, int, os.FileMode) (*os.File, error)) *bbolt.Options {
	o := &bbolt.Options{
		Timeout:      lockTimeout,
		FreelistType: bbolt.FreelistMapType,
		OpenFile:     open,
		MaxSize:      1 << 30,
		NoStatistics: true,
	}
	if strconv.IntSize == 64 {
		o.MaxSize <<= 4
		if runtime.GOOS != "windows" {
			o.InitialMmapSize = 1 << 30
		}
	}
	return o
}

// openFile opens a file that exists; it never makes one and never follows a link.
func openFile(path string, flag int, _ os.FileMode) (*os.File, error) {
	return os.OpenFile(path, flag&^os.O_CREATE|noFollow, 0)
}

// examine refuses what stands under path if it cannot be a store, untouched.
// It reports whether there is anything.
func examine(path string) (exists bool, err error) {
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, noAccess(path, err)
	}
	switch mode := info.Mode(); {
	case mode&fs.ModeSymlink != 0:
		return true, errorf(ErrForeign, nil, "name the file it points to", "%s is a symbolic link, and links are not followed", path)
	case mode.IsDir():
		return true, errorf(ErrForeign, nil, "name a file in it", "%s is a folder", path)
	case !mode.IsRegular():
		return true, foreign(path, "is no regular file")
	case info.Size() == 0:
		return true, errorf(ErrForeign, nil, "restore a backup of it, or delete it to start with an empty one",
			"%s is empty, and was not by this program's doing", path)
	}
	return true, nil
}

func foreign(path, is string) *Error {
	return errorf(ErrForeign, nil, "it was left as it is; name another file with --db", "%s %s", path, is)
}

func noAccess(path string, err error) *Error {
	return errorf(ErrAccess, err, "check who owns the file and its folder, or name another file with --db",
		"%s cannot be opened: %s", path, why(err))
}

// makeFolder makes dir for its user alone, and durable; it leaves one that
// exists as it is, for it may be any folder the user named.
func makeFolder(dir string) error {
	info, err := os.Stat(dir)
	if err == nil && !info.IsDir() {
		return errorf(ErrAccess, nil, "name a file in a folder", "%s is no folder", dir)
	}
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	parent := filepath.Dir(dir)
	if parent != dir {
		if err := makeFolder(parent); err != nil {
			return err
		}
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncDir(parent)
}

// create makes the first, empty file: written beside its place, flushed, then
// put in place, never over a file another process put there meanwhile.
func (s *Store) create(now time.Time) error {
	err := makeFolder(filepath.Dir(s.path))
	if err == nil {
		err = s.createFile(now)
	}
	if err == nil {
		return nil
	}
	if exists, e := examine(s.path); exists && e == nil {
		return nil // another process was faster
	}
	return errorf(ErrAccess, err, "check who owns its folder and whether the disk is full, or name another file with --db",
		"%s cannot be made: %s", s.path, why(err))
}

func (s *Store) createFile(now time.Time) error {
	dir, err := s.TempDir()
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, "new-*.db") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := f.Close(); err != nil {
		return err
	}
	db, err := bbolt.Open(f.Name(), 0o600, &bbolt.Options{Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		return err
	}
	err = db.Update(func(tx *bbolt.Tx) error { return writeSchema(tx, now) })
	if err := errors.Join(err, db.Sync(), db.Close()); err != nil {
		return err
	}
	return putInPlace(f.Name(), s.path)
}

// putInPlace gives temp the name path unless that name is taken, and makes it durable.
func putInPlace(temp, path string) error {
	err := os.Link(temp, path)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		// No hard links here. Between looking and renaming another file may
		// appear; only on such a file system can it be replaced.
		if _, e := os.Lstat(path); e == nil {
			err = fs.ErrExist
		} else {
			err = os.Rename(temp, path)
		}
	}
	if err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// emptyFolder removes what earlier runs left in the store's folder for
// temporary files. A link that stands there is not followed.
func emptyFolder(dir string) error {
	info, err := os.Lstat(dir)
	if err != nil || !info.IsDir() {
		return nil
	}
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		err = errors.Join(err, os.RemoveAll(filepath.Join(dir, e.Name())))
	}
	return err
}

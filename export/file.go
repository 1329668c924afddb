package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"diligence/questionnaire"
)

// FileName returns the name a document is saved under unless another is asked
// for, such as acme-review-2027-01-05-board.md. It is a slug: nothing a user
// typed acts in it as a path. Private documents say PRIVATE.
func FileName(d Document, f Format) string {
	state := ""
	if d.Title.Snapshot != "" {
		state = "-" + d.Title.Snapshot
	}
	return fmt.Sprintf("%s-review-%s%s-%s.%s", slug(d.Title.Company), d.Title.Date.Format("2006-01-02"), state, d.Audience.fileWord(), f)
}

// fileWord is the audience in a file's name.
func (a Audience) fileWord() string {
	if a == Private {
		return "PRIVATE"
	}
	return string(a)
}

// maxSlug is the most bytes of a slug; file systems allow 255 for a name.
const maxSlug = 120

// slug returns what of s may stand in a file's name.
func slug(s string) string { return or(questionnaire.Slug(s, maxSlug), "company") }

// A FileError says why a file was not written, and what to do.
type FileError struct {
	Path string
	What string
	Do   string
	Err  error // nil where nothing failed but a rule

	replaceable bool
}

// Error returns what is wrong.
func (e *FileError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %s: %v", e.Path, e.What, e.Err)
	}
	return e.Path + ": " + e.What
}

// Hint says what to do.
func (e *FileError) Hint() string { return e.Do }

// Is reports whether the file stands in the way and may be replaced by force,
// for which target is [fs.ErrExist].
func (e *FileError) Is(target error) bool { return target == fs.ErrExist && e.replaceable }

// Unwrap returns the cause.
func (e *FileError) Unwrap() error { return e.Err }

// WriteFile writes data to path for the user's eyes only (0600). It writes a
// temporary file in the same folder, reads it back, and only then gives it its
// name; the folder's entry is on disk when it returns. It never writes through
// a symbolic link, and replaces a file only by force.
func WriteFile(path string, data []byte, force bool) error {
	if err := refuse(path, force); err != nil {
		return err
	}
	dir := filepath.Dir(path)
	temp, err := writeTemp(dir, data)
	if err != nil {
		return &FileError{Path: path, What: "cannot be written", Do: "check that the folder exists, may be written to and has room, or choose another", Err: cause(err)}
	}
	defer os.Remove(temp) // gone already where all went well
	if err := place(temp, path, force); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return exists(path)
		}
		return &FileError{Path: path, What: "cannot be put in place", Do: "choose another path", Err: err}
	}
	if err := syncDir(dir); err != nil {
		return &FileError{Path: path, What: "was written, but its folder could not be saved to disk", Do: "save it again to be sure", Err: err}
	}
	return check(path, data)
}

// CheckPath returns what [WriteFile] would refuse path for as it stands now.
func CheckPath(path string, force bool) error { return refuse(path, force) }

// cause returns what failed without the path, which for the writing is one that
// nobody chose.
func cause(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}

func exists(path string) error {
	return &FileError{Path: path, What: "exists already", Do: "choose another name, or replace it", replaceable: true}
}

// refuse holds back where something stands at path that must not be replaced.
func refuse(path string, force bool) error {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
			return &FileError{Path: path, What: "is in a folder that is not there", Do: "make the folder first, or choose another"}
		}
		return nil
	case err != nil:
		return &FileError{Path: path, What: "cannot be looked at", Do: "check the path", Err: cause(err)}
	case info.Mode()&fs.ModeSymlink != 0:
		return &FileError{Path: path, What: "is a symbolic link", Do: "name the file it leads to, or another one"}
	case info.IsDir():
		return &FileError{Path: path, What: "is a folder", Do: "name a file in it"}
	case !info.Mode().IsRegular():
		return &FileError{Path: path, What: "is no ordinary file", Do: "name another one"}
	case !force:
		return exists(path)
	}
	return nil
}

// writeTemp writes data to a new file in dir, to disk, and reads it back.
func writeTemp(dir string, data []byte) (name string, err error) {
	f, err := os.CreateTemp(dir, ".diligence-*.tmp") // made with O_EXCL and 0600
	if err != nil {
		return "", err
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(data); err != nil {
		return "", err
	}
	if err = f.Sync(); err != nil {
		return "", err
	}
	if err = f.Close(); err != nil {
		return "", err
	}
	return f.Name(), check(f.Name(), data)
}

// place gives the file at temp the name path. Without force a hard link does it,
// which fails where something came to stand there in the meantime.
func place(temp, path string, force bool) error {
	if !force {
		err := os.Link(temp, path)
		if err == nil {
			return os.Remove(temp)
		}
		if errors.Is(err, fs.ErrExist) {
			return err
		}
		// A file system without hard links: look again, then rename.
		if err := refuse(path, false); err != nil {
			return fs.ErrExist
		}
	}
	return os.Rename(temp, path)
}

func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil // a folder cannot be opened for this there
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}

// check reads a file back and compares.
func check(path string, data []byte) error {
	got, err := os.ReadFile(path)
	if err != nil {
		return &FileError{Path: path, What: "cannot be read back", Do: "save it again, to another disk if need be", Err: err}
	}
	if !bytes.Equal(got, data) {
		return &FileError{Path: path, What: "reads back otherwise than it was written", Do: "save it again, to another disk if need be"}
	}
	return nil
}

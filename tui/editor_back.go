package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"diligence/questionnaire"
)

// A setAside is what an editor left and no answer can hold: it is kept as it is, in
// a file of its own beside the reviews.
type setAside struct{ why, path string }

func (a setAside) text() questionnaire.Text {
	return questionnaire.Safe(fmt.Sprintf("What your editor left %s. The text here is as it was, and the editor's is kept in %s. "+
		"Take from it what is needed, then delete it: it may hold private words.", a.why, a.path))
}

// rescued are the files in which nano and emacs leave what was not saved when their
// terminal goes away.
var rescued = []string{"note.md.save", "#note.md#"}

// takeBack takes in what the editor left in the file. A failed editor may have left
// nothing of it, or more in a file of its own.
func (e *editorRun) takeBack(file string, failed bool) error {
	if failed {
		for _, name := range rescued {
			other := filepath.Join(filepath.Dir(file), name)
			if info, err := os.Lstat(other); err == nil && info.Mode().IsRegular() && info.Size() > 0 {
				file = other
			}
		}
	}
	info, err := os.Lstat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return errors.New("it left no file")
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return errors.New("what it left is no file")
	case info.Size() > questionnaire.MaxText:
		return e.setAside(file, fmt.Sprintf("holds %d KiB, more than the %d KiB a text may have", info.Size()>>10, questionnaire.MaxText>>10))
	}
	b, err := os.ReadFile(file)
	switch {
	case err != nil:
		return err
	case !utf8.Valid(b):
		return e.setAside(file, "is not UTF-8")
	case len(questionnaire.Safe(string(b))) > questionnaire.MaxText: // what is not seen is written out
		return e.setAside(file, "is longer than a text may be once it is safe to show")
	case failed && strings.TrimSpace(string(b)) == "":
		return nil
	}
	e.text = string(b)
	return nil
}

// setAside puts the file where nothing removes it, for its user alone.
func (e *editorRun) setAside(file, why string) error {
	path, err := moveBeside(file, filepath.Dir(e.parent), "diligence-text-"+time.Now().Format("20060102-150405"))
	if err != nil {
		return fmt.Errorf("what it left %s, and could not be kept: %w", why, err)
	}
	e.aside = &setAside{why, path}
	return os.Chmod(path, 0o600)
}

// moveBeside gives a file a name of its own in dir, and never that of another.
func moveBeside(file, dir, name string) (path string, err error) {
	for n := range 100 {
		path = filepath.Join(dir, name+".md")
		if n > 0 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d.md", name, n+1))
		}
		if _, err = os.Lstat(path); err == nil {
			err = fs.ErrExist
		} else if err = os.Link(file, path); err != nil && !errors.Is(err, fs.ErrExist) {
			err = os.Rename(file, path) // no hard links here
		}
		if !errors.Is(err, fs.ErrExist) {
			break
		}
	}
	return path, err
}

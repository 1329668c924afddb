//go:build unix

package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestLinksAndPipesAreRefused(t *testing.T) {
	dir := t.TempDir()
	real := filepath.Join(dir, "real.db")
	if err := openStore(t, real).Close(); err != nil {
		t.Fatal(err)
	}
	link, dangling, pipe := filepath.Join(dir, "link"), filepath.Join(dir, "dangling"), filepath.Join(dir, "pipe")
	err := errors.Join(os.Symlink(real, link), os.Symlink(filepath.Join(dir, "none"), dangling), syscall.Mkfifo(pipe, 0o600))
	if err != nil {
		t.Fatal(err)
	}
	for path, says := range map[string]string{link: "symbolic link", dangling: "symbolic link", pipe: "no regular file"} {
		if _, err := Open(path); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", says, err)
		}
	}
	if _, err := os.Lstat(filepath.Join(dir, "none")); err == nil {
		t.Error("a file was made where a link points to")
	}
}

func TestOnlyTheUserReadsIt(t *testing.T) {
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	s := newStore(t)
	dir, err := s.TempDir()
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]os.FileMode{
		filepath.Dir(s.Path()): 0o700, s.Path(): 0o600, ownerPath(s.Path()): 0o600, dir: 0o700,
	} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(s.Path(), 0o644); err != nil {
		t.Fatal(err)
	}
	openStore(t, s.Path())
	if info, err := os.Stat(s.Path()); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("a file others could read has mode %v, %v", info.Mode(), err)
	}
}

func TestALinkInPlaceOfTheTemporaryFolderIsNotFollowed(t *testing.T) {
	s := newStore(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	precious := filepath.Join(t.TempDir(), "precious")
	err := errors.Join(os.WriteFile(precious, []byte("x"), 0o600), os.Remove(s.tempDir()))
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Dir(precious), s.tempDir()); err != nil {
		t.Fatal(err)
	}
	again := openStore(t, s.Path())
	if _, err := os.Stat(precious); err != nil {
		t.Error("a file behind the link is gone:", err)
	}
	if _, err := again.TempDir(); !errors.Is(err, ErrAccess) {
		t.Errorf("the link is used as a folder: %v", err)
	}
}

// A hard link keeps what was forgotten, and that is told.
func TestAHardLinkOfAForgottenReviewIsTold(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	parts := secrets(t, s, r)
	link := filepath.Join(t.TempDir(), "link.db")
	must(t, os.Link(s.Path(), link))
	err := s.Forget(r.ID)
	var told *Error
	if !errors.As(err, &told) || !strings.Contains(told.Error(), "hard link") || !strings.Contains(told.Hint(), "find / -inum ") {
		t.Fatal(err)
	}
	absent(t, filepath.Dir(s.Path()), parts)
	must(t, openStore(t, link).Close()) // as the hint says
	absent(t, filepath.Dir(link), parts)
}

// Nothing beside the file can be written: the reviews can be used all the same.
func TestAFolderThatTakesNothing(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	must(t, s.Close())
	must(t, os.Mkdir(ownerPath(s.Path()), 0o700)) // fails for root too
	again := openStore(t, s.Path())
	var told *Error
	if !errors.As(again.Warning(), &told) || !strings.Contains(told.Hint(), "can be used all the same") || !strings.Contains(told.Error(), s.Path()) {
		t.Error(again.Warning())
	}
	stands(t, again, r)
	put(t, again, r, change(r, "goes on"))
	stands(t, again, r)
}

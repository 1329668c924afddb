package export

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestFileName(t *testing.T) {
	at := time.Date(2027, time.March, 9, 23, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		company string
		a       Audience
		want    string
	}{
		{"Acme", Board, "acme-review-2027-03-09-board.md"},
		{"Marrow & Finch, Ltd.", Investor, "marrow-finch-ltd-review-2027-03-09-investor.md"},
		{"Café Zürich’s", Company, "cafe-zurichs-review-2027-03-09-company.md"},
		{"../../etc/passwd", Board, "etc-passwd-review-2027-03-09-board.md"},
		{"", Board, "company-review-2027-03-09-board.md"},
		{"???", Board, "company-review-2027-03-09-board.md"},
		{"株式会社", Board, "株式会社-review-2027-03-09-board.md"},
		{"Acme", Private, "acme-review-2027-03-09-PRIVATE.md"},
	} {
		d := Document{Audience: c.a, Title: Title{Company: c.company, Date: at}}
		if got := FileName(d, FormatMarkdown); got != c.want {
			t.Errorf("%q: %q, want %q", c.company, got, c.want)
		}
	}
	long := FileName(Document{Audience: Board, Title: Title{Company: strings.Repeat("漢", 500), Date: at}}, FormatMarkdown)
	if len(long) > 200 || !strings.HasSuffix(long, "-review-2027-03-09-board.md") {
		t.Errorf("%d bytes: %s", len(long), long)
	}
}

// left returns what stands in a folder.
func left(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func holds(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%s holds %q, %v; want %q", filepath.Base(path), got, err, want)
	}
}

// refused holds that an error is a FileError that says what and what to do.
func refused(t *testing.T, err error, what, do string) {
	t.Helper()
	var e *FileError
	if !errors.As(err, &e) || !strings.Contains(e.Error(), what) || !strings.Contains(e.Hint(), do) {
		t.Errorf("error %v, want %q and the hint %q", err, what, do)
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	if err := WriteFile(path, []byte("one"), false); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "one")
	err := WriteFile(path, []byte("two"), false)
	refused(t, err, "exists already", "replace")
	if !errors.Is(err, fs.ErrExist) {
		t.Error("a file in the way is not told from other trouble")
	}
	holds(t, path, "one")
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := WriteFile(path, []byte("three"), true); err != nil {
		t.Fatal(err)
	}
	holds(t, path, "three")
	if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, want 0600 over an old 0644", info.Mode())
	}
	refused(t, WriteFile(dir, nil, true), "is a folder", "name a file in it")
	refused(t, WriteFile(filepath.Join(dir, "none", "a.md"), nil, false), "is in a folder that is not there", "make the folder first")
	if got := left(t, dir); got != "a.md" {
		t.Errorf("left behind: %s", got)
	}
}

func TestWriteFileNeverThroughALink(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target.md"), filepath.Join(dir, "link.md")
	if err := os.WriteFile(target, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, link); err != nil {
		t.Skip("no symbolic links here:", err)
	}
	for _, force := range []bool{false, true} {
		refused(t, WriteFile(link, []byte("changed"), force), "symbolic link", "name the file")
	}
	holds(t, target, "kept")
	dangling := filepath.Join(dir, "dangling.md")
	if err := os.Symlink(filepath.Join(dir, "nowhere.md"), dangling); err != nil {
		t.Fatal(err)
	}
	refused(t, WriteFile(dangling, []byte("x"), true), "symbolic link", "name the file")
	if got := left(t, dir); got != "dangling.md link.md target.md" {
		t.Errorf("left behind: %s", got)
	}
}

// TestWriteFileOnce holds that of many writers without force one wins, and that
// its file is whole.
func TestWriteFileOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.md")
	var won atomic.Int32
	var wait sync.WaitGroup
	for n := range 16 {
		wait.Go(func() {
			if WriteFile(path, []byte(strings.Repeat(string(rune('a'+n)), 1000)), false) == nil {
				won.Add(1)
			}
		})
	}
	wait.Wait()
	if won.Load() != 1 {
		t.Errorf("%d writers say they wrote the file", won.Load())
	}
	got, err := os.ReadFile(path)
	if err != nil || len(got) != 1000 || strings.Trim(string(got), string(got[:1])) != "" {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	if s := left(t, dir); s != "a.md" {
		t.Errorf("left behind: %s", s)
	}
}

func TestBeforeYouShare(t *testing.T) {
	for _, a := range Audiences {
		d := document(t, full(t), a)
		s := BeforeYouShare(d, FormatMarkdown)
		text := strings.Join(s.Lines(), "\n")
		if s.File != FileName(d, FormatMarkdown) || s.Withheld != total(d.Withheld) || !strings.Contains(text, s.File) {
			t.Errorf("%s: %+v", a, s)
		}
		for _, c := range d.Withheld {
			if !strings.Contains(text, c.What) {
				t.Errorf("%s: nothing on %s", a, c.What)
			}
		}
		if a == Private && (s.Withheld != 0 || !strings.Contains(text, "5 private notes")) {
			t.Errorf("private: %s", text)
		}
		if a == Investor && !strings.Contains(text, "- The appendix of all answers") {
			t.Errorf("investor: %s", text)
		}
	}
}

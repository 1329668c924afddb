//go:build unix

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A report written from the screens is the one the command line writes for the
// same audience, and only its owner can read it.
func TestTheScreensExportWhatTheCommandExports(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	name := strings.TrimSpace(m.does(t, "demo"))
	x := m.start(t, 120, 40, "open", name)
	x.sees("▸Interview")
	x.keys("E")
	x.sees("▸Export", "larkspur-logistics-review-")
	for _, a := range []struct{ audience, keys string }{
		{"company", "1"}, {"board", "2"}, {"investor", "3"}, {"private", "4private<enter>"},
	} {
		x.keys(a.keys)
		x.sees("write the " + a.audience + " report")
		file := a.audience + "-screens.md"
		x.keys("f")
		x.sees(" FILE ")
		x.keys("<ctrl+u>" + file + "<enter>")
		x.sees(" EXPORT ")
		x.keys("<enter>")
		x.sees("✓ Written to ")
		if info, err := os.Stat(filepath.Join(m.home, file)); err != nil || info.Mode() != 0o600 {
			t.Errorf("%s: mode %v, %v", file, info.Mode(), err)
		}
	}
	x.keys("<enter>")
	x.sees("Replace the file?")
	x.keys("n") // any other key leaves it as it is
	x.loses("Replace the file?")
	x.quits("q")

	for _, audience := range []string{"company", "board", "investor", "private"} {
		m.does(t, "export", name, "--audience", audience, "-o", audience+".md")
		screens, command := m.undated(t, audience+"-screens.md"), m.undated(t, audience+".md")
		if screens != command || len(screens) < 10_000 {
			t.Errorf("%s: the screens wrote %d bytes, the command other %d", audience, len(screens), len(command))
		}
	}
	// A temporary file would be a copy nobody knows of.
	must(t, filepath.WalkDir(m.home, func(path string, d fs.DirEntry, err error) error {
		if err == nil && strings.Contains(d.Name(), ".tmp") {
			t.Errorf("%s was left behind", path)
		}
		return err
	}))
}

var dates = regexp.MustCompile(`\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d`)

// undated returns a report without the dates in it: midnight may pass.
func (m *machine) undated(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(m.home, file))
	must(t, err)
	return dates.ReplaceAllString(string(b), "a day")
}

// A password is typed unseen on the screens and in plain lines, opens what was
// written, and stands nowhere else.
func TestTheScreensEncryptWithAPasswordTypedUnseen(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	x := m.start(t, 100, 30, "open", "Acme")
	x.sees("▸Interview")
	x.keys("Eo")
	x.sees("FORMAT")
	x.keys("bundle<enter>4")
	x.sees("Type private")
	x.keys("private<enter>")
	x.sees("PRIVATE.json")
	x.keys("p")
	x.sees("PASSWORD", "Typed unseen")
	x.keys("four words<enter>")
	x.sees("The same again")
	x.keys("four wordz<enter>")
	x.sees("The two differ")
	x.keys("four words<enter>")
	x.sees("The same again")
	x.keys("four words<enter>")
	x.sees("PRIVATE.json.age", "with a password")
	x.keys("f")
	x.sees(" FILE ")
	x.keys("<ctrl+u>screen.age<enter>")
	x.sees("screen.age")
	x.keys("<enter>")
	x.sees("✓ Written to ")
	x.quits("q")

	x.finds(t, m, "screen.age", "four")
	y := m.start(t, 100, 30, "open", "Acme", "--accessible")
	y.sees("Answer:")
	y.keys("/export private bundle<enter>")
	y.sees("Type private")
	y.keys("private<enter>")
	y.sees("Yes writes it")
	y.keys("password<enter>")
	y.sees("typed unseen")
	y.keys("more words<enter>")
	y.sees("The same again:")
	y.keys("more words<enter>")
	y.sees("Password now: set.")
	y.keys("file<enter>")
	y.sees("File to write")
	y.keys("lines.age<enter>") // seen again, or it would not be read back here
	y.sees("leaves it: lines.age")
	y.keys("yes<enter>")
	y.sees("Written to this file:")
	y.keys("quit<enter>")
	if code := y.end(); code != 0 {
		t.Errorf("it ended with %d:\n%s", code, y.text())
	}
	y.finds(t, m, "lines.age", "more")
}

// finds holds that a bundle opens with the password that begins with word, and that
// the terminal and the stored reviews never had it.
func (x *terminal) finds(t *testing.T, m *machine, bundle, word string) {
	t.Helper()
	if strings.Contains(x.written(), word+" word") {
		t.Errorf("the password was shown:\n%q", x.written())
	}
	must(t, filepath.WalkDir(m.home, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if data, err := os.ReadFile(path); err != nil || strings.Contains(string(data), word+" words") {
			t.Errorf("%s holds the password: %v", path, err)
		}
		return nil
	}))
	m.does(t, "delete", "Acme", "--yes")
	must(t, os.WriteFile(filepath.Join(m.home, "word.txt"), []byte(word+" words\n"), 0o600))
	if out := m.does(t, "import", bundle, "--password-file", "word.txt"); !strings.Contains(out, "Acme") {
		t.Errorf("the bundle holds %q", out)
	}
	must(t, os.Remove(filepath.Join(m.home, "word.txt")))
}

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
	x.sees("▸Export", "default")
	for _, a := range []struct{ audience, keys string }{
		{"company", "1"}, {"board", "2"}, {"investor", "3"}, {"private", "4private<enter>"},
	} {
		x.keys(a.keys)
		x.sees("write the " + a.audience + " report")
		file := a.audience + "-screens.md"
		x.keys("f")
		x.sees(" FILE ")
		x.keys(strings.Repeat("<backspace>", 30) + file + "<enter>")
		x.sees(" EXPORT ")
		x.keys("<enter>")
		x.sees("✓ Written to ")
		if info, err := os.Stat(filepath.Join(m.home, file)); err != nil || info.Mode() != 0o600 {
			t.Errorf("%s: mode %v, %v", file, info.Mode(), err)
		}
	}
	x.keys("<enter>")
	x.sees("exists already")
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

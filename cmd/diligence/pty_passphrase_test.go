//go:build unix

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A passphrase is asked for twice and never shown, and the terminal is left as it
// was found, also where the person thinks better of it.
func TestAPassphraseIsTypedUnseen(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	export := []string{"export", "Acme", "--format", "bundle", "--audience", "private", "--encrypt", "-o", "acme.json.age"}
	bundle := filepath.Join(m.home, "acme.json.age")
	unwritten := func(x *terminal, code int) {
		t.Helper()
		if got := x.end(); got != code {
			t.Errorf("it ended with %d:\n%s", got, x.text())
		}
		if _, err := os.Stat(bundle); err == nil {
			t.Error("a bundle was written")
		}
	}

	x := m.start(t, 100, 24, export...)
	x.sees("Passphrase:")
	x.keys("four words<enter>")
	x.sees("The same again:")
	x.keys("four wordz<enter>")
	x.sees("the two passphrases differ")
	unwritten(x, 1)

	x = m.start(t, 100, 24, export...)
	x.sees("Passphrase:")
	x.keys("four wo<ctrl+c>")
	x.sees("no passphrase was given")
	unwritten(x, 1)

	x = m.start(t, 100, 24, export...)
	x.sees("Passphrase:")
	x.keys("<enter>")
	x.sees("no passphrase was given")
	unwritten(x, 1)

	x = m.start(t, 100, 24, export...)
	x.sees("Passphrase:")
	x.keys("four words<enter>")
	x.sees("The same again:")
	x.keys("four wod<backspace>rds<enter>")
	x.quits("")
	if text := x.written(); strings.Contains(text, "four") || !strings.Contains(text, "acme.json.age") {
		t.Errorf("it wrote %q", text)
	}

	m.does(t, "delete", "Acme", "--yes")
	x = m.start(t, 100, 24, "import", "acme.json.age")
	x.sees("Passphrase of acme.json.age:")
	x.keys("four words<enter>")
	x.quits("")
	if text := x.written(); strings.Contains(text, "four") || !strings.Contains(text, "Acme") {
		t.Errorf("it wrote %q", text)
	}
}

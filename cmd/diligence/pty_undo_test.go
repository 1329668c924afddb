//go:build unix

package main

import (
	"os"
	"path/filepath"
	"testing"
)

// What was done before the program was left can be taken back and done again, and
// so can a file that the command line read.
func TestUndoSurvivesLeaving(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	sitting := func(keys, said string) {
		x := m.start(t, 120, 40, "open", "Acme")
		x.sees("▸Interview")
		x.keys(keys)
		x.sees(said)
		x.keys("q")
		if code := x.end(); code != 0 {
			t.Errorf("it ended with exit code %d", code)
		}
	}
	answers := func(want int) {
		t.Helper()
		if n := len(m.stored(t, "Acme").Records()) - 1; n != want { // one tells the name
			t.Errorf("%d answers, want %d", n, want)
		}
	}
	sitting("iAcme Robotics<enter>", "Acme Robotics")
	answers(1)
	sitting("u", "taken back: the answer to")
	answers(0)
	sitting("<ctrl+r>", "done again: the answer to")
	answers(1)
	must(t, os.WriteFile(filepath.Join(m.home, "more.yaml"), []byte("answers:\n  context.stage: scaling\n  context.revenue_now: 2000000\n"), 0o600))
	m.does(t, "apply", "Acme", "more.yaml")
	sitting("u", "taken back: 2 changes from a file")
	answers(1)
	sitting("u", "taken back: the answer to")
	answers(0)
}

//go:build unix

package main

import (
	"strings"
	"syscall"
	"testing"
)

// On a terminal that can draw nothing the program talks in plain lines, and ends
// in order however it is ended.
func TestADumbTerminalIsTalkedTo(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name string
		out  func(x *terminal)
	}{
		{"quit", func(x *terminal) { x.keys(".<enter>"); x.sees("Note ended."); x.keys("quit<enter>") }},
		{"ctrl+d", func(x *terminal) { x.send("\x04") }},
		{"SIGINT", func(x *terminal) { must(x.t, syscall.Kill(x.cmd.Process.Pid, syscall.SIGINT)) }},
		{"SIGTERM", func(x *terminal) { must(x.t, syscall.Kill(x.cmd.Process.Pid, syscall.SIGTERM)) }},
		{"SIGHUP", func(x *terminal) { must(x.t, syscall.Kill(x.cmd.Process.Pid, syscall.SIGHUP)) }},
	} {
		t.Run(way.name, func(t *testing.T) {
			m := newMachine(t, "TERM=dumb")
			m.does(t, "new", "Acme")
			x := m.start(t, 80, 24, "open", "Acme")
			x.sees("Answer:")
			x.keys("note<enter>")
			x.sees("Note:")
			x.keys("they said so<enter>")
			x.sees("they said so\nNote:")
			way.out(x)
			if code := x.end(); code != 0 {
				t.Errorf("it ended with %d:\n%s", code, x.text())
			}
			if strings.Contains(x.written(), "\x1b") {
				t.Errorf("it wrote sequences to a dumb terminal: %q", x.written())
			}
			if note := m.noteOf(t, "Acme"); note != "they said so" {
				t.Errorf("%q was kept", note)
			}
		})
	}
}

// DILIGENCE_ACCESSIBLE asks for plain lines too, unless it is 0.
func TestPlainLinesAreAskedFor(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{"yes": true, "0": false, "": false} {
		m := newMachine(t, "DILIGENCE_ACCESSIBLE="+value)
		out, _, code := m.run(t)
		if (code == 0) != want || strings.Contains(out, "plain lines") != want {
			t.Errorf("DILIGENCE_ACCESSIBLE=%q ended with %d: %q", value, code, out)
		}
	}
}

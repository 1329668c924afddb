//go:build unix

package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
)

// While the screens have a database open, a second program is refused, by verb
// and by screen, with a sentence that says who holds it.
func TestASecondProgramIsToldWhoHoldsTheDatabase(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	x := m.start(t, 80, 24)
	x.sees("▸ Acme")
	holder := fmt.Sprintf("in use by ada (process %d) since ", x.cmd.Process.Pid)
	if out, errOut, code := m.run(t, "list"); code != 1 || out != "" || !strings.Contains(errOut, holder) || !strings.Contains(errOut, "hint: ") {
		t.Errorf("list ended with %d: %q %q", code, out, errOut)
	}
	second := m.start(t, 200, 24, "open", "Acme")
	if code := second.end(); code != 1 || !strings.Contains(second.text(), holder) || strings.Contains(second.written(), "\x1b[?1049h") {
		t.Errorf("a second terminal ended with %d:\n%s", code, second.text())
	}
	x.keys("n")
	x.sees("Its name, usually the company's") // the first goes on undisturbed
	x.quits("<ctrl+c>")
	m.does(t, "list")
}

var colour = regexp.MustCompile(`\x1b\[[\d;]*\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[\d;]*m`)

// Any NO_COLOR that is not empty means no colours, and what they say is still to
// be read.
func TestNoColor(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{"yes": false, "1": false, "": true} {
		m := newMachine(t, "NO_COLOR="+value)
		m.does(t, "demo")
		x := m.start(t, 120, 40)
		x.sees("Larkspur")
		x.keys("<enter>")
		x.sees("▸Interview", " QUESTION ")
		x.keys("F")
		x.sees("█ CRITICAL", "▲ HIGH", "▸Findings")
		x.quits("q")
		if found := colour.FindString(x.written()); (found != "") != want {
			t.Errorf("NO_COLOR=%q: the first colour is %q", value, found)
		}
	}
}

// Where no screens can be drawn, through a pipe or into a file, the program says
// so and names the verbs; it never hangs or draws.
func TestWithoutATerminalTheVerbsAreNamed(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	for _, args := range [][]string{nil, {"open", "Acme"}} {
		_, errOut, code := m.run(t, args...)
		if code != 1 {
			t.Errorf("through a pipe %q ended with %d", args, code)
		}
		namesVerbs(t, errOut)
	}
}

func namesVerbs(t *testing.T, text string) {
	t.Helper()
	for _, word := range []string{"terminal", "diligence list", "answer", "findings", "export", "--accessible", "hint: "} {
		if !strings.Contains(text, word) {
			t.Errorf("%q does not name %q", text, word)
		}
	}
}

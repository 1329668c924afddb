//go:build unix

package main

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"diligence/questionnaire"
	"diligence/store"
	"diligence/tui"
)

// However the program ends, what was typed is kept, to the last character that
// was seen, and the terminal is left as it was found.
func TestEveryWayOutKeepsTheTextAndTheTerminal(t *testing.T) {
	t.Parallel()
	signal := func(s syscall.Signal) func(*terminal) {
		return func(x *terminal) { must(x.t, syscall.Kill(x.cmd.Process.Pid, s)) }
	}
	for _, way := range []struct {
		name string
		out  func(x *terminal)
		env  string
		code int
	}{
		{"q", func(x *terminal) { x.keys("<esc>"); x.sees(" QUESTION "); x.keys("q") }, "", 0},
		{"ctrl+c", func(x *terminal) { x.keys("<ctrl+c>") }, "", 0},
		{"SIGINT", signal(syscall.SIGINT), "", 0},
		{"SIGTERM", signal(syscall.SIGTERM), "", 0},
		{"SIGHUP", signal(syscall.SIGHUP), "", 0},
		{"SIGQUIT", signal(syscall.SIGQUIT), "", 0},
		{"panic on the event loop", func(x *terminal) { x.keys("<esc>"); x.sees(" QUESTION "); x.keys("E") }, panicEnv + "=loop", 1},
		{"panic in a command", func(x *terminal) { x.keys("<esc>"); x.sees(" QUESTION "); x.keys("E<enter>") }, panicEnv + "=command", 1},
	} {
		t.Run(way.name, func(t *testing.T) {
			// The library lets go of the terminal while it reads it, on a panic.
			m := newMachine(t, way.env, "GORACE=report_bugs=0")
			m.test = way.env != ""
			m.does(t, "new", "Acme")
			x := m.start(t, 100, 30, "open", "Acme")
			x.sees("▸Interview")
			x.keys("n")
			x.sees(" NOTE ")
			x.keys("they said so")
			x.sees("they said so")
			way.out(x)
			if code := x.end(); code != way.code {
				t.Errorf("it ended with %d:\n%s", code, x.text())
			}
			x.leftAsFound()
			if way.code == 0 && strings.TrimSpace(x.text()) != prompt {
				t.Errorf("the shell's screen is not as it was:\n%s", x.text())
			}
			if note := m.noteOf(t, "Acme"); !strings.HasPrefix(note, "they said so") {
				t.Errorf("%q was kept", note)
			}
		})
	}
}

// A window that is closed takes the terminal away at once; what was typed is
// kept all the same, and the program ends.
func TestAClosedWindowLosesNothing(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	x := m.start(t, 100, 30, "open", "Acme")
	x.sees("▸Interview")
	x.keys("n")
	x.sees(" NOTE ")
	x.keys("they said so")
	x.sees("they said so")
	must(t, x.slave.Close())
	must(t, x.master.Close())
	<-x.ended
	if note := m.noteOf(t, "Acme"); note != "they said so" {
		t.Errorf("%q was kept", note)
	}
}

// So does one that is closed over an editor, which only then hears of it: what it had
// saved is kept.
func TestAClosedWindowKeepsWhatTheEditorSaved(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	editor, saved := filepath.Join(dir, "editor"), filepath.Join(dir, "saved")
	must(t, syscall.Mkfifo(saved, 0o600))
	must(t, os.WriteFile(editor, []byte("#!/bin/sh\nprintf ' in the editor' >> \"$1\"\necho > "+saved+"\nexec sleep 1000\n"), 0o700))
	m := newMachine(t, "VISUAL="+editor)
	m.does(t, "new", "Acme")
	x := m.start(t, 100, 30, "open", "Acme")
	x.sees("▸Interview")
	x.keys("n")
	x.sees(" NOTE ")
	x.keys("they said so")
	x.sees("they said so")
	x.send("\x05") // ctrl+e
	_, err := os.ReadFile(saved)
	must(t, err)
	must(t, x.slave.Close())
	must(t, x.master.Close())
	<-x.ended
	if note := m.noteOf(t, "Acme"); note != "they said so in the editor" {
		t.Errorf("%q was kept", note)
	}
	if left, err := filepath.Glob(m.db() + ".tmp/*"); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// noteOf returns the note on the first question of a review.
func (m *machine) noteOf(t *testing.T, review string) string {
	t.Helper()
	q, err := questionnaire.Builtin()
	must(t, err)
	a, _ := m.stored(t, review).Answer(q.Areas[0].Questions[0].ID, questionnaire.RoleReviewer)
	return string(a.Note)
}

var (
	kittyKeys   = regexp.MustCompile(`\x1b\[([<>])\d*u`)
	otherKeys   = regexp.MustCompile(`\x1b\[>4(;\d)?m`)
	cursorShape = regexp.MustCompile(`\x1b\[\d q`)
	setColour   = regexp.MustCompile(`\x1b\]1[0-2];[^?]`)
)

// leftAsFound fails unless all that the program switched is switched back.
func (x *terminal) leftAsFound() {
	x.t.Helper()
	x.mu.Lock()
	defer x.mu.Unlock()
	for mode, on := range x.modes {
		if usual := mode == ansi.ModeTextCursorEnable || mode == ansi.ModeAutoWrap; on != usual {
			x.t.Errorf("mode %d is left %v", mode.Mode(), on)
		}
	}
	if len(x.modes) < 5 {
		x.t.Errorf("only modes %v were ever switched: is this the program?", x.modes)
	}
	pushed := 0
	for _, k := range kittyKeys.FindAllStringSubmatch(string(x.raw), -1) {
		pushed += map[string]int{">": 1, "<": -1}[k[1]]
	}
	if pushed > 0 {
		x.t.Errorf("%d changes of the keyboard are not taken back", pushed)
	}
	for what, last := range map[*regexp.Regexp]string{otherKeys: ansi.ResetModifyOtherKeys, cursorShape: ansi.SetCursorStyle(0)} {
		if all := what.FindAllString(string(x.raw), -1); len(all) > 0 && all[len(all)-1] != last {
			x.t.Errorf("the last of its kind is %q, not %q", all[len(all)-1], last)
		}
	}
	if c := setColour.FindString(string(x.raw)); c != "" {
		x.t.Errorf("the terminal's own colours were changed: %q", c)
	}
	_, _ = x.screen.WriteString("\r\nX")
	at := x.screen.CursorPosition()
	if c := x.screen.CellAt(at.X-1, at.Y); c.Content != "X" || !c.Style.IsZero() {
		x.t.Errorf("what is written next looks like %+v", c.Style)
	}
}

// The variable that makes the test binary a program that panics, by a library
// that does, and where.
const panicEnv = "DILIGENCE_TEST_PANIC"

func init() {
	if where := os.Getenv(panicEnv); where != "" && filepath.Base(os.Args[0]) == "diligence" && os.Args[1] == "open" {
		os.Exit(runPanicking(where, os.Args[2]))
	}
}

// runPanicking does what runTerminal does, but for the slip.
func runPanicking(where, name string) int {
	g := &globals{}
	err := g.withStore(func(s *store.Store) error {
		id, err := resolve(s, name)
		if err != nil {
			return err
		}
		saver := store.NewSaver(s, nil)
		lib := terminalLibrary{s, saver, newUnderWay()}.library()
		switch where {
		case "loop":
			lib.Formats = nil // the export screen has one chosen
		case "command":
			lib.Export = func(*questionnaire.Review, *questionnaire.Questionnaire, tui.Outgoing, bool, func(string)) (tui.Written, error) {
				panic("a slip")
			}
		}
		return errors.Join(tui.Run(lib, tui.Options{Open: id}), saver.Close())
	})
	if err != nil {
		printError(os.Stderr, err)
		return 1
	}
	return 0
}

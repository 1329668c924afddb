//go:build unix

package tui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"diligence/questionnaire"
)

// patience is how long a test waits for what should come at once.
const patience = 20 * time.Second

func runShelf() (*shelf, Library, *sync.Mutex) {
	s := newShelf()
	s.add("Voxbox")
	lib := s.library()
	var mu sync.Mutex
	flush := lib.Flush
	lib.Flush = func() error {
		mu.Lock()
		defer mu.Unlock()
		return flush()
	}
	save, log := lib.Save, lib.Log
	var kept sync.Mutex // the log is read while changes are saved
	lib.Save = func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
		kept.Lock()
		defer kept.Unlock()
		return save(id, changes, sum)
	}
	lib.Log = func(id string) ([]questionnaire.Change, error) {
		kept.Lock()
		defer kept.Unlock()
		return log(id)
	}
	return s, lib, &mu
}

func TestRunQuits(t *testing.T) {
	s, lib, mu := runShelf()
	d := seat(t, lib, Options{})
	d.sees("Voxbox")
	io.WriteString(d.keys, "/")
	d.sees("FILTER")
	io.WriteString(d.keys, "\x03")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	leavesTerminal(t, d.String())
	mu.Lock()
	defer mu.Unlock()
	if s.flushes == 0 {
		t.Error("nothing was flushed")
	}
}

// TestRunEndsOnSignals: closing the window (SIGHUP) and the other ways of being
// told to stop end it in order, what is typed included.
func TestRunEndsOnSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGINT, syscall.SIGQUIT} {
		s, lib, mu := runShelf()
		d := seat(t, lib, Options{})
		d.sees("Voxbox")
		if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
			t.Fatal(err)
		}
		if err := d.ended(); err != nil {
			t.Errorf("%s: %v", sig, err)
		}
		leavesTerminal(t, d.String())
		mu.Lock()
		if s.flushes == 0 {
			t.Errorf("%s: nothing was flushed", sig)
		}
		mu.Unlock()
	}
}

func TestRunSaysWhatIsNotSaved(t *testing.T) {
	s, lib, _ := runShelf()
	s.flushErr = errors.New("no space left on device")
	d := seat(t, lib, Options{})
	d.sees("Voxbox")
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := d.ended(); err == nil || !strings.Contains(err.Error(), "not saved: no space left on device") {
		t.Errorf("it ended with %v", err)
	}
	leavesTerminal(t, d.String())
}

// TestASecondSignalIsNotKeptWaiting: the first waits for the disk, SIGHUP however
// often it comes, and the next of another kind does not.
func TestASecondSignalIsNotKeptWaiting(t *testing.T) {
	for _, second := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		_, lib, _ := runShelf()
		flushing, hurried := make(chan struct{}), make(chan struct{})
		begun, hurry := sync.OnceFunc(func() { close(flushing) }), sync.OnceFunc(func() { close(hurried) })
		lib.Flush = func() error {
			begun()
			<-hurried
			return errors.New("the disk was not waited for")
		}
		lib.Hurry = hurry
		d := seat(t, lib, Options{})
		d.sees("Voxbox")
		// A signal may come to us after the program that it hurried has ended and lets go
		// of them, and would then end the tests.
		heard := make(chan os.Signal, 3)
		signal.Notify(heard, syscall.SIGHUP, second)
		raise := func(sig syscall.Signal) {
			if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
				t.Fatal(err)
			}
		}
		raise(syscall.SIGHUP)
		<-flushing
		raise(syscall.SIGHUP)
		raise(second)
		if err := d.ended(); err == nil || !strings.Contains(err.Error(), "not saved: the disk was not waited for") {
			t.Errorf("%s: it ended with %v", second, err)
		}
		leavesTerminal(t, d.String())
		for range 3 {
			<-heard
		}
		signal.Stop(heard)
	}
}

// TestRunPanics: a slip of ours leaves the terminal as it was and keeps what
// was handed over.
func TestRunPanics(t *testing.T) {
	if raced {
		t.Skip("after a panic the library closes its reader while it reads: the detector tells of that, and not of ours")
	}
	s, lib, mu := runShelf()
	lib.Load = func(string) (*questionnaire.Review, *questionnaire.Questionnaire, error) { panic("a slip") }
	d := seat(t, lib, Options{})
	d.sees("Voxbox")
	io.WriteString(d.keys, "\r")
	if err := d.ended(); err == nil {
		t.Error("a panic went unnoticed")
	}
	leavesTerminal(t, d.String())
	mu.Lock()
	defer mu.Unlock()
	if s.flushes == 0 {
		t.Error("nothing was flushed")
	}
}

// TestReportsNeverBlock: the store may report before, while and after the
// program runs.
func TestReportsNeverBlock(t *testing.T) {
	_, lib, _ := runShelf()
	var report func(SaveState)
	ready := make(chan struct{})
	lib.Watch = func(r func(SaveState)) {
		report = r
		for n := range 100 {
			r(SaveState{Held: n})
		}
		close(ready)
	}
	d := seat(t, lib, Options{})
	<-ready
	d.sees("Voxbox")
	report(SaveState{Failed: "no space left on device", Held: 2})
	d.sees("no space left on device")
	io.WriteString(d.keys, "\x03")
	d.ended()
	for range 100 {
		report(SaveState{})
	}
}

// editing runs the program with a script as the editor of a note, does more, and
// returns the note that was kept in the end.
func editing(t *testing.T, script string, more func(d *desk)) questionnaire.Text {
	t.Helper()
	_, lib, mu := runShelf()
	dir := t.TempDir()
	path := filepath.Join(dir, "editor")
	if err := os.WriteFile(path, fmt.Appendf(nil, script, os.Getpid()), 0o700); err != nil {
		t.Fatal(err)
	}
	var note questionnaire.Text
	save := lib.Save
	lib.Save = func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
		mu.Lock()
		defer mu.Unlock()
		if a, ok := changes[len(changes)-1].After.(questionnaire.Answer); ok {
			note = a.Note
		}
		return save(id, changes, sum)
	}
	d := seat(t, lib, Options{Open: "voxbox", TempDir: filepath.Join(dir, "private"), Environ: []string{"VISUAL=" + path}})
	d.sees("What is the company called?")
	io.WriteString(d.keys, "n\x05")
	more(d)
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	mu.Lock()
	defer mu.Unlock()
	return note
}

// TestInterruptIsTheEditors: ctrl+c in an editor reaches every program on the
// terminal, and ends only what the editor is doing.
func TestInterruptIsTheEditors(t *testing.T) {
	note := editing(t, "#!/bin/sh\nkill -INT %d\nprintf 'from the editor' > \"$1\"\n", func(d *desk) {
		d.sees("from your editor")
		io.WriteString(d.keys, "\x03")
	})
	if note != "from the editor" {
		t.Errorf("the note is %q", note)
	}
}

// TestAClosedWindowEndsTheEditor: the editor hears of it, and what it had saved, or
// rescued as nano does, is kept.
func TestAClosedWindowEndsTheEditor(t *testing.T) {
	for _, script := range []string{
		"#!/bin/sh\nprintf 'saved' > \"$1\"\nkill -HUP %d\nexec sleep 1000\n",
		"#!/bin/sh\ntrap 'printf saved > \"$1.save\"; exit 1' HUP\nkill -HUP %d\nwhile :; do sleep 0.05; done\n",
	} {
		if note := editing(t, script, func(*desk) {}); note != "saved" {
			t.Errorf("the note is %q after %s", note, script)
		}
	}
}

//go:build unix

package tui

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"diligence/questionnaire"
)

// A screenful is what the program writes, safe to read while it does.
type screenful struct {
	mu  sync.Mutex
	buf bytes.Buffer
	new chan struct{} // has room for one: something was written
}

func (s *screenful) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case s.new <- struct{}{}:
	default:
	}
	return s.buf.Write(p)
}

func (s *screenful) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

// await returns once text was written.
func (s *screenful) await(t *testing.T, text string) {
	t.Helper()
	limit := time.After(20 * time.Second)
	for !strings.Contains(s.String(), text) {
		select {
		case <-s.new:
		case <-limit:
			t.Fatalf("%q never came; written: %q", text, s.String())
		}
	}
}

// running starts the program on pipes.
func running(lib Library) (keys io.Writer, out *screenful, end chan error) {
	in, keys := io.Pipe()
	out, end = &screenful{new: make(chan struct{}, 1)}, make(chan error, 1)
	go func() {
		end <- Run(lib, Options{
			Environ: []string{"TERM=xterm-256color"}, Input: in, Output: &sized{out},
		})
	}()
	return keys, out, end
}

// A sized output is no terminal: the program takes the size it is given.
type sized struct{ io.Writer }

// leavesTerminal fails unless what was switched on is switched off at the end.
func leavesTerminal(t *testing.T, written string) {
	t.Helper()
	for what, seq := range map[string][2]string{
		"alternate screen": {"\x1b[?1049h", "\x1b[?1049l"},
		"paste":            {"\x1b[?2004h", "\x1b[?2004l"},
		"mouse":            {"\x1b[?1002h", "\x1b[?1002l"},
	} {
		on, off := strings.LastIndex(written, seq[0]), strings.LastIndex(written, seq[1])
		if on < 0 || off < on {
			t.Errorf("%s: switched on at %d, off at %d", what, on, off)
		}
	}
	if strings.LastIndex(written, "\x1b[?25h") < strings.LastIndex(written, "\x1b[?25l") {
		t.Error("the cursor stays hidden")
	}
	if strings.Contains(written, "\x1b]11;#") || strings.Contains(written, "\x1b]10;#") {
		t.Error("the terminal's own colours were changed")
	}
}

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
	return s, lib, &mu
}

func TestRunQuits(t *testing.T) {
	s, lib, mu := runShelf()
	keys, out, end := running(lib)
	out.await(t, "\x1b[?1049h")
	io.WriteString(keys, "\x03")
	if err := <-end; err != nil {
		t.Fatal(err)
	}
	leavesTerminal(t, out.String())
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
		_, out, end := running(lib)
		out.await(t, "\x1b[?1049h")
		if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
			t.Fatal(err)
		}
		if err := <-end; err != nil {
			t.Errorf("%s: %v", sig, err)
		}
		leavesTerminal(t, out.String())
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
	_, out, end := running(lib)
	out.await(t, "\x1b[?1049h")
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := <-end; err == nil || !strings.Contains(err.Error(), "not saved: no space left on device") {
		t.Errorf("it ended with %v", err)
	}
	leavesTerminal(t, out.String())
}

// TestRunPanics: a slip of ours leaves the terminal as it was and keeps what
// was handed over.
func TestRunPanics(t *testing.T) {
	s, lib, mu := runShelf()
	lib.Load = func(string) (*questionnaire.Review, *questionnaire.Questionnaire, error) { panic("a slip") }
	keys, out, end := running(lib)
	out.await(t, "\x1b[?1049h")
	io.WriteString(keys, "\r")
	if err := <-end; err == nil {
		t.Error("a panic went unnoticed")
	}
	leavesTerminal(t, out.String())
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
	keys, out, end := running(lib)
	<-ready
	out.await(t, "\x1b[?1049h")
	report(SaveState{Failed: "no space left on device", Held: 2})
	out.await(t, "no space left on device")
	io.WriteString(keys, "\x03")
	<-end
	for range 100 {
		report(SaveState{})
	}
}

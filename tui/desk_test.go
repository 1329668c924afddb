//go:build unix

package tui

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A desk is a terminal the program runs on.
type desk struct {
	t    *testing.T
	keys io.Writer
	end  chan error // what Run returned

	mu      sync.Mutex
	written bytes.Buffer
	more    chan struct{} // has room for one: something was written
}

// seat runs the program on a pseudo-terminal of 80 by 24.
func seat(t *testing.T, lib Library, opts Options) *desk {
	t.Helper()
	person, program, err := pty.Open()
	if err != nil && os.Getenv("CI") != "" {
		t.Fatal("no pseudo-terminal here: ", err)
	}
	if err != nil {
		t.Skip("no pseudo-terminal here: ", err)
	}
	t.Cleanup(func() { person.Close(); program.Close() })
	if err := pty.Setsize(person, &pty.Winsize{Cols: 80, Rows: 24}); err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, keys: person, end: make(chan error, 1), more: make(chan struct{}, 1)}
	go func() {
		b := make([]byte, 4096)
		for {
			n, err := person.Read(b)
			if err != nil {
				return
			}
			d.write(b[:n])
		}
	}()
	go func() {
		opts.Environ = append([]string{"TERM=xterm-256color"}, opts.Environ...)
		opts.Input, opts.Output = program, program
		d.end <- Run(lib, opts)
	}()
	return d
}

func (d *desk) write(p []byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.written.Write(p)
	select {
	case d.more <- struct{}{}:
	default:
	}
}

func (d *desk) String() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.written.String()
}

// sees returns once text was written.
func (d *desk) sees(text string) {
	d.t.Helper()
	limit := time.After(patience)
	for !strings.Contains(d.String(), text) {
		select {
		case <-d.more:
		case <-limit:
			d.t.Fatalf("%q never came; written: %q", text, d.String())
		}
	}
}

// ended returns what Run returned, once the terminal has all that was written.
func (d *desk) ended() error {
	d.t.Helper()
	select {
	case err := <-d.end:
		d.sees("\x1b[?1049l")
		return err
	case <-time.After(patience):
		d.t.Fatalf("it never ended; written: %q", d.String())
		return nil
	}
}

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
	if shape := regexp.MustCompile(`\x1b\[[0-9-]* q`).FindString(written); shape != "" {
		t.Errorf("the cursor's shape was changed: %q", shape)
	}
}

//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// patience is how long a screen may take to show what it must. Only a failing
// test waits for it.
const patience = 40 * time.Second

// A terminal runs the program on a pseudo-terminal and holds what a person
// would see there. It answers the program's queries as a terminal does.
type terminal struct {
	t      testing.TB
	cmd    *exec.Cmd
	master *os.File
	slave  *os.File // held so that its settings can be read after the program's end
	found  *term.State
	begun  time.Time // just before the program was started

	mu      sync.Mutex
	screen  *vt.Emulator
	wide    *vt.Emulator // the same, but with room beside it: nothing may stand there
	picture []string     // the rows of the last whole picture
	drawn   time.Time    // when the first bytes came after which it looked like that
	beside  string       // what stood beside it, if anything ever did
	raw     []byte       // all that was written
	secrets []string     // no picture may hold, see hides
	leaked  string       // one that did
	from    int          // how much of raw came before hides
	resized int          // how much of raw came before the last resize
	modes   map[ansi.Mode]bool

	news   chan struct{} // has room for one: something was written
	closed chan struct{} // closed once all that was written has been read
	ended  chan struct{} // closed once the program has ended
	code   int           // its exit code, after ended
	left   *term.State   // the terminal's settings, likewise; nil where the window was closed
}

// start runs the program as a person on m would, on a terminal of w by h cells.
func (m *machine) start(t testing.TB, w, h int, args ...string) *terminal {
	t.Helper()
	return startCommand(t, w, h, m.command(t, args...), nil)
}

// startMute does so on a terminal that answers no query.
func (m *machine) startMute(t testing.TB, w, h int, args ...string) *terminal {
	t.Helper()
	return startCommand(t, w, h, m.command(t, args...), io.Discard)
}

// startCommand runs cmd on a terminal whose answers go to answers, the
// pseudo-terminal where that is nil.
func startCommand(t testing.TB, w, h int, cmd *exec.Cmd, answers io.Writer) *terminal {
	t.Helper()
	x := &terminal{
		t: t, cmd: cmd, screen: vt.NewEmulator(w, h), wide: vt.NewEmulator(w+besides, h), modes: map[ansi.Mode]bool{},
		news: make(chan struct{}, 1), closed: make(chan struct{}), ended: make(chan struct{}),
	}
	x.master, x.slave = openPty(t)
	must(t, x.size(w, h))
	var err error
	x.found, err = term.GetState(x.slave.Fd())
	must(t, err)
	if answers == nil {
		answers = x.master
	}
	x.follow(answers)
	_, _ = x.screen.WriteString(prompt + "\r\n")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = x.slave, x.slave, x.slave
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	x.begun = time.Now()
	must(t, cmd.Start())
	pieces := make(chan piece, 1024)
	go x.read(pieces)
	go x.draws(pieces)
	go x.wait()
	t.Cleanup(x.tidy)
	return x
}

// follow notes what the program switches, and sends on what the emulator answers
// its queries.
func (x *terminal) follow(answers io.Writer) {
	x.screen.SetCallbacks(vt.Callbacks{
		EnableMode:  func(m ansi.Mode) { x.modes[m] = true },
		DisableMode: func(m ansi.Mode) { x.modes[m] = false },
	})
	// The emulator does not know synchronized updates, which nearly every
	// terminal has: a picture is shown once it is whole.
	x.screen.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(p ansi.Params) bool {
		if n, _, _ := p.Param(0, 0); n != ansi.ModeSynchronizedOutput.Mode() {
			return false
		}
		_, _ = io.WriteString(x.screen.InputPipe(), ansi.ReportMode(ansi.ModeSynchronizedOutput, ansi.ModeReset))
		return true
	})
	go func() { _, _ = io.Copy(answers, x.screen) }()
	go func() { _, _ = io.Copy(io.Discard, x.wide) }()
}

// openPty returns both ends of a new pseudo-terminal. Where there is none
// the test is skipped, but never where all checks must run.
func openPty(t testing.TB) (master, slave *os.File) {
	t.Helper()
	opened, slave, err := pty.Open()
	switch {
	case err != nil && os.Getenv("CI") != "":
		t.Fatalf("there is no pseudo-terminal here: %v", err)
	case err != nil:
		t.Skipf("there is no pseudo-terminal here: %v", err)
	}
	// As opened, a read under way would keep it from being closed.
	fd, err := unix.FcntlInt(opened.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	must(t, err)
	must(t, opened.Close())
	must(t, syscall.SetNonblock(fd, true))
	return os.NewFile(uintptr(fd), "ptmx"), slave
}

// prompt is what stands on the shell's screen before the program starts.
const prompt = "$ diligence"

// besides is how many cells the wide screen has beside the terminal's.
const besides = 20

func (x *terminal) size(w, h int) error {
	return pty.Setsize(x.slave, &pty.Winsize{Cols: uint16(w), Rows: uint16(h)})
}

// resize makes the window w by h cells, as a person who drags its corner.
func (x *terminal) resize(w, h int) {
	x.t.Helper()
	x.mu.Lock()
	x.screen.Resize(w, h)
	x.wide.Resize(w+besides, h)
	x.resized = len(x.raw)
	x.mu.Unlock()
	must(x.t, x.size(w, h))
}

func (x *terminal) wait() {
	_ = x.cmd.Wait()
	x.code = x.cmd.ProcessState.ExitCode()
	if slave, err := x.slave.SyscallConn(); err == nil { // which a test may close meanwhile
		_ = slave.Control(func(fd uintptr) { x.left, _ = term.GetState(fd) })
	}
	close(x.ended)
}

// tidy ends what a failed test left running.
func (x *terminal) tidy() {
	_ = x.cmd.Process.Kill()
	<-x.ended
	_ = x.slave.Close()
	<-x.closed
	_ = x.master.Close()
	for _, e := range []*vt.Emulator{x.screen, x.wide} {
		_ = e.InputPipe().(io.Closer).Close() // not its Close, which races with Read
	}
	if x.beside != "" {
		x.t.Errorf("a row was wider than the screen: beside it stood %q", x.beside)
	}
	if reports, _ := filepath.Glob(raceLog(x.cmd) + "*"); len(reports) > 0 {
		b, _ := os.ReadFile(reports[0])
		x.t.Errorf("the program has a data race:\n%s", b)
	}
}

// end waits for the program's end and returns its exit code. All it wrote is
// on the screen then.
func (x *terminal) end() int {
	x.t.Helper()
	select {
	case <-x.ended:
	case <-time.After(patience):
		x.t.Fatalf("the program does not end; it shows:\n%s", x.text())
	}
	if x.code >= 0 && !reflect.DeepEqual(x.found, x.left) { // below zero, it was killed
		x.t.Error("the terminal's settings are not as they were found")
	}
	_ = x.slave.Close()
	<-x.closed
	return x.code
}

// quits presses keys that must end the program well.
func (x *terminal) quits(keys string) {
	x.t.Helper()
	x.keys(keys)
	if code := x.end(); code != 0 {
		x.t.Fatalf("it ended with exit code %d:\n%s", code, x.text())
	}
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

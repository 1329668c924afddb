package tui

import (
	"os"
	"os/exec"
	"slices"
	"sync/atomic"
	"time"
)

// editors are what the signals have to know of the programs that have the terminal.
type editors struct {
	busy    atomic.Int32 // how many have it, or had it a moment ago
	process atomic.Pointer[os.Process]
	hangup  atomic.Pointer[os.Signal] // that the window was closed by; nil while it is open
}

// lateInterrupt is how long after the editor ended an interrupt from the keyboard
// is still taken for the editor's: a signal may reach us after the end that it
// caused. Our own ctrl+c is a key then, not a signal.
const lateInterrupt = 2 * time.Second

// run runs an editor. A nil receiver tells nobody.
func (r *editors) run(c *exec.Cmd) error {
	if r == nil {
		return c.Run()
	}
	r.busy.Add(1)
	defer time.AfterFunc(lateInterrupt, func() { r.busy.Add(-1) })
	if err := c.Start(); err != nil {
		return err
	}
	r.process.Store(c.Process)
	defer r.process.Store(nil)
	r.tell()
	return c.Wait()
}

// hear passes on to the editor that its window was closed: where we are the first
// program in it, only we are told, and would wait for an editor nobody sees. Any other
// end waits, for the editor may hold what is not saved.
func (r *editors) hear(sig os.Signal) {
	if slices.Contains(hangupSignals, sig) {
		r.hangup.Store(&sig)
		r.tell()
	}
}

func (r *editors) tell() {
	p, sig := r.process.Load(), r.hangup.Load()
	if p != nil && sig != nil {
		_ = p.Signal(*sig) // it may have ended just now
	}
}

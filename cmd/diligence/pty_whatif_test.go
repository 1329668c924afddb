//go:build unix

package main

import (
	"strings"
	"syscall"
	"testing"
)

// What is tried on a terminal stays out of the review until it is kept, whatever
// ends the program.
func TestAWhatIfIsKeptOrLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name string
		out  func(x *terminal)
		kept bool
	}{
		{"discarded", func(x *terminal) { x.keys("q"); x.sees("1 change was tried"); x.keys("X") }, false},
		{"kept", func(x *terminal) { x.keys("<ctrl+c>"); x.sees("1 change was tried"); x.keys("k") }, true},
		{"SIGHUP", func(x *terminal) { must(x.t, syscall.Kill(x.cmd.Process.Pid, syscall.SIGHUP)) }, false},
		{"SIGTERM", func(x *terminal) { must(x.t, syscall.Kill(x.cmd.Process.Pid, syscall.SIGTERM)) }, false},
	} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			m := newMachine(t)
			name := strings.TrimSpace(m.does(t, "demo"))
			before := m.does(t, "show", name, "--json")
			x := m.start(t, 120, 40, "open", name)
			x.sees("▸Interview")
			x.keys("W")
			x.sees("What if …")
			x.keys("i1 gets<enter>")
			x.sees(" WHAT IF ", "i1 money: no → yes", "EUR 6,500,000", "4 findings go")
			way.out(x)
			if code := x.end(); code != 0 {
				t.Errorf("it ended with exit code %d", code)
			}
			x.leftAsFound()
			i, _ := m.stored(t, name).Initiative("i1")
			if after := m.does(t, "show", name, "--json"); (after != before) != way.kept || (i.Money == "yes") != way.kept {
				t.Errorf("the money of i1 is %s; is the review as it was? %v", i.Money, after == before)
			}
		})
	}
}

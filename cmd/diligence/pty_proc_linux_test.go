package main

import (
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// waited returns how long the program's threads have stood in line for a
// processor: what a busy machine, not the program, costs.
func (x *terminal) waited() time.Duration {
	_, waited := x.schedule()
	return waited
}

// ran returns how long the program's threads have used a processor.
func (x *terminal) ran() time.Duration {
	ran, _ := x.schedule()
	return ran
}

func (x *terminal) schedule() (ran, waited time.Duration) {
	stats, _ := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/schedstat", x.cmd.Process.Pid))
	for _, path := range stats {
		b, _ := os.ReadFile(path)
		var r, w int64
		if _, err := fmt.Sscan(string(b), &r, &w); err == nil {
			ran, waited = ran+time.Duration(r), waited+time.Duration(w)
		}
	}
	return ran, waited
}

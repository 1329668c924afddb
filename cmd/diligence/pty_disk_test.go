//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// A disk that takes no more is said and stays said, the program does not end
// without being asked twice, and what it holds is written on once there is room.
func TestAFullDiskIsSaidAndHeld(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	x := m.editOnFullDisk(t)
	for _, quit := range []string{"q", "<ctrl+c>"} {
		x.keys(quit)
		x.sees("SURE?", "held in memory, not saved", "the file may not grow any further", "any other key: stay")
		x.keys("n")
		x.loses("SURE?")
		x.sees(" QUESTION ", "NOT SAVED: the file may not grow any further")
	}
	limitFiles(t, x, unix.RLIM_INFINITY)
	x.keys("q")
	x.sees("SURE?")
	x.quits("r")
	if note := m.noteOf(t, "Acme"); note != "held back" {
		t.Errorf("%q was kept", note)
	}
	m.hasUnsaved(t, 0)
}

// Where the program must end before there is room, by the second way out or by a
// signal, what it holds is in a file that recover takes in.
func TestWhatAFullDiskRefusedIsRecovered(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(x *terminal){
		"second way out": func(x *terminal) {
			x.keys("q")
			x.sees("SURE?")
			x.keys("X")
		},
		"SIGTERM": func(x *terminal) { must(t, syscall.Kill(x.cmd.Process.Pid, syscall.SIGTERM)) },
	} {
		t.Run(name, func(t *testing.T) {
			m := newMachine(t)
			x := m.editOnFullDisk(t)
			end(x)
			if code := x.end(); code == 0 {
				t.Error("it ended as if all were well")
			}
			x.leftAsFound()
			said := strings.Join(strings.Fields(x.text()), " ")
			if !strings.Contains(said, "not saved") || !strings.Contains(said, "diligence recover FILE") {
				t.Errorf("the way back is not named:\n%s", x.text())
			}
			if note := m.noteOf(t, "Acme"); note != "" {
				t.Errorf("the disk took %q all the same", note)
			}
			for _, file := range m.hasUnsaved(t, 1) {
				m.does(t, "recover", file)
			}
			if note := m.noteOf(t, "Acme"); note != "held back" {
				t.Errorf("%q was recovered", note)
			}
		})
	}
}

// A database that is moved away under the program is noticed; nothing more is
// called saved, and all of it is there once the file is back.
func TestAReplacedFileIsNoticed(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.test = true
	m.does(t, "new", "Acme")
	x := m.start(t, 120, 30, "open", "Acme")
	x.sees("▸Interview")
	must(t, os.Rename(m.db(), m.db()+".away"))
	must(t, os.WriteFile(m.db(), []byte("something else"), 0o600))
	x.keys("n")
	x.sees(" NOTE ")
	x.keys("held back")
	x.sees("NOT SAVED: ", "held back")
	x.keys("<ctrl+c>")
	x.sees("SURE?")
	must(t, os.Rename(m.db()+".away", m.db()))
	x.quits("r")
	if note := m.noteOf(t, "Acme"); note != "held back" {
		t.Errorf("%q was kept", note)
	}
}

// editOnFullDisk opens a review whose file may not grow, and writes a note.
func (m *machine) editOnFullDisk(t *testing.T) *terminal {
	t.Helper()
	m.does(t, "new", "Acme")
	x := m.start(t, 120, 30, "open", "Acme")
	x.sees("▸Interview")
	x.keys("f")
	x.sees("! flagged")
	x.await("the flag should be saved", saved)
	limitFiles(t, x, 8192) // the first pages may be written, no others
	x.keys("n")
	x.sees(" NOTE ")
	x.keys("held back")
	x.sees("NOT SAVED: the file may not grow any further", "held, retrying", "held back")
	x.keys("<esc>")
	x.sees(" QUESTION ", " NOT SAVED\n")
	return x
}

// In plain lines too a disk that takes no more is said at once and again before
// the end, and what it refused is in a file that recover takes in.
func TestAFullDiskIsSaidInLines(t *testing.T) {
	t.Parallel()
	m := newMachine(t, "TERM=dumb")
	m.does(t, "new", "Acme")
	x := m.start(t, 80, 30, "open", "Acme")
	x.sees("Answer:")
	x.keys("flag<enter>")
	x.sees("Saved.\nAnswer:")
	limitFiles(t, x, 8192) // the first pages may be written, no others
	x.keys("note<enter>")
	x.sees("\nNote:")
	x.keys("held back<enter>")
	x.sees("NOT SAVED: ")
	x.keys(".<enter>quit<enter>")
	x.sees("Type quit again to leave all the same")
	x.keys("quit<enter>")
	if code := x.end(); code == 0 {
		t.Error("it ended as if all were well")
	}
	if note := m.noteOf(t, "Acme"); note != "" {
		t.Errorf("the disk took %q all the same", note)
	}
	for _, file := range m.hasUnsaved(t, 1) {
		m.does(t, "recover", file)
	}
	if note := m.noteOf(t, "Acme"); note != "held back" {
		t.Errorf("%q was recovered", note)
	}
}

// limitFiles keeps the files of the running program from growing beyond size
// bytes, as a full disk does.
func limitFiles(t *testing.T, x *terminal, size uint64) {
	t.Helper()
	must(t, unix.Prlimit(x.cmd.Process.Pid, unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: unix.RLIM_INFINITY}, nil))
}

// hasUnsaved returns the files that hold what was not saved, which must be n
// that only their owner can read.
func (m *machine) hasUnsaved(t *testing.T, n int) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(filepath.Dir(m.db()), "diligence-unsaved-*"))
	must(t, err)
	if len(files) != n {
		t.Errorf("%d files hold what was not saved: %q", len(files), files)
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Mode() != 0o600 {
			t.Errorf("%s: %v, %v", f, info.Mode(), err)
		}
	}
	return files
}

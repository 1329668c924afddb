//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"diligence/questionnaire"
	"diligence/store"
)

// A machine is a person's computer: a home and a data directory of their own,
// empty at first.
type machine struct {
	home string
	env  []string
	test bool // the program is the test binary: with -race it looks for races, and is slow
}

func newMachine(t testing.TB, env ...string) *machine {
	t.Helper()
	m := &machine{home: t.TempDir()}
	m.env = append([]string{
		"HOME=" + m.home, "XDG_DATA_HOME=" + filepath.Join(m.home, "data"), "PATH=" + os.Getenv("PATH"),
		"TERM=xterm-256color", "COLORTERM=truecolor", "LANG=C.UTF-8", "TZ=UTC", "USER=ada",
		"GOCOVERDIR=" + os.Getenv("GOCOVERDIR"), "GORACE=log_path=" + filepath.Join(m.home, "race"),
	}, env...)
	return m
}

// raceLog returns where the race detector writes what it finds in cmd.
func raceLog(cmd *exec.Cmd) string { return filepath.Join(cmd.Dir, "race.") }

// command returns the program with args.
func (m *machine) command(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	program := built
	if m.test {
		program = testBinary
	}
	path, err := program()
	must(t, err)
	cmd := exec.Command(path, args...)
	cmd.Dir, cmd.Env = m.home, m.env
	return cmd
}

// testBinary returns the test binary under the name that makes it the program:
// see TestMain, which also removes the folder it lies in.
func testBinary() (string, error) { return exec.LookPath("diligence") }

// built builds the program as it is given to people, once.
var built = sync.OnceValues(func() (string, error) {
	beside, err := testBinary()
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(beside), "built", "diligence")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// db returns the file that holds the reviews.
func (m *machine) db() string { return filepath.Join(m.home, "data", "diligence", "reviews.db") }

// run carries out a command line without a terminal.
func (m *machine) run(t testing.TB, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	cmd := m.command(t, args...)
	var out, errOut bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errOut
	if err := cmd.Run(); err != nil {
		e, ok := errors.AsType[*exec.ExitError](err)
		if !ok {
			t.Fatal(err)
		}
		code = e.ExitCode()
	}
	return out.String(), errOut.String(), code
}

// does carries out a command line that must succeed and returns what it says.
func (m *machine) does(t testing.TB, args ...string) string {
	t.Helper()
	out, errOut, code := m.run(t, args...)
	if code != 0 {
		t.Fatalf("diligence %s ended with %d: %s", strings.Join(args, " "), code, errOut)
	}
	return out
}

// A shown is what show --json says of a review, as far as the tests read it.
type shown struct {
	Name    string
	Answers map[string]map[string]shownAnswer
}

type shownAnswer struct {
	Status, Note string
	Value        any
}

func (m *machine) show(t testing.TB, review string) shown {
	t.Helper()
	var s shown
	must(t, json.Unmarshal([]byte(m.does(t, "show", review, "--json")), &s))
	return s
}

// open opens the store itself for the time of one function.
func (m *machine) open(t testing.TB, do func(*store.Store)) {
	t.Helper()
	s, err := store.Open(m.db())
	must(t, err)
	do(s)
	must(t, s.Close())
}

// stored returns the review of that name as the store holds it.
func (m *machine) stored(t testing.TB, name string) (r *questionnaire.Review) {
	t.Helper()
	m.open(t, func(s *store.Store) {
		id, err := resolve(s, name)
		must(t, err)
		r, err = s.Load(id)
		must(t, err)
	})
	return r
}

//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// The example can be walked at every size a terminal has: each screen shows what
// it is for, no row is wider than the terminal, and one too small for anything
// says so and gives the same place back.
func TestTheDemoIsWalkedAtEverySize(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	name := strings.TrimSpace(m.does(t, "demo"))
	answered, open := listed(t, m, name)
	for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 50}, {40, 12}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			w := walker{t, m.start(t, size[0], size[1]), size[0], size[1]}
			w.comesBack("REVIEWS", name, answered)
			w.x.keys("<enter>")
			w.comesBack("QUESTION", "▸Interview", fmt.Sprint(open), "What is the company called")
			w.x.keys("P")
			w.comesBack("TABLE", "▸Plan", "Partition the event")
			w.x.keys("F")
			w.comesBack("FINDINGS", "▸Findings", fmt.Sprintf("▸Findings %d", open), "CRITICAL", "Part of the revenue plan")
			w.x.keys("V")
			w.comesBack("PREVIEW", "▸Preview", "▸2 board", "Finding 1: Contracts promise")
			w.x.keys("E")
			w.comesBack("EXPORT", "▸Export", "board", "-board.md")
			w.x.keys("q")
			if code := w.x.end(); code != 0 {
				t.Errorf("it ended with exit code %d", code)
			}
		})
	}
}

// listed returns what the list of reviews says of one.
func listed(t *testing.T, m *machine, name string) (answered string, open int) {
	t.Helper()
	var list struct {
		Reviews []struct {
			Name              string
			Answered, Visible int
			Open              map[string]int
		}
	}
	must(t, json.Unmarshal([]byte(m.does(t, "list", "--json")), &list))
	for _, r := range list.Reviews {
		if r.Name != name {
			continue
		}
		for _, n := range r.Open {
			open += n
		}
		return fmt.Sprintf("%d/%d", r.Answered, r.Visible), open
	}
	t.Fatalf("%s is not listed", name)
	return "", 0
}

type walker struct {
	t    *testing.T
	x    *terminal
	w, h int
}

// comesBack waits for the screen of that mode and what it must show, makes the
// terminal too small, and grows it back.
func (w walker) comesBack(mode string, texts ...string) {
	w.t.Helper()
	w.x.sees(" " + mode + " ")
	w.x.sees(texts...)
	w.x.loses("opening ", "reading the reviews")
	before := w.x.text()
	w.x.resize(29, 7)
	w.x.await("it should say that the terminal is too small", func(s string) bool {
		said := strings.Join(strings.Fields(s), " ")
		return said == "Too small: 30 by 8 cells are needed. Your answers are safe."
	})
	w.x.resize(w.w, w.h)
	w.x.await("it should be as it was:\n"+before, func(s string) bool { return s == before })
}

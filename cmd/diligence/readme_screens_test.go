//go:build unix

package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// The README shows four screens of the example; they must be what the program
// draws. The example moves with the calendar, so they are compared in its own month.
func TestReadmeScreens(t *testing.T) {
	t.Parallel()
	if questionnaire.MonthOf(time.Now().UTC()) != demoMonth {
		t.Skip("the README's screens are of " + questionnaire.FormatMonth(demoMonth))
	}
	readme, err := os.ReadFile("../../README.md")
	must(t, err)
	blocks := regexp.MustCompile("(?s)```text\n(.*?)```").FindAllSubmatchIndex(readme, 4)
	if len(blocks) != 4 {
		t.Fatalf("the README shows %d screens", len(blocks))
	}
	m := newMachine(t)
	m.test = true
	m.does(t, "demo")
	x := m.start(t, 110, 30, "open", "Larkspur")
	x.sees("▸Interview", "Why")
	x.find("performance.headroom")
	drawn := []string{x.shows(string(readme[blocks[0][2]:blocks[0][3]]), "▸✓ Room to grow")}
	x.keys("T")
	timeline := x.shows(string(readme[blocks[2][2]:blocks[2][3]]), "▸Time line", "i3 Automated tests around the old core runs")
	x.keys("P")
	plan := x.shows(string(readme[blocks[3][2]:blocks[3][3]]), "▸Plan", "What is to be done, in a few words")
	x.keys("<tab>")
	x.sees("▸Milestones")
	x.keys("jjjf") // the gravest finding about m4
	findings := x.shows(string(readme[blocks[1][2]:blocks[1][3]]), "▸Findings", "Yearly revenue from ocean freight")
	drawn = append(drawn, findings, timeline, plan)
	x.quits("q")

	for k, b := range slices.Backward(blocks) {
		readme = slices.Replace(readme, b[2], b[3], []byte(drawn[k])...)
	}
	if *update {
		must(t, os.WriteFile("../../README.md", readme, 0o644))
	}
}

// shows waits until the screen is as the README has it, and returns it; with -update,
// until it stands still and holds the texts.
func (x *terminal) shows(want string, texts ...string) string {
	x.t.Helper()
	if *update {
		x.sees(texts...)
		x.quiet(300 * time.Millisecond)
		return x.text()
	}
	x.await("it should be as the README shows it; if it is right so: go test ./cmd/diligence -run TestReadmeScreens -update\n"+want,
		func(screen string) bool { return strings.TrimSpace(screen) == strings.TrimSpace(want) })
	return want
}

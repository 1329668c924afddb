//go:build unix

package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
	"diligence/store"
)

// Two hundred keys that arrive at once, as from a held key or a slow line, are
// all taken: as text and as moves.
func TestABurstOfKeysLosesNone(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.fill(t, 210)
	x := m.start(t, 120, 40)
	x.sees("▸ Company 000", "210 reviews")
	x.send(strings.Repeat("j", 200))
	x.sees("▸ Company 200")
	x.send(strings.Repeat("k", 195))
	x.sees("▸ Company 005")
	x.keys("<enter>")
	x.sees("▸Interview")
	x.keys("n")
	x.sees(" NOTE ")
	var text strings.Builder
	for n := range 50 {
		fmt.Fprintf(&text, "%03d ", n)
	}
	x.send(text.String())
	x.sees("049")
	x.quits("<ctrl+c>")
	if note := m.noteOf(t, "Company 005"); note != text.String() {
		t.Errorf("of %q this was kept: %q", text.String(), note)
	}
}

// fill makes n reviews, the first one changed last.
func (m *machine) fill(t testing.TB, n int) {
	t.Helper()
	q, err := questionnaire.Builtin()
	must(t, err)
	now := time.Now()
	m.open(t, func(s *store.Store) {
		for k := range n {
			r := questionnaire.NewReview(questionnaire.Text(fmt.Sprintf("Company %03d", k)), q.Edition, now.Add(-time.Duration(k)*time.Hour))
			sum := questionnaire.Summarize(r, questionnaire.Result{})
			must(t, s.Create(r, questionnaire.BuiltinSource(), sum))
		}
	})
}

// A program that is left alone writes nothing: on the list, on a question, and
// while a note is open under the cursor.
func TestNothingIsWrittenWhileIdle(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "demo")
	x := m.start(t, 120, 40)
	x.sees("Larkspur", " REVIEWS ")
	x.staysQuiet("the list")
	x.keys("<enter>")
	x.sees("▸Interview", " QUESTION ")
	x.staysQuiet("a question")
	x.keys("n")
	x.sees(" NOTE ")
	x.keys("seen")
	x.await("it should be saved", saved)
	x.staysQuiet("a note")
	x.quits("<ctrl+c>")
}

// staysQuiet fails if anything is written in two seconds, once it has settled.
func (x *terminal) staysQuiet(where string) {
	x.t.Helper()
	x.quiet(400 * time.Millisecond)
	from := len(x.written())
	select {
	case <-x.news:
		x.t.Errorf("%s: written while idle: %q", where, x.written()[from:])
	case <-time.After(2 * time.Second):
	}
}

// A terminal that answers no query shows the program all the same.
func TestATerminalThatAnswersNothing(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme")
	x := m.startMute(t, 80, 24)
	x.sees("▸ Acme", "enter open")
	x.keys("<enter>")
	x.sees("▸Interview")
	x.quits("q")
	x.leftAsFound()
}

//go:build linux

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// mayBeLost is how much of the latest typing a kill may take.
const mayBeLost = 200 * time.Millisecond

// Killed at random points of typing, the program loses nothing that it called
// saved, no more than the last moment of a sentence, and opens again where the
// review was left.
func TestKilledWhileEditing(t *testing.T) {
	t.Parallel()
	kills := 25
	if testing.Short() {
		kills = 5
	}
	m := newMachine(t)
	m.does(t, "new", "Acme")
	v := &victim{t: t, m: m, notes: map[string]string{}}
	ids := openQuestions(t, kills)
	for n, id := range ids {
		v.round(n, id)
	}
	t.Logf("%d kills; %d characters typed, %d of them in the last %v, %d not in the store; %d kills while all was called saved",
		kills, v.typed, v.recent, mayBeLost, v.lost, v.calledSaved)
}

// openQuestions returns the ids of n questions that a new review asks.
func openQuestions(t *testing.T, n int) []string {
	t.Helper()
	q, err := questionnaire.Builtin()
	must(t, err)
	var ids []string
	for x := range q.All {
		if x.When == "" && len(ids) < n {
			ids = append(ids, x.ID)
		}
	}
	return ids
}

// A victim is a program that is killed again and again over one review.
type victim struct {
	t     *testing.T
	m     *machine
	at    string            // the question changed last
	notes map[string]string // what the store held after each kill

	typed, recent, lost, calledSaved int
}

// A keystroke is a character, when it was typed, and how long the program had
// stood in line for a processor by then.
type keystroke struct {
	at     time.Time
	waited time.Duration
	text   string // with this one
}

// round opens the review, answers and begins to write a note, and is killed.
func (v *victim) round(n int, id string) {
	t := v.t
	x := v.m.start(t, 200, 50, "open", "Acme")
	if v.at != "" {
		x.sees(opening(t, v.at), v.notes[v.at])
	}
	x.sees("▸Interview")
	x.find(id)
	x.keys("df")
	x.sees("? do not know", "! flagged")
	x.keys("n")
	x.sees(" NOTE ")
	disk := watchDisk(t, v.m.home)
	strokes := v.write(x, fmt.Sprintf("%d: what the founders said about it, word for word and in order", n))

	screen := x.text()
	kill := keystroke{at: time.Now(), waited: x.waited()}
	must(t, x.cmd.Process.Kill())
	stood := disk()
	x.end()
	v.check(id, screen, strokes, kill, stood)
}

// A span of time.
type span struct{ from, to time.Time }

// watchDisk writes and flushes a block in dir again and again until stop is called,
// which returns when the disk stood: the machine's tests share it, and a flush of one
// can hold up another's for longer than may be lost.
func watchDisk(t *testing.T, dir string) (stop func() []span) {
	t.Helper()
	f, err := os.CreateTemp(dir, "block")
	must(t, err)
	var stood []span
	done, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		block := make([]byte, 4096)
		for {
			s := span{from: time.Now()}
			_, err := f.WriteAt(block, 0)
			if err = errors.Join(err, f.Sync()); err != nil {
				t.Error(err)
			}
			s.to = time.Now()
			if s.to.Sub(s.from) > 20*time.Millisecond {
				stood = append(stood, s)
			}
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	}()
	return func() []span {
		close(done)
		<-ended
		must(t, errors.Join(f.Close(), os.Remove(f.Name())))
		return stood
	}
}

// within returns how much of the spans lies between two times.
func within(spans []span, from, to time.Time) (d time.Duration) {
	for _, s := range spans {
		if s.from.Before(from) {
			s.from = from
		}
		if s.to.After(to) {
			s.to = to
		}
		d += max(0, s.to.Sub(s.from))
	}
	return d
}

// write types a part of the sentence as a person does, at no even pace.
func (v *victim) write(x *terminal, sentence string) (strokes []keystroke) {
	for n := range 5 + rand.IntN(len(sentence)-4) {
		time.Sleep(rand.N(25 * time.Millisecond))
		x.send(sentence[n : n+1])
		strokes = append(strokes, keystroke{time.Now(), x.waited(), sentence[:n+1]})
	}
	time.Sleep(rand.N(20 * time.Millisecond))
	return strokes
}

// check compares what the store holds with what was typed and seen.
func (v *victim) check(id, screen string, strokes []keystroke, kill keystroke, stood []span) {
	t := v.t
	r := v.m.stored(t, "Acme")
	all := strokes[len(strokes)-1].text
	a, _ := r.Answer(id, questionnaire.RoleReviewer)
	note := string(a.Note)
	if !strings.HasPrefix(all, note) {
		t.Fatalf("%s: typed %q, kept %q", id, all, note)
	}
	kept := ""
	for _, k := range strokes {
		if kill.at.Sub(k.at)-(kill.waited-k.waited)-within(stood, k.at, kill.at) > mayBeLost {
			kept = k.text
		}
	}
	if len(note) < len(kept) {
		t.Errorf("%s: %q was typed more than %v before the kill, %q was kept", id, kept, mayBeLost, note)
	}
	if note != "" && (a.Status != questionnaire.DoNotKnow || !a.Flag) {
		t.Errorf("%s: the note is there, what was answered before it is not: %+v", id, a)
	}
	if saved(screen) {
		v.calledSaved++
		shown := ""
		for _, k := range strokes {
			if strings.Contains(screen, k.text) {
				shown = strings.TrimSpace(k.text) // blanks stand there anyway
			}
		}
		if len(note) < len(shown) {
			t.Errorf("%s: the screen called %q saved, the store holds %q", id, shown, note)
		}
	}
	for other, want := range v.notes {
		if b, _ := r.Answer(other, questionnaire.RoleReviewer); string(b.Note) != want {
			t.Errorf("%s: the note was %q after an earlier kill and is %q now", other, want, b.Note)
		}
	}
	if a.Status != "" {
		v.at, v.notes[id] = id, note
	}
	v.typed += len(all)
	v.recent += len(all) - len(kept)
	v.lost += len(all) - len(note)
}

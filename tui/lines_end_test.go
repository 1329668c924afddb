package tui

import (
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"testing"

	"diligence/questionnaire"
)

// A store that refuses is said to at once, and again before the program ends.
func TestLinesSayWhatIsNotSaved(t *testing.T) {
	s := newShelf()
	s.add("Voxbox")
	s.flushErr = errors.New("the disk is full")
	out := talked(t, s, "go team.size", "5", "quit", "", "quit", "quit")
	if n := strings.Count(out, "NOT SAVED: the disk is full."); n != 3 {
		t.Errorf("it was said %d times:\n%s", n, out)
	}
	holds(t, out, "Type quit again to leave all the same")

	var end strings.Builder
	err := RunLines(s.library(), Options{Piped: true, Input: strings.NewReader("go team.size\n4\n"), Output: &end, Open: "voxbox"})
	if err == nil || strings.Count(end.String(), "NOT SAVED") != 2 {
		t.Errorf("at the end of the input: %v\n%s", err, end.String())
	}
	s.flushErr = nil
}

// The input may end anywhere; what was said until then is kept.
func TestLinesKeepAllWhereTheInputEnds(t *testing.T) {
	script := []string{"go security.fix", "2", "CTO", "2027-03", "note", "first line", "second line", ".", "plan risks", "add", "One database", "8", "findings", "export", "2"}
	for n := range script {
		s := newShelf()
		out := talked(t, s, script[:n+1]...)
		holds(t, out, "Goodbye.")
		a := said(t, s, "security.fix", "reviewer")
		for at, kept := range map[int]bool{
			1: a.Value.String() == "plan-for-a-plan", 2: a.Owner == "CTO", 3: a.DecideBy != 0,
			5: strings.HasPrefix(string(a.Note), "first line"), 6: a.Note == "first line\nsecond line",
			10: len(voxbox(s).Risks) == 1,
		} {
			if kept != (n >= at) {
				t.Errorf("after %q: line %d kept is %v", script[n], at, kept)
			}
		}
	}
}

// A signal ends the talk in order while it waits for a line.
func TestLinesEndOnASignal(t *testing.T) {
	s := newShelf()
	s.add("Voxbox")
	signals := make(chan os.Signal, 1)
	heard := make(chan heardLine)
	var out strings.Builder
	k := newTalk(s.library(), Options{Piped: true, Output: &out}, heard)
	k.signals = signals
	done := make(chan struct{})
	go func() { k.run("voxbox"); close(done) }()
	for _, line := range []questionnaire.Text{"go team.size", "5", "note", "half a note"} {
		heard <- heardLine{text: line}
	}
	signals <- syscall.SIGTERM
	<-done
	if a := said(t, s, "team.size", "reviewer"); a.Note != "half a note" {
		t.Errorf("the note is %q:\n%s", a.Note, out.String())
	}
}

func TestLinesEndWhereTheInputFails(t *testing.T) {
	s := newShelf()
	if err := RunLines(s.library(), Options{Input: brokenReader{}, Output: io.Discard}); err != nil {
		t.Error(err)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

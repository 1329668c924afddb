package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// TestLive: whatever begins with a letter is a note, the marks and the space bar's
// letters are commands, and esc gives the panes back.
func TestLive(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>A")
	d.missing("Outline")
	d.keys("3they grew out of it.<enter>yes, again<esc>")
	a := d.answer("security.today", reviewer)
	if a.Value.String() != "outgrown" || a.Note != "they grew out of it.\nyes, again" {
		t.Errorf("the answer is %s with the note %q", a.Value, a.Note)
	}
	d.keys("Éven<tab>")
	if got := d.answer("security.today", reviewer).Note; !strings.HasSuffix(string(got), "again\nÉven") {
		t.Errorf("a further note begins no line of its own: %q", got)
	}
	d.missing("A breach at the wrong time")
	d.keys(" y")
	d.sees("A breach at the wrong time")
	d.keys("+!(Quiet.<esc>")
	a = d.answer("security.today", reviewer)
	if a.Level != "shown" || !a.Flag || a.Private != "Quiet." {
		t.Errorf("the commands left %+v", a)
	}
	d.keys("@<esc>>")
	if d.app.session.role() != questionnaire.RoleBusiness {
		t.Error("> lets nobody else speak")
	}
	d.keys(" r r r<esc>")
	d.sees("Outline")
	d.sees("the conversation took 0 min, for 1 core question")
}

// TestPace: the minutes left follow from the core questions settled so far, and are
// told once there is a pace: not of the first answers and minutes.
func TestPace(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>A")
	d.sees("0 min spent · 0 core questions settled · 8 to go")
	began := d.shelf.clock
	d.shelf.clock = began.Add(time.Minute)
	d.keys("4/plan to fix<enter>1/sensitive<enter>1")
	d.missing("at this pace")
	d.shelf.clock = began.Add(6 * time.Minute)
	d.keys("!")
	p := d.app.interview().pace(d.app.session)
	if p.done != 3 {
		t.Fatalf("%d are settled", p.done)
	}
	d.sees(fmt.Sprintf("6 min spent · 3 core questions settled · %d to go, about %d min at this pace", p.open, 2*p.open))
	if left, _ := (pace{spent: 17 * time.Minute, done: 10, open: 60}).left(); left != 100*time.Minute {
		t.Errorf("60 questions of 1.7 minutes take %v", left)
	}
	d.shelf.clock = began.Add(7 * time.Minute)
	picture := d.screen()
	d.app.Update(liveTick(began.Add(-time.Hour)))
	if d.screen() != picture {
		t.Error("the tick of another conversation draws anew")
	}
	ticks := 0
	d.app.later = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		if _, ok := msg.(liveTick); ok {
			ticks++
		}
		return nil
	}
	d.send(liveTick(began))
	d.sees("7 min spent")
	d.keys("<esc>")
	d.send(liveTick(began))
	if ticks != 1 {
		t.Errorf("%d further ticks: one is due while it is live, none after", ticks)
	}
}

// TestComeBack: what was parked, flagged, withheld and asked for is listed, and
// worked down.
func TestComeBack(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>A,<tab>")
	if at := d.app.interview().at; at == "security.today" {
		t.Fatal("s stays on what was parked")
	}
	d.keys("*Sealed<enter><tab>!<lt>")
	for _, text := range []string{"parked", "withheld", "flagged"} {
		d.sees(text)
	}
	d.keys("parked<enter>")
	if at := d.app.interview().at; at != "security.today" {
		t.Errorf("the parked question is %s", at)
	}
	d.keys("1<lt>")
	d.missing(" parked")
}

// TestAskNext: the follow-up of a finding that just appeared goes into the note.
func TestAskNext(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>4/plan to fix<enter>A1")
	d.sees("Who would write the plan, and by when?")
	d.keys(";the head of data.<esc>")
	if got := d.answer("security.fix", reviewer).Note; got != "Who would write the plan, and by when?\nthe head of data." {
		t.Errorf("the note is %q", got)
	}
	d.keys(";")
	d.sees("brought no follow-up")
	d.keys(" t")
	if d.app.interview().at == "security.fix" {
		t.Error("t goes nowhere")
	}
}

// TestComeBackForAnother: what one put off in a call says so on the question, and is
// done with once another one answered it; the reviewer takes away the marks of all.
func TestComeBackForAnother(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("@aOru<enter>b<enter>/security today<enter>A,!(Ask again.<tab>>")
	d.sees("~ parked, Oru (business)")
	d.sees("! flagged for follow-up, Oru (business)")
	d.missing("Others said")
	d.keys("2")
	if s := d.app.session; s.parked("security.today") || !s.flagged("security.today") {
		t.Error("answered, it is still to be come back to, or the flag is gone too")
	}
	d.keys("!")
	if a := d.answer("security.today", "p1"); a.Flag || a.Private != "Ask again." {
		t.Errorf("the reviewer leaves %+v", a)
	}
	d.keys(" u u")
	if s := d.app.session; !s.parked("security.today") || !s.flagged("security.today") {
		t.Error("undo does not bring the marks back with what took them away")
	}
	d.keys("/context company<enter>>,>The name is Voxbox<enter>")
	if d.app.session.parked("context.company") {
		t.Error("answered in words, it is still to be come back to")
	}
}

// TestLiveGoesOn: an esc too many ends no call: begun again soon, its time and what
// was settled go on, without the pause; later, another one begins.
func TestLiveGoesOn(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>A1")
	began := d.shelf.clock
	d.shelf.clock = began.Add(5 * time.Minute)
	d.keys("<esc>")
	d.sees("A goes on with it")
	d.shelf.clock = began.Add(8 * time.Minute)
	d.keys("A")
	d.sees("5 min spent · 1 core question settled")
	d.shelf.clock = began.Add(9 * time.Minute)
	d.send(liveTick(began))
	d.sees("5 min spent")
	d.send(liveTick(began.Add(8 * time.Minute)))
	d.sees("6 min spent · 1 core question settled")
	d.keys("<esc>")
	d.shelf.clock = began.Add(time.Hour)
	d.keys("A")
	d.sees("0 min spent · 0 core questions settled")
}

// TestWhoSpeaksAlwaysShows: the status line says who speaks at every width, beside a
// toast, beside a disk that refuses, and however long the name is.
func TestWhoSpeaksAlwaysShows(t *testing.T) {
	t.Parallel()
	for _, size := range []struct{ w, h int }{{30, 8}, {40, 12}, {69, 24}, {80, 24}, {200, 50}} {
		d := opened(t, size.w, size.h).keys("@aOrushka of the Northern Harbour Authority<enter>b<enter>")
		for _, keys := range []string{"", "A", "m", "<esc>", " R", "<esc>", "(", "so", "<tab>", "<ctrl+o>", "F"} {
			d.keys(keys)
			rows := strings.Split(strings.TrimRight(d.screen(), "\n"), "\n")
			if last := rows[len(rows)-1]; !strings.Contains(last, "Orush") {
				t.Errorf("%dx%d after %q the status line is %q", size.w, size.h, keys, last)
			}
		}
		d.send(SaveState{Failed: "the disk is full, and there is nothing that would make it less so", Held: 3})
		rows := strings.Split(strings.TrimRight(d.screen(), "\n"), "\n")
		if last := rows[len(rows)-1]; !strings.Contains(last, "Orush") {
			t.Errorf("%dx%d on a full disk the status line is %q", size.w, size.h, last)
		}
	}
}

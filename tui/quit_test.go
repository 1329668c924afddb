package tui

import (
	"errors"
	"testing"
)

func TestQuitFlushesFirst(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/security today<enter>nhalf a sent<ctrl+c>")
	if !d.quit || d.shelf.flushes != 1 {
		t.Errorf("quit %v after %d flushes", d.quit, d.shelf.flushes)
	}
	if got := d.shelf.reviews["voxbox"].Answers["security.today"][reviewer].Note; got != "half a sent" {
		t.Errorf("kept is %q", got)
	}
	d = opened(t, 80, 24).keys("/users<enter>31<ctrl+c>")
	if got := d.answer("context.users_now", reviewer).Value.Number(); got != 31 {
		t.Errorf("a number being typed is kept as %v", got)
	}
}

func TestQuitStaysWhenNothingCanBeKept(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	d.shelf.flushErr = errors.New("no space left on device")
	d.keys("]2q")
	if d.quit {
		t.Fatal("it ended with changes unkept")
	}
	d.sees("held in memory, not saved")
	d.keys("<esc>")
	d.missing("held in memory")
	d.send(SaveState{Failed: "no space left on device", Held: 1})
	flushes := d.shelf.flushes
	d.keys("q")
	if d.quit || d.shelf.flushes != flushes {
		t.Error("q did not ask first")
	}
	d.shelf.flushErr = nil
	d.keys("r")
	if !d.quit || d.shelf.retries != 1 {
		t.Error("trying again did not end it")
	}
	d = opened(t, 80, 24)
	d.shelf.flushErr = errors.New("no space left on device")
	d.keys("q")
	d.keys("X")
	if !d.quit {
		t.Error("losing the changes was refused")
	}
	d = opened(t, 80, 24)
	d.shelf.flushErr = errors.New("no space left on device")
	d.send(signalMsg{})
	if !d.quit {
		t.Error("a signal did not end it")
	}
}

func TestEscNeverQuits(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("P<esc><esc><esc><esc><esc>")
	if d.quit || d.app.session != nil {
		t.Errorf("esc quit: %v", d.quit)
	}
}

func TestSuspend(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("/security today<enter>nhalf")
	d.keys("<ctrl+z>")
	if d.shelf.flushes != 1 || d.answer("security.today", reviewer).Note != "half" {
		t.Error("suspending did not keep the note first")
	}
	d.shelf.flushErr = errors.New("no space left on device")
	d.keys("<ctrl+z>")
	d.sees("not suspended")
}

// What was handed over and is not known to be kept is never called saved, also
// where a report made before comes in after.
func TestSavedIsSaidOnlyOfWhatIsKept(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	d.shelf.counting = true
	d.send(SaveState{SavedAt: noon})
	d.sees("saved 14:03")
	d.keys("]2")
	d.missing("saved 14:03")
	d.send(SaveState{SavedAt: noon, Saving: true, Held: 1})
	d.send(SaveState{SavedAt: noon})
	d.missing("saved 14:03")
	d.send(SaveState{SavedAt: noon, Through: d.shelf.handed})
	d.sees("saved 14:03")
}

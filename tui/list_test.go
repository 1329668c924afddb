package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

func TestListCommands(t *testing.T) {
	t.Parallel()
	s := newShelf()
	for _, name := range []string{"Voxbox", "Paygrid", "Kestrel"} {
		s.add(name)
		s.clock = s.clock.Add(time.Minute)
		sum := s.sums[strings.ToLower(name)]
		sum.LastChange = s.clock.UnixMilli()
		s.sums[sum.ID] = sum
	}
	d := drive(t, s, 80, 24)
	d.keys("e<backspace><backspace><backspace><backspace><backspace><backspace><backspace>Kite<enter>")
	d.sees("▸ Kite")
	d.keys("a")
	d.missing("▸ Kite")
	d.sees("1 archived")
	d.keys("A")
	d.sees("Kite  archived")
	d.keys("uu")
	d.sees("Kestrel")
	d.missing("archived")
	d.keys("<ctrl+r>")
	d.sees("Kite")
	if got := s.reviews["kestrel"].Info.Name; got != "Kite" {
		t.Errorf("the store has the name %q", got)
	}
	d.keys("/pay")
	d.sees("Paygrid")
	d.missing("Voxbox")
	d.keys("<esc>")
	d.sees("Voxbox")
}

// No two reviews share a name, and none is without one.
func TestRenameRefuses(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.add("Voxbox")
	s.add("Paygrid")
	d := drive(t, s, 80, 24)
	d.keys("/pay<enter>e<ctrl+u>VOXBOX<enter>")
	d.sees("another review is named Voxbox")
	d.keys("e<ctrl+u> <enter>")
	if got := s.reviews["paygrid"].Info.Name; got != "Paygrid" {
		t.Errorf("it is named %q", got)
	}
	d.keys("e<ctrl+u>PayGrid<enter>")
	if got := s.reviews["paygrid"].Info.Name; got != "PayGrid" {
		t.Errorf("its own name cannot be written otherwise: %q", got)
	}
}

// TestDelete: the key that asks does not agree, and nothing but its own key does.
func TestDelete(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.add("Voxbox")
	d := drive(t, s, 80, 24)
	for _, key := range []string{"D", "<enter>", "<esc>", "<space>", "n"} {
		d.keys("D" + key)
		if len(s.sums) != 1 {
			t.Fatalf("%s deleted the review", key)
		}
	}
	d.keys("Dy")
	if len(s.sums) != 0 {
		t.Error("y did not delete it")
	}
	d.sees("No reviews yet")
}

func TestManyReviews(t *testing.T) {
	t.Parallel()
	s := newShelf()
	for n := range 5000 {
		id := string(rune('a'+n%26)) + time.Duration(n).String()
		s.sums[id] = questionnaire.Summary{ID: id, Name: questionnaire.Text(id), Company: questionnaire.Text(id), LastChange: int64(n)}
	}
	d := drive(t, s, 80, 24)
	for _, keys := range []string{"G", "<pgup>", "kkkk", "g", "/z49"} {
		d.keys(keys)
	}
	if list := d.app.list; list.height > 24 {
		t.Errorf("%d rows are drawn", list.height)
	}
}

// What cannot be listed is told above what can, and keeps nobody from it.
func TestADamagedListShowsWhatCanBeRead(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.add("Voxbox")
	s.listErr = errors.New("\"Acme\" cannot be read, and the others can")
	for _, size := range [][2]int{{80, 24}, {40, 12}, {30, 8}} {
		d := drive(t, s, size[0], size[1])
		d.sees("Not all reviews can be read.")
		d.sees("▸ Voxbox")
		d.keys("<enter>")
		d.sees("QUESTION")
	}
	holds(t, talked(t, s, "reviews", "quit"), "Not all reviews can be read: \"Acme\" cannot be read, and the others can.", "1. Voxbox:")
	delete(s.sums, "voxbox")
	drive(t, s, 80, 24).sees("The reviews cannot be read.")
}

// A review that is off the list while traces of it are left is not shown as if it
// were still there.
func TestAHalfDeletedReviewIsTold(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.add("Voxbox")
	s.forgetErr = errors.New("the review is off the list, but traces of it are still in the file: the disk is full")
	d := drive(t, s, 80, 24)
	d.keys("Dy")
	d.sees("but traces of it")
	d.sees("READ  esc go on")
	d.keys("<enter>")
	d.missing("▸ Voxbox")
}

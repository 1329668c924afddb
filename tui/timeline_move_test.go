package tui

import (
	"testing"

	"diligence/questionnaire"
)

// TestTimelineMoves moves records, and takes it back.
func TestTimelineMoves(t *testing.T) {
	t.Parallel()
	d := line(t, 120, 40, linePlan(), 4)
	review := func() *questionnaire.Review { return d.app.session.review }
	choose := func(id string) {
		tl := d.app.screens[tabTimeline].(*timeline)
		if tl.index(id) < 0 {
			t.Fatalf("%s is not on the time line", id)
		}
		tl.at = id
	}
	span := func(id string) string {
		rec, _ := review().PlanRecord(id)
		if i, ok := rec.(questionnaire.Initiative); ok {
			return i.Start.String() + " " + i.End.String()
		}
		return monthOf(rec).String()
	}
	for _, c := range []struct{ id, keys, want string }{
		{"i1", ">", "2027-02 2027-07"},
		{"i1", "uuu", "2027-01 2027-06"},
		{"i1", "<ctrl+r>", "2027-02 2027-07"},
		{"i8", ".", "2027-11 "},
		{"m2", ",,", "2027-06"},
		{"h1", ">", "2027-04"},
		{"c1", ",", "2027-05"},
		{"t1", ">>", "2027-07"},
		{"i7", ">", " "},
		{"i7", "<home><right>m", "2026-12 "},
		{"i7", "<right><right>m", "2026-12 2027-02"},
		{"i7", "<home>m", "2026-11 2027-01"},
		{"i8", "<end>m", "2027-11 2028-10"},
		{"m7", "<home>m", "2026-11"},
		{"c2", "<end>m", "2028-10"},
		{"i9", "<home>m", "2026-11 2027-04"},
	} {
		choose(c.id)
		d.keys(c.keys)
		if got := span(c.id); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.id, c.keys, got, c.want)
		}
	}
	if kept := d.shelf.reviews["acme"]; kept.Hires[0].Month != month("2027-04") {
		t.Error("a move is not handed to the store")
	}
}

// TestTimelineTellsWhatAMoveDid holds that the findings follow in the same
// picture, across several moves of one record, and go with a change elsewhere.
func TestTimelineTellsWhatAMoveDid(t *testing.T) {
	t.Parallel()
	d := line(t, 120, 40, linePlan(), 4)
	tl := d.app.screens[tabTimeline].(*timeline)
	tl.at = "m3"
	d.sees("Findings 1")
	d.keys(",")
	d.sees("m3 moved 1 month earlier: no finding came or went")
	d.keys(",")
	d.sees("m3 moved 2 months earlier: 0 findings came, 1 went")
	d.sees("went ▲ high Too little time ahead of a promise")
	d.sees("Findings 0")
	d.keys("u")
	d.sees("m3 moved 1 month earlier: no finding came or went")
	d.keys("u")
	d.sees("m3 is back where it was")
	tl.at = "m1"
	d.keys(",,,,,,,")
	d.sees("m1 moved 7 months earlier: 1 finding came, 0 went")
	d.keys("I").keys("/Currency<enter>n")
	d.keys("x<esc>T")
	d.missing("m1 moved")
}

// TestTimelineRefusesAMove holds that a month outside the sensible span changes
// nothing.
func TestTimelineRefusesAMove(t *testing.T) {
	t.Parallel()
	d := line(t, 120, 40, []questionnaire.Record{
		questionnaire.Initiative{ID: "i1", Title: "Far", Start: month("2027-01"), End: questionnaire.LastMonth},
	}, 0)
	before := d.app.session.version
	d.keys(">")
	if d.app.session.version != before || d.app.toast == "" {
		t.Errorf("the move is carried out, or refused without a word: %q", d.app.toast)
	}
}

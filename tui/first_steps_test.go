package tui

import (
	"testing"

	"diligence/questionnaire"
)

// The name a review was given is offered as the company's, and never taken unasked.
func TestTheReviewsNameIsOfferedAsTheCompanys(t *testing.T) {
	t.Parallel()
	for keys, want := range map[string]string{
		"<enter><esc>":                "",
		"<enter><enter>":              "Voxbox",
		"iKite<enter>":                "Kite",
		"i<backspace><enter>":         "Voxbo",
		"<enter><backspace><esc>":     "Voxbo",
		"iK<ctrl+u>Voxbox Ltd<enter>": "Voxbox Ltd",
	} {
		d := opened(t, 80, 24)
		d.sees("enter to take or change “Voxbox”")
		d.keys(keys)
		a, _ := d.shelf.reviews["voxbox"].Answer("context.company", "reviewer")
		if got := string(a.Value.Text()); got != want {
			t.Errorf("%s answers %q, not %q", keys, got, want)
		}
	}
}

// Enter leads through owner and month of a plan for a plan and on, however often it
// is pressed; space changes what is given.
func TestEnterLeadsThroughAPlanForAPlan(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	d.keys("/security today<enter>3/plan to fix<enter>2<enter>Ann<enter>2027-01<enter>")
	d.sees("decide by  January 2027")
	d.keys("<space><ctrl+u>2027-02<enter>")
	d.sees("decide by  February 2027")
	d.keys("<enter>")
	if q := d.app.screens[tabInterview].(*interview).at; q == "security.fix" {
		t.Error("enter stays with what is complete")
	}
	d.keys("<left><down><enter>") // back on the option that is chosen, then its owner
	d.missing("OWNER")
}

// Who has no review yet sees how to get one, and an example without leaving.
func TestTheFirstList(t *testing.T) {
	t.Parallel()
	d := drive(t, newShelf(), 80, 24)
	d.sees("Press x for a filled example")
	d.keys("x")
	d.sees("Larkspur")
	d.sees("▸Interview")
	d.keys("<esc>")
	d.keys("x")
	if n := len(d.shelf.reviews); n != 1 {
		t.Errorf("x made another example beside a review: there are %d", n)
	}
}

// The most telling answer of an empty review is a register: the empty table says
// that it can wait, and esc leads back.
func TestTellingLeadsToAnEmptyTableAndBack(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	s := d.app.session
	s.result.Telling = []questionnaire.Telling{{Ref: "milestones", Rules: 13}}
	d.keys("t")
	d.sees("No milestones yet")
	d.sees("esc  back to the question; 13 rules can wait for the milestones until you")
	d.keys("<esc>")
	d.sees("What is the company called?")
}

// A month far from now is kept, and asked about.
func TestAFarMonthIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	d.keys("/launch<enter>i2072-02<enter>")
	d.sees("February 2072 is 45 years ahead; u takes it back")
	d.keys("u")
	d.sees("type a month")
	d.keys("P<tab>aA release<tab><tab>2017-03<enter>")
	d.sees("March 2017 is 9 years back; u takes it back")
}

package tui

import (
	"testing"

	"diligence/questionnaire"
)

// TestAConversation: two people answer blind and differ, the reviewer settles it
// with a reason, a question is parked and come back to, a document is refused, and
// what was said stays said.
func TestAConversation(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		d := opened(t, size.w, size.h)
		d.keys("@aOru<enter>b@aBea Quill<enter>tbg<enter>")
		s := d.app.session
		if s.speaker != "p1" || !s.veiled() {
			t.Fatalf("%s speaks, blind %v", s.speaker, s.veiled())
		}
		d.keys("/security today<enter>A1It never failed us.<esc>")
		d.keys("<esc>/last rehearsal<enter>A*not without the board<enter><esc>")
		d.keys("r/security today<enter>A")
		d.missing("It never failed us")
		d.missing("Oru")
		d.keys(",")
		if !s.parked("security.today") {
			t.Error("it is not parked")
		}
		d.keys("<lt>parked<enter>4nobody rehearsed it.<esc>")
		if s.parked("security.today") {
			t.Error("what was come back to is still parked")
		}
		d.sees("Oru (business)")
		d.keys(">")
		if got := s.result.Positions["security.today"].Status; got != questionnaire.Disputed {
			t.Errorf("the two differ, and the position is %s", got)
		}
		d.keys("/security today<enter>3<down><enter>A restore was never tried.<enter><esc>")
		if got := s.result.Positions["security.today"]; got.Status != questionnaire.Answered || got.Value.String() != "outgrown" {
			t.Errorf("settled, the position is %+v", got)
		}
		said := s.review.Answers["security.today"]
		if said["p1"].Value.String() != "works" || said["p2"].Value.String() != "broken" || said["p1"].Note != "It never failed us." {
			t.Errorf("what was said became %+v", said)
		}
		if said[reviewer].Reason != "A restore was never tried." {
			t.Errorf("the reviewer's reason is %q", said[reviewer].Reason)
		}
		d.keys("/last rehearsal<enter>RMinutes of the rehearsal<enter><enter><enter>DxNone were taken.<enter><esc>")
		if got := s.review.Requests; len(got) != 1 || got[0].Status != questionnaire.RequestRefused {
			t.Errorf("the request is %+v", got)
		}
		if got := s.result.Positions["security.rehearsed"].Status; got != questionnaire.Withheld {
			t.Errorf("what was withheld is %s", got)
		}
	}
}

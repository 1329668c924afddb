package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestRequests asks for a document from a question, and notes what came of it.
func TestRequests(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>RPenetration test report<enter>The head of data<enter>next year<enter>")
	d.sees("next year")
	if len(d.app.session.review.Requests) != 0 {
		t.Fatal("a month that is none was taken")
	}
	for range "next year" {
		d.keys("<backspace>")
	}
	d.keys("2027-01<enter>")
	d.sees("○ requested Penetration test report")
	want := questionnaire.Request{ID: "q1", What: "Penetration test report", From: "The head of data", Question: "security.today", Due: questionnaire.MonthOf(noon) + 2}
	got := d.app.session.review.Requests[0]
	if got.At.IsZero() {
		t.Error("nobody knows when it was asked for")
	}
	got.At = want.At
	if got != want {
		t.Errorf("the request is %+v", got)
	}
	d.keys("/last rehearsal<enter>DxThe auditor owns it.<enter>")
	d.sees("× refused")
	d.sees("reason: The auditor owns it.")
	d.keys("aCap table<enter><enter><enter>")
	d.sees("○ requested  Cap table")
	d.keys("jc")
	if got := d.app.session.review.Requests[0]; got.Status != questionnaire.RequestReceived || got.Reason != "" {
		t.Errorf("having come it is %+v", got)
	}
	d.keys("<enter>")
	if at := d.app.interview().at; at != "security.today" {
		t.Errorf("enter leads to %s", at)
	}
	d.keys("DD<esc>")
	if got := d.app.session.review.Requests; len(got) != 1 || got[0].ID != "q1" {
		t.Errorf("after removing the cap table there are %+v", got)
	}
}

// TestWithheld: what was withheld is shown with what cannot be told without it.
func TestWithheld(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>4/plan to fix<enter>wThe board forbids it.<enter>")
	d.sees("open without it: “Security does")
	d.keys("D")
	d.sees("× Plan to fix")
	d.sees("The board forbids it.")
}

// TestLadder: v goes up rung by rung, and only with an answer.
func TestLadder(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>v")
	d.sees("give the answer first")
	d.keys("1")
	for _, want := range []questionnaire.Level{"shown", "document-seen", "verified", ""} {
		d.keys("v")
		if got := d.answer("security.today", reviewer).Level; got != want {
			t.Errorf("the level is %q, not %q", got, want)
		}
	}
	d.keys("vv")
	d.sees("document seen (+: verified)")
}

// TestOwnAssessment: beside what was said stands the reviewer's own, with a
// reason that is offered and not demanded, and gone where they agree.
func TestOwnAssessment(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>r1rrr")
	d.sees("Works  ◄ business")
	d.keys("4")
	d.sees("You see it otherwise than was said")
	d.keys("<enter>")
	if at := d.app.interview().at; at == "security.today" {
		t.Error("enter waits for the reason")
	}
	d.keys("<left><down><enter>Nobody rehearsed it.<enter>")
	d.sees("Otherwise, because: Nobody rehearsed it.")
	d.keys("3")
	if a := d.answer("security.today", reviewer); a.Reason != "Nobody rehearsed it." || a.Value.String() != "outgrown" {
		t.Errorf("still otherwise, it is %+v", a)
	}
	d.keys("1")
	if a := d.answer("security.today", reviewer); a.Reason != "" || strings.Contains(d.screen(), "therwise") {
		t.Errorf("agreeing, it is %+v", a)
	}
}

// TestProgressOfARole counts what is in scope and asked of the role.
func TestProgressOfARole(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>rrr")
	done, all := d.app.session.progress("security")
	d.keys("1")
	after, left := d.app.session.progress("security")
	if done != 0 || all != 4 || after != 1 || left != 3 {
		t.Errorf("technology has %d of %d, then %d of %d", done, all, after, left)
	}
	d.keys("rrr")
	if _, all := d.app.session.progress("security"); all != 0 {
		t.Errorf("product is asked %d questions of security", all)
	}
}

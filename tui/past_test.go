package tui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// overTime drives a review with a snapshot nine days ago, one yesterday, and
// changes after each.
func overTime(t *testing.T, w, h int) *driver {
	t.Helper()
	s := newShelf()
	id := s.add("Voxbox")
	d := drive(t, s, w, h)
	s.clock = noon.AddDate(0, 0, -9)
	d.run(d.app.load(id))
	d.keys("/security today<enter>2")
	put := func(rec questionnaire.Record) { d.app.session.put(rec) }
	put(questionnaire.Milestone{ID: "m1", Title: "Launch in Germany", Month: questionnaire.NewMonth(2027, 3)})
	d.keys("SnFirst call<enter><esc>")
	s.clock = noon.AddDate(0, 0, -1)
	d.keys("/sensitive<enter>2/security today<enter>4/plan to fix<enter>1pThey know.<esc>")
	put(questionnaire.Milestone{ID: "m1", Title: "Launch in Germany", Month: questionnaire.NewMonth(2027, 6)})
	d.keys("SnBefore the round<enter><esc>")
	s.clock = noon
	put(questionnaire.Milestone{ID: "m1", Title: "Launch in Germany", Month: questionnaire.NewMonth(2027, 5)})
	return d.keys("/plan to fix<enter>4/company<enter>iVoxbox<enter>")
}

func TestGoldenSnapshots(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		for name, keys := range map[string]string{"snapshots": "S", "changed": "Sj<enter>", "since": "Sdyesterday<enter>", "snapshots-delete": "SD"} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size.w, size.h), func(t *testing.T) {
				overTime(t, size.w, size.h).keys(keys).golden(fmt.Sprintf("%s-%dx%d", name, size.w, size.h))
			})
		}
	}
}

// TestSnapshots: taking and deleting one is not undone by undo, names are refused
// with a reason, and a snapshot says what it said.
func TestSnapshots(t *testing.T) {
	t.Parallel()
	d := overTime(t, 120, 40)
	d.keys("SnFirst call<enter>").sees("there is a snapshot")
	d.keys("nSecond<enter>").sees("kept as “Second”")
	d.keys("<esc>u").sees("taken back: the answer to “Company”")
	if n := len(d.app.session.review.Snapshots); n != 3 {
		t.Fatalf("undo leaves %d snapshots", n)
	}
}

// TestComparedSnapshots: two with one another, in the order of time however they are
// chosen; enter leads to what changed, and the key back to where one was.
func TestComparedSnapshots(t *testing.T) {
	t.Parallel()
	for _, keys := range []string{"S<space>j<enter>", "Sj<space>k<enter>"} {
		d := overTime(t, 120, 40).keys(keys)
		d.sees("First call → Before the round")
		d.sees("March 2027 → June 2027, 3 months later")
		d.missing("→ Voxbox")
		d.keys("<enter>")
		if at := d.app.screens[tabInterview].(*interview).at; at != "context.data" || d.app.popup != nil {
			t.Errorf("enter led to %s", at)
		}
		d.keys("S").sees("First call → Before the round")
		d.keys("<esc>").sees("Snapshots")
	}
	d := overTime(t, 120, 40).keys("Sj<enter>")
	d.sees("Plan to fix")
	d.sees("PRIVATE NOTE: not given → They know.")
	d.sees("road map turned round once.")
	d.keys("Gkk<enter>")
	if d.app.popup != nil {
		t.Error("enter on a finding led nowhere")
	}
	d.keys("F/").keys("<esc>")
}

func TestDeleteASnapshot(t *testing.T) {
	t.Parallel()
	d := overTime(t, 80, 24).keys("SDD")
	if len(d.app.session.review.Snapshots) != 2 {
		t.Fatal("D agreed to what D asked")
	}
	d.keys("SDX").sees("deleted: “Before the round”")
	if n := len(d.app.session.review.Snapshots); n != 1 {
		t.Errorf("%d snapshots are left", n)
	}
}

func TestSnapshotsKeepWhatIsBlind(t *testing.T) {
	t.Parallel()
	d := overTime(t, 120, 40)
	info := d.app.session.review.Info
	info.Blind = true
	d.app.session.put(info)
	d.app.session.hear(questionnaire.RoleBusiness)
	d.keys("S").sees("let the reviewer speak first")
}

func TestParseSince(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026-11-02": "2026-11-02", " Yesterday ": "2026-11-22", "today": "2026-11-23", "3 days": "2026-11-20",
		"1 week": "2026-11-16", "2 months": "2026-09-23", "0 days": "2026-11-23",
		"2026-11-24": "", "3": "", "3 fortnights": "", "-3 days": "", "2026-13-01": "", "": "",
	} {
		got, ok := parseSince(text, noon)
		if ok != (want != "") || ok && got.Format(time.DateOnly) != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
	}
}

// TestSinceKeepsASlip: a day that is none is asked for again, with what was typed.
func TestSinceKeepsASlip(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24).keys("Sd3 dyas<enter>")
	d.sees("That is no day")
	d.keys("<backspace><backspace><backspace><backspace>days<enter>")
	d.sees("the beginning of 20 November 2026")
}

// TestDiffTellsWhatWeighsOtherwise: a finding that stays and weighs less or more
// stands apart, with what it weighed.
func TestDiffTellsWhatWeighsOtherwise(t *testing.T) {
	t.Parallel()
	s := opened(t, 80, 24).app.session
	same := questionnaire.Finding{Rule: "a.same", Title: "Same", Severity: questionnaire.High}
	less := questionnaire.Finding{Rule: "a.less", Title: "Less", Severity: questionnaire.Medium}
	heavier := less
	heavier.Severity = questionnaire.High
	var rows []string
	for _, x := range s.diffItems(questionnaire.Diff{Findings: questionnaire.Compare([]questionnaire.Finding{same, heavier}, []questionnaire.Finding{same, less})}) {
		rows = append(rows, x.row.text+" "+x.row.tail)
	}
	if got, want := strings.Join(rows, "\n"), "Findings that weigh otherwise 1 \nLess high → medium\nFindings that stayed 1 \nSame high"; got != want {
		t.Errorf("the rows are\n%s\nnot\n%s", got, want)
	}
}

package main

import (
	"slices"
	"testing"
	"time"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/tui"
)

// TestPreviewKnowsTheReportsSections holds that the headings the preview opens at
// are ones that a report has.
func TestPreviewKnowsTheReportsSections(t *testing.T) {
	for _, s := range tui.ReportSections() {
		if s != "Certifications" && !slices.Contains(export.Sections, s) {
			t.Errorf("no report has the section %q", s)
		}
	}
}

// TestEveryScreenFormatIsMade holds that whatever the export screen offers can be
// made, and says first what goes in.
func TestEveryScreenFormatIsMade(t *testing.T) {
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r, err := exampleReview(q, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	res := q.Evaluate(r, questionnaire.MonthOf(time.Now()))
	names := map[string]bool{}
	for _, f := range screenFormats() {
		to := tui.Outgoing{Audience: "board", Format: f.Name}
		out, err := (terminalLibrary{}).outgoing(r, q, res, to, f.Name != bundleName) // which is made from the store
		if err != nil || len(out.sharing.Lines()) < 5 || out.name == "" || f.About == "" || f.About == f.Name {
			t.Errorf("%s: %v, %q, %q", f.Name, err, out.name, out.sharing.Lines())
		}
		if f.Name != bundleName && len(out.data) == 0 {
			t.Errorf("%s: nothing is made", f.Name)
		}
		if names[out.name] {
			t.Errorf("two formats are written to %s", out.name)
		}
		names[out.name] = true
	}
}

package main

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
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
	names := map[string]bool{}
	lib := terminalLibrary{}
	for _, f := range screenFormats() {
		to := tui.Outgoing{Audience: "board", Format: f.Name}
		out, err := lib.ordered(r, q, to)
		if err != nil || len(out.sharing.Lines()) < 5 || out.name == "" || f.About == "" || !strings.HasSuffix(out.name, "."+f.Ending) {
			t.Fatalf("%s: %v, %q, %q", f.Name, err, out.name, out.sharing.Lines())
		}
		if data, _, err := out.data(); err != nil || len(data) == 0 {
			t.Errorf("%s: nothing is made: %v", f.Name, err)
		}
		if names[out.name] {
			t.Errorf("two formats are written to %s", out.name)
		}
		names[out.name] = true
	}
}

// TestScreenChoicesAreWhatTheCommandTakes holds that the screen offers for a format
// what the export command takes for it, and that each of it changes the file.
func TestScreenChoicesAreWhatTheCommandTakes(t *testing.T) {
	for _, c := range []struct{ format, audience, want string }{
		{"md", "board", "audience brief answers since names github"},
		{"md", "private", "audience brief answers since github"},
		{"html", "investor", "audience brief answers since names logo colour"},
		{"pdf", "company", "audience brief answers since logo colour password"},
		{"docx", "board", "audience brief answers since names logo colour"},
		{"xlsx", "board", "by"},
		{"csv risks", "board", "audience names"},
		{"bundle", "private", "audience password"},
		{"bundle", "board", "audience names password"},
	} {
		x := screenChoices(tui.Outgoing{Audience: c.audience, Format: c.format})
		var got []string
		for _, y := range []struct {
			name string
			has  bool
		}{{"audience", x.Audience}, {"by", x.By}, {"brief", x.Brief}, {"answers", x.NoAnswers}, {"since", x.Since}, {"names", x.Names}, {"github", x.GitHub}, {"logo", x.Logo}, {"colour", x.Colour}, {"password", x.Password}} {
			if y.has {
				got = append(got, y.name)
			}
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s for the %s offers %s, want %s", c.format, c.audience, got, c.want)
		}
	}
}

// TestAPasswordIsNotPrinted holds that nothing that prints what is to be exported
// prints its password.
func TestAPasswordIsNotPrinted(t *testing.T) {
	to := tui.Outgoing{Format: "pdf", Password: "correct horse"}
	if got := fmt.Sprintf("%v %+v %#v %s %q", to, to, to, to.Password, to.Password); strings.Contains(got, "correct") {
		t.Errorf("it prints %s", got)
	}
}

// TestTheEndWaitsForAnExport, but not in a hurry, and not for ever.
func TestTheEndWaitsForAnExport(t *testing.T) {
	u := newUnderWay()
	end, waited := u.begin(), make(chan bool, 1)
	u.wait(0)
	var ended atomic.Bool
	go func() { u.wait(time.Hour); waited <- ended.Load() }()
	time.Sleep(time.Millisecond) // for one that does not wait to show it
	ended.Store(true)
	end()
	if !<-waited {
		t.Error("it did not wait for the export")
	}
	u.begin()
	u.hurry()
	u.hurry()
	u.wait(time.Hour)
}

package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// A fakeExport remembers how it was asked to write, and fails as it is told.
type fakeExport struct {
	calls []string
	err   error
}

func (f *fakeExport) write(r *questionnaire.Review, _ *questionnaire.Questionnaire, _ questionnaire.Result, to Outgoing, force bool) (string, error) {
	audience, path := to.Audience, to.Path
	f.calls = append(f.calls, fmt.Sprintf("%s %s %q %v", audience, to.Format, path, force))
	if f.err != nil && !force {
		return "", f.err
	}
	if path == "" {
		path = "acme-review-2026-11-23-" + audience + "." + to.Format
	}
	return "/home/ana/" + path, nil
}

func exportDesk(t *testing.T) (*session, *fakeExport) {
	s, f := deskSession(t), &fakeExport{}
	s.lib.Export = f.write
	s.lib.BeforeExport = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, _ questionnaire.Result, to Outgoing) []string {
		audience := to.Audience
		return []string{
			"For: " + audience, "File: acme-review-2026-11-23-" + audience + "." + to.Format,
			"Goes in:", "  + 4 of 7 questions answered, settled over the roles", "  + 2 findings and 0 strengths",
			"  + 3 initiatives and 2 milestones", "  + Roles instead of names, where a field says who a person is",
			"Stays out (3 items):", "  - 1 private note on an answer", "  - 2 names of people, replaced by roles",
		}
	}
	return s, f
}

// finish runs a screen's command and hands it what that comes back with.
func finish(t *testing.T, e *exportScreen, s *session, out outcome) outcome {
	t.Helper()
	if out.cmd == nil {
		t.Fatal("nothing is written")
	}
	return e.message(out.cmd(), s)
}

func TestExportScreens(t *testing.T) {
	for _, size := range deskSizes {
		s, f := exportDesk(t)
		e := newExport()
		goldenDesk(t, "export-"+size.name, look(t, e, s, size.w, size.h))
		typeKeys(t, e, s, "f 'board.md'")
		goldenDesk(t, "export-path-"+size.name, look(t, e, s, size.w, size.h))
		out := typeKeys(t, e, s, "enter enter")
		goldenDesk(t, "export-writing-"+size.name, look(t, e, s, size.w, size.h))
		finish(t, e, s, out)
		goldenDesk(t, "export-written-"+size.name, look(t, e, s, size.w, size.h))
		f.err = errors.New("the folder cannot be written to")
		finish(t, e, s, typeKeys(t, e, s, "3 enter"))
		goldenDesk(t, "export-failed-"+size.name, look(t, e, s, size.w, size.h))
	}
}

func TestExportWritesForTheAudienceChosen(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	finish(t, e, s, typeKeys(t, e, s, "enter"))
	finish(t, e, s, typeKeys(t, e, s, "1 f 'x.md' enter enter"))
	finish(t, e, s, typeKeys(t, e, s, "3 f ctrl+u enter enter"))
	want := `board md "" false, company md "x.md" false, investor md "" false`
	if got := strings.Join(f.calls, ", "); got != want {
		t.Errorf("asked for %s, want %s", got, want)
	}
}

func TestPrivateExportIsAskedForByName(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	answer(t, typeKeys(t, e, s, "4").ask, "board")
	if e.audience != audienceBoard {
		t.Fatal("another word than private chose it")
	}
	answer(t, typeKeys(t, e, s, "4").ask, "private")
	finish(t, e, s, typeKeys(t, e, s, "enter"))
	if got := strings.Join(f.calls, ", "); got != `private md "" false` {
		t.Errorf("asked for %s", got)
	}
	e.leave(s)
	if e.audience != audienceBoard {
		t.Error("the next export is private too")
	}
}

func TestAFileIsReplacedOnlyByAnotherKey(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	f.err = fmt.Errorf("the file is there already: %w", fs.ErrExist)
	out := finish(t, e, s, typeKeys(t, e, s, "f 'x.md' enter enter"))
	if out.ask == nil {
		t.Fatal("it is not asked whether to replace the file")
	}
	if out, done := out.ask.key(press("enter")); !done || out.cmd != nil {
		t.Error("the key that asked for the export also replaces the file")
	}
	out = finish(t, e, s, typeKeys(t, e, s, "enter"))
	again, done := out.ask.key(press("o"))
	if !done {
		t.Fatal("o does not close the question")
	}
	finish(t, e, s, again)
	if got := f.calls[len(f.calls)-1]; got != `board md "x.md" true` {
		t.Errorf("asked for %s", got)
	}
	if e.written != "/home/ana/x.md" || e.problem != nil {
		t.Errorf("written %q, problem %v", e.written, e.problem)
	}
}

func TestALateAnswerOfAnotherExportIsDropped(t *testing.T) {
	s, _ := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	out := typeKeys(t, e, s, "enter")
	if again := typeKeys(t, e, s, "enter"); again.cmd != nil {
		t.Error("a second export runs beside the first")
	}
	e.message(exportedMsg{run: e.run - 1, path: "other.md"}, s)
	if !e.writing || e.written != "" {
		t.Error("an answer to another export was taken")
	}
	finish(t, e, s, out)
	if e.writing || e.written == "" {
		t.Error("the answer was not taken")
	}
}

func TestExportGetsACopyOfTheReview(t *testing.T) {
	s, _ := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	var got *questionnaire.Review
	s.lib.Export = func(r *questionnaire.Review, _ *questionnaire.Questionnaire, _ questionnaire.Result, _ Outgoing, _ bool) (string, error) {
		got = r
		return "x", nil
	}
	out := typeKeys(t, e, s, "enter")
	s.remove(questionnaire.InitiativeKey("i3"))
	finish(t, e, s, out)
	if got == s.review || len(got.Initiatives) != 3 {
		t.Errorf("the export saw a change made after it began: %d initiatives", len(got.Initiatives))
	}
}

func TestAnotherFormatIsWritten(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	typeKeys(t, e, s, "f 'x.md' enter")
	answer(t, typeKeys(t, e, s, "o").ask, "html")
	if got := look(t, e, s, 80, 21); !strings.Contains(got, "acme-review-2026-11-23-board.html") || !strings.Contains(got, "a page for a browser") {
		t.Errorf("got:\n%s", got)
	}
	if got := look(t, e, s, 80, 21); !strings.Contains(got, "With a logo: diligence export --logo FILE") {
		t.Errorf("it does not say what the command line can do besides:\n%s", got)
	}
	finish(t, e, s, typeKeys(t, e, s, "enter"))
	if got := strings.Join(f.calls, ", "); got != `board html "" false` {
		t.Errorf("asked for %s", got)
	}
	if e.written != "/home/ana/acme-review-2026-11-23-board.html" {
		t.Errorf("written %q", e.written)
	}
}

// TestNoOtherAudiencesListIsShown holds that what stands on the screen was found
// for the audience chosen.
func TestNoOtherAudiencesListIsShown(t *testing.T) {
	s, _ := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	typeKeys(t, e, s, "3")
	if got := seen(e, s); strings.Contains(got, "private note on an answer") || !strings.Contains(got, "Looking at what goes in") {
		t.Errorf("the board's list is shown for the investor:\n%s", got)
	}
	late := e.work(s, 80)
	typeKeys(t, e, s, "1")
	e.message(late(), s)
	if got := seen(e, s); strings.Contains(got, "private note on an answer") {
		t.Errorf("the investor's list is shown for the company:\n%s", got)
	}
	if got := look(t, e, s, 80, 21); !strings.Contains(got, "private note on an answer") || !strings.Contains(got, "-company.md") {
		t.Errorf("got:\n%s", got)
	}
}

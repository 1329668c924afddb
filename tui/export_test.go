package tui

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A fakeExport remembers how it was asked to write, and fails as it is told.
type fakeExport struct {
	calls []string
	last  Outgoing
	err   error
	told  []string
}

func (f *fakeExport) write(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing, force bool, step func(string)) (Written, error) {
	f.last = to
	f.calls = append(f.calls, fmt.Sprintf("%s %s %q %v", to.Audience, to.Format, to.Path, force))
	step("making the " + to.Format)
	path := to.Path
	if path == "" {
		path = "acme-review-2026-11-23-" + to.Audience + "." + to.Format
	}
	if f.err != nil && !force {
		return Written{Path: "/home/ana/" + path}, f.err
	}
	if path[0] != '/' {
		path = "/home/ana/" + path
	}
	return Written{path, f.told}, nil
}

// fakeFormats are a few of those that can be written, of each kind.
var fakeFormats = []Format{
	{Name: "md", About: "Markdown, for any editor", Ending: "md", Also: "In a form of your own: diligence export --template FILE"},
	{Name: "pdf", About: "a PDF for paper", Ending: "pdf"},
	{Name: "xlsx", About: "a question sheet to fill", Ending: "xlsx"},
	{Name: "csv hires", About: "the table of hires", Ending: "csv"},
}

// fakeChoices says what can be chosen about them.
func fakeChoices(to Outgoing) Choices {
	document, table := to.Format == "md" || to.Format == "pdf", to.Format == "csv hires"
	return Choices{
		Audience: to.Format != "xlsx", By: to.Format == "xlsx", Brief: document, NoAnswers: document && !to.Brief, Since: document,
		Names:  (document || table) && (to.Audience == "board" || to.Audience == "investor"),
		GitHub: to.Format == "md", Logo: to.Format == "pdf", Colour: to.Format == "pdf", Password: to.Format == "pdf",
	}
}

func exportDesk(t *testing.T) (*session, *fakeExport) {
	s, f := deskSession(t), &fakeExport{}
	s.lib.Export = f.write
	s.lib.BeforeExport = func(_ *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing) (Sharing, error) {
		if to.Logo == "none.png" {
			return Sharing{}, questionnaire.Problem{What: "none.png cannot be read", Hint: "check the path"}
		}
		found := Sharing{Withheld: 3, File: "/home/ana/acme-review-2026-11-23-" + to.Audience + "." + to.Format, Lines: []string{
			"Goes in:", "  + 4 of 7 questions answered, settled over the roles",
			"  + 2 findings and 0 strengths", "  + 3 initiatives and 2 milestones", "  + Roles instead of names, where a field says who a person is",
			"Stays out (3 items):", "  - 1 private note on an answer", "  - 2 names of people, replaced by roles",
		}}
		if to.Audience == "investor" {
			found.Lines = append(found.Lines, "Look at 1 possible name of a person left in the text:", "  ? “Thandeka” in the note on “Security today” (technology)")
			found.Names = []NamePlace{{"Thandeka", "the note on “Security today” (technology)", questionnaire.AnswerKey("security.today", "technology")}}
		}
		if to.Path != "" {
			found.File, found.Refused = to.Path, "exists already"
		}
		return found, nil
	}
	return s, f
}

// finish runs a screen's command to its end and hands it what that comes back with.
func finish(t *testing.T, e *exportScreen, s *session, out outcome) outcome {
	t.Helper()
	if out.cmd == nil {
		t.Fatal("nothing is written")
	}
	var last outcome
	var run func(tea.Cmd)
	run = func(cmd tea.Cmd) {
		if cmd == nil {
			return
		}
		switch msg := cmd().(type) {
		case nil:
		case tea.BatchMsg:
			for _, c := range msg {
				run(c)
			}
		default:
			out := e.message(msg, s)
			if _, ok := msg.(exportedMsg); ok {
				last = out
			} else {
				run(out.cmd)
			}
		}
	}
	run(out.cmd)
	return last
}

// retype answers a prompt with a text in place of the one it has.
func retype(t *testing.T, p popup, text string) {
	t.Helper()
	p.key(press("ctrl+u"))
	answer(t, p, text)
}

func TestExportScreens(t *testing.T) {
	for _, size := range deskSizes {
		s, f := exportDesk(t)
		e := newExport()
		goldenDesk(t, "export-"+size.name, look(t, e, s, size.w, size.h))
		s.setFormat("pdf")
		typeKeys(t, e, s, "up up b 3")
		goldenDesk(t, "export-pdf-"+size.name, look(t, e, s, size.w, size.h))
		retype(t, typeKeys(t, e, s, "f").ask, "/srv/board/report.pdf")
		goldenDesk(t, "export-path-"+size.name, look(t, e, s, size.w, size.h))
		f.told = []string{"No font at hand has 1 character, shown as \ufffd in the pdf: 漢 (U+6F22). Give one that has them with --pdf-font FILE.ttf."}
		out := typeKeys(t, e, s, "w")
		e.message(exportStepMsg{run: e.run, step: "making the pdf"}, s)
		goldenDesk(t, "export-writing-"+size.name, look(t, e, s, size.w, size.h))
		finish(t, e, s, out)
		goldenDesk(t, "export-written-"+size.name, look(t, e, s, size.w, size.h))
		f.err = errors.New("the folder cannot be written to")
		finish(t, e, s, typeKeys(t, e, s, "1 w"))
		goldenDesk(t, "export-failed-"+size.name, look(t, e, s, size.w, size.h))
		retype(t, typeKeys(t, e, s, "l").ask, "none.png")
		goldenDesk(t, "export-logo-"+size.name, look(t, e, s, size.w, size.h))
		answer(t, typeKeys(t, e, s, "o").ask, "xlsx")
		typeKeys(t, e, s, "down down down")
		goldenDesk(t, "export-sheet-"+size.name, look(t, e, s, size.w, size.h))
	}
}

func TestExportWritesForTheAudienceChosen(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	finish(t, e, s, typeKeys(t, e, s, "enter"))
	typeKeys(t, e, s, "1")
	retype(t, typeKeys(t, e, s, "f").ask, "x.md")
	finish(t, e, s, typeKeys(t, e, s, "enter"))
	typeKeys(t, e, s, "3")
	retype(t, typeKeys(t, e, s, "f").ask, "")
	finish(t, e, s, typeKeys(t, e, s, "w"))
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
	if s.audience() != audienceBoard {
		t.Fatal("another word than private chose it")
	}
	answer(t, typeKeys(t, e, s, "4").ask, "private")
	finish(t, e, s, typeKeys(t, e, s, "enter"))
	if got := strings.Join(f.calls, ", "); got != `private md "" false` {
		t.Errorf("asked for %s", got)
	}
	e.leave(s)
	if s.audience() != audienceBoard {
		t.Error("the next export is private too")
	}
	for range 12 { // going round with the arrow keys passes it by
		typeKeys(t, e, s, "down")
		for _, k := range []string{"right", "left"} {
			if out := typeKeys(t, e, s, k); e.at == setFor && (out.ask != nil || s.audience() == audiencePrivate) {
				t.Errorf("%s leads to private notes", k)
			}
		}
	}
}

func TestAFileIsReplacedOnlyByAnotherKey(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	f.err = fmt.Errorf("the file is there already: %w", fs.ErrExist)
	retype(t, typeKeys(t, e, s, "f").ask, "x.md")
	out := finish(t, e, s, typeKeys(t, e, s, "enter"))
	if out.ask == nil {
		t.Fatal("it is not asked whether to replace the file")
	}
	if out, done := out.ask.key(press("enter")); !done || out.cmd != nil {
		t.Error("the key that asked for the export also replaces the file")
	}
	out = finish(t, e, s, typeKeys(t, e, s, "enter"))
	again, done := out.ask.key(press("O"))
	if !done {
		t.Fatal("O does not close the question")
	}
	finish(t, e, s, again)
	if got := f.calls[len(f.calls)-1]; got != `board md "x.md" true` {
		t.Errorf("asked for %s", got)
	}
	if e.written == nil || e.written.Path != "/home/ana/x.md" || e.problem != nil {
		t.Errorf("written %v, problem %v", e.written, e.problem)
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
	e.message(exportedMsg{run: e.run - 1, done: Written{Path: "other.md"}}, s)
	if !e.writing || e.written != nil {
		t.Error("an answer to another export was taken")
	}
	finish(t, e, s, out)
	if e.writing || e.written == nil {
		t.Error("the answer was not taken")
	}
}

func TestExportGetsACopyOfTheReview(t *testing.T) {
	s, _ := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	var got *questionnaire.Review
	s.lib.Export = func(r *questionnaire.Review, _ *questionnaire.Questionnaire, _ Outgoing, _ bool, _ func(string)) (Written, error) {
		got = r
		return Written{Path: "x"}, nil
	}
	out := typeKeys(t, e, s, "enter")
	s.remove(questionnaire.InitiativeKey("i3"))
	finish(t, e, s, out)
	if got == s.review || len(got.Initiatives) != 3 {
		t.Errorf("the export saw a change made after it began: %d initiatives", len(got.Initiatives))
	}
}

// TestNoOtherReportsListIsShown holds that what stands on the screen was found for
// the report that is chosen.
func TestNoOtherReportsListIsShown(t *testing.T) {
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
	typeKeys(t, e, s, "b")
	if got := seen(e, s); strings.Contains(got, "private note on an answer") {
		t.Errorf("the list of all is shown for the brief:\n%s", got)
	}
}

package tui

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"diligence/questionnaire"
)

// TestPossibleNamesAreAskedAbout before a report with some is written: whoever shares
// it has them replaced too, leaves them in, or looks at them first.
func TestPossibleNamesAreAskedAbout(t *testing.T) {
	s, f := exportDesk(t)
	e := newExport()
	look(t, e, s, 80, 21)
	left := NamesError{Left: []NamePlace{
		{"Thandeka", "the note on “Security today” (technology)", questionnaire.AnswerKey("security.today", "technology")},
		{"Thandeka", "the name of risk r1", questionnaire.Key("risk/r1")}, {"Kiruna", "the name of risk r1", questionnaire.Key("risk/r1")},
	}}
	asked := func() popup {
		f.err = left
		out := finish(t, e, s, typeKeys(t, e, s, "w"))
		if out.ask == nil || e.written != nil {
			t.Fatalf("it is not asked about names; written %v", e.written)
		}
		f.err = nil
		return out.ask
	}
	lines, _, _ := asked().view(newTheme(true), 80, 21)
	if got := strings.Join(strings.Fields(strings.ReplaceAll(ansi.Strip(strings.Join(lines, " ")), "│", "")), " "); !strings.Contains(got, "2 possible names of people are left in the text: “Thandeka”, “Kiruna”.") {
		t.Errorf("it asks\n%s", got)
	}
	calls := len(f.calls)
	if out, done := asked().key(press("enter")); !done || out.cmd != nil || len(f.calls) != calls+1 {
		t.Error("the key that asked for the export leaves names in")
	}
	for _, x := range []struct{ key, wrote, after string }{{"L", LeaveNames, ""}, {"R", ReplaceNames, ReplaceNames}} {
		out, done := asked().key(press(x.key))
		if finish(t, e, s, out); !done || e.written == nil || f.last.Names != x.wrote || s.report.Names != x.after {
			t.Errorf("%s wrote %q and left %q chosen; %v", x.key, f.last.Names, s.report.Names, e.written)
		}
	}
	if to := s.previewed(); to.Names != ReplaceNames {
		t.Errorf("the preview shows another report: %q", to.Names)
	}
}

// TestNoQuestionComesUnasked holds that a question of a slow export opens over neither
// another screen nor what is being typed, and that writing again asks it again.
func TestNoQuestionComesUnasked(t *testing.T) {
	d := opened(t, 80, 24)
	d.app.lib.Export = (&fakeExport{err: fmt.Errorf("it is there: %w", fs.ErrExist)}).write
	d.app.session.lib = d.app.lib
	d.app.show(jump{tab: tabExport})
	late := func() { // what an export comes back with, after other keys
		e := d.app.screens[tabExport].(*exportScreen)
		d.send(exportedMsg{run: e.run, of: d.app.session.outgoing(), err: fs.ErrExist})
	}
	begin := func() { d.app.screens[tabExport].(*exportScreen).write(d.app.session, d.app.session.outgoing(), false) }
	begin()
	d.keys("f")
	late()
	if _, is := d.app.popup.(*ask); is || d.app.toast == "" {
		t.Errorf("over what is typed stands %T, and the news is %q", d.app.popup, d.app.toast)
	}
	d.keys("<esc>")
	begin()
	d.app.show(jump{tab: tabInterview})
	late()
	if d.app.popup != nil {
		t.Errorf("over another screen stands %T", d.app.popup)
	}
	d.app.show(jump{tab: tabExport})
	d.app.revision++
	d.sees("exists already")
	d.keys("w")
	if _, is := d.app.popup.(*ask); !is {
		t.Errorf("writing again it is not asked: %T", d.app.popup)
	}
}

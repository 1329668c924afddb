package tui

import (
	"errors"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"diligence/questionnaire"
)

func TestNewReview(t *testing.T) {
	t.Parallel()
	d := drive(t, newShelf(), 80, 24)
	d.sees("Press n")
	d.keys("n<enter>Oru Robotics<enter>")
	d.sees("What is the company called?")
	if got := d.app.View().WindowTitle; got != "Oru Robotics 0/12 · diligence" {
		t.Errorf("the window is called %q", got)
	}
	d.keys("iOru<esc><esc>")
	d.sees("1 review")
	d.sees("Oru  Oru Robotics")
	if got := d.app.View().WindowTitle; got != "diligence" {
		t.Errorf("the window is called %q", got)
	}
}

// TestFirstFrameNeedsNoQuestionnaire: the list stands before it has loaded, and
// after it has failed to.
func TestFirstFrameNeedsNoQuestionnaire(t *testing.T) {
	t.Parallel()
	s := newShelf()
	s.add("Voxbox")
	lib := s.library()
	asked := false
	lib.Questionnaire = func() (*questionnaire.Questionnaire, error) {
		asked = true
		return nil, errors.New("security.yaml is damaged")
	}
	d := &driver{t: t, shelf: s, app: newApp(lib, Options{Environ: []string{}})}
	d.app.later = func(time.Duration, tea.Msg) tea.Cmd { return nil }
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	d.run(d.app.list.load())
	d.sees("Voxbox")
	if asked {
		t.Error("the list asked for the questionnaire")
	}
	d.keys("n")
	d.sees("Voxbox")
	d.sees("security.yaml is damaged")
}

// TestSaveSign: saved is said only when the store says so, and a failure stays.
func TestSaveSign(t *testing.T) {
	t.Parallel()
	d := opened(t, 80, 24)
	d.missing("saved")
	d.keys("]2")
	d.missing("saved 14")
	d.send(SaveState{Saving: true, Held: 1})
	d.sees("saving…")
	d.send(SaveState{SavedAt: noon})
	d.sees("saved 14:03")
	d.send(SaveState{SavedAt: noon, Saving: true})
	d.missing("saved 14:03")
	d.send(SaveState{SavedAt: noon, Failed: "no space left on device", Held: 3})
	d.sees("NOT SAVED: no space left on device, 3 changes held, retrying")
	d.keys("<right>j?<esc>")
	d.sees("NOT SAVED: no space left on device")
	d.send(tea.WindowSizeMsg{Width: 40, Height: 12})
	d.sees("NOT SAVED")
}

// TestUndoAcrossScreens takes back on one screen what was done on another.
func TestUndoAcrossScreens(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>4/plan to fix<enter>1F")
	if d.app.tab != tabFindings || d.app.session.openFindings() != 1 {
		t.Fatal("there is no finding to look at")
	}
	d.keys("u")
	d.sees("taken back: the answer to “Plan to fix”")
	if d.app.tab != tabFindings || d.app.session.openFindings() != 0 {
		t.Error("the finding is still there")
	}
	d.keys("<ctrl+r>")
	if d.app.session.openFindings() != 1 {
		t.Error("doing it again did not bring the finding back")
	}
}

func TestTabs(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	for key, want := range map[string]tab{"P": tabPlan, "T": tabTimeline, "F": tabFindings, "V": tabPreview, "E": tabExport, "I": tabInterview} {
		d.keys(key)
		if d.app.tab != want {
			t.Errorf("%s leads to %v", key, d.app.tab)
		}
	}
	d.keys("nP<esc>")
	if d.app.tab != tabInterview {
		t.Error("typing went to another screen")
	}
}

// TestPalette runs an entry by pressing its key.
func TestPalette(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>:flag for<enter>")
	if !d.answer("security.today", reviewer).Flag {
		t.Error("the palette did not flag")
	}
	d.keys("<ctrl+p>speak as tech<enter>")
	d.sees("as technology")
	d.keys("?nothing holds this")
	d.sees("nothing holds that")
	d.keys("<esc>")
	d.missing("Help:")
	d.keys(":light terminal<enter>")
	if d.app.theme.dark {
		t.Error("the colours did not change")
	}
	d.send(tea.BackgroundColorMsg{Color: nil})
	if d.app.theme.dark {
		t.Error("the terminal's reply overrode the person's choice")
	}
}

func (d *driver) click(x, y int) *driver {
	d.t.Helper()
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	return d
}

// at returns where text stands in the picture.
func (d *driver) at(text string) (x, y int) {
	d.t.Helper()
	for y, row := range strings.Split(d.screen(), "\n") {
		if before, _, ok := strings.Cut(strings.ReplaceAll(row, "‸", ""), text); ok {
			return width(before), y
		}
	}
	d.t.Fatalf("%q is not in the picture:\n%s", text, d.screen())
	return 0, 0
}

func TestMouse(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>")
	d.click(d.at("3 ( ) Outgrown"))
	if got := d.answer("security.today", reviewer).Value.String(); got != "outgrown" {
		t.Errorf("a click on an option chose %q", got)
	}
	d.click(d.at("Plan to fix"))
	d.sees("What is the plan to fix")
	d.click(d.at("Team"))
	d.sees("How many engineers")
	d.click(d.at("Findings 0"))
	if d.app.tab != tabFindings {
		t.Error("a click on a tab did nothing")
	}
	d.click(d.at("Interview"))
	d.send(tea.MouseWheelMsg{X: 60, Y: 20, Button: tea.MouseWheelDown})
	d.keys("?")
	d.click(d.at("answer: do not know"))
	if d.answer("team.size", reviewer).Status != questionnaire.DoNotKnow {
		t.Error("a click on a row of help did not run it")
	}
	d.keys("M")
	if d.app.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse cannot be switched off")
	}
	d.keys("M")
	if d.app.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse cannot be switched on")
	}
}

// TestIdleWritesNothing: what changes nothing draws nothing.
func TestIdleWritesNothing(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	d.app.View()
	before := d.app.drawn
	d.send(tea.MouseMotionMsg{X: 3, Y: 3})
	d.send(tea.MouseReleaseMsg{X: 3, Y: 3})
	d.send(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.send(SaveState{})
	if d.app.View(); d.app.drawn != before {
		t.Error("the picture was drawn anew")
	}
}

// TestHostileText: what comes from outside cannot leave its place.
func TestHostileText(t *testing.T) {
	t.Parallel()
	d := drive(t, newShelf(), 80, 24)
	d.keys("n")
	d.send(tea.PasteMsg{Content: "Vox\x1b]0;owned\x07box\u202egnp.exe\x9b31m"})
	d.keys("<enter>")
	for _, s := range []string{d.app.View().Content, d.app.View().WindowTitle} {
		if strings.ContainsAny(s, "\x07\u202e\u009b") || strings.Contains(s, "\x1b]") {
			t.Errorf("a control character reaches the terminal: %q", s)
		}
	}
}

func TestColourProfile(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		env  []string
		want colorprofile.Profile
	}{
		{[]string{"TERM=xterm-256color", "NO_COLOR=yes"}, colorprofile.ASCII},
		{[]string{"TERM=xterm-256color", "NO_COLOR=1", "COLORTERM=truecolor"}, colorprofile.ASCII},
		{[]string{"TERM=xterm-256color", "NO_COLOR="}, colorprofile.ANSI256},
		{[]string{"TERM=tmux-256color", "TMUX=/nowhere"}, colorprofile.ANSI256},
		{[]string{"TERM=xterm-256color", "COLORTERM=truecolor"}, colorprofile.TrueColor},
	} {
		if got := profile(Options{Environ: c.env}); got != c.want {
			t.Errorf("%v gives %s, not %s", c.env, got, c.want)
		}
	}
}

package tui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// The app is the one Bubble Tea model. It owns the list of reviews, the open
// review's session and screens, and whatever lies over them.
type app struct {
	lib     Library
	opts    Options
	theme   theme
	noMouse bool

	width, height int
	revision      int // of all that View shows
	drawn         int // the revision in frame
	frame         tea.View
	hits          chrome // where the top line's tabs are
	hints         []hint // where the bottom line's keys are

	list    *list
	session *session // nil on the list
	screens [tabExport + 1]screen
	tab     tab
	came    tab // where a jump led here from, which esc goes back to
	popup   popup
	past    *past // nil until earlier states are looked at

	save    SaveState
	handed  uint64    // the last hand-over to the store; saved only once it is through
	held    []tea.Msg // what was pressed after an undo that waits for the log; nil while none does
	toast   questionnaire.Text
	toastID int
	ending  bool // a signal came while an editor had a text

	later     func(time.Duration, tea.Msg) tea.Cmd // sends a message after a while
	readAfter time.Duration
}

func newApp(lib Library, opts Options) *app {
	a := &app{opts: opts, noMouse: opts.NoMouse, theme: opts.themed(opts.Theme != "light"), revision: 1, later: later, readAfter: readAfter}
	save := lib.Save
	lib.Save = func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
		a.handed = max(a.handed, save(id, changes, sum))
		return a.handed
	}
	a.lib, a.list = lib, newList(lib)
	return a
}

func later(d time.Duration, msg tea.Msg) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return msg })
}

// Messages of the app's own commands.
type (
	// loadedMsg is a review to open.
	loadedMsg struct {
		review *questionnaire.Review
		q      *questionnaire.Questionnaire
		err    error
	}
	// warmedMsg says how loading the questionnaire in the background went.
	warmedMsg struct{ err error }
	// toastGone takes a toast away, unless a later one has come.
	toastGone int
	// flushedMsg comes when all is kept, or could not be, before what then does.
	flushedMsg struct {
		err  error
		then flushThen
	}
	// signalMsg asks to quit whether or not all can be kept.
	signalMsg struct{}
)

// Init loads the list. The questionnaire, which costs more than all the rest of
// the start, loads in the background once a review is opened or about to be made.
func (a *app) Init() tea.Cmd {
	cmds := []tea.Cmd{a.list.load(), tea.RequestBackgroundColor}
	if a.opts.Open != "" {
		cmds = append(cmds, a.load(a.opts.Open))
	}
	return tea.Batch(cmds...)
}

// Update takes a message. Whatever may change the picture raises the revision;
// what the library tells of the terminal does not.
func (a *app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if a.holds(msg) {
		return a, nil
	}
	var cmd tea.Cmd
	changed := true
	switch msg := msg.(type) {
	case SaveState:
		changed = msg != a.save
		a.save = msg
	case tea.WindowSizeMsg:
		changed = msg.Width != a.width || msg.Height != a.height
		a.width, a.height = msg.Width, msg.Height
	case tea.BackgroundColorMsg:
		if changed = a.opts.Theme == "" && msg.IsDark() != a.theme.dark; changed {
			a.theme = a.opts.themed(msg.IsDark())
		}
	case tea.KeyPressMsg:
		cmd = a.key(msg)
	case tea.PasteMsg:
		cmd = a.paste(msg.Content)
	case tea.MouseClickMsg, tea.MouseWheelMsg:
		cmd = a.pointed(msg.(tea.MouseMsg))
	default:
		cmd, changed = a.message(msg)
	}
	if changed {
		a.revision++
	}
	return a, tea.Batch(cmd, a.work())
}

// work returns the command for what the screen at hand lacks.
func (a *app) work() tea.Cmd {
	if w, ok := a.screen().(worker); ok && a.session != nil && a.width > 0 {
		return w.work(a.session, a.screenWidth())
	}
	return nil
}

// message takes what the app's commands come back with; the rest is for screens.
func (a *app) message(msg tea.Msg) (cmd tea.Cmd, changed bool) {
	switch msg := msg.(type) {
	case loadedMsg:
		return a.open(msg), true
	case loggedMsg:
		return a.logged(msg), true
	case comparedMsg:
		msg.of.came(msg)
		return nil, true
	case revisionsMsg:
		msg.of.came(msg)
		return nil, true
	case warmedMsg:
		if msg.err == nil {
			return nil, false
		}
		return a.say("the questionnaire cannot be used: " + explain(msg.err)), true
	case toastGone:
		if int(msg) != a.toastID || a.toast == "" {
			return nil, false
		}
		a.toast = ""
		return nil, true
	case liveTick:
		return a.ticked(time.Time(msg))
	case flushedMsg:
		return a.flushed(msg), true
	case signalMsg:
		return a.end(), true
	}
	outs := []outcome{a.list.message(msg, nil)}
	for t, s := range a.screens {
		if s != nil {
			outs = append(outs, a.notUnasked(s.message(msg, a.sessionOf(tab(t))), tab(t)))
		}
	}
	cmds := make([]tea.Cmd, 0, len(outs))
	for _, out := range outs {
		cmds, changed = append(cmds, a.after(out)), changed || out.handled
	}
	if _, back := msg.(editedMsg); back && a.ending {
		cmds = append(cmds, a.end())
	}
	return tea.Batch(cmds...), changed
}

// notUnasked turns a question that a message brings into news of it, unless the
// screen it comes from is at hand and nothing is being typed: the next key was meant
// for something else.
func (a *app) notUnasked(out outcome, from tab) outcome {
	here := a.session != nil && (a.tab == from || !a.session.jump.zero()) && a.popup == nil && !a.screen().typing()
	if out.ask != nil && !here {
		out.ask, out.toast = nil, "Nothing was written: the export screen says why"
	}
	return out
}

// screen returns what the keys go to when nothing lies over it.
func (a *app) screen() screen {
	if a.session == nil {
		return a.list
	}
	return a.screens[a.tab]
}

// after does what a screen or a popup asked for.
func (a *app) after(out outcome) tea.Cmd {
	cmds := []tea.Cmd{out.cmd}
	if out.ask != nil {
		a.popup = out.ask
	}
	if a.session != nil && out.toast == "" {
		if doubt := a.session.takeDoubt(); doubt != "" {
			out.toast = doubt + "; u takes it back"
		}
	}
	if out.toast != "" {
		cmds = append(cmds, a.say(string(out.toast)))
	}
	if a.session != nil {
		if j := a.session.takeJump(); !j.zero() {
			from, came := a.tab, a.came
			cmds = append(cmds, a.show(j))
			if a.tab != from && a.tab != came {
				a.came = from
			}
		}
	}
	return tea.Batch(cmds...)
}

// toastTime is how long a toast stays.
const toastTime = 4 * time.Second

// say shows a toast.
func (a *app) say(text string) tea.Cmd {
	a.toast = questionnaire.Safe(questionnaire.Safe(text).Line())
	a.toastID++
	return a.later(toastTime, toastGone(a.toastID))
}

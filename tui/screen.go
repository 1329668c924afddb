package tui

import (
	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A screen fills the terminal between the top and the bottom line. Its methods
// run on the event loop: no input or output, no waiting; what takes long is a
// command in an outcome, and its message comes back through message.
//
// Keys the app keeps for itself when no text is typed, and a screen leaves
// alone: ? ctrl+p : / u ctrl+r I P T F V E L r @ A M W H S % & q ctrl+c ctrl+o ctrl+z, and = while
// something is tried.
// esc is the screen's first; a screen that has nothing to leave says so by not
// handling it.
type screen interface {
	// enter tells that the screen is shown, and what it should show; a zero
	// jump asks for nothing in particular.
	enter(s *session, to jump)
	// leave tells that another screen comes, or the end: keep what was typed.
	leave(s *session)
	key(k tea.KeyPressMsg, s *session) outcome
	// paste gets text that is clean already. It is called only while typing.
	paste(text questionnaire.Text, s *session) outcome
	// mouse gets a click or a turn of the wheel in the screen's own cells.
	mouse(m mouse, s *session) outcome
	// message gets what a screen's command came back with, its own or another's.
	message(msg tea.Msg, s *session) outcome
	// view returns height rows of width cells. It changes nothing but what it
	// remembers of the layout for mouse, cursor and scrolling.
	view(s *session, t theme, width, height int) []string
	// cursor returns where the text cursor stands in the last view.
	cursor() (x, y int, shown bool)
	// typing reports whether a text field has the keys: then no key is a command.
	typing() bool
	// mode names what the keys do at present, such as NOTE; in capitals.
	mode() string
	// keys returns the bindings of the present mode, most useful first.
	keys(s *session) []binding
}

// A worker is a screen that shows what takes long to make. After each message the
// app asks it for the command that makes what the picture lacks: nil where it
// lacks nothing, or the command is under way. Until it is there the old picture
// stays.
type worker interface {
	work(s *session, width int) tea.Cmd
}

// An outcome is what a screen asks of the app.
type outcome struct {
	handled bool               // the key was used; otherwise the app looks at its own
	cmd     tea.Cmd            // to run off the event loop
	toast   questionnaire.Text // to show for a moment
	ask     popup              // to put over the screen: see newPrompt and newAsk
}

var (
	handled   = outcome{handled: true}
	unhandled = outcome{}
)

func toasted(text string) outcome {
	return outcome{handled: true, toast: questionnaire.Safe(text)}
}

// A binding is a key and what it does, as help and the palette show it. The
// palette runs an entry by pressing its first key.
type binding struct {
	keys  []string // as tea.KeyPressMsg.String names them: "ctrl+p", "enter", "I"
	short string   // one word or two for the bottom line; "" keeps it off
	help  string   // what it does
}

// A mouse event in the cells of whoever gets it.
type mouse struct {
	x, y  int
	click bool // the left button went down
	wheel int  // rows to scroll, positive is down
}

// in returns the event in the cells of a rectangle, and whether it lies inside.
func (m mouse) in(x, y, w, h int) (mouse, bool) {
	m.x, m.y = m.x-x, m.y-y
	return m, m.x >= 0 && m.y >= 0 && m.x < w && m.y < h
}

// A tab names a screen of an open review.
type tab int

const (
	tabNone tab = iota
	tabInterview
	tabPlan
	tabTimeline
	tabFindings
	tabPreview
	tabExport
)

// A jump asks for what should be shown. The app goes to the tab, or where that is
// tabNone to the screen that shows what is named.
type jump struct {
	tab      tab
	question string            // interview
	record   string            // plan: a record's id, or a register such as hires
	field    string            // plan: the record's field, "" for any
	add      bool              // plan: begin a new record of the register
	back     string            // plan: the question that esc leads back to
	finding  questionnaire.Key // findings
}

func (j jump) zero() bool { return j == jump{} }

// target returns the tab the jump leads to.
func (j jump) target() tab {
	switch {
	case j.tab != tabNone:
		return j.tab
	case j.question != "":
		return tabInterview
	case j.record != "":
		return tabPlan
	case j.finding != "":
		return tabFindings
	}
	return tabNone
}

// A bare is embedded by a screen to which coming, going or others' messages
// mean nothing.
type bare struct{}

func (bare) enter(*session, jump)              {}
func (bare) leave(*session)                    {}
func (bare) message(tea.Msg, *session) outcome { return unhandled }

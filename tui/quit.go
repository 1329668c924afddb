package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// flushThen is what happens once all is kept.
type flushThen int

const (
	thenQuit    flushThen = iota // stay and say why if it could not be kept
	thenEnd                      // after a signal: end in any case
	thenSuspend                  // stay if it could not be kept
)

// flush waits off the event loop until all is kept.
func (a *app) flush(then flushThen) tea.Cmd {
	flush := a.lib.Flush
	return func() tea.Msg { return flushedMsg{flush(), then} }
}

// quit keeps what is being typed and all else, then ends.
func (a *app) quit() tea.Cmd {
	a.leave()
	if a.trying() {
		a.askTrialAndQuit()
		return nil
	}
	if e := a.exporting(); e != nil && !e.quit {
		e.quit = true
		return a.say("the program ends once the report is written")
	}
	return a.flush(thenQuit)
}

// end keeps what can be kept and ends the program, as a signal asks; what an editor
// had is waited for.
func (a *app) end() tea.Cmd {
	if a.session != nil && a.interview().away {
		a.ending = true
		return nil
	}
	a.leave()
	return a.flush(thenEnd)
}

// takeBack takes in what an editor left where the program ended before it came to
// that: without a terminal it ends at once.
func (a *app) takeBack() {
	if a.session == nil {
		return
	}
	if i := a.interview(); i.back != nil {
		i.edited(*i.back, a.session)
	}
}

// ask quits, but asks first where something could not be kept.
func (a *app) ask() tea.Cmd {
	if a.save.Failed == "" {
		return a.quit()
	}
	a.leave()
	if a.trying() {
		a.askTrialAndQuit()
		return nil
	}
	a.unsaved(a.save.Failed)
	return nil
}

// suspend keeps all and gives the terminal back to the shell.
func (a *app) suspend() tea.Cmd {
	a.leave()
	return a.flush(thenSuspend)
}

// flushed goes on with what waited for the flush.
func (a *app) flushed(msg flushedMsg) tea.Cmd {
	switch {
	case msg.then == thenEnd:
		return tea.Quit
	case msg.err != nil && msg.then == thenSuspend:
		return a.say("not suspended, not saved: " + explain(msg.err))
	case msg.err != nil:
		a.unsaved(explain(msg.err))
		return nil
	case msg.then == thenSuspend:
		return tea.Suspend
	}
	return tea.Quit
}

// unsaved says why the program stays, and offers the ways on.
func (a *app) unsaved(why string) {
	what := "Your latest changes are held in memory, not saved"
	if a.save.Held > 0 {
		what = count(a.save.Held, "change") + " held in memory, not saved"
	}
	a.popup = newAsk("Not saved", questionnaire.Safe(fmt.Sprintf("%s: %s", what, why)), "stay",
		choice{"r", "try again, then quit", func() outcome {
			a.lib.Retry()
			return outcome{handled: true, cmd: a.flush(thenQuit)}
		}},
		choice{"X", "quit; they go into a file of their own", func() outcome { return outcome{handled: true, cmd: tea.Quit} }},
	)
}

package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// whatIfSign stands at the head of every screen while something is tried.
const whatIfSign = " WHAT IF "

// tryable reports whether the screen works on what is tried.
func tryable(t tab) bool { return t != tabPreview && t != tabExport }

// sessionOf returns the session a screen works on: a report that is under way is
// one of the review.
func (a *app) sessionOf(t tab) *session {
	if a.session != nil && a.session.trial != nil && !tryable(t) {
		return a.session.trial.real
	}
	return a.session
}

// trying reports whether something is tried that is not in the review.
func (a *app) trying() bool {
	return a.session != nil && a.session.trial != nil && len(a.session.trial.changes) > 0
}

// trialCommands are those that try changes.
func (a *app) trialCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	if a.session.trial == nil {
		add("W", "", "what if: try changes on a scratch copy and see what they break or mend", a.whatIf)
		return
	}
	add("W", "what if", "what if: try another change, or leave the scratch copy", a.whatIf)
	add("=", "effects", "all that changes by what is tried", func() tea.Cmd {
		a.popup = newTrialView(a.session)
		return nil
	})
	if !a.trying() {
		add("", "", "leave the what-if", a.leaveTrial)
		return
	}
	add("", "", "keep what was tried, as one step", func() tea.Cmd { return a.after(a.askEnd(true)()) })
	add("", "", "discard what was tried", func() tea.Cmd { return a.after(a.askEnd(false)()) })
}

// whatIf puts a copy of the review in its place, and offers what could be tried.
func (a *app) whatIf() tea.Cmd {
	a.leave()
	selected := a.selected()
	if a.session.trial == nil {
		a.session = a.session.try()
		if !tryable(a.tab) {
			a.tab = tabFindings
		}
		a.screens[a.tab].enter(a.session, jump{})
	}
	a.popup = newLevers(a, selected)
	return nil
}

// selected returns the id of the record at the cursor of a screen that has one.
func (a *app) selected() string {
	s, ok := a.screen().(interface {
		record(*session) questionnaire.Record
	})
	if !ok {
		return ""
	}
	if rec := s.record(a.session); rec != nil {
		return rec.Key().ID()
	}
	return ""
}

// endTrial goes back to the review, with what was tried as one step or without.
func (a *app) endTrial(keep bool) tea.Cmd {
	a.leave()
	tr := a.session.trial
	said := "discarded: the review is as it was"
	switch n := len(tr.changes); {
	case n == 0:
		said = "nothing was tried: the review is as it was"
	case keep:
		a.session.keep()
		said = "kept: " + count(n, "change") + " · u takes all of it back"
	}
	tr.real.hear(a.session.speaker)
	a.session = tr.real
	a.screens[a.tab].enter(a.session, jump{})
	return a.say(said)
}

// leaveTrial asks what is to become of what was tried; where that is nothing it
// needs no asking.
func (a *app) leaveTrial() tea.Cmd {
	a.leave()
	if !a.trying() {
		return a.endTrial(false)
	}
	a.popup = newAsk("Leave the what-if?", a.session.trial.whole(), "go on trying",
		choice{"k", "keep them, as one step", func() outcome { return outcome{handled: true, cmd: a.endTrial(true)} }},
		choice{"X", "discard them", func() outcome { return outcome{handled: true, cmd: a.endTrial(false)} }},
	)
	return nil
}

// askTrialAndQuit asks the same before the program ends.
func (a *app) askTrialAndQuit() {
	end := func(keep bool) func() outcome {
		return func() outcome {
			a.endTrial(keep)
			return outcome{handled: true, cmd: a.quit()}
		}
	}
	a.popup = newAsk("Quit while something is tried?", a.session.trial.whole(), "stay",
		choice{"k", "keep them, then quit", end(true)},
		choice{"X", "discard them, then quit", end(false)},
	)
}

// smallText says that nothing can be shown, and what waits unseen.
func (a *app) smallText() string {
	rest := "Your answers are safe."
	if a.popup != nil && a.trying() {
		rest = "Keep or discard what you tried?"
	}
	return fmt.Sprintf("Too small: %d by %d cells are needed. %s", leastWidth, leastHeight, rest)
}

// whole says how much was tried.
func (tr *trial) whole() questionnaire.Text {
	if len(tr.changes) == 1 {
		return "1 change was tried. It is not in the review."
	}
	return questionnaire.Safe(fmt.Sprintf("%d changes were tried. None of them is in the review.", len(tr.changes)))
}

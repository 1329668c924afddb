package tui

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
)

// A command is something the app itself can do, by key or from the palette.
type command struct {
	binding
	run func() tea.Cmd
}

var tabNames = [...]string{tabInterview: "Interview", tabPlan: "Plan", tabTimeline: "Time line", tabFindings: "Findings", tabPreview: "Preview", tabExport: "Export"}
var tabKeys = [...]string{tabInterview: "I", tabPlan: "P", tabTimeline: "T", tabFindings: "F", tabPreview: "V", tabExport: "E"}

// commands returns what can be done where the app stands.
func (a *app) commands() []command {
	var out []command
	add := func(keys, short, help string, run func() tea.Cmd) {
		out = append(out, command{binding{keys: strings.Fields(keys), short: short, help: help}, run})
	}
	switch {
	case a.watched():
		a.founderCommands(add)
	case a.session != nil:
		a.reviewCommands(add)
	}
	add("?", "help", "help for this place", a.help)
	add(": ctrl+p", "commands", "all commands with their keys", a.palette)
	add("M", "", "switch the mouse on or off", func() tea.Cmd {
		a.noMouse = !a.noMouse
		if a.noMouse {
			return a.say("mouse off: the terminal selects text again")
		}
		return a.say("mouse on")
	})
	add("", "", "colours for a dark terminal", func() tea.Cmd { return a.dress(true) })
	add("", "", "colours for a light terminal", func() tea.Cmd { return a.dress(false) })
	add("", "", "try again to save what is held", func() tea.Cmd { a.lib.Retry(); return nil })
	add("q", "quit", "save and quit; asks only if something cannot be saved", a.ask)
	add("ctrl+c", "", "save and quit", a.quit)
	add("ctrl+z", "", "save and suspend", a.suspend)
	return out
}

func (a *app) reviewCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	add("/", "find", "find questions, answers, notes and records", a.search)
	add("u", "undo", "undo: take back the latest change, wherever it was made", func() tea.Cmd { return a.undo(false) })
	add("ctrl+r", "", "redo: do again what was taken back", func() tea.Cmd { return a.undo(true) })
	for t := tabInterview; t <= tabExport; t++ {
		if a.screens[t] != nil {
			add(tabKeys[t], "", strings.ToLower(tabNames[t])+": go there", func() tea.Cmd { return a.show(jump{tab: t}) })
		}
	}
	a.trialCommands(add)
	a.peopleCommands(add)
	add("A", "", "live: one question, large, for a conversation at speaking speed", a.startLive)
	add("ctrl+o", "", "founder-facing view, for a shared screen: nothing private shows", a.founderView)
	a.historyCommands(add)
	a.pastCommands(add)
	a.progressCommands(add)
	add("L", "", "back to the list of reviews", a.close)
	add("esc", "", "back", func() tea.Cmd {
		switch {
		case a.came != tabNone:
			a.show(jump{tab: a.came})
		case a.tab != tabInterview:
			a.show(jump{tab: tabInterview})
		default:
			return a.close()
		}
		return nil
	})
}

// dress changes the colours.
func (a *app) dress(dark bool) tea.Cmd {
	a.theme = a.opts.themed(dark)
	a.opts.Theme = "dark"
	if !dark {
		a.opts.Theme = "light"
	}
	return nil
}

// picks returns the screen's bindings and the app's commands as rows that run.
func (a *app) picks() []pick {
	var out []pick
	add := func(b binding, run func() outcome) {
		if b.help == "" {
			return
		}
		keys := b.signs()
		out = append(out, pick{label: b.help, key: keys, hay: strings.ToLower(b.help + " " + b.short + " " + keys), run: run})
	}
	keys := a.screen().keys(a.session)
	for _, b := range keys {
		add(b, func() outcome {
			if b.one() == "" { // 1-5 is no one key: none of them is meant
				return toasted("press one of " + b.keys[0] + " for that")
			}
			var cmds []tea.Cmd
			for key := range strings.FieldsSeq(b.keys[0]) {
				cmds = append(cmds, a.key(press(key)))
			}
			return outcome{handled: true, cmd: tea.Batch(cmds...)}
		})
	}
	for _, c := range a.commands() {
		add(c.untaken(keys).binding, func() outcome { return outcome{handled: true, cmd: c.run()} })
	}
	return out
}

// untaken returns the command without the keys that the screen's bindings take;
// esc is the app's where the screen has nothing to leave. Where letters are words,
// the app's letters stand behind the space bar.
func (c command) untaken(by []binding) command {
	taken := func(k string) bool {
		return slices.ContainsFunc(by, func(b binding) bool { return slices.Contains(b.keys, k) })
	}
	c.keys = slices.DeleteFunc(slices.Clone(c.keys), func(k string) bool { return k != "esc" && taken(k) })
	if taken(anyLetter) {
		for n, k := range c.keys {
			if r, size := utf8.DecodeRuneInString(k); size == len(k) && unicode.IsLetter(r) {
				c.keys[n] = behindSpace + k
			}
		}
	}
	return c
}

// help shows the keys of this place, and how text is selected with the mouse on.
func (a *app) help() tea.Cmd {
	rows := a.picks()
	tell := func(text string) {
		rows = append(rows, pick{label: text, hay: strings.ToLower(text), run: func() outcome { return handled }})
	}
	tell("hold shift and drag the mouse: select text as the terminal does")
	if a.session != nil && !a.watched() {
		tell("marks: ✓ answered  · not answered  ? do not know  – not applicable")
		tell("marks: × withheld  ≠ roles disagree  ○ out of scope  ! flagged  ~ parked")
		if a.tab == tabTimeline {
			a.tellTimeline(tell)
		}
		tell("marks: █ critical  ▲ high  ■ medium  • low  ✓ strength")
	}
	a.popup = newPicker("HELP", "Help: keys of this place, enter runs one", rows)
	return nil
}

// palette shows all commands.
func (a *app) palette() tea.Cmd {
	a.popup = newPicker("COMMANDS", "Commands", a.picks())
	return nil
}

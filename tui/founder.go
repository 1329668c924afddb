package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// watched reports whether the founder looks on.
func (a *app) watched() bool { return a.session != nil && a.interview().founder }

// founderView shows what may be seen on a shared screen: the question, why it is
// asked, and the answer of the one who speaks. Nothing else can be reached.
func (a *app) founderView() tea.Cmd {
	switch {
	case a.session.trial != nil:
		return a.say("leave the what-if first (W): a founder must not see it")
	case a.watched():
		sure := newAsk("End the founder-facing view?", "Notes, findings and ratings show again. Is the screen no longer shared?",
			"go on, nothing private shows", choice{"x", "end it", func() outcome {
				a.leave()
				a.interview().founder = false
				return toasted("private things show again")
			}})
		sure.byKey = true
		a.popup = sure
		return nil
	}
	a.leave()
	a.tab, a.came = tabInterview, tabNone
	a.interview().founder = true
	a.interview().enter(a.session, jump{})
	return a.say("ctrl+o ends it; the founder may look on")
}

// founderCommands are all that can be done while the founder looks on.
func (a *app) founderCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	add("/", "find", "find a question", func() tea.Cmd {
		var rows []pick
		for _, q := range a.session.visible {
			if !a.session.hidden(q.ID) {
				rows = append(rows, a.session.found(q.Title, q.Text, "", jump{question: q.ID}))
			}
		}
		a.popup = newPicker("FIND", "Find a question", rows)
		return nil
	})
	add("r >", "", "let the next one speak: a person, or a role", a.nextSpeaker)
	add("ctrl+o", "end", "end the founder-facing view", a.founderView)
}

// founderTop names the review and says that nothing private shows.
func (a *app) founderTop() string {
	t := a.theme
	a.hits = chrome{}
	save := a.saveSign() + " "
	name := " " + cut(firstLine(a.session.review.Info.Name), max(a.width/3, 12)) + "  "
	sign := t.barMode.in(" FOUNDER VIEW ")
	if a.width >= 80 {
		sign += " nothing private is shown or can be reached"
	}
	return t.bar.over(ends(sgrBold.in(name)+sign, save, a.width))
}

// founderDoes are the keys that answer, walk and write the shared note.
var founderDoes = strings.Fields("0 1 2 3 4 5 6 7 8 9 up down k j left right h l pgup pgdown ctrl+u ctrl+d " +
	"enter space s d x w n i b [ ] home end g G backspace delete ctrl+e")

// founderOwn are the keys left to the app.
var founderOwn = strings.Fields("/ ? : ctrl+p ctrl+o r > M q")

// founderKept names what other keys lead to.
var founderKept = map[string]string{
	"p": "private notes", "F": "findings", "V": "the preview", "E": "the export", "W": "the what-if", "P": "the plan",
	"T": "the time line", "L": "the other reviews", "t": "what rules wait for", "f": "flags", "m": "flags",
	"c": "what to come back to", "e": "evidence", "v": "evidence", "R": "requests", "D": "requests", "@": "the people",
	"A": "the live mode", "u": "earlier changes", "ctrl+r": "earlier changes", "y": "the clipboard", "a": "the plan", "o": "the plan",
}

// founderKey handles a key while the founder looks on. What may show something
// private is refused with a plain sentence.
func (i *interview) founderKey(k tea.KeyPressMsg, s *session) outcome {
	key := meant(k.String())
	if key == "tab" {
		key = "s"
	}
	switch {
	case slices.Contains(founderOwn, key):
		return unhandled
	case !slices.Contains(founderDoes, key):
		if what := founderKept[key]; what != "" {
			return toasted(what + " cannot be reached while the founder looks on; ctrl+o ends it")
		}
		return toasted("nothing here; ctrl+o ends the founder-facing view")
	case s.assessed(i.at) && slices.Contains(strings.Fields("0 1 2 3 4 5 6 7 8 9 enter space d x w n i b backspace delete ctrl+e"), key):
		return toasted("let who answers speak (r): a reviewer only assesses here")
	}
	if out := i.cardKey(key, s); out.handled {
		return out
	}
	if out := i.walkKey(key, s); out.handled {
		return out
	}
	if key == "b" {
		i.park(s)
		return toasted("parked, or no longer")
	}
	return i.answerKey(key, s)
}

// founderKeys are the bindings of the founder-facing view.
func (i *interview) founderKeys(s *session) []binding {
	answer := binding{[]string{"enter"}, "answer", "write the answer; where there is one, go on"}
	if n := min(len(i.question(s).Options), 9); n > 0 {
		answer = binding{[]string{"1-" + string(rune('0'+n))}, "choose", "choose an option by its number"}
	}
	return []binding{
		answer,
		{[]string{"s", "tab"}, "next", "the next question that waits for an answer"},
		{[]string{"n"}, "note", "write a note, for all to see"},
		{[]string{"d", "."}, "don't know", "answer: do not know"},
		{[]string{"x", "_"}, "n/a", "answer: not applicable, with a reason"},
		{[]string{"w", "*"}, "withheld", "answer: withheld, with a reason"},
		{[]string{"b", ","}, "", "park the question, to come back to it"},
		{[]string{"right", "l"}, "", "next question"}, {[]string{"left", "h"}, "", "question before"},
		{[]string{"]"}, "", "next area"}, {[]string{"["}, "", "area before"},
		{[]string{"up", "k"}, "", "up"}, {[]string{"down", "j"}, "", "down"},
		{[]string{"backspace", "delete"}, "", "take the answer away"},
	}
}

package tui

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// In a conversation letters are words: the first one begins a note, on every
// layout and in every script. What is pressed most is a key that no word begins
// with; each has its look from the mark it sets or from what it stands for. All
// else is a letter behind the space bar, the same letter as on the question.

// liveMarks are marks and the letters of the question that they stand for. They
// work on the question too, so that there is one set to learn.
var liveMarks = map[string]string{"!": "f", "(": "p", ",": "b", ".": "d", "_": "x", "*": "w", "+": "v", "<": "c"}

// meant returns the letter that a mark stands for, and any other key as it is.
func meant(key string) string { return cmp.Or(liveMarks[key], key) }

// anyLetter is the key that stands for all letters, where they are words.
const anyLetter = "a-z"

// liveKey handles a key of the conversation.
func (i *interview) liveKey(k tea.KeyPressMsg, s *session) outcome {
	key := k.String()
	if i.live.menu {
		i.live.menu = false
		if key == "esc" || key == "space" {
			return handled
		}
		return i.liveCommand(key, s)
	}
	switch key {
	case "esc":
		return i.endLive(s)
	case "space":
		i.live.menu = true
		return handled
	case "tab":
		return i.walkKey("s", s)
	case "shift+tab":
		return i.liveBack(s)
	case ";":
		return i.askNext(s)
	}
	first, _ := utf8.DecodeRuneInString(k.Text)
	if unicode.IsLetter(first) {
		return i.beginNote(s, k.Text)
	}
	out := i.liveCommand(meant(key), s)
	if !out.handled && unicode.IsPrint(first) && !strings.ContainsRune(liveApps, first) {
		return i.beginNote(s, k.Text)
	}
	return out
}

// liveApps are the app's own keys that no note begins with.
const liveApps = "/:?@%&=>"

// liveCommand carries out a key of the question's.
func (i *interview) liveCommand(key string, s *session) outcome {
	switch key {
	case "y":
		i.live.why = !i.live.why
		return handled
	case "a":
		return i.askNext(s)
	case "t":
		if q, _ := i.mostTelling(s); q != nil {
			return i.goTo(s, q.ID)
		}
		return toasted("no open question would settle a rule")
	}
	if out := i.cardKey(key, s); out.handled {
		return out
	}
	if out := i.walkKey(key, s); out.handled {
		return out
	}
	return i.answerKey(key, s)
}

// went notes that one goes from a question to another.
func (l *live) went(from, to string) {
	if l != nil && from != to {
		l.trail = append(l.trail, from)
	}
}

// liveBack goes to the question one came from.
func (i *interview) liveBack(s *session) outcome {
	n := len(i.live.trail) - 1
	if n < 0 {
		return toasted("this is where the conversation began")
	}
	to := i.live.trail[n]
	out := i.goTo(s, to)
	i.live.trail = i.live.trail[:n]
	return out
}

// beginNote goes on with the shared note on a line of its own.
// Where the answer itself is words and there are none yet, it begins those.
func (i *interview) beginNote(s *session, text string) outcome {
	what := editNote
	if q := i.question(s); wantsWords(q, s.answer(q.ID)) {
		what = editWords
	}
	i.startEdit(s, what, "")
	i.edit.replace()
	if v := i.edit.field.value(); v != "" && v[len(v)-1] != '\n' {
		text = "\n" + text
	}
	i.edit.field.paste(questionnaire.Safe(text))
	i.changed(s)
	return handled
}

// wantsWords reports whether words are what answers the question, and none are there.
func wantsWords(q *questionnaire.Question, a questionnaire.Answer) bool {
	return q.Kind == questionnaire.KindText && len(q.Options) == 0 && a.Status == questionnaire.Unanswered
}

// liveKeys are the bindings of the conversation.
func (i *interview) liveKeys(s *session) []binding {
	answer := binding{[]string{"enter"}, "answer", "write the answer; where there is one, go on"}
	if n := min(len(i.question(s).Options), 9); n > 0 {
		answer = binding{[]string{"1-" + string(rune('0'+n))}, "choose", "choose an option by its number"}
	}
	if i.live.menu {
		return []binding{{[]string{"esc"}, "none of these", ""}}
	}
	return slices.Insert(slices.Clone(liveBindings), 1, answer)
}

// behindSpace comes before a letter that is a command after the space bar.
const behindSpace = "space "

var liveBindings = []binding{
	{[]string{"tab"}, "next", "the next question that waits and is not parked"},
	{[]string{anyLetter}, "note", ""},
	{[]string{"space"}, "more", "what letters do, behind the space bar"},
	{[]string{"esc"}, "end", "end the conversation"},
	{[]string{",", "space b"}, "park", "park the question, to come back to it"},
	{[]string{"!", "space f"}, "flag", "flag for follow-up, or take the flag away"},
	{[]string{"(", "space p"}, "private", "write a private note, which leaves in no export but a private one"},
	{[]string{".", "space d"}, "don't know", "answer: do not know"},
	{[]string{"_", "space x"}, "n/a", "answer: not applicable, with a reason"},
	{[]string{"*", "space w"}, "withheld", "answer: withheld, with a reason"},
	{[]string{"+", "space v"}, "shown", "how well the answer is shown: claimed, shown, document seen, verified"},
	{[]string{";", "space a"}, "follow-up", "ask the follow-up of a finding that just appeared: it goes into the note"},
	{[]string{"<", "space c"}, "come back", "what to come back to: parked, flagged, withheld, requested"},
	{[]string{"space t"}, "telling", "go to the answer that would settle the most rules"},
	{[]string{"space y"}, "why", "why it is asked, or hide that"},
	{[]string{"space R"}, "request", "ask for a document: what, from whom, by when"},
	{[]string{"space D"}, "documents", "documents asked for, and what was withheld"},
	{[]string{"space e"}, "evidence", "write down what was shown as evidence"},
	{[]string{"space i"}, "answer", "type or change the answer of a number, month or text question"},
	{[]string{"space m"}, "next flagged", "go to the next flagged question"},
	{[]string{"space C"}, "core only", "walk core questions only, or all"},
	{[]string{"space O"}, "only …", "walk only some questions: unanswered, flagged, with a finding …"},
	{[]string{"shift+tab"}, "", "back to the question one came from"},
	{[]string{"right"}, "", "next question"}, {[]string{"left"}, "", "question before"},
	{[]string{"]"}, "", "next area"}, {[]string{"["}, "", "area before"},
	{[]string{"up", "down"}, "", "move between the options"},
	{[]string{"backspace", "delete"}, "", "take the answer away"},
	{[]string{"ctrl+e"}, "", "write the note in your editor"},
}

// liveLegend tells the marks, or while the menu is open the letters.
func (i *interview) liveLegend(t theme, w int) []string {
	var hints []string
	hint := func(key, short string) { hints = append(hints, t.accent.in(key)+" "+t.muted.in(short)) }
	for _, b := range liveBindings {
		last := b.keys[len(b.keys)-1]
		letter, command := strings.CutPrefix(last, behindSpace)
		switch {
		case !command:
		case i.live.menu:
			hint(letter, b.short)
		case len(b.keys) > 1:
			hint(b.keys[0], b.short)
		}
	}
	if i.live.menu {
		hint("r", "who speaks")
		hint("u", "undo")
		hint("H", "history")
		return flowed(hints, w)
	}
	hint(">", "next speaker")
	return flowed(hints, w)[:1]
}

// flowed sets hints one after the other in rows of w cells.
func flowed(hints []string, w int) (rows []string) {
	row := ""
	for _, h := range hints {
		if row != "" && width(row)+3+width(h) > w {
			rows, row = append(rows, row), ""
		}
		if row != "" {
			row += "   "
		}
		row += h
	}
	return append(rows, row)
}

package tui

import (
	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A popup lies over the screen and takes every key until it is done: a prompt,
// a question to confirm, or a picker. What it asks of the app is done after it
// has closed.
type popup interface {
	key(k tea.KeyPressMsg) (out outcome, done bool)
	paste(text questionnaire.Text)
	mouse(m mouse) (out outcome, done bool)
	// view returns the box and where it stands on a screen of w by h cells.
	view(t theme, w, h int) (box []string, x, y int)
	// cursor is in the cells of the screen, after view.
	cursor() (x, y int, shown bool)
	mode() string
	keys() []binding
}

// centred returns where a box stands.
func centred(box []string, w, h int) (x, y int) {
	return max((w-width(box[0]))/2, 0), max((h-len(box))/3, 0)
}

// A prompt asks for one line of text.
type prompt struct {
	name         string // of the mode
	title, label string
	empty        bool // it may stay empty
	field        *field
	then         func(questionnaire.Text) outcome
	x, y         int
}

// newPrompt asks for a text, value to start with; then gets what was typed,
// never blank.
func newPrompt(title, label string, value questionnaire.Text, then func(questionnaire.Text) outcome) *prompt {
	return &prompt{name: "NAME", title: title, label: label, field: newField(value), then: then}
}

func (p *prompt) key(k tea.KeyPressMsg) (outcome, bool) {
	switch k.String() {
	case "esc":
		return handled, true
	case "enter":
		if p.field.empty() && !p.empty {
			return handled, false
		}
		return p.then(p.field.text()), true
	}
	p.field.key(k)
	return handled, false
}

func (p *prompt) paste(text questionnaire.Text) { p.field.paste(text) }

func (p *prompt) mouse(mouse) (outcome, bool) { return handled, false }

func (p *prompt) view(t theme, w, h int) ([]string, int, int) {
	bw := min(w-2, 60)
	inner := bw - 4
	box := framed(t, p.title, []string{
		t.muted.in(cut(p.label, inner)),
		t.accent.in("▸ ") + p.field.view(inner-2, 1)[0],
	}, bw)
	x, y := centred(box, w, h)
	p.x, p.y = x+4+p.field.x, y+2
	return box, x, y
}

func (p *prompt) cursor() (int, int, bool) { return p.x, p.y, true }
func (p *prompt) mode() string             { return p.name }
func (p *prompt) keys() []binding {
	return []binding{{keys: []string{"enter"}, short: "done"}, {keys: []string{"esc"}, short: "leave it"}}
}

// An ask puts a question that one key agrees to; every other key means no.
type ask struct {
	name    string // of the mode
	title   string
	text    questionnaire.Text
	choices []choice
	no      string // what any other key does
	byKey   bool   // a click decides nothing: a slip would show what is private

	x, y, w, h int // where the choices stand, the no below them
}

// A choice is a key that agrees and what it then does.
type choice struct {
	key, label string
	then       func() outcome
}

// newAsk asks; no says what every other key means.
func newAsk(title string, text questionnaire.Text, no string, choices ...choice) *ask {
	return &ask{name: "SURE?", title: title, text: text, no: no, choices: choices}
}

// newTell tells what is too long, or too grave, to be shown for a moment only.
func newTell(title string, text questionnaire.Text) *ask {
	return &ask{name: "READ", title: title, text: text, no: "go on"}
}

func (p *ask) key(k tea.KeyPressMsg) (outcome, bool) {
	for _, c := range p.choices {
		if k.String() == c.key {
			return c.then(), true
		}
	}
	return handled, true
}

func (p *ask) paste(questionnaire.Text) {}

// mouse takes a click on a choice, or on the no below them; a stray one decides
// nothing.
func (p *ask) mouse(m mouse) (outcome, bool) {
	at, inside := m.in(p.x, p.y, p.w, p.h)
	switch {
	case p.byKey || !m.click || !inside:
		return handled, false
	case at.y < len(p.choices):
		return p.choices[at.y].then(), true
	}
	return handled, true
}

func (p *ask) view(t theme, w, h int) ([]string, int, int) {
	bw := min(w-2, 60)
	lines := append(wrap(string(p.text), bw-4), "")
	for _, c := range p.choices {
		lines = append(lines, t.title.in(fit(c.key, 5))+c.label)
	}
	any := "any other key: "
	if len(p.choices) == 0 {
		any = "any key: "
	}
	no := inked(t.muted, wrap(any+p.no, bw-4))
	lines = append(lines, no...)
	box := framed(t, p.title, lines, bw)
	x, y := centred(box, w, h)
	p.x, p.y, p.w, p.h = x, y+len(box)-1-len(no)-len(p.choices), bw, len(p.choices)+len(no)
	return box, x, y
}

func (p *ask) cursor() (int, int, bool) { return 0, 0, false }
func (p *ask) mode() string             { return p.name }
func (p *ask) keys() []binding {
	var out []binding
	for _, c := range p.choices {
		out = append(out, binding{keys: []string{c.key}, short: c.label})
	}
	return append(out, binding{keys: []string{"esc"}, short: p.no})
}

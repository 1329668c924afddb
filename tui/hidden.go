package tui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A hidden asks for a password twice, for a slip would lock the file for good. It
// shows that something is typed, and never what.
type hidden struct {
	title         string
	typed, before string
	again, differ bool
	then          func(Secret) outcome
	x, y          int
}

func newHidden(title string, then func(Secret) outcome) *hidden {
	return &hidden{title: title, then: then}
}

func (p *hidden) key(k tea.KeyPressMsg) (outcome, bool) {
	switch k.String() {
	case "esc":
		return handled, true
	case "enter":
		return p.entered()
	case "backspace", "ctrl+h":
		_, size := utf8.DecodeLastRuneInString(p.typed)
		p.typed = p.typed[:len(p.typed)-size]
	case "ctrl+u":
		p.typed = ""
	default:
		p.typed += k.Text
	}
	return handled, false
}

// entered takes what was typed, once the same was typed twice.
func (p *hidden) entered() (outcome, bool) {
	switch {
	case !p.again && p.typed == "":
		return p.then(""), true
	case !p.again:
		p.before, p.typed, p.again, p.differ = p.typed, "", true, false
	case p.typed == p.before:
		return p.then(Secret(p.typed)), true
	default:
		p.before, p.typed, p.again, p.differ = "", "", false, true
	}
	return handled, false
}

func (p *hidden) paste(text questionnaire.Text) { p.typed += text.Line() }
func (p *hidden) mouse(mouse) (outcome, bool)   { return handled, false }

func (p *hidden) view(t theme, w, h int) ([]string, int, int) {
	bw := min(w-2, 60)
	inner := bw - 4
	label := t.muted.in(cut("Typed unseen; empty for none", inner))
	switch {
	case p.again:
		label = t.strong.in(cut("The same again", inner))
	case p.differ:
		label = t.bad.in(cut("× The two differ: type both anew", inner))
	}
	typed := strings.Repeat("•", min(utf8.RuneCountInString(p.typed), inner-3))
	box := framed(t, p.title, []string{label, t.accent.in("▸ ") + typed}, bw)
	x, y := centred(box, w, h)
	p.x, p.y = x+4+width(typed), y+2
	return box, x, y
}

func (p *hidden) cursor() (int, int, bool) { return p.x, p.y, true }
func (p *hidden) mode() string             { return "PASSWORD" }
func (p *hidden) keys() []binding {
	return []binding{{keys: []string{"enter"}, short: "done"}, {keys: []string{"esc"}, short: "leave it as it was"}}
}

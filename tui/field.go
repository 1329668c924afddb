package tui

import (
	"strings"
	"unicode/utf8"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"diligence/questionnaire"
)

// A field is a text being typed: one line, or several. It takes every key it is
// given but those of its owner, who looks first: enter, esc, tab.
type field struct {
	area *area            // of several lines
	line *textinput.Model // of one

	top  int // first cell of a line in sight
	x, y int // where the cursor stood in the last view
}

// longText is the size in bytes past which an editor is offered.
const longText = 8 << 10

// newField returns a field of one line, the cursor at its end.
func newField(value questionnaire.Text) *field {
	line := textinput.New()
	line.SetVirtualCursor(false)
	line.KeyMap.Paste = key.NewBinding() // pasting is the terminal's
	line.CharLimit = questionnaire.MaxText
	line.SetValue(value.Line())
	line.CursorEnd()
	line.Focus()
	return &field{line: &line}
}

// newArea returns a field of several lines, the cursor at its end.
func newArea(value questionnaire.Text) *field {
	return &field{area: newTextArea(string(value))}
}

// key edits the text and reports whether it changed.
func (f *field) key(k tea.KeyPressMsg) bool {
	before := f.value()
	if f.area != nil {
		f.area.key(k)
	} else {
		*f.line, _ = f.line.Update(k)
	}
	return f.keepSafe(before)
}

// paste inserts text at the cursor and reports whether anything changed.
func (f *field) paste(text questionnaire.Text) bool {
	before := f.value()
	if f.area != nil {
		f.area.insert(string(text))
	} else {
		*f.line, _ = f.line.Update(tea.PasteMsg{Content: text.Line()})
	}
	return f.keepSafe(before)
}

// keepSafe keeps what must not be drawn out of the field and reports whether the
// text differs from before.
func (f *field) keepSafe(before string) bool {
	now := f.value()
	if now == before {
		return false
	}
	if safe := string(f.text()); safe != now {
		f.setValue(safe)
	}
	return true
}

func (f *field) value() string {
	if f.area != nil {
		return f.area.text
	}
	return f.line.Value()
}

// setValue replaces the text and puts the cursor at its end.
func (f *field) setValue(s string) {
	if f.area != nil {
		f.area.set(s)
		return
	}
	f.line.SetValue(oneLine(s))
	f.line.CursorEnd()
}

// text returns what was typed, safe to keep and to draw, and no longer than a
// Text may be.
func (f *field) text() questionnaire.Text {
	t := questionnaire.Safe(f.value())
	for n := min(len(t), questionnaire.MaxText); ; n-- {
		if n == len(t) || utf8.RuneStart(t[n]) {
			return t[:n]
		}
	}
}

// empty reports whether nothing but blanks was typed.
func (f *field) empty() bool { return strings.TrimSpace(f.value()) == "" }

// view returns h rows of w cells; a field of one line fills the first.
func (f *field) view(w, h int) []string {
	if f.area != nil {
		rows, x, y := f.area.view(max(w, 4), max(h, 1))
		f.x, f.y = x, y
		return rows
	}
	value := f.line.Value()
	at := width(string([]rune(value)[:f.line.Position()]))
	f.top = min(f.top, at)
	f.top = max(f.top, at-w+1)
	f.x, f.y = at-f.top, 0
	return fitRows([]string{ansi.Truncate(ansi.TruncateLeft(value, f.top, ""), w, "")}, 0, w, h)
}

package tui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// key decides who gets a key: the way out, then what lies over the screen, then
// the screen, then, where no text is being typed, the app itself.
func (a *app) key(k tea.KeyPressMsg) tea.Cmd {
	a.toast = ""
	switch k.String() {
	case "ctrl+c":
		return a.quit()
	case "ctrl+z":
		return a.suspend()
	}
	if a.tooSmall() {
		return nil
	}
	if a.popup != nil {
		return a.popped(func(p popup) (outcome, bool) { return p.key(k) })
	}
	s := a.screen()
	typing := s.typing()
	out := s.key(k, a.session)
	cmd := a.after(out)
	if out.handled || typing {
		return cmd
	}
	return tea.Batch(cmd, a.own(k.String()))
}

// popped lets the popup act with the popup out of the way, so that what it runs
// finds the screen, and puts it back unless it is done.
func (a *app) popped(act func(popup) (outcome, bool)) tea.Cmd {
	p := a.popup
	a.popup = nil
	out, done := act(p)
	if !done && a.popup == nil {
		a.popup = p
	}
	return a.after(out)
}

// own carries out one of the app's own keys.
func (a *app) own(key string) tea.Cmd {
	for _, c := range a.commands() {
		for _, k := range c.keys {
			if k == key {
				return c.run()
			}
		}
	}
	return nil
}

// tooLong is said of a paste that would have to be cut.
var tooLong = fmt.Sprintf("nothing was pasted: a text may have %d KiB, and this would be longer", questionnaire.MaxText>>10)

// paste goes to a text field, and nowhere else. What does not fit is not cut: the
// part that is missing would be missed too late.
func (a *app) paste(content string) tea.Cmd {
	text := questionnaire.Safe(content) // which also makes every line end \n
	switch {
	case a.tooSmall():
	case len(text) > questionnaire.MaxText:
		return a.say(tooLong)
	case a.popup != nil:
		a.popup.paste(text)
	case a.screen().typing():
		return a.after(a.screen().paste(text, a.session))
	default:
		return a.say("nothing pasted: open a text field first")
	}
	return nil
}

// wheelRows is how far a turn of the wheel scrolls.
const wheelRows = 3

// pointed finds what a click or a turn of the wheel is meant for.
func (a *app) pointed(msg tea.MouseMsg) tea.Cmd {
	at := msg.Mouse()
	m := mouse{x: at.X, y: at.Y}
	switch at.Button {
	case tea.MouseLeft:
		m.click = true
	case tea.MouseWheelUp:
		m.wheel = -wheelRows
	case tea.MouseWheelDown:
		m.wheel = wheelRows
	default:
		return nil
	}
	if a.tooSmall() {
		return nil
	}
	if at.Y == a.height-1 {
		sure, asks := a.popup.(*ask)
		if key := a.hintAt(at.X); m.click && key != "" && !(asks && sure.byKey) {
			return a.key(press(key))
		}
		return nil
	}
	m.y -= a.bodyTop()
	if a.popup != nil {
		return a.popped(func(p popup) (outcome, bool) { return p.mouse(m) })
	}
	if m.y < 0 {
		if to := a.hits.tabAt(at.X); m.click && at.Y == 0 && to != tabNone {
			return a.show(jump{tab: to})
		}
		return nil
	}
	if a.panelWidth() > 0 && m.x >= a.screenWidth() {
		if m.click {
			a.popup = newTrialView(a.session)
		}
		return nil
	}
	return a.after(a.screen().mouse(m, a.session))
}

package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// Below this size nothing can be shown.
const (
	leastWidth  = 30
	leastHeight = 8
)

func (a *app) tooSmall() bool { return a.width < leastWidth || a.height < leastHeight }

// airy reports whether there is room for a row under the top line.
func (a *app) airy() bool { return a.height >= 16 }

// bodyTop returns the first row of the screen proper.
func (a *app) bodyTop() int {
	if a.airy() {
		return 2
	}
	return 1
}

// View returns the picture, drawn anew only where something may have changed.
func (a *app) View() tea.View {
	if a.drawn == a.revision {
		return a.frame
	}
	v := tea.View{AltScreen: true, WindowTitle: a.title()}
	if !a.noMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if a.width > 0 && a.height > 0 {
		rows, cursor := a.draw()
		v.Content, v.Cursor = strings.Join(rows, "\n"), cursor
	}
	a.frame, a.drawn = v, a.revision
	return v
}

// title returns the window's title: the review and how far it is.
func (a *app) title() string {
	if a.session == nil {
		return "diligence"
	}
	done, all := a.session.progress("")
	title := fmt.Sprintf("%s %d/%d · diligence", firstLine(a.session.review.Info.Name), done, all)
	if a.session.trial != nil {
		title = "What if · " + title
	}
	return title
}

// draw returns the whole picture and where the text cursor stands in it.
func (a *app) draw() ([]string, *tea.Cursor) {
	if a.tooSmall() {
		return fitRows(wrap(a.smallText(), a.width), 0, a.width, a.height), nil
	}
	top := a.bodyTop()
	rows := make([]string, 0, a.height)
	rows = append(rows, a.topLine())
	if a.airy() {
		rows = append(rows, a.secondLine())
	}
	h := a.height - top - 1
	s := a.screen()
	body := s.view(a.session, a.theme, a.screenWidth(), h)
	if a.panelWidth() > 0 {
		body = beside(a.theme.border.in("│"), body, a.trialPanel(h))
	}
	x, y, shown := s.cursor()
	if a.popup != nil {
		box, bx, by := a.popup.view(a.theme, a.width, h)
		body = overlay(body, box, bx, by)
		x, y, shown = a.popup.cursor()
	}
	rows = append(rows, body...)
	rows = append(rows, a.bottomLine())
	if !shown || x < 0 || y < 0 || x >= a.width || y >= h {
		return rows, nil
	}
	c := tea.NewCursor(x, y+top)
	c.Shape, c.Blink = ownShape, false
	return rows, c
}

// ownShape leaves the cursor the shape the person gave it: the library makes of
// it the parameter 0, which it never sends.
const ownShape tea.CursorShape = -1

// topLine names the review, the screens and how saving goes.
func (a *app) topLine() string {
	t := a.theme
	if a.session == nil {
		return t.bar.over(ends(" "+t.barKey.in("diligence"), a.saveSign()+" ", a.width))
	}
	if a.watched() {
		return a.founderTop()
	}
	a.hits = chrome{}
	lead := ""
	if a.session.trial != nil {
		lead = t.alarm.in(whatIfSign)
	}
	save := a.saveSign() + " "
	name, tabs := a.tabs(width(lead), a.width-width(lead)-width(save)-1)
	return t.bar.over(ends(lead+sgrBold.in(name)+tabs, save, a.width))
}

const sgrBold ink = "\x1b[1m"

// saveSign says how saving goes, in a word or two.
func (a *app) saveSign() string {
	switch {
	case a.save.Failed != "":
		return a.theme.alarm.in(" NOT SAVED ")
	case a.session != nil && a.session.trial != nil && a.width < 60:
		return ""
	case a.session != nil && a.session.trial != nil:
		return "a scratch copy"
	case a.save.Saving || a.save.Held > 0 || a.save.Through < a.handed:
		return "saving…"
	case !a.save.SavedAt.IsZero():
		return "saved " + a.save.SavedAt.In(a.lib.Now().Location()).Format("15:04")
	}
	return ""
}

// secondLine is empty, or says what must not be overlooked.
func (a *app) secondLine() string {
	switch {
	case a.save.Failed == "" && a.session != nil && a.session.trial != nil:
		return a.trialLine()
	case a.save.Failed == "":
		return spaces(a.width)
	}
	return a.theme.alarm.in(fit(" "+a.notSaved(), a.width))
}

func (a *app) notSaved() string {
	return fmt.Sprintf("NOT SAVED: %s, %s held, retrying", questionnaire.Safe(a.save.Failed).Line(), count(a.save.Held, "change"))
}

// bottomLine names the mode, its few keys, and who speaks.
func (a *app) bottomLine() string {
	t := a.theme
	mode, keys := a.screen().mode(), a.screen().keys(a.session)
	plain := !a.screen().typing()
	if a.popup != nil {
		mode, keys, plain = a.popup.mode(), a.popup.keys(), false
	}
	left := t.barMode.in(" "+mode+" ") + " "
	a.hints = nil
	right := a.standing()
	if room := a.width - width(left) - width("? help") - 2; plain && width(right) > room { // help comes first
		right = cut(strings.TrimRight(right, " "), room-1) + " "
	}
	room := a.width - width(left) - width(right) - 1
	switch {
	case a.save.Failed != "" && !a.airy():
		return t.alarm.in(ends(" "+a.notSaved(), a.speaking(), a.width))
	case a.toast != "":
		if width(string(a.toast)) > room {
			right = a.speaking()
		}
		if !a.watched() && width(left)+width(string(a.toast))+width(right) >= a.width { // its end says what to do
			left = " "
		}
		left += string(a.toast)
	default:
		left += a.keyHints(keys, plain, width(left), room)
	}
	return t.bar.over(ends(left, right, a.width))
}

// speaking says who speaks where a longer text has the line.
func (a *app) speaking() string {
	if a.session == nil {
		return ""
	}
	s := a.session
	name := string(s.speaker)
	if p, ok := s.review.Respondent(name); ok {
		name = p.Name.Line()
	}
	return cut("as "+name, max(a.width/4, 12)) + " "
}

// standing says who speaks, and what no pane in sight says: how many findings
// there are, how many are new, how many rules are undecided.
func (a *app) standing() string {
	if a.session == nil {
		return ""
	}
	who, fresh := cut(a.session.review.SpeakerName(a.session.speaker), max(a.width*3/4, 12))+" ", len(a.session.fresh)
	switch {
	case a.watched() || a.width < twoPanes && a.interview().live != nil:
		return who
	case a.width < twoPanes && fresh > 0:
		return fmt.Sprintf("▲ %d, %d new · %s", a.session.openFindings(), fresh, who)
	case a.width < twoPanes:
		return fmt.Sprintf("▲ %d · %s", a.session.openFindings(), who)
	case a.width < threePanes && fresh > 0:
		return fmt.Sprintf("▲ %d new · as %s", fresh, who)
	case a.width < threePanes:
		return "as " + who
	}
	return fmt.Sprintf("%d undecided · as %s", a.session.result.UndecidedRules(), who)
}

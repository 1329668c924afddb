package tui

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// readAfter is how long reading the log waits for the first picture of a review
// to be drawn.
const readAfter = 50 * time.Millisecond

// loggedMsg is a review's log, read for the way back.
type loggedMsg struct {
	session *session
	log     []questionnaire.Change
	err     error
}

// readLog reads what was done before the review was opened, off the event loop
// and once the review is on the screen.
func (a *app) readLog() tea.Cmd {
	s, wait := a.session, a.readAfter
	read, id := s.lib.Log, s.review.ID
	s.way.reading = true
	return func() tea.Msg {
		time.Sleep(wait)
		log, err := read(id)
		return loggedMsg{s, log, err}
	}
}

// logged joins the log to the way back, and lets what was held go on.
func (a *app) logged(msg loggedMsg) tea.Cmd {
	var cmds []tea.Cmd
	msg.session.join(msg.log)
	held := a.held
	a.held = nil
	for _, m := range held {
		_, cmd := a.Update(m)
		cmds = append(cmds, cmd)
	}
	if msg.err != nil && a.session != nil {
		cmds = append(cmds, a.say("what was done before cannot be taken back: "+explain(msg.err)))
	}
	return tea.Batch(cmds...)
}

// holds keeps what is pressed while undo waits for the log, so that it comes after
// it. The ways out are not held up.
func (a *app) holds(msg tea.Msg) bool {
	if a.held == nil {
		return false
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if k := msg.String(); k == "ctrl+c" || k == "ctrl+z" {
			return false
		}
	case tea.PasteMsg, tea.MouseClickMsg:
	default:
		return false
	}
	a.held = append(a.held, msg)
	return true
}

// askFrom is how many changes of a step from an earlier sitting are asked about
// before they are taken back: they lie out of sight.
const askFrom = 10

// undo takes back, or with again carries out again, the latest step.
func (a *app) undo(again bool) tea.Cmd {
	if a.session == nil {
		return nil
	}
	s := a.session
	if s.way.waits(again) {
		a.held = []tea.Msg{press(map[bool]string{false: "u", true: "ctrl+r"}[again])}
		return nil
	}
	if s.unseen(s.way.next(again)) {
		return a.say("the latest change is somebody else's: let the reviewer speak to take it back (@)")
	}
	if next := s.way.next(again); !again && len(next) >= askFrom && s.way.earlier() {
		a.popup = newAsk("Take back "+count(len(next), "change")+"?", s.largeStep(next, "ctrl+r does them again"), "leave them",
			choice{"T", "take them back", func() outcome { return outcome{handled: true, cmd: a.turn(false)} }})
		return nil
	}
	return a.turn(again)
}

// turn turns round the latest step and says which it was.
func (a *app) turn(again bool) tea.Cmd {
	turn, did, none := a.session.undo, "taken back: ", "nothing to take back"
	if again {
		turn, did, none = a.session.redo, "done again: ", "nothing to do again"
	}
	old := !again && a.session.way.earlier()
	st, ok := turn()
	if st == nil {
		return a.say(none)
	}
	name := a.session.describeStep(st)
	if old {
		name += ", " + when(st[0].At, a.lib.Now())
	}
	if !ok {
		return a.say("left as it is, for it was changed otherwise since: " + name)
	}
	j := a.session.whereIs(st[0].Key)
	if a.tab == tabTimeline && j.target() == tabPlan {
		j.tab = tabTimeline
	}
	if j.target() == a.tab {
		a.show(j)
	}
	return a.say(did + name)
}

// describeChange says in a few words what a change is about, by the record it holds
// where none stands any more.
func (s *session) describeChange(c questionnaire.Change) string {
	if _, stands := s.review.Title(c.Key.ID()); !stands {
		for _, rec := range []questionnaire.Record{c.After, c.Before} {
			if p, ok := rec.(questionnaire.PlanRecord); ok && p.Heading() != "" {
				return fmt.Sprintf("%s “%s”", c.Key.Kind(), p.Heading().Line())
			}
		}
	}
	return s.describe(c.Key)
}

// describeStep says in a few words what a step was.
func (s *session) describeStep(st step) string {
	first := s.describeChange(st[0])
	switch via := st[0].Via.Words(); {
	case len(st) == 1:
		return first
	case via != "":
		return count(len(st), "change") + " " + via
	case st[0].After == nil: // what referred to it lost the reference
		return first + " and what referred to it"
	}
	return fmt.Sprintf("%s and %d more", first, len(st)-1)
}

// kindWords names kinds of keys that are not named after what a person calls them.
var kindWords = map[string]string{"info": "name", "disposition": "decision", "outage": "outage sheet"}

// largeStep says what taking back a large step comes to, and what turns that round.
func (s *session) largeStep(st step, again string) questionnaire.Text {
	var kinds []string
	number := map[string]int{}
	for _, c := range st {
		kind := c.Key.Kind()
		if number[kind]++; number[kind] == 1 {
			kinds = append(kinds, kind)
		}
	}
	slices.SortStableFunc(kinds, func(x, y string) int { return number[y] - number[x] })
	text := ""
	for n, kind := range kinds {
		if n > 0 {
			text += ", "
		}
		text += count(number[kind], cmp.Or(kindWords[kind], kind))
	}
	return questionnaire.Safe(fmt.Sprintf("They were made as one step, %s: %s. %s.", when(st[0].At, s.now()), text, again))
}

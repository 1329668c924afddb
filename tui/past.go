package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A past is what one looks at of a review's earlier states: the list of snapshots,
// and what changed between two states. It stays while the review is open, so that
// one comes back to where one was.
type past struct {
	session *session
	marked  string // the snapshot to compare another one with
	diff    *comparison
}

// pastCommands are those that look at earlier states.
func (a *app) pastCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	add("S", "", "snapshots: keep the review as it stands, compare, and what changed since", a.showPast)
}

func (a *app) showPast() tea.Cmd {
	switch s := a.session; {
	case s.trial != nil:
		return a.say("snapshots are of the review: keep what you tried, or discard it, first (W)")
	case s.veiled():
		return a.say("snapshots hold everybody's answers: let the reviewer speak first (@)")
	}
	a.leave()
	if a.past == nil || a.past.session != a.session {
		a.past = &past{session: a.session}
	}
	if d := a.past.diff; d != nil {
		a.popup = a.past.shown(d)
		if d.version != a.session.version {
			return a.past.compare(d.from, d.to, d.fromName, d.toName).cmd
		}
		return nil
	}
	a.popup = a.past.list()
	return nil
}

// snapshots returns what the list shows, newest first.
func (p *past) snapshots() []questionnaire.Snapshot {
	list := p.session.whole.SnapshotsByTime()
	slices.Reverse(list)
	return list
}

// list returns the board of snapshots.
func (p *past) list() popup {
	return &board{
		name: "SNAPSHOTS", title: "Snapshots", rows: p.rows, foot: p.foot, press: p.press,
		binds: []binding{
			{keys: []string{"enter"}, short: "compare with now"}, {keys: []string{"n"}, short: "take one"},
			{keys: []string{"d"}, short: "since a day"}, {keys: []string{"space"}, short: "mark"}, {keys: []string{"D"}, short: "delete"},
		},
	}
}

func (p *past) rows() (rows []boardRow) {
	now := p.session.now()
	for _, s := range p.snapshots() {
		text := s.Name.Line()
		if s.ID == p.marked {
			text = "• " + text
		}
		rows = append(rows, boardRow{text: text, tail: exactly(s.At, now)})
	}
	return append(rows, boardRow{text: "what changed since a day …", tail: "d"})
}

func (p *past) foot() []string {
	marked, ok := p.session.whole.SnapshotNamed(p.marked)
	switch {
	case ok:
		return []string{fmt.Sprintf("“%s” is marked: enter compares it with another one.", marked.Name.Line())}
	case len(p.session.whole.Snapshots) == 0:
		return []string{"No snapshots yet. n keeps the review as it stands under a name; it does not change any more, and can be compared with what comes later."}
	}
	return []string{"Enter tells what changed since; space marks one, to compare it with another."}
}

func (p *past) press(key string, at int) (out outcome, done, used bool) {
	list := p.snapshots()
	var chosen *questionnaire.Snapshot
	if at >= 0 && at < len(list) {
		chosen = &list[at]
	}
	switch {
	case key == "n":
		return p.askName(), true, true
	case key == "d" || key == "enter" && chosen == nil:
		return p.askDay(), true, true
	case chosen == nil:
		return handled, false, false
	case key == "space":
		if p.marked == chosen.ID {
			p.marked = ""
		} else {
			p.marked = chosen.ID
		}
		return handled, false, true
	case key == "D":
		return p.askDelete(*chosen), true, true
	case key == "enter":
		return p.choose(*chosen), true, true
	}
	return handled, false, false
}

func (p *past) askName() outcome {
	return outcome{handled: true, ask: newPrompt("Keep the review as it stands", "What is the occasion?", "", func(name questionnaire.Text) outcome {
		out := p.take(name)
		out.ask = p.list()
		return out
	})}
}

// take keeps the review as it stands under a name.
func (p *past) take(name questionnaire.Text) outcome {
	s := p.session
	snapshot, err := s.whole.Snapshot(name, s.now())
	if err != nil {
		return toasted(explain(err))
	}
	s.record(s.whole.Put(snapshot, s.speaker, s.now()))
	return toasted("kept as “" + snapshot.Name.Line() + "”")
}

func (p *past) askDelete(of questionnaire.Snapshot) outcome {
	text := questionnaire.Safe(fmt.Sprintf("“%s” of %s goes for good; the review itself does not change.", of.Name.Line(), exactly(of.At, p.session.now())))
	return outcome{handled: true, ask: newAsk("Delete this snapshot?", text, "keep it", choice{"X", "delete it", func() outcome {
		s := p.session
		s.record(s.whole.Remove(of.Key(), s.speaker, s.now())...)
		out := toasted("deleted: “" + of.Name.Line() + "”")
		out.ask = p.list()
		return out
	}})}
}

// record carries out changes that undo does not take back: those of snapshots.
func (s *session) record(changes ...questionnaire.Change) {
	if len(changes) == 0 {
		return
	}
	s.seal()
	s.carry(changes)
}

// choose compares a snapshot with the one that is marked, or with now.
func (p *past) choose(of questionnaire.Snapshot) outcome {
	marked, ok := p.session.whole.SnapshotNamed(p.marked)
	if !ok || marked.ID == of.ID {
		return p.compare(atSnapshot(of), nil, of.Name.Line(), "now")
	}
	if marked.At.After(of.At) {
		marked, of = of, marked
	}
	p.marked = ""
	return p.compare(atSnapshot(marked), atSnapshot(of), marked.Name.Line(), of.Name.Line())
}

func (p *past) askDay() outcome {
	return p.askDayAgain("Such as 2026-11-02, yesterday, 3 days, 2 weeks", "")
}

// askDayAgain keeps what was typed where it is no day.
func (p *past) askDayAgain(label string, typed questionnaire.Text) outcome {
	return outcome{handled: true, ask: newPrompt("What changed since …", label, typed, func(text questionnaire.Text) outcome {
		day, ok := parseSince(string(text), p.session.now())
		if !ok {
			return p.askDayAgain("That is no day. Such as 2026-11-02, or 3 days", text)
		}
		return p.compare(atDay(day), nil, "the beginning of "+day.Format("2 January 2006"), "now")
	})}
}

// parseSince reads a day that lies in the past, and returns when it began.
func parseSince(text string, now time.Time) (time.Time, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location())
	switch text {
	case "today":
		return today, true
	case "yesterday":
		return today.AddDate(0, 0, -1), true
	}
	var n int
	var unit string
	if got, _ := fmt.Sscanf(text, "%d %s", &n, &unit); got == 2 && n >= 0 && n < 10_000 {
		switch strings.TrimSuffix(unit, "s") {
		case "day":
			return today.AddDate(0, 0, -n), true
		case "week":
			return today.AddDate(0, 0, -7*n), true
		case "month":
			return today.AddDate(0, -n, 0), true
		}
	}
	day, err := time.ParseInLocation(time.DateOnly, text, now.Location())
	return day, err == nil && !day.After(now)
}

package tui

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A state returns the review as it stood at some time; it may read the log.
type state func(s *session, whole *questionnaire.Review) (questionnaire.Moment, error)

func atSnapshot(of questionnaire.Snapshot) state {
	return func(_ *session, whole *questionnaire.Review) (questionnaire.Moment, error) {
		r, err := whole.At(of)
		return questionnaire.Moment{At: of.At, Review: r}, err
	}
}

func atDay(day time.Time) state {
	return func(s *session, whole *questionnaire.Review) (questionnaire.Moment, error) {
		if err := s.lib.Flush(); err != nil {
			return questionnaire.Moment{}, err
		}
		log, err := s.lib.Log(whole.ID)
		return questionnaire.Moment{At: day, Review: whole.Before(log, day)}, err
	}
}

// A comparison is what changed between two states, while it is looked at.
type comparison struct {
	session          *session
	from, to         state // to is nil for now
	fromName, toName string
	version          int // of the review it was made of
	diff             *questionnaire.Diff
	err              error
	items            []diffItem
}

// A diffItem is a row of a comparison and where it leads.
type diffItem struct {
	row    boardRow
	to     func(*session) bool
	change *questionnaire.Change // of an answer or record, nil for another row
}

// comparedMsg brings a comparison that was made off the event loop.
type comparedMsg struct {
	of   *comparison
	diff questionnaire.Diff
	err  error
}

// compare tells what changed from one state to another, nil for now.
func (p *past) compare(from, to state, fromName, toName string) outcome {
	s := p.session
	d := &comparison{session: s, from: from, to: to, fromName: fromName, toName: toName, version: s.version}
	p.diff = d
	whole, now := s.whole.Clone(), s.now()
	return outcome{handled: true, ask: p.shown(d), cmd: func() tea.Msg {
		msg := comparedMsg{of: d}
		end := questionnaire.Moment{At: now, Review: whole}
		start, err := from(s, whole)
		if err == nil && to != nil {
			end, err = to(s, whole)
		}
		if err == nil {
			msg.diff, err = s.q.Between(whole, start, end, now.Location())
		}
		msg.err = err
		return msg
	}}
}

// came takes in what was compared.
func (d *comparison) came(msg comparedMsg) {
	d.diff, d.err = &msg.diff, msg.err
	if msg.err == nil {
		d.items = d.session.diffItems(msg.diff)
	}
}

// A diffBoard goes back to the list of snapshots.
type diffBoard struct {
	*board
	past *past
}

func (p *past) shown(d *comparison) popup {
	return &diffBoard{past: p, board: &board{
		name: "CHANGED", title: d.fromName + " → " + d.toName, rows: d.rows, foot: d.foot, press: d.press,
		binds: []binding{{keys: []string{"enter"}, short: "go to it"}},
	}}
}

func (b *diffBoard) key(k tea.KeyPressMsg) (outcome, bool) {
	if k.String() == "esc" {
		b.past.diff = nil
		return outcome{handled: true, ask: b.past.list()}, true
	}
	return b.board.key(k)
}

func (b *diffBoard) keys() []binding {
	return []binding{{keys: []string{"enter"}, short: "go to it"}, {keys: []string{"esc"}, short: "snapshots"}, {keys: []string{"q"}, short: "close"}}
}

func (d *comparison) rows() []boardRow {
	rows := make([]boardRow, len(d.items))
	for k, x := range d.items {
		rows[k] = x.row
	}
	return rows
}

func (d *comparison) foot() []string {
	switch {
	case d.err != nil:
		return []string{"This cannot be compared: " + explain(d.err)}
	case d.diff == nil:
		return []string{"comparing…"}
	}
	f := d.diff.Findings
	text := fmt.Sprintf("Findings: %d appeared, %d went, %d stayed. The road map %s.",
		len(f.Appeared), len(f.Gone), len(f.Stayed), turns(d.diff.ZigZag))
	if len(d.diff.Answers)+len(d.diff.Records) == 0 {
		text = "No answer and no record changed. " + text
	}
	return []string{text}
}

// turns says how often the road map turned round.
func turns(n int) string {
	switch n {
	case 0:
		return "did not turn round"
	case 1:
		return "turned round once"
	}
	return fmt.Sprintf("turned round %d times", n)
}

func (d *comparison) press(key string, at int) (out outcome, done, used bool) {
	if key != "enter" || at < 0 || at >= len(d.items) {
		return handled, false, false
	}
	if !d.items[at].to(d.session) {
		return toasted("it is not there any more"), false, true
	}
	return handled, true, true
}

// diffItems returns the rows of a comparison under their headings.
func (s *session) diffItems(d questionnaire.Diff) (items []diffItem) {
	head := func(n int, word string) {
		if n > 0 {
			items = append(items, diffItem{row: boardRow{text: fmt.Sprintf("%s %d", word, n), heading: true}})
		}
	}
	head(len(d.Answers), "Answers")
	for _, a := range s.inOrder(d.Answers) {
		items = append(items, s.answerItem(a))
	}
	head(len(d.Slipped), "Slipped")
	for _, x := range d.Slipped {
		items = append(items, diffItem{row: boardRow{text: x.Milestone + " " + x.Title.Line(), tail: slipText(x)}, to: toRecord(questionnaire.MilestoneKey(x.Milestone))})
	}
	head(len(d.Records), "Plan")
	for _, r := range d.Records {
		c := questionnaire.Change{Key: r.Key, Before: r.Before, After: r.After}
		items = append(items, diffItem{boardRow{text: s.recordName(c), below: s.changeText(c)}, toRecord(r.Key), &c})
	}
	var otherwise, alike []questionnaire.Finding
	for _, f := range d.Findings.Stayed {
		if d.Findings.Was[f.Key()] != "" {
			otherwise = append(otherwise, f)
		} else {
			alike = append(alike, f)
		}
	}
	for _, part := range []struct {
		word     string
		findings []questionnaire.Finding
		told     bool
	}{{"Findings that appeared", d.Findings.Appeared, true}, {"Findings that went", d.Findings.Gone, true}, {"Findings that weigh otherwise", otherwise, true}, {"Findings that stayed", alike, false}} {
		head(len(part.findings), part.word)
		for _, f := range part.findings {
			item := s.findingItem(f, part.told)
			if was := d.Findings.Was[f.Key()]; was != "" {
				item.row.tail = string(was) + " → " + item.row.tail
			}
			items = append(items, item)
		}
	}
	return items
}

// inOrder returns changes of answers in the order the questions are asked.
func (s *session) inOrder(changes []questionnaire.AnswerChange) (out []questionnaire.AnswerChange) {
	for q := range s.q.All {
		for _, c := range changes {
			if c.Question == q.ID {
				out = append(out, c)
			}
		}
	}
	return out
}

func (s *session) answerItem(a questionnaire.AnswerChange) diffItem {
	c := questionnaire.Change{Key: questionnaire.AnswerKey(a.Question, a.Speaker)}
	if a.Before != nil {
		c.Before = *a.Before
	}
	if a.After != nil {
		c.After = *a.After
	}
	row := boardRow{text: s.refName(a.Question), tail: s.review.SpeakerName(a.Speaker), below: s.changeText(c)}
	return diffItem{row, func(s *session) bool { return s.follow(a.Question) }, &c}
}

func (s *session) recordName(c questionnaire.Change) string {
	for _, rec := range []questionnaire.Record{c.After, c.Before} {
		if r, ok := rec.(questionnaire.PlanRecord); ok {
			return c.Key.ID() + " " + r.Heading().Line()
		}
	}
	return "the outage work sheet"
}

func (s *session) findingItem(f questionnaire.Finding, told bool) diffItem {
	row := boardRow{text: f.Title, tail: string(f.Severity)}
	if f.Kind == questionnaire.Strength {
		row.tail = string(questionnaire.Strength)
	}
	if about := s.subject(f.Subject); about != "" {
		row.text += " · " + about
	}
	if told {
		row.below = f.Statement.Line()
	}
	return diffItem{row: row, to: func(s *session) bool {
		for _, now := range s.result.Findings {
			if now.Key() == f.Key() {
				s.jump = jump{finding: f.Key()}
				return true
			}
		}
		for _, e := range f.Evidence {
			if s.follow(e.Ref) {
				return true
			}
		}
		return s.follow(f.Subject)
	}}
}

// toRecord leads to a record, or to its table where it is gone.
func toRecord(key questionnaire.Key) func(*session) bool {
	return func(s *session) bool {
		s.jump = s.whereIs(key)
		return !s.jump.zero()
	}
}

func slipText(x questionnaire.Slip) string {
	from := questionnaire.FormatMonth(x.From)
	if x.To == 0 {
		return from + " → no month"
	}
	return fmt.Sprintf("%s → %s, %s later", from, questionnaire.FormatMonth(x.To), count(int(x.To-x.From), "month"))
}

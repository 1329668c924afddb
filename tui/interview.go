package tui

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A pane is a part of the interview that can have the keys.
type pane int

const (
	paneCard pane = iota
	paneOutline
	paneFindings
)

// An interview is the screen on which questions are asked: the outline of all
// of them, the card of one, and what the answers come to.
type interview struct {
	opts  Options
	at    string // the question on the card
	focus pane
	row   int        // the card's highlighted row
	edit  *edit      // the text being typed; nil where keys are commands
	away  bool       // an editor has a text, or what it left is on its way back
	back  *editedMsg // what it left, until it is taken in
	core  bool       // only core questions are walked

	live    *live  // the conversation under way, nil for none
	ended   *live  // the last one that was ended; begun again soon, it goes on
	founder bool   // the founder looks on: nothing private is shown
	filter  filter // of the questions that are walked

	outline outline
	card    card
	side    side
	lay     layout
}

func newInterview(opts Options) *interview { return &interview{opts: opts} }

func (i *interview) enter(s *session, to jump) {
	if to.question != "" && s.q.Question(to.question) != nil {
		i.live.went(i.at, to.question)
		i.at, i.focus = to.question, paneCard
	}
	if i.at == "" {
		i.at = whereLeft(s)
	}
	i.settle(s)
}

func (i *interview) leave(s *session) { i.finish(s) }

// whereLeft returns the question answered last, of several answered at once, as by a
// file, the first; else the first of all.
func whereLeft(s *session) string {
	var at string
	var last time.Time
	for _, q := range s.visible {
		for _, a := range s.review.Answers[q.ID] {
			if a.At.After(last) {
				at, last = q.ID, a.At
			}
		}
	}
	if at == "" && len(s.visible) > 0 {
		at = s.visible[0].ID
	}
	return at
}

// settle puts the highlight on what the present role chose.
func (i *interview) settle(s *session) {
	i.row, i.card.top, i.card.follow = 0, 0, true
	i.side.at, i.side.top = 0, 0
	q := s.q.Question(i.at)
	if q == nil {
		return
	}
	a := i.shownAnswer(s, q)
	for n, r := range s.cardRows(q, a) {
		if r.what == rowOption && a.Value.Has(q.Options[r.option].ID) {
			i.row = n
			return
		}
	}
}

// question returns the question on the card.
func (i *interview) question(s *session) *questionnaire.Question { return s.q.Question(i.at) }

// walk returns the questions that are walked through, in order of asking.
func (i *interview) walk(s *session) []*questionnaire.Question {
	if !i.filtered() {
		return s.visible
	}
	var out []*questionnaire.Question
	for _, q := range s.visible {
		if q.ID == i.at || i.passes(s, q) {
			out = append(out, q)
		}
	}
	return out
}

// index returns where the present question stands in list; where it has left
// the list, the place it would have.
func (i *interview) index(s *session, list []*questionnaire.Question) int {
	if n := slices.IndexFunc(list, func(q *questionnaire.Question) bool { return q.ID == i.at }); n >= 0 {
		return n
	}
	n := 0
	for q := range s.q.All {
		if q.ID == i.at {
			return n
		}
		if n < len(list) && list[n].ID == q.ID {
			n++
		}
	}
	return 0
}

// goTo puts a question on the card.
func (i *interview) goTo(s *session, id string) outcome {
	i.finish(s)
	i.live.went(i.at, id)
	i.at = id
	i.settle(s)
	return handled
}

// step goes by questions forward or back.
func (i *interview) step(s *session, by int) outcome {
	list := i.walk(s)
	if len(list) == 0 {
		return handled
	}
	n := i.index(s, list) + by
	if n >= len(list) {
		return toasted("that was the last question; P is the plan, F the findings, E the report")
	}
	return i.goTo(s, list[max(n, 0)].ID)
}

// toArea goes to the first question of the area before or after.
func (i *interview) toArea(s *session, by int) outcome {
	list := i.walk(s)
	n := i.index(s, list)
	if n >= len(list) {
		return handled
	}
	area := list[n].Area
	if by < 0 {
		for n > 0 && list[n-1].Area == area {
			n--
		}
		if n == 0 {
			return i.goTo(s, list[0].ID)
		}
		for area = list[n-1].Area; n > 0 && list[n-1].Area == area; n-- {
		}
		return i.goTo(s, list[n].ID)
	}
	for ; n < len(list); n++ {
		if list[n].Area != area {
			return i.goTo(s, list[n].ID)
		}
	}
	return toasted("this is the last area")
}

// next goes to the next question after the present one that wanted holds for,
// round the end to the start.
func (i *interview) next(s *session, none string, wanted func(*questionnaire.Question) bool) outcome {
	list := i.walk(s)
	from := i.index(s, list)
	for n := 1; n <= len(list); n++ {
		q := list[(from+n)%len(list)]
		if q.ID != i.at && wanted(q) {
			return i.goTo(s, q.ID)
		}
	}
	return toasted(none)
}

// waits reports whether the question still waits for the present role: the
// reviewer waits for any position, another role for its own answer where it is
// one that is asked.
func (s *session) waits(q *questionnaire.Question) bool {
	if s.hidden(q.ID) {
		return false
	}
	if s.role() == questionnaire.RoleReviewer || !slices.Contains(q.Ask, s.role()) {
		return s.result.Positions[q.ID].Status == questionnaire.Unanswered
	}
	return s.answer(q.ID).Status == questionnaire.Unanswered
}

// flagged reports whether anybody flagged the question.
func (s *session) flagged(id string) bool {
	return s.any(id, func(a questionnaire.Answer) bool { return a.Flag })
}

// parked reports whether the question was parked, by anybody.
func (s *session) parked(id string) bool {
	return s.any(id, func(a questionnaire.Answer) bool { return a.Parked })
}

func (s *session) any(id string, is func(questionnaire.Answer) bool) bool {
	for _, a := range s.review.Answers[id] {
		if is(a) {
			return true
		}
	}
	return false
}

// nextTelling goes to what would settle the most undecided rules.
func (i *interview) nextTelling(s *session) outcome {
	for _, t := range s.result.Telling {
		if t.Ref != i.at && s.follow(t.Ref) {
			if s.jump.record != "" {
				s.jump.back = i.at
			}
			return handled
		}
	}
	return toasted("no open question would settle a rule")
}

func (i *interview) typing() bool { return i.edit != nil }

func (i *interview) mode() string {
	if i.edit != nil {
		return i.edit.what.mode()
	}
	switch {
	case i.founder:
		return "FOUNDER VIEW"
	case i.live != nil && i.live.menu:
		return "COMMAND"
	case i.live != nil:
		return "LIVE"
	}
	switch i.focus {
	case paneOutline:
		return "OUTLINE"
	case paneFindings:
		return "FINDINGS"
	}
	return "QUESTION"
}

func (i *interview) paste(text questionnaire.Text, s *session) outcome {
	if i.edit == nil {
		return unhandled
	}
	if !i.edit.offered && len(i.edit.field.value())+len(text) > questionnaire.MaxText {
		return toasted(tooLong)
	}
	i.edit.replace()
	if i.edit.field.paste(text) {
		i.changed(s)
	}
	return handled
}

func (i *interview) message(msg tea.Msg, s *session) outcome {
	if msg, ok := msg.(editedMsg); ok {
		return i.edited(msg, s)
	}
	return unhandled
}

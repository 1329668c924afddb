package tui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A filter says which questions are walked through: those for which all that is on
// holds. The zero filter lets all pass.
type filter struct {
	on   [len(conditions)]bool
	role questionnaire.Role // that is asked, "" for any
}

// A condition is what a filter can ask of a question.
type condition struct {
	word, help string
	holds      func(*session, *questionnaire.Question) bool
}

var conditions = [...]condition{
	{"unanswered", "waiting for an answer of who speaks", (*session).waits},
	{"flagged", "flagged for follow-up", func(s *session, q *questionnaire.Question) bool { return s.flagged(q.ID) }},
	{"parked", "parked, to come back to", anyAnswer(func(a questionnaire.Answer) bool { return a.Parked })},
	{"with note", "with a note, private ones included", anyAnswer(func(a questionnaire.Answer) bool { return a.Note != "" || a.Private != "" })},
	{"disputed", "disputed between the roles", func(s *session, q *questionnaire.Question) bool {
		return s.result.Positions[q.ID].Status == questionnaire.Disputed
	}},
	{"with finding", "with an open finding", func(s *session, q *questionnaire.Question) bool {
		_, ok := s.finding[q.ID]
		return ok
	}},
}

func anyAnswer(is func(questionnaire.Answer) bool) func(*session, *questionnaire.Question) bool {
	return func(s *session, q *questionnaire.Question) bool {
		for _, a := range s.review.Answers[q.ID] {
			if is(a) {
				return true
			}
		}
		return false
	}
}

func (f filter) zero() bool { return f == filter{} }

// passes reports whether the question is walked through.
func (f filter) passes(s *session, q *questionnaire.Question) bool {
	if f.role != "" && !slices.Contains(q.Ask, f.role) {
		return false
	}
	for n, c := range conditions {
		if f.on[n] && !c.holds(s, q) {
			return false
		}
	}
	return true
}

// passes reports whether the question is among those that are walked through.
func (i *interview) passes(s *session, q *questionnaire.Question) bool {
	return (!i.core || q.Depth == questionnaire.DepthCore) && i.filter.passes(s, q)
}

// filtered reports whether some questions are left out.
func (i *interview) filtered() bool { return i.core || !i.filter.zero() }

// only says which questions are walked through and how many those are.
func (i *interview) only(s *session) string {
	var words []string
	for n, c := range conditions {
		if i.filter.on[n] {
			words = append(words, c.word)
		}
	}
	if i.filter.role != "" {
		words = append(words, "asked of "+string(i.filter.role))
	}
	if i.core {
		words = append(words, "core")
	}
	n := 0
	for _, q := range s.visible {
		if i.passes(s, q) {
			n++
		}
	}
	return fmt.Sprintf("only %s: %d left", strings.Join(words, ", "), n)
}

// showAll takes the filter away.
func (i *interview) showAll() outcome {
	i.filter, i.core = filter{}, false
	return toasted("all questions again")
}

// askFilter offers the conditions.
func (i *interview) askFilter(s *session) outcome {
	i.finish(s)
	b := &board{name: "ONLY", title: "Walk only through questions that are …", binds: []binding{
		{keys: []string{"space"}, short: "turn on or off"}, {keys: []string{"x"}, short: "show all"},
	}}
	b.rows = func() []boardRow { return i.filterRows(s) }
	b.foot = func() []string {
		if !i.filtered() {
			return []string{"All questions are walked through. What is on must hold together."}
		}
		return []string{i.only(s) + "; esc on the question shows all again"}
	}
	b.press = func(key string, at int) (outcome, bool, bool) { return i.filterKey(key, at) }
	return outcome{handled: true, ask: b}
}

// filterRows draws the conditions, the role and the core, each with how many
// questions it would leave by itself.
func (i *interview) filterRows(s *session) (rows []boardRow) {
	row := func(on bool, text string, holds func(*questionnaire.Question) bool) {
		box, n := "[ ] ", 0
		if on {
			box = "[✓] "
		}
		for _, q := range s.visible {
			if holds(q) {
				n++
			}
		}
		rows = append(rows, boardRow{text: box + text, tail: fmt.Sprint(n)})
	}
	for n, c := range conditions {
		row(i.filter.on[n], c.help, func(q *questionnaire.Question) bool { return c.holds(s, q) })
	}
	row(i.core, "core", func(q *questionnaire.Question) bool { return q.Depth == questionnaire.DepthCore })
	for _, r := range questionnaire.Roles {
		if r != questionnaire.RoleReviewer {
			row(i.filter.role == r, "asked of "+string(r), func(q *questionnaire.Question) bool { return slices.Contains(q.Ask, r) })
		}
	}
	return rows
}

func (i *interview) filterKey(key string, at int) (out outcome, done, used bool) {
	switch key {
	case "x":
		return i.showAll(), false, true
	case "space", "enter":
	default:
		return handled, false, false
	}
	switch n := at - len(conditions); {
	case at < 0:
	case n < 0:
		i.filter.on[at] = !i.filter.on[at]
	case n == 0:
		i.core = !i.core
	case i.filter.role == questionnaire.Roles[n-1]:
		i.filter.role = ""
	default:
		i.filter.role = questionnaire.Roles[n-1]
	}
	return handled, false, true
}

// onlyLines says in the outline which questions are walked through, wrapped.
func (i *interview) onlyLines(s *session, t theme, w int) (lines []string) {
	if !i.filtered() {
		return nil
	}
	for _, l := range wrap(i.only(s), w-2) {
		lines = append(lines, " "+t.watch.in(l))
	}
	return lines
}

// progressCommands are those that tell how far the review is.
func (a *app) progressCommands(add func(keys, short, help string, run func() tea.Cmd)) {
	add("%", "", "progress of each area and role", a.progress)
	add("&", "", "how each role sees each area, and where they part", a.views)
}

// progress tells how far each area and role is; enter goes to what waits there.
func (a *app) progress() tea.Cmd {
	a.leave()
	s, i := a.session, a.screens[tabInterview].(*interview)
	a.popup = &board{
		name: "PROGRESS", title: "Progress",
		rows:  s.progressRows,
		binds: []binding{{keys: []string{"enter"}, short: "go to what waits"}},
		foot: func() []string {
			return []string{"Of the questions in scope, those that need nothing more: answered, or not applicable. A role: of those it is asked, what it answered in any way; do not know and withheld are answers too."}
		},
		press: func(key string, at int) (outcome, bool, bool) {
			if key != "enter" || at < 0 {
				return handled, false, false
			}
			a.show(jump{tab: tabInterview})
			if at == 0 {
				return i.next(s, "no question in scope is waiting", s.waits), true, true
			}
			return i.openArea(s, s.q.Areas[at-1].ID), true, true
		},
	}
	return nil
}

// progressRows draws the whole and each area, and below it each role.
func (s *session) progressRows() []boardRow {
	row := func(title, area string) boardRow {
		done, all := 0, 0
		for _, p := range s.result.Progress {
			if area == "" || p.Area == area {
				done, all = done+p.Answered, all+p.Visible
			}
		}
		var roles []string
		for _, r := range questionnaire.Roles {
			if n, of := s.askedOf(r, area); of > 0 {
				roles = append(roles, fmt.Sprintf("%s %d/%d", r, n, of))
			}
		}
		return boardRow{text: title, tail: fmt.Sprintf("%d/%d", done, all), below: strings.Join(roles, " · ")}
	}
	rows := []boardRow{row("All areas", "")}
	for _, a := range s.q.Areas {
		rows = append(rows, row(a.Title, a.ID))
	}
	return rows
}

// askedOf counts the questions in scope that a role is asked, in an area or, where
// that is "", in all, and those of them that somebody of the role answered.
func (s *session) askedOf(role questionnaire.Role, area string) (done, all int) {
	for _, q := range s.visible {
		if s.hidden(q.ID) || area != "" && q.Area != area || !slices.Contains(q.Ask, role) {
			continue
		}
		all++
		if slices.ContainsFunc(s.review.AnswersTo(q.ID), func(a questionnaire.Answer) bool {
			return a.Role == role && a.Status != questionnaire.Unanswered
		}) {
			done++
		}
	}
	return done, all
}

package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// load reads a review off the event loop.
func (a *app) load(id string) tea.Cmd {
	load := a.lib.Load
	return func() tea.Msg {
		r, q, err := load(id)
		return loadedMsg{r, q, err}
	}
}

// open shows a review that was loaded, where it was left.
func (a *app) open(msg loadedMsg) tea.Cmd {
	a.list.busy = ""
	if msg.err != nil {
		return a.say(explain(msg.err))
	}
	a.leave()
	a.session = newSession(a.lib, msg.q, msg.review)
	a.session.resume()
	a.session.recompute("")
	a.screens = newScreens(a.opts)
	a.tab, a.came = tabInterview, tabNone
	a.screens[a.tab].enter(a.session, jump{})
	return a.readLog()
}

// newScreens makes the screens of an open review.
func newScreens(opts Options) [tabExport + 1]screen {
	return [...]screen{
		tabInterview: newInterview(opts), tabPlan: newPlan(), tabTimeline: newTimeline(),
		tabFindings: newFindings(), tabPreview: newPreview(), tabExport: newExport(),
	}
}

// close goes back to the list of reviews.
func (a *app) close() tea.Cmd {
	if a.session == nil {
		return nil
	}
	if a.session.trial != nil {
		return a.leaveTrial()
	}
	if a.exporting() != nil {
		return a.say("a report is being written: a moment")
	}
	a.leave()
	a.list.update(a.session.summary())
	a.session, a.popup, a.past = nil, nil, nil
	a.screens = [tabExport + 1]screen{}
	a.tab, a.came = tabNone, tabNone
	return nil
}

// leave keeps what is being typed.
func (a *app) leave() {
	if a.session == nil {
		return
	}
	a.screens[a.tab].leave(a.session)
	a.session.seal()
}

// show goes to the screen a jump leads to. No report is made of what is only
// tried: it would read as the review.
func (a *app) show(j jump) tea.Cmd {
	to := j.target()
	if to == tabNone || a.session == nil || a.screens[to] == nil {
		return nil
	}
	if a.session.trial != nil && !tryable(to) {
		return a.say("no report of a what-if: keep what you tried, or discard it, first (W)")
	}
	if !tryable(to) && a.session.veiled() {
		return a.say("a report holds everybody's answers: let the reviewer speak first (@)")
	}
	if to != a.tab {
		if to == tabPreview && j == (jump{tab: to}) {
			j = a.from()
		}
		a.leave()
		a.tab, a.came = to, tabNone
	}
	a.screens[to].enter(a.session, j)
	return nil
}

// from returns the jump that opens the report where it speaks of what the present
// screen stands at.
func (a *app) from() jump {
	j := jump{tab: tabPreview}
	switch sc := a.screen().(type) {
	case *interview:
		j.question = sc.at
	case *findings:
		if f, ok := sc.finding(a.session); ok {
			j.finding = f.Key()
		}
	default:
		j.record = a.selected()
	}
	return j
}

// keyParts returns the parts of a key: its kind, then what it names.
func keyParts(key questionnaire.Key) []string { return strings.SplitN(string(key), "/", 3) }

// whereIs returns the jump to what stands under key.
func (s *session) whereIs(key questionnaire.Key) jump {
	switch parts := keyParts(key); {
	case parts[0] == "answer":
		return jump{question: parts[1]}
	case key.ID() != "":
		if _, ok := s.review.Title(key.ID()); !ok { // it is gone: its table
			return jump{record: registerOf(key).name}
		}
		return jump{record: key.ID()}
	case key == questionnaire.OutageKey:
		return jump{record: string(key)}
	case parts[0] == "disposition":
		return jump{finding: key}
	}
	return jump{}
}

// describe says in a few words what stands under key.
func (s *session) describe(key questionnaire.Key) string {
	parts := keyParts(key)
	if t, ok := s.review.Title(key.ID()); ok && t != "" {
		return fmt.Sprintf("%s “%s”", parts[0], t.Line())
	}
	switch parts[0] {
	case "answer":
		if q := s.q.Question(parts[1]); q != nil {
			return "the answer to “" + q.Title + "”"
		}
	case "outage":
		return "the outage work sheet"
	case "disposition":
		return "the decision on a finding"
	case "info":
		return "the review's name or how it is asked"
	case "respondent":
		return "a person"
	case "request":
		return "a request for a document"
	}
	if key.ID() != "" {
		return parts[0] + " " + parts[1]
	}
	return "a change"
}

package tui

import (
	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A rendering says what a report was made of, and holds what it was set from.
type rendering struct {
	session *session
	version int
	of      Outgoing
	column  int // the width it is set for; 0 for none
	source  []byte
	problem *questionnaire.Problem
}

// A previewedMsg is a report that was made.
type previewedMsg struct {
	run  int
	made rendering
	doc  document
}

// work makes the report where the review or the audience changed, and sets it anew
// where the width did.
func (p *preview) work(s *session, width int) tea.Cmd {
	want := rendering{session: s, version: s.version, of: s.previewed(), column: previewText(width)}
	fresh := p.shown.session == s && p.shown.version == s.version && p.shown.of == want.of
	if p.making || fresh && p.shown.column == want.column {
		return nil
	}
	p.making = true
	p.run++
	run := p.run
	if fresh {
		want.source, want.problem = p.shown.source, p.shown.problem
		return func() tea.Msg { return previewedMsg{run, want, typeset(want.source, want.column)} }
	}
	review, q, preview := s.review.Clone(), s.q, s.lib.Preview
	return func() tea.Msg {
		source, err := preview(review, q, want.of)
		if err != nil {
			problem := asProblem(err, "")
			want.problem = &problem
		} else {
			want.source = source
		}
		return previewedMsg{run, want, typeset(want.source, want.column)}
	}
}

// message takes a report that was made, the same place in sight. One for another
// audience than is asked for by now is not shown.
func (p *preview) message(msg tea.Msg, s *session) outcome {
	m, ok := msg.(previewedMsg)
	if !ok || m.run != p.run {
		return unhandled
	}
	p.making = false
	if m.made.session != s || m.made.of != s.previewed() {
		return handled
	}
	at := p.left
	if len(p.doc.lines) > 0 {
		at = p.doc.at(p.top)
	}
	p.shown, p.doc = m.made, m.doc
	p.top = p.doc.line(at)
	if p.goal {
		p.goal = false
		p.top = p.doc.of(s, p.from, p.top)
	}
	if p.search.query != "" {
		p.search = find(p.doc, p.search.query)
		p.hit = min(p.hit, max(len(p.search.hits)-1, 0))
	}
	return handled
}

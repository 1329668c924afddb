package tui

import (
	"slices"
	"strings"

	"diligence/questionnaire"
)

// On a stage stands one question, large: in a conversation, or for the founder
// to look on.

// stageWidth is the widest a question is set on a stage.
const stageWidth = 96

// staged reports whether the question stands alone.
func (i *interview) staged() bool { return i.live != nil || i.founder }

// drawStage draws the question, and below it how the conversation goes.
func (i *interview) drawStage(s *session, t theme, w, h int) []string {
	var foot []string
	if i.live != nil && !i.founder && i.question(s) != nil && (i.edit == nil || h >= 14) {
		foot = i.liveFoot(s, t, w, h)
	}
	foot = foot[:min(len(foot), max(h-2, 0))] // a question without its list of keys is worth more than the reverse
	i.focus = paneCard
	i.lay = layout{w: w, h: h, card: rect{0, 0, w, h - len(foot)}}
	return append(i.drawCard(s, t, w, h-len(foot)), foot...)
}

// liveFoot says how the time goes, what is left, what to ask next, and what keys do;
// or while the menu is open what its letters do.
func (i *interview) liveFoot(s *session, t theme, w, h int) []string {
	rows := i.liveRows(s, t, w, h)
	switch {
	case i.live.menu:
		rows = i.liveLegend(t, w-2)
	case h >= 14 && i.edit == nil:
		rows = append(rows, i.liveLegend(t, w-2)...)
	}
	for n := range rows {
		rows[n] = fit(" "+rows[n], w)
	}
	if h >= 14 {
		rows = append([]string{t.border.in(strings.Repeat("─", w))}, rows...)
	}
	return rows
}

func (i *interview) liveRows(s *session, t theme, w, h int) []string {
	p := i.pace(s)
	text := p.String()
	if width(text) > w-2 {
		text = p.short()
	}
	rows := []string{t.strong.in(cut(text, w-2))}
	line := func(key, label, text string) {
		rows = append(rows, t.accent.in(key)+" "+t.muted.in(label)+cut(text, max(w-3-width(key)-width(label), 1)))
	}
	for n, f := range i.followUps(s) {
		if n == 0 || h >= 24 && n == 1 {
			key := ";"
			if n > 0 {
				key = " "
			}
			m := t.findingMark(f.finding)
			line(key, "ask "+m.glyph+" ", f.ask)
		}
	}
	if l := s.loose().String(); l != "" && h >= 14 {
		line("<", "back to ", l)
	}
	if q, rules := i.mostTelling(s); q != nil && (h >= 14 || len(rows) == 1) {
		line("space t", "then ", q.Title+" ("+count(rules, "rule")+")")
	}
	return rows
}

// mostTelling returns the question whose answer would settle the most, and how
// many rules wait for it; records of the plan are nothing to ask on the spot.
func (i *interview) mostTelling(s *session) (q *questionnaire.Question, rules int) {
	for _, x := range s.result.Telling {
		if q := s.q.Question(x.Ref); q != nil && q.ID != i.at {
			return q, x.Rules
		}
	}
	return nil, 0
}

// assessed reports whether the present answer is the reviewer's view of what
// others say, which the founder does not see.
func (s *session) assessed(question string) bool {
	return s.role() == questionnaire.RoleReviewer && (len(s.review.Respondents) > 0 ||
		s.any(question, func(a questionnaire.Answer) bool { return a.Role != questionnaire.RoleReviewer }))
}

// shownAnswer returns the present speaker's answer as the card may show it.
func (i *interview) shownAnswer(s *session, q *questionnaire.Question) questionnaire.Answer {
	a := s.answer(q.ID)
	if !i.founder {
		return a
	}
	if s.assessed(q.ID) {
		return s.whole.Said(q.ID, s.speaker)
	}
	a.Private, a.Flag, a.Parked, a.Reason, a.Evidence, a.Level = "", false, false, "", nil, ""
	return a
}

// stage builds a question that stands alone.
func (p *cardPen) stage() {
	p.gap()
	for n, l := range wrap(p.q.Text, p.w) {
		if n > 0 {
			p.space()
		}
		p.add(sgrBold.in(l))
	}
	p.gap()
	p.space()
	p.rows()
	p.reason()
	if p.i.founder {
		p.publicState()
	} else {
		p.state()
	}
	if p.q.Why != "" && (p.i.founder || p.i.live.why) {
		p.gap()
		p.labelled("Why", p.q.Why)
	}
	if p.i.founder {
		p.note("Note", p.t.accent, "  ", string(p.a.Note), editNote, p.i.edit != nil && p.i.edit.what == editNote)
		return
	}
	p.others()
	p.notes()
	if p.roomy && p.i.edit == nil && p.a.Note == "" && !wantsWords(p.q, p.a) {
		p.gap()
		p.labelled("Note", "just type")
	}
}

// lower moves all that was built down by n lines.
func (p *cardPen) lower(n int) {
	if n <= 0 {
		return
	}
	blank := slices.Repeat([]cardLine{{row: -1}}, n)
	p.lines = append(blank, p.lines...)
	p.from, p.to, p.y = p.from+n, p.to+n, p.y+n
}

// space adds an empty line where there is plenty of room.
func (p *cardPen) space() {
	if p.spacious && p.lines[len(p.lines)-1].text != "" {
		p.add("")
	}
}

// publicState says in words what no option shows; no reason, flag or finding.
func (p *cardPen) publicState() {
	if slices.Contains([]questionnaire.Status{questionnaire.DoNotKnow, questionnaire.NotApplicable, questionnaire.Withheld}, p.a.Status) {
		m := p.t.statusMark(questionnaire.Position{Status: p.a.Status})
		p.gap()
		p.add("  " + m.String() + " " + sgrBold.in(m.word))
	}
}

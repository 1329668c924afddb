package tui

import (
	"strings"
	"unicode/utf8"

	"diligence/questionnaire"
)

// A strip is a row of the chart while it is drawn: a glyph and an ink for each
// cell. Glyphs are one cell wide.
type strip struct {
	glyphs []rune
	inks   []ink
	taken  []bool
}

func (st *strip) put(x int, g rune, i ink) {
	if x >= 0 && x < len(st.glyphs) {
		st.glyphs[x], st.inks[x], st.taken[x] = g, i, true
	}
}

func (st *strip) text(x int, text string, i ink) {
	for _, g := range text {
		st.put(x, g, i)
		x++
	}
}

// free reports whether n cells from x on hold nothing.
func (st *strip) free(x, n int) bool {
	if x < 0 || x+n > len(st.taken) {
		return false
	}
	for _, t := range st.taken[x : x+n] {
		if t {
			return false
		}
	}
	return true
}

// label writes the first of the texts that fits behind cell to or before cell
// from.
func (st *strip) label(from, to int, i ink, texts ...string) {
	for _, text := range texts {
		n := width(text)
		switch {
		case n == 0 || n != utf8.RuneCountInString(text): // a glyph of two cells has no place here
		case st.free(to+1, n+1):
			st.text(to+1, " "+text, i)
			return
		case st.free(from-n-1, n+1):
			st.text(from-n-1, text+" ", i)
			return
		}
	}
}

func (st *strip) String() string {
	var b strings.Builder
	for from := 0; from < len(st.glyphs); {
		to := from + 1
		for to < len(st.glyphs) && st.inks[to] == st.inks[from] {
			to++
		}
		b.WriteString(st.inks[from].in(string(st.glyphs[from:to])))
		from = to
	}
	return b.String()
}

// newStrip returns an empty row: a line where each quarter begins, and one at the
// cursor's month.
func newStrip(t theme, s scale, cursor questionnaire.Month) *strip {
	n := s.width()
	st := &strip{blankRunes(n), make([]ink, n), make([]bool, n)}
	last := s.from + questionnaire.Horizon - 1
	if !s.quarters {
		for m := s.from + (3-s.from%3)%3; m <= last; m += 3 {
			st.glyphs[s.x(m)], st.inks[s.x(m)] = '┊', t.border
		}
	}
	x := s.x(cursor)
	st.glyphs[x], st.inks[x] = '│', t.accent
	return st
}

// A pattern is how a bar or a mark is drawn, with its word.
type pattern struct {
	glyph rune
	ink   ink
	word  string
	short string
}

// barPatterns lists how initiatives' bars are drawn, best backed first.
func barPatterns(t theme) []pattern {
	return []pattern{
		{'█', t.good, "approved and funded", "funded"},
		{'▒', t.watch, "approved only", "approved"},
		{'░', t.bad, "not approved", "not appr."},
		{'?', t.muted, "approval not said", "not said"},
		{'━', t.accent, "done", "done"},
		{'×', t.muted, "dropped", "dropped"},
	}
}

func barPattern(t theme, i questionnaire.Initiative) pattern {
	word := backing(i)
	for _, p := range barPatterns(t) {
		if p.word == word {
			return p
		}
	}
	return pattern{}
}

// laneMark returns the mark of a lane whose records stand at one month.
func laneMark(t theme, of lane) pattern {
	switch of {
	case laneFinancial:
		return pattern{glyph: '●', ink: t.good, word: "financial"}
	case laneProduct:
		return pattern{glyph: '○', ink: t.accent, word: "product"}
	case laneTechnical:
		return pattern{glyph: '▼', ink: t.private, word: "technical"}
	case laneKindless:
		return pattern{glyph: '◇', ink: t.muted, word: "kind not given"}
	case laneHires:
		return pattern{glyph: '◆', ink: t.watch, word: "hire"}
	case laneCompetences:
		return pattern{glyph: '+', ink: t.watch, word: "competence"}
	case laneCertifications:
		return pattern{glyph: '§', ink: t.watch, word: "certification"}
	}
	return pattern{}
}

// fitPattern returns how a technical milestone is shown on the row of what rests
// on it.
func fitPattern(t theme, f leadFit) pattern {
	switch f {
	case leadInBand:
		return pattern{glyph: '✓', ink: t.good, word: "in the band"}
	case leadEarly:
		return pattern{glyph: '‹', ink: t.accent, word: "early"}
	case leadLate:
		return pattern{glyph: '!', ink: t.grave, word: "too late"}
	}
	return pattern{glyph: '━', ink: t.muted, word: "done"}
}

// drawRow draws one record's row of the chart.
func (c *chart) drawRow(t theme, s scale, r chartRow, cursor questionnaire.Month) string {
	st := newStrip(t, s, cursor)
	switch x := r.rec.(type) {
	case questionnaire.Initiative:
		c.drawWork(st, t, s, r, x)
	case questionnaire.Hire:
		c.drawHire(st, t, s, r, x)
	default:
		c.drawMark(st, t, s, r)
	}
	return st.String()
}

func (c *chart) drawWork(st *strip, t theme, s scale, r chartRow, i questionnaire.Initiative) {
	p := barPattern(t, i)
	from, to := s.x(max(r.from, c.from)), s.x(min(r.to, c.last()))+s.cw-1
	for x := from; x <= to; x++ {
		st.put(x, p.glyph, p.ink)
	}
	switch { // an end that is not given looks open, one outside the chart goes on
	case i.Start == 0:
		st.put(from, '?', t.watch)
	case r.from < c.from:
		st.put(from, '◄', p.ink)
	}
	switch {
	case i.End == 0:
		st.put(to, '?', t.watch)
	case r.to > c.last():
		st.put(to, '►', p.ink)
	}
	st.label(from, to, t.muted, p.word, p.short)
}

func (c *chart) drawHire(st *strip, t theme, s scale, r chartRow, h questionnaire.Hire) {
	p := laneMark(t, laneHires)
	to := s.x(min(r.to, c.last())) + s.cw - 1
	if h.Ramp() == 0 {
		to = s.x(r.from)
	}
	for x := s.x(max(r.from, c.from)); x <= to; x++ {
		st.put(x, '-', p.ink)
	}
	st.put(s.x(r.from), p.glyph, p.ink)
	said := hireState(h)
	st.label(max(s.x(r.from), 0), to, t.muted, joined(said), said[0])
}

// drawMark draws a record that stands at one month; of a product or financial
// milestone also the band ahead of it and what lies in or out of that.
func (c *chart) drawMark(st *strip, t theme, s scale, r chartRow) {
	at := s.x(r.from)
	if from, to, ok := c.band(r); ok {
		c.drawBand(st, t, s, from, to)
		c.drawLeads(st, t, s, r)
	}
	p := laneMark(t, r.lane)
	st.put(at, p.glyph, p.ink)
	st.label(at, at, t.muted, c.markLabels(r)...)
}

func (c *chart) drawBand(st *strip, t theme, s scale, from, to questionnaire.Month) {
	a, b := s.x(from), s.x(to)+s.cw-1
	for x := a; x <= b; x++ {
		st.put(x, '·', t.muted)
	}
	st.put(a, '[', t.muted)
	st.put(b, ']', t.muted)
}

// drawLeads draws the technical milestones beneath a row, the worst last so that
// it stays in sight.
func (c *chart) drawLeads(st *strip, t theme, s scale, r chartRow) {
	for f := leadDone; f <= leadLate; f++ {
		for _, l := range r.leads {
			if l.Rests.ID != r.id || c.fits(l) != f || l.Technical.Month < c.from || l.Technical.Month > c.last() {
				continue
			}
			x := s.x(l.Technical.Month)
			if s.cw > 1 && x == s.x(r.from) { // beside its own mark
				x++
			}
			p := fitPattern(t, f)
			st.put(x, p.glyph, p.ink)
		}
	}
}

// markLabels returns what may be written beside a mark, longest first.
func (c *chart) markLabels(r chartRow) []string {
	status := joined(statusWord(statusOf(r.rec)))
	switch x := r.rec.(type) {
	case questionnaire.Milestone:
		if x.Value != nil && status == "" {
			return []string{c.value(x)}
		}
	case questionnaire.Competence:
		if status == "" {
			return []string{string(x.How)}
		}
	case questionnaire.Certification:
		if status == "" && len(x.NeededFor) > 0 {
			return []string{"for " + joined(x.NeededFor)}
		}
	}
	return []string{status}
}

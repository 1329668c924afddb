package tui

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// A told is one thing the time line says in words: a heading and its lines.
type told struct {
	head  string
	lines []string // wrapped, styled
}

// tell says what is known of the record chosen, of the cursor's month, and of what
// the latest move did, in lines of w cells; brief where there are few of them.
func (l *timeline) tell(s *session, t theme, w int, brief bool) []told {
	var out []told
	if l.moved != nil {
		out = append(out, told{"Since the move", l.movedLines(s, t, w, brief)})
	}
	if r, ok := l.row(); ok {
		said := l.chart.sentence(r)
		if brief {
			said = l.chart.brief(r)
		}
		out = append(out, told{"Record", wrap(said, w)})
	}
	return append(out, told{"Month", wrap(l.dueWords(brief), w)})
}

// movedLines counts and names the findings that came and went.
func (l *timeline) movedLines(s *session, t theme, w int, brief bool) []string {
	lines := inked(t.title, wrap(l.movedWords(s, brief), w))
	for _, f := range l.moved.since.Appeared {
		lines = append(lines, findingLine(t, "came", f, w))
	}
	for _, f := range l.moved.since.Gone {
		lines = append(lines, findingLine(t, "went", f, w))
	}
	return lines
}

func findingLine(t theme, what string, f questionnaire.Finding, w int) string {
	m := t.findingMark(f)
	return what + " " + m.ink.in(m.glyph+" "+m.word) + " " + cut(f.Title, w-width(what)-width(m.word)-4)
}

// brief tells a record where there is no room for a sentence: when, and how it
// stands.
func (c *chart) brief(r chartRow) string {
	said := []string{r.id, c.why(r)}
	switch x := r.rec.(type) {
	case questionnaire.Initiative:
		said = append(said, barPattern(theme{}, x).short)
	case questionnaire.Hire:
		said = append(said, hireState(x)...)
	}
	for _, l := range r.leads {
		if l.Rests.ID == r.id {
			said = append(said, l.Technical.ID+" "+fitPattern(theme{}, c.fits(l)).word)
		}
	}
	return joined(said)
}

// viewDetail draws what is told below the chart in n rows.
func (l *timeline) viewDetail(s *session, t theme, w, n int) []string {
	var lines []string
	if n >= 4 {
		lines, n = append(lines, t.border.in(strings.Repeat("─", w))), n-1
	}
	parts := l.tell(s, t, w-2, w < formBelow)
	for i, rows := range shares(parts, n) {
		for k, x := range parts[i].lines[:rows] {
			if k == rows-1 && rows < len(parts[i].lines) {
				x = strings.TrimSuffix(cut(x, w-3), ellipsis) + ellipsis
			}
			lines = append(lines, " "+x)
		}
	}
	return fitRows(lines, 0, w, len(lines))
}

// shares divides n rows among what is told: the last parts get one each, the
// first as much as it needs of the rest.
func shares(parts []told, n int) []int {
	rows := make([]int, len(parts))
	for i := range parts {
		left := n - min(len(parts)-i-1, n-1)
		rows[i] = max(min(len(parts[i].lines), left), 0)
		n -= rows[i]
	}
	return rows
}

// aboutLines names the open findings about the record chosen, the gravest first,
// and what else one is about.
func (l *timeline) aboutLines(s *session, t theme, w int) (lines []string) {
	for _, f := range l.about.all(s, l.at) {
		m, title := t.findingMark(f), f.Title
		if f.Subject != l.at && f.Subject != "" {
			title += " · " + s.subject(f.Subject)
		}
		text := wrap(m.word+" "+title, w-2)
		text[0] = m.ink.in(m.word) + strings.TrimPrefix(text[0], m.word)
		lines = append(lines, indented(m.ink.in(m.glyph)+" ", text)...)
	}
	return lines
}

// viewSide draws what is told beside the chart, where there is room for the
// findings about the record too.
func (l *timeline) viewSide(s *session, t theme, w, h int) []string {
	parts := l.tell(s, t, w, false)
	if about := l.aboutLines(s, t, w); len(about) > 0 {
		parts = slices.Insert(parts, len(parts)-1, told{"Findings about it", about})
	}
	var lines []string
	for _, p := range parts {
		if len(lines) > 0 {
			lines = append(lines, "")
		}
		lines = append(append(lines, t.title.in(p.head)), p.lines...)
	}
	return fitRows(lines, 0, w, h)
}

// dueMost is how many records of a sort are named as due in one month.
const dueMost = 8

// A dueList is what happens to some records in a month.
type dueList struct {
	verb  string
	names []string
	more  int
}

func (d *dueList) add(rec questionnaire.PlanRecord, brief bool) {
	switch {
	case len(d.names) == dueMost:
		d.more++
	case brief:
		d.names = append(d.names, rec.Key().ID())
	default:
		d.names = append(d.names, nameOf(rec))
	}
}

// dueWords tells what begins, ends and falls due in the cursor's column.
func (l *timeline) dueWords(brief bool) string {
	first, last := l.drawn.scale.span(l.month)
	in := func(m questionnaire.Month) bool { return m != 0 && first <= m && m <= last }
	lists := [...]dueList{{verb: "due"}, {verb: "ending"}, {verb: "starting"}, {verb: "joining"}, {verb: "in full use"}}
	dues, ends, starts, joins, full := &lists[0], &lists[1], &lists[2], &lists[3], &lists[4]
	for _, r := range l.chart.rows {
		if r.heading() || statusOf(r.rec) == questionnaire.Dropped {
			continue
		}
		switch x := r.rec.(type) {
		case questionnaire.Initiative:
			if in(x.Start) {
				starts.add(x, brief)
			}
			if in(x.End) {
				ends.add(x, brief)
			}
		case questionnaire.Hire:
			if in(x.Month) {
				joins.add(x, brief)
			}
			if x.Month != 0 && x.Ramp() > 0 && in(x.Month+x.Ramp()) {
				full.add(x, brief)
			}
		default:
			if in(r.from) {
				dues.add(r.rec, brief)
			}
		}
	}
	var parts []string
	for _, d := range lists {
		if d.more > 0 {
			d.names = append(d.names, fmt.Sprintf("%d more", d.more))
		}
		if len(d.names) > 0 {
			parts = append(parts, d.verb+" "+strings.Join(d.names, ", "))
		}
	}
	head := l.drawn.scale.name(l.month) + ": "
	if len(parts) == 0 {
		return head + "nothing starts, ends or falls due."
	}
	return head + strings.Join(parts, "; ") + "."
}

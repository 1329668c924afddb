package tui

import (
	"strings"

	"diligence/questionnaire"
)

// viewDetail tells the cell at the cursor in full, what the column is for, and
// the gravest finding about the record, in n rows.
func (p *plan) viewDetail(s *session, t theme, w, n int) []string {
	if n == 0 {
		return nil
	}
	rec := p.record(s)
	if p.edit != nil {
		rec = p.edit.rec
	}
	if rec == nil {
		return fitRows(nil, 0, w, n)
	}
	c := p.column()
	var lines []string
	if n >= 3 {
		lines = append(lines, t.border.in(strings.Repeat("─", w)))
	}
	lines = append(lines, " "+t.title.in(c.title)+"  "+cellSentence(s, t, c, rec))
	finding := p.findingLines(s, t, rec, w-2, max(n-len(lines)-1, 1))
	about := " " + t.muted.in(c.about+howTo(c))
	if len(finding) == 0 || n-len(lines) >= 2 {
		lines = append(lines, about)
	}
	for _, l := range finding {
		lines = append(lines, " "+l)
	}
	return fitRows(lines, 0, w, n)
}

// howTo names the keys that change a cell without opening it.
func howTo(c *column) string {
	switch c.kind {
	case cellTri:
		return "  y yes · n no · backspace clears"
	case cellChoice:
		return "  space next · digits choose"
	case cellMonth:
		return ", such as 2027-03"
	case cellNumber:
		if c.field == "person_months" {
			return ", such as 14"
		}
		if c.unit == "" || c.unit == unitMoney {
			return ", such as 1.2k or 9M"
		}
	case cellRefs:
		return "  enter chooses"
	case cellMonths:
		return ", such as 2027-01, 2027-03"
	}
	return ""
}

func (p *plan) findingLines(s *session, t theme, rec questionnaire.Record, w, n int) []string {
	f, ok := p.about.finding(s, recordID(rec))
	if !ok {
		return nil
	}
	m := t.findingMark(f)
	lead := m.glyph + " " + m.word + ": "
	said := []rune(lead + f.Statement.Line())
	lines := wrap(string(said[:min(len(said), w*(n+1))]), w) // more is never in sight
	if len(lines) > n {
		lines = append(lines[:n-1], cut(strings.Join(lines[n-1:], " "), w))
	}
	lines[0] = m.ink.in(lead) + strings.TrimPrefix(lines[0], lead)
	return lines
}

// later says that the question one came from leads on too, and what waits meanwhile.
func (p *plan) later(s *session) string {
	r, said := p.reg(), "back to the question"
	for _, tell := range s.result.Telling {
		if tell.Ref == r.name {
			said += "; " + count(tell.Rules, "rule") + " can wait for the " + r.name + " until you know them"
		}
	}
	return said
}

// viewEmpty says what the register is for.
func (p *plan) viewEmpty(s *session, t theme, w, h int) []string {
	r := p.reg()
	col := min(w-4, 76)
	lines := []string{"", t.title.in("No " + r.name + " yet"), ""}
	for _, para := range r.about {
		lines = append(append(lines, wrap(para, col)...), "")
	}
	if h > len(lines)+4 {
		lines = append(lines, inked(t.muted, wrap("For example: "+r.example, col))...)
		lines = append(lines, "")
	}
	calls := []string{t.title.in("a") + "  add the first " + r.one}
	if p.back != "" {
		calls[0] = t.title.in("a") + "    add the first " + r.one
		calls = append(calls, indented(t.title.in("esc")+"  ", wrap(p.later(s), col-5))...)
	}
	if len(lines)+len(calls) > h { // what to do must be in sight
		lines = lines[:max(h-len(calls)-1, 1)]
		lines[len(lines)-1] += " " + ellipsis
		lines = append(lines, "")
	}
	lines = append(lines, calls...)
	for i, l := range lines {
		lines[i] = "  " + l
	}
	return fitRows(lines, 0, w, h)
}

package tui

import (
	"fmt"

	"diligence/questionnaire"
)

// An outline shows all areas, the questions of the present one, and how far
// each is.
type outline struct {
	unfolded bool // the questions of all areas are shown
	top      int
	rows     []outlineRow
	first    int // row of the pane the first outline row is on
}

// An outlineRow is an area's, or where q is set a question's.
type outlineRow struct {
	area int
	q    *questionnaire.Question
}

// outlineRows returns all rows, and which of them is the present question's.
func (i *interview) outlineRows(s *session) (rows []outlineRow, at int) {
	rows = i.outline.rows[:0]
	list := i.walk(s)
	here := ""
	if q := i.question(s); q != nil {
		here = q.Area
	}
	n := 0
	for k, a := range s.q.Areas {
		rows = append(rows, outlineRow{area: k})
		for ; n < len(list) && list[n].Area == a.ID; n++ {
			if list[n].ID == i.at {
				at = len(rows)
			}
			if i.outline.unfolded || a.ID == here {
				rows = append(rows, outlineRow{k, list[n]})
			}
		}
	}
	i.outline.rows = rows
	return rows, at
}

func (i *interview) drawOutline(s *session, t theme, w, h int) []string {
	rows, at := i.outlineRows(s)
	done, all := s.progress("")
	focused := i.focus == paneOutline
	out := make([]string, 0, h)
	out = append(out, paneHead(t, focused, " Outline", fmt.Sprintf("%d/%d ", done, all), w))
	if h >= 16 {
		out = append(out, " "+gauge(t, done, all, w-2)+" ")
	}
	if only := i.onlyLines(s, t, w); only != nil {
		out = append(out, only...)
	} else if h >= 16 {
		out = append(out, "")
	}
	i.outline.first = len(out)
	room := h - len(out)
	i.outline.top = scroll(i.outline.top, at, len(rows), room)
	if at == i.outline.top && at > 0 {
		i.outline.top-- // the area's name stays in sight
	}
	for n := i.outline.top; n < len(rows) && len(out) < h; n++ {
		if rows[n].q == nil {
			out = append(out, i.areaRow(s, t, rows[n].area, w))
			continue
		}
		out = append(out, i.questionRow(s, t, rows[n].q, focused, w))
	}
	return fitRows(out, 0, w, h)
}

func (i *interview) areaRow(s *session, t theme, area, w int) string {
	a := s.q.Areas[area]
	title := cut(a.Title, w-9)
	if q := i.question(s); q != nil && q.Area == a.ID {
		title = t.strong.in(title)
	}
	count := ""
	if done, all := s.progress(a.ID); all > 0 || s.role() == questionnaire.RoleReviewer {
		count = fmt.Sprintf("%d/%d", done, all)
		if done == all {
			count = t.good.in("✓ ") + count
		}
	}
	return fit(ends(" "+title, count, w-1), w)
}

func (i *interview) questionRow(s *session, t theme, q *questionnaire.Question, focused bool, w int) string {
	here := q.ID == i.at
	lead := "  "
	if here {
		lead = " ▸"
	}
	m := t.statusMark(s.result.Positions[q.ID])
	tail := " "
	if s.flagged(q.ID) {
		tail = t.watch.in("!")
	} else if s.parked(q.ID) {
		tail = t.watch.in("~")
	}
	if f, ok := s.finding[q.ID]; ok {
		tail += t.findingMark(f).String()
	} else {
		tail += " "
	}
	title := cut(q.Title, w-8)
	if s.hidden(q.ID) && !here {
		title = t.muted.in(title)
	}
	row := fit(lead+m.String()+" "+title, w-3) + tail + " "
	switch {
	case here && focused:
		return t.chosen.over(row)
	case here:
		return t.strong.over(row)
	}
	return row
}

func (i *interview) outlineMouse(m mouse, s *session) outcome {
	if m.wheel != 0 {
		return i.step(s, m.wheel/wheelRows)
	}
	n := m.y - i.outline.first + i.outline.top
	if n < 0 || m.y < i.outline.first || n >= len(i.outline.rows) {
		i.focus = paneOutline
		return handled
	}
	r := i.outline.rows[n]
	if r.q != nil {
		i.focus = paneOutline
		return i.goTo(s, r.q.ID)
	}
	return i.openArea(s, s.q.Areas[r.area].ID)
}

// openArea goes to the first question of the area that waits for an answer,
// else to its first.
func (i *interview) openArea(s *session, area string) outcome {
	first := ""
	for _, q := range i.walk(s) {
		if q.Area != area {
			continue
		}
		if first == "" {
			first = q.ID
		}
		if s.waits(q) {
			return i.goTo(s, q.ID)
		}
	}
	if first == "" {
		return toasted("no question of this area is in scope")
	}
	return i.goTo(s, first)
}

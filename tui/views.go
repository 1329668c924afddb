package tui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// views tells how each role sees each area and where they part; enter goes to the
// first question of an area that they answered differently.
func (a *app) views() tea.Cmd {
	a.leave()
	s := a.session
	a.popup = &board{
		name: "VIEWS", title: "How each role sees it",
		rows:  s.viewRows,
		binds: []binding{{keys: []string{"enter"}, short: "go to where they part"}},
		foot: func() []string {
			return []string{"Over what each role was asked and answered: the mean of good, to watch and weak, and how many answers that is. The roles are asked different questions, so this is no verdict. Leaders are business and product, builders are technology."}
		},
		press: func(key string, at int) (outcome, bool, bool) {
			if key != "enter" || at < 0 {
				return handled, false, false
			}
			area := s.q.Areas[at-1]
			for _, d := range s.q.Divergences(s.review, s.result) {
				if d.Area == area.ID {
					a.show(jump{question: d.Question})
					return handled, true, true
				}
			}
			return toasted("nobody differs in “" + area.Title + "”"), false, true
		},
	}
	return nil
}

// viewRows draws each area with the roles beside it, or where there is no room for
// columns below it.
func (s *session) viewRows() []boardRow {
	head := &boardCells{tail: "differ"}
	for _, role := range questionnaire.Roles {
		head.cells = append(head.cells, string(role))
	}
	rows := []boardRow{{heading: true, wide: head}}
	for k, h := range s.q.HeatTable(s.review, s.result) {
		row := boardRow{text: s.q.Areas[k].Title, tail: "no two differ"}
		if h.Differ > 0 {
			row.tail = fmt.Sprintf("%d differ", h.Differ)
		}
		row.wide = &boardCells{tail: "·", below: rosierWord(h)}
		if h.Differ > 0 {
			row.wide.tail = fmt.Sprint(h.Differ)
		}
		var seen []string
		for i, role := range questionnaire.Roles {
			c := h.Cells[i]
			row.wide.cells = append(row.wide.cells, heatCell(c))
			if c.Said > 0 {
				seen = append(seen, fmt.Sprintf("%s %s", role, heatWord(c)))
			}
		}
		if rosier := rosierWord(h); rosier != "" {
			seen = append(seen, rosier)
		}
		row.below = strings.Join(seen, " · ")
		if seen == nil {
			row.below = "nobody said anything"
		}
		rows = append(rows, row)
	}
	return rows
}

// heatWord is how a role sees an area, as a sign, a word and the answers it is
// the mean of.
func heatWord(c questionnaire.HeatCell) string {
	words := map[questionnaire.Rating]string{
		questionnaire.RatingGood: "✓ good", questionnaire.RatingWatch: "△ to watch", questionnaire.RatingBad: "✗ weak",
	}
	if w := words[c.Rating()]; w != "" {
		return fmt.Sprintf("%s (%d)", w, c.Rated)
	}
	return "• neither"
}

// heatCell says the same in little room; a dash where the role said nothing.
func heatCell(c questionnaire.HeatCell) string {
	if c.Said == 0 {
		return "–"
	}
	word := strings.NewReplacer("to ", "", "(", "", ")", "").Replace(heatWord(c))
	return word
}

// rosierWord says which side sees an area rosier, and how often.
func rosierWord(h questionnaire.Heat) string {
	switch {
	case h.LeadersRosier > 0 && h.BuildersRosier > 0:
		return fmt.Sprintf("leaders rosier in %d, builders in %d", h.LeadersRosier, h.BuildersRosier)
	case h.LeadersRosier > 0:
		return fmt.Sprintf("leaders rosier in %d", h.LeadersRosier)
	case h.BuildersRosier > 0:
		return fmt.Sprintf("builders rosier in %d", h.BuildersRosier)
	}
	return ""
}

package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// kindSigns are the signs of milestones in a table of quarters.
var kindSigns = map[questionnaire.MilestoneKind]string{technical: "◆", product: "■", financial: "▲", "": "■"}

// dueSigns are those of what must be there by a month.
var dueSigns = map[string]string{"hire": "●", "competence": "✚", "certification": "▼"}

const (
	signNeed = "◇"
	signEdge = "┃"
)

// timeKey explains the signs of the rows written.
func timeKey(l questionnaire.LeadTime, rows []timeRow) string {
	work, dates, due := kindsOf(rows)
	var said []string
	if work {
		said = append(said, "the months of work, with → where it goes on")
	}
	if dates {
		said = append(said, fmt.Sprintf("%s technical, %s product and %s financial milestone with its month", kindSigns[technical], kindSigns[product], kindSigns[financial]),
			fmt.Sprintf("%s a technical milestone that it rests on, %s one that comes too late", signNeed, signBad+signNeed))
	}
	var signs []string
	for _, k := range []string{"hire", "competence", "certification"} {
		if due[k] {
			signs = append(signs, dueSigns[k]+" "+k)
		}
	}
	if len(signs) > 0 {
		said = append(said, joinAnd(signs)+" with its month", fmt.Sprintf("%s %s, %s where that is too late", signEdge, edgeWord(due), signBad+signEdge))
	}
	s := "In a quarter: " + strings.Join(said, "; ") + "."
	if dates {
		s += fmt.Sprintf(" Shaded in the row of a milestone: %d to %d months ahead.", l.Minimum, l.Target)
	}
	if due["hire"] {
		s += " Shaded in the row of a hire: ramp-up."
	}
	return s
}

// dueCells says in which quarter something must be there, when the work that needs
// it starts or that carries it ends, and shades the quarters of ramp-up.
func dueCells(t TimeLine, r *dueRow) []timeCell {
	cells := make([]timeCell, len(t.Quarters))
	for n := range cells {
		if first := t.quarterStart(n); r.full > r.month && r.month <= first+2 && r.full-1 >= first {
			cells[n].shade = shade("DFE9F3")
		}
	}
	put := t.writer(cells)
	edge := signEdge
	if r.late {
		edge = signBad + edge
	}
	if r.edge != 0 && r.edge < r.month {
		put(r.edge, edge)
	}
	put(r.month, dueSigns[r.sign])
	if r.edge >= r.month {
		put(r.edge, edge)
	}
	return cells
}

// writer returns what writes a sign with its month into the cell of its quarter; a
// month outside the time line stands at its end, with the year.
func (t TimeLine) writer(cells []timeCell) func(questionnaire.Month, string) {
	return func(at questionnaire.Month, sign string) {
		s := sign + "\u00a0" + shortMonth(at)
		n := int(min(max(at, t.From), t.To)-t.quarterStart(0)) / 3
		if at < t.From || at > t.To {
			s += " " + itoa(at.Year())
		}
		cells[n].text = strings.TrimSpace(cells[n].text + " " + s)
	}
}

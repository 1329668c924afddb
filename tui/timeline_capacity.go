package tui

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// viewCapacity sets the work of each quarter against the people, below the chart;
// where there is no room for it, of the cursor's quarter in a sentence.
func (l *timeline) viewCapacity(t theme, sc scale, names, w, h int) []string {
	c := l.chart
	_, cells := sc.quarterCells(c.quarters[1].First)
	if h < 20 || cells < 4 {
		return []string{fit(" "+l.capacityLine(t, w-1), w)}
	}
	head := "Person-months a quarter"
	if c.engineers == nil {
		head += "; engineers now: not answered"
	} else {
		head += ", " + c.engineersWord() + " now"
	}
	head = cut(head, w-6)
	rows := []string{t.border.in("── ") + t.muted.in(head) + t.border.in(" "+strings.Repeat("─", max(w-4-width(head), 0)))}
	line := func(name string, say func(questionnaire.Quarter, int) (string, ink)) {
		rows = append(rows, t.muted.in(fit(spaces(markWidth)+name, names))+l.quarterRow(sc, say))
	}
	line("need", func(q questionnaire.Quarter, w int) (string, ink) {
		if len(q.Unestimated) > 0 {
			return "≥" + roomy(q.Need, w-1), ""
		}
		return roomy(q.Need, w), ""
	})
	if c.engineers == nil {
		return rows
	}
	line("have", func(q questionnaire.Quarter, w int) (string, ink) { return roomy(q.Have, w), "" })
	if c.dips() {
		line("lost to dips", func(q questionnaire.Quarter, w int) (string, ink) {
			if q.Lost == 0 {
				return "0", t.muted
			}
			return roomy(q.Lost, w), t.watch
		})
	}
	line("✓ fits, ! over by", func(q questionnaire.Quarter, w int) (string, ink) {
		switch over := q.Over(); {
		case over == 0 && w >= 6:
			return "✓ fits", t.good
		case over == 0:
			return "✓", t.good
		case len("! over "+tenths(over)) <= w:
			return "! over " + tenths(over), t.grave
		case len("! "+tenths(over)) <= w:
			return "! " + tenths(over), t.grave
		default:
			return "!" + roomy(over, w-1), t.grave
		}
	})
	return rows
}

func (c *chart) dips() bool {
	for _, q := range c.quarters {
		if q.Lost > 0 {
			return true
		}
	}
	return false
}

// quarterMost is the most cells a quarter's figures take, so that they stay near
// its label where columns are wide.
const quarterMost = 6

// quarterRow writes what is said of each quarter into its cells, moved to the
// right; the last of them parts it from the next.
func (l *timeline) quarterRow(sc scale, say func(questionnaire.Quarter, int) (string, ink)) string {
	var b strings.Builder
	for _, q := range l.chart.quarters {
		_, w := sc.quarterCells(q.First)
		text, i := say(q, w-1)
		if width(text) > w { // the first and the last may have but a month; half a number is none
			text = cut(ellipsis, w)
		}
		lead := max(min(w-1, quarterMost)-width(text), 0)
		b.WriteString(spaces(lead) + i.in(text) + spaces(w-lead-width(text)))
	}
	return b.String() + " "
}

// roomy writes person-months in at most w cells, to a tenth where that fits.
func roomy(x float64, w int) string {
	if s := tenths(x); len(s) <= w {
		return s
	}
	return strconv.FormatFloat(x, 'f', 0, 64)
}

func tenths(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

// capacityLine tells the cursor's quarter in one line, how it comes out first.
func (l *timeline) capacityLine(t theme, w int) string {
	c := l.chart
	q := c.quarter(l.month)
	name, need := questionnaire.FormatQuarter(q.First), amount(q.Need)
	if len(q.Unestimated) > 0 {
		need = "≥" + need
	}
	if c.engineers == nil {
		return t.muted.in(cut(fmt.Sprintf("%s: need %s; engineers now: not answered", name, need), w))
	}
	verdict, i := "fits", t.muted
	if q.Over() > 0 {
		verdict, i = "over by "+amount(q.Over()), t.grave
	}
	head := name + " " + verdict + ": "
	said := head + "need " + need + ", have " + amount(q.Have)
	if q.Lost > 0 {
		said += ", lost " + amount(q.Lost)
	}
	if of := need + " of " + amount(q.Have-q.Lost); width(said) > w {
		said = head + of
	}
	return i.in(cut(said, w))
}

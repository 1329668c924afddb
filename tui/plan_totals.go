package tui

import (
	"strings"

	"diligence/questionnaire"
)

// From these sizes of a table on there is room to sum it up.
const (
	totalsWidth  = 80
	totalsHeight = 20
)

// totals sums up the initiatives: the money against the budget, and the work.
// Other registers have none.
func (p *plan) totals(s *session, t theme, w int) []string {
	sum := s.review.Totals()
	if p.reg().name != "initiatives" || sum.Count == 0 {
		return nil
	}
	money := func(x float64) string { return questionnaire.FormatMoney(x, s.currency()) }
	cost := []string{
		"asked " + money(sum.Asked), "approved " + money(sum.Approved), "funded " + money(sum.Funded),
	}
	work := []string{questionnaire.FormatNumber(sum.PersonMonths) + " person-months"}
	if sum.PersonMonths == 1 {
		work = []string{"1 person-month"}
	}
	if n := sum.WithoutEstimate; n > 0 {
		work = append(work, questionnaire.FormatNumber(float64(n))+" without estimate")
	}
	if n := sum.WithoutCost; n > 0 {
		work = append(work, questionnaire.FormatNumber(float64(n))+" without cost")
	}
	line := func(label, text string) string { return fit(" "+t.accent.in(fit(label, 8))+text, w) }
	lines := []string{t.border.in(strings.Repeat("─", w)), line("Money", strings.Join(cost, " · "))}
	if budget, ok := s.number("roadmap.budget"); ok {
		against := "what is asked fits"
		if over := sum.Asked - budget; over > 0 {
			against = money(over) + " less than is asked"
		}
		lines = append(lines, line("Budget", money(budget)+" · "+against))
	}
	return append(lines, line("Work", strings.Join(work, " · ")))
}

// number returns the number that the answers to a question come to, and whether
// they do.
func (s *session) number(question string) (float64, bool) {
	p := s.result.Positions[question]
	if s.q.Question(question) == nil || p.Status != questionnaire.Answered || p.Hidden {
		return 0, false
	}
	return p.Value.Number(), true
}

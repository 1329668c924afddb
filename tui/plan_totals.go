package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// From these sizes of a table on there is room to sum it up.
const (
	totalsWidth  = 80
	totalsHeight = 20
)

// totals sums up the initiatives, or the money of milestones, where there is room for
// it. Other registers have none.
func (p *plan) totals(s *session, t theme, w int) []string {
	var words [][2]string
	switch {
	case p.reg().name == "milestones":
		words = s.revenueWords()
	case p.reg().name == "initiatives" && s.review.Totals().Count > 0:
		words = s.totalWords()
	}
	if words == nil {
		return nil
	}
	lines := []string{t.border.in(strings.Repeat("─", w))}
	for _, x := range words {
		for k, l := range wrap(x[1], w-10) {
			lines = append(lines, fit(" "+t.accent.in(fit([]string{x[0], ""}[min(k, 1)], 8))+l, w))
		}
	}
	return lines
}

// revenueWords tells what the financial milestones add up to, and which of them may
// be one figure that is counted more than once; nil for none with a value.
func (s *session) revenueWords() [][2]string {
	sum, n, alike := s.review.FinancialSum()
	if n == 0 {
		return nil
	}
	words := [][2]string{{"Revenue", questionnaire.FormatMoney(sum, s.currency()) + " in " + count(n, "financial milestone")}}
	for _, list := range alike {
		var ids []string
		for _, m := range list {
			ids = append(ids, m.ID)
		}
		words = append(words, [2]string{"", fmt.Sprintf("%s give %s and are added. Where that is one figure growing, let the later rest on the earlier.",
			strings.Join(ids[:len(ids)-1], ", ")+" and "+ids[len(ids)-1], list[0].Metric.Line())})
	}
	return words
}

// totalWords tells what the initiatives sum up to, each sum with its name: the money,
// how the budget stands to it where there is one, and the work.
func (s *session) totalWords() (out [][2]string) {
	sum := s.review.Totals()
	money := func(x float64) string { return questionnaire.FormatMoney(x, s.currency()) }
	out = append(out, [2]string{"Money", "asked " + money(sum.Asked) + " · approved " + money(sum.Approved) + " · funded " + money(sum.Funded)})
	if budget, ok := s.number("roadmap.budget"); ok {
		against := "what is asked fits"
		if over := sum.Asked - budget; over > 0 {
			against = money(over) + " less than is asked"
		}
		out = append(out, [2]string{"Budget", money(budget) + " · " + against})
	}
	work := questionnaire.FormatNumber(sum.PersonMonths) + " person-months"
	if sum.PersonMonths == 1 {
		work = "1 person-month"
	}
	if n := sum.WithoutEstimate; n > 0 {
		work += fmt.Sprintf(" · %d without estimate", n)
	}
	if n := sum.WithoutCost; n > 0 {
		work += fmt.Sprintf(" · %d without cost", n)
	}
	return append(out, [2]string{"Work", work})
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

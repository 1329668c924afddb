package export

import (
	"fmt"

	"diligence/questionnaire"
)

// budget returns what was said the work may cost.
func (p *projector) budget() Budget {
	s := p.said(budgetID)
	if s.Mark.Word == wordNotAsked {
		return Budget{}
	}
	return Budget{Asked: true, Mark: s.Mark, Amount: answeredNumber(p.res, budgetID)}
}

// capacity sets the work of each quarter against the people. Work that no
// quarter holds is named.
func (p *projector) capacity() Capacity {
	from := questionnaire.MonthOf(p.now)
	c := Capacity{From: from, Said: p.said(engineersID).Mark, Dipped: p.r.Dipped(from, from+horizon-1), Estimated: p.r.Totals().PersonMonths}
	n := 0.0
	if c.Engineers = answeredNumber(p.res, engineersID); c.Engineers != nil {
		n = *c.Engineers
	}
	for _, q := range p.r.Quarters(n, from) {
		row := CapacityRow{Quarter: questionnaire.FormatQuarter(q.First), Need: q.Need, Have: q.Have, Lost: q.Lost, Unestimated: p.titles(q.Unestimated)}
		if c.Engineers != nil {
			row.Over = hundredths(q.Over())
		}
		if row.Over > 0 {
			c.Over++
		}
		c.Need += q.Need
		c.Quarters = append(c.Quarters, row)
	}
	for _, i := range p.plan.initiatives {
		switch {
		case i.Status == questionnaire.Done:
		case i.Start == 0 || i.End < i.Start:
			c.Undated = append(c.Undated, p.title(i.ID))
		case i.PersonMonths == nil:
			c.WithoutWork = append(c.WithoutWork, p.title(i.ID))
		}
	}
	for _, h := range p.r.Hires {
		if h.RampUp == nil && h.Month != 0 && h.Status != questionnaire.Dropped && h.Status != questionnaire.Done && h.Budgeted != questionnaire.No {
			c.AssumedRamps++
		}
	}
	return c
}

// mark judges a quarter.
func (r CapacityRow) mark(known bool) Mark {
	switch {
	case !known:
		return Mark{signUnknown, "Cannot be told"}
	case r.Over > 0:
		return Mark{signBad, number(r.Over) + " too much"}
	case len(r.Unestimated) > 0:
		return Mark{signUnknown, "Fits, as far as estimated"}
	case r.Need == 0:
		return Mark{signNeutral, "No work listed"}
	}
	return Mark{signGood, "Fits"}
}

// idle counts the quarters no work is listed for.
func (c Capacity) idle() (n int) {
	for _, q := range c.Quarters {
		if q.Need == 0 && len(q.Unestimated) == 0 {
			n++
		}
	}
	return n
}

// sentences says how the money asked for stands to the stated budget.
func (b Budget) sentences(m Money) []string {
	switch {
	case !b.Asked:
		return nil
	case b.Amount == nil:
		return []string{fmt.Sprintf("The budget for this work: %s, so nobody can tell whether it covers what is asked.", lowerFirst(b.Mark.Word))}
	}
	money := func(x float64) string { return questionnaire.FormatMoney(x, m.Currency) }
	stated := "The stated budget is " + money(*b.Amount)
	switch rest := *b.Amount - m.Asked; {
	case m.Count == m.WithoutCost:
		return []string{stated + "."}
	case rest < 0:
		return []string{stated + ": " + money(-rest) + " less than is asked."}
	case m.WithoutCost > 0:
		return []string{stated + ": " + money(rest) + " more than is asked so far."}
	case rest == 0:
		return []string{stated + ": as much as is asked."}
	default:
		return []string{stated + ": " + money(rest) + " more than is asked."}
	}
}

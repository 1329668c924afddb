package export

import (
	"fmt"
	"math"

	"diligence/questionnaire"
)

const notAnswered = "not answered"

// outageSheet reports the work sheet of the two-day outage (prep-e8) with what it
// comes to. What nobody filled in says so.
func (p *projector) outageSheet() OutageSheet {
	o, c := p.r.Outage, p.r.OutageCost(p.res.Positions)
	s := OutageSheet{Given: o != questionnaire.Outage{}, Sum: p.outageSum(c)}
	if !s.Given && c.Now == nil {
		return s
	}
	growth := p.said("context.growth").Status == questionnaire.Answered
	times := p.res.Positions["context.growth"].Value.Number()
	amount := func(x *float64) (now, planned string) {
		switch {
		case x == nil:
			return notAnswered, notAnswered
		case !growth:
			return p.rounded(*x), "cannot be told"
		}
		return p.rounded(*x), p.rounded(*x * times)
	}
	row := func(what string, x *float64) {
		now, planned := amount(x)
		s.Rows = append(s.Rows, OutageRow{what, now, planned})
	}
	row("Revenue a day", c.RevenueADay)
	var lost *float64
	if c.RevenueADay != nil {
		lost = new(*c.RevenueADay * c.Hours / 24)
	}
	row("Revenue lost in "+hours(c.Hours), lost)
	row("Contractual penalties", o.Penalties)
	row("Cost of the outage", c.Now)
	if s.Given {
		s.Facts = p.outageFacts(o)
	}
	return s
}

// outageSum says what the outage costs, and what that sum leaves out.
func (p *projector) outageSum(c questionnaire.OutageCost) string {
	if c.Now == nil {
		return "What it would cost cannot be worked out: neither the revenue of a day nor that of a year was given."
	}
	least := ""
	if c.Partial {
		least = "at least "
	}
	s := fmt.Sprintf("%s without service would cost %s%s today", upperFirst(hours(c.Hours)), least, p.rounded(*c.Now))
	if c.Planned != nil {
		s += fmt.Sprintf(" and %s%s at the planned scale", least, p.rounded(*c.Planned))
	} else {
		s += "; at the planned scale it cannot be told, as the growth was not given"
	}
	if c.Partial {
		s += ". Contractual penalties were not given and would add to it"
	}
	s += "."
	if said := p.said(outageCostID); said.Status == questionnaire.Answered {
		s += " Asked apart from the work sheet, the company put it at " + sentence(said.Mark.Word)
	}
	return s
}

const outageCostID = "operations.outage_cost"

func (p *projector) outageFacts(o questionnaire.Outage) []Item {
	zone := hours(questionnaire.OutageHours) + ", as nothing else was said"
	if o.Hours != nil {
		zone = hours(*o.Hours)
	}
	revenue := "a day's part of the yearly revenue"
	if o.RevenueADay != nil {
		revenue = "as given on the work sheet"
	}
	customers := notAnswered
	if o.CustomersAtRisk != nil {
		customers = measure(*o.CustomersAtRisk, "customer", "customers")
	}
	return []Item{
		{"The zone is away for:", sentence(zone)},
		{"Revenue of a day:", sentence(revenue)},
		{"Customers who may leave:", sentence(customers)},
		{"Data that would be lost:", sentence(or(p.text(o.DataLost), notAnswered))},
		{"Recovery elsewhere:", sentence(recovery(o))},
		{"Last rehearsed:", sentence(monthOr(o.Rehearsed, notAnswered))},
	}
}

// recovery sets the hours recovery takes beside those promised.
func recovery(o questionnaire.Outage) string {
	switch {
	case o.RecoveryNow == nil && o.RecoveryPromised == nil:
		return notAnswered
	case o.RecoveryNow == nil:
		return "today: " + notAnswered + "; promised in contracts: " + hours(*o.RecoveryPromised)
	case o.RecoveryPromised == nil:
		return hours(*o.RecoveryNow) + " today; promised in contracts: " + notAnswered
	}
	s := fmt.Sprintf("%s today; promised in contracts: %s", hours(*o.RecoveryNow), hours(*o.RecoveryPromised))
	switch {
	case *o.RecoveryNow > *o.RecoveryPromised:
		return s + "; " + signBad + " " + hours(*o.RecoveryNow-*o.RecoveryPromised) + " too slow"
	}
	return s + "; " + signGood + " the promise holds"
}

// rounded is money that was worked out: large sums have no cents.
func (p *projector) rounded(x float64) string {
	if math.Abs(x) >= 100 {
		x = math.Round(x)
	}
	return p.money(x)
}

func hours(x float64) string {
	if x == 1 {
		return "1 hour"
	}
	return number(x) + " hours"
}

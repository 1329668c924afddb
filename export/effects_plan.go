package export

import (
	"fmt"

	"diligence/questionnaire"
)

// hireEffect words the options of a gap at a hire. What it would cost is not in
// the review, which holds no pay.
func (p *projector) hireEffect(e *Effect, h questionnaire.Hire) {
	switch h.Budgeted {
	case questionnaire.Yes:
		e.Investment = "It is budgeted; none to add"
	case questionnaire.No:
		e.Investment = "Reserve its cost of the round, or of the budget"
	default:
		e.Investment = "Have it confirmed that the budget holds it"
	}
	e.Valuation = p.valuationOf(h.NeededBy)
	row := p.hire(h)
	e.Plan = p.timingPlan(row.Timing, "Hire")
}

func (p *projector) competenceEffect(e *Effect, c questionnaire.Competence) {
	e.Investment = p.fromBudget()
	if c.How == "" || c.How == questionnaire.WayUndecided {
		e.Investment = "Have the way chosen and costed before an amount is set"
	}
	e.Valuation = p.valuationOf(c.NeededBy)
	e.Plan = p.timingPlan(p.timing(c.NeededBy, c.Month, "There"), "Acquire it")
}

func (p *projector) certificationEffect(e *Effect, c questionnaire.Certification) {
	e.Investment = or(p.unfunded(p.workOf(c.CarriedBy), "the work that carries it"), "No unfunded work is listed for it")
	e.Valuation = p.valuationOf(c.NeededFor)
	_, t := p.carried(c)
	switch {
	case len(p.live(c.CarriedBy)) == 0:
		e.Plan = "Put the work that leads to it on the road map"
	case t.Late > 0:
		e.Plan = fmt.Sprintf("End that work %s earlier, or move what waits for it", plural(t.Late, "month", "months"))
	case c.Month == 0:
		e.Plan = "Give it a month"
	default:
		e.Plan = fmt.Sprintf("Keep %s by starting the work that leads to it in time", month(c.Month))
	}
}

func (p *projector) riskEffect(e *Effect, k questionnaire.Risk) {
	work := p.workOf(k.AnsweredBy)
	e.Investment = or(p.unfunded(work, "the work that answers it"), "No unfunded work is listed for it")
	if len(work) == 0 {
		e.Investment = "Reserve money to answer it, once estimated"
	}
	e.Valuation = p.valuationOf(k.AnsweredBy)
	e.Plan = "Put what answers it on the road map, or accept it in so many words"
	if len(work) > 0 {
		e.Plan = "Keep the work that answers it in the plan, ahead of the growth"
	}
}

// workOf returns the live initiatives among ids.
func (p *projector) workOf(ids []string) (out []questionnaire.Initiative) {
	for _, id := range p.live(ids) {
		if i, ok := p.plan.initiative[id]; ok {
			out = append(out, i)
		}
	}
	return out
}

// valuationOf words the revenue that rests on any of several records, each
// milestone once.
func (p *projector) valuationOf(ids []string) string {
	counted := map[string]bool{}
	var values []questionnaire.Milestone
	for _, id := range p.live(ids) {
		list, _ := p.plan.above(id)
		if m, ok := p.plan.milestone[id]; ok {
			list = append(list, m)
		}
		for _, m := range list {
			if m.Kind == financial && m.Value != nil && !counted[m.ID] {
				counted[m.ID] = true
				values = append(values, m)
			}
		}
	}
	if sum := p.sum(values); sum > 0 {
		return notBacked(p.money(sum))
	}
	return "No revenue in the review is tied to it"
}

// timingPlan words what to move where something comes too late.
func (p *projector) timingPlan(t Timing, do string) string {
	switch {
	case t.Late > 0:
		return fmt.Sprintf("%s %s earlier, or start %s later than %s", do, plural(t.Late, "month", "months"), quoted(t.Work), month(t.At))
	case t.At != 0:
		return fmt.Sprintf("Have it secured before %s starts in %s", quoted(t.Work), month(t.At))
	}
	return "Give it, and the work that needs it, a month"
}

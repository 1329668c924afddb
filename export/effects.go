package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// effects says what the standing gaps may change in the investment, the
// valuation and the plan (value-18, founders-9): options, never a verdict on a
// deal. Gaps at the same record, or in the same area, share a line. Those of low
// severity change no terms and are left out.
func (p *projector) effects(findings []FindingReport) []Effect {
	var out []Effect
	at := map[string]int{} // of a line, plus one
	for _, f := range findings {
		if f.Verdict == resolved || f.Severity == questionnaire.Low {
			continue
		}
		_, isRecord := p.r.Title(f.id)
		key := "record " + f.id
		if !isRecord {
			key = "area " + f.Area
		}
		if n := at[key]; n > 0 {
			e := &out[n-1]
			e.Findings = append(e.Findings, f.Number)
			if !strings.Contains(e.Gap, f.Title) {
				e.Gap += "; " + f.Title
			}
			continue
		}
		out = append(out, p.effect(f, isRecord))
		at[key] = len(out)
	}
	return out
}

// effect words the options of the gravest finding at a record or in an area.
func (p *projector) effect(f FindingReport, isRecord bool) Effect {
	e := Effect{Findings: []int{f.Number}, About: or(f.Area, "Whole company"), Gap: f.Title, Severity: f.Severity}
	if isRecord {
		e.About = f.Subject
	}
	rec, _ := p.r.PlanRecord(f.id)
	switch rec := rec.(type) {
	case questionnaire.Initiative:
		p.initiativeEffect(&e, rec)
	case questionnaire.Milestone:
		p.milestoneEffect(&e, rec)
	case questionnaire.Hire:
		p.hireEffect(&e, rec)
	case questionnaire.Competence:
		p.competenceEffect(&e, rec)
	case questionnaire.Certification:
		p.certificationEffect(&e, rec)
	case questionnaire.Risk:
		p.riskEffect(&e, rec)
	default:
		p.areaEffect(&e, f)
	}
	return e
}

func (p *projector) initiativeEffect(e *Effect, i questionnaire.Initiative) {
	switch {
	case i.Money == questionnaire.Yes:
		e.Investment = "Its money is budgeted; none to add"
	case i.Cost != nil:
		e.Investment = fmt.Sprintf("Reserve %s of the round, or of the budget, for it", p.money(*i.Cost))
	default:
		e.Investment = "Have it costed before an amount is set"
	}
	e.Valuation = p.valuation(i.ID)
	list, first := p.plan.above(i.ID)
	switch {
	case len(list) == 0:
		e.Plan = "Say which milestone it serves, or drop it"
	case first == 0:
		e.Plan = fmt.Sprintf("Give %s a month that fits it", quoted(p.title(list[0].ID)))
	default:
		e.Plan = fmt.Sprintf("Back it in time for %s, or move that date", dated(quoted(p.title(list[0].ID)), first))
	}
}

func (p *projector) milestoneEffect(e *Effect, m questionnaire.Milestone) {
	e.Investment = or(p.unfunded(p.plan.reach(m.ID), "the work beneath it"), "No unfunded work is listed beneath it")
	e.Valuation = p.valuation(m.ID)
	switch {
	case m.Month == 0:
		e.Plan = "Give it a month that an estimate supports"
	case m.Month < questionnaire.MonthOf(p.now):
		e.Plan = "Say whether it was reached; if not, give it a month that an estimate supports"
	default:
		e.Plan = fmt.Sprintf("Keep %s by securing what it rests on, or move it", month(m.Month))
	}
}

// unfunded words the money that work still lacks; "" where it lacks none.
func (p *projector) unfunded(work []questionnaire.Initiative, what string) string {
	sum, uncosted := 0.0, 0
	for _, i := range work {
		switch {
		case i.Money == questionnaire.Yes || i.Status == questionnaire.Done:
		case i.Cost == nil:
			uncosted++
		default:
			sum += *i.Cost
		}
	}
	switch {
	case sum > 0 && uncosted > 0:
		return fmt.Sprintf("Reserve %s for %s; %s yet to be costed", p.money(sum), what, plural(uncosted, "initiative is", "initiatives are"))
	case sum > 0:
		return fmt.Sprintf("Reserve %s for %s", p.money(sum), what)
	case uncosted > 0:
		return fmt.Sprintf("Have %s costed (%s)", what, plural(uncosted, "initiative", "initiatives"))
	}
	return ""
}

// valuation words the revenue that rests on a record.
func (p *projector) valuation(id string) string {
	if sum, _ := p.revenue(id); sum > 0 {
		return notBacked(p.money(sum))
	}
	return "No revenue in the review is tied to it"
}

func notBacked(money string) string {
	return fmt.Sprintf("Weigh the %s of financial milestones as not yet backed", money)
}

// areaEffect words options for gaps that are about no record. Work listed in the
// area prices them; else only their severity speaks.
func (p *projector) areaEffect(e *Effect, f FindingReport) {
	var work []questionnaire.Initiative
	for _, i := range p.plan.initiatives {
		if i.Area != "" && p.area[i.Area] == f.Area {
			work = append(work, i)
		}
	}
	byArea := p.unfunded(work, "the work listed in this area")
	sum := p.revenueIn(f.reads)
	switch f.Severity {
	case questionnaire.Critical:
		e.Investment = or(byArea, "Add the cost of closing it to the round, once estimated")
		if p.res.Positions["context.round"].Hidden { // no money is being raised
			e.Investment = or(byArea, "Find the money to close it, once its cost is estimated")
		}
		e.Valuation = "Weigh the plan with and without it closed"
		e.Plan = "Rework the plan so that closing it comes first"
	case questionnaire.High:
		e.Investment = or(byArea, "Reserve money to close it, once estimated")
		e.Valuation = "Weigh the dates that assume it is closed"
		e.Plan = "Put it on the road map with an owner and a month"
	default:
		e.Investment = or(byArea, p.fromBudget())
		e.Valuation = "None expected"
		e.Plan = "Allow for the time it costs"
	}
	if sum > 0 {
		e.Valuation = notBacked(p.money(sum))
		e.Plan = "Back and date what this revenue rests on, or plan without it"
	}
}

// fromBudget says what a gap that changes no terms is paid from.
func (p *projector) fromBudget() string {
	switch b := p.budget().Amount; {
	case b == nil:
		return "Say which budget pays for it"
	case *b == 0:
		return "Find the money for it; none is set aside"
	case p.r.Totals().Asked > *b:
		return "Find the money for it; the stated budget is less than is asked already"
	}
	return "Pay for it from the existing budget"
}

// revenueIn sums the financial milestones whose value a finding read.
func (p *projector) revenueIn(refs []string) float64 {
	var list []questionnaire.Milestone
	for _, m := range p.plan.milestones {
		if m.Kind == financial && m.Value != nil && slices.Contains(refs, m.ID+".value") {
			list = append(list, m)
		}
	}
	return p.sum(list)
}

// sum adds the values of milestones, steps towards a higher value left out.
func (p *projector) sum(list []questionnaire.Milestone) (sum float64) {
	steps := map[string]bool{}
	for _, m := range p.r.Outdone(list) {
		steps[m.ID] = true
	}
	for _, m := range list {
		if !steps[m.ID] {
			sum += *m.Value
		}
	}
	return sum
}

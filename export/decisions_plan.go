package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// recordDecision asks for what nobody can hold a plan to while it is not on record.
func recordDecision(d Document) []string {
	var ask []string
	if d.Scope.Initiatives == 0 {
		ask = append(ask, "the work that the plan rests on, with an owner, months and a cost for each")
	}
	if financials(d.Milestones) == 0 {
		ask = append(ask, "the figures that the plan promises, each with its month")
	}
	if len(ask) == 0 || d.silent() {
		return nil
	}
	return []string{"Put on record " + strings.Join(ask, ", and ") + "; the review lists none."}
}

// budgetDecision asks for the money that the stated budget lacks.
func (p *projector) budgetDecision(m Money) []string {
	if m.Budget.Amount == nil || m.Asked <= *m.Budget.Amount {
		return nil
	}
	return []string{fmt.Sprintf("Find %s, or take work out of the plan: it asks for %s, and the stated budget is %s.",
		p.money(m.Asked-*m.Budget.Amount), p.money(m.Asked), p.money(*m.Budget.Amount))}
}

// hireDecision asks for the budgets of critical hires, and for earlier ones where
// work would start without them.
func hireDecision(h Hires) []string {
	var out []string
	for _, x := range h.List {
		var why []string
		if x.Status == string(questionnaire.Done) {
			continue
		}
		if x.Critical == questionnaire.Yes && x.Budgeted == questionnaire.No {
			why = append(why, "critical, not budgeted")
		} else if x.Critical == questionnaire.Yes && x.Budgeted == questionnaire.Unknown {
			why = append(why, "critical, nobody said whether budgeted")
		}
		if t := x.Timing; t.Late > 0 {
			why = append(why, fmt.Sprintf("%s too late for %s", plural(t.Late, "month", "months"), quoted(t.Work)))
		}
		if len(why) > 0 {
			out = append(out, quoted(x.Role)+" ("+strings.Join(why, "; ")+")")
		}
	}
	if len(out) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Approve, bring forward or give up %s: %s.", plural(len(out), "hire", "hires"), joinAnd(few(out, 4)))}
}

func capacityDecision(c Capacity) []string {
	var over []string
	for _, q := range c.Quarters {
		if q.Over > 0 {
			over = append(over, fmt.Sprintf("%s by %s", q.Quarter, measure(q.Over, "person-month", "person-months")))
		}
	}
	if len(over) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Move work, or add people: the plan holds more work than people in %s.", joinAnd(few(over, 4)))}
}

func competenceDecision(c Competence) []string {
	var open []string
	for _, x := range c.List {
		if x.Way == questionnaire.WayUndecided && x.Status != string(questionnaire.Done) {
			open = append(open, dated(quoted(x.What), x.Month))
		}
	}
	if len(open) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Choose whether to learn, hire or buy %s.", joinAnd(few(open, 4)))}
}

func certificationDecision(c Certifications) []string {
	var alone, late []string
	for _, x := range c.List {
		switch {
		case x.Status == string(questionnaire.Done):
		case x.Timing.Late > 0:
			late = append(late, fmt.Sprintf("%s (%s too late)", quoted(x.Name), plural(x.Timing.Late, "month", "months")))
		case len(x.CarriedBy) == 0:
			alone = append(alone, dated(quoted(x.Name), x.Month))
		}
	}
	var out []string
	if len(alone) > 0 {
		out = append(out, fmt.Sprintf("Say which work leads to %s; none is listed.", joinAnd(few(alone, 4))))
	}
	if len(late) > 0 {
		out = append(out, fmt.Sprintf("Bring the work forward that leads to %s, or move what waits for it.", joinAnd(few(late, 4))))
	}
	return out
}

// riskDecision asks for an answer to each risk that grows with the company.
func riskDecision(r Risk) []string {
	list := r.unanswered()
	if len(list) == 0 {
		return nil
	}
	var words []string
	for _, k := range list {
		words = append(words, fmt.Sprintf("%s (%s today, %s at the planned scale)", quoted(k.Title), k.Now, k.Planned))
	}
	return []string{fmt.Sprintf("Answer, or accept in so many words, the %s %s.", is(len(list), "risk", "risks"), joinAnd(few(words, 4)))}
}

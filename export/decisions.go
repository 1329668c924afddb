package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// decisions lists what is asked of the reader: a plan on record, backing for work,
// most revenue first, a budget that falls short, estimates for dates, leads that are
// too short, hires, quarters with too much work, risks, certifications, competence,
// owners for findings, plans to decide on, and answers held back.
func (p *projector) decisions(d Document) []string {
	out := recordDecision(d)
	out = append(out, p.backingDecisions(d.Initiatives.List)...)
	out = append(out, p.budgetDecision(d.Initiatives.Money)...)
	out = append(out, p.estimateDecisions(d.Milestones)...)
	out = append(out, leadDecisions(d.TimeLine)...)
	out = append(out, hireDecision(d.Hires)...)
	out = append(out, capacityDecision(d.Initiatives.Capacity)...)
	out = append(out, riskDecision(d.Risk)...)
	out = append(out, certificationDecision(d.Certifications)...)
	out = append(out, competenceDecision(d.Competence)...)
	out = append(out, ownerDecisions(d.Findings)...)
	out = append(out, p.planDecisions()...)
	if d.Scope.Total.Withheld > 0 {
		or := "say why not"
		if p.reasoned() {
			or = "let the " + is(d.Scope.Total.Withheld, "reason", "reasons") + " given stand"
		}
		out = append(out, fmt.Sprintf("Release %s, or %s.", plural(d.Scope.Total.Withheld, "withheld answer", "withheld answers"), or))
	}
	return out
}

// reasoned reports whether each withheld answer says why.
func (p *projector) reasoned() bool {
	for id, x := range p.res.Positions {
		for _, a := range p.answers(id) {
			if !x.Hidden && a.Status == questionnaire.Withheld && a.Reason == "" {
				return false
			}
		}
	}
	return true
}

func (p *projector) backingDecisions(list []InitiativeReport) (out []string) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b InitiativeReport) int {
		return cmp.Or(cmp.Compare(b.Revenue, a.Revenue), compareMonths(a.FirstAbove, b.FirstAbove))
	})
	for _, i := range list {
		if i.Backed == questionnaire.Yes || i.Status == "done" {
			continue
		}
		s := backingAsk(i)
		var facts []string
		if i.Cost != nil {
			cost := p.money(*i.Cost)
			if p.currency == "" {
				cost = "cost " + cost
			}
			facts = append(facts, cost)
		}
		if i.PersonMonths != nil {
			facts = append(facts, number(*i.PersonMonths)+" person-months")
		}
		if i.Start != 0 {
			facts = append(facts, "start "+month(i.Start))
		}
		if len(facts) > 0 {
			s += " (" + strings.Join(facts, ", ") + ")"
		}
		if len(i.Unlocks) > 0 {
			s += ". " + upperFirst(restsOnIt(i.Unlocks))
		}
		out = append(out, sentence(s))
	}
	return out
}

// backingAsk words what an initiative lacks as a decision; what nobody said is
// to be confirmed.
func backingAsk(i InitiativeReport) string {
	var give, confirm []string
	for _, f := range []struct {
		is   questionnaire.Tri
		word string
	}{{i.Money, "money"}, {i.People, "people"}, {i.Time, "time"}} {
		switch f.is {
		case questionnaire.No:
			give = append(give, f.word)
		case questionnaire.Yes:
		default:
			confirm = append(confirm, f.word)
		}
	}
	title := quoted(i.Title)
	if i.Approved != questionnaire.No && i.Approved != questionnaire.Yes {
		confirm = append([]string{"approval"}, confirm...)
	}
	switch {
	case i.Approved == questionnaire.No && len(give) > 0:
		return "Decide whether to approve " + title + " and give it " + joinAnd(give) + toConfirm(confirm)
	case i.Approved == questionnaire.No:
		return "Decide whether to approve " + title + toConfirm(confirm)
	case len(give) > 0:
		return "Decide whether to give " + title + " its " + joinAnd(give) + toConfirm(confirm)
	}
	return "Confirm " + joinAnd(confirm) + " for " + title
}

func toConfirm(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return ", and confirm its " + joinAnd(words)
}

// restsOnIt says which milestones rest on a record.
func restsOnIt(dated []string) string {
	return joinAnd(few(dated, 3)) + " " + is(len(dated), "rests", "rest") + " on it"
}

func (p *projector) estimateDecisions(list []MilestoneReport) []string {
	var titles []string
	for _, m := range list {
		if m.Estimated == questionnaire.No && m.Status != "done" {
			titles = append(titles, dated(quoted(m.Title), m.Month))
		}
	}
	if len(titles) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Have engineering estimate %s, or take %s out of the plan.",
		joinAnd(few(titles, 4)), is(len(titles), "the date", "the dates"))}
}

func leadDecisions(t TimeLine) (out []string) {
	for _, l := range t.Leads {
		switch {
		case l.Months < 0:
			out = append(out, fmt.Sprintf("Move %s or %s: the first comes %s after the second, which rests on it.",
				dated(quoted(l.Technical), l.TechnicalMonth), dated(quoted(l.Above), l.AboveMonth), plural(-l.Months, "month", "months")))
		case l.Months < t.Lead.Minimum:
			out = append(out, fmt.Sprintf("Bring %s forward or move %s: %s between them, not %s to %s.",
				dated(quoted(l.Technical), l.TechnicalMonth), dated(quoted(l.Above), l.AboveMonth), plural(l.Months, "month lies", "months lie"),
				spelled(t.Lead.Minimum), spelled(t.Lead.Target)))
		}
	}
	return out
}

func ownerDecisions(list []FindingReport) []string {
	var titles []string
	for _, f := range list {
		grave := f.Severity == questionnaire.Critical || f.Severity == questionnaire.High
		if f.Verdict == open && grave && (f.Owner == "" || f.Due == 0) {
			titles = append(titles, f.Title)
		}
	}
	if len(titles) == 0 {
		return nil
	}
	return []string{fmt.Sprintf("Name an owner and a month for %s; the register of findings lists %s.",
		plural(len(titles), "critical or high finding", "critical or high findings"), is(len(titles), "it", "them"))}
}

// planDecisions lists plans for a plan, by the month to decide by.
func (p *projector) planDecisions() []string {
	type due struct {
		by   questionnaire.Month
		text string
	}
	var list []due
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			pos := p.res.Positions[x.ID]
			if pos.Hidden || x.Scale != questionnaire.PlanScale || pos.Value.Text() != questionnaire.PlanForAPlan {
				continue
			}
			for _, a := range p.answers(x.ID) {
				if a.DecideBy != 0 && a.Value.Equal(pos.Value) {
					list = append(list, due{a.DecideBy, fmt.Sprintf("Settle %s by %s; %s brings the proposal.",
						p.inArea(x), month(a.DecideBy), or(p.person(a.Owner), "nobody named yet"))})
					break
				}
			}
		}
	}
	slices.SortStableFunc(list, func(a, b due) int { return compareMonths(a.by, b.by) })
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.text
	}
	return out
}

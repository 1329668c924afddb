package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

// initiatives reports the work the plan rests on, with its sums.
func (p *projector) initiatives() Initiatives {
	out := Initiatives{Money: Money{Totals: p.r.Totals(), Currency: p.currency, Budget: p.budget()}, Capacity: p.capacity()}
	for _, i := range p.r.Initiatives {
		if i.Status == questionnaire.Dropped {
			out.Dropped = append(out.Dropped, p.title(i.ID))
		}
	}
	for _, i := range p.plan.initiatives {
		out.List = append(out.List, p.initiative(i))
	}
	return out
}

func (p *projector) initiative(i questionnaire.Initiative) InitiativeReport {
	out := InitiativeReport{
		ID: i.ID, Title: p.title(i.ID), Kind: string(i.Kind), Area: or(p.area[i.Area], i.Area),
		Approved: i.Approved, ApprovedBy: p.person(i.ApprovedBy),
		Money: i.Money, People: i.People, Time: i.Time, Backed: i.Backed(), Standing: backingWord(i),
		Estimated: i.Estimated, PersonMonths: i.PersonMonths, Cost: i.Cost,
		Owner: p.person(i.Owner), Start: i.Start, End: i.End, Status: recordWord(i.Status),
		Dip: i.Dip, Needs: p.titles(p.live(i.Needs)),
	}
	out.Missing, out.Unsaid = missing(i)
	list, first := p.plan.above(i.ID)
	for _, m := range list {
		out.Unlocks = append(out.Unlocks, dated(quoted(p.title(m.ID)), m.Month))
	}
	out.FirstAbove = first
	out.Revenue, _ = p.revenue(i.ID)
	return out
}

func recordWord(s questionnaire.RecordStatus) string {
	switch s {
	case "under-way":
		return "under way"
	case "":
		return "not given"
	}
	return string(s)
}

// milestones lists what to track (value-19), by month, and what was dropped.
func (p *projector) milestones() (out []MilestoneReport, dropped []string) {
	for _, m := range p.r.Milestones {
		if m.Status == questionnaire.Dropped {
			dropped = append(dropped, p.heading(m))
		}
	}
	for n, m := range p.plan.milestones {
		row := MilestoneReport{
			Number: n + 1, ID: m.ID, Kind: or(string(m.Kind), "not given"), Title: p.title(m.ID), Month: m.Month,
			Done: p.done(m), Value: m.Value, Owner: p.person(m.Owner), RestsOn: p.titles(p.live(m.RestsOn)),
			Estimated: m.Estimated, BusinessCase: m.BusinessCase, Slack: m.Slack,
			History: history(m), Slipped: m.Slipped(), Status: recordWord(m.Status),
		}
		if row.Owner == "" {
			row.Owner = p.ownersBelow(m)
			row.OwnersBelow = row.Owner != ""
		}
		out = append(out, row)
	}
	return out, dropped
}

// live leaves out ids of records that were dropped or are not there.
func (p *projector) live(ids []string) (out []string) {
	for _, id := range ids {
		if p.plan.live(id) {
			out = append(out, id)
		}
	}
	return out
}

// done says when a milestone counts as reached.
func (p *projector) done(m questionnaire.Milestone) string {
	metric := p.text(m.Metric)
	switch {
	case m.Value == nil:
		return metric
	case m.Kind == financial && metric == "":
		return p.money(*m.Value)
	case m.Kind == financial:
		return metric + " of " + p.money(*m.Value)
	case metric == "":
		return number(*m.Value)
	}
	return metric + ": " + number(*m.Value)
}

// ownersBelow names the owners of the work a milestone rests on, for one that has
// none of its own.
func (p *projector) ownersBelow(m questionnaire.Milestone) string {
	var out []string
	for _, i := range p.plan.reach(m.ID) {
		if o := p.person(i.Owner); o != "" && !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return joinAnd(few(out, 4))
}

// notAdded names the milestones that a sum leaves out.
func (p *projector) notAdded(list []questionnaire.Milestone) string {
	var titles []string
	for _, m := range p.r.Outdone(list) {
		titles = append(titles, quoted(p.title(m.ID)))
	}
	if len(titles) == 0 {
		return ""
	}
	return fmt.Sprintf(" Steps towards a higher value of the same metric, not added: %s.", joinAnd(few(titles, 6)))
}

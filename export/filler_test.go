package export

import (
	"fmt"

	"diligence/questionnaire"
)

func (f *filler) initiative(n int) questionnaire.Initiative {
	i := questionnaire.Initiative{
		ID: fmt.Sprintf("i%d", n), Title: f.words(), Owner: f.person(0.5), ApprovedBy: f.person(0.3), Start: f.month(),
		Estimated: f.tri(), Approved: f.tri(), Money: f.tri(), People: f.tri(), Time: f.tri(), Cost: f.amount(),
		Status: questionnaire.RecordStatuses[f.IntN(4)], Area: []string{"", "security", "team"}[f.IntN(3)],
	}
	if i.Start != 0 && f.some(0.8) {
		i.End = i.Start + questionnaire.Month(f.IntN(9))
	}
	if f.some(0.3) {
		i.Dip, i.PersonMonths = new(float64(f.IntN(60))), new(float64(f.IntN(90)))
	}
	if n > 0 && f.some(0.6) {
		i.Needs = []string{fmt.Sprintf("i%d", f.IntN(n))}
	}
	return i
}

func (f *filler) milestone(n, records int) questionnaire.Milestone {
	m := questionnaire.Milestone{
		ID: fmt.Sprintf("m%d", n), Title: f.words(), Kind: questionnaire.MilestoneKinds[f.IntN(3)], Month: f.month(),
		Metric: f.maybe(0.5), Value: f.amount(), Estimated: f.tri(), Status: questionnaire.RecordStatuses[f.IntN(4)],
	}
	m.Owner, m.BusinessCase, m.Was = f.person(0.4), f.tri(), []questionnaire.Promise{}
	if f.some(0.3) {
		m.Slack = new(float64(f.IntN(4)))
	}
	for range f.IntN(4) {
		m.Was = append(m.Was, questionnaire.Promise{Month: f.month()})
	}
	for range f.IntN(3) {
		m.RestsOn = append(m.RestsOn, fmt.Sprintf("i%d", f.IntN(records)))
	}
	if n > 0 {
		m.RestsOn = append(m.RestsOn, fmt.Sprintf("m%d", f.IntN(n)))
	}
	return m
}

// decide disposes of some findings.
func (f *filler) decide(q *questionnaire.Questionnaire, r *questionnaire.Review) {
	for _, x := range evaluate(q, r).Findings {
		if f.some(0.5) {
			d := questionnaire.Disposition{
				Rule: x.Rule, Subject: x.Subject, Verdict: questionnaire.Verdicts[f.IntN(4)], Reason: f.maybe(0.7), Owner: f.person(0.5), Due: f.month(), Private: f.maybe(0.5),
			}
			r.Apply(r.Put(d, questionnaire.RoleReviewer, today))
		}
	}
}

// records returns a record of each of the other registers.
func (f *filler) records(n, records int) []questionnaire.PlanRecord {
	work := []string{fmt.Sprintf("i%d", f.IntN(records))}
	status := func() questionnaire.RecordStatus { return questionnaire.RecordStatuses[f.IntN(4)] }
	grade := func() questionnaire.Grade {
		return append([]questionnaire.Grade{""}, questionnaire.Grades...)[f.IntN(4)]
	}
	h := questionnaire.Hire{ID: fmt.Sprintf("h%d", n), Role: f.words(), Critical: f.tri(), Month: f.month(), Budgeted: f.tri(), NeededBy: work, Status: status()}
	if f.some(0.5) {
		h.RampUp = new(float64(f.IntN(7)))
	}
	return []questionnaire.PlanRecord{
		h,
		questionnaire.Competence{
			ID: fmt.Sprintf("c%d", n), What: f.words(), Area: []string{"", "security", "gone"}[f.IntN(3)],
			How: append([]questionnaire.Way{""}, questionnaire.Ways...)[f.IntN(6)], Month: f.month(), NeededBy: work, Status: status(),
		},
		questionnaire.Certification{
			ID: fmt.Sprintf("t%d", n), Name: f.words(), Month: f.month(), NeededFor: []string{fmt.Sprintf("m%d", f.IntN(records))}, CarriedBy: work, Status: status(),
		},
		questionnaire.Risk{
			ID: fmt.Sprintf("r%d", n), Title: f.words(), Area: "team", Kind: questionnaire.RiskKinds[f.IntN(8)], Likelihood: grade(), Impact: grade(),
			LikelihoodPlanned: grade(), ImpactPlanned: grade(), AnsweredBy: work[:f.IntN(2)], Owner: f.person(0.5), Status: status(),
		},
	}
}

func (f *filler) outage() questionnaire.Outage {
	return questionnaire.Outage{
		Hours: f.amount(), RevenueADay: f.amount(), Penalties: f.amount(), CustomersAtRisk: f.amount(), DataLost: f.maybe(0.5),
		RecoveryNow: f.amount(), RecoveryPromised: f.amount(), Rehearsed: f.month(),
	}
}

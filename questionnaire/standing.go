package questionnaire

import "slices"

// A Standing is a review's findings and what its plan comes to in figures.
type Standing struct {
	Result        Result
	AtRisk        float64    // revenue resting on aspirational items, in the review's currency
	AtRiskPartial bool       // one of those milestones has no value: the true sum is higher
	Outage        OutageCost // of the two-day outage
	Capacity      bool       // how many engineers there are is known, so that Over can be told
	Over          []Quarter  // the quarters of the next 24 months whose work exceeds the people
}

// Standing evaluates the review as of the month now.
func (q *Questionnaire) Standing(r *Review, now Month) Standing {
	return StandingOf(r, q.Evaluate(r, now), now)
}

// StandingOf returns the standing of a review that was evaluated already.
func StandingOf(r *Review, res Result, now Month) Standing {
	s := Standing{Result: res, Outage: r.OutageCost(res.Positions)}
	var risky []Milestone
	s.AtRisk, risky = r.AspirationalRevenue()
	s.AtRiskPartial = slices.ContainsFunc(risky, func(m Milestone) bool { return m.Value == nil })
	if engineers := answered(res.Positions[engineersNowID]); engineers != nil {
		s.Capacity = true
		s.Over = slices.DeleteFunc(r.Quarters(*engineers, now), func(x Quarter) bool { return x.Over() == 0 })
	}
	return s
}

// A WhatIf is what becomes of a review by changes that are only tried.
type WhatIf struct {
	Before, After Standing
	Comparison
	Graver, Milder []Shift   // of the findings that stayed
	Reworded       []Finding // stayed as grave, and say something else
}

// A Shift is a finding that weighs more or less than it did.
type Shift struct {
	Finding
	Was Severity
}

// CompareStandings tells what stands before from what would stand after.
func CompareStandings(before, after Standing) WhatIf {
	w := WhatIf{Before: before, After: after, Comparison: Compare(before.Result.Findings, after.Result.Findings)}
	was := make(map[Key]Finding, len(before.Result.Findings))
	for _, f := range before.Result.Findings {
		was[f.Key()] = f
	}
	for _, f := range w.Stayed {
		old := was[f.Key()]
		now, then := slices.Index(Severities, f.Severity), slices.Index(Severities, old.Severity)
		switch {
		case now < then && f.Kind != Strength:
			w.Graver = append(w.Graver, Shift{f, old.Severity})
		case now > then && f.Kind != Strength:
			w.Milder = append(w.Milder, Shift{f, old.Severity})
		case f.Statement != old.Statement:
			w.Reworded = append(w.Reworded, f)
		}
	}
	return w
}

package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// A plan small enough to be reckoned by hand, and what it comes to in November 2026.
const examplePlan = `
answers:
  context.currency: EUR
  context.revenue_now: 2190000     # 6,000 a day
  context.revenue_planned: 10950000
  context.growth: 5
  context.engineers_now: 6
initiatives:
  - {id: i1, title: Split the data, start: 2027-01, end: 2027-06, estimated: yes, person_months: 60, approved: yes, money: no, people: yes, time: yes, cost: 300000, dip: 25}
  - {id: i2, title: Partner portal, start: 2027-03, end: 2027-08, estimated: yes, person_months: 9, approved: yes, money: yes, people: yes, time: yes, cost: 120000}
milestones:
  - {id: m1, title: Data split, kind: technical, month: 2027-07, estimated: yes, rests_on: [i1]}
  - {id: m2, title: ARR of 5M, kind: financial, month: 2027-09, metric: ARR, value: 5000000, estimated: yes, rests_on: [m1]}
  - {id: m3, title: ARR of 9M, kind: financial, month: 2028-06, metric: ARR, value: 9000000, estimated: yes, rests_on: [m2]}
  - {id: m4, title: Revenue from partners, kind: financial, month: 2027-12, metric: Partners, value: 500000, estimated: yes, rests_on: [i2]}
hires:
  - {id: h1, role: Data lead, month: 2027-03, budgeted: yes, ramp_up: 1.5}
  - {id: h2, role: Database engineer, month: 2027-01, budgeted: no, ramp_up: 0}
  - {id: h3, role: Site engineer, month: 2027-02}
outage: {penalties: 20000, recovery_now: 40}
`

func TestAPlanReckonedByHand(t *testing.T) {
	q := builtinForTest(t)
	r := review(nil)
	changes, err := q.ParseApply(r, "example.yaml", []byte(examplePlan), RoleReviewer, applyTime)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	s := q.Standing(r, november)

	// Each quarter: need, have, lost, over.
	// i1 takes 60/6 = 10 a month from January to June, i2 9/6 = 1.5 from March to August. h1 and, with three
	// months assumed, h3 count from May on; h2 has no money. i1 takes a quarter of the people while it runs.
	want := []string{
		"Q4 2026: 0 12 0 0",       // November and December: 2 x 6
		"Q1 2027: 31.5 18 4.5 18", // 30 + 1.5; 31.5 - 13.5
		"Q2 2027: 34.5 22 5.5 18", // 30 + 4.5; 6 + 8 + 8; 34.5 - 16.5
		"Q3 2027: 3 24 0 0",       // July and August
		"Q4 2027: 0 24 0 0",
	}
	for k, x := range r.Quarters(6, november)[:5] {
		if got := fmt.Sprintf("%s: %g %g %g %g", FormatQuarter(x.First), x.Need, x.Have, x.Lost, x.Over()); got != want[k] {
			t.Errorf("capacity %s, want %s", got, want[k])
		}
	}
	if len(s.Over) != 2 || s.Over[0].First != NewMonth(2027, 1) || s.Over[1].First != NewMonth(2027, 4) {
		t.Errorf("over capacity: %+v", s.Over)
	}
	if got := r.Dipped(november, november+Horizon-1); got != 1.5 { // six months of a quarter each
		t.Errorf("dips take %v months", got)
	}

	// 40 of the 48 hours: 6,000 x 40/24 = 10,000, and 20,000 of penalties; five times that.
	if o := s.Outage; o.Hours != 40 || *o.Now != 30000 || *o.Planned != 150000 || o.Partial {
		t.Errorf("outage: %+v, now %v, planned %v", o, *o.Now, *o.Planned)
	}

	// i1 has no money: 9M rest on it, of which 5M are a step. The partners' 0.5M rest on work that is backed.
	for id, sum := range map[string]float64{"i1": 9e6, "i2": 5e5, "m1": 9e6, "m3": 9e6} {
		if got, complete := r.Revenue(id); got != sum || !complete {
			t.Errorf("revenue above %s: %v, want %v", id, got, sum)
		}
	}
	if s.AtRisk != 9e6 || s.AtRiskPartial {
		t.Errorf("at risk: %v", s.AtRisk)
	}
	if got := fmt.Sprintf("%+v", r.Totals()); got != "{Asked:420000 Approved:420000 Funded:120000 WithoutCost:0 PersonMonths:69 WithoutEstimate:0 Count:2}" {
		t.Error(got)
	}

	// July 2027 to September 2027, and to June 2028.
	var leads []string
	for _, l := range r.Leads() {
		leads = append(leads, fmt.Sprintf("%s %s %d", l.Technical.ID, l.Rests.ID, l.Months))
	}
	if want := []string{"m1 m2 2", "m1 m3 11"}; !slices.Equal(leads, want) {
		t.Errorf("leads %v, want %v", leads, want)
	}

	for rule, says := range map[string]string{
		"plan.aspirational-revenue": "Planned revenue of EUR 9,000,000 rests on work or dates that are not approved, not funded or not estimated. Steps towards a higher value of the same metric, not added: “ARR of 5M”. Revenue planned for 24 months from now: EUR 10,950,000.",
		"capacity.quarter-over":     "Q1 2027 has work for 32 and people for 14; Q2 2027 has work for 35 and people for 17.", // to whole person-months
		"plan.late-technical-step":  "“ARR of 5M”",
	} {
		k := slices.IndexFunc(s.Result.Findings, func(f Finding) bool { return f.Rule == rule })
		if k < 0 || !strings.Contains(string(s.Result.Findings[k].Statement), says) {
			t.Errorf("%s does not say %q", rule, says)
		}
	}
}

package questionnaire

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Evidence is what decided, not all that was read on the way.
func TestEvidenceIsWhatDecided(t *testing.T) {
	tests := []struct {
		name string
		rule Rule
		want string
	}{
		{"both of an and", rule("x", "security.today == 'broken' && testing.today == 'works'"), "security.today testing.today"},
		{"the true one of an or", rule("x", "testing.today == 'broken' || security.today == 'broken'"), "security.today"},
		{"the true one of three", rule("x", "testing.today == 'broken' || context.growth > 9 || security.today == 'broken'"), "security.today"},
		{"the false one of an and denied", rule("x", "!(testing.today == 'works' && security.today == 'works')"), "security.today"},
		{"both of an or denied", rule("x", "!(testing.today == 'broken' || security.today == 'works')"), "testing.today security.today"},
		{"denied twice", rule("x", "!(!(testing.today == 'broken' || security.today == 'broken'))"), "security.today"},
		{"what chose between two", rule("x", "testing.today == 'works' ? (context.growth > 9 || security.today == 'broken') : false"), "testing.today security.today"},
		{"all of what is compared as a whole", rule("x", "(testing.today == 'broken' || security.today == 'broken') == true"), "testing.today security.today"},
		{"the option found", rule("x", "[testing.today, security.today].exists(x, x == 'broken')"), "testing.today security.today"},
		{"one record of some", rule("x", "initiatives.exists(i, !i.money)"), "i2.money"},
		{"one record that is not as it should be", rule("x", "!initiatives.all(i, i.money)"), "i2.money"},
		{"every record", rule("x", "milestones.all(m, m.estimated)"), "m1.estimated m2.estimated"},
		{"no record", rule("x", "!initiatives.exists(i, i.cost > 900)"), "i1.cost i2.cost i3.cost"},
		{"what is no before all else", rule("x", "initiatives.exists(i, i.approved && !i.money)"), "i2.money i2.approved"},
		{"backed as one", rule("x", "initiatives.exists(i, i.backed)"), "i1.backed"},
		{"what is not backed", rule("x", "initiatives.exists(i, !i.backed)"), "i2.money"},
		{"not what only picks records", rule("x", "initiatives.exists(i, i.kind == 'debt' && i.status != 'done' && !i.money)"), "i3.money"},
		{"unless there is nothing else", rule("x", "initiatives.exists(i, i.kind == 'debt')"), "i3.kind"},
		{"what a walk started from, if nothing else", rule("x", "size(reach(milestone)) == 0", of("milestones")), "m2.rests_on"},
		{"what the statement cites", rule("x", "initiatives.exists(i, !i.money)", saying("{titles(initiatives.filter(i, !i.money))}")), "i2.money i3.money"},
		{"not what the statement passes over", rule("x", "initiatives.exists(i, !i.money)", saying("{size(initiatives.filter(i, i.cost > 900)) > 0 ? 'dear' : ''}")), "i2.money"},
		{"an answer in the statement", rule("x", "security.today == 'broken'", saying("{testing.today}")), "security.today testing.today"},
		{"not the subject's own field there", rule("x", "!initiative.money && initiative.kind == 'debt'", of("initiatives"), saying("{initiative.cost}")), "i3.money"},
		{"the case that gave the severity", rule("x", "security.today == 'broken'", func(r *Rule) {
			r.Severity = []SeverityCase{{When: "context.growth > 9", Is: Critical}, {When: "context.users_now > 5", Is: High}, {Is: Low}}
		}), "security.today context.users_now"},
		{"the milestones hoped for and why", rule("x", "aspirational_revenue() > 0.0"), "i2.money m1.value"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := sketch(tt.rule)
			mustCompile(t, q)
			r := review(map[string]any{"security.today": "broken", "testing.today": "works", "context.growth": 5, "context.users_now": 12})
			r.Initiatives = []Initiative{
				{ID: "i1", Title: "One", Kind: "security", Approved: Yes, Money: Yes, People: Yes, Time: Yes, Cost: ptr(100)},
				{ID: "i2", Title: "Two", Kind: "scale", Approved: Yes, Money: No, People: Yes, Time: Yes, Cost: ptr(200)},
				{ID: "i3", Title: "Three", Kind: "debt", Approved: Yes, Money: No, People: Yes, Time: Yes, Cost: ptr(300)},
			}
			r.Milestones = []Milestone{
				{ID: "m1", Title: "Sold", Kind: "financial", Value: ptr(9e6), Estimated: Yes, RestsOn: []string{"i1", "i2"}},
				{ID: "m2", Title: "Built", Kind: "product", Estimated: Yes},
			}
			res := q.Evaluate(r, at2026)
			if len(res.Findings) != 1 {
				t.Fatalf("%d findings, broken %v", len(res.Findings), res.Broken)
			}
			var refs []string
			for _, e := range res.Findings[0].Evidence {
				refs = append(refs, e.Ref)
			}
			if got := strings.Join(refs, " "); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
}

// A finding's own evidence suffices: with only that left in the review, and what
// puts questions in scope or picks records, it is still found.
func TestEvidenceSuffices(t *testing.T) {
	q := builtinForTest(t)
	for seed := range uint64(8) {
		rng := rand.New(rand.NewPCG(seed, 2))
		r := peopled(full(q, rng, int(seed)*4), rng, int(seed))
		for _, f := range q.Evaluate(r, at2026).Findings {
			if len(f.Evidence) == 0 {
				t.Errorf("seed %d: %s %s rests on nothing", seed, f.Rule, f.Subject)
			}
			only := r.Clone()
			for id := range only.Answers {
				if !f.reads(id) && !q.shows(f, id) {
					delete(only.Answers, id)
				}
			}
			for k := range only.Initiatives {
				f.leave(&only.Initiatives[k])
			}
			for k := range only.Milestones {
				m := &only.Milestones[k]
				m.Estimated = kept(f, m.ID, "estimated", m.Estimated)
				m.Month, m.Value = kept(f, m.ID, "month", m.Month), kept(f, m.ID, "value", m.Value)
				m.BusinessCase, m.Slack, m.Owner = kept(f, m.ID, "business_case", m.BusinessCase), kept(f, m.ID, "slack", m.Slack), ""
			}
			f.leavePeople(only)
			if got := outcome(q.Evaluate(only, at2026), f.Rule, f.Subject); got != "fired" {
				t.Errorf("seed %d: with its evidence alone, %s %s %s", seed, f.Rule, f.Subject, got)
			}
		}
	}
}

// leave takes out of i what the finding does not rest on.
func (f Finding) leave(i *Initiative) {
	if !f.reads(i.ID + ".backed") {
		i.Approved, i.Money = kept(f, i.ID, "approved", i.Approved), kept(f, i.ID, "money", i.Money)
		i.People, i.Time = kept(f, i.ID, "people", i.People), kept(f, i.ID, "time", i.Time)
	}
	i.Estimated = kept(f, i.ID, "estimated", i.Estimated)
	i.Start, i.End = kept(f, i.ID, "start", i.Start), kept(f, i.ID, "end", i.End)
	i.Cost, i.PersonMonths = kept(f, i.ID, "cost", i.Cost), kept(f, i.ID, "person_months", i.PersonMonths)
	i.Dip = kept(f, i.ID, "dip", i.Dip)
}

// leavePeople does so for the other registers and the outage.
func (f Finding) leavePeople(r *Review) {
	for k := range r.Hires {
		h := &r.Hires[k]
		h.Critical, h.Budgeted = kept(f, h.ID, "critical", h.Critical), kept(f, h.ID, "budgeted", h.Budgeted)
		h.Month, h.RampUp = kept(f, h.ID, "month", h.Month), kept(f, h.ID, "ramp_up", h.RampUp)
	}
	for k := range r.Competences {
		c := &r.Competences[k]
		c.How, c.Month = kept(f, c.ID, "how", c.How), kept(f, c.ID, "month", c.Month)
	}
	for k := range r.Certifications {
		r.Certifications[k].Month = kept(f, r.Certifications[k].ID, "month", r.Certifications[k].Month)
	}
	for k := range r.Risks {
		x := &r.Risks[k]
		x.Likelihood, x.Impact = kept(f, x.ID, "likelihood", x.Likelihood), kept(f, x.ID, "impact", x.Impact)
		x.LikelihoodPlanned, x.ImpactPlanned = kept(f, x.ID, "likelihood_planned", x.LikelihoodPlanned), kept(f, x.ID, "impact_planned", x.ImpactPlanned)
		x.Owner = kept(f, x.ID, "owner", x.Owner)
	}
	o := &r.Outage
	o.Hours, o.RevenueADay = kept(f, "outage", "hours", o.Hours), kept(f, "outage", "revenue_a_day", o.RevenueADay)
	o.Penalties, o.CustomersAtRisk = kept(f, "outage", "penalties", o.Penalties), kept(f, "outage", "customers_at_risk", o.CustomersAtRisk)
	o.RecoveryNow, o.RecoveryPromised = kept(f, "outage", "recovery_now", o.RecoveryNow), kept(f, "outage", "recovery_promised", o.RecoveryPromised)
	o.Rehearsed, o.DataLost = kept(f, "outage", "rehearsed", o.Rehearsed), ""
}

func kept[T any](f Finding, id, field string, v T) T {
	if !f.reads(id + "." + field) {
		var none T
		return none
	}
	return v
}

func (f Finding) reads(reference string) bool {
	return slices.ContainsFunc(f.Evidence, func(e Evidence) bool { return e.Ref == reference })
}

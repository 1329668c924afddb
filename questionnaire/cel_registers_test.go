package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// people is a plan whose registers all hold something.
func people() *Review {
	r := chain()
	r.Initiatives[0].Start, r.Initiatives[0].End, r.Initiatives[0].PersonMonths = at2026+2, at2026+7, ptr(30)
	r.Hires = []Hire{
		{ID: "h1", Role: "Data lead", Critical: Yes, Budgeted: No, Month: at2026 + 1, NeededBy: []string{"i1", "i4"}, RampUp: ptr(2)},
		{ID: "h2", Role: "Tester", NeededBy: []string{"i2"}},
		{ID: "h3", Role: "Designer", Status: Dropped, NeededBy: []string{"i1"}},
	}
	r.Competences = []Competence{{ID: "c1", What: "Sharding", Area: "security", How: WayUndecided, NeededBy: []string{"i1"}}}
	r.Certifications = []Certification{{ID: "t1", Name: "SOC 2", Month: at2026 + 6, NeededFor: []string{"m2"}, CarriedBy: []string{"i3"}}}
	r.Risks = []Risk{
		{ID: "r1", Title: "A breach", Likelihood: "low", Impact: "high", LikelihoodPlanned: "high", ImpactPlanned: "high", AnsweredBy: []string{"i2"}},
		{ID: "r2", Title: "A supplier ends", Likelihood: "low"},
	}
	return r
}

func TestRegistersInRules(t *testing.T) {
	tests := []struct {
		name, when string
		change     func(*Review)
		want       string
	}{
		{"list", "hires.exists(h, h.critical && !h.budgeted)", nil, "fired"},
		{"a list without records is silence", "risks.exists(k, k.kind == 'scale')", func(r *Review) { r.Risks = nil }, "needs risks"},
		{"so is one of dropped records", "!hires.exists(h, h.critical)", func(r *Review) { r.Hires = r.Hires[2:] }, "needs hires"},
		{"what is dropped is not listed", "size(hires) == 2", nil, "fired"},
		{"field nobody filled", "hires.all(h, h.critical)", nil, "needs h2.critical"},
		{"month nobody filled", "hires.exists(h, h.id == 'h2' && h.month < now)", nil, "needs h2.month"},
		{"undecided is an answer", "competences.exists(c, c.how == 'undecided')", nil, "fired"},
		{"named records, live ones", "hires.exists(h, h.id == 'h1' && titles(initiatives_of(h)) == '“Split the data”')", nil, "fired"},
		{"named by", "initiatives.all(i, i.id != 'i1' || titles(needed_hires(i)) == '“Data lead”')", nil, "fired"},
		{"milestones of", "certifications.all(t, size(milestones_of(t)) == 1 && size(initiatives_of(t)) == 1)", nil, "fired"},
		{"class", "risks.exists(k, k.class == 'medium' && k.class_planned == 'critical' && worse(k.class_planned, k.class))", nil, "fired"},
		{"class without its grades", "risks.all(k, k.class != 'critical')", nil, "needs r2.impact"},
		{"class without either grade", "risks.all(k, worse(k.class_planned, k.class))", nil, "needs r2.impact, r2.likelihood_planned, r2.impact_planned"},
		{"no moves are known to be none", "milestones.all(m, m.slips == 0 && m.slipped == 0 && m.zigzag == 0)", nil, "fired"},
		{"moves", "milestones.exists(m, m.slips == 2 && m.slipped == 3 && m.zigzag == 2)", moved, "fired"},
		{"dip", "months_of_dip('2027-02') == 0.5", func(r *Review) { r.Initiatives[0].Dip = ptr(25) }, "fired"},
		{"no dip declared takes nothing", "months_of_dip('2027-02') == 0.0", nil, "fired"},
		{"an empty sheet is silence", "outage.hours > 24.0", nil, "needs outage"},
		{"a field of the sheet", "outage.hours > 24.0", func(r *Review) { r.Outage.Penalties = ptr(5) }, "needs outage.hours"},
		{"cost", "outage.cost_now == 25.0", func(r *Review) { r.Outage = Outage{Penalties: ptr(5), RevenueADay: ptr(10)} }, "fired"},
		{"cost without revenue", "outage.cost_planned > 25.0", func(r *Review) { r.Outage = Outage{Penalties: ptr(5)} },
			"needs context.revenue_now, context.growth, outage.revenue_a_day"},
		{"left out", "risks.exists(k, left_out(k, 'owner'))", func(r *Review) { r.Risks[0].Owner = "CTO" }, "fired"},
		{"left out everywhere", "risks.exists(k, left_out(k, 'owner'))", nil, "needs r1.owner, r2.owner"},
		{"left out nowhere", "risks.exists(k, left_out(k, 'title'))", nil, "silent"},
		{"usual time", "certifications.exists(t, usual_months(t) == 9)", nil, "fired"},
		{"no usual time", "certifications.exists(t, usual_months(t) == 9)", func(r *Review) { r.Certifications[0].Name = "Own seal" }, "silent"},
		{"lead", "lead.minimum == 3 && lead.target == 6", nil, "fired"},
	}
	for _, tt := range tests {
		q := sketch(rule("x.rule", tt.when))
		q.Lead, q.Certifications = LeadTime{Minimum: 3, Target: 6}, []CertificationTime{{Name: "SOC 2", Months: 9}}
		mustCompile(t, q)
		r := people()
		if tt.change != nil {
			tt.change(r)
		}
		if got := outcome(q.Evaluate(r, at2026), "x.rule", ""); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func moved(r *Review) {
	r.Milestones[0].Was = []Promise{{Month: r.Milestones[0].Month - 3}, {Month: r.Milestones[0].Month}, {Month: r.Milestones[0].Month - 2}}
}

// A rule for a register is told of each of its records, and waits for the first
// where there is none.
func TestRulesForEachRegister(t *testing.T) {
	fields := map[string]string{"hires": "hire.role", "competences": "competence.what", "certifications": "certification.name", "risks": "risk.title"}
	for scope, field := range fields {
		q := sketch(rule("x.rule", field+" != ''", of(scope), saying("{"+field+"}, "+scope)))
		mustCompile(t, q)
		if got := outcome(q.Evaluate(review(nil), at2026), "x.rule", ""); got != "needs "+scope {
			t.Errorf("%s of an empty review: %s", scope, got)
		}
		res := q.Evaluate(people(), at2026)
		subjects := map[string]int{"hires": 2, "competences": 1, "certifications": 1, "risks": 2}
		if len(res.Findings) != subjects[scope] || !strings.HasSuffix(string(res.Findings[0].Statement), ", "+scope) {
			t.Errorf("%s: %+v", scope, res.Findings)
		}
		if err := sketch(rule("x.rule", field+" != ''")).Compile(); err == nil || !strings.Contains(err.Error(), "only a rule for: "+scope+" has") {
			t.Errorf("%s outside such a rule: %v", field, err)
		}
	}
}

func TestQuartersInRules(t *testing.T) {
	crowded := "quarters.exists(q, q.crowded)"
	engineers := func(n float64) map[string]any { return map[string]any{engineersNowID: n} }
	work := func(months float64) Initiative {
		return Initiative{ID: "i1", Title: "Work", Start: at2026, End: at2026 + 2, PersonMonths: ptr(months)}
	}
	tests := []struct {
		name    string
		answers map[string]any
		plan    []Initiative
		hires   []Hire
		want    string
	}{
		{"nothing said", nil, nil, nil, "needs context.engineers_now, initiatives"},
		{"no people said", nil, []Initiative{work(4)}, nil, "needs context.engineers_now"},
		{"fits", engineers(5), []Initiative{work(4)}, nil, "silent"},
		{"too much", engineers(1), []Initiative{work(40)}, nil, "fired"},
		{"no estimate", engineers(5), []Initiative{{ID: "i1", Start: at2026, End: at2026}}, nil, "needs i1.person_months"},
		{"no estimate does not make it less", engineers(1), []Initiative{work(40), {ID: "i2", Start: at2026, End: at2026}}, nil, "fired"},
		{"no months", engineers(5), []Initiative{{ID: "i1", PersonMonths: ptr(4)}}, nil, "needs i1.start"},
		{"no end", engineers(5), []Initiative{{ID: "i1", Start: at2026, PersonMonths: ptr(4)}}, nil, "needs i1.end"},
		{"done", engineers(5), []Initiative{work(4), {ID: "i2", Status: Done}}, nil, "silent"},
		{"a hire who could carry it", engineers(1), []Initiative{work(4)}, []Hire{{ID: "h1"}}, "needs h1.month"},
		{"a hire who could not", engineers(1), []Initiative{work(40)}, []Hire{{ID: "h1"}}, "fired"},
		{"a hire without money", engineers(1), []Initiative{work(4)}, []Hire{{ID: "h1", Budgeted: No}}, "fired"},
	}
	q := sketch(rule("x.rule", crowded, saying("{quarters.filter(q, q.crowded).map(q, q.id + ' ' + q.title)}")))
	mustCompile(t, q)
	for _, tt := range tests {
		r := review(tt.answers)
		r.Initiatives, r.Hires = tt.plan, tt.hires
		if got := outcome(q.Evaluate(r, at2026), "x.rule", ""); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
	r := review(engineers(1))
	r.Initiatives = []Initiative{work(40)}
	f := q.Evaluate(r, at2026).Findings[0]
	if want := fmt.Sprintf("%d-Q%d %s", at2026.Year(), at2026.Quarter(), FormatQuarter(at2026)); !strings.HasPrefix(string(f.Statement), want) {
		t.Error(f.Statement)
	}
	for _, want := range []Evidence{{engineersNowID, "1 person"}, {"i1.person_months", "40"}} {
		if !slices.Contains(f.Evidence, want) {
			t.Errorf("%v lacks %v", f.Evidence, want)
		}
	}
}

func TestTotalsInRules(t *testing.T) {
	costs := func(list ...*float64) *Review {
		r := review(nil)
		for k, c := range list {
			i := Initiative{ID: fmt.Sprintf("i%d", k+1), Title: "Work", Cost: c, Approved: Yes, Money: No}
			r.Initiatives = append(r.Initiatives, i)
		}
		return r
	}
	for _, tt := range []struct {
		name, when string
		r          *Review
		want       string
	}{
		{"no initiatives", "asked() > 5.0", costs(), "needs initiatives"},
		{"all known", "asked() == 12.0", costs(ptr(5), ptr(7)), "fired"},
		{"one missing", "asked() > 20.0", costs(ptr(5), nil), "needs i2.cost"},
		{"already over", "so_far('asked') > 4.0 || asked() > 4.0", costs(ptr(5), nil), "fired"},
		{"perhaps over", "so_far('asked') > 6.0 || asked() > 6.0", costs(ptr(5), nil), "needs i2.cost"},
		{"approved", "approved() == 12.0", costs(ptr(5), ptr(7)), "fired"},
		{"unfunded", "unfunded() == 12.0", costs(ptr(5), ptr(7)), "fired"},
		{"already unfunded", "so_far('unfunded') > 4.0", costs(ptr(5), nil), "fired"},
		{"what has no money needs no cost", "funded() == 0.0", costs(ptr(5), nil), "fired"},
	} {
		q := sketch(rule("x.rule", tt.when))
		mustCompile(t, q)
		if got := outcome(q.Evaluate(tt.r, at2026), "x.rule", ""); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func TestTitlesOfTheOutage(t *testing.T) {
	q := sketch()
	for ref, want := range map[string]Text{"outage": "Two-day outage", "outage.recovery_now": "Two-day outage: recovery now", "h1.month": "Data lead: month", "hires": "hires"} {
		if got := q.RefTitle(people(), ref); got != want {
			t.Errorf("%s: %q, want %q", ref, got, want)
		}
	}
}

// Words of the new registers are checked as those of the others are.
func TestWordsOfRegisters(t *testing.T) {
	for when, want := range map[string]string{
		"competences.exists(c, c.how == 'guess')":       `competence.how is never "guess"`,
		"risks.exists(k, k.class_planned == 'fatal')":   `risk.class_planned is never "fatal"`,
		"risks.exists(k, k.likelihood in ['rare'])":     `risk.likelihood is never "rare"`,
		"hires.exists(h, h.status == 'hired')":          `hire.status is never "hired"`,
		"risks.exists(k, k.area == 'securty')":          `risk.area is never "securty"`,
		"certifications.exists(t, t.month > 'spring')":  `certification.month is a month and never "spring"`,
		"hires.exists(h, h.budget)":                     "undefined field 'budget'",
		"risks.exists(k, left_out(k, 'ower'))":          `left_out() names no field of this record: "ower"`,
		"so_far('spent') > 5.0":                         `so_far() is never "spent"`,
		"outage.hour > 5.0":                             "undefined field 'hour'",
		"certifications.exists(t, t.rests_on == ['a'])": "undefined field 'rests_on'",
	} {
		if err := sketch(rule("x.rule", when)).Compile(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", when, err)
		}
	}
}

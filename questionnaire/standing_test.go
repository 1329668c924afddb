package questionnaire

import (
	"slices"
	"testing"
)

func TestStandings(t *testing.T) {
	t.Parallel()
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	r := chain()
	now := NewMonth(2026, 11)
	put := func(sets ...string) {
		changes, err := q.ParseWhatIf(r, sets, nil, applyTime)
		if err != nil {
			t.Fatal(err)
		}
		r.Apply(changes...)
	}
	put("context.engineers_now=2", "context.revenue_now=3650000", "context.growth=4", "i1.start=2027-01", "i1.end=2027-06", "i1.person_months=6")
	before := q.Standing(r, now)
	if !before.Capacity || len(before.Over) != 0 || before.AtRisk != 9e6 || before.AtRiskPartial || *before.Outage.Planned != 80000 {
		t.Fatalf("over %v, at risk %v, outage %v", before.Over, before.AtRisk, *before.Outage.Planned)
	}
	put("i3.money=yes", "i3.time=yes", "i1.person_months=18", "context.growth=10")
	w := CompareStandings(before, q.Standing(r, now))
	if w.After.AtRisk != 0 || *w.After.Outage.Planned != 200000 || len(w.After.Over) != 2 || w.After.Over[0].First != NewMonth(2027, 1) {
		t.Errorf("over %v, at risk %v, outage %v", w.After.Over, w.After.AtRisk, *w.After.Outage.Planned)
	}
	var figures []string
	for _, f := range w.Figures("EUR") {
		figures = append(figures, f.String())
	}
	if want := []string{
		"revenue at risk: EUR 9,000,000 → none",
		"outage at the planned scale: EUR 80,000 without penalties → EUR 200,000 without penalties",
		"quarters over capacity: none → 2 (Q1 2027 by 3, Q2 2027 by 3 person-months)",
	}; !slices.Equal(figures, want) {
		t.Errorf("%q", figures)
	}
	gone := slices.ContainsFunc(w.Gone, func(f Finding) bool { return f.Rule == "plan.promise-not-backed" })
	if !gone || len(w.Gone)+len(w.Stayed) != len(before.Result.Findings) {
		t.Errorf("gone %v", keysOf(w.Gone))
	}
	put("m4.estimated=no", "m4.value=")
	if s := q.Standing(r, now); !s.AtRiskPartial {
		t.Error("a milestone without a value goes unsaid")
	}
}

func TestShifts(t *testing.T) {
	t.Parallel()
	f := func(rule string, s Severity, k FindingKind) Finding { return Finding{Rule: rule, Severity: s, Kind: k} }
	e := f("e", Low, Gap)
	said := e
	said.Statement = "Ten times today's size."
	before := Standing{Result: Result{Findings: []Finding{f("a", High, Gap), f("b", Low, Gap), f("c", High, Gap), f("d", Low, Strength), e}}}
	after := Standing{Result: Result{Findings: []Finding{f("a", Critical, Gap), f("b", Low, Gap), f("c", Medium, Gap), f("d", High, Strength), said}}}
	w := CompareStandings(before, after)
	if len(w.Graver) != 1 || w.Graver[0].Rule != "a" || w.Graver[0].Was != High || len(w.Milder) != 1 || w.Milder[0].Rule != "c" {
		t.Errorf("graver %v, milder %v", w.Graver, w.Milder)
	}
	if len(w.Reworded) != 1 || w.Reworded[0].Rule != "e" {
		t.Errorf("reworded %v", w.Reworded)
	}
}

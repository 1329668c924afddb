package questionnaire

import "testing"

func TestOutageCost(t *testing.T) {
	known := func(revenue, growth float64) map[string]Position {
		p := map[string]Position{}
		if revenue > 0 {
			p[revenueNowID] = Position{Status: Answered, Value: NumberValue(revenue)}
		}
		if growth > 0 {
			p[growthID] = Position{Status: Answered, Value: NumberValue(growth)}
		}
		return p
	}
	hidden := known(365e3, 0)
	hidden[revenueNowID] = Position{Status: Answered, Value: NumberValue(365e3), Hidden: true}
	disputed := known(365e3, 0)
	disputed[growthID] = Position{Status: Disputed}
	for _, tt := range []struct {
		name      string
		sheet     Outage
		positions map[string]Position
		hours     float64
		now       *float64
		planned   *float64
		partial   bool
	}{
		{"nothing known", Outage{}, nil, 48, nil, nil, true},
		{"a day's part of the revenue", Outage{}, known(365e3, 0), 48, ptr(2000), nil, true},
		{"the sheet's own day goes first", Outage{RevenueADay: ptr(3000)}, known(365e3, 0), 48, ptr(6000), nil, true},
		{"penalties", Outage{Penalties: ptr(500)}, known(365e3, 0), 48, ptr(2500), nil, false},
		{"no penalties", Outage{Penalties: ptr(0)}, known(365e3, 0), 48, ptr(2000), nil, false},
		{"penalties without revenue", Outage{Penalties: ptr(500)}, nil, 48, nil, nil, false},
		{"at the planned scale", Outage{Penalties: ptr(500)}, known(365e3, 4), 48, ptr(2500), ptr(10000), false},
		{"a shorter outage", Outage{Hours: ptr(12)}, known(365e3, 0), 12, ptr(500), nil, true},
		{"a quick recovery", Outage{RecoveryNow: ptr(6)}, known(365e3, 2), 6, ptr(250), ptr(500), true},
		{"a slow one waits for the zone", Outage{Hours: ptr(12), RecoveryNow: ptr(72)}, known(365e3, 0), 12, ptr(500), nil, true},
		{"carried on", Outage{RecoveryNow: ptr(0), Penalties: ptr(0)}, known(365e3, 3), 0, ptr(0), ptr(0), false},
		{"an answer out of scope", Outage{}, hidden, 48, nil, nil, true},
		{"growth in dispute", Outage{}, disputed, 48, ptr(2000), nil, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Review{Outage: tt.sheet}
			got := r.OutageCost(tt.positions)
			if got.Hours != tt.hours || !sameNumber(got.Now, tt.now) || !sameNumber(got.Planned, tt.planned) || got.Partial != tt.partial {
				t.Errorf("%v hours, now %s, planned %s, partial %t", got.Hours, numeral(got.Now), numeral(got.Planned), got.Partial)
			}
		})
	}
}

func sameNumber(a, b *float64) bool { return (a == nil) == (b == nil) && (a == nil || *a == *b) }

func numeral(x *float64) string {
	if x == nil {
		return "not known"
	}
	return NumberValue(*x).String()
}

func TestClass(t *testing.T) {
	grades := [...]Grade{"", "low", "medium", "high"}
	want := [4][4]Class{
		{"", "", "", ""},
		{"", "low", "low", "medium"},
		{"", "low", "medium", "high"},
		{"", "medium", "high", "critical"},
	}
	for i, likelihood := range grades {
		for j, impact := range grades {
			k := Risk{Likelihood: likelihood, Impact: impact, LikelihoodPlanned: impact, ImpactPlanned: likelihood}
			if k.Class() != want[i][j] || k.ClassPlanned() != want[j][i] {
				t.Errorf("%q and %q: %q today, %q planned", likelihood, impact, k.Class(), k.ClassPlanned())
			}
		}
	}
}

func TestWorse(t *testing.T) {
	order := []Class{ClassLow, ClassMedium, ClassHigh, ClassCritical}
	for i, c := range order {
		for j, d := range order {
			if c.Worse(d) != (i > j) {
				t.Errorf("%s worse than %s: %t", c, d, c.Worse(d))
			}
		}
		if c.Worse(ClassUnknown) || ClassUnknown.Worse(c) {
			t.Errorf("%s and an unknown class are compared", c)
		}
	}
}

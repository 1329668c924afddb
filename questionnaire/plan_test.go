package questionnaire

import (
	"slices"
	"testing"
)

// chain is a plan in which revenue m1 rests on m2, which rests on i1, which
// needs i2, which needs i3; m3 is technical and lies below m2.
func chain() *Review {
	r := review(nil)
	backed := Initiative{Kind: "scale", Estimated: Yes, Approved: Yes, Money: Yes, People: Yes, Time: Yes}
	add := func(id, title string, needs []string, change func(*Initiative)) {
		i := backed
		i.ID, i.Title, i.Needs = id, Text(title), needs
		if change != nil {
			change(&i)
		}
		r.Initiatives = append(r.Initiatives, i)
	}
	add("i1", "Split the data", []string{"i2"}, nil)
	add("i2", "New cluster", []string{"i3"}, nil)
	add("i3", "Test automation", nil, func(i *Initiative) { i.Money, i.Time = No, Unknown })
	add("i4", "Dropped work", nil, func(i *Initiative) { i.Status = Dropped; i.Approved = No })
	r.Milestones = []Milestone{
		{ID: "m1", Title: "ARR of 9M", Kind: "financial", Month: NewMonth(2027, 9), Value: ptr(9e6), Estimated: Yes, RestsOn: []string{"m2", "i4"}},
		{ID: "m2", Title: "Enterprise edition", Kind: "product", Month: NewMonth(2027, 6), Estimated: Yes, RestsOn: []string{"i1", "m3"}},
		{ID: "m3", Title: "Tenants apart", Kind: "technical", Month: NewMonth(2027, 5), Estimated: Yes},
		{ID: "m4", Title: "ARR of 12M", Kind: "financial", Month: NewMonth(2028, 1), Value: ptr(12e6), Estimated: Yes},
	}
	return r
}

func ids[T Record](list []T) (out []string) {
	for _, x := range list {
		_, id, _ := cutKey(x.Key())
		out = append(out, id)
	}
	return out
}

func cutKey(k Key) (kind, id string, ok bool) {
	kind = k.Kind()
	return kind, string(k)[len(kind)+1:], true
}

func TestWalks(t *testing.T) {
	r := chain()
	for _, tt := range []struct {
		what string
		got  []string
		want []string
	}{
		{"reach m1", ids(r.Reach("m1")), []string{"i1", "i2", "i3"}},
		{"reach i2", ids(r.Reach("i2")), []string{"i3"}},
		{"reach m4", ids(r.Reach("m4")), nil},
		{"reach nothing", ids(r.Reach("i9")), nil},
		{"below m1", ids(r.Below("m1")), []string{"m2", "m3"}},
		{"above i3", ids(r.Above("i3")), []string{"m1", "m2"}},
		{"above dropped", ids(r.Above("i4")), nil},
		{"chain", r.Chain("m1", "i3"), []string{"m1", "m2", "i1", "i2", "i3"}},
		{"chain up", r.Chain("i3", "m1"), nil},
		{"chain to itself", r.Chain("m1", "m1"), []string{"m1"}},
	} {
		if !slices.Equal(tt.got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.what, tt.got, tt.want)
		}
	}
	if sum, complete := r.Revenue("i3"); sum != 9e6 || !complete {
		t.Error(sum, complete)
	}
	if sum, ms := r.AspirationalRevenue(); sum != 9e6 || !slices.Equal(ids(ms), []string{"m1"}) {
		t.Error(sum, ms)
	}
	leads := r.Leads()
	if len(leads) != 2 || leads[0].Rests.ID != "m1" || leads[0].Months != 4 || leads[1].Rests.ID != "m2" || leads[1].Months != 1 {
		t.Error(leads)
	}
	r.Milestones[0].Value = nil
	if sum, complete := r.Revenue("i3"); sum != 0 || complete {
		t.Error(sum, complete)
	}
}

func TestWalksEndInCycles(t *testing.T) {
	r := chain()
	r.Initiatives[2].Needs = []string{"i1", "i3"}
	r.Milestones[2].RestsOn = []string{"m1"}
	if got := ids(r.Reach("i1")); !slices.Equal(got, []string{"i2", "i3"}) {
		t.Error(got)
	}
	if got := ids(r.Above("m3")); !slices.Equal(got, []string{"m1", "m2"}) {
		t.Error(got)
	}
	if got := r.Chain("m3", "i3"); !slices.Equal(got, []string{"m3", "m1", "m2", "i1", "i2", "i3"}) {
		t.Error(got)
	}
}

func TestBacked(t *testing.T) {
	for _, tt := range []struct {
		i    Initiative
		want Tri
	}{
		{Initiative{}, Unknown},
		{Initiative{Approved: Yes, Money: Yes, People: Yes, Time: Yes}, Yes},
		{Initiative{Approved: Yes, Money: Yes, People: Yes}, Unknown},
		{Initiative{Time: No}, No},
	} {
		if got := tt.i.Backed(); got != tt.want {
			t.Errorf("%+v: %s", tt.i, got)
		}
	}
}

func TestPlanInRules(t *testing.T) {
	q := sketch(
		rule("x.unbacked", "reach(milestone).exists(i, !i.backed)", of("milestones"),
			saying("{milestone.title} in {milestone.month} rests on {titles(reach(milestone).filter(i, !i.backed))}; {money(revenue(milestone))} with {milestone.value}")),
		rule("x.filter", "reach(milestone).filter(i, !i.backed).size() > 0", of("milestones")),
		rule("x.one", "initiatives.exists_one(i, i.backed)"),
		rule("x.late", "milestone.kind == 'technical' && above(milestone).exists(m, m.kind != 'technical' && months(milestone.month, m.month) < 3)", of("milestones"),
			saying("{quarter(milestone.month)}, {above(milestone)[0].month}, {above(milestone).map(m, months(milestone.month, m.month))}")),
		rule("x.aspirational", "aspirational_revenue() > 0", saying("{money(aspirational_revenue())}")),
		rule("x.costly", "initiative.cost > 100000", of("initiatives"), saying("{initiative.cost} {initiative.needs}")),
		rule("x.below", "below(milestone).size() == 2 && revenue(milestone) == 9000000.0", of("milestones")),
		rule("x.kind", "initiative.kind == 'security' || initiative.area == 'security'", of("initiatives")),
		rule("x.status", "initiatives.all(i, i.status == 'planned')"),
		rule("x.sum", "sum(initiatives.filter(i, i.id != 'i1').map(i, i.cost)) > 2.0"),
	)
	mustCompile(t, q)
	r := chain()
	say(r, currencyID, RoleReviewer, "EUR")
	r.Initiatives[0].Cost = ptr(400000)
	res := q.Evaluate(r, at2026)
	for _, tt := range []struct{ rule, subject, want string }{
		{"x.unbacked", "m1", "fired"}, {"x.unbacked", "m2", "fired"}, {"x.unbacked", "m3", "silent"},
		{"x.filter", "m1", "fired"}, {"x.one", "", "silent"},
		{"x.late", "m3", "fired"}, {"x.late", "m2", "silent"},
		{"x.aspirational", "", "fired"}, {"x.below", "m1", "fired"},
		{"x.costly", "i1", "fired"}, {"x.costly", "i2", "needs i2.cost"}, {"x.costly", "i4", "silent"},
		{"x.kind", "i1", "needs i1.area"}, {"x.status", "", "fired"}, {"x.sum", "", "needs i2.cost, i3.cost"},
	} {
		if got := outcome(res, tt.rule, tt.subject); got != tt.want {
			t.Errorf("%s of %q: %s, want %s", tt.rule, tt.subject, got, tt.want)
		}
	}
	byRule := map[string]Finding{}
	for _, f := range slices.Backward(res.Findings) {
		byRule[f.Rule] = f
	}
	for id, want := range map[string]Text{
		"x.unbacked":     "ARR of 9M in September 2027 rests on “Test automation”; EUR 9,000,000 with EUR 9,000,000",
		"x.late":         "Q2 2027, September 2027, 4 and 1",
		"x.aspirational": "EUR 9,000,000",
		"x.costly":       "EUR 400,000 New cluster",
	} {
		if got := byRule[id].Statement; got != want {
			t.Errorf("%s: %s", id, got)
		}
	}
	if got := byRule["x.unbacked"].Evidence; !slices.Contains(got, Evidence{"i3.money", "no"}) || slices.Contains(got, Evidence{"i3.time", NotGiven}) {
		t.Error(got)
	}
}

// What nobody said about a member leaves a filter, an exists_one and a walk
// undecided, unless the rest decides it.
func TestUnknownMembers(t *testing.T) {
	q := sketch(
		rule("x.exists", "initiatives.exists(i, !i.backed)"),
		rule("x.filter", "initiatives.filter(i, !i.backed).size() > 0", saying("{titles(initiatives.filter(i, !i.backed))}")),
		rule("x.one", "initiatives.exists_one(i, i.estimated)"),
		rule("x.said", "true", saying("{titles(initiatives.filter(i, !i.backed))}, {initiatives.exists(i, i.money)}")),
	)
	mustCompile(t, q)
	r := review(nil)
	r.Initiatives = []Initiative{{ID: "i1", Title: "One", Money: No}, {ID: "i2", Title: "Two", Approved: Yes, Estimated: Yes}, {ID: "i3", Approved: Yes, People: Yes, Money: Yes}}
	res := q.Evaluate(r, at2026)
	for _, tt := range []struct{ rule, want string }{
		{"x.exists", "fired"},
		{"x.filter", "needs i2.money, i2.people, i2.time, i3.time"},
		{"x.one", "needs i1.estimated, i3.estimated"},
	} {
		if got := outcome(res, tt.rule, ""); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.rule, got, tt.want)
		}
	}
	if got := res.Findings[1].Statement; got != "“One”, yes" {
		t.Error(got)
	}
	r.Initiatives[2].Estimated, r.Initiatives[0].Estimated = Yes, Unknown
	if got := outcome(q.Evaluate(r, at2026), "x.one", ""); got != "silent" {
		t.Error("two are sure:", got)
	}
}

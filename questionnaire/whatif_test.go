package questionnaire

import (
	"reflect"
	"slices"
	"strings"
	"testing"
)

// try returns r as it would be.
func try(t *testing.T, q *Questionnaire, r *Review, sets, moves []string) (*Review, []Change) {
	t.Helper()
	changes, err := q.ParseWhatIf(r, sets, moves, applyTime)
	if err != nil {
		t.Fatal(err)
	}
	scratch := r.Clone()
	scratch.Apply(changes...)
	return scratch, changes
}

func TestWhatIfSets(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	stood := r.Clone()
	got, changes := try(t, q, r, []string{
		"context.engineers=1.2k", "security.today=works", "i1.money=yes", "i1.approved = yes", "i1.cost=250k",
		"i1.start=Feb 2027", "i1.needs=", "m1.rests_on=m2", "m2.month=2027-07",
	}, nil)
	if len(changes) != 5 {
		t.Errorf("%d changes, not one a record:\n%s", len(changes), told(changes))
	}
	if !reflect.DeepEqual(r, stood) {
		t.Error("the review itself changed")
	}
	a, _ := got.Answer("security.today", RoleReviewer)
	if a.Value.String() != "works" || got.Answers["security.today"][RoleTechnology].Note != "shared" {
		t.Errorf("the reviewer says %v beside %v", a, got.Answers["security.today"])
	}
	if a, _ := got.Answer("context.engineers", RoleReviewer); a.Value.Number() != 1200 {
		t.Errorf("engineers: %v", a.Value)
	}
	i, _ := got.Initiative("i1")
	want, _ := r.Initiative("i1")
	want.Money, want.Approved, want.Cost, want.Start, want.Needs = Yes, Yes, ptr(250000.0), NewMonth(2027, 2), nil
	if !reflect.DeepEqual(i, want) {
		t.Errorf("i1 is %+v, not %+v", i, want)
	}
	if m, _ := got.Milestone("m1"); !slices.Equal(m.RestsOn, []string{"m2"}) || *m.Value != 9e6 {
		t.Errorf("m1 is %+v", m)
	}
	if m, _ := got.Milestone("m2"); m.Month != NewMonth(2027, 7) {
		t.Errorf("m2 is %+v", m)
	}
	if _, changes = try(t, q, r, []string{"i1.money=no", "i1.cost=400000"}, []string{"m1=2027-09", "i1=+0"}); len(changes) != 0 {
		t.Errorf("what stands already is a change: %s", told(changes))
	}
}

func TestWhatIfMoves(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	m, _ := r.Milestone("m1")
	m.Since, m.Was = "2026-05-04", []Promise{{NewMonth(2027, 8), "2026-01-02"}}
	r.Apply(r.Put(m, RoleReviewer, applyTime))
	for _, c := range []struct {
		sets, moves           []string
		start, end, milestone Month
	}{
		{nil, []string{"i1=+3", "m1=-2"}, NewMonth(2027, 4), NewMonth(2027, 9), NewMonth(2027, 7)},
		{nil, []string{"i1=2026-11", "m1 = 2028-01"}, NewMonth(2026, 11), NewMonth(2027, 4), NewMonth(2028, 1)},
		{nil, []string{"i1=3"}, NewMonth(2027, 4), NewMonth(2027, 9), NewMonth(2027, 9)},
		{[]string{"i1.end=2027-08"}, []string{"i1=+1"}, NewMonth(2027, 2), NewMonth(2027, 9), NewMonth(2027, 9)},
	} {
		got, _ := try(t, q, r, c.sets, c.moves)
		i, _ := got.Initiative("i1")
		m, _ := got.Milestone("m1")
		if i.Start != c.start || i.End != c.end || m.Month != c.milestone {
			t.Errorf("%q %q: i1 runs from %s to %s, m1 is due %s", c.sets, c.moves, i.Start, i.End, m.Month)
		}
		if moved := m.Month != NewMonth(2027, 9); moved != (len(m.Was) == 2) {
			t.Errorf("%q: the months m1 was promised for are %v", c.moves, m.Was)
		}
	}
}

// TestWhatIfOfEveryRegister: each takes what an apply file takes.
func TestWhatIfOfEveryRegister(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	got, _ := try(t, q, r,
		[]string{"h1.budgeted=yes", "c1.month=2027-02", "c1.needed_by=i1, i2", "r1.likelihood=high", "outage.hours=96", "outage.penalties="},
		[]string{"h1=2027-06", "t1=-2", "c1=+1"})
	h, c, k := got.Hires[0], got.Competences[0], got.Certifications[0]
	if h.Budgeted != Yes || h.Month != NewMonth(2027, 6) || *h.RampUp != 2 || h.Critical != Yes {
		t.Errorf("h1 is %+v", h)
	}
	if c.Month != NewMonth(2027, 3) || !slices.Equal(c.NeededBy, []string{"i1", "i2"}) || k.Month != NewMonth(2027, 7) {
		t.Errorf("c1 is %+v, t1 %+v", c, k)
	}
	if o := got.Outage; *o.Hours != 96 || o.Penalties != nil || got.Risks[0].Likelihood != "high" || got.Risks[0].Impact != "high" {
		t.Errorf("the outage is %+v, r1 %+v", got.Outage, got.Risks[0])
	}
	_, err := q.ParseWhatIf(r, []string{"outage.hour=3", "outage.hours=-4", "h1.ramp_up=x", "outage.id=o1"}, []string{"r1=+1", "outage=+1"}, applyTime)
	for _, want := range []string{
		`outage.hour=3: outage has no field "hour"`, "outage.hours=-4: ", "h1.ramp_up=x: ", "r1=+1: r1 has no month", "outage=+1: outage has no month",
	} {
		if err == nil || !strings.Contains("\n"+err.Error(), "\n"+want) {
			t.Errorf("nothing says %q:\n%v", want, err)
		}
	}
}

// TestWhatIfIsThePosition: where named reviewers answered, it is they who change
// their minds, and what is tried is what counts.
func TestWhatIfIsThePosition(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	r.Respondents = []Respondent{{"p1", "One", RoleReviewer}, {"p2", "Two", RoleReviewer}}
	for _, p := range []Speaker{"p1", "p2"} {
		a := r.Said("security.today", p)
		a.Status, a.Value, a.Note = Answered, TextValue("broken"), "Seen."
		r.Apply(r.Put(a, p, applyTime))
	}
	got, changes := try(t, q, r, []string{"security.today=works", "context.engineers=9"}, nil)
	for id, want := range map[string]string{"security.today": "works", "context.engineers": "9"} {
		if p := q.Evaluate(got, NewMonth(2026, 11)).Positions[id]; p.Status != Answered || p.Value.String() != want {
			t.Errorf("%s stands at %v", id, p)
		}
	}
	if a, _ := got.Answer("security.today", "p2"); len(changes) != 3 || a.Note != "Seen." {
		t.Errorf("p2 says %+v:\n%s", a, told(changes))
	}
}

// TestWhatIfRefuses: every problem at once, each naming its argument and what
// would have been accepted.
func TestWhatIfRefuses(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	sets := []string{
		"context.enginers=4", "security.today=unbroken", "i1.mony=yes", "i1.money=maybe", "i1.cost=much", "i7.money=yes",
		"i1", "=4", "m1.id=m4", "i1.money=no", "m1", "i2.needs=m1", "m2.month=1066-10", "security.today=works", "m1.value=1e99",
	}
	moves := []string{"i2=+1", "m1=soon", "m9=+1", "m2", "i1=+2", "i1=+3", "m1=999999"}
	stood := r.Clone()
	changes, err := q.ParseWhatIf(r, sets, moves, applyTime)
	problems, _ := err.(Problems)
	if changes != nil || !reflect.DeepEqual(r, stood) {
		t.Error("something was done of what is refused")
	}
	for _, want := range [][2]string{
		{"context.enginers=4: there is no question", "context.engineers"},
		{"security.today=unbroken: security.today has no option", "accepted: works"},
		{"i1.mony=yes: i1 has no field", "did you mean money?"},
		{"i1.cost=much: i1: cost takes a number", "write a number"},
		{"i7.money=yes: there is no question", "did you mean i1?"},
		{"i1: this gives nothing a value", "context.growth=10"},
		{"=4: this gives nothing a value", "i1.money=yes"},
		{"m1.id=m4: the id of m1 stays", "another field"},
		{"i1.money=no: i1.money is changed by i1.money=maybe already", "keep one"},
		{"i1.money=maybe: the field money of i1 cannot be", "yes, no or unknown"},
		{"i2.needs=m1: ", ""},
		{"m2.month=1066-10: m2: month cannot be", "2027-03"},
		{"security.today=works: security.today is changed by", "keep one"},
		{"m1.value=1e99: m1: value takes a number", "write a number"},
		{"i2=+1: i2 has no month to move from", "i2.start=2027-03"},
		{`m1=soon: m1 cannot be moved by "soon"`, "ID=+3"},
		{"m9=+1: there is no record", "did you mean m1?"},
		{"m2: this moves nothing", "ID=+3"},
		{"i1=+3: the month of i1 is changed by i1=+2 already", "keep one"},
	} {
		at := slices.IndexFunc(problems, func(p Problem) bool { return strings.HasPrefix(p.Error(), want[0]) })
		if at < 0 || !strings.Contains(problems[at].Hint, want[1]) {
			t.Errorf("nothing says %q with a hint of %q", want[0], want[1])
		}
	}
	if t.Failed() {
		t.Log("\n" + problems.Error())
	}
}

// TestWhatIfRefusesTheWhole: changes that each may be and together may not.
func TestWhatIfRefusesTheWhole(t *testing.T) {
	t.Parallel()
	q := small(t)
	for _, c := range []struct {
		sets, moves []string
		want        string
	}{
		{[]string{"i1.start=2027-05", "i1.end=2027-02"}, nil, "i1.start=2027-05, i1.end=2027-02: i1 ends in 2027-02, before it starts"},
		{[]string{"i1.cost=5", "i1.start=2028-05"}, nil, "i1.start=2028-05: i1 ends in 2027-06, before it starts"},
		{[]string{"i2.cost=5", "i1.needs=", "i2.needs=i1", "i1.needs=i2"}, nil, "i1.needs=i2: i1.needs is changed by i1.needs= already"},
		{[]string{"i2.cost=5", "i2.needs=i1", "i1.title="}, nil, "i2.needs=i1: records rest on each other in a ring"},
		{[]string{"i1.start=2028-05"}, nil, "i1.start=2028-05: i1 ends in 2027-06, before it starts"},
		{[]string{"i2.needs=i1"}, nil, "i2.needs=i1: records rest on each other in a ring: i1 → i2 → i1"},
		{nil, []string{"i1=+1200"}, "i1=+1200: i1: start cannot be"},
	} {
		_, err := q.ParseWhatIf(baseReview(t, q), c.sets, c.moves, applyTime)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%q %q: %v", c.sets, c.moves, err)
		}
	}
}

func TestValueChanges(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	got, changes := try(t, q, r, []string{"security.today=works", "i1.money=yes", "i1.cost=250k", "i1.needs="}, []string{"i1=+2"})
	changes = append(changes, Change{Key: Hire{ID: "h1"}.Key(), After: Hire{ID: "h1", Role: "Data lead"}})
	now := NewMonth(2026, 11)
	var lines []string
	for _, d := range q.ValueChanges(changes, q.Evaluate(r, now), q.Evaluate(got, now)) {
		lines = append(lines, d.Ref+": "+string(d.Before)+" → "+string(d.After))
	}
	want := []string{
		"security.today: Does not work → Works", "i1.start: 2027-01 → 2027-03", "i1.end: 2027-06 → 2027-08", "i1.money: no → yes",
		"i1.cost: 400,000 → 250,000", "i1.needs: i2 → not given", "h1: not there → Data lead",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("%s", strings.Join(lines, "\n"))
	}
}

func TestSquash(t *testing.T) {
	t.Parallel()
	q := small(t)
	r := baseReview(t, q)
	scratch := r.Clone()
	var made []Change
	for _, set := range []string{"i1.money=yes", "i2.title=Rotate", "i1.cost=1", "i1.cost=2", "i2.title=Rotate the keys", "context.engineers=3", "context.engineers=4"} {
		changes, err := q.ParseWhatIf(scratch, []string{set}, nil, applyTime)
		if err != nil {
			t.Fatal(err)
		}
		scratch.Apply(changes...)
		made = append(made, changes...)
	}
	got := r.Squash(made, applyTime)
	if len(got) != 2 || got[0].Key != InitiativeKey("i1") || got[1].Key != AnswerKey("context.engineers", RoleReviewer) {
		t.Fatalf("%s", told(got))
	}
	for _, c := range got {
		if !reflect.DeepEqual(c.Before, r.Get(c.Key)) || slices.ContainsFunc(made, func(m Change) bool { return m.ID == c.ID }) {
			t.Errorf("%s: before is %v, the id %s", c.Key, c.Before, c.ID)
		}
	}
	r.Apply(got...)
	if !reflect.DeepEqual(r.Initiatives, scratch.Initiatives) || !reflect.DeepEqual(r.Answers, scratch.Answers) {
		t.Error("the review is not what the scratch was")
	}
}

package questionnaire

import (
	"reflect"
	"slices"
	"testing"
)

// everySort is a record of each sort, all of which refer to i1, or to m1 where
// they refer to milestones.
func everySort() []Record {
	return []Record{
		Initiative{ID: "i1", Title: "One"},
		Initiative{ID: "i2", Title: "Two", Needs: []string{"i1"}},
		Initiative{ID: "i10", Title: "Ten"},
		Milestone{ID: "m1", Title: "ARR", RestsOn: []string{"i2", "i1"}},
		Milestone{ID: "m2", Title: "Launch", RestsOn: []string{"m1"}},
		Hire{ID: "h1", Role: "Data lead", NeededBy: []string{"i1"}},
		Competence{ID: "c1", What: "Sharding", NeededBy: []string{"i1", "i2"}},
		Certification{ID: "t1", Name: "SOC 2", NeededFor: []string{"m1"}, CarriedBy: []string{"i1"}},
		Risk{ID: "r1", Title: "One zone", AnsweredBy: []string{"i1"}},
		Outage{DataLost: "orders"},
		Info{Name: "Example"},
		Answer{Question: "security.today", Role: RoleReviewer, Note: "a note"},
		Disposition{Rule: "plan.x", Subject: "i1", Verdict: "accepted"},
	}
}

func filled() *Review {
	r := NewReview("", Edition{}, applyTime)
	r.Fill(everySort())
	return r
}

// Fill in any order makes what one change after the other makes.
func TestFill(t *testing.T) {
	records := everySort()
	slices.Reverse(records)
	got := NewReview("", Edition{}, applyTime)
	got.Fill(records)
	want := NewReview("", Edition{}, applyTime)
	for _, rec := range everySort() {
		want.Apply(Change{Key: rec.Key(), After: rec})
	}
	want.ID = got.ID
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if ids := []string{got.Initiatives[1].ID, got.Initiatives[2].ID}; !slices.Equal(ids, []string{"i2", "i10"}) {
		t.Errorf("in order %v", ids)
	}
	for _, rec := range everySort() {
		if !reflect.DeepEqual(got.Get(rec.Key()), rec) {
			t.Errorf("%s holds %+v", rec.Key(), got.Get(rec.Key()))
		}
		if _, planned := rec.(PlanRecord); !planned {
			continue
		}
		if found, ok := got.PlanRecord(rec.Key().ID()); !ok || !reflect.DeepEqual(found, rec) {
			t.Errorf("%s is %+v", rec.Key().ID(), found)
		}
	}
	if rec, ok := got.PlanRecord("i9"); ok || rec != nil {
		t.Errorf("i9 is %+v", rec)
	}
	if n := testing.AllocsPerRun(20, func() { got.PlanRecord("r1") }); n > 1 {
		t.Errorf("finding a record takes %.0f allocations", n)
	}
}

func TestRemoveTakesReferencesAway(t *testing.T) {
	for _, tt := range []struct {
		key     Key
		changes []Key
	}{
		{"initiative/i1", []Key{"initiative/i1", "initiative/i2", "milestone/m1", "hire/h1", "competence/c1", "certification/t1", "risk/r1"}},
		{"milestone/m1", []Key{"milestone/m1", "milestone/m2", "certification/t1"}},
		{"initiative/i10", []Key{"initiative/i10"}},
		{"hire/h1", []Key{"hire/h1"}},
		{"risk/r1", []Key{"risk/r1"}},
		{"outage", []Key{"outage"}},
		{"hire/h9", nil},
	} {
		t.Run(string(tt.key), func(t *testing.T) {
			r := filled()
			before := r.Clone()
			changes := r.Remove(tt.key, RoleReviewer, applyTime)
			var keys []Key
			for _, c := range changes {
				keys = append(keys, c.Key)
			}
			if !slices.Equal(keys, tt.changes) {
				t.Fatalf("changes %v, want %v", keys, tt.changes)
			}
			r.Apply(changes...)
			if r.Get(tt.key) != nil {
				t.Error("it stands")
			}
			for rec := range r.Plan {
				if id := tt.key.ID(); id != "" && refersTo(rec, id) {
					t.Errorf("%s still refers to it", rec.Key())
				}
			}
			for _, c := range slices.Backward(changes) {
				r.Apply(c.Inverse(applyTime))
			}
			r.changed, r.spent = before.changed, before.spent
			if !reflect.DeepEqual(r, before) {
				t.Error("undone it is another review")
			}
		})
	}
}

// Taking a reference away leaves what else a record says, and the list that stood.
func TestWithoutLeavesTheRest(t *testing.T) {
	for _, rec := range everySort() {
		rec, ok := rec.(PlanRecord)
		if !ok {
			continue
		}
		before := rec.References()
		less := without(without(rec, "i1"), "m1")
		for k, ref := range less.References() {
			if slices.Contains(ref.IDs, "i1") || slices.Contains(ref.IDs, "m1") {
				t.Errorf("%s still names it in %s", rec.Key(), ref.Field)
			}
			if !reflect.DeepEqual(before[k], rec.References()[k]) {
				t.Errorf("the list of %s was written into", rec.Key())
			}
		}
		if less.Heading() != rec.Heading() || less.Heading() == "" || less.Key() != rec.Key() {
			t.Errorf("%s became %s %q", rec.Key(), less.Key(), less.Heading())
		}
	}
}

func TestPlanOrder(t *testing.T) {
	var ids []string
	for rec := range filled().Plan {
		ids = append(ids, rec.Key().ID())
	}
	if want := []string{"i1", "i2", "i10", "m1", "m2", "h1", "c1", "t1", "r1"}; !slices.Equal(ids, want) {
		t.Errorf("%v", ids)
	}
	n := 0
	for range filled().Plan {
		n++
		break
	}
	if n != 1 {
		t.Error("the walk goes on when told to stop")
	}
	if rec, ok := filled().PlanRecord("t1"); !ok || rec.Heading() != "SOC 2" {
		t.Errorf("t1 is %v", rec)
	}
	if _, ok := filled().PlanRecord("x1"); ok {
		t.Error("a record of no register")
	}
}

// A work sheet that says nothing is none.
func TestEmptyOutage(t *testing.T) {
	r := filled()
	c := r.Put(Outage{}, RoleReviewer, applyTime)
	if c.Before == nil || c.After != nil {
		t.Errorf("%+v", c)
	}
	r.Apply(c)
	if r.Get(OutageKey) != nil || !r.Put(Outage{}, RoleReviewer, applyTime).idle() {
		t.Error("it stands, or is taken away twice")
	}
	r.Apply(c.Inverse(applyTime))
	if r.Outage.DataLost != "orders" {
		t.Error("undone it is not back")
	}
}

func TestCompare(t *testing.T) {
	finding := func(rule, subject string, s Severity) Finding {
		return Finding{Rule: rule, Subject: subject, Severity: s}
	}
	keys := func(list []Finding) (out []string) {
		for _, f := range list {
			out = append(out, string(f.Severity)+" "+f.Rule+" "+f.Subject)
		}
		return out
	}
	before := []Finding{finding("a.x", "i1", High), finding("a.x", "i2", High), finding("b.y", "", Low)}
	after := []Finding{finding("c.z", "", Critical), finding("b.y", "", Medium), finding("a.x", "i2", High), finding("a.x", "i3", High)}
	c := Compare(before, after)
	for _, tt := range []struct {
		what string
		got  []Finding
		want []string
	}{
		{"appeared", c.Appeared, []string{"critical c.z ", "high a.x i3"}},
		{"gone", c.Gone, []string{"high a.x i1"}},
		{"stayed, as they are after", c.Stayed, []string{"medium b.y ", "high a.x i2"}},
		{"nothing, of the same", append(Compare(after, after).Appeared, Compare(after, after).Gone...), nil},
		{"gone, of all", Compare(before, nil).Gone, keys(before)},
		{"appeared, of all", Compare(nil, after).Appeared, keys(after)},
	} {
		if got := keys(tt.got); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.what, got, tt.want)
		}
	}
	if len(c.Was) != 1 || c.Was[finding("b.y", "", Medium).Key()] != Low || Compare(after, after).Was != nil {
		t.Errorf("what weighs otherwise weighed %v", c.Was)
	}
}

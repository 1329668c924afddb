package questionnaire

import (
	"strings"
	"testing"
	"time"
)

func TestCheck(t *testing.T) {
	q := small(t)
	answer := func(a Answer) Answer {
		if a.Question == "" {
			a.Question = "security.today"
		}
		if a.Role == "" {
			a.Role = RoleBusiness
		}
		return a
	}
	number := func(x float64) *float64 { return &x }
	long := Trimmed(strings.Repeat("x", MaxText+1))
	for _, test := range []struct {
		name string
		rec  Record
		at   string // of the problem; "" if there is none
		what string
	}{
		{"a value", answer(Answer{Status: Answered, Value: TextValue("works")}), "", ""},
		{"a note alone", answer(Answer{Note: "ask again"}), "", ""},
		{"parked alone", answer(Answer{Parked: true}), "", ""},
		{"do not know, with a reason", answer(Answer{Status: DoNotKnow, Reason: "on leave"}), "", ""},
		{"the reviewer's own, and why", answer(Answer{Role: RoleReviewer, Status: Answered, Value: TextValue("works"), Reason: "seen it run"}), "", ""},
		{"a reason beside works", answer(Answer{Status: Answered, Value: TextValue("works"), Reason: "it does"}), "security.today", "a reason goes with"},
		{"a plan for a plan", answer(Answer{Question: "security.plan", Status: Answered, Value: TextValue(PlanForAPlan), Owner: "CTO", DecideBy: FirstMonth}), "", ""},
		{"nothing", answer(Answer{}), "security.today", "says nothing"},
		{"no question", answer(Answer{Question: "security.tody", Note: "x"}), "security.tody", "no question"},
		{"no role", answer(Answer{Role: "cto", Note: "x"}), "security.today", "no role"},
		{"disputed", answer(Answer{Status: Disputed}), "security.today", "status"},
		{"a value without a status", answer(Answer{Value: TextValue("works"), Note: "x"}), "security.today", "no status"},
		{"a number for a choice", answer(Answer{Status: Answered, Value: NumberValue(1)}), "security.today", "one of its options"},
		{"an owner beside works", answer(Answer{Status: Answered, Value: TextValue("works"), Owner: "CTO"}), "security.today", "owner"},
		{"withheld without reason", answer(Answer{Status: Withheld, Reason: " \n"}), "security.today", "no reason"},
		{"long note", answer(Answer{Note: long}), "security.today", "64 KiB"},
		{"empty evidence", answer(Answer{Note: "x", Evidence: []Text{""}}), "security.today", "no evidence"},
		{"an initiative", Initiative{ID: "i3", Title: "Three", Needs: []string{"i1"}, Cost: number(0)}, "", ""},
		{"an initiative that needs itself", Initiative{ID: "i1", Title: "One", Needs: []string{"i1"}}, "i1.needs", "i1 → i1"},
		{"a ring through what stands", Initiative{ID: "i2", Title: "Two", Needs: []string{"i1"}}, "i2.needs", "i1 → i2 → i1"},
		{"an id in use", Initiative{ID: "m1", Title: "One"}, "m1.id", "a milestone"},
		{"an id with a slash", Initiative{ID: "a/b", Title: "One"}, "initiative/a/b", "does not belong"},
		{"a wrong tri-state", Initiative{ID: "i3", Title: "Three", Money: "maybe"}, "i3.money", "maybe"},
		{"infinite cost", Initiative{ID: "i3", Title: "Three", Cost: number(1e300)}, "i3.cost", "cost"},
		{"a month out of the span", Initiative{ID: "i3", Title: "Three", Start: 12}, "i3.start", "outside"},
		{"a milestone", Milestone{ID: "m3", Title: "Three", RestsOn: []string{"m1", "i2"}}, "", ""},
		{"a loss is no product's metric", Milestone{ID: "m3", Title: "Three", Kind: "product", Value: number(-2)}, "", ""},
		{"negative revenue", Milestone{ID: "m3", Title: "Three", Kind: "financial", Value: number(-2)}, "m3.value", "negative"},
		{"slack below none", Milestone{ID: "m3", Title: "Three", Slack: number(-1)}, "m3.slack", "negative"},
		{"a wrong business case", Milestone{ID: "m3", Title: "Three", BusinessCase: "half"}, "m3.business_case", "half"},
		{"an earlier month missing", Milestone{ID: "m3", Title: "Three", Was: []Promise{{Since: "2026-05-01"}}}, "m3.was", "missing"},
		{"an earlier month out of the span", Milestone{ID: "m3", Title: "Three", Was: []Promise{{Month: 12}}}, "m3.was", "outside"},
		{"no day", Milestone{ID: "m3", Title: "Three", Since: "May"}, "m3.since", "no day"},
		{"a history without end", Milestone{ID: "m3", Title: "Three", Was: make([]Promise, MaxReferences+1)}, "m3.was", "101 earlier months"},
		{"a dip of all", Initiative{ID: "i3", Title: "Three", Dip: number(100)}, "", ""},
		{"a dip of more", Initiative{ID: "i3", Title: "Three", Dip: number(100.5)}, "i3.dip", "100.5"},
		{"a hire", Hire{ID: "h2", Role: "Data lead", NeededBy: []string{"i1"}, RampUp: number(0)}, "", ""},
		{"a hire of no role", Hire{ID: "h2"}, "h2.role", "no role"},
		{"a hire out of the span", Hire{ID: "h2", Role: "Data lead", Month: 12}, "h2.month", "outside"},
		{"a hire for a milestone", Hire{ID: "h2", Role: "Data lead", NeededBy: []string{"m1"}}, "h2.needed_by", "m1 in the needed_by of h2 is a milestone"},
		{"a hire that is a risk", Hire{ID: "r1", Role: "Data lead"}, "r1.id", "a hire and a risk"},
		{"a competence", Competence{ID: "c2", What: "Sharding", How: WayUndecided}, "", ""},
		{"a competence of no area", Competence{ID: "c2", What: "Sharding", Area: "ops"}, "c2.area", "ops"},
		{"a competence by magic", Competence{ID: "c2", What: "Sharding", How: "magic"}, "c2.how", "magic"},
		{"a certification", Certification{ID: "t2", Name: "ISO 27001", NeededFor: []string{"m1", "m2"}, CarriedBy: []string{"i1"}}, "", ""},
		{"a certification for a hire", Certification{ID: "t2", Name: "ISO 27001", NeededFor: []string{"h1"}}, "t2.needed_for", "is a hire and not a milestone"},
		{"a certification carried by nothing", Certification{ID: "t2", Name: "ISO 27001", CarriedBy: []string{"i9"}}, "t2.carried_by", "no record"},
		{"a risk", Risk{ID: "r2", Title: "Fire", Kind: "other", LikelihoodPlanned: "high", AnsweredBy: []string{"i2"}}, "", ""},
		{"a risk of no grade", Risk{ID: "r2", Title: "Fire", ImpactPlanned: "severe"}, "r2.impact_planned", "severe"},
		{"a risk answered by a risk", Risk{ID: "r2", Title: "Fire", AnsweredBy: []string{"r1"}}, "r2.answered_by", "is a risk and not an initiative"},
		{"an outage", Outage{Hours: number(24 * 365), RecoveryNow: number(0)}, "", ""},
		{"an outage of no time", Outage{Hours: number(0)}, "outage.hours", "longer than 0"},
		{"an outage of more than a year", Outage{Hours: number(24*365 + 1)}, "outage.hours", "8761"},
		{"an outage that pays", Outage{Penalties: number(-1)}, "outage.penalties", "negative"},
		{"a rehearsal out of the span", Outage{Rehearsed: 12}, "outage.rehearsed", "outside"},
		{"a name", Info{Name: "Example"}, "", ""},
		{"no name", Info{Name: "  "}, "the review", "no name"},
		{"a disposition", Disposition{Rule: "security.no-plan", Verdict: "accepted"}, "", ""},
		{"of no rule", Disposition{Rule: "security.noplan", Verdict: "accepted"}, "security.noplan", "no rule"},
		{"no verdict", Disposition{Rule: "security.no-plan"}, "security.no-plan", "no verdict"},
		{"wrong verdict", Disposition{Rule: "security.no-plan", Verdict: "fine"}, "security.no-plan", "fine"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := baseReview(t, q)
			ps := q.Check(r, []Change{r.Put(test.rec, RoleReviewer, applyTime)})
			switch {
			case test.at == "" && len(ps) > 0:
				t.Errorf("refused: %v", ps)
			case test.at != "" && (len(ps) != 1 || ps[0].At != test.at || !strings.Contains(ps[0].What, test.what)):
				t.Errorf("got %d problems at %q: %v", len(ps), test.at, ps)
			}
		})
	}
}

func TestCheckOfRemovals(t *testing.T) {
	q := small(t)
	r := baseReview(t, q)
	all := r.Remove(InitiativeKey("i2"), RoleReviewer, applyTime)
	if ps := q.Check(r, all); len(ps) > 0 {
		t.Errorf("a removal with its references is refused: %v", ps)
	}
	if ps := q.Check(r, all[:1]); len(ps) != 3 || ps[0].What != "i1 still refers to i2" || ps[1].What != "c1 still refers to i2" || ps[2].What != "t1 still refers to i2" {
		t.Errorf("a removal without: %v", ps)
	}
	for _, key := range []Key{InfoKey, "answer/x", "nothing/x", "initiative"} {
		if ps := q.Check(r, []Change{{Key: key}}); len(ps) != 1 {
			t.Errorf("removing %q: %v", key, ps)
		}
	}
}

// What was let in before a rule was made must not stop other work.
func TestCheckLooksAtWhatChangesOnly(t *testing.T) {
	q := small(t)
	r := baseReview(t, q)
	r.Apply(
		r.Put(Initiative{ID: "i8", Needs: []string{"gone", "i9"}}, RoleReviewer, applyTime),
		r.Put(Initiative{ID: "i9", Needs: []string{"i8"}}, RoleReviewer, applyTime),
	)
	if ps := q.Check(r, []Change{r.Put(Initiative{ID: "i7", Title: "Seven"}, RoleReviewer, applyTime)}); len(ps) > 0 {
		t.Errorf("refused: %v", ps)
	}
}

func TestCheckOfAChangeFiledElsewhere(t *testing.T) {
	q := small(t)
	r := baseReview(t, q)
	c := r.Put(Initiative{ID: "i3", Title: "Three"}, RoleReviewer, applyTime)
	c.Key = InitiativeKey("i4")
	if ps := q.Check(r, []Change{c}); len(ps) != 1 || !strings.Contains(ps[0].What, "does not belong") {
		t.Errorf("got %v", ps)
	}
}

func TestFreeID(t *testing.T) {
	r := NewReview("Example", Edition{}, applyTime)
	if got := r.FreeID("i"); got != "i1" {
		t.Errorf("of an empty review: %s", got)
	}
	r.Initiatives = []Initiative{{ID: "i2"}, {ID: "i10"}, {ID: "ix"}, {ID: "infra"}}
	r.Milestones = []Milestone{{ID: "i11"}, {ID: "m1"}}
	if got := r.FreeID("i"); got != "i12" {
		t.Errorf("got %s", got)
	}
	r.Dispositions = map[Key]Disposition{"x": {Subject: "m7"}}
	if got := r.FreeID("m"); got != "m8" {
		t.Errorf("an id a disposition speaks of was given again: %s", got)
	}
	// Ids are unique over all registers, whatever letter they begin with.
	r.Hires, r.Competences = []Hire{{ID: "r4"}}, []Competence{{ID: "h9"}}
	r.Certifications, r.Risks = []Certification{{ID: "c12"}}, []Risk{{ID: "t3"}, {ID: "t9223372036854775807"}}
	for prefix, want := range map[string]string{"r": "r5", "h": "h10", "c": "c13", "t": "t4"} {
		if got := r.FreeID(prefix); got != want {
			t.Errorf("%s: %s, want %s", prefix, got, want)
		}
	}
}

func TestSupersede(t *testing.T) {
	q := small(t)
	r := baseReview(t, q)
	a := r.Supersede(Answer{Question: "security.today", Role: RoleTechnology, Status: Answered, Value: TextValue("works"), At: applyTime.Add(time.Hour)})
	if a.Note != "shared" || a.Private != "not shared" || !a.Flag || len(a.Evidence) != 1 || a.Value.Text() != "works" || a.At == applyTime {
		t.Errorf("got %+v", a)
	}
	p := r.Supersede(Answer{Question: "security.plan", Role: RoleTechnology, Status: Answered, Value: TextValue("budgeted")})
	if p.Owner != "" || p.DecideBy != 0 {
		t.Errorf("the owner of a plan for a plan stays with another answer: %+v", p)
	}
	if other := r.Supersede(Answer{Question: "security.today", Role: RoleBusiness, Status: DoNotKnow}); other.Note != "" {
		t.Errorf("another role's note was taken: %+v", other)
	}
}

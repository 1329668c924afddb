package questionnaire

import (
	"slices"
	"testing"
	"time"
)

// planned adds one role's plan for a plan to r.
func planned(r *Review, question string, role Role, owner Text, by Month) {
	a := Answer{Question: question, Role: role, Status: Answered, Value: TextValue(PlanForAPlan), Owner: owner, DecideBy: by}
	r.Apply(r.Put(a, Speaker(role), time.Unix(0, 0)))
}

func TestWhoDecidesAndBy(t *testing.T) {
	by := at2026 + 3
	tests := []struct {
		name      string
		say       func(r *Review)
		wantOwner Text
		wantBy    Month
	}{
		{"nobody", func(*Review) {}, "", 0},
		{"nothing beside the answer", func(r *Review) { planned(r, "security.plan", RoleBusiness, "", 0) }, "", 0},
		{"one role", func(r *Review) { planned(r, "security.plan", RoleTechnology, "CTO", by) }, "CTO", by},
		{"the first that says", func(r *Review) {
			planned(r, "security.plan", RoleBusiness, "", by)
			planned(r, "security.plan", RoleTechnology, "CTO", by+1)
		}, "CTO", by},
		{"the reviewer before all", func(r *Review) {
			planned(r, "security.plan", RoleBusiness, "CEO", by)
			planned(r, "security.plan", RoleReviewer, "CTO", 0)
		}, "CTO", by},
		{"none who say otherwise", func(r *Review) {
			planned(r, "security.plan", RoleBusiness, "CEO", by)
			say(r, "security.plan", RoleReviewer, "outline")
		}, "", 0},
		{"none while it is disputed", func(r *Review) {
			planned(r, "security.plan", RoleBusiness, "CEO", by)
			say(r, "security.plan", RoleTechnology, "none")
		}, "", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q, r := sketch(), review(map[string]any{"security.discontinuity": "break"})
			tt.say(r)
			p := q.Evaluate(r, at2026).Positions["security.plan"]
			if p.Owner != tt.wantOwner || p.DecideBy != tt.wantBy {
				t.Errorf("%q by %s", p.Owner, p.DecideBy)
			}
		})
	}
}

// What nobody said of a plan for a plan is silence: a rule that needs it names it
// and the interview asks for it. Of any other plan it is not asked.
func TestDecisionsInRules(t *testing.T) {
	q := sketch(
		rule("x.owned", "owner('security.plan') == 'CTO'"),
		rule("x.late", "area.plan == 'plan-for-a-plan' && months(now, decide_by('area.plan')) > 2", of("areas"), saying("due {decide_by('area.plan')}")),
	)
	mustCompile(t, q)
	r := review(map[string]any{"security.discontinuity": "break", "testing.discontinuity": "none"})
	check := func(when, owned, late string) Result {
		t.Helper()
		res := q.Evaluate(r, at2026)
		if got := outcome(res, "x.owned", ""); got != owned {
			t.Errorf("%s: x.owned %s", when, got)
		}
		if got := outcome(res, "x.late", "security"); got != late {
			t.Errorf("%s: x.late %s", when, got)
		}
		if got := outcome(res, "x.late", "testing"); got != "silent" {
			t.Errorf("%s: x.late of what is out of scope %s", when, got)
		}
		return res
	}
	check("before the answer", "needs security.plan", "needs security.plan")
	say(r, "security.plan", RoleReviewer, "outline")
	check("another plan", "silent", "silent")
	planned(r, "security.plan", RoleReviewer, "", 0)
	res := check("the answer alone", "needs security.plan.owner", "needs security.plan.decide_by")
	if want := []Telling{{"security.plan.owner", 1}, {"security.plan.decide_by", 1}}; !slices.Equal(res.Telling, want) {
		t.Error(res.Telling)
	}
	planned(r, "security.plan", RoleReviewer, "CTO", at2026+3)
	res = check("all of it", "fired", "fired")
	if want := []Evidence{{"security.plan", "owner CTO"}}; !slices.Equal(res.Findings[0].Evidence, want) {
		t.Error(res.Findings[0].Evidence)
	}
	f := res.Findings[1]
	if want := []Evidence{{"security.plan", "A plan for a plan"}, {"security.plan", "to be decided by February 2027"}}; !slices.Equal(f.Evidence, want) || f.Statement != "due February 2027" {
		t.Error(f.Statement, f.Evidence)
	}
	say(r, "security.discontinuity", RoleReviewer, "none")
	check("out of scope", "silent", "silent")
}

func TestRefQuestion(t *testing.T) {
	q := sketch()
	for reference, want := range map[string]string{
		"security.plan": "security.plan ", "security.plan/business": "security.plan business", "security.plan.owner": "security.plan owner",
		"security.plan.note": "", "i1.money": "", "milestones": "", "i1.owner": "",
	} {
		got := ""
		if question, part := q.RefQuestion(reference); question != nil {
			got = question.ID + " " + part
		}
		if got != want {
			t.Errorf("%s: %q, want %q", reference, got, want)
		}
	}
}

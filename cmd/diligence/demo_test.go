package main

import (
	"testing"
	"time"

	"diligence/questionnaire"
)

// TestDemoInAnyMonth holds that the example can be made in each month of a year,
// with its whole plan ahead and its history behind.
func TestDemoInAnyMonth(t *testing.T) {
	t.Parallel()
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for n := range 13 {
		now := time.Date(2026, time.November+time.Month(n), 1, 9, 0, 0, 0, time.UTC)
		r := questionnaire.NewReview("Larkspur", q.Edition, now)
		changes, err := demoChanges(q, r, now)
		if err != nil {
			t.Fatalf("%d months on: %v", n, err)
		}
		r.Apply(changes...)
		present := questionnaire.MonthOf(now)
		for _, m := range r.Milestones {
			if m.Month < present || m.Month >= present+questionnaire.Horizon {
				t.Errorf("%d months on, %s lies in %s", n, m.ID, m.Month)
			}
			if m.Since > questionnaire.DayOf(now) {
				t.Errorf("%d months on, %s was promised on %s", n, m.ID, m.Since)
			}
		}
		moved, _ := r.Milestone("m3")
		if moved.Slipped() != 3 || moved.ZigZag() != 1 {
			t.Errorf("%d months on, m3 slipped by %d and turned %d times", n, moved.Slipped(), moved.ZigZag())
		}
		if h := r.Hires[0]; h.Month != present+1 {
			t.Errorf("%d months on, %s joins in %s", n, h.ID, h.Month)
		}
		open := map[string]bool{}
		for _, f := range q.Evaluate(r, present).Findings {
			open[f.Rule+" "+f.Subject] = true
		}
		for _, d := range demoDecisions {
			if !open[d.Rule+" "+d.Subject] {
				t.Errorf("%d months on, %s %s is decided and not found", n, d.Rule, d.Subject)
			}
		}
		if len(r.Hires) != 6 || len(r.Competences) != 4 || len(r.Certifications) != 2 || len(r.Risks) != 5 || r.Outage.RecoveryPromised == nil {
			t.Errorf("%d months on, part of the plan is missing", n)
		}
	}
}

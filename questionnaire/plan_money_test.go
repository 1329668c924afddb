package questionnaire

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestReadingsOfOneMetric holds that revenue leaves out what is a step towards a higher
// value of the same metric, and that rules and totals agree.
func TestReadingsOfOneMetric(t *testing.T) {
	for _, tt := range []struct {
		name       string
		milestones string // id metric value below
		sum        float64
		out        []string
	}{
		{"one above the other", "m1 ARR 5, m2 ARR 9 m1", 9, []string{"m1"}},
		{"through another kind of milestone", "m1 ARR 5, m3 - 0 m1, m2 ARR 9 m3", 9, []string{"m1"}},
		{"however the metric is written", "m1 ARR 5, m2 arr 9 m1", 9, []string{"m1"}},
		{"three in a row", "m1 ARR 5, m2 ARR 7 m1, m3 ARR 9 m2", 9, []string{"m1", "m2"}},
		{"two that are equal add up", "m1 ARR 5, m2 ARR 5 m1", 10, nil},
		{"so does one that is lower than what it rests on", "m1 ARR 9, m2 ARR 5 m1", 14, nil},
		{"side by side they add up", "m1 ARR 5, m2 ARR 9", 14, nil},
		{"also above a common one", "m1 ARR 5, m2 ARR 9 m1, m3 ARR 8 m1", 17, []string{"m1"}},
		{"so do two metrics", "m1 ARR 5, m2 Services 9 m1", 14, nil},
		{"and those without one", "m1 . 5, m2 . 9 m1", 14, nil},
		{"in a ring of references the higher counts", "m1 ARR 5 m2, m2 ARR 9 m1", 9, []string{"m1"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := review(nil)
			r.Initiatives = []Initiative{{ID: "i1", Title: "Work", Approved: No, Money: No, People: No, Time: No}}
			for line := range strings.SplitSeq(tt.milestones, ", ") {
				f := strings.Fields(line)
				m := Milestone{ID: f[0], Title: Text(f[0]), Kind: financialMilestone, Month: at2026 + 3, RestsOn: append([]string{"i1"}, f[3:]...), Estimated: Yes}
				switch f[1] {
				case "-":
					m.Kind = "product"
				case ".":
				default:
					m.Metric = Text(f[1])
				}
				if m.Kind == financialMilestone {
					m.Value = ptr(float64(f[2][0] - '0'))
				}
				r.Milestones = append(r.Milestones, m)
			}
			sum, list := r.AspirationalRevenue()
			if out := ids(r.Outdone(list)); sum != tt.sum || !slices.Equal(out, tt.out) {
				t.Errorf("aspirational revenue of %v without %v, want %v without %v", sum, out, tt.sum, tt.out)
			}
			if total, n, _ := r.FinancialSum(); total != tt.sum || n < len(tt.out) {
				t.Errorf("all financial milestones come to %v in %d, want %v", total, n, tt.sum)
			}
			if sum, complete := r.Revenue("i1"); sum != tt.sum || !complete {
				t.Errorf("revenue above i1: %v, complete: %v, want %v", sum, complete, tt.sum)
			}
			q := sketch(rule("x.sums", "aspirational_revenue() > 0.0",
				saying("{aspirational_revenue()} {sum(initiatives.map(i, revenue(i)))} {outdone(aspirational()).map(m, m.id)} {outdone(above(initiatives[0])).map(m, m.id)}")))
			mustCompile(t, q)
			res := q.Evaluate(r, at2026)
			want := fmt.Sprintf("%g %g", tt.sum, tt.sum)
			for range 2 {
				want += " " + joinAnd(tt.out)
			}
			if len(res.Findings) != 1 || string(res.Findings[0].Statement) != want {
				t.Errorf("a rule says %v, want %q", res.Findings, want)
			}
		})
	}
}

// TestFinancialSumNamesWhatMayBeOneFigure: of milestones that are added, those with the
// same metric are told apart from the rest.
func TestFinancialSumNamesWhatMayBeOneFigure(t *testing.T) {
	t.Parallel()
	of := func(id, metric string, value float64, below ...string) Milestone {
		return Milestone{ID: id, Title: Text(id), Kind: financialMilestone, Metric: Text(metric), Value: ptr(value), RestsOn: below}
	}
	r := review(nil)
	r.Milestones = []Milestone{of("m1", "ARR", 5), of("m2", " arr", 9), of("m3", "Services", 1), of("m4", "Fees", 2), of("m5", "Fees", 3, "m4"), of("m6", "", 1), of("m7", "", 1)}
	dropped := of("m8", "Services", 7)
	dropped.Status = Dropped
	r.Milestones = append(r.Milestones, dropped)
	sum, n, alike := r.FinancialSum()
	if sum != 5+9+1+3+1+1 || n != 7 || len(alike) != 1 || !slices.Equal(ids(alike[0]), []string{"m1", "m2"}) {
		t.Errorf("%v in %d, alike are %v", sum, n, alike)
	}
}

// TestReadingsAreAskedAnew holds that what a rule remembers of a sum does not outlive
// the metric, the value or the kind that made a milestone a step.
func TestReadingsAreAskedAnew(t *testing.T) {
	q := sketch(
		rule("x.sum", "aspirational_revenue() > 0.0", saying("{aspirational_revenue()}")),
		rule("x.work", "revenue(initiative) > 0.0", of("initiatives"), saying("{revenue(initiative)} {outdone(above(initiative)).map(m, m.id)}")),
	)
	mustCompile(t, q)
	r := review(nil)
	r.Initiatives = []Initiative{{ID: "i1", Title: "Work", Money: No}}
	r.Milestones = []Milestone{
		{ID: "m1", Title: "5", Kind: financialMilestone, Metric: "ARR", Value: ptr(5), RestsOn: []string{"i1"}},
		{ID: "m2", Title: "9", Kind: financialMilestone, Metric: "ARR", Value: ptr(9), RestsOn: []string{"m1"}},
	}
	x := q.Evaluator()
	for _, change := range []struct {
		what string
		do   func(m *Milestone)
		says string
	}{
		{"as it is", func(*Milestone) {}, "9"},
		{"another metric", func(m *Milestone) { m.Metric = "Services" }, "14"},
		{"the metric again", func(m *Milestone) { m.Metric = "ARR" }, "9"},
		{"a higher value", func(m *Milestone) { m.Value = ptr(10) }, "19"},
		{"a lower one", func(m *Milestone) { m.Value = ptr(1) }, "9"},
		{"a technical one", func(m *Milestone) { m.Kind = technicalMilestone }, "9"},
	} {
		change.do(&r.Milestones[0])
		got, want := x.Evaluate(r, at2026), q.Evaluate(r, at2026)
		if !reflect.DeepEqual(got.Findings, want.Findings) {
			t.Errorf("%s: remembered %v, afresh %v", change.what, got.Findings, want.Findings)
		}
		if len(got.Findings) != 2 || string(got.Findings[0].Statement) != change.says {
			t.Errorf("%s: %v, want %s", change.what, got.Findings, change.says)
		}
	}
}

package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// What an evaluator remembers is what a fresh evaluation comes to, whatever is
// done to a review: answers of every status, records and their fields, decisions,
// requests, months that pass, and ways back.
func TestEvaluatorComesToTheSame(t *testing.T) {
	built, functions, fields := builtinForTest(t), sketch(rulesOfFunctions()...), sketch(rulesOfFields()...)
	mustCompile(t, functions)
	mustCompile(t, fields)
	small := func(q *Questionnaire) *Review {
		rng := rand.New(rand.NewPCG(7, 7))
		return peopled(full(q, rng, 8), rng, 2)
	}
	for _, tt := range []struct {
		name  string
		q     *Questionnaire
		r     *Review
		steps int
	}{
		{"full", built, full(built, rand.New(rand.NewPCG(1, 1)), 20), 120},
		{"empty", built, review(nil), 100},
		{"voices", built, voices(built), 60},
		{"people", built, peopled(full(built, rand.New(rand.NewPCG(5, 5)), 12), rand.New(rand.NewPCG(5, 6)), 4), 120},
		{"plan300", built, plan300(built), 15},
		{"chains300", built, chains300(built), 15},
		{"every function", functions, small(functions), 500},
		{"every field", fields, small(fields), 100},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			e := editor{q: tt.q, r: tt.r, now: at2026, rng: rand.New(rand.NewPCG(9, uint64(tt.steps)))}
			remembering := tt.q.Evaluator()
			for step := range tt.steps {
				did := e.edit()
				got, want := remembering.Evaluate(e.r, e.now), tt.q.Evaluate(e.r, e.now)
				if !reflect.DeepEqual(got, want) {
					t.Fatalf("step %d, %s: %s", step, did, difference(got, want))
				}
			}
		})
	}
}

// Nor does a field of a record, or an answer, change unnoticed by one of the rules
// that read nearly everything: each takes other values in turn.
func TestEvaluatorSeesEachChange(t *testing.T) {
	for _, tt := range []struct {
		name  string
		rules []Rule
		seeds uint64
	}{{"functions", rulesOfFunctions(), 2}, {"fields", rulesOfFields(), 1}} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			q := sketch(tt.rules...)
			q.Certifications = []CertificationTime{{Name: "SOC 2", Months: 9}}
			mustCompile(t, q)
			for seed := range tt.seeds {
				rng := rand.New(rand.NewPCG(seed, 7))
				e := editor{q: q, r: peopled(full(q, rng, 6), rng, 2), now: at2026, rng: rng}
				for _, register := range e.registers() {
					for k := range register.Len() {
						e.fill(register.Index(k))
					}
				}
				e.r.Requests = []Request{{ID: "q1", What: "A plan", Question: "security.fix"}, {ID: "q2", What: "A list", Question: "testing.today"}}
				if seed == 1 { // nothing stands in the way of the revenue
					for k := range e.r.Initiatives {
						i := &e.r.Initiatives[k]
						i.Approved, i.Money, i.People, i.Time, i.Estimated, i.Status = Yes, Yes, Yes, Yes, Yes, Planned
					}
					for k := range e.r.Milestones {
						m := &e.r.Milestones[k]
						m.Kind, m.Estimated, m.Metric, m.Value = financialMilestone, Yes, "ARR", ptr(float64(k))
						m.RestsOn = []string{"i0", "i2", "i4", e.r.Milestones[max(k, 1)-1].ID}
					}
				}
				remembering := q.Evaluator()
				check := func(did string) {
					t.Helper()
					got, want := remembering.Evaluate(e.r, e.now), q.Evaluate(e.r, e.now)
					if !reflect.DeepEqual(got, want) {
						t.Fatalf("seed %d, %s: %s", seed, did, difference(got, want))
					}
				}
				e.sweep(check)
			}
		})
	}
}

// difference tells the first thing in which two results differ.
func difference(got, want Result) string {
	g, w := reflect.ValueOf(got), reflect.ValueOf(want)
	for k := range g.NumField() {
		name, a, b := g.Type().Field(k).Name, g.Field(k), w.Field(k)
		if reflect.DeepEqual(a.Interface(), b.Interface()) {
			continue
		}
		if a.Kind() == reflect.Slice {
			for i := range min(a.Len(), b.Len()) {
				if x, y := a.Index(i).Interface(), b.Index(i).Interface(); !reflect.DeepEqual(x, y) {
					return fmt.Sprintf("%s %d:\n got %+v\nwant %+v", name, i, x, y)
				}
			}
			return fmt.Sprintf("%d %s, want %d", a.Len(), name, b.Len())
		}
		return name
	}
	return "nothing differs"
}

// The growth is told with the revenues it follows from, which may change while it
// does not.
func TestEvaluatorSeesWhatGrowthFollowsFrom(t *testing.T) {
	q := sketch(rule("x.growth", "context.growth > 2"))
	mustCompile(t, q)
	x := q.Evaluator()
	for _, revenues := range [][2]any{{1, 5}, {2, 10}, {Unanswered, 10}, {DoNotKnow, 10}, {DoNotKnow, Unanswered}} {
		r := review(map[string]any{revenueNowID: revenues[0], revenuePlannedID: revenues[1]})
		if got, want := x.Evaluate(r, at2026), q.Evaluate(r, at2026); !reflect.DeepEqual(got, want) {
			t.Errorf("%v: %s", revenues, difference(got, want))
		}
	}
}

// What an evaluator is tried with calls every function there is.
func TestEvaluatorIsTriedWithEveryFunction(t *testing.T) {
	var all strings.Builder
	for _, r := range rulesOfFunctions() {
		all.WriteString(r.When + r.Statement)
	}
	for _, f := range functions() {
		if name := f.Name(); !strings.HasPrefix(name, "@") && !strings.Contains(all.String(), name+"(") {
			t.Errorf("no rule of the test calls %s()", name)
		}
	}
}

// One answer asks again only rules that read it; a milestone moved by a month only
// those that read its month.
func TestEvaluatorAsksLittleAgain(t *testing.T) {
	q := builtinForTest(t)
	for _, tt := range []struct {
		name   string
		r      *Review
		change func(*Review)
		most   int // in percent
	}{
		{"an answer", full(q, rand.New(rand.NewPCG(1, 1)), 20), func(r *Review) {
			a := r.Answers["security.today"][RoleReviewer]
			a.Value = TextValue(map[Text]Text{"works": "broken"}["works"])
			r.Answers["security.today"] = map[Speaker]Answer{RoleReviewer: a}
		}, 40},
		{"a note kept to oneself", full(q, rand.New(rand.NewPCG(1, 1)), 20), func(r *Review) {
			a := r.Answers["security.today"][RoleReviewer]
			a.Private = "Nobody shall read it."
			r.Answers["security.today"][RoleReviewer] = a
		}, 10},
		{"a month", chains300(q), func(r *Review) { r.Milestones[30].Month++ }, 20},
		{"a decision", chains300(q), func(r *Review) {
			r.Apply(r.Put(Disposition{Rule: "x", Verdict: "accepted"}, RoleReviewer, time.Unix(0, 0)))
		}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := q.Evaluator()
			x.Evaluate(tt.r, at2026)
			before := remembered(x)
			tt.change(tt.r)
			x.Evaluate(tt.r, at2026)
			again := 0
			for k, f := range remembered(x) {
				if k >= len(before) || f != before[k] {
					again++
				}
			}
			if again*100 > tt.most*len(before) {
				t.Errorf("%d of %d findings were made again", again, len(before))
			}
			t.Logf("%d of %d findings were made again", again, len(before))
		})
	}
}

// remembered lists the findings an evaluator holds, by identity.
func remembered(x *Evaluator) (list []*Finding) {
	for _, subjects := range x.memory.judgements {
		for _, j := range subjects {
			if j.finding != nil && j.run == x.memory.run {
				list = append(list, j.finding)
			}
		}
	}
	return slices.Clip(list)
}

package questionnaire

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// What a rule comes to for a subject, what it rests on and what it read are the same
// whether a predicate was asked of a record before, for another subject, or not.
func TestKnownIsWhatWouldBeAsked(t *testing.T) {
	built, loops := builtinForTest(t), sketch(rulesOfLoops()...)
	mustCompile(t, loops)
	for _, tt := range []struct {
		name string
		q    *Questionnaire
		r    *Review
	}{
		{"built-in, at random", built, plan300(built)},
		{"built-in, in chains", built, chains300(built)},
		{"loops, at random", loops, plan300(loops)},
		{"loops, in chains", loops, chains300(loops)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			known, asked := judgedEach(tt.q, tt.r, false), judgedEach(tt.q, tt.r, true)
			for k := range asked {
				if !reflect.DeepEqual(known[k], asked[k]) {
					t.Fatalf("remembered %+v\nasked %+v", known[k], asked[k])
				}
			}
			if len(known) != len(asked) || len(asked) < 500 {
				t.Errorf("%d remembered, %d asked", len(known), len(asked))
			}
		})
	}
}

// rulesOfLoops ask records what is known of them alone, in every place where other
// reads count, and beside what also reads the subject.
func rulesOfLoops() (rules []Rule) {
	for id, when := range map[string]string{
		"x.exists":  "reach(milestone).exists(i, i.status != 'done' && !i.backed)",
		"x.all":     "reach(milestone).all(i, i.approved || i.kind in ['scale', 'security'])",
		"x.none":    "!reach(milestone).exists(i, i.cost > 20.0 && i.time)",
		"x.some":    "!reach(milestone).all(i, i.backed || i.estimated)",
		"x.filter":  "size(reach(milestone).filter(i, !i.money || i.owner == 'CTO')) > 1",
		"x.one":     "below(milestone).exists_one(m, m.month < now || m.slips > 0)",
		"x.subject": "above(milestone).exists(m, m.status != 'done' && months(milestone.month, m.month) >= 2)",
		"x.within":  "above(milestone).exists(m, m.kind == 'financial' && reach(m).exists(i, !i.time && i.id != m.id))",
		"x.mapped":  "sum(above(milestone).filter(m, m.value > 1.0).map(m, m.value)) > 1.0",
	} {
		rules = append(rules, rule(id, when, of("milestones"), saying("{titles(reach(milestone).filter(i, i.status != 'done' && !i.approved))} {titles(above(milestone).filter(m, months(milestone.month, m.month) > 1 && m.estimated))}")))
	}
	return rules
}

// judged is all that one rule comes to for one subject.
type judged struct {
	Rule, Subject string
	Findings      []Finding
	Undecided     []Undecided
	Broken        []Broken
	Reads         []mark
	Inputs        inputs
}

// judgedEach judges each rule for each of its records, forgetting before each what
// is known of records where it is told to.
func judgedEach(q *Questionnaire, r *Review, forget bool) (all []judged) {
	ev := q.compiled().evaluation()
	ev.begin(r, at2026)
	defer ev.end()
	ev.settleAll()
	for k := range ev.e.rules {
		cr := &ev.e.rules[k]
		slot := slotFor(cr.For)
		if slot < 0 || slot >= planSlots {
			continue
		}
		subjects := ev.of(slot)
		for s := range subjects {
			if forget {
				ev.runs++
			}
			var res Result
			in := newInputs(len(ev.e.questions), ev.plan.size()+1)
			ev.inputs, ev.findings, ev.undecidedRules = &in, nil, nil
			ev.judge(k, cr, &subjects[s], &res)
			all = append(all, judged{cr.ID, subjects[s].id(), ev.findings, ev.undecidedRules, res.Broken, append([]mark(nil), ev.reads...), in})
		}
	}
	return all
}

// Only what reads the element of one loop of ours, and what never changes, is
// remembered.
func TestWhatIsRemembered(t *testing.T) {
	for when, want := range map[string]int32{
		"reach(milestone).exists(i, i.status != 'done' && !i.backed)":                                         1,
		"reach(milestone).exists(i, months(now, i.end) > lead.minimum)":                                       1,
		"reach(milestone).exists(i, i.status != 'done' && i.id != milestone.id)":                              1,
		"reach(milestone).exists(i, i.id != milestone.id)":                                                    0,
		"reach(milestone).exists(i, i.time && security.today == 'broken')":                                    0,
		"reach(milestone).exists(i, size(reach(i)) > 1)":                                                      0,
		"above(milestone).exists(m, reach(m).exists(i, i.id == m.id))":                                        0,
		"areas.exists(a, a.today == 'broken')":                                                                0,
		"quarters.exists(q, q.month > now)":                                                                   0,
		"above(milestone).map(m, m.month == '2027-01').exists(x, x)":                                          0,
		"above(milestone).exists(m, m.kind == 'product' && [1, 2].exists(m, m > 1) && m.status != 'dropped')": 2,
	} {
		q := sketch(rule("x.rule", when, of("milestones")))
		mustCompile(t, q)
		if got := q.compiled().knowns.Load(); got != want {
			t.Errorf("%s: %d remembered, want %d", when, got, want)
		}
		q = sketch(rule("x.rule", "milestones.exists(m, m.status != 'done')"))
		mustCompile(t, q)
		if got := q.compiled().knowns.Load(); got != 0 {
			t.Errorf("%d remembered of a rule told once", got)
		}
	}
}

// Reaching from records in any order, with and without a cycle, finds what following
// one name after the other does.
func TestWalksFindAllThatIsNamed(t *testing.T) {
	for seed := range uint64(40) {
		rng := rand.New(rand.NewPCG(seed, 3))
		n := 1 + rng.IntN(150)
		p := &plan{items: make([]any, n), down: make([][]int, n)}
		for range rng.IntN(3 * n) {
			from := rng.IntN(n)
			p.down[from] = append(p.down[from], rng.IntN(n))
		}
		for from := range n {
			seen := map[int]bool{}
			var visit func(at int)
			visit = func(at int) {
				for _, to := range p.down[at] {
					if !seen[to] {
						seen[to] = true
						visit(to)
					}
				}
			}
			visit(from)
			var want []int
			for at := range n {
				if seen[at] && at != from {
					want = append(want, at)
				}
			}
			if got := p.walk(from, p.down); len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
				t.Fatalf("seed %d, from %d: %v, want %v", seed, from, got, want)
			}
		}
	}
}

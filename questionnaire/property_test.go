package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// full returns a review in which every question is answered at random, mostly by
// the reviewer and sometimes by two roles, and a plan of n records at random.
func full(q *Questionnaire, rng *rand.Rand, n int) *Review {
	r := review(nil)
	for x := range q.All {
		if rng.IntN(4) > 0 {
			say(r, x.ID, RoleReviewer, anyAnswer(x, rng))
			continue
		}
		say(r, x.ID, RoleBusiness, anyAnswer(x, rng))
		say(r, x.ID, RoleTechnology, anyAnswer(x, rng))
	}
	tri := func() Tri { return []Tri{Yes, No, Yes}[rng.IntN(3)] }
	month := func() Month { return at2026 + Month(rng.IntN(30)-3) }
	for k := range n {
		if k%2 == 0 {
			i := Initiative{ID: fmt.Sprintf("i%d", k), Title: Text(fmt.Sprintf("Work %d", k)), Kind: InitiativeKinds[rng.IntN(len(InitiativeKinds))],
				Area: "security", Owner: "CTO", Start: month(), End: month(), Estimated: tri(), PersonMonths: ptr(float64(rng.IntN(40))),
				Approved: tri(), ApprovedBy: "CEO", Money: tri(), People: tri(), Time: tri(), Cost: ptr(float64(rng.IntN(1e6))), Status: RecordStatuses[rng.IntN(4)]}
			if k > 2 {
				i.Needs = []string{fmt.Sprintf("i%d", rng.IntN(k/2)*2)}
			}
			r.Initiatives = append(r.Initiatives, i)
			continue
		}
		m := Milestone{ID: fmt.Sprintf("m%d", k), Title: Text(fmt.Sprintf("Step %d", k)), Kind: MilestoneKinds[rng.IntN(3)], Month: month(),
			Metric: "ARR", Value: ptr(float64(rng.IntN(1e7))), Estimated: tri(), Status: RecordStatuses[rng.IntN(4)], RestsOn: []string{fmt.Sprintf("i%d", k-1)}}
		if k > 2 {
			m.RestsOn = append(m.RestsOn, fmt.Sprintf("m%d", rng.IntN(k/2)*2+1))
		}
		r.Milestones = append(r.Milestones, m)
	}
	return r
}

// peopled adds n hires, competences, certifications and risks at random to a plan,
// an outage, and what initiatives and milestones tell beside.
func peopled(r *Review, rng *rand.Rand, n int) *Review {
	tri := func() Tri { return []Tri{Yes, No, Yes}[rng.IntN(3)] }
	month := func() Month { return at2026 + Month(rng.IntN(30)-3) }
	grade := func() Grade { return Grades[rng.IntN(3)] }
	initiative := func() []string {
		if len(r.Initiatives) == 0 {
			return nil
		}
		return []string{r.Initiatives[rng.IntN(len(r.Initiatives))].ID}
	}
	for k := range r.Initiatives {
		i := &r.Initiatives[k]
		i.End = i.Start + Month(rng.IntN(9))
		if rng.IntN(2) == 0 {
			i.Dip = ptr(float64(rng.IntN(4) * 10))
		}
	}
	for k := range r.Milestones {
		m := &r.Milestones[k]
		m.BusinessCase, m.Slack, m.Owner = tri(), ptr(float64(rng.IntN(4))), "CPO"
		for range rng.IntN(4) {
			m.Was = append(m.Was, Promise{Month: month()})
		}
	}
	for k := range n {
		r.Hires = append(r.Hires, Hire{ID: fmt.Sprintf("h%d", k), Role: "Engineer", Critical: tri(), Month: month(), Budgeted: tri(), NeededBy: initiative(), RampUp: ptr(float64(rng.IntN(5))), Status: RecordStatuses[rng.IntN(4)]})
		r.Competences = append(r.Competences, Competence{ID: fmt.Sprintf("c%d", k), What: "Sharding", Area: "stack", How: Ways[rng.IntN(len(Ways))], Month: month(), NeededBy: initiative(), Status: RecordStatuses[rng.IntN(4)]})
		t := Certification{ID: fmt.Sprintf("t%d", k), Name: []Text{"SOC 2", "ISO 27001", "Own seal"}[rng.IntN(3)], Month: month(), CarriedBy: initiative(), Status: RecordStatuses[rng.IntN(4)]}
		if len(r.Milestones) > 0 {
			t.NeededFor = []string{r.Milestones[rng.IntN(len(r.Milestones))].ID}
		}
		r.Certifications = append(r.Certifications, t)
		risk := Risk{ID: fmt.Sprintf("r%d", k), Title: "A risk", Area: "stack", Kind: RiskKinds[rng.IntN(len(RiskKinds))], Likelihood: grade(), Impact: grade(), LikelihoodPlanned: grade(), ImpactPlanned: grade(), Status: RecordStatuses[rng.IntN(4)]}
		if rng.IntN(2) == 0 {
			risk.AnsweredBy = initiative()
		}
		if rng.IntN(3) == 0 {
			risk.Owner = "CTO"
		}
		r.Risks = append(r.Risks, risk)
	}
	hours := func() *float64 { return ptr(float64(rng.IntN(60) + 1)) }
	r.Outage = Outage{Hours: hours(), RevenueADay: ptr(float64(rng.IntN(1e6))), Penalties: ptr(float64(rng.IntN(1e6))), CustomersAtRisk: hours(), DataLost: "An hour", RecoveryNow: hours(), RecoveryPromised: hours(), Rehearsed: at2026 - Month(rng.IntN(20))}
	return r
}

func anyAnswer(x *Question, rng *rand.Rand) any {
	switch x.Kind {
	case KindChoice:
		return x.Options[rng.IntN(len(x.Options))].ID
	case KindMulti:
		return []string{x.Options[rng.IntN(len(x.Options))].ID}
	case KindMonth:
		return (at2026 + Month(rng.IntN(24))).String()
	case KindText:
		return "EUR"
	}
	return []float64{0, 1, 5, 12, 40, 90, 1e4, 2e6, 1e7}[rng.IntN(9)]
}

// An empty review makes no rule speak, and no rule of records or answers passes
// in silence either.
func TestSilence(t *testing.T) {
	for _, q := range []*Questionnaire{builtinForTest(t), sketch(rule("x.rule", "security.today != 'works'"))} {
		res := q.Evaluate(review(nil), at2026)
		for _, f := range res.Findings {
			t.Errorf("%s speaks of an empty review: %s", f.Rule, f.Statement)
		}
		for _, b := range res.Broken {
			t.Errorf("%s is broken: %s", b.Rule, b.Err)
		}
		if len(q.Rules) > 0 && len(res.Telling) == 0 {
			t.Error("nothing tells anything")
		}
	}
}

// Whatever is taken out of a full review, no finding rests on what is not there:
// all its evidence is answered, and all its records are filled.
func TestFindingsRestOnAnswers(t *testing.T) {
	q := builtinForTest(t)
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 1))
		r := peopled(full(q, rng, 12), rng, 3)
		for x := range q.All {
			if uint64(rng.IntN(60)) < seed {
				delete(r.Answers, x.ID)
			}
		}
		for k := range r.Initiatives {
			if i := &r.Initiatives[k]; uint64(rng.IntN(60)) < seed {
				i.Approved, i.Money, i.Kind, i.End, i.Cost = Unknown, Unknown, "", 0, nil
			}
		}
		for k := range r.Milestones {
			if m := &r.Milestones[k]; uint64(rng.IntN(60)) < seed {
				m.Estimated, m.Kind, m.Month, m.Value = Unknown, "", 0, nil
				m.BusinessCase, m.Slack = Unknown, nil
			}
		}
		if uint64(rng.IntN(60)) < seed {
			r.Hires[0] = Hire{ID: "h0", Role: "Engineer", NeededBy: r.Hires[0].NeededBy}
			r.Competences[0] = Competence{ID: "c0", What: "Sharding", NeededBy: r.Competences[0].NeededBy}
			r.Certifications[0] = Certification{ID: "t0", Name: "SOC 2", CarriedBy: r.Certifications[0].CarriedBy}
			r.Risks[0] = Risk{ID: "r0", Title: "A risk"}
			r.Outage.RecoveryNow, r.Outage.Rehearsed, r.Outage.RevenueADay = nil, 0, nil
		}
		res := q.Evaluate(r, at2026)
		for _, b := range res.Broken {
			t.Errorf("seed %d: %s %s is broken: %s", seed, b.Rule, b.Subject, b.Err)
		}
		for _, f := range res.Findings {
			for _, e := range f.Evidence {
				if p, ok := res.Positions[e.Ref]; ok && (p.Status == Unanswered || p.Hidden) {
					t.Errorf("seed %d: %s rests on %s, which is %q, hidden %t", seed, f.Rule, e.Ref, p.Status, p.Hidden)
				}
				if e.Value == "" || e.Value == NotGiven {
					t.Errorf("seed %d: %s rests on %s, which is %q", seed, f.Rule, e.Ref, e.Value)
				}
			}
		}
		for _, u := range res.Undecided {
			for _, need := range u.Needs {
				if p, ok := res.Positions[need]; ok && (p.Status == Answered || p.Status == NotApplicable || p.Hidden) {
					t.Errorf("seed %d: %s waits for %s, which is %q", seed, u.Rule, need, p.Status)
				}
			}
		}
	}
}

// shows reports whether a question decides if one the finding read is in scope.
func (q *Questionnaire) shows(f Finding, id string) bool {
	for _, e := range f.Evidence {
		for at := q.Question(e.Ref); at != nil && at.When != ""; {
			if strings.Contains(at.When, id) {
				return true
			}
			next := ""
			for x := range q.All {
				if x.ID != at.ID && strings.Contains(at.When, x.ID) {
					next = x.ID
				}
			}
			at = q.Question(next)
		}
	}
	return false
}

// The same review comes to the same result, whatever order maps are read in.
func TestEvaluateIsDeterministic(t *testing.T) {
	q := builtinForTest(t)
	rng := rand.New(rand.NewPCG(1, 1))
	r := peopled(full(q, rng, 20), rng, 5)
	for id := range r.Answers {
		if len(id)%3 == 0 {
			delete(r.Answers, id)
		}
	}
	first := q.Evaluate(r, at2026)
	for range 20 {
		if next := q.Evaluate(r.Clone(), at2026); !reflect.DeepEqual(first, next) {
			t.Fatal("two evaluations differ")
		}
	}
}

// One evaluation of the built-in rules over a full review with 20 records stays
// within a bound of allocations, which is what its time follows; so does one over a
// plan of 300 records, and one after an answer, of which little is new. They are
// counted without the pool, which keeps what it likes.
func TestEvaluateAllocates(t *testing.T) {
	if raced {
		t.Skip("with the race detector, code is compiled otherwise and allocates otherwise")
	}
	q := builtinForTest(t)
	ev := q.compiled().evaluation()
	reviews := reviewsAtWork(q)
	for name, most := range map[string]float64{"full": 1300, "empty": 1100, "plan300": 9000, "chains300": 16000} {
		r := reviews[name]
		if n := testing.AllocsPerRun(3, func() { ev.result(r, at2026, nil) }); n > most {
			t.Errorf("%.0f allocations of %s, at most %.0f", n, name, most)
		}
		x := q.Evaluator()
		again := func() {
			for _, option := range []Text{"works", "broken"} {
				a := Answer{Question: "security.today", Role: RoleReviewer, Status: Answered, Value: TextValue(option)}
				r.Apply(Change{Key: a.Key(), After: a})
				ev.result(r, at2026, &x.memory)
			}
		}
		const most = 400
		if n := testing.AllocsPerRun(3, again) / 2; n > most {
			t.Errorf("%.0f allocations for one answer of %s, at most %d", n, name, most)
		}
	}
}

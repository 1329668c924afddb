package questionnaire

import (
	"fmt"
	"math/rand/v2"
	"syscall"
	"testing"
	"time"
)

// BenchmarkEvaluate is the built-in rules from nothing over a review with all
// questions answered and a plan of 20 records, over one half answered, over one
// that three roles answered, over an empty one, and over two plans of 300 records.
func BenchmarkEvaluate(b *testing.B) {
	q := builtinForTest(b)
	for name, r := range reviewsAtWork(q) {
		b.Run(name, func(b *testing.B) {
			measure(b, func() { q.Evaluate(r, at2026) })
		})
	}
}

// BenchmarkAnswer is one answer to findings, as a session has it: each of the core
// questions in turn gets another answer.
func BenchmarkAnswer(b *testing.B) {
	q := builtinForTest(b)
	for name, r := range reviewsAtWork(q) {
		b.Run(name, func(b *testing.B) {
			rng := rand.New(rand.NewPCG(4, 4))
			var answers []Record
			for x := range q.All {
				if x.Depth == DepthCore {
					a := r.Said(x.ID, RoleReviewer)
					a.Status, a.Value = Answered, review(map[string]any{x.ID: anyAnswer(x, rng)}).Answers[x.ID][RoleReviewer].Value
					answers = append(answers, a)
				}
			}
			again(b, q, r, answers)
		})
	}
}

// BenchmarkMove is one record of the plan, moved by a month, to findings.
func BenchmarkMove(b *testing.B) {
	q := builtinForTest(b)
	for name, r := range reviewsAtWork(q) {
		if len(r.Initiatives) < 100 {
			continue
		}
		b.Run(name, func(b *testing.B) {
			var moved []Record
			for _, i := range r.Initiatives {
				i.Start, i.End = i.Start+1, i.End+1
				moved = append(moved, i)
			}
			for _, m := range r.Milestones {
				m.Month++
				moved = append(moved, m)
			}
			again(b, q, r, moved)
		})
	}
}

// again puts each of the records in turn and takes it back, and evaluates the
// review after each change.
func again(b *testing.B, q *Questionnaire, r *Review, records []Record) {
	var changes []Change
	for _, rec := range records {
		c := r.Put(rec, RoleReviewer, time.Unix(0, 0))
		changes = append(changes, c, Change{Key: c.Key, Before: c.After, After: c.Before})
	}
	x := q.Evaluator()
	x.Evaluate(r, at2026)
	n := 0
	measure(b, func() {
		r.Apply(changes[n%len(changes)])
		x.Evaluate(r, at2026)
		n++
	})
}

func reviewsAtWork(q *Questionnaire) map[string]*Review {
	half := full(q, rand.New(rand.NewPCG(1, 1)), 20)
	n := 0
	for x := range q.All {
		if n++; n%2 == 0 {
			delete(half.Answers, x.ID)
		}
	}
	return map[string]*Review{
		"full": full(q, rand.New(rand.NewPCG(1, 1)), 20), "half": half, "empty": review(nil),
		"plan300": plan300(q), "chains300": chains300(q), "voices": voices(q),
	}
}

// measure times f by the clock and by what the processor did.
func measure(b *testing.B, f func()) {
	f()
	b.ReportAllocs()
	before := cpuTime(b)
	for b.Loop() {
		f()
	}
	b.ReportMetric(float64(cpuTime(b)-before)/float64(b.N), "cpu-ns/op")
}

// cpuTime is what the process has used so far: the clock on the wall also counts
// what others do on the machine.
func cpuTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}

// voices is a review in which three roles answered everything, alike but for one
// question in twenty.
func voices(q *Questionnaire) *Review {
	rng := rand.New(rand.NewPCG(3, 3))
	r := full(q, rng, 20)
	n := 0
	for x := range q.All {
		clear(r.Answers[x.ID])
		v := anyAnswer(x, rng)
		for k, role := range Roles[:reviewerIndex] {
			if n++; n%20 == 0 && k == 2 {
				v = anyAnswer(x, rng)
			}
			say(r, x.ID, role, v)
		}
	}
	return r
}

// plan300 is a review of 300 records at random, everything answered.
func plan300(q *Questionnaire) *Review {
	rng := rand.New(rand.NewPCG(1, 1))
	return peopled(full(q, rng, 220), rng, 20)
}

// chains300 is one of 300 records: 120 initiatives in chains of 40, 100 milestones
// in chains of 25 above them, 30 hires, 20 competences, 10 certifications and 20
// risks.
func chains300(q *Questionnaire) *Review {
	rng := rand.New(rand.NewPCG(2, 2))
	r := full(q, rng, 0)
	for k := range 120 {
		i := Initiative{ID: fmt.Sprintf("i%d", k), Title: Text(fmt.Sprintf("Work %d", k)), Kind: InitiativeKinds[k%len(InitiativeKinds)], Area: "security",
			Start: at2026 + Month(k%40/2), End: at2026 + Month(k%40/2+2), Estimated: Yes, PersonMonths: ptr(3), Approved: Yes, Money: Yes, People: Yes,
			Time: []Tri{Yes, Yes, Yes, Yes, No, Unknown}[k%6], Cost: ptr(1e5)}
		if k%10 == 0 {
			i.Dip = ptr(float64(k % 7 * 5))
		}
		if k%40 > 0 {
			i.Needs = []string{fmt.Sprintf("i%d", k-1)}
		}
		r.Initiatives = append(r.Initiatives, i)
	}
	for k := range 100 {
		m := Milestone{ID: fmt.Sprintf("m%d", k), Title: Text(fmt.Sprintf("Step %d", k)), Kind: MilestoneKinds[k%25/9], Month: at2026 + Month(k%25),
			Value: ptr(1e6), Estimated: Yes, BusinessCase: Yes, Slack: ptr(2), RestsOn: []string{fmt.Sprintf("i%d", k)}}
		if k%25 > 0 {
			m.RestsOn = append(m.RestsOn, fmt.Sprintf("m%d", k-1))
		}
		r.Milestones = append(r.Milestones, m)
	}
	dips := make([]*float64, len(r.Initiatives))
	for k := range dips {
		dips[k] = r.Initiatives[k].Dip
	}
	peopled(r, rng, 30)
	for k := range dips {
		r.Initiatives[k].Dip = dips[k]
	}
	r.Competences, r.Certifications, r.Risks = r.Competences[:20], r.Certifications[:10], r.Risks[:20]
	return r
}

// BenchmarkPrepare is what a start pays in the background; BenchmarkCompile is
// that and all the rest.
func BenchmarkPrepare(b *testing.B) {
	q, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		newEngine(q)
	}
}

func BenchmarkCompile(b *testing.B) {
	q, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		newEngine(q).check(nil)
	}
}

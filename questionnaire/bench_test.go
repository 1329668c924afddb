package questionnaire

import (
	"math/rand/v2"
	"testing"
)

// BenchmarkEvaluate is one answer to findings: the built-in rules over a review
// with all questions answered and a plan of 20 records, over one half answered,
// over an empty one, and over a plan of 300 records.
func BenchmarkEvaluate(b *testing.B) {
	q, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	half := full(q, rand.New(rand.NewPCG(1, 1)), 20)
	n := 0
	for x := range q.All {
		if n++; n%2 == 0 {
			delete(half.Answers, x.ID)
		}
	}
	for name, r := range map[string]*Review{"full": full(q, rand.New(rand.NewPCG(1, 1)), 20), "half": half, "empty": review(nil), "plan300": full(q, rand.New(rand.NewPCG(1, 1)), 300)} {
		b.Run(name, func(b *testing.B) {
			q.Evaluate(r, at2026)
			b.ReportAllocs()
			for b.Loop() {
				q.Evaluate(r, at2026)
			}
		})
	}
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

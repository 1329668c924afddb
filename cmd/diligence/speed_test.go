package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"diligence/questionnaire"
	"diligence/store"
)

// BenchmarkList times the whole program listing 200 reviews against an empty Go
// program, in turn, and reports the ratio of the medians.
func BenchmarkList(b *testing.B) {
	dir := b.TempDir()
	db := filepath.Join(dir, "reviews.db")
	fill(b, db, 200)
	empty := filepath.Join(dir, "empty.go")
	if err := os.WriteFile(empty, []byte("package main\n\nfunc main() {}\n"), 0o600); err != nil {
		b.Fatal(err)
	}
	program, floor := filepath.Join(dir, "diligence"), filepath.Join(dir, "empty")
	build(b, program, ".")
	build(b, floor, empty)
	var ours, theirs []time.Duration
	for b.Loop() {
		theirs = append(theirs, timed(b, floor))
		ours = append(ours, timed(b, program, "--db", db, "list"))
	}
	b.ReportMetric(float64(median(ours))/float64(median(theirs)), "times-empty")
}

func fill(b *testing.B, db string, n int) {
	b.Helper()
	s, err := store.Open(db)
	if err != nil {
		b.Fatal(err)
	}
	for k := range n {
		name := questionnaire.Safe(fmt.Sprintf("Company %d", k+1))
		r := questionnaire.NewReview(name, questionnaire.BuiltinEdition(), time.Now())
		sum := questionnaire.Summary{ID: r.ID, Name: name, Visible: 140}
		if err := s.Create(r, questionnaire.BuiltinSource(), sum); err != nil {
			b.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

func build(b *testing.B, out, what string) {
	b.Helper()
	c := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, what)
	c.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := c.CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, text)
	}
}

func timed(b *testing.B, name string, args ...string) time.Duration {
	b.Helper()
	c := exec.Command(name, args...)
	start := time.Now()
	if err := c.Run(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

func median(ds []time.Duration) time.Duration {
	slices.Sort(ds)
	return ds[len(ds)/2]
}

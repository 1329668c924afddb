package export

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"diligence/questionnaire"
)

// today is when every document of these tests is made.
var today = time.Date(2027, time.January, 15, 9, 30, 0, 0, time.UTC)

// cutSource returns a frozen cut of the built-in questionnaire, so that golden
// files change with the report alone.
func cutSource() questionnaire.Source {
	src := questionnaire.Source{}
	for _, pattern := range []string{"*.yaml", "rules/*.yaml"} {
		files, _ := filepath.Glob(filepath.Join("testdata/questionnaire", pattern))
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				panic(err)
			}
			src[strings.TrimPrefix(filepath.ToSlash(f), "testdata/questionnaire/")] = b
		}
	}
	return src
}

// cut is that questionnaire.
var cut = sync.OnceValue(func() *questionnaire.Questionnaire {
	q, err := questionnaire.Load(cutSource())
	if err != nil {
		panic(err)
	}
	if err := q.Compile(); err != nil {
		panic(err)
	}
	return q
})

// newReview returns an empty review with a fixed revision.
func newReview(q *questionnaire.Questionnaire, name questionnaire.Text) *questionnaire.Review {
	return questionnaire.NewReview(name, questionnaire.Edition{ID: q.ID, Version: q.Version}, today)
}

// apply reads the apply files of a folder, each spoken by the role in its name.
func apply(t testing.TB, q *questionnaire.Questionnaire, r *questionnaire.Review, dir string) {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join("testdata", dir, "*.yaml"))
	if len(files) == 0 {
		t.Fatalf("no apply files in %s", dir)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		role := strings.TrimSuffix(filepath.Base(f), ".yaml")[2:]
		changes, err := q.ParseApply(r, f, b, questionnaire.Speaker(role), today)
		if err != nil {
			t.Fatal(err)
		}
		r.Apply(changes...)
	}
}

func evaluate(q *questionnaire.Questionnaire, r *questionnaire.Review) questionnaire.Result {
	return q.Evaluate(r, questionnaire.MonthOf(today))
}

// full is a review of an invented company with everything in it.
func full(t testing.TB) *questionnaire.Review {
	r := newReview(cut(), "Quayside")
	apply(t, cut(), r, "full")
	for _, d := range []questionnaire.Disposition{
		{
			Rule: "plan.decision-pending", Subject: "i1", Verdict: "accepted", Owner: "Tom Brandt", Due: questionnaire.NewMonth(2027, time.February),
			Reason: "Tom Brandt takes it to the next board meeting, with the cost.", Private: "He has promised that twice before.",
		},
		{Rule: "areas.skills-undecided", Subject: "security", Verdict: "disputed", Reason: "An outside firm has been asked already."},
		{Rule: "areas.unmended", Subject: "team", Verdict: "resolved", Reason: "Two leads were hired in December."},
	} {
		r.Apply(r.Put(d, questionnaire.RoleReviewer, today))
	}
	return r
}

// half is a review broken off in the middle.
func half(t testing.TB) *questionnaire.Review {
	r := newReview(cut(), "Ledge & Co")
	apply(t, cut(), r, "half")
	return r
}

// empty is a review nobody has begun.
func empty(testing.TB) *questionnaire.Review { return newReview(cut(), "Nobody yet") }

var reviews = map[string]func(testing.TB) *questionnaire.Review{"empty": empty, "half": half, "full": full}

// document makes one of the reviews for an audience.
func document(t testing.TB, r *questionnaire.Review, a Audience) Document {
	t.Helper()
	return For(cut(), r, evaluate(cut(), r), a, today)
}

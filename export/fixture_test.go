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
	people(r)
	heard(r)
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

// people puts hires, competences, certifications, risks and the outage sheet into
// a review, and what else the plan says of people and dates.
func people(r *questionnaire.Review) {
	month := func(year, m int) questionnaire.Month { return questionnaire.NewMonth(year, time.Month(m)) }
	for _, rec := range []questionnaire.Record{
		questionnaire.Hire{ID: "h1", Role: "Data lead", Critical: yes, Month: month(2027, 3), Budgeted: no, NeededBy: []string{"i1"}, RampUp: new(2.0), Status: questionnaire.Planned},
		questionnaire.Hire{ID: "h2", Role: "Site reliability engineer", Critical: yes, Month: month(2027, 6), NeededBy: []string{"i3"}, Status: questionnaire.Planned},
		questionnaire.Hire{ID: "h3", Role: "Compliance manager", Critical: no, Month: month(2026, 11), Budgeted: yes, NeededBy: []string{"i4"}, Status: questionnaire.Done},
		questionnaire.Hire{ID: "h4", Role: "Mobile developer", Status: questionnaire.Dropped},
		questionnaire.Competence{ID: "c1", What: "Running in two zones", Area: "operations", How: questionnaire.WayUndecided, Month: month(2027, 9), NeededBy: []string{"i3"}},
		questionnaire.Competence{ID: "c2", What: "Splitting data by tenant", Area: "architecture", How: "learn", Month: month(2027, 2), NeededBy: []string{"i1"}, Status: "under-way"},
		questionnaire.Certification{ID: "t1", Name: "ISO 27001", Month: month(2027, 9), NeededFor: []string{"m2"}, CarriedBy: []string{"i4"}},
		questionnaire.Certification{ID: "t2", Name: "Customs broker licence", NeededFor: []string{"m5"}},
		questionnaire.Risk{ID: "r1", Title: "One tenant reads another's loads", Area: "security", Kind: "security", Likelihood: "low", Impact: "high", LikelihoodPlanned: "medium", ImpactPlanned: "high", AnsweredBy: []string{"i1"}, Owner: "Ines Okafor"},
		questionnaire.Risk{ID: "r2", Title: "The zone goes away for two days", Area: "operations", Kind: "resilience", Likelihood: "medium", Impact: "medium", LikelihoodPlanned: "medium", ImpactPlanned: "high"},
		questionnaire.Risk{ID: "r3", Title: "The map supplier raises its price", Kind: "supplier", Likelihood: "medium", Impact: "low"},
		questionnaire.Risk{ID: "r4", Title: "The old office lease", Kind: "other", Status: questionnaire.Done},
		questionnaire.Outage{Penalties: new(60000.0), CustomersAtRisk: new(2.0), DataLost: "Bookings of the last hour, as Ines Okafor put it.", RecoveryNow: new(30.0), RecoveryPromised: new(8.0)},
	} {
		r.Apply(r.Put(rec, questionnaire.RoleReviewer, today))
	}
	split, _ := r.Initiative("i1")
	split.Dip = new(15.0)
	edition, _ := r.Milestone("m2")
	edition.Owner, edition.BusinessCase, edition.Slack = "Head of product", yes, new(1.0)
	edition.Since, edition.Was = "2026-12-01", []questionnaire.Promise{{Month: month(2027, 4), Since: "2026-05-04"}, {Month: month(2027, 6), Since: "2026-09-10"}}
	portal, _ := r.Milestone("m5")
	portal.Owner, portal.BusinessCase = "Tom Brandt", no
	r.Apply(r.Put(split, questionnaire.RoleReviewer, today), r.Put(edition, questionnaire.RoleReviewer, today), r.Put(portal, questionnaire.RoleReviewer, today))
}

// heard puts in a second person who speaks for technology, how well some answers
// are shown, how the reviewer settled a difference, and what was asked for.
func heard(r *questionnaire.Review) {
	put := func(rec questionnaire.Record) { r.Apply(r.Put(rec, questionnaire.RoleReviewer, today)) }
	answer := func(question string, s questionnaire.Speaker, value questionnaire.Text, edit func(*questionnaire.Answer)) {
		a := r.Said(question, s)
		if stands, ok := r.Answer(question, s); ok {
			a = stands
		}
		if value != "" {
			a.Status, a.Value = questionnaire.Answered, questionnaire.TextValue(value)
		}
		if a.At = today; edit != nil {
			edit(&a)
		}
		put(a)
	}
	put(questionnaire.Respondent{ID: "p1", Name: "Maja Lind", Role: questionnaire.RoleTechnology})
	answer("architecture.today", "p1", "outgrown", func(a *questionnaire.Answer) { a.Level = "document-seen" })
	answer("security.today", "p1", "outgrown", nil)
	answer("architecture.today", questionnaire.RoleReviewer, "", func(a *questionnaire.Answer) {
		a.Note, a.Level = "Settled with both over the incident list; Maja Lind had brought it.", "verified"
	})
	put(questionnaire.Request{ID: "q1", What: "The report of the last penetration test", From: "Tom Brandt", Question: "security.today", Due: questionnaire.NewMonth(2026, 12), Status: questionnaire.RequestRefused, Reason: "Under revision, says Tom Brandt.", Private: "He was annoyed to be asked."})
	put(questionnaire.Request{ID: "q2", What: "The hiring plan", From: "Head of people", Due: questionnaire.NewMonth(2027, 2)})
	put(questionnaire.Request{ID: "q3", What: "The road map as it stood a year ago", Due: questionnaire.NewMonth(2026, 11)})
	put(questionnaire.Request{ID: "q4", What: "The list of incidents", Status: "received"})
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

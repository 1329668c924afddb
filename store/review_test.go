package store

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

var (
	someDay     = time.Date(2027, 3, 2, 14, 3, 0, 0, time.UTC)
	someEdition = questionnaire.Edition{ID: "technology-review", Version: "1.0.0", SHA256: strings.Repeat("ab", 32)}
	someSource  = questionnaire.Source{"questionnaire.yaml": []byte("id: technology-review\n"), "security.yaml": []byte(strings.Repeat("text: of a question\n", 200))}
)

// filledReview returns a review that holds every kind of record.
func filledReview(name questionnaire.Text) *questionnaire.Review {
	r := questionnaire.NewReview(name, someEdition, someDay)
	cost, slack, hours := 400_000.0, 1.5, 48.0
	records := []questionnaire.Record{
		questionnaire.Answer{Question: "security.today", Role: questionnaire.RoleTechnology, Status: questionnaire.Answered, Value: questionnaire.TextValue("broken"), Note: "shared", Private: "not shared", At: someDay},
		questionnaire.Answer{Question: "security.today", Role: questionnaire.RoleBusiness, Status: questionnaire.Withheld, Reason: "under NDA", At: someDay},
		questionnaire.Answer{Question: "team.competence", Role: questionnaire.RoleReviewer, Status: questionnaire.Answered, Value: questionnaire.ListValue("scale", "hiring"), Note: questionnaire.Text(strings.Repeat("a long note. ", 300)), At: someDay},
		questionnaire.Answer{Question: "context.growth", Role: questionnaire.RoleReviewer, Status: questionnaire.Answered, Value: questionnaire.NumberValue(5), At: someDay},
		questionnaire.Milestone{
			ID: "m1", Title: "ARR of 9M", Kind: "financial", Month: questionnaire.NewMonth(2027, 9), RestsOn: []string{"i2"}, Slack: &slack,
			Since: "2027-02-01", Was: []questionnaire.Promise{{Month: questionnaire.NewMonth(2027, 6), Since: "2026-11-23"}, {Month: questionnaire.NewMonth(2027, 7)}},
		},
		questionnaire.Hire{ID: "h1", Role: "Data lead", Critical: questionnaire.Yes, Month: questionnaire.NewMonth(2027, 5), NeededBy: []string{"i1", "i2"}},
		questionnaire.Competence{ID: "c1", What: "Sharding a live database", Area: "architecture", How: "learn", NeededBy: []string{"i2"}},
		questionnaire.Certification{ID: "t1", Name: "SOC 2 Type II", Month: questionnaire.NewMonth(2027, 8), NeededFor: []string{"m1"}, CarriedBy: []string{"i2"}},
		questionnaire.Risk{ID: "r1", Title: "One zone holds everything", Kind: "resilience", Likelihood: "low", Impact: "high", ImpactPlanned: "high", AnsweredBy: []string{"i2"}},
		questionnaire.Respondent{ID: "p1", Name: "The second founder", Role: questionnaire.RoleTechnology},
		questionnaire.Request{ID: "q1", What: "Report of the last penetration test", From: "CTO", Due: questionnaire.NewMonth(2027, 4), Status: questionnaire.RequestStatuses[0]},
		questionnaire.Outage{Hours: &hours, DataLost: "the last hour\nof orders", Rehearsed: questionnaire.NewMonth(2026, 2)},
		questionnaire.Disposition{Rule: "roadmap.unbacked-initiative", Subject: "m1", Verdict: "accepted", Reason: "known", At: someDay},
	}
	for i := 12; i > 0; i-- {
		records = append(records, questionnaire.Initiative{ID: fmt.Sprint("i", i), Title: "Split the tenant data", Kind: "multi-tenancy", Cost: &cost, Approved: questionnaire.No})
	}
	for _, rec := range records {
		r.Apply(r.Put(rec, questionnaire.RoleReviewer, someDay))
	}
	return r
}

func summaryOf(r *questionnaire.Review) questionnaire.Summary {
	return questionnaire.Summary{
		ID: r.ID, Name: r.Info.Name, Company: r.Info.Name, Archived: r.Info.Archived, Answered: len(r.Answers), Visible: 70,
		Open: map[questionnaire.Severity]int{questionnaire.Critical: 2, questionnaire.Low: 1}, Undecided: 9, LastChange: someDay.UnixMilli(),
	}
}

// newStore returns an empty store whose file is checked when the test is over.
func newStore(t testing.TB) *Store {
	t.Helper()
	return openStore(t, filepath.Join(t.TempDir(), "diligence", "reviews.db"))
}

func openStore(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		checkStore(t, s)
		if err := s.Close(); err != nil {
			t.Error("close:", err)
		}
	})
	return s
}

// checkStore fails t where the store's records or bbolt's pages are not whole.
func checkStore(t testing.TB, s *Store) {
	t.Helper()
	if s.closed || s.broken.Load() != nil {
		return
	}
	if err := s.Check(); err != nil {
		t.Error("check:", err)
	}
	err := s.view(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Error("bbolt:", err)
		}
		return nil
	})
	if err != nil {
		t.Error("check:", err)
	}
}

func create(t testing.TB, s *Store, r *questionnaire.Review) {
	t.Helper()
	if err := s.Create(r, someSource, summaryOf(r)); err != nil {
		t.Fatal(err)
	}
}

// put applies changes to r and saves them.
func put(t testing.TB, s *Store, r *questionnaire.Review, changes ...questionnaire.Change) {
	t.Helper()
	r.Apply(changes...)
	if err := s.Put(r.ID, changes, summaryOf(r)); err != nil {
		t.Fatal(err)
	}
}

// stands fails t unless the store holds r as it is.
func stands(t testing.TB, s *Store, r *questionnaire.Review) {
	t.Helper()
	got, err := s.Load(r.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got.ID != r.ID || !got.Created.Equal(r.Created) || got.Questionnaire != r.Questionnaire {
		t.Errorf("loaded review %s of %v with %+v", got.ID, got.Created, got.Questionnaire)
	}
	g, w := lines(t, got), lines(t, r)
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("loaded %d records, want %d; they differ first in\n%.300s\nwant\n%.300s", len(g), len(w), at(g, i), at(w, i))
		}
	}
}

// lines returns the records of r as JSON, in order.
func lines(t testing.TB, r *questionnaire.Review) []string {
	t.Helper()
	var lines []string
	for _, c := range contents(r) {
		data, err := json.Marshal(c.After)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(data))
	}
	return lines
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

func note(question, text string) questionnaire.Answer {
	return questionnaire.Answer{Question: question, Role: questionnaire.RoleReviewer, Note: questionnaire.Text(text), At: someDay}
}

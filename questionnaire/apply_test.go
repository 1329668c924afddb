package questionnaire

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var applyTime = time.Date(2026, time.November, 23, 9, 0, 0, 0, time.UTC)

// baseReview returns a review of the small questionnaire as
// testdata/apply/base.yaml fills it.
func baseReview(t testing.TB, q *Questionnaire) *Review {
	t.Helper()
	r := NewReview("Example", q.Edition, applyTime)
	applyFile(t, q, r, "testdata/apply/base.yaml")
	return r
}

func applyFile(t testing.TB, q *Questionnaire, r *Review, file string) []Change {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := q.ParseApply(r, filepath.Base(file), data, RoleReviewer, applyTime)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	return changes
}

// told writes changes as the .txt files beside the good inputs have them.
func told(changes []Change) string {
	var b strings.Builder
	for _, c := range changes {
		after, _ := json.Marshal(c.After)
		fmt.Fprintf(&b, "%s by %s\n  %s\n", c.Key, c.By, after)
	}
	if b.Len() == 0 {
		return "no change\n"
	}
	return b.String()
}

func TestApplyGood(t *testing.T) {
	q := small(t)
	files, _ := filepath.Glob("testdata/apply/*.ok.*")
	for _, file := range files {
		if strings.HasSuffix(file, ".txt") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			r := baseReview(t, q)
			got := told(applyFile(t, q, r, file))
			if updateProblems {
				if err := os.WriteFile(file+".txt", []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("--- got\n%s--- want\n%s", got, want)
			}
			if again := applyFile(t, q, r, file); len(again) > 0 {
				t.Errorf("applied again it changes %s", told(again))
			}
		})
	}
}

func TestApplyBad(t *testing.T) {
	q := small(t)
	files, _ := filepath.Glob("testdata/apply/*.bad.*")
	for _, file := range files {
		if strings.HasSuffix(file, ".txt") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			r := baseReview(t, q)
			before := r.Clone()
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			changes, err := q.ParseApply(r, filepath.Base(file), data, RoleReviewer, applyTime)
			if changes != nil {
				t.Error("changes came back with the problems")
			}
			if !reflect.DeepEqual(r, before) {
				t.Error("the review was touched")
			}
			compareProblems(t, file, err)
		})
	}
}

// The example the issue and the README give must keep working with the
// questionnaire it is about.
func TestApplyExampleOfTheContract(t *testing.T) {
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	const file = `
answers:
  context.growth: 5                    # short form: the value
  security.today: {value: broken, note: shared, private: not shared, as: technology, flag: true}
  testing.today: {status: withheld, reason: under NDA with a customer}
  team.competence: {status: unknown}
initiatives:
  - {id: i1, title: Split the tenant data, kind: multi-tenancy, area: architecture, owner: CTO, start: 2027-01, end: 2027-06, estimated: yes, person_months: 14, approved: no, approved_by: "", money: no, people: yes, time: unknown, cost: 400000, needs: [i2], status: planned}
  - {id: i2, title: Rotate the keys}
milestones:
  - {id: m1, title: ARR of 9M, kind: financial, month: 2027-09, metric: ARR, value: 9000000, estimated: yes, rests_on: [i2, i1], status: planned}
`
	r := NewReview("Example", q.Edition, applyTime)
	changes, err := q.ParseApply(r, "-", []byte(file), RoleReviewer, applyTime)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	today, _ := r.Answer("security.today", RoleTechnology)
	if !today.Flag || today.Note != "shared" || today.Private != "not shared" || today.Value.Text() != "broken" || today.Status != Answered {
		t.Errorf("security.today is %+v", today)
	}
	i, _ := r.Initiative("i1")
	if i.Approved != No || i.People != Yes || i.Time != Unknown || *i.Cost != 400000 || *i.PersonMonths != 14 {
		t.Errorf("i1 is %+v", i)
	}
	if len(changes) != 7 {
		t.Errorf("%d changes", len(changes))
	}
}

func TestApplyRefusesTooLongTexts(t *testing.T) {
	q := small(t)
	long := strings.Repeat("word ", MaxText/5+1)
	file := "answers:\n  security.today: {value: works, note: " + long + "}\ninitiatives:\n  - id: i3\n    title: " + long + "\n"
	_, err := q.ParseApply(baseReview(t, q), "long.yaml", []byte(file), RoleReviewer, applyTime)
	ps, _ := err.(Problems)
	if len(ps) != 2 || ps[0].Line != 2 || ps[1].Line != 5 || !strings.Contains(ps[0].What, "the note of security.today holds 64 KiB") {
		t.Errorf("got %v", err)
	}
}

func TestApplyRefusesTooManyRecords(t *testing.T) {
	q := small(t)
	list := func(from, n int) string {
		var b strings.Builder
		b.WriteString("initiatives:\n")
		for i := range n {
			fmt.Fprintf(&b, "  - {id: i%d, title: Work}\n", from+i)
		}
		return b.String()
	}
	r := baseReview(t, q)
	if _, err := q.ParseApply(r, "many.yaml", []byte(list(1, MaxRecords+1)), RoleReviewer, applyTime); err == nil || len(err.(Problems)) != 1 {
		t.Errorf("one file of too many: %v", err)
	}
	changes, err := q.ParseApply(r, "many.yaml", []byte(list(3, MaxRecords-2)), RoleReviewer, applyTime)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(changes...)
	if _, err := q.ParseApply(r, "many.yaml", []byte(list(1000, 1)), RoleReviewer, applyTime); err == nil || !strings.Contains(err.Error(), "at most 500 initiatives") {
		t.Errorf("one more: %v", err)
	}
}

// The limit holds for each register by itself, and the last record over it is
// named.
func TestApplyRefusesTooManyOfEachRegister(t *testing.T) {
	q := small(t)
	for register, heading := range map[string]string{"hires": "role", "competences": "what", "certifications": "name", "risks": "title", "respondents": "name", "requests": "what"} {
		r := baseReview(t, q)
		file := register + ":\n"
		for k := range MaxRecords {
			file += fmt.Sprintf("  - {id: x%d, %s: Words%s}\n", k, heading, map[string]string{"respondents": ", role: product"}[register])
		}
		r.Respondents, r.Requests = []Respondent{{ID: "p1", Name: "Ada Example", Role: RoleProduct}}, []Request{{ID: "q1", What: "Accounts"}}
		_, err := q.ParseApply(r, "many.yaml", []byte(file), RoleReviewer, applyTime)
		ps, _ := err.(Problems)
		if len(ps) != 1 || ps[0].Line != MaxRecords+1 || ps[0].What != "a review holds at most 500 "+register {
			t.Errorf("%s: %v", register, err)
		}
	}
}

func TestReadApplyCountsWhatItTookOut(t *testing.T) {
	q := small(t)
	file := `{
		"answers": {
			"context.company": "Larks\u202epur\u2066",
			"security.today": {"value": "works", "note": "two\u0007 lines\nand \u200b", "evidence": ["a\u202e"]}
		},
		"hires": [{"id": "h2", "role": "Data\u200blead"}],
		"outage": {"data_lost": "orders\u0000"}
	}`
	made, err := q.ReadApply(baseReview(t, q), "-", []byte(file), RoleReviewer, applyTime)
	if err != nil || made.Removed != 7 || len(made.Changes) != 4 {
		t.Errorf("%d removed in %d changes, %v", made.Removed, len(made.Changes), err)
	}
	made, err = q.ReadApply(baseReview(t, q), "-", []byte(`{"answers": {"context.company": "Zoë 👩‍💻\nplc"}}`), RoleReviewer, applyTime)
	if err != nil || made.Removed != 0 {
		t.Errorf("of clean texts %d, %v", made.Removed, err)
	}
}

func FuzzApply(f *testing.F) {
	q := small(f)
	files, _ := filepath.Glob("testdata/apply/*.*")
	for _, file := range files {
		if !strings.HasSuffix(file, ".txt") {
			data, _ := os.ReadFile(file)
			f.Add(data)
		}
	}
	r := baseReview(f, q)
	f.Fuzz(func(t *testing.T, data []byte) {
		before := r.Clone()
		start := time.Now()
		changes, err := q.ParseApply(r, "fuzz.yaml", data, RoleReviewer, applyTime)
		if took := time.Since(start); took > 2*time.Second {
			t.Fatalf("took %v", took)
		}
		if !reflect.DeepEqual(r, before) {
			t.Fatal("the review was touched")
		}
		if err != nil {
			ps, ok := err.(Problems)
			if !ok || len(ps) == 0 || changes != nil {
				t.Fatalf("%v with %d changes", err, len(changes))
			}
			if why := unsafe(err.Error()); why != "" {
				t.Fatalf("a message holds %s: %q", why, err)
			}
			return
		}
		if ps := q.Check(r, changes); len(ps) > 0 {
			t.Fatalf("let through: %v", ps)
		}
		c := r.Clone()
		c.Apply(changes...)
		again, err := q.ParseApply(c, "fuzz.yaml", data, RoleReviewer, applyTime)
		if err != nil || len(again) > 0 {
			t.Fatalf("a second time: %v, %s", err, told(again))
		}
	})
}

package questionnaire

import (
	"fmt"
	"strings"
	"testing"
)

func TestRevisionsOfOneThing(t *testing.T) {
	r := everything(t)
	var log []Change
	for _, rec := range r.Records() {
		log = append(log, Change{ID: string(rec.Key()), Key: rec.Key(), After: rec})
	}
	for about, want := range map[string]string{
		"security.today":           "answer/security.today/reviewer answer/security.today/p1",
		"answer/security.today/p1": "answer/security.today/p1",
		"i1":                       "initiative/i1",
		"outage":                   "outage",
		"p1":                       "respondent/p1",
		"q1":                       "request/q1",
		"disposition/a.b/m1":       "disposition/a.b/m1",
		"a.b":                      "",
		"security":                 "",
		"":                         "",
	} {
		var got []string
		for _, c := range Revisions(log, about) {
			got = append(got, string(c.Key))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", about, got, want)
		}
	}
}

func TestFieldChanges(t *testing.T) {
	q := small(t)
	said := Answer{Question: "security.today", Role: RoleReviewer, Status: Answered, Value: TextValue("broken"), Note: "old", Private: "leaving", At: stepTime}
	held := said
	held.Status, held.Value, held.Reason, held.Note, held.Flag, held.At = Withheld, Value{}, "under NDA", "", true, stepTime.AddDate(0, 1, 0)
	later := held
	later.At = stepTime
	n, m := 3.0, Milestone{ID: "m1", Title: "Launch", Month: NewMonth(2027, 3), RestsOn: []string{"i1"}}
	slipped := m
	slipped.Month, slipped.Was = NewMonth(2027, 5), []Promise{{NewMonth(2027, 3), "2026-01-02"}}
	for _, tt := range []struct {
		what          string
		before, after Record
		want          string
	}{
		{"given", nil, said, "answer: not given → Does not work; note: not given → old; private note!: not given → leaving"},
		{"withheld", said, held, "answer: Does not work → withheld; reason: not given → under NDA; note: old → not given; flagged: not given → yes"},
		{"said again", held, later, ""},
		{"taken away", held, nil, "answer: withheld → not given; reason: under NDA → not given; private note!: leaving → not given; flagged: yes → not given"},
		{"added", nil, m, ": not there → Launch; month: not given → March 2027; rests on: not given → i1"},
		{"slipped", m, slipped, "month: March 2027 → May 2027"},
		{"taken out", m, nil, ": Launch → not there"},
		{"sheet", nil, Outage{RevenueADay: &n}, "revenue a day: not given → 3"},
		{"joined", nil, Respondent{ID: "p1", Name: "The CTO", Role: RoleTechnology}, ": not there → The CTO (technology)"},
		{"other role", Respondent{ID: "p1", Name: "The CTO", Role: RoleTechnology}, Respondent{ID: "p1", Name: "The CTO", Role: RoleProduct}, "name: The CTO (technology) → The CTO (product)"},
	} {
		var got []string
		for _, f := range q.FieldChanges(Change{Key: keyOf(tt.before, tt.after), Before: tt.before, After: tt.after}, "") {
			mark := ""
			if f.Private {
				mark = "!"
			}
			got = append(got, fmt.Sprintf("%s%s: %s → %s", f.Field, mark, f.Before, f.After))
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.what, strings.Join(got, "; "), tt.want)
		}
	}
}

func keyOf(records ...Record) Key {
	for _, rec := range records {
		if rec != nil {
			return rec.Key()
		}
	}
	return ""
}

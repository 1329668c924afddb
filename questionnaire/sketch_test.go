package questionnaire

import (
	"strings"
	"testing"
	"time"
)

var at2026 = NewMonth(2026, time.November)

// sketch returns a questionnaire of a context and two spine areas with the given
// rules.
func sketch(rules ...Rule) *Questionnaire {
	today := []Option{{ID: "works", Label: "Works", Rating: RatingGood}, {ID: "strained", Label: "Works under strain", Rating: RatingWatch}, {ID: "broken", Label: "Does not work", Rating: RatingBad}}
	plans := []Option{{ID: "none", Label: "No plan", Rating: RatingBad}, {ID: PlanForAPlan, Label: "A plan for a plan", Rating: RatingWatch}, {ID: "outline", Label: "Outline", Rating: RatingWatch}, {ID: "engineering-plan", Label: "Engineering plan", Rating: RatingWatch}, {ID: "done", Label: "Done", Rating: RatingGood}}
	breaks := []Option{{ID: "none", Label: "More of the same"}, {ID: "break", Label: "A break"}}
	ways := []Option{{ID: "none", Label: "Nothing", Exclusive: true}, {ID: "learn", Label: "Learn it"}, {ID: "hire", Label: "Hire"}}
	q := &Questionnaire{ID: "small", Version: "1.0.0", Rules: rules, index: map[string]*Question{}}
	area := func(id string, questions ...*Question) {
		for _, x := range questions {
			x.ID, x.Area = id+"."+x.ID, id
			x.Title = strings.ToUpper(x.ID[:1]) + strings.ReplaceAll(x.ID[1:], ".", " ")
			x.Depth, x.Ask = DepthCore, []Role{RoleBusiness, RoleTechnology}
			q.index[x.ID] = x
		}
		q.Areas = append(q.Areas, Area{ID: id, Title: strings.ToUpper(id[:1]) + id[1:], Questions: questions})
	}
	area("context",
		&Question{ID: "company", Kind: KindText}, &Question{ID: "currency", Kind: KindText},
		&Question{ID: "revenue_now", Kind: KindMoney}, &Question{ID: "revenue_planned", Kind: KindMoney},
		&Question{ID: "growth", Kind: KindNumber, Unit: "x"},
		&Question{ID: "users_now", Kind: KindNumber, Unit: "people"}, &Question{ID: "engineers_now", Kind: KindNumber, Unit: "people"},
		&Question{ID: "data", Kind: KindMulti, Options: []Option{{ID: "none", Label: "None", Exclusive: true}, {ID: "cards", Label: "Payment cards"}, {ID: "health", Label: "Health records"}}},
		&Question{ID: "launch", Kind: KindMonth},
	)
	for _, id := range []string{"security", "testing"} {
		area(id,
			&Question{ID: "today", Kind: KindChoice, Options: today},
			&Question{ID: "fix", Kind: KindChoice, Scale: PlanScale, Options: plans, When: id + ".today != 'works'"},
			&Question{ID: "discontinuity", Kind: KindChoice, Options: breaks},
			&Question{ID: "plan", Kind: KindChoice, Scale: PlanScale, Options: plans, When: id + ".discontinuity != 'none'"},
			&Question{ID: "competence", Kind: KindMulti, Options: ways},
			&Question{ID: "follow", Kind: KindText, When: id + ".fix == 'none'"},
		)
	}
	return q
}

// rule returns a gap of medium severity.
func rule(id, when string, change ...func(*Rule)) Rule {
	r := Rule{ID: id, Kind: Gap, Area: "security", Title: id, Severity: []SeverityCase{{Is: Medium}}, For: forOnce, When: when, Statement: id}
	for _, f := range change {
		f(&r)
	}
	return r
}

func of(f string) func(*Rule)         { return func(r *Rule) { r.For, r.Area = f, "" } }
func saying(s string) func(*Rule)     { return func(r *Rule) { r.Statement = s } }
func is(s Severity) func(*Rule)       { return func(r *Rule) { r.Severity = []SeverityCase{{Is: s}} } }
func aKind(k FindingKind) func(*Rule) { return func(r *Rule) { r.Kind = k } }

// review returns a review of the answers; a value is a string, a number, a list
// or a Status, spoken by the reviewer.
func review(answers map[string]any) *Review {
	r := NewReview("Test", Edition{}, time.Unix(0, 0))
	for id, v := range answers {
		say(r, id, RoleReviewer, v)
	}
	return r
}

func say(r *Review, id string, role Role, v any) {
	a := Answer{Question: id, Role: role, Status: Answered}
	switch v := v.(type) {
	case string:
		a.Value = TextValue(Text(v))
	case int:
		a.Value = NumberValue(float64(v))
	case float64:
		a.Value = NumberValue(v)
	case []string:
		a.Value = ListValue(v...)
	case Status:
		a.Status = v
	}
	r.Apply(r.Put(a, Speaker(role), time.Unix(0, 0)))
}

func ptr(x float64) *float64 { return &x }

// outcome returns fired, silent, "needs a, b" or "broken: …" for a rule and subject.
func outcome(res Result, id, subject string) string {
	for _, b := range res.Broken {
		if b.Rule == id && b.Subject == subject {
			return "broken: " + b.Err
		}
	}
	for _, f := range res.Findings {
		if f.Rule == id && f.Subject == subject {
			return "fired"
		}
	}
	for _, u := range res.Undecided {
		if u.Rule == id && u.Subject == subject {
			return "needs " + strings.Join(u.Needs, ", ")
		}
	}
	return "silent"
}

func mustCompile(t testing.TB, q *Questionnaire) {
	t.Helper()
	if err := q.Compile(); err != nil {
		t.Fatal(err)
	}
}

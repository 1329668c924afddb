package export

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func decode(t *testing.T, b []byte, err error) map[string]any {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasSuffix(b, []byte("}\n")) {
		t.Error("no final newline")
	}
	var x map[string]any
	if err := json.Unmarshal(b, &x); err != nil {
		t.Fatal(err)
	}
	return x
}

// show writes a review of the cut questionnaire as of today.
func show(r *questionnaire.Review) ([]byte, error) {
	return Show(cut(), r, evaluate(cut(), r), questionnaire.MonthOf(today))
}

func keys(x any) []string { return slices.Sorted(maps.Keys(x.(map[string]any))) }

// has holds that a value has the fields of the contract, and maybe more.
func has(t *testing.T, x any, fields ...string) {
	t.Helper()
	got := keys(x)
	for _, f := range fields {
		if !slices.Contains(got, f) {
			t.Errorf("no field %q among %q", f, got)
		}
	}
}

func TestShow(t *testing.T) {
	r := full(t)
	b, err := show(r)
	x := decode(t, b, err)
	has(t, x, "name", "questionnaire", "answers", "positions", "initiatives", "milestones",
		"hires", "competences", "certifications", "risks", "outage", "computed", "progress", "respondents", "requests")
	if x["name"] != "Quayside" {
		t.Errorf("name %v", x["name"])
	}
	answer := x["answers"].(map[string]any)["security.plan"].(map[string]any)["technology"].(map[string]any)
	if answer["value"] != "plan-for-a-plan" || answer["decide_by"] != "2027-04" || answer["status"] != "answered" {
		t.Errorf("answer %v", answer)
	}
	i1 := x["initiatives"].([]any)[0].(map[string]any)
	if i1["approved"] != "no" || i1["people"] != "yes" || i1["time"] != "unknown" || i1["end"] != "2027-08" {
		t.Errorf("initiative %v", i1)
	}
	p := x["positions"].(map[string]any)
	if d := p["security.today"].(map[string]any); d["status"] != "disputed" {
		t.Errorf("position %v", d)
	}
	progress := x["progress"].(map[string]any)["team"].(map[string]any)
	if progress["answered"] != 11.0 || progress["visible"] != 12.0 || len(progress) != 2 {
		t.Errorf("progress %v", progress)
	}
	for range 5 {
		again, _ := show(r.Clone())
		if !bytes.Equal(b, again) {
			t.Fatal("two bytes for one review")
		}
	}
}

func TestShowEmpty(t *testing.T) {
	r := empty(t)
	b, err := show(r)
	x := decode(t, b, err)
	for _, f := range []string{"initiatives", "milestones", "hires", "competences", "certifications", "risks"} {
		if l, ok := x[f].([]any); !ok || len(l) != 0 {
			t.Errorf("%s is %v, want []", f, x[f])
		}
	}
	if a, ok := x["answers"].(map[string]any); !ok || len(a) != 0 {
		t.Errorf("answers is %v, want {}", x["answers"])
	}
	if sheet, ok := x["outage"]; !ok || sheet != nil {
		t.Errorf("outage is %v, want null", sheet)
	}
	for _, q := range x["computed"].(map[string]any)["quarters"].([]any) {
		if q := q.(map[string]any); q["have"] != nil || q["over"] != nil || q["need"] != 0.0 {
			t.Errorf("without engineers: %v", q)
		}
	}
}

// January 2027 is the first of three months; the plan is small enough to add up
// by hand.
func TestShowComputed(t *testing.T) {
	r := empty(t)
	for _, rec := range []questionnaire.Record{
		questionnaire.Initiative{ID: "i1", Title: "One", Start: questionnaire.NewMonth(2027, 1), End: questionnaire.NewMonth(2027, 3), PersonMonths: new(7.0), Cost: new(100e3), Dip: new(20.0), Approved: questionnaire.Yes, Money: questionnaire.No},
		questionnaire.Initiative{ID: "i2", Title: "Two", Start: questionnaire.NewMonth(2027, 3), End: questionnaire.NewMonth(2027, 4), PersonMonths: new(5.0), Cost: new(20e3), Approved: questionnaire.Yes, Money: questionnaire.Yes},
		questionnaire.Milestone{ID: "m1", Title: "ARR", Kind: "financial", Value: new(9e6), Estimated: questionnaire.Yes, RestsOn: []string{"i1"}},
		questionnaire.Hire{ID: "h1", Role: "Data lead", Month: questionnaire.NewMonth(2027, 4), RampUp: new(1.0)},
		questionnaire.Competence{ID: "c1", What: "Sharding", How: "learn"},
		questionnaire.Certification{ID: "t1", Name: "SOC 2", NeededFor: []string{"m1"}},
		questionnaire.Risk{ID: "r1", Title: "One zone", Likelihood: "low"},
		questionnaire.Outage{Hours: new(24.0), RevenueADay: new(1000.0), Penalties: new(500.0)},
	} {
		r.Apply(r.Put(rec, questionnaire.RoleReviewer, today))
	}
	res := evaluate(cut(), r)
	for id, n := range map[string]float64{"context.engineers_now": 2, "roadmap.budget": 50e3, "context.growth": 4} {
		res.Positions[id] = questionnaire.Position{Status: questionnaire.Answered, Value: questionnaire.NumberValue(n)}
	}
	b, err := Show(cut(), r, res, questionnaire.MonthOf(today))
	x := decode(t, b, err)
	for register, id := range map[string]string{"hires": "h1", "competences": "c1", "certifications": "t1", "risks": "r1"} {
		if l := x[register].([]any); len(l) != 1 || l[0].(map[string]any)["id"] != id {
			t.Errorf("%s: %v", register, l)
		}
	}
	if hire := x["hires"].([]any)[0].(map[string]any); hire["critical"] != "unknown" || hire["month"] != "2027-04" {
		t.Errorf("hire %v", hire)
	}
	if m := x["milestones"].([]any)[0].(map[string]any); m["business_case"] != "unknown" {
		t.Errorf("milestone %v", m)
	}
	if o := x["outage"].(map[string]any); o["hours"] != 24.0 || o["penalties"] != 500.0 {
		t.Errorf("outage %v", o)
	}
	c := x["computed"].(map[string]any)
	if c["revenue_at_risk"] != 9e6 {
		t.Errorf("revenue at risk %v", c["revenue_at_risk"])
	}
	if m := c["money"].(map[string]any); m["asked"] != 120e3 || m["approved"] != 120e3 || m["funded"] != 20e3 || m["budget"] != 50e3 {
		t.Errorf("money %v", m)
	}
	if o := c["outage"].(map[string]any); o["hours"] != 24.0 || o["now"] != 1500.0 || o["planned"] != 6000.0 {
		t.Errorf("outage cost %v", o)
	}
	quarters := c["quarters"].([]any)
	first, second := quarters[0].(map[string]any), quarters[1].(map[string]any)
	// Two engineers less a fifth for three months, against 7 and half of 5.
	if first["quarter"] != "2027-Q1" || first["need"] != 9.5 || first["have"] != 6.0 || first["lost"] != 1.2 || first["over"] != 4.7 {
		t.Errorf("first quarter %v", first)
	}
	// The hire of April is of use in May and June.
	if second["quarter"] != "2027-Q2" || second["need"] != 2.5 || second["have"] != 8.0 || second["lost"] != 0.0 || second["over"] != 0.0 {
		t.Errorf("second quarter %v", second)
	}
	if len(quarters) != 8 {
		t.Errorf("%d quarters", len(quarters))
	}
}

func TestFindingsJSON(t *testing.T) {
	r := full(t)
	b, err := FindingsJSON(evaluate(cut(), r))
	x := decode(t, b, err)
	has(t, x, "findings", "undecided", "broken")
	if strings.Contains(string(b), "promised that twice") {
		t.Error("a private note on a finding is in it")
	}
	verdicts := map[string]int{}
	for _, f := range x["findings"].([]any) {
		has(t, f, "rule", "kind", "severity", "subject", "title", "statement", "evidence", "source", "disposition")
		for _, e := range f.(map[string]any)["evidence"].([]any) {
			has(t, e, "ref", "value")
		}
		verdicts[f.(map[string]any)["disposition"].(string)]++
	}
	if verdicts["accepted"] != 1 || verdicts["disputed"] != 1 || verdicts["open"] == 0 {
		t.Errorf("dispositions %v", verdicts)
	}
	for _, u := range x["undecided"].([]any) {
		has(t, u, "rule", "needs")
	}
	b, err = FindingsJSON(questionnaire.Result{Broken: []questionnaire.Broken{{Rule: "a.b", Err: "<no> & such"}}})
	x = decode(t, b, err)
	if len(x["findings"].([]any)) != 0 || !strings.Contains(string(b), "<no> & such") {
		t.Errorf("%s", b)
	}
}

func TestQuestionnaireJSON(t *testing.T) {
	b, err := QuestionnaireJSON(cut())
	x := decode(t, b, err)
	has(t, x, "id", "version", "areas", "rules", "lead")
	if lead := x["lead"].(map[string]any); lead["minimum"] != 3.0 || lead["target"] != 6.0 {
		t.Errorf("lead %v", lead)
	}
	n := 0
	for _, a := range x["areas"].([]any) {
		has(t, a, "id", "title", "questions")
		for _, q := range a.(map[string]any)["questions"].([]any) {
			n++
			has(t, q, "id", "text", "kind", "options", "depth", "ask", "when", "why", "look_for", "source")
			for _, o := range q.(map[string]any)["options"].([]any) {
				has(t, o, "id", "label", "rating")
			}
		}
	}
	count := 0
	for range cut().All {
		count++
	}
	if n != count {
		t.Errorf("%d questions of %d", n, count)
	}
	cases := false
	for _, r := range x["rules"].([]any) {
		has(t, r, "id", "kind", "severity", "source")
		if s, ok := r.(map[string]any)["severity"].(string); !ok || s == "" {
			t.Errorf("severity of %v is no word", r.(map[string]any)["id"])
		}
		cases = cases || r.(map[string]any)["severities"] != nil
	}
	if !cases {
		t.Error("no rule shows its severity cases")
	}
	again, _ := QuestionnaireJSON(cut())
	if !bytes.Equal(b, again) {
		t.Error("two bytes for one questionnaire")
	}
}

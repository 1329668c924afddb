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
	b, err := Show(cut(), r, evaluate(cut(), r))
	x := decode(t, b, err)
	has(t, x, "name", "questionnaire", "answers", "positions", "initiatives", "milestones", "progress")
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
		again, _ := Show(cut(), r.Clone(), evaluate(cut(), r.Clone()))
		if !bytes.Equal(b, again) {
			t.Fatal("two bytes for one review")
		}
	}
}

func TestShowEmpty(t *testing.T) {
	r := empty(t)
	b, err := Show(cut(), r, evaluate(cut(), r))
	x := decode(t, b, err)
	for _, f := range []string{"initiatives", "milestones"} {
		if l, ok := x[f].([]any); !ok || len(l) != 0 {
			t.Errorf("%s is %v, want []", f, x[f])
		}
	}
	if a, ok := x["answers"].(map[string]any); !ok || len(a) != 0 {
		t.Errorf("answers is %v, want {}", x["answers"])
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
	has(t, x, "id", "version", "areas", "rules")
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

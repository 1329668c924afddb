package questionnaire

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// The fields of an apply file are those of the JSON, for every sort of record.
func TestApplyTakesTheFieldsOfTheJSON(t *testing.T) {
	q := small(t)
	for section, rec := range map[string]Record{
		"initiatives": Initiative{}, "milestones": Milestone{}, "hires": Hire{}, "competences": Competence{},
		"certifications": Certification{}, "risks": Risk{}, "outage": Outage{},
		"respondents": Respondent{}, "requests": Request{},
	} {
		var want []string
		for field := range reflect.TypeOf(rec).Fields() {
			name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			want = append(want, name)
		}
		file := section + ": [{id: x1, nonsense: 1}]"
		if section == outageRegister {
			file = section + ": {nonsense: 1}"
		}
		_, err := q.ParseApply(baseReview(t, q), "-", []byte(file), RoleReviewer, applyTime)
		ps, _ := err.(Problems)
		i := slices.IndexFunc(ps, func(p Problem) bool { return strings.Contains(p.What, `no field "nonsense"`) })
		if i < 0 {
			t.Fatalf("%s: %v", section, err)
		}
		_, list, _ := strings.Cut(ps[i].Hint, "accepted: ")
		if got := strings.Split(list, ", "); !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
			t.Errorf("%s takes %q, its JSON has %q", section, got, want)
		}
	}
}

// What the registers are as JSON can be applied, and says the same.
func TestApplyOfTheRegistersAsJSON(t *testing.T) {
	q := small(t)
	r := baseReview(t, q)
	for _, file := range []string{"registers.ok.yaml", "history.ok.yaml", "people.ok.yaml"} {
		applyFile(t, q, r, "testdata/apply/"+file)
	}
	data, err := json.Marshal(map[string]any{
		"initiatives": r.Initiatives, "milestones": r.Milestones, "hires": r.Hires, "competences": r.Competences,
		"certifications": r.Certifications, "risks": r.Risks, "outage": r.Outage,
		"respondents": r.Respondents, "requests": r.Requests,
	})
	if err != nil {
		t.Fatal(err)
	}
	later := applyTime.AddDate(0, 1, 0)
	if changes, err := q.ParseApply(r, "-", data, RoleReviewer, later); err != nil || len(changes) > 0 {
		t.Errorf("applied to itself: %s %v", told(changes), err)
	}
	other := NewReview("Other", q.Edition, applyTime)
	changes, err := q.ParseApply(other, "-", data, RoleReviewer, later)
	if err != nil {
		t.Fatal(err)
	}
	other.Apply(changes...)
	for rec := range r.Plan {
		if got := other.Get(rec.Key()); !reflect.DeepEqual(got, rec) {
			t.Errorf("%+v, want %+v", got, rec)
		}
	}
	if !reflect.DeepEqual(other.Respondents, r.Respondents) || !reflect.DeepEqual(other.Requests, r.Requests) {
		t.Errorf("%+v, want %+v; %+v, want %+v", other.Respondents, r.Respondents, other.Requests, r.Requests)
	}
	if !reflect.DeepEqual(other.Outage, r.Outage) {
		t.Errorf("%+v, want %+v", other.Outage, r.Outage)
	}
}

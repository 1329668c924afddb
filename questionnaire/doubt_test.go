package questionnaire

import (
	"reflect"
	"testing"
	"time"
)

func TestDoubts(t *testing.T) {
	t.Parallel()
	q, now := builtinForTest(t), NewMonth(2026, time.November)
	hire := func(m Month) Record { return Hire{ID: "h1", Role: "Data lead", Month: m} }
	answer := func(month string) Record {
		return Answer{Question: "team.first_hire", Status: Answered, Value: TextValue(Text(month)), Role: RoleReviewer}
	}
	for name, c := range map[string]struct {
		before, after Record
		want          []Doubt
	}{
		"usual":        {nil, hire(now + 24), nil},
		"five years":   {nil, hire(now + 60), nil},
		"ahead":        {hire(now), hire(NewMonth(2072, time.March)), []Doubt{{"h1 Data lead", "March 2072 is 45 years ahead"}}},
		"back":         {nil, hire(NewMonth(2017, time.March)), []Doubt{{"h1 Data lead", "March 2017 is 9 years back"}}},
		"kept":         {hire(NewMonth(2072, time.March)), hire(NewMonth(2072, time.March)), nil},
		"taken away":   {hire(NewMonth(2072, time.March)), hire(0), nil},
		"deleted":      {hire(NewMonth(2072, time.March)), nil, nil},
		"an answer":    {nil, answer("2072-03"), []Doubt{{"First critical hire", "March 2072 is 45 years ahead"}}},
		"a plan's":     {nil, Answer{Question: "security.fix", DecideBy: NewMonth(2072, time.March)}, []Doubt{{"Closing known gaps", "March 2072 is 45 years ahead"}}},
		"only a text":  {nil, Answer{Question: "context.business", Status: Answered, Value: TextValue("2072-03")}, nil},
		"a unit apart": {answer("2027-03"), answer("2028-03"), nil},
	} {
		if got := q.Doubts([]Change{{Before: c.before, After: c.after}}, now); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, not %v", name, got, c.want)
		}
	}
}

// Every month a record holds is looked at, so that a new field cannot be forgotten.
func TestDoubtsKnowEveryMonth(t *testing.T) {
	t.Parallel()
	q := builtinForTest(t)
	records := []Record{Answer{}, Initiative{}, Milestone{}, Hire{}, Competence{}, Certification{}, Risk{}, Outage{}, Disposition{}, Request{}, Respondent{}, Info{}}
	for _, rec := range records {
		v, n := reflect.New(reflect.TypeOf(rec)).Elem(), 0
		for k := range v.NumField() {
			if v.Field(k).Type() == reflect.TypeFor[Month]() {
				v.Field(k).SetInt(int64(NewMonth(2072, time.March)))
				n++
			}
		}
		if got := q.Doubts([]Change{{After: v.Interface().(Record)}}, NewMonth(2026, time.November)); len(got) != n {
			t.Errorf("%T holds %d months, and %d are asked about", rec, n, len(got))
		}
	}
}

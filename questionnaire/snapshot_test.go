package questionnaire

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// everything returns a review with a record of every kind.
func everything(t *testing.T) *Review {
	t.Helper()
	r := NewReview("Acme", Edition{ID: "x"}, stepTime)
	n := 3.0
	r.Fill([]Record{
		Info{Name: "Acme"},
		Respondent{ID: "p1", Name: "The CTO", Role: RoleTechnology},
		Answer{Question: "security.today", Respondent: "p1", Role: RoleTechnology, Status: Answered, Value: TextValue("broken"), Private: "not shared", At: stepTime},
		Answer{Question: "security.today", Role: RoleReviewer, Status: Withheld, Reason: "under NDA", At: stepTime},
		Initiative{ID: "i1", Title: "Split the data", Dip: &n},
		Milestone{ID: "m1", Title: "Launch", Month: NewMonth(2027, 3), RestsOn: []string{"i1"}, Was: []Promise{{NewMonth(2027, 1), "2026-01-02"}}},
		Hire{ID: "h1", Role: "Data lead", NeededBy: []string{"i1"}},
		Competence{ID: "c1", What: "Streaming", How: "learn"},
		Certification{ID: "t1", Name: "SOC 2", CarriedBy: []string{"i1"}},
		Risk{ID: "r1", Title: "One region", AnsweredBy: []string{"i1"}},
		Outage{RevenueADay: &n},
		Request{ID: "q1", What: "The penetration test", At: stepTime},
		Disposition{Rule: "a.b", Subject: "m1", Verdict: "accepted", At: stepTime},
	})
	return r
}

func TestASnapshotIsTheWholeReviewAndStaysAsItWas(t *testing.T) {
	r := everything(t)
	if n := len(r.Records()); n != 13 {
		t.Fatalf("%d records: one kind is not among them", n)
	}
	s, err := r.Snapshot(" Before the Round! ", stepTime)
	if err != nil || s.ID != "before-the-round" {
		t.Fatalf("%q, %v", s.ID, err)
	}
	want := r.Clone()
	r.Apply(r.Put(s, RoleReviewer, stepTime))
	r.Apply(r.Remove("initiative/i1", RoleReviewer, stepTime)...)

	data, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	back, err := DecodeRecord(s.Key(), data)
	if err != nil {
		t.Fatal(err)
	}
	then, err := r.At(back.(Snapshot))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(then.Records(), want.Records()) {
		t.Errorf("then: %v\nwant: %v", then.Records(), want.Records())
	}
}

func TestASnapshotDoesNotChange(t *testing.T) {
	q := small(t)
	r := everything(t)
	s, _ := r.Snapshot("First", stepTime)
	put := r.Put(s, RoleReviewer, stepTime)
	if ps := q.Check(r, []Change{put}); len(ps) > 0 {
		t.Fatal(ps)
	}
	r.Apply(put)
	s.Name = "Second"
	if ps := q.Check(r, []Change{r.Put(s, RoleReviewer, stepTime)}); len(ps) != 1 || !strings.Contains(ps[0].What, "does not change") {
		t.Error(ps)
	}
	for name, want := range map[string]string{"": "needs a name", "…": "needs a name", "FIRST": "already", "now": "called now"} {
		if _, err := r.Snapshot(Text(name), stepTime); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

func TestDifference(t *testing.T) {
	from := everything(t)
	to := from.Clone()
	a, _ := to.Answer("security.today", "p1")
	a.Value, a.At = TextValue("works"), stepTime.AddDate(0, 1, 0)
	same, _ := to.Answer("security.today", RoleReviewer)
	same.At = stepTime.AddDate(0, 1, 0)
	m, _ := to.Milestone("m1")
	m.Month += 2
	for _, rec := range []Record{a, same, m, Hire{ID: "h2", Role: "SRE"}} {
		to.Apply(to.Put(rec, RoleReviewer, stepTime))
	}
	to.Apply(to.Remove("risk/r1", RoleReviewer, stepTime)...)

	d := Difference(State{Review: from}, State{Review: to}, []*Review{from, to})
	if len(d.Answers) != 1 || d.Answers[0].Speaker != "p1" || d.Answers[0].Before.Value.String() != "broken" || d.Answers[0].After.Value.String() != "works" {
		t.Errorf("answers: %+v", d.Answers)
	}
	var keys []Key
	for _, c := range d.Records {
		keys = append(keys, c.Key)
	}
	if want := []Key{"milestone/m1", "risk/r1", "hire/h2"}; !reflect.DeepEqual(keys, want) {
		t.Errorf("records: %v, want %v", keys, want)
	}
	if len(d.Slipped) != 1 || d.Slipped[0].From != NewMonth(2027, 3) || d.Slipped[0].To != NewMonth(2027, 5) {
		t.Errorf("slipped: %+v", d.Slipped)
	}
}

// Each state is the months of m1 and m2, - for one that is not there.
func TestZigZagOverSnapshots(t *testing.T) {
	tests := []struct {
		states string
		want   int
	}{
		{"3 3,3 3,3 3", 0},
		{"3 3,5 3,7 3", 0},     // slips one way
		{"3 3,5 3,4 3", 1},     // turned round
		{"3 3,5 3,4 3,6 3", 2}, // and again
		{"3 3,5 3,5 3,4 3", 1}, // a rest between
		{"3 3,3 -,3 3", 2},     // taken out and back
		{"3 -,3 4,3 4", 0},     // a new promise is no turn
	}
	for _, tt := range tests {
		var states []*Review
		for _, s := range strings.Split(tt.states, ",") {
			r := &Review{}
			for k, month := range strings.Fields(s) {
				if month != "-" {
					r.Milestones = append(r.Milestones, Milestone{ID: []string{"m1", "m2"}[k], Month: NewMonth(2027, 1) + Month(month[0]-'0')})
				}
			}
			states = append(states, r)
		}
		if got := ZigZag(states); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.states, got, tt.want)
		}
	}
}

// Any script can name a snapshot, and a name keeps its letters without their accents.
func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Before the round": "before-the-round", "Vor der Größe, 2. Teil": "vor-der-große-2-teil", "Café d'Été": "cafe-dete",
		"東京 2027": "東京-2027", "../../etc/passwd": "etc-passwd", " -- ": "", "a/b\\c:d": "a-b-c-d",
	} {
		if got := Slug(name, 60); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := Slug("東京東京", 7); got != "東京" {
		t.Errorf("cut to %q", got)
	}
	r := review(nil)
	s, err := r.Snapshot("資金調達の前", stepTime)
	if err != nil || s.ID != "資金調達の前" {
		t.Errorf("%q, %v", s.ID, err)
	}
}

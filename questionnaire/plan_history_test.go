package questionnaire

import (
	"slices"
	"testing"
	"time"
)

// promisesOf files a milestone for one month after the other, each on the day
// given as the days since the first, and returns it.
func promisesOf(t *testing.T, steps ...[2]int) Milestone {
	t.Helper()
	r := NewReview("Example", Edition{}, applyTime)
	for _, step := range steps {
		m, _ := r.Milestone("m1")
		m.ID, m.Title, m.Month = "m1", "ARR", 0
		if step[1] > 0 {
			m.Month = NewMonth(2027, time.Month(step[1]))
		}
		r.Apply(r.Put(m, RoleReviewer, applyTime.AddDate(0, 0, step[0])))
	}
	m, _ := r.Milestone("m1")
	return m
}

func TestMilestonesKeepTheirHistory(t *testing.T) {
	for _, tt := range []struct {
		name    string
		steps   [][2]int // day, month of 2027
		was     []int    // months of 2027
		since   Day
		slipped int
		slips   int
		zigzag  int
	}{
		{"promised", [][2]int{{0, 3}}, nil, "2026-11-23", 0, 0, 0},
		{"without a month", [][2]int{{0, 0}}, nil, "", 0, 0, 0},
		{"moved at once", [][2]int{{0, 3}, {0, 5}}, nil, "2026-11-23", 0, 0, 0},
		{"slipped", [][2]int{{0, 3}, {10, 5}}, []int{3}, "2026-12-03", 2, 1, 0},
		{"filed again", [][2]int{{0, 3}, {10, 3}}, nil, "2026-11-23", 0, 0, 0},
		{"moved by steps on one day", [][2]int{{0, 3}, {10, 4}, {10, 5}, {10, 6}}, []int{3}, "2026-12-03", 3, 1, 0},
		{"put back on that day", [][2]int{{0, 3}, {10, 4}, {10, 5}, {10, 3}}, nil, "2026-11-23", 0, 0, 0},
		{"put back on a later day", [][2]int{{0, 3}, {10, 5}, {11, 3}}, []int{3, 5}, "2026-12-04", 0, 1, 1},
		{"cleared and given again on that day", [][2]int{{0, 3}, {10, 0}, {10, 3}}, nil, "2026-11-23", 0, 0, 0},
		{"cleared", [][2]int{{0, 3}, {10, 0}}, []int{3}, "2026-12-03", 0, 0, 0},
		{"cleared and given later", [][2]int{{0, 3}, {10, 0}, {20, 6}}, []int{3}, "2026-12-13", 3, 1, 0},
		{"came forward", [][2]int{{0, 9}, {10, 6}}, []int{9}, "2026-12-03", -3, 0, 0},
		{"slipped twice", [][2]int{{0, 3}, {10, 5}, {20, 9}}, []int{3, 5}, "2026-12-13", 6, 2, 0},
		{"to and fro", [][2]int{{0, 3}, {10, 6}, {20, 4}, {30, 8}}, []int{3, 6, 4}, "2026-12-23", 5, 2, 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := promisesOf(t, tt.steps...)
			var was []int
			for _, p := range m.Was {
				was = append(was, int(p.Month-NewMonth(2027, 1))+1)
			}
			if !slices.Equal(was, tt.was) || m.Since != tt.since {
				t.Errorf("was %v since %q, want %v since %q", was, m.Since, tt.was, tt.since)
			}
			if m.Slipped() != tt.slipped || m.Slips() != tt.slips || m.ZigZag() != tt.zigzag {
				t.Errorf("slipped %d, %d slips, %d turns; want %d, %d, %d", m.Slipped(), m.Slips(), m.ZigZag(), tt.slipped, tt.slips, tt.zigzag)
			}
		})
	}
}

func TestHistoryKeepsTheDayOfEachPromise(t *testing.T) {
	m := promisesOf(t, [2]int{0, 3}, [2]int{10, 5}, [2]int{20, 9})
	want := []Promise{{NewMonth(2027, 3), "2026-11-23"}, {NewMonth(2027, 5), "2026-12-03"}}
	if !slices.Equal(m.Was, want) {
		t.Errorf("%v, want %v", m.Was, want)
	}
}

// A history the caller gives is believed; one it leaves out goes on by itself.
func TestHistoryGivenByTheCaller(t *testing.T) {
	march, june, september := NewMonth(2027, 3), NewMonth(2027, 6), NewMonth(2027, 9)
	stands := Milestone{ID: "m1", Title: "ARR", Month: june, Since: "2026-10-01", Was: []Promise{{march, "2026-05-01"}}}
	today := DayOf(applyTime)
	for _, tt := range []struct {
		name  string
		put   Milestone
		since Day
		was   []Promise
	}{
		{"nothing given, nothing moved", Milestone{Month: june}, "2026-10-01", stands.Was},
		{"nothing given, moved", Milestone{Month: september}, today, append(slices.Clone(stands.Was), Promise{june, "2026-10-01"})},
		{"a copy, moved", Milestone{Month: september, Since: stands.Since, Was: stands.Was}, today, append(slices.Clone(stands.Was), Promise{june, "2026-10-01"})},
		{"a day", Milestone{Month: june, Since: "2026-09-01"}, "2026-09-01", stands.Was},
		{"a history", Milestone{Month: june, Was: []Promise{{september, ""}}}, "2026-10-01", []Promise{{september, ""}}},
		{"an empty history", Milestone{Month: june, Was: []Promise{}}, "2026-10-01", nil},
		{"both, moved", Milestone{Month: september, Since: "2026-11-01", Was: []Promise{{june, ""}}}, "2026-11-01", []Promise{{june, ""}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := NewReview("Example", Edition{}, applyTime)
			r.Fill([]Record{stands})
			tt.put.ID, tt.put.Title = "m1", "ARR"
			got := r.Put(tt.put, RoleReviewer, applyTime).After.(Milestone)
			if got.Since != tt.since || !slices.Equal(got.Was, tt.was) {
				t.Errorf("since %q, was %v; want %q, %v", got.Since, got.Was, tt.since, tt.was)
			}
			if len(got.Was) == 0 && got.Was != nil {
				t.Error("an empty history is kept as a list")
			}
			if !slices.Equal(stands.Was, []Promise{{march, "2026-05-01"}}) {
				t.Error("the history that stood was written into")
			}
		})
	}
}

// An apply file that leaves out the history of a milestone keeps it, and one that
// gives the history that stands already, beside another month, is believed.
func TestApplyAndHistory(t *testing.T) {
	q := small(t)
	r := baseReview(t, q)
	apply := func(file string, days int) Milestone {
		t.Helper()
		at := applyTime.AddDate(0, 0, days)
		changes, err := q.ParseApply(r, "-", []byte("milestones: ["+file+"]"), RoleReviewer, at)
		if err != nil {
			t.Fatal(err)
		}
		r.Apply(changes...)
		if again, err := q.ParseApply(r, "-", []byte("milestones: ["+file+"]"), RoleReviewer, at.AddDate(0, 0, 1)); err != nil || len(again) > 0 {
			t.Errorf("a day later the same file changes %s %v", told(again), err)
		}
		m, _ := r.Milestone("m1")
		return m
	}
	first := Promise{NewMonth(2027, 9), "2026-09-01"}
	if m := apply("{id: m1, title: ARR, month: 2027-12}", 1); !slices.Equal(m.Was, []Promise{first}) || m.Since != "2026-11-24" {
		t.Errorf("moved: %v since %s", m.Was, m.Since)
	}
	if m := apply("{id: m1, title: ARR of 9M, month: 2027-12, slack: 1}", 5); !slices.Equal(m.Was, []Promise{first}) || m.Since != "2026-11-24" {
		t.Errorf("replaced whole: %v since %s", m.Was, m.Since)
	}
	if m := apply("{id: m1, title: ARR, month: 2028-02, was: [{month: 2027-09, since: 2026-09-01}]}", 9); !slices.Equal(m.Was, []Promise{first}) || m.Since != "2026-12-02" {
		t.Errorf("given as it stood: %v since %s", m.Was, m.Since)
	}
	if m := apply("{id: m1, title: ARR, month: 2028-02, was: []}", 12); m.Was != nil || m.Since != "2026-12-02" {
		t.Errorf("given as none: %v since %s", m.Was, m.Since)
	}
}

func TestParseDay(t *testing.T) {
	for s, good := range map[string]bool{"2026-11-23": true, "2024-02-29": true, "2026-02-29": false, "2026-1-2": false, "2026-11": false, "": false, "2026-11-23T00:00:00Z": false} {
		if d, err := ParseDay(s); (err == nil) != good || good && string(d) != s {
			t.Errorf("%q: %q, %v", s, d, err)
		}
	}
}

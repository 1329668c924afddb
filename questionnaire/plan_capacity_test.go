package questionnaire

import (
	"fmt"
	"math"
	"slices"
	"testing"
)

// november is a month in the middle of a quarter.
var november = NewMonth(2026, 11)

func TestQuarters(t *testing.T) {
	month := NewMonth
	work := func(i Initiative) Review { return Review{Initiatives: []Initiative{i}} }
	hire := func(h Hire) Review { return Review{Hires: []Hire{h}} }
	for _, tt := range []struct {
		name             string
		r                Review
		engineers        float64
		quarter          int
		need, have, lost float64
	}{
		{"the first quarter counts from now on", Review{}, 4, 0, 0, 8, 0},
		{"a whole quarter", Review{}, 4, 1, 0, 12, 0},
		{"the last quarter counts to its end", Review{}, 4, 8, 0, 12, 0},
		{"work is spread evenly", work(Initiative{Start: month(2026, 12), End: month(2027, 3), PersonMonths: ptr(8)}), 0, 0, 2, 0, 0},
		{"over the quarters", work(Initiative{Start: month(2026, 12), End: month(2027, 3), PersonMonths: ptr(8)}), 0, 1, 6, 0, 0},
		{"and ends", work(Initiative{Start: month(2026, 12), End: month(2027, 3), PersonMonths: ptr(8)}), 0, 2, 0, 0, 0},
		{"what lies before now is done", work(Initiative{Start: month(2026, 9), End: month(2026, 12), PersonMonths: ptr(8)}), 0, 0, 4, 0, 0},
		{"one month of work", work(Initiative{Start: month(2027, 2), End: month(2027, 2), PersonMonths: ptr(3)}), 0, 1, 3, 0, 0},
		{"done work needs nobody", work(Initiative{Start: month(2027, 2), End: month(2027, 2), PersonMonths: ptr(3), Status: Done}), 0, 1, 0, 0, 0},
		{"dropped work neither", work(Initiative{Start: month(2027, 2), End: month(2027, 2), PersonMonths: ptr(3), Status: Dropped}), 0, 1, 0, 0, 0},
		{"work without an end falls nowhere", work(Initiative{Start: month(2027, 2), PersonMonths: ptr(3)}), 0, 1, 0, 0, 0},
		{"a dip takes its part", work(Initiative{Start: month(2027, 2), End: month(2027, 3), Dip: ptr(30)}), 10, 1, 0, 30, 6},
		{"of work that is not done", work(Initiative{Start: month(2027, 2), End: month(2027, 3), Dip: ptr(30), Status: Done}), 10, 1, 0, 30, 0},
		{"dips take no more than all", Review{Initiatives: []Initiative{
			{ID: "i1", Start: month(2027, 1), End: month(2027, 3), Dip: ptr(80)}, {ID: "i2", Start: month(2027, 3), End: month(2027, 3), Dip: ptr(80)},
		}}, 10, 1, 0, 30, 26},
		{"a hire of use at once", hire(Hire{Month: month(2027, 2), RampUp: ptr(0)}), 1, 1, 0, 5, 0},
		{"after ramp-up", hire(Hire{Month: month(2027, 2), RampUp: ptr(1)}), 1, 1, 0, 4, 0},
		{"a part of a month's ramp-up takes the month", hire(Hire{Month: month(2027, 2), RampUp: ptr(0.5)}), 1, 1, 0, 4, 0},
		{"three months where none is said", hire(Hire{Month: month(2027, 2)}), 1, 1, 0, 3, 0},
		{"and then counts", hire(Hire{Month: month(2027, 2)}), 1, 2, 0, 5, 0},
		{"a hire known to have no budget", hire(Hire{Month: month(2027, 2), RampUp: ptr(0), Budgeted: No}), 1, 1, 0, 3, 0},
		{"a hire without a month", hire(Hire{RampUp: ptr(0)}), 1, 1, 0, 3, 0},
		{"a hire in the job is among the engineers", hire(Hire{Month: month(2026, 1), RampUp: ptr(0), Status: Done}), 1, 1, 0, 3, 0},
		{"a hire given up", hire(Hire{Month: month(2026, 1), RampUp: ptr(0), Status: Dropped}), 1, 1, 0, 3, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			quarters := tt.r.Quarters(tt.engineers, november)
			if len(quarters) != 9 || quarters[0].First != month(2026, 10) || quarters[8].First != month(2028, 10) {
				t.Fatalf("%d quarters from %s to %s", len(quarters), quarters[0].First, quarters[len(quarters)-1].First)
			}
			got := quarters[tt.quarter]
			for what, pair := range map[string][2]float64{"need": {got.Need, tt.need}, "have": {got.Have, tt.have}, "lost": {got.Lost, tt.lost}} {
				if math.Abs(pair[0]-pair[1]) > 1e-9 {
					t.Errorf("%s %v, want %v", what, pair[0], pair[1])
				}
			}
		})
	}
}

func TestQuartersFromAFirstMonth(t *testing.T) {
	r := Review{}
	quarters := r.Quarters(2, NewMonth(2027, 1))
	if len(quarters) != 8 || quarters[0].Have != 6 || quarters[7].First != NewMonth(2028, 10) {
		t.Errorf("%+v", quarters)
	}
}

func TestQuartersNameWhatIsNotEstimated(t *testing.T) {
	r := Review{Initiatives: []Initiative{
		{ID: "i1", Start: november, End: november + 3},
		{ID: "i2", Start: november + 2, End: november + 2, PersonMonths: ptr(0)},
		{ID: "i3", Start: november + 2, End: november + 2},
		{ID: "i4", Start: november + 2, End: november + 2, Status: Dropped},
	}}
	quarters := r.Quarters(1, november)
	for k, want := range [][]string{{"i1"}, {"i1", "i3"}, nil} {
		if got := quarters[k].Unestimated; !slices.Equal(got, want) {
			t.Errorf("quarter %d: %v, want %v", k, got, want)
		}
	}
}

func TestOver(t *testing.T) {
	for _, tt := range []struct {
		q    Quarter
		want float64
	}{
		{Quarter{Need: 5, Have: 9, Lost: 3}, 0},
		{Quarter{Need: 7, Have: 9, Lost: 3}, 1},
		{Quarter{Need: 7}, 7},
		{Quarter{}, 0},
	} {
		if got := tt.q.Over(); got != tt.want {
			t.Errorf("%+v: %v", tt.q, got)
		}
	}
}

func TestDipped(t *testing.T) {
	r := Review{Initiatives: []Initiative{
		{ID: "i1", Start: november - 2, End: november + 1, Dip: ptr(50)},
		{ID: "i2", Start: november + 1, End: november + 3, Dip: ptr(25)},
		{ID: "i3", Start: november, End: november + 9},
	}}
	for ahead, want := range []float64{0.5, 1.25, 1.5, 1.75, 1.75} {
		if got := r.Dipped(november, november+Month(ahead)); got != want {
			t.Errorf("until %d months ahead: %v, want %v", ahead, got, want)
		}
	}
	if got := r.Dipped(november, november-1); got != 0 {
		t.Errorf("of the past: %v", got)
	}
}

func TestTotals(t *testing.T) {
	r := Review{Initiatives: []Initiative{
		{Cost: ptr(100), Approved: Yes, Money: Yes, PersonMonths: ptr(4)},
		{Cost: ptr(20), Approved: Yes, Money: No},
		{Cost: ptr(3), Money: Yes, PersonMonths: ptr(0), Status: Done},
		{Approved: Yes, Money: Yes},
		{Cost: ptr(5000), Approved: Yes, Money: Yes, PersonMonths: ptr(90), Status: Dropped},
	}}
	got := fmt.Sprintf("%+v", r.Totals())
	if want := "{Asked:123 Approved:120 Funded:103 WithoutCost:1 PersonMonths:4 WithoutEstimate:2 Count:4}"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

package questionnaire

import (
	"cmp"
	"math"
	"slices"
)

// A Measure says in what the distance between views is counted.
type Measure string

// The measures. Views on a question of words, views that only differ in what they
// choose from a list, and a view that the question does not apply have none.
const (
	NoMeasure Measure = ""
	InSteps   Measure = "steps"  // of the scale; of good, watch and bad where a question has options of its own
	InTimes   Measure = "times"  // the greatest number over the smallest
	InMonths  Measure = "months" // from the earliest to the latest
)

// A Direction says who sees things rosier: those who lead (business and product)
// or those who build (technology).
type Direction string

// The directions. Mixed is neither side as a whole: the leaders differ among
// themselves, the builders do, or their views overlap. There is no direction
// where no answer is rosier than another, as with numbers and months.
const (
	NoDirection    Direction = ""
	LeadersRosier  Direction = "leaders-rosier"
	BuildersRosier Direction = "builders-rosier"
	MixedDirection Direction = "mixed"
)

// A View is what one respondent claims in answer to a question.
type View struct {
	Speaker Speaker
	Role    Role
	Status  Status // Answered or NotApplicable
	Value   Value
}

// A Divergence is a question to which respondents claim different things. Do not
// know and withheld claim nothing, and the reviewer is no respondent.
type Divergence struct {
	Question  string
	Area      string
	Views     []View // in order of roles and of speakers
	Measure   Measure
	Distance  float64 // in Measure, between those furthest apart; 0 without one
	Direction Direction
	Resolved  bool // the reviewer gave an answer that settles it
	Resolution
}

// A Resolution is the reviewer's own answer to what respondents see differently.
type Resolution struct {
	Settled View
	Reason  Text // what the reviewer wrote beside it, for everybody to read
}

// Divergences returns the visible questions on which respondents differ, in order
// of asking, as of what Evaluate made of r.
func (q *Questionnaire) Divergences(r *Review, res Result) (list []Divergence) {
	for question := range q.All {
		if res.Positions[question.ID].Hidden {
			continue
		}
		said := r.Answers[question.ID]
		if _, differ := claimants(said); differ {
			list = append(list, diverge(question, said, nil))
		}
	}
	return list
}

// diverge lays out what respondents claim who differ; their views are appended to
// an empty list.
func diverge(question *Question, said map[Speaker]Answer, views []View) Divergence {
	d := Divergence{Question: question.ID, Area: question.Area, Views: views}
	for _, a := range said {
		if i := roleIndex(string(a.Role)); i >= 0 && i < reviewerIndex && a.claims() {
			d.Views = append(d.Views, a.view())
		}
	}
	slices.SortFunc(d.Views, func(a, b View) int {
		return cmp.Or(roleIndex(string(a.Role))-roleIndex(string(b.Role)), compareNatural(string(a.Speaker), string(b.Speaker)))
	})
	d.Measure, d.Distance = question.apart(d.Views)
	d.Direction = question.direction(d.Views)
	d.Resolution, d.Resolved = resolution(said)
	return d
}

func (a Answer) claims() bool { return a.Status == Answered || a.Status == NotApplicable }

func (a Answer) view() View { return View{a.Speaker(), a.Role, a.Status, a.Value} }

// resolution returns the reviewer's own claim; reviewers who differ settle nothing.
func resolution(said map[Speaker]Answer) (x Resolution, settled bool) {
	var own Answer
	for _, a := range said {
		switch {
		case a.Role != RoleReviewer || a.Status == Unanswered:
		case own.Status != Unanswered && !sameClaim(a, own):
			return Resolution{}, false
		default:
			own = earlier(own, a)
		}
	}
	if !own.claims() {
		return Resolution{}, false
	}
	x.Settled, x.Reason = own.view(), own.Reason
	if x.Reason == "" {
		x.Reason = own.Note
	}
	return x, true
}

// apart measures the distance between views, by the values among them.
func (q *Question) apart(views []View) (Measure, float64) {
	measure, at := NoMeasure, q.place
	switch q.Kind {
	case KindChoice:
		measure = InSteps
	case KindNumber, KindMoney:
		measure, at = InTimes, func(v Value) (float64, bool) { return v.Number(), v.Number() > 0 }
	case KindMonth:
		measure, at = InMonths, func(v Value) (float64, bool) {
			m, err := ParseMonth(string(v.Text()))
			return float64(m), err == nil
		}
	default:
		return NoMeasure, 0
	}
	least, most := math.Inf(1), math.Inf(-1)
	values := 0
	for _, v := range views {
		if v.Status != Answered {
			continue
		}
		x, ok := at(v.Value)
		if !ok {
			return NoMeasure, 0
		}
		least, most = min(least, x), max(most, x)
		values++
	}
	switch {
	case values < 2:
		return NoMeasure, 0
	case measure == InTimes:
		return measure, most / least
	}
	return measure, most - least
}

// place returns where a choice stands among the options: its step on the
// questionnaire's scale or, of a question with options of its own, that of its
// rating. A neutral option of such a list has no place.
func (q *Question) place(v Value) (float64, bool) {
	for k, o := range q.Options {
		if o.ID != string(v.Text()) {
			continue
		}
		if q.Scale != "" {
			return float64(k), true
		}
		return o.Rating.step()
	}
	return 0, false
}

// step orders ratings from bad (0) to good (2).
func (r Rating) step() (float64, bool) {
	switch r {
	case RatingGood:
		return 2, true
	case RatingWatch:
		return 1, true
	case RatingBad:
		return 0, true
	}
	return 0, false
}

// rosiness returns how rosy a value is, in steps: a scale's own, from its worse
// end, else those of the rating.
func (q *Question) rosiness(v Value) (float64, bool) {
	if q.Kind != KindChoice {
		return q.Rated(v).step()
	}
	at, ok := q.place(v)
	if q.Scale == "" || !ok {
		return at, ok
	}
	first, ok := q.Options[0].Rating.step()
	last, also := q.Options[len(q.Options)-1].Rating.step()
	if first > last {
		at = -at
	}
	return at, ok && also && first != last
}

// direction tells which side is rosier.
func (q *Question) direction(views []View) Direction {
	type span struct{ least, most float64 }
	nothing := span{math.Inf(1), math.Inf(-1)}
	leaders, builders := nothing, nothing
	for _, v := range views {
		x, ok := q.rosiness(v.Value)
		if v.Status != Answered || !ok {
			continue
		}
		side := &leaders
		if v.Role == RoleTechnology {
			side = &builders
		}
		side.least, side.most = min(side.least, x), max(side.most, x)
	}
	both := span{min(leaders.least, builders.least), max(leaders.most, builders.most)}
	switch {
	case both.least >= both.most: // nothing measured, or all alike
		return NoDirection
	case leaders == nothing || builders == nothing:
		return MixedDirection
	case leaders.least >= builders.most:
		return LeadersRosier
	case builders.least >= leaders.most:
		return BuildersRosier
	}
	return MixedDirection
}

// Rated returns the gravest rating among the options a value chooses; "" where
// they have none.
func (q *Question) Rated(v Value) (worst Rating) {
	for _, o := range q.Options {
		if v.Has(o.ID) && o.Rating.gravity() > worst.gravity() {
			worst = o.Rating
		}
	}
	return worst
}

func (r Rating) gravity() int {
	switch r {
	case RatingBad:
		return 4
	case RatingWatch:
		return 3
	case RatingGood:
		return 2
	case RatingNeutral:
		return 1
	}
	return 0
}

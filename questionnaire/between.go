package questionnaire

import (
	"slices"
	"time"
)

// A Moment is a review as it stood at a time.
type Moment struct {
	At     time.Time
	Review *Review
}

// SnapshotsByTime returns the review's snapshots in the order they were taken.
func (r *Review) SnapshotsByTime() []Snapshot {
	list := slices.Clone(r.Snapshots)
	slices.SortStableFunc(list, func(a, b Snapshot) int { return a.At.Compare(b.At) })
	return list
}

// Between tells what changed in r from one moment to a later one. The findings of
// each are those of its own month in zone; r's snapshots in between
// count for the zig-zag.
func (q *Questionnaire) Between(r *Review, from, to Moment, zone *time.Location) (Diff, error) {
	states := []*Review{from.Review}
	for _, s := range r.SnapshotsByTime() {
		if s.At.After(from.At) && s.At.Before(to.At) {
			then, err := r.At(s)
			if err != nil {
				return Diff{}, err
			}
			states = append(states, then)
		}
	}
	state := func(m Moment) State {
		return State{m.Review, q.Evaluate(m.Review, MonthOf(m.At.In(zone)))}
	}
	return Difference(state(from), state(to), append(states, to.Review)), nil
}

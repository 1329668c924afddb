package questionnaire

import "time"

// Before returns the review as it stood before a time, read from its log. It has
// no snapshots taken later.
func (r *Review) Before(log []Change, t time.Time) *Review {
	then := &Review{ID: r.ID, Questionnaire: r.Questionnaire, Created: r.Created}
	for _, c := range log {
		if c.At.Before(t) {
			then.Apply(c)
		}
	}
	return then
}

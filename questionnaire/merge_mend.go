package questionnaire

import (
	"slices"
	"time"
)

// mend returns the changes that put back what one copy took out while another
// still refers to it: a reference wins over a removal. r is the united review, to
// which mend applies them; logs hold what stood.
func mend(r *Review, by Speaker, now time.Time, logs ...[]Change) (changes []Change) {
	for {
		missing := r.missing()
		var back []Change
		for _, id := range missing {
			if rec := lastSaid(id, logs); rec != nil {
				back = append(back, settling(rec.Key(), nil, rec, by, now))
			}
		}
		if len(back) == 0 {
			return changes
		}
		r.Apply(back...)
		changes = append(changes, back...)
	}
}

// missing returns the ids of respondents and records of the plan that something in
// the review refers to and that are not there.
func (r *Review) missing() (ids []string) {
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	for _, by := range r.Answers {
		for s := range by {
			if r.SpeakersRole(s) == "" {
				add(string(s))
			}
		}
	}
	for rec := range r.Plan {
		for _, ref := range rec.References() {
			for _, id := range ref.IDs {
				if _, there := r.PlanRecord(id); !there {
					add(id)
				}
			}
		}
	}
	slices.Sort(ids)
	return ids
}

// lastSaid returns the respondent or record of the plan that last stood under an
// id, the same whichever log comes first.
func lastSaid(id string, logs [][]Change) (rec Record) {
	var at time.Time
	var revision string
	for _, log := range logs {
		for _, c := range log {
			if c.After == nil || c.Key != (Respondent{ID: id}).Key() && c.Key.ID() != id {
				continue
			}
			if c.At.After(at) || c.At.Equal(at) && c.ID > revision {
				rec, at, revision = c.After, c.At, c.ID
			}
		}
	}
	return rec
}

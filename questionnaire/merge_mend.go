package questionnaire

import (
	"slices"
	"time"
)

// mend puts back into a united review what one copy took out while another still
// refers to it: a reference wins over a removal. logs hold what stood.
func mend(r *Review, logs ...[]Change) (back []Key) {
	for {
		n := len(back)
		for _, id := range r.missing() {
			if rec := lastSaid(id, logs); rec != nil {
				r.Apply(Change{Key: rec.Key(), After: rec})
				back = append(back, rec.Key())
			}
		}
		if len(back) == n {
			return back
		}
	}
}

// saidIn returns what people said: the log without what merges put back. That
// follows from the rest, so each merge finds it anew.
func saidIn(log []Change) []Change {
	if !slices.ContainsFunc(log, Change.kept) {
		return log
	}
	return slices.DeleteFunc(slices.Clone(log), Change.kept)
}

func (c Change) kept() bool { return c.Via == ViaKept }

// keep returns the changes that put back into r, or take out of it again, what
// stands otherwise in the united review, of what either did before or does now.
func keep(r, united *Review, keys []Key, by Speaker, now time.Time) (changes []Change) {
	seen := map[Key]bool{}
	for _, key := range keys {
		if before, want := r.Get(key), united.Get(key); !seen[key] && !same(before, want) {
			c := settling(key, before, want, by, now)
			c.Via = ViaKept
			changes = append(changes, c)
		}
		seen[key] = true
	}
	return changes
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

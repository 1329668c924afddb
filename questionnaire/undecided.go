package questionnaire

import (
	"cmp"
	"slices"
)

// waiting is one thing one undecided rule waits for, with how many things it
// waits for in all.
type waiting struct {
	what  mark
	rule  int
	needs int
}

// undecided records that a rule cannot be told yet for a subject.
func (ev *evaluation) undecided(rule int, cr *compiledRule, subject string, missing []mark, res *Result) {
	needs := make([]string, len(missing))
	for k, m := range missing {
		needs[k] = ev.name(m)
		for _, ask := range ev.askable(m) {
			ev.waiting = append(ev.waiting, waiting{ask, rule, len(missing)})
		}
	}
	res.Undecided = append(res.Undecided, Undecided{Rule: cr.ID, Subject: subject, Needs: needs})
}

// askable returns what asking for m means: a question nobody answered, a field
// nobody filled or a register nobody started. A question that was answered,
// though not to the rule's liking, is not asked again. The growth is asked for by
// way of the revenues it follows from, while one of them is not answered.
func (ev *evaluation) askable(m mark) []mark {
	if k := m.kind(); k != markQuestion && k != markRole {
		return []mark{m}
	}
	if k := m.high(); ev.positions[k].Status != Unanswered {
		return nil
	} else if ev.e.derives(k) {
		var revenues []mark
		for _, id := range []string{revenueNowID, revenuePlannedID} {
			if p := ev.positions[ev.e.index[id]]; p.Status == Unanswered && !p.Hidden {
				revenues = append(revenues, questionMark(ev.e.index[id]))
			}
		}
		if len(revenues) > 0 {
			return revenues
		}
	}
	return []mark{questionMark(m.high())}
}

// telling ranks what is missing: by the sum over the rules that wait for it of
// one over the number of things the rule waits for, so that what settles a rule
// alone counts full. Equals come with more rules first, then in order of asking.
func (ev *evaluation) telling() []Telling {
	w := ev.waiting
	slices.SortFunc(w, func(a, b waiting) int {
		return cmp.Or(cmp.Compare(a.what, b.what), cmp.Compare(a.rule, b.rule), cmp.Compare(a.needs, b.needs))
	})
	type ranked struct {
		Telling
		score float64
	}
	var list []ranked
	for k := range w {
		if k == 0 || w[k].what != w[k-1].what {
			list = append(list, ranked{Telling: Telling{Ref: ev.name(w[k].what)}})
		} else if w[k].rule == w[k-1].rule {
			continue // the subject that waits for least counts
		}
		last := &list[len(list)-1]
		last.Rules++
		last.score += 1 / float64(w[k].needs)
	}
	slices.SortStableFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.Rules, a.Rules))
	})
	out := make([]Telling, len(list))
	for k := range list {
		out[k] = list[k].Telling
	}
	return out
}

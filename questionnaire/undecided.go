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
func (ev *evaluation) undecided(rule int, cr *compiledRule, subject string, missing []mark) {
	needs := ev.strings(len(missing))
	var disputed []string
	for k, m := range missing {
		needs[k] = ev.name(m)
		ev.wait(m, rule, len(missing))
		if id := ev.disputed(m); id != "" && !slices.Contains(disputed, id) {
			disputed = append(disputed, id)
		}
	}
	ev.undecidedRules = append(ev.undecidedRules, Undecided{Rule: cr.ID, Subject: subject, Needs: needs, Disputed: disputed})
}

// disputed returns the id of the question that m is missing from because it was
// answered differently, by respondents or by those who speak for one role.
func (ev *evaluation) disputed(m mark) string {
	var question *Question
	switch m.kind() {
	case markQuestion:
		if ev.positions[m.high()].Status == Disputed {
			question = ev.e.questions[m.high()]
		}
	case markRole:
		if ev.said(m.high(), m.low()).Status == Disputed {
			question = ev.e.questions[m.high()]
		}
	}
	if question == nil {
		return ""
	}
	return question.ID
}

// strings returns n strings to fill. There are hundreds of short lists of them.
func (ev *evaluation) strings(n int) []string {
	if n > len(ev.names) {
		ev.names = make([]string, max(n, 128))
	}
	list := ev.names[:n:n]
	ev.names = ev.names[n:]
	return list
}

// wait notes what asking for m means: a question nobody answered, a field nobody
// filled or a register nobody started. A question that was answered, though not to
// the rule's liking, is not asked again. The growth is asked for by way of the
// revenues it follows from, while one of them is not answered; a question that may
// turn out not to be asked, by way of the answers that tell.
func (ev *evaluation) wait(m mark, rule, needs int) {
	k := m.high()
	switch m.kind() {
	default:
		ev.waiting = append(ev.waiting, waiting{m, rule, needs})
		return
	case markQuestion, markRole:
	}
	if ev.positions[k].Status != Unanswered {
		return
	}
	asked := ev.waitFirst(ev.e.conditions[k].reads, rule, needs)
	if k == ev.e.growth {
		asked = ev.waitFirst([]int{ev.e.revenueNow, ev.e.revenuePlanned}, rule, needs) || asked
	}
	if !asked {
		ev.waiting = append(ev.waiting, waiting{questionMark(k), rule, needs})
	}
}

// waitFirst notes those of the questions that nobody answered, and reports whether
// there are any.
func (ev *evaluation) waitFirst(questions []int, rule, needs int) (asked bool) {
	for _, at := range questions {
		if p := &ev.positions[ev.touch(at)]; p.Status == Unanswered && !p.Hidden {
			ev.waiting = append(ev.waiting, waiting{questionMark(at), rule, needs})
			asked = true
		}
	}
	return asked
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
	things := 0
	for k := range w {
		if k == 0 || w[k].what != w[k-1].what {
			things++
		}
	}
	list := make([]ranked, 0, things)
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

package questionnaire

import (
	"slices"
	"strings"
)

// Kinds of milestone that rules and walks tell apart.
const (
	technicalMilestone MilestoneKind = "technical"
	financialMilestone MilestoneKind = "financial"
)

// The record statuses the walks tell apart. Planned is also how a record without
// a status reads.
const (
	Planned RecordStatus = "planned"
	Done    RecordStatus = "done"
	Dropped RecordStatus = "dropped" // no longer part of the plan
)

// Revenue returns the sum of the values of the financial milestones that rest on
// the record with that id at any depth, itself included, in the review's
// currency; those that are [Review.Outdone] are not added. It is complete unless
// one of them has no value, or a milestone among them has no kind, so that nobody
// knows whether it is financial.
func (r *Review) Revenue(id string) (sum float64, complete bool) {
	p := newPlan(r)
	at, ok := p.index[id]
	if !ok {
		return 0, true
	}
	complete = true
	list := p.pickMilestones(p.upward(at))
	out := p.outdone(p.places(list))
	for k, m := range list {
		switch {
		case out[k]:
		case m.Kind == "":
			complete = false
		case m.Kind != financialMilestone:
		case m.Value == nil:
			complete = false
		default:
			sum += *m.Value
		}
	}
	return sum, complete
}

// upward returns the record and all that rests on it or needs it.
func (p *plan) upward(at int) []int { return append(p.walk(at, p.up), at) }

// AspirationalRevenue returns the financial milestones that are aspirational and
// the sum of the values they have, those that are [Review.Outdone] not added: the
// road map that leads to them rests, at any depth, on an initiative that is not
// backed or not estimated, or on a milestone that no estimate stands behind, itself
// included. What is done is no longer aspirational, and what nobody said counts for
// neither side.
func (r *Review) AspirationalRevenue() (sum float64, milestones []Milestone) {
	p := newPlan(r)
	hoped, _ := p.aspirational()
	milestones = p.pickMilestones(hoped)
	out := p.outdone(p.places(milestones))
	for k, m := range milestones {
		if m.Value != nil && !out[k] {
			sum += *m.Value
		}
	}
	return sum, milestones
}

// FinancialSum returns the sum of the values of the n financial milestones that are
// still part of the plan, those that are [Review.Outdone] not added, and those of them
// that share a metric although neither rests on the other: they are added, and may yet
// be one figure at two times.
func (r *Review) FinancialSum() (sum float64, n int, alike [][]Milestone) {
	p := newPlan(r)
	var list []Milestone
	for _, m := range p.milestones {
		if m.Kind == financialMilestone && m.Value != nil {
			list = append(list, *m)
		}
	}
	out, by := p.outdone(p.places(list)), map[string]int{}
	for k, m := range list {
		n++
		if out[k] {
			continue
		}
		sum += *m.Value
		name := strings.ToLower(strings.TrimSpace(string(m.Metric)))
		if name == "" {
			continue
		}
		at, known := by[name]
		if !known {
			at = len(alike)
			by[name], alike = at, append(alike, nil)
		}
		alike[at] = append(alike[at], m)
	}
	return sum, n, slices.DeleteFunc(alike, func(of []Milestone) bool { return len(of) < 2 })
}

// Outdone returns those of a list of milestones whose values a sum leaves out: the
// financial ones on which another of the list rests, at any depth, with the same
// metric and a higher value. Such a one is a step on the way there: an ARR of 5M and
// then, resting on it, of 9M is 9M.
func (r *Review) Outdone(list []Milestone) (out []Milestone) {
	p := newPlan(r)
	at := p.places(list)
	for k, is := range p.outdone(at) {
		if is {
			out = append(out, list[k])
		}
	}
	return out
}

// places returns where milestones stand in the plan.
func (p *plan) places(list []Milestone) []int {
	at := make([]int, len(list))
	for k, m := range list {
		at[k] = p.index[m.ID]
	}
	return at
}

// outdone tells of each of the milestones at those places whether another of them
// outdoes it. The list holds until the next call.
func (p *plan) outdone(at []int) []bool {
	p.out = emptied(p.out, len(at))
	higher := p.readings()
	if len(higher) == 0 {
		return p.out
	}
	p.among = emptied(p.among, p.size())
	for _, x := range at {
		p.among[x] = true
	}
	for k, x := range at {
		p.out[k] = slices.ContainsFunc(higher[x], func(h int) bool { return p.among[h] })
	}
	return p.out
}

// readings returns, for each milestone that has any, those that rest on it with the
// same metric and a higher value.
func (p *plan) readings() map[int][]int {
	if p.judged {
		return p.higher
	}
	p.judged = true
	p.metric = emptied(p.metric, p.size())
	for k, m := range p.milestones {
		if m.Kind == financialMilestone && m.Value != nil {
			p.metric[p.starts[slotMilestones]+k] = strings.ToLower(strings.TrimSpace(string(m.Metric)))
		}
	}
	for low, name := range p.metric {
		if name == "" {
			continue
		}
		for _, up := range p.walk(low, p.up) {
			if p.metric[up] != name || *p.milestone(up).Value <= *p.milestone(low).Value {
				continue
			}
			if p.higher == nil {
				p.higher = map[int][]int{}
			}
			p.higher[low] = append(p.higher[low], up)
		}
	}
	return p.higher
}

// aspirational returns the financial milestones that are, and the first record that
// makes each so. They are found once.
func (p *plan) aspirational() (hoped, doubts []int) {
	if !p.weighed {
		p.weighed, p.hoped, p.doubts = true, p.hoped[:0], p.doubts[:0]
		for k, m := range p.milestones {
			if m.Kind != financialMilestone || m.Status == Done {
				continue
			}
			at := p.starts[slotMilestones] + k
			if doubt := p.doubt(at); doubt >= 0 {
				p.hoped, p.doubts = append(p.hoped, at), append(p.doubts, doubt)
			}
		}
	}
	return p.hoped, p.doubts
}

// doubt returns the first record that makes a milestone aspirational, or -1.
func (p *plan) doubt(at int) int {
	for _, to := range append(p.walk(at, p.down), at) {
		switch x := p.items[to].(type) {
		case *Milestone:
			if x.Estimated == No && x.Status != Done {
				return to
			}
		case *Initiative:
			if x.Status != Done && (x.Estimated == No || x.Backed() == No) {
				return to
			}
		}
	}
	return -1
}

// A Lead is a technical milestone, a product or financial one that rests on it
// at any depth, and the months from the first to the second; negative where the
// technical one comes after what rests on it (value-5).
type Lead struct {
	Technical *Milestone // the review's own, to be read only
	Rests     *Milestone
	Months    int
}

// Leads returns every such pair whose months are both known, in order of the
// technical milestones' ids and then of those that rest on them.
func (r *Review) Leads() []Lead {
	p := newPlan(r)
	var leads []Lead
	for k, t := range p.milestones {
		if t.Kind != technicalMilestone || t.Month == 0 {
			continue
		}
		for _, at := range p.walk(p.starts[slotMilestones]+k, p.up) {
			m := p.milestone(at)
			if m == nil {
				continue
			}
			if m.Kind != "" && m.Kind != technicalMilestone && m.Month != 0 {
				leads = append(leads, Lead{Technical: t, Rests: m, Months: int(m.Month - t.Month)})
			}
		}
	}
	return leads
}

package questionnaire

import "slices"

// A plan is the graph of a review's live records: initiatives first, then
// milestones, each in the review's order. Dropped records are left out, and
// nothing is reached through them. Every walk marks where it has been, so a
// cycle of needs ends it.
type plan struct {
	initiatives []*Initiative
	milestones  []*Milestone
	index       map[string]int // by id
	down        [][]int        // what a record needs or rests on
	up          [][]int        // what needs it or rests on it

	seen  []bool // by a walk
	stack []int
}

func newPlan(r *Review) *plan {
	p := &plan{}
	p.read(r)
	return p
}

// read makes p the plan of r, whose records must then stay as they are.
func (p *plan) read(r *Review) {
	if p.index == nil {
		p.index = make(map[string]int, len(r.Initiatives)+len(r.Milestones))
	}
	clear(p.index)
	p.initiatives, p.milestones = p.initiatives[:0], p.milestones[:0]
	for k := range r.Initiatives {
		if i := &r.Initiatives[k]; i.Status != Dropped {
			p.index[i.ID] = len(p.initiatives)
			p.initiatives = append(p.initiatives, i)
		}
	}
	for k := range r.Milestones {
		if m := &r.Milestones[k]; m.Status != Dropped {
			p.index[m.ID] = p.size()
			p.milestones = append(p.milestones, m)
		}
	}
	p.down, p.up = emptied(p.down, p.size()), emptied(p.up, p.size())
	for at := range p.size() {
		for _, id := range p.links(at) {
			to, ok := p.index[id]
			if !ok || to == at || slices.Contains(p.down[at], to) {
				continue
			}
			p.down[at] = append(p.down[at], to)
			p.up[to] = append(p.up[to], at)
		}
	}
}

// emptied returns n empty lists, in the memory of those there were.
func emptied(lists [][]int, n int) [][]int {
	lists = slices.Grow(lists[:0], n)[:n]
	for k := range lists {
		lists[k] = lists[k][:0]
	}
	return lists
}

func (p *plan) size() int { return len(p.initiatives) + len(p.milestones) }

func (p *plan) links(at int) []string {
	if at < len(p.initiatives) {
		return p.initiatives[at].Needs
	}
	return p.milestones[at-len(p.initiatives)].RestsOn
}

// walk returns every record reached from one through edges, in order, without
// the start.
func (p *plan) walk(from int, edges [][]int) []int {
	p.seen = slices.Grow(p.seen[:0], p.size())[:p.size()]
	clear(p.seen)
	p.stack = append(p.stack[:0], from)
	reached := 0
	for len(p.stack) > 0 {
		at := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		for _, to := range edges[at] {
			if !p.seen[to] {
				p.seen[to] = true
				p.stack = append(p.stack, to)
				reached++
			}
		}
	}
	if reached == 0 {
		return nil
	}
	out := make([]int, 0, reached+1)
	for at, ok := range p.seen {
		if ok && at != from {
			out = append(out, at)
		}
	}
	return out
}

func (p *plan) pickInitiatives(nodes []int) (out []Initiative) {
	for _, at := range nodes {
		if at < len(p.initiatives) {
			out = append(out, *p.initiatives[at])
		}
	}
	return out
}

func (p *plan) pickMilestones(nodes []int) (out []Milestone) {
	for _, at := range nodes {
		if at >= len(p.initiatives) {
			out = append(out, *p.milestones[at-len(p.initiatives)])
		}
	}
	return out
}

// Reach returns every initiative that the record with that id needs or rests on,
// at any depth, without itself, in natural order of ids. Dropped records are
// neither returned nor walked through.
func (r *Review) Reach(id string) []Initiative {
	p := newPlan(r)
	at, ok := p.index[id]
	if !ok {
		return nil
	}
	return p.pickInitiatives(p.walk(at, p.down))
}

// Below returns every milestone that the record with that id rests on, at any
// depth, without itself.
func (r *Review) Below(id string) []Milestone {
	p := newPlan(r)
	at, ok := p.index[id]
	if !ok {
		return nil
	}
	return p.pickMilestones(p.walk(at, p.down))
}

// Above returns every milestone that rests on the record with that id, at any
// depth, without itself.
func (r *Review) Above(id string) []Milestone {
	p := newPlan(r)
	at, ok := p.index[id]
	if !ok {
		return nil
	}
	return p.pickMilestones(p.walk(at, p.up))
}

// Chain returns a shortest chain of ids that leads from one record down to what
// it needs or rests on, both ends included: m1, m2, i5. It is nil where none does.
func (r *Review) Chain(from, to string) []string {
	p := newPlan(r)
	start, ok := p.index[from]
	end, found := p.index[to]
	if !ok || !found {
		return nil
	}
	before := make([]int, p.size()) // one more than the record it was reached from; 0 is unreached
	before[start] = start + 1
	for queue := []int{start}; len(queue) > 0 && before[end] == 0; queue = queue[1:] {
		for _, next := range p.down[queue[0]] {
			if before[next] == 0 {
				before[next] = queue[0] + 1
				queue = append(queue, next)
			}
		}
	}
	if before[end] == 0 {
		return nil
	}
	var ids []string
	for at := end; ; at = before[at] - 1 {
		ids = append(ids, p.id(at))
		if at == start {
			break
		}
	}
	slices.Reverse(ids)
	return ids
}

func (p *plan) id(at int) string {
	if at < len(p.initiatives) {
		return p.initiatives[at].ID
	}
	return p.milestones[at-len(p.initiatives)].ID
}

// Backed reports whether the initiative is approved by the business and has
// money, people and time. One no makes it no; else one unknown makes it unknown.
func (i Initiative) Backed() Tri {
	all := Yes
	for _, t := range [...]Tri{i.Approved, i.Money, i.People, i.Time} {
		if t == No {
			return No
		}
		if t == Unknown {
			all = Unknown
		}
	}
	return all
}

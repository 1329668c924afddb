package questionnaire

import (
	"math/bits"
	"slices"
)

// The registers of the plan, in the order of [Review.Plan]. The first two are the
// road map.
const (
	slotInitiatives = iota
	slotMilestones
	slotHires
	slotCompetences
	slotCertifications
	slotRisks
	planSlots
)

// A plan is the graph of a review's live records, register by register and each
// in the review's order. Dropped records are left out, and nothing is reached
// through them. Every walk marks where it has been, so a cycle of needs ends it.
type plan struct {
	initiatives []*Initiative
	milestones  []*Milestone
	items       []any              // pointers to the records of all registers
	starts      [planSlots + 1]int // of each register among items
	index       map[string]int     // by id
	dropped     map[string]Text    // what they are called
	down        [][]int            // the records a record names: what it needs, rests on or is for
	up          [][]int            // the records that name it

	judged     bool // readings was asked
	higher     map[int][]int
	metric     []string
	among, out []bool

	weighed       bool  // aspirational was asked
	hoped, doubts []int // what it found

	seen  []uint64 // by a walk, as bits
	stack []int
	found []int
}

func newPlan(r *Review) *plan {
	p := &plan{}
	p.read(r)
	return p
}

// read makes p the plan of r, whose records must then stay as they are.
func (p *plan) read(r *Review) {
	if p.index == nil {
		p.index, p.dropped = make(map[string]int, len(r.Initiatives)+len(r.Milestones)), map[string]Text{}
	}
	clear(p.index)
	clear(p.dropped)
	p.initiatives, p.milestones, p.items = p.initiatives[:0], p.milestones[:0], p.items[:0]
	p.starts = [planSlots + 1]int{}
	p.judged, p.weighed = false, false
	clear(p.higher)
	readRegister(p, slotInitiatives, r.Initiatives)
	readRegister(p, slotMilestones, r.Milestones)
	readRegister(p, slotHires, r.Hires)
	readRegister(p, slotCompetences, r.Competences)
	readRegister(p, slotCertifications, r.Certifications)
	readRegister(p, slotRisks, r.Risks)
	for _, x := range p.items[:p.starts[slotMilestones]] {
		p.initiatives = append(p.initiatives, x.(*Initiative))
	}
	for _, x := range p.items[p.starts[slotMilestones]:p.starts[slotHires]] {
		p.milestones = append(p.milestones, x.(*Milestone))
	}
	p.link()
}

// readRegister adds the live records of one register behind those before it.
func readRegister[T PlanRecord](p *plan, slot int, list []T) {
	kind := recordKinds[slot]
	for k := range list {
		x := any(&list[k])
		if id := kind.fields[fieldID].text(x); kind.fields[kind.status].text(x) == string(Dropped) {
			p.dropped[id] = list[k].Heading()
		} else {
			p.index[id] = len(p.items)
			p.items = append(p.items, x)
		}
	}
	p.starts[slot+1] = len(p.items)
}

// link joins each record with those it names.
func (p *plan) link() {
	p.down, p.up = emptyLists(p.down, p.size()), emptyLists(p.up, p.size())
	for slot := range planSlots {
		for at := p.starts[slot]; at < p.starts[slot+1]; at++ {
			for _, f := range recordKinds[slot].refs {
				for _, id := range recordKinds[slot].fields[f].refs(p.items[at]) {
					p.join(at, id)
				}
			}
		}
	}
}

func (p *plan) join(at int, id string) {
	to, ok := p.index[id]
	if !ok || to == at || slices.Contains(p.down[at], to) {
		return
	}
	p.down[at] = append(p.down[at], to)
	p.up[to] = append(p.up[to], at)
}

// emptyLists returns n empty lists, in the memory of those there were.
func emptyLists(lists [][]int, n int) [][]int {
	lists = slices.Grow(lists[:0], n)[:n]
	for k := range lists {
		lists[k] = lists[k][:0]
	}
	return lists
}

// emptied returns n zero values, in the memory of the list there was.
func emptied[T any](list []T, n int) []T {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

func (p *plan) size() int { return len(p.items) }

// slot returns the register of a record.
func (p *plan) slot(at int) int {
	slot := 0
	for at >= p.starts[slot+1] {
		slot++
	}
	return slot
}

// milestone returns the record as a milestone, or nil.
func (p *plan) milestone(at int) *Milestone {
	m, _ := p.items[at].(*Milestone)
	return m
}

// reach finds every record reached from one through edges, as bits, the start among
// them only where a cycle leads back. They hold until the next walk.
func (p *plan) reach(from int, edges [][]int) []uint64 {
	p.seen = emptied(p.seen, (p.size()+63)/64)
	seen, stack := p.seen, append(p.stack[:0], from)
	for len(stack) > 0 {
		at := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, to := range edges[at] {
			word, bit := uint(to)/64, uint64(1)<<(uint(to)%64)
			if seen[word]&bit == 0 {
				seen[word] |= bit
				stack = append(stack, to)
			}
		}
	}
	p.stack = stack
	return seen
}

// walk returns every record reached from one through edges, in order, without
// the start. The list holds until the next walk.
func (p *plan) walk(from int, edges [][]int) []int {
	p.found = p.found[:0]
	for word, seen := range p.reach(from, edges) {
		for ; seen != 0; seen &= seen - 1 {
			if at := word*64 + bits.TrailingZeros64(seen); at != from {
				p.found = append(p.found, at)
			}
		}
	}
	return p.found
}

func (p *plan) pickInitiatives(nodes []int) (out []Initiative) {
	for _, at := range nodes {
		if i, ok := p.items[at].(*Initiative); ok {
			out = append(out, *i)
		}
	}
	return out
}

func (p *plan) pickMilestones(nodes []int) (out []Milestone) {
	for _, at := range nodes {
		if m := p.milestone(at); m != nil {
			out = append(out, *m)
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
	return recordKinds[p.slot(at)].fields[fieldID].text(p.items[at])
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

// forget lets go of the records.
func (p *plan) forget() {
	clear(p.items[:cap(p.items)])
	clear(p.initiatives[:cap(p.initiatives)])
	clear(p.milestones[:cap(p.milestones)])
	clear(p.dropped)
}

package questionnaire

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
// currency. It is complete unless one of them has no value, or a milestone among
// them has no kind, so that nobody knows whether it is financial.
func (r *Review) Revenue(id string) (sum float64, complete bool) {
	p := newPlan(r)
	at, ok := p.index[id]
	if !ok {
		return 0, true
	}
	complete = true
	for _, m := range p.pickMilestones(p.upward(at)) {
		switch {
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
// the sum of the values they have: the road map that leads to them rests, at any
// depth, on an initiative that is not backed or not estimated, or on a milestone
// that no estimate stands behind, itself included. What is done is no longer
// aspirational, and what nobody said counts for neither side.
func (r *Review) AspirationalRevenue() (sum float64, milestones []Milestone) {
	p := newPlan(r)
	for k, m := range p.milestones {
		if m.Kind != financialMilestone || m.Status == Done || p.doubt(p.starts[slotMilestones]+k) < 0 {
			continue
		}
		milestones = append(milestones, *m)
		if m.Value != nil {
			sum += *m.Value
		}
	}
	return sum, milestones
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

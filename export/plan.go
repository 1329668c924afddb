package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

const (
	technical questionnaire.MilestoneKind = "technical"
	product   questionnaire.MilestoneKind = "product"
	financial questionnaire.MilestoneKind = "financial"
)

// Months a technical milestone should come before what rests on it (value-5).
const (
	leastLead = 3
	mostLead  = 6
)

// horizon is how many months a review looks ahead.
const horizon = 24

// liveInitiatives returns the initiatives that were not dropped.
func liveInitiatives(r *questionnaire.Review) (out []questionnaire.Initiative) {
	for _, i := range r.Initiatives {
		if i.Status != questionnaire.Dropped {
			out = append(out, i)
		}
	}
	return out
}

// liveMilestones returns the milestones that were not dropped, by month, those
// without a month last.
func liveMilestones(r *questionnaire.Review) (out []questionnaire.Milestone) {
	for _, m := range r.Milestones {
		if m.Status != questionnaire.Dropped {
			out = append(out, m)
		}
	}
	slices.SortStableFunc(out, func(a, b questionnaire.Milestone) int { return compareMonths(a.Month, b.Month) })
	return out
}

// compareMonths puts months that were not given last.
func compareMonths(a, b questionnaire.Month) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return int(a - b)
}

// and is no where one is no, else unknown where one is unknown, else yes.
func and(ts ...questionnaire.Tri) questionnaire.Tri {
	out := questionnaire.Yes
	for _, t := range ts {
		switch t {
		case questionnaire.No:
			return questionnaire.No
		case questionnaire.Yes:
		default:
			out = questionnaire.Unknown
		}
	}
	return out
}

// backing judges a milestone by the estimate behind it, the estimates behind
// what it rests on, and the backing of the work it rests on. A milestone that
// rests on no work in the list cannot be told: the work was not looked at. What
// is done needs no backing any more.
func backing(r *questionnaire.Review, m questionnaire.Milestone) Backing {
	if m.Status == questionnaire.Done {
		return Reached
	}
	work := r.Reach(m.ID)
	all := m.Estimated
	for _, i := range work {
		all = and(all, workBacked(i))
	}
	for _, b := range r.Below(m.ID) {
		if b.Status != questionnaire.Done {
			all = and(all, b.Estimated)
		}
	}
	switch {
	case all == questionnaire.No:
		return Aspirational
	case all == questionnaire.Yes && len(work) > 0:
		return Actionable
	}
	return CannotTell
}

// workBacked reports whether work is approved, budgeted and estimated, or done.
func workBacked(i questionnaire.Initiative) questionnaire.Tri {
	if i.Status == questionnaire.Done {
		return questionnaire.Yes
	}
	return and(i.Backed(), i.Estimated)
}

// missing says what an initiative is known to lack, and what nobody said of it.
func missing(i questionnaire.Initiative) (lacks, unsaid []string) {
	for _, f := range []struct {
		is        questionnaire.Tri
		no, blank string
	}{
		{i.Approved, "not approved by the business", "approval"},
		{i.Money, "no money budgeted", "money"},
		{i.People, "no people given", "people"},
		{i.Time, "no time given", "time"},
		{i.Estimated, "not estimated by engineering", "estimate"},
	} {
		switch f.is {
		case questionnaire.No:
			lacks = append(lacks, f.no)
		case questionnaire.Yes:
		default:
			unsaid = append(unsaid, f.blank)
		}
	}
	return lacks, unsaid
}

// causes explains a milestone that is not actionable: one chain for each record
// below it that is not backed or not estimated, nearest records last.
func (p *projector) causes(m questionnaire.Milestone, v Backing) (out []string) {
	if v == Actionable || v == Reached {
		return nil
	}
	known := v == Aspirational // then only what is known to be missing explains it
	add := func(chain []string, lacks, unsaid []string) {
		what := joinAnd(lacks)
		if len(unsaid) > 0 && (!known || len(lacks) > 0) {
			if what != "" {
				what += "; "
			}
			what += "not said: " + joinAnd(unsaid)
		}
		if what != "" {
			out = append(out, p.chain(chain)+what+".")
		}
	}
	switch m.Estimated {
	case questionnaire.No:
		out = append(out, "No engineering estimate stands behind its date.")
	case questionnaire.Yes:
	default:
		if !known {
			out = append(out, "Nobody said whether an engineering estimate stands behind its date.")
		}
	}
	for _, b := range p.r.Below(m.ID) {
		switch {
		case b.Status == questionnaire.Done || b.Estimated == questionnaire.Yes:
		case b.Estimated == questionnaire.No:
			add(p.r.Chain(m.ID, b.ID), []string{"no engineering estimate stands behind its date"}, nil)
		default:
			add(p.r.Chain(m.ID, b.ID), nil, []string{"an engineering estimate behind its date"})
		}
	}
	work := p.r.Reach(m.ID)
	for _, i := range work {
		if i.Status != questionnaire.Done {
			lacks, unsaid := missing(i)
			add(p.r.Chain(m.ID, i.ID), lacks, unsaid)
		}
	}
	if len(work) == 0 {
		out = append(out, "No work that it rests on is listed.")
	}
	return capped(out, 5, "cause", "causes")
}

// chain words the way from a milestone down to what is missing.
func (p *projector) chain(ids []string) string {
	s := "It rests on "
	for n, id := range ids[1:] {
		if n > 0 {
			s += ", which rests on "
		}
		s += quoted(p.title(id))
	}
	return s + ": "
}

// capped returns at most n entries, the last of which counts the rest.
func capped(list []string, n int, one, many string) []string {
	if len(list) <= n {
		return list
	}
	rest := len(list) - n + 1
	return append(slices.Clip(list[:n-1]), fmt.Sprintf("And %s.", plural(rest, "more "+one, "more "+many)))
}

func verdictOfLead(months int) string {
	switch {
	case months < 0:
		return "after what rests on it"
	case months < leastLead:
		return "too short"
	case months <= mostLead:
		return "within 3 to 6 months"
	}
	return "ample"
}

// leads lists each technical milestone with each product or financial one that
// rests on it, by month, and counts the leads under three months.
func (p *projector) leads() (out []Lead, short int) {
	list := p.r.Leads()
	slices.SortStableFunc(list, func(a, b questionnaire.Lead) int {
		if c := compareMonths(a.Technical.Month, b.Technical.Month); c != 0 {
			return c
		}
		return compareMonths(a.Rests.Month, b.Rests.Month)
	})
	for _, l := range list {
		if l.Technical.Status == questionnaire.Done || l.Rests.Status == questionnaire.Done {
			continue
		}
		if l.Months < leastLead {
			short++
		}
		out = append(out, Lead{
			Technical: p.text(l.Technical.Title), TechnicalMonth: l.Technical.Month,
			Above: p.text(l.Rests.Title), AboveMonth: l.Rests.Month, AboveKind: string(l.Rests.Kind),
			Months: l.Months, Verdict: verdictOfLead(l.Months),
		})
	}
	return out, short
}

// above returns the milestones that rest on a record, by month, and the first
// month among them.
func (p *projector) above(id string) (list []questionnaire.Milestone, first questionnaire.Month) {
	list = p.r.Above(id)
	slices.SortStableFunc(list, func(a, b questionnaire.Milestone) int { return compareMonths(a.Month, b.Month) })
	if len(list) > 0 {
		first = list[0].Month
	}
	return list, first
}

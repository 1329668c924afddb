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

// lead returns the months a technical milestone should come before what rests on
// it (value-5).
func (p *projector) lead() questionnaire.LeadTime {
	if p.q.Lead == (questionnaire.LeadTime{}) {
		return questionnaire.LeadTime{Minimum: 3, Target: 6} // a questionnaire made by no loader
	}
	return p.q.Lead
}

// horizon is how many months a review looks ahead.
const horizon = 24

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
func (p *projector) backing(m questionnaire.Milestone) Backing {
	if m.Status == questionnaire.Done {
		return Reached
	}
	all, work := m.Estimated, 0
	ids, _ := walk(m.ID, p.plan.down)
	for _, id := range ids {
		if i, ok := p.plan.initiative[id]; ok {
			work++
			all = and(all, workBacked(i))
		} else if b := p.plan.milestone[id]; b.Status != questionnaire.Done {
			all = and(all, b.Estimated)
		}
	}
	switch {
	case all == questionnaire.No:
		return Aspirational
	case all == questionnaire.Yes && work > 0:
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
// One that is done lacks nothing any more.
func missing(i questionnaire.Initiative) (lacks, unsaid []string) {
	if i.Status == questionnaire.Done {
		return nil, nil
	}
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

// causes explains a milestone that is not actionable: its own date, then one
// chain for each record below it that is not backed or not estimated, nearest
// first.
func (p *projector) causes(m questionnaire.Milestone, v Backing) (out []string) {
	if v == Actionable || v == Reached {
		return nil
	}
	known := v == Aspirational // then only what is known to be missing explains it
	switch {
	case m.Estimated == questionnaire.No:
		out = append(out, "No engineering estimate stands behind its date.")
	case m.Estimated != questionnaire.Yes && !known:
		out = append(out, "Nobody said whether an engineering estimate stands behind its date.")
	}
	ids, before := walk(m.ID, p.plan.down)
	work := 0
	for _, id := range ids {
		var lacks, unsaid []string
		if i, ok := p.plan.initiative[id]; ok {
			work++
			lacks, unsaid = missing(i)
		} else {
			lacks, unsaid = missingDate(p.plan.milestone[id])
		}
		if what := lacking(lacks, unsaid, known); what != "" {
			out = append(out, p.chain(m.ID, id, before)+what+".")
		}
	}
	if work == 0 {
		out = append(out, "No work that it rests on is listed.")
	}
	return capped(out, 5, "cause", "causes")
}

// missingDate says what stands behind a milestone's date, as missing does of
// work.
func missingDate(m questionnaire.Milestone) (lacks, unsaid []string) {
	switch {
	case m.Status == questionnaire.Done || m.Estimated == questionnaire.Yes:
	case m.Estimated == questionnaire.No:
		lacks = []string{"no engineering estimate stands behind its date"}
	default:
		unsaid = []string{"an engineering estimate behind its date"}
	}
	return lacks, unsaid
}

// lacking words what is missing and what nobody said; the second alone does not
// count where something is known to be missing.
func lacking(lacks, unsaid []string, known bool) string {
	what := joinAnd(lacks)
	if len(unsaid) == 0 || known && what == "" {
		return what
	}
	if what != "" {
		what += "; "
	}
	return what + "not said: " + joinAnd(unsaid)
}

// chain words the way from a milestone down to what is missing.
func (p *projector) chain(from, to string, before map[string]string) string {
	s := quoted(p.title(to)) + ": "
	for id := before[to]; id != from; id = before[id] {
		s = quoted(p.title(id)) + ", which rests on " + s
	}
	return "It rests on " + s
}

// capped returns at most n entries, the last of which counts the rest.
func capped(list []string, n int, one, many string) []string {
	if len(list) <= n {
		return list
	}
	rest := len(list) - n + 1
	return append(slices.Clip(list[:n-1]), fmt.Sprintf("And %s.", plural(rest, "more "+one, "more "+many)))
}

func verdictOfLead(months int, want questionnaire.LeadTime) string {
	switch {
	case months < 0:
		return "after what rests on it"
	case months < want.Minimum:
		return "too short"
	case months <= want.Target:
		return fmt.Sprintf("within %d to %d months", want.Minimum, want.Target)
	}
	return "ample"
}

// leads lists each technical milestone with each product or financial one that
// rests on it, by month, and counts the leads under the minimum.
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
		if l.Months < p.lead().Minimum {
			short++
		}
		out = append(out, Lead{
			TechnicalID: l.Technical.ID, AboveID: l.Rests.ID,
			Technical: p.text(l.Technical.Title), TechnicalMonth: l.Technical.Month,
			Above: p.text(l.Rests.Title), AboveMonth: l.Rests.Month, AboveKind: string(l.Rests.Kind),
			Months: l.Months, Verdict: verdictOfLead(l.Months, p.lead()),
		})
	}
	return out, short
}

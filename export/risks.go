package export

import (
	"cmp"
	"fmt"
	"slices"

	"diligence/questionnaire"
)

// register fills in the risk register, gravest first.
func (p *projector) register(out *Risk) {
	for _, k := range p.r.Risks {
		switch k.Status {
		case questionnaire.Dropped:
			out.Dropped = append(out.Dropped, p.heading(k))
			continue
		case questionnaire.Done:
			out.Closed = append(out.Closed, p.heading(k))
			continue
		}
		out.Register = append(out.Register, RiskReport{
			ID: k.ID, Title: p.heading(k), Kind: string(k.Kind), Area: or(p.area[k.Area], k.Area),
			Now: k.Class(), Planned: k.ClassPlanned(), Worse: k.ClassPlanned().Worse(k.Class()),
			NowMark: classMark(k.Class(), k.Likelihood, k.Impact), PlannedMark: classMark(k.ClassPlanned(), k.LikelihoodPlanned, k.ImpactPlanned),
			AnsweredBy: p.titles(p.live(k.AnsweredBy)), Secured: p.secured(k), Owner: p.person(k.Owner), Status: recordWord(k.Status),
		})
	}
	slices.SortStableFunc(out.Register, func(a, b RiskReport) int {
		return cmp.Or(gravity(b.Planned, b.Now)-gravity(a.Planned, a.Now), gravity(b.Now)-gravity(a.Now))
	})
}

// secured reports whether any of the work that answers a risk can be counted on.
func (p *projector) secured(k questionnaire.Risk) bool {
	return slices.ContainsFunc(p.workOf(k.AnsweredBy), func(i questionnaire.Initiative) bool {
		return i.Status == questionnaire.Done || i.Backed() == questionnaire.Yes
	})
}

// gravity is the greatest step of several classes; none is 0.
func gravity(classes ...questionnaire.Class) (n int) {
	for _, c := range classes {
		n = max(n, slices.Index([]questionnaire.Class{"", questionnaire.ClassLow, questionnaire.ClassMedium, questionnaire.ClassHigh, questionnaire.ClassCritical}, c))
	}
	return n
}

// classMark shows a class with the grades it is made of.
func classMark(c questionnaire.Class, likelihood, impact questionnaire.Grade) Mark {
	grades := fmt.Sprintf("likelihood %s, impact %s", or(string(likelihood), "not given"), or(string(impact), "not given"))
	switch c {
	case questionnaire.ClassUnknown:
		if likelihood == "" && impact == "" {
			return Mark{signSilent, "not graded"}
		}
		return Mark{signUnknown, "not graded in full: " + grades}
	case questionnaire.ClassLow:
		return Mark{signNeutral, "low: " + grades}
	case questionnaire.ClassMedium:
		return Mark{signWatch, "medium: " + grades}
	}
	return Mark{signBad, string(c) + ": " + grades}
}

// unanswered returns the risks that grow with the company and that no listed
// work answers.
func (r Risk) unanswered() (out []RiskReport) {
	for _, k := range r.Register {
		if k.Worse && len(k.AnsweredBy) == 0 {
			out = append(out, k)
		}
	}
	return out
}

// answeredWord says how many of the risks that grow are met by work.
func (r Risk) answeredWord(worse int) string {
	hoped := 0
	for _, k := range r.Register {
		if k.Worse && len(k.AnsweredBy) > 0 && !k.Secured {
			hoped++
		}
	}
	switch n := len(r.unanswered()); {
	case n == 0 && hoped > 0 && worse == 1:
		return "work is listed against it, not yet approved and funded"
	case n == 0 && hoped > 0:
		return fmt.Sprintf("work is listed against each, approved and funded for %d", worse-hoped)
	case n == 0 && worse == 1:
		return "work is listed against it"
	case n == 0:
		return "work is listed against each"
	case n == worse:
		return "no work is listed against " + is(worse, "it", "any of them")
	default:
		return fmt.Sprintf("no work is listed against %d of them", n)
	}
}

// sentence sums the register up.
func (r Risk) sentence() string {
	worse, ungraded := 0, 0
	for _, k := range r.Register {
		if k.Worse {
			worse++
		}
		if k.Now == questionnaire.ClassUnknown || k.Planned == questionnaire.ClassUnknown {
			ungraded++
		}
	}
	s := plural(len(r.Register), "open risk", "open risks") + ": none is graver at the planned scale"
	if worse > 0 {
		s = fmt.Sprintf("%s: %d %s graver at the planned scale, and %s", plural(len(r.Register), "open risk", "open risks"), worse, is(worse, "is", "are"), r.answeredWord(worse))
	}
	if ungraded > 0 {
		s += fmt.Sprintf("; %d %s not graded in full", ungraded, is(ungraded, "is", "are"))
	}
	return s + "."
}

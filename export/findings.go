package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

const (
	open     questionnaire.Verdict = "open"
	resolved questionnaire.Verdict = "resolved"
)

func verdictOf(f questionnaire.Finding) questionnaire.Verdict {
	if f.Disposition.Verdict == "" {
		return open
	}
	return f.Disposition.Verdict
}

// standing reports whether a finding still counts: everything but resolved.
func standing(f questionnaire.Finding) bool { return verdictOf(f) != resolved }

// findings reports every misalignment and gap: standing ones first, gravest
// first, each in the order the result has.
func (p *projector) findings() (out []FindingReport) {
	var list []questionnaire.Finding
	for _, f := range p.res.Findings {
		if f.Kind != questionnaire.Strength {
			list = append(list, f)
		}
	}
	slices.SortStableFunc(list, func(a, b questionnaire.Finding) int {
		if standing(a) != standing(b) {
			if standing(a) {
				return -1
			}
			return 1
		}
		return slices.Index(questionnaire.Severities, a.Severity) - slices.Index(questionnaire.Severities, b.Severity)
	})
	told := map[string]int{} // number of the finding that names what rests on a record
	for n, f := range list {
		x := p.finding(n+1, f)
		switch first := told[f.Subject]; {
		case len(x.Impact) < 2:
		case first > 0:
			x.Impact = []string{x.Impact[0], fmt.Sprintf("What rests on it is told with finding %d.", first)}
		default:
			told[f.Subject] = n + 1
		}
		out = append(out, x)
	}
	return out
}

func (p *projector) finding(n int, f questionnaire.Finding) FindingReport {
	out := FindingReport{
		Number: n, Kind: f.Kind, Severity: f.Severity, Title: f.Title, id: f.Subject, rule: f.Rule,
		Area: p.area[f.Area], Statement: p.text(f.Statement), Why: f.Why,
		Recommendation: f.Resolve, Ask: f.Ask,
		Owner: p.person(f.Disposition.Owner), Due: f.Disposition.Due,
		Claimed: f.Claimed, Verdict: verdictOf(f), Response: p.text(f.Disposition.Reason),
	}
	switch title, ok := p.r.Title(f.Subject); {
	case f.Subject == "":
	case p.area[f.Subject] != "":
		out.Subject = p.area[f.Subject]
		out.Area = or(out.Area, out.Subject)
	case p.question[f.Subject] != nil:
		out.Subject = p.titleOf(f.Subject)
	case ok:
		out.Subject = or(p.text(title), f.Subject)
	default:
		out.Subject = f.Subject
	}
	out.Evidence = p.evidence(f.Evidence)
	for _, e := range f.Evidence {
		out.reads = append(out.reads, e.Ref)
	}
	out.Impact = p.impact(f)
	return out
}

// severityMeaning defines the severities by effect.
var severityMeaning = map[questionnaire.Severity]string{
	questionnaire.Critical: "puts the plan or the round at risk",
	questionnaire.High:     "delays a dated milestone",
	questionnaire.Medium:   "costs money or time and moves no date",
	questionnaire.Low:      "is worth doing",
}

// severityEffect says what points of a severity do, of one that names no promise
// itself: what it does to this plan was judged, not counted.
var severityEffect = map[questionnaire.Severity]string{
	questionnaire.Critical: "Critical: points of this kind put the plan or the round at risk.",
	questionnaire.High:     "High: points of this kind delay a dated milestone.",
	questionnaire.Medium:   "Medium: points of this kind cost money or time and move no date.",
	questionnaire.Low:      "Low: worth doing.",
}

// impact says what a finding means for the plan: how grave it was judged, and the
// promises that rest on the record it is about.
func (p *projector) impact(f questionnaire.Finding) (out []string) {
	_, isInitiative := p.r.Initiative(f.Subject)
	own, isMilestone := p.r.Milestone(f.Subject)
	if !isInitiative && !isMilestone {
		return []string{severityEffect[f.Severity]}
	}
	out = append(out, upperFirst(string(f.Severity)))
	list, _ := p.plan.above(f.Subject)
	promises := make([]string, len(list))
	for i, m := range list {
		promises[i] = dated(quoted(p.title(m.ID)), m.Month)
	}
	switch {
	case len(promises) > 0:
		out = append(out, fmt.Sprintf("%s on it: %s.", plural(len(promises), "milestone rests", "milestones rest"), joinAnd(few(promises, 6))))
	case isInitiative:
		out = append(out, "No milestone in the review rests on it.")
	case own.Month != 0:
		out = append(out, fmt.Sprintf("The date at stake is its own, %s.", month(own.Month)))
	}
	if sum, complete := p.revenue(f.Subject); sum > 0 {
		more := ""
		if !complete {
			more = ", and more that has no value yet"
		}
		out = append(out, fmt.Sprintf("Revenue that rests on it: %s%s.", p.money(sum), more))
	}
	return out
}

// strengths returns what the rules found to hold.
func (p *projector) strengths() (out []Strength) {
	for _, f := range p.res.Findings {
		if f.Kind == questionnaire.Strength && standing(f) {
			out = append(out, Strength{Title: f.Title, Area: p.area[f.Subject], Statement: p.text(f.Statement)})
		}
	}
	return out
}

// bySeverity counts open findings, gravest first.
func bySeverity(list []FindingReport) map[questionnaire.Severity]int {
	n := map[questionnaire.Severity]int{}
	for _, f := range list {
		if f.Verdict == open {
			n[f.Severity]++
		}
	}
	return n
}

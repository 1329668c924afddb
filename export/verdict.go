package export

import (
	"fmt"

	"diligence/questionnaire"
)

// verdict is one sentence on how plan and technology stand to each other: never
// a go or no-go, never a score (founders-9).
func (p *projector) verdict(d Document) string {
	company := d.Title.Company
	if d.Title.Answered == 0 && d.Scope.Initiatives+d.Scope.Milestones == 0 {
		return fmt.Sprintf("Nothing has been answered yet, so this review can say neither good nor bad of the plan of %s.", company)
	}
	basis := ""
	if d.Scope.CoreAnswered*10 < d.Scope.Core*6 {
		basis = fmt.Sprintf("On the %d of %s answered so far, ", d.Title.Answered, plural(d.Title.Asked, "question", "questions"))
	}
	claims := ""
	if d.Scope.Levels[questionnaire.Claimed] > 0 && len(d.Scope.Levels) == 1 {
		claims = "going by what was said, none of it shown, "
	}
	sum, list := p.r.AspirationalRevenue()
	n := bySeverity(d.Findings)
	grave := n[questionnaire.Critical] + n[questionnaire.High]
	switch {
	case len(list) > 0:
		return upperFirst(basis + p.aspirationalVerdict(company, sum, list))
	case grave == 0 && d.Scope.CoreAnswered*10 < d.Scope.Core*3:
		return fmt.Sprintf("It is too early to judge the plan of %s: %d of %s answered, and %s.", company, d.Title.Answered,
			plural(d.Title.Asked, "question is", "questions are"), soFar(len(n), d.Findings))
	case grave > 0:
		return upperFirst(fmt.Sprintf("%s%s would move a date of %s's plan or put the plan itself at risk, the gravest being: %s.",
			basis, plural(grave, "open point", "open points"), company, lowerFirst(p.gravest(d))))
	case bare(d) != "":
		return upperFirst(fmt.Sprintf("%swhether the plan of %s holds cannot be told: the review lists %s%s.", basis, company, bare(d), hoped(d, ", and ")))
	case hoped(d, "") != "":
		return upperFirst(fmt.Sprintf("%sthe plan of %s is not yet backed throughout: %s, though no financial milestone is known to rest on that.", basis, company, hoped(d, "")))
	case len(n) > 0:
		return upperFirst(fmt.Sprintf("%snothing found puts a date of %s's plan at risk; %s.", or(basis, claims), company, lesser(n)))
	case d.Scope.Undecided > 0 || d.Scope.Total.Answered < d.Scope.Total.Asked:
		return upperFirst(fmt.Sprintf("%snothing found stands between %s and its plan, and %s, so that is not yet good news.",
			or(basis, claims), company, p.openEnds(d.Scope)))
	}
	return upperFirst(fmt.Sprintf("%severy question is answered, and nothing found stands between %s and its plan.", claims, company))
}

// bare says what nobody can hold a plan to, for want of it on record; "" where the
// review lists both work and figures.
func bare(d Document) string {
	var none []string
	if d.Scope.Initiatives == 0 {
		none = append(none, "no initiative")
	}
	switch {
	case d.Scope.Milestones == 0:
		none = append(none, "no milestone")
	case financials(d.Milestones) == 0:
		none = append(none, "no financial milestone")
	}
	return joinAnd(none)
}

// financials counts the financial milestones of the plan.
func financials(list []MilestoneReport) (n int) {
	for _, m := range list {
		if m.Kind == string(financial) {
			n++
		}
	}
	return n
}

// hoped counts the road-map items that are aspirational, after lead; "" for none.
func hoped(d Document, lead string) string {
	n, all := 0, len(d.Business.Items)
	for _, x := range d.Business.Items {
		if x.Verdict == Aspirational {
			n++
		}
	}
	switch {
	case n == 0:
		return ""
	case all == 1:
		return lead + "its one milestone is not fully backed"
	}
	return lead + fmt.Sprintf("%d of its %d milestones %s not fully backed", n, all, is(n, "is", "are"))
}

// lesser counts open points that move no date.
func lesser(n map[questionnaire.Severity]int) string {
	medium, low := n[questionnaire.Medium], n[questionnaire.Low]
	switch {
	case low == 0:
		return plural(medium, "open point costs", "open points cost") + " money or time"
	case medium == 0:
		return plural(low, "open point is", "open points are") + " worth doing"
	}
	return fmt.Sprintf("%s money or time, and %d %s worth doing", plural(medium, "open point costs", "open points cost"), low, is(low, "is", "are"))
}

// soFar says what the few answers there are have shown.
func soFar(severities int, list []FindingReport) string {
	if severities == 0 {
		return "what was said so far shows no open point"
	}
	return "what was said so far shows " + plural(openCount(list), "open point", "open points")
}

func openCount(list []FindingReport) (n int) {
	for _, f := range list {
		if f.Verdict == open {
			n++
		}
	}
	return n
}

// gravest returns the title of the first open finding.
func (p *projector) gravest(d Document) string {
	for _, f := range d.Findings {
		if f.Verdict == open {
			return f.Title
		}
	}
	return ""
}

func (p *projector) openEnds(s Scope) string {
	if n := s.Total.Asked - s.Total.Answered; n > 0 {
		return plural(n, "question has", "questions have") + " no answer yet"
	}
	return plural(s.Undecided, "check", "checks") + " cannot be told yet"
}

// aspirationalVerdict says which income rests on work that is not backed.
func (p *projector) aspirationalVerdict(company string, sum float64, list []questionnaire.Milestone) string {
	income := plural(len(list), "financial milestone", "financial milestones")
	if sum > 0 {
		income += " worth " + p.money(sum)
	}
	unbacked, dates := map[string]bool{}, false
	for _, m := range list {
		work := false
		for _, i := range p.plan.reach(m.ID) {
			if workBacked(i) == questionnaire.No {
				unbacked[i.ID], work = true, true
			}
		}
		dates = dates || !work
	}
	on := "dates that no engineering estimate supports"
	if len(unbacked) > 0 {
		work := fmt.Sprintf("%s not fully estimated, approved and funded", plural(len(unbacked), "initiative that is", "initiatives that are"))
		if dates {
			work += ", or on " + on
		}
		on = work
	}
	when := ""
	if first := firstMonth(list); first != 0 {
		when = ", first due in " + month(first) + ","
	}
	return fmt.Sprintf("the plan of %s is not yet backed throughout: %s%s %s on %s.", company, income, when, is(len(list), "rests", "rest"), on)
}

func firstMonth(list []questionnaire.Milestone) (first questionnaire.Month) {
	for _, m := range list {
		if m.Month != 0 && (first == 0 || m.Month < first) {
			first = m.Month
		}
	}
	return first
}

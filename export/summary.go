package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

// Limits of the executive summary; what lies beyond is counted.
const (
	maxDecisions = 7
	maxFindings  = 5
	maxStrengths = 3
)

// summary is what a reader with two minutes reads. It sums up the sections of d
// and counts nothing that d does not show.
func (p *projector) summary(d Document) Summary {
	s := Summary{Verdict: p.verdict(d), AtStake: p.atStake(d), Glance: p.glance(d)}
	s.Decisions = p.decisions(d)
	if n := len(s.Decisions); n > maxDecisions {
		s.Decisions, s.Further, s.MoreAsked = s.Decisions[:maxDecisions], s.Decisions[maxDecisions:], n-maxDecisions
	}
	s.Strengths = topStrengths(d.Strengths)
	s.Findings, s.MoreFound = topFindings(d.Findings)
	return s
}

// topFindings picks the gravest standing findings and counts the rest. Of equals
// those of an area not shown yet come first, and of several by one rule only the
// first counts.
func topFindings(list []FindingReport) (top []FindingReport, more int) {
	rule, area := map[string]bool{}, map[string]bool{}
	pick := func(s questionnaire.Severity, elsewhere bool) {
		for _, f := range list {
			if f.Verdict == resolved || f.Severity != s || len(top) == maxFindings || rule[f.rule] || elsewhere && area[f.Area] {
				continue
			}
			rule[f.rule], area[f.Area] = true, true
			top = append(top, f)
		}
	}
	for _, s := range questionnaire.Severities {
		pick(s, true)
		pick(s, false)
	}
	for _, f := range list {
		if f.Verdict != resolved {
			more++
		}
	}
	return top, more - len(top)
}

// topStrengths picks the first of each kind.
func topStrengths(list []Strength) (top []Strength) {
	for _, x := range list {
		alike := func(s Strength) bool { return s.Title == x.Title }
		if len(top) < maxStrengths && !slices.ContainsFunc(top, alike) {
			top = append(top, x)
		}
	}
	return top
}

// atStake says the money and the date that hang on what was found.
func (p *projector) atStake(d Document) (out []Item) {
	revenue := "no financial milestone is known to rest on aspirational items."
	sum, list := p.r.AspirationalRevenue()
	switch {
	case len(list) > 0 && sum > 0:
		revenue = fmt.Sprintf("%s, in %s.", p.money(sum), outOf(len(list), d)) + p.notAdded(list)
	case len(list) > 0:
		revenue = fmt.Sprintf("%s; no amount was given.", outOf(len(list), d))
	case d.Scope.Milestones == 0:
		revenue = "not known; the review lists no milestones."
	case financials(d.Milestones) == 0:
		revenue = "not known; the review lists no financial milestone."
	}
	out = append(out, Item{"Revenue at stake:", revenue})
	if m := d.Initiatives.Money; m.Asked > m.Funded {
		out = append(out, Item{"Still to fund:", fmt.Sprintf("%s of the %s asked for.", p.money(m.Asked-m.Funded), p.money(m.Asked))})
	}
	date := "no dated promise is known to be aspirational."
	if d.Scope.Milestones == 0 {
		date = "not known; the review lists no milestones."
	}
	for _, item := range d.Business.Items {
		if item.Verdict == Aspirational && item.Month != 0 {
			date = fmt.Sprintf("%s, %s.", month(item.Month), quoted(item.Title))
			break
		}
	}
	out = append(out, Item{"First date at stake:", date})
	if list := critical(d.Findings); len(list) > 0 {
		out = append(out, Item{"Critical points:", sentence(joinAnd(few(list, 3)))})
	}
	return out
}

// outOf counts financial milestones of all there are.
func outOf(n int, d Document) string {
	return fmt.Sprintf("%d of %s", n, plural(financials(d.Milestones), "financial milestone", "financial milestones"))
}

// critical names the critical findings that are not resolved, and who answers them.
func critical(list []FindingReport) (out []string) {
	for _, f := range list {
		if f.Verdict == resolved || f.Severity != questionnaire.Critical {
			continue
		}
		who := "no owner yet"
		switch {
		case f.Owner != "" && f.Due != 0:
			who = f.Owner + ", by " + month(f.Due)
		case f.Owner != "":
			who = f.Owner + ", no date yet"
		}
		out = append(out, fmt.Sprintf("%s (%s)", quoted(f.name()), who))
	}
	return out
}

// glance is the table of figures. Each equals a count of a later section.
func (p *projector) glance(d Document) []Item {
	m := d.Initiatives.Money
	without := ""
	if m.WithoutCost > 0 {
		without = fmt.Sprintf(" (%s no cost)", plural(m.WithoutCost, "initiative has", "initiatives have"))
	}
	revenue := "no financial milestones listed"
	if financials(d.Milestones) > 0 {
		sum, list := p.r.AspirationalRevenue()
		revenue = "none known of " + plural(financials(d.Milestones), "financial milestone", "financial milestones")
		if len(list) > 0 {
			revenue = fmt.Sprintf("%s in %s", p.money(sum), outOf(len(list), d))
		}
	}
	money := "no initiatives listed"
	switch {
	case m.Count > 0 && m.Count == m.WithoutCost:
		money = "no cost given" + without
	case m.Count > 0:
		money = fmt.Sprintf("%s / %s / %s%s", p.money(m.Asked), p.money(m.Approved), p.money(m.Funded), without)
	}
	leads := "no technical milestone with a month carries another"
	if n := len(d.TimeLine.Leads); n > 0 {
		leads = fmt.Sprintf("%d of %d", d.TimeLine.Short, n)
	}
	budget := "not asked for in this review"
	switch b := d.Initiatives.Money.Budget; {
	case b.Amount != nil:
		budget = p.money(*b.Amount)
	case b.Asked:
		budget = lowerFirst(b.Mark.Word)
	}
	return []Item{
		{"Open findings", openWord(d.Findings)},
		{"Findings decided", decidedWord(d.Findings)},
		{"Money asked / approved / funded", money},
		{"Budget stated for that work", budget},
		{"Revenue resting on aspirational items", revenue},
		{"Road-map items", backingWords(d.Business.Items)},
		{"Lead times that are too short", leads},
		{"Quarters with more work than people", capacityWord(d.Initiatives.Capacity)},
		{"Critical hires without a budget", hiresWord(d.Hires)},
		{"Risks that grow with the company", risksWord(d.Risk)},
		{"Questions answered", fmt.Sprintf("%d of %d", d.Title.Answered, d.Title.Asked)},
		{"Answers that are more than a claim", provenWord(d.Scope)},
		{"Confidence", d.Scope.Confidence},
	}
}

// provenWord counts the answers that somebody was shown to hold.
func provenWord(s Scope) string {
	all, claimed := 0, s.Levels[questionnaire.Claimed]
	for _, n := range s.Levels {
		all += n
	}
	if all == 0 {
		return "nothing is answered"
	}
	return fmt.Sprintf("%d of %d answers: shown, seen in a document or verified", all-claimed, all)
}

func capacityWord(c Capacity) string {
	switch {
	case c.Engineers == nil:
		return "cannot be told: how many engineers there are is " + lowerFirst(c.Said.Word)
	case c.Need == 0:
		return "no estimated work with months listed"
	}
	s := fmt.Sprintf("%d of %d", c.Over, len(c.Quarters))
	if n := c.idle(); n > 0 {
		s += fmt.Sprintf("; no work is listed for %d", n)
	}
	return s
}

func hiresWord(h Hires) string {
	switch {
	case len(h.List) == 0:
		return "no hires listed"
	case h.Critical == 0:
		return "no critical hire is still to be made"
	}
	s, unsaid := fmt.Sprintf("%d of %d", h.Unfunded, h.Critical), 0
	for _, x := range h.List {
		if x.Critical == questionnaire.Yes && x.Budgeted == questionnaire.Unknown && x.Status != string(questionnaire.Done) {
			unsaid++
		}
	}
	if unsaid > 0 {
		s += fmt.Sprintf("; nobody said of %d", unsaid)
	}
	return s
}

func risksWord(r Risk) string {
	if len(r.Register) == 0 {
		return "no open risks listed"
	}
	n := 0
	for _, k := range r.Register {
		if k.Worse {
			n++
		}
	}
	s := fmt.Sprintf("%d of %d", n, len(r.Register))
	if n > 0 {
		s += "; " + r.answeredWord(n)
	}
	return s
}

// openWord counts open findings by severity, none left out.
func openWord(list []FindingReport) string {
	n := bySeverity(list)
	out := make([]string, len(questionnaire.Severities))
	for i, s := range questionnaire.Severities {
		out[i] = fmt.Sprintf("%d %s", n[s], s)
	}
	return joinAnd(out)
}

func decidedWord(list []FindingReport) string {
	n := map[questionnaire.Verdict]int{}
	for _, f := range list {
		n[f.Verdict]++
	}
	if n[open] == len(list) {
		return "none yet"
	}
	return fmt.Sprintf("%d accepted, %d resolved and %d disputed", n["accepted"], n[resolved], n["disputed"])
}

func backingWords(items []RoadMapItem) string {
	if len(items) == 0 {
		return "no milestones listed"
	}
	n := map[Backing]int{}
	for _, i := range items {
		n[i.Verdict]++
	}
	s := fmt.Sprintf("%d actionable, %d aspirational and %d that cannot be told", n[Actionable], n[Aspirational], n[CannotTell])
	if n[Reached] > 0 {
		s += fmt.Sprintf("; %d done", n[Reached])
	}
	return s
}

package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

func tri(t questionnaire.Tri) string {
	switch t {
	case questionnaire.Yes:
		return "✓ yes"
	case questionnaire.No:
		return "✗ no"
	}
	return "? not said"
}

func (w *writer) initiatives(d Document) {
	list := d.Initiatives.List
	if len(list) == 0 {
		w.para("The review lists no initiatives, so it cannot say which work the plan rests on, who backs it, or what it costs.")
		w.dropped(d.Initiatives.Dropped)
		return
	}
	w.para(append(d.Initiatives.Money.sentences(), d.Initiatives.Money.Budget.sentences(d.Initiatives.Money)...)...)
	var backing, doing [][]string
	for _, i := range list {
		approved := tri(i.Approved)
		if i.ApprovedBy != "" {
			approved += ", by " + i.ApprovedBy
		}
		cost := "not given"
		if i.Cost != nil {
			cost = questionnaire.FormatMoney(*i.Cost, d.Initiatives.Money.Currency)
		}
		backing = append(backing, []string{i.Title, approved, tri(i.Money), tri(i.People), tri(i.Time), cost})
		estimate := tri(i.Estimated)
		if i.PersonMonths != nil {
			estimate += ", " + number(*i.PersonMonths) + " person-months"
		}
		doing = append(doing, []string{
			i.Title, or(i.Owner, "not named"), monthOr(i.Start, "not given"), monthOr(i.End, "not given"),
			estimate, i.Status, or(strings.Join(few(i.Unlocks, 4), "; "), "nothing listed"),
		})
	}
	w.heading(3, "Approval and funding")
	w.table([]string{"Initiative", "Approved", "Money", "People", "Time", "Cost"}, backing)
	w.heading(3, "Owners, dates and what they unlock")
	w.table([]string{"Initiative", "Owner", "Start", "End", "Estimate", "Status", "Unlocks"}, doing)
	var more []string
	for _, i := range list {
		if len(i.Needs) > 0 {
			more = append(more, fmt.Sprintf("%s needs first: %s", i.Title, joinAnd(i.Needs)))
		}
		if i.Dip != nil && *i.Dip > 0 {
			more = append(more, fmt.Sprintf("%s slows the team by %s%% while it runs", i.Title, number(*i.Dip)))
		}
	}
	w.list(more...)
	w.dropped(d.Initiatives.Dropped)
	w.heading(3, "Capacity by quarter")
	w.capacity(d.Initiatives.Capacity)
}

// capacity sets the work of each quarter against the people, in person-months.
func (w *writer) capacity(c Capacity) {
	if !c.works() {
		w.para("No work that is still to be done has both months, so there is nothing to set against the people.")
		w.silence("Without both months", c.Undated)
		return
	}
	if c.Engineers == nil {
		w.para(fmt.Sprintf("How many engineers there are: %s. So nobody can tell whether the work fits the people.", lowerFirst(c.Said.Word)))
	} else {
		w.para(c.sentences()...)
	}
	rows := make([][]string, len(c.Quarters))
	for i, q := range c.Quarters {
		have, lost, left := "not known", "not known", "not known"
		if c.Engineers != nil {
			have, lost, left = tenths(q.Have), tenths(q.Lost), tenths(q.Have-q.Lost)
		}
		rows[i] = []string{q.Quarter, tenths(q.Need), have, lost, left, q.mark(c.Engineers != nil).String(), strings.Join(few(q.Unestimated, 4), "; ")}
	}
	w.table([]string{"Quarter", "Work", "People", "Lost to slower work", "Left for work", "Verdict", "Not estimated"}, rows)
	w.silence("Without both months, and so in no quarter", c.Undated)
	w.silence("Without an estimate, and so not in the sums", c.WithoutWork)
}

// works reports whether any quarter holds work.
func (c Capacity) works() bool {
	return slices.ContainsFunc(c.Quarters, func(q CapacityRow) bool { return q.Need > 0 || len(q.Unestimated) > 0 })
}

// sentences says what the table counts and how it came out.
func (c Capacity) sentences() []string {
	out := []string{fmt.Sprintf("In person-months: the estimated work that runs in a quarter, against %s and those hired by then, after ramp-up. Hires known to have no budget do not count. Support, upkeep and what stands on no list take their share of the same people.",
		measure(*c.Engineers, "engineer", "engineers"))}
	if c.From%3 != 0 {
		out = append(out, fmt.Sprintf("The first quarter counts from %s on.", month(c.From)))
	}
	if c.AssumedRamps > 0 {
		out = append(out, fmt.Sprintf("%s no ramp-up given; %d months are assumed.", plural(c.AssumedRamps, "hire has", "hires have"), questionnaire.DefaultRampUp))
	}
	if c.Dipped > 0 {
		out = append(out, fmt.Sprintf("Work that slows the team down takes %s of the whole team's pace.", measure(c.Dipped, "month", "months")))
	}
	if c.Estimated-c.Need > 0.005 {
		out = append(out, fmt.Sprintf("Of %s estimated, %s in these quarters; the rest is done, lies outside them or has no months.",
			measure(c.Estimated, "person-month", "person-months"), tenths(c.Need)+is(int(c.Need), " falls", " fall")))
	}
	out = append(out, fmt.Sprintf("%d of %s %s more work than people.", c.Over, plural(len(c.Quarters), "quarter", "quarters"), is(c.Over, "holds", "hold")))
	if n := c.idle(); n > 0 {
		out = append(out, fmt.Sprintf("For %d no work is listed, which says nothing of how much there will be.", n))
	}
	return out
}

func (w *writer) dropped(titles []string) {
	if len(titles) > 0 {
		w.para(fmt.Sprintf("Dropped, and counted nowhere: %s.", joinAnd(titles)))
	}
}

// sentences sums the initiatives up.
func (m Money) sentences() []string {
	if m.Count == m.WithoutCost {
		return append([]string{fmt.Sprintf("%s, and no cost was given for any.", plural(m.Count, "initiative", "initiatives"))}, m.work()...)
	}
	out := []string{fmt.Sprintf("%s: %s asked, %s approved, %s funded.", plural(m.Count, "initiative", "initiatives"),
		questionnaire.FormatMoney(m.Asked, m.Currency), questionnaire.FormatMoney(m.Approved, m.Currency), questionnaire.FormatMoney(m.Funded, m.Currency))}
	if m.WithoutCost > 0 {
		out = append(out, fmt.Sprintf("%s no cost, so the true sums are higher.", plural(m.WithoutCost, "has", "have")))
	}
	return append(out, m.work()...)
}

// work sums up the estimates.
func (m Money) work() (out []string) {
	if m.PersonMonths > 0 {
		out = append(out, fmt.Sprintf("Estimated work: %s person-months.", number(m.PersonMonths)))
	}
	if m.WithoutEstimate > 0 {
		out = append(out, fmt.Sprintf("%s no person-months given.", plural(m.WithoutEstimate, "has", "have")))
	}
	return out
}

// maxCell is the most records a cell of the time line names; it counts the rest.
const maxCell = 12

func (w *writer) timeLine(d Document) {
	t := d.TimeLine
	if t.Records == 0 {
		w.para("The review lists no initiatives, milestones, hires, competences or certifications, so there is no time line to show.")
		return
	}
	w.para(fmt.Sprintf("From %s to %s: %d of %s placed.", month(t.From), month(t.To), t.Placed, plural(t.Records, "record is", "records are")))
	w.mermaid(d)
	var rows [][]string
	var idle []string
	for _, q := range t.Quarters {
		name, held := fmt.Sprintf("Q%d %d", q.Quarter, q.Year), 0
		row := []string{name}
		for _, cell := range [][]string{q.Work, q.Technical, q.Product, q.Financial, q.People, q.Certifications} {
			row = append(row, strings.Join(few(cell, maxCell), "; "))
			held += len(cell)
		}
		if held == 0 {
			idle = append(idle, name)
			continue
		}
		rows = append(rows, row)
	}
	if t.Placed > 0 {
		w.table([]string{"Quarter", "Work under way", "Technical", "Product", "Financial", "People and competence", "Certifications"}, rows)
	}
	w.silence("Nothing is listed for", idle)
	w.silence("Outside these months", t.Outside)
	w.silence("Without a month", t.Undated)
	w.heading(3, "Lead of technical milestones")
	if len(t.Leads) == 0 {
		w.para("No technical milestone with a month carries a product or financial one with a month, so no lead can be counted.")
		return
	}
	short := "No lead is"
	if t.Short > 0 {
		short = fmt.Sprintf("%d of %s %s", t.Short, plural(len(t.Leads), "lead", "leads"), is(t.Short, "is", "are"))
	}
	w.para(fmt.Sprintf("A technical milestone should come %s to %s months before what rests on it. %s under %s.", spelled(t.Lead.Minimum), spelled(t.Lead.Target),
		short, is(t.Lead.Minimum, "a month", spelled(t.Lead.Minimum)+" months")))
	rows = make([][]string, len(t.Leads))
	for i, l := range t.Leads {
		rows[i] = []string{l.Technical, month(l.TechnicalMonth), l.Above, month(l.AboveMonth), plural(l.Months, "month", "months"), l.mark(t.Lead).String()}
	}
	w.table([]string{"Technical milestone", "Month", "What rests on it", "Month", "Lead", "Verdict"}, rows)
}

func (l Lead) mark(want questionnaire.LeadTime) Mark {
	switch {
	case l.Months < want.Minimum:
		return Mark{signBad, upperFirst(l.Verdict)}
	case l.Months <= want.Target:
		return Mark{signGood, upperFirst(l.Verdict)}
	}
	return Mark{signNeutral, upperFirst(l.Verdict)}
}

package export

import (
	"fmt"
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
	w.para(d.Initiatives.Money.sentences()...)
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
	for _, i := range list {
		if len(i.Needs) > 0 {
			w.list(fmt.Sprintf("%s needs first: %s", i.Title, joinAnd(i.Needs)))
		}
	}
	w.dropped(d.Initiatives.Dropped)
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

func (w *writer) competence(d Document) {
	w.heading(3, "Hires")
	if len(d.Hires) == 0 {
		w.para("Nothing was answered about critical hires.")
	}
	w.table(saidHead, saidRows(d.Hires))
	w.heading(3, "Competence to acquire")
	if len(d.Competence) == 0 {
		w.para("The questionnaire of this review asks no area for competence.")
	}
	rows := make([][]string, len(d.Competence))
	var notes []NoteOn
	for i, c := range d.Competence {
		rows[i] = []string{c.Area, c.Need.String(), c.By}
		for _, n := range c.Notes {
			notes = append(notes, NoteOn{c.Area, n})
		}
	}
	w.table([]string{"Area", "How", "Said by"}, rows)
	w.notes(notes)
}

// maxCell is the most records a cell of the time line names; it counts the rest.
const maxCell = 12

func (w *writer) timeLine(d Document) {
	t := d.TimeLine
	if t.Records == 0 {
		w.para("The review lists no initiatives and no milestones, so there is no time line to show.")
		return
	}
	w.para(fmt.Sprintf("From %s to %s: %d of %s placed.", month(t.From), month(t.To), t.Placed, plural(t.Records, "record is", "records are")))
	rows := make([][]string, len(t.Quarters))
	for i, q := range t.Quarters {
		rows[i] = []string{fmt.Sprintf("Q%d %d", q.Quarter, q.Year)}
		for _, cell := range [][]string{q.Work, q.Technical, q.Product, q.Financial} {
			rows[i] = append(rows[i], strings.Join(few(cell, maxCell), "; "))
		}
	}
	if t.Placed > 0 {
		w.table([]string{"Quarter", "Work under way", "Technical", "Product", "Financial"}, rows)
	}
	w.silence("Outside these months", t.Outside)
	w.silence("Without a month", t.Undated)
	w.heading(3, "Lead of technical milestones")
	if len(t.Leads) == 0 {
		w.para("No technical milestone with a month carries a product or financial one with a month, so no lead can be counted.")
		return
	}
	w.para(fmt.Sprintf("A technical milestone should come three to six months before what rests on it. %d of %s %s under three months.",
		t.Short, plural(len(t.Leads), "lead", "leads"), is(t.Short, "is", "are")))
	rows = make([][]string, len(t.Leads))
	for i, l := range t.Leads {
		rows[i] = []string{l.Technical, month(l.TechnicalMonth), l.Above, month(l.AboveMonth), plural(l.Months, "month", "months"), l.mark().String()}
	}
	w.table([]string{"Technical milestone", "Month", "What rests on it", "Month", "Lead", "Verdict"}, rows)
}

func (l Lead) mark() Mark {
	switch {
	case l.Months < leastLead:
		return Mark{signBad, upperFirst(l.Verdict)}
	case l.Months <= mostLead:
		return Mark{signGood, upperFirst(l.Verdict)}
	}
	return Mark{signNeutral, upperFirst(l.Verdict)}
}

func (w *writer) milestones(d Document) {
	if len(d.Milestones) == 0 {
		w.para("The review lists no milestones. A list to track is what a board needs most from it; it is still to be made.")
		return
	}
	w.para("By month. The owner is who owns the work beneath a milestone.")
	rows := make([][]string, len(d.Milestones))
	for i, m := range d.Milestones {
		rows[i] = []string{
			itoa(m.Number), m.Kind, m.Title, monthOr(m.Month, "not given"), or(m.Done, "not given"),
			or(m.Owner, "not named"), or(strings.Join(m.RestsOn, "; "), "nothing listed"),
		}
	}
	w.table([]string{"No.", "Kind", "Milestone", "Month", "Done when", "Owner", "Rests on"}, rows)
}

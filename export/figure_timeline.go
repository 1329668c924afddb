package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A timeRow is one row of the time line: the head of a group, an initiative, a
// milestone, or what must be there by a month.
type timeRow struct {
	group     string
	work      *InitiativeReport
	milestone *MilestoneReport
	leads     []Lead // of the technical milestones a milestone rests on
	due       *dueRow
}

// timeFigures draws the time line, in as many parts as it takes; none in a brief, nor
// where no record has a month to stand in.
func timeFigures(d Document) []figure {
	if d.Brief {
		return nil
	}
	var out []figure
	for _, rows := range chunks(timeRows(d)) {
		f := timeFigure(d.TimeLine, rows)
		f.title = timeTitle(d, rows)
		out = append(out, f)
	}
	for i := range out {
		if len(out) > 1 {
			out[i].title = fmt.Sprintf("Part %d of %d. %s", i+1, len(out), out[i].title)
		}
	}
	return out
}

// chunks parts rows into figures of at most lineChunk. A group that fits into one is not parted; a
// longer one has its head again where it goes on, and no head stands alone at the end.
func chunks(rows []timeRow) (out [][]timeRow) {
	var part []timeRow
	group := ""
	for i, r := range rows {
		room := lineChunk - len(part)
		if room == 0 || r.group != "" && (room == 1 || room < groupSize(rows[i:]) && groupSize(rows[i:]) <= lineChunk) {
			out = append(out, part)
			part = nil
			if r.group == "" {
				part = append(part, timeRow{group: group + ", continued"})
			}
		}
		group = or(r.group, group)
		part = append(part, r)
	}
	if len(part) > 0 {
		out = append(out, part)
	}
	return out
}

// groupSize counts the rows of the group that rows begin with, its head included.
func groupSize(rows []timeRow) int {
	n := 1
	for n < len(rows) && rows[n].group == "" {
		n++
	}
	return n
}

// timeRows lists what the time line shows, group by group.
func timeRows(d Document) (rows []timeRow) {
	t := d.TimeLine
	add := func(group string, list []timeRow) {
		if len(list) > 0 {
			rows = append(append(rows, timeRow{group: group}), list...)
		}
	}
	var work []timeRow
	for i := range d.Initiatives.List {
		x := &d.Initiatives.List[i]
		if from, to := x.months(); from != 0 && to >= from && to >= t.From && from <= t.To {
			work = append(work, timeRow{work: x})
		}
	}
	add("Work", work)
	kinds := map[string][]timeRow{}
	for i := range d.Milestones {
		m := &d.Milestones[i]
		if m.Month == 0 || m.Month < t.From || m.Month > t.To {
			continue
		}
		r := timeRow{milestone: m}
		for _, l := range t.Leads {
			if l.AboveID == m.ID {
				r.leads = append(r.leads, l)
			}
		}
		kinds[m.Kind] = append(kinds[m.Kind], r)
	}
	for _, k := range []struct{ kind, group string }{
		{string(technical), "Technical milestones"}, {string(product), "Product milestones"},
		{string(financial), "Financial milestones"}, {"not given", "Milestones whose kind is not given"},
	} {
		add(k.group, kinds[k.kind])
	}
	dueRows(d, add)
	return rows
}

// months returns the first and the last month of work; where one is not given,
// the other stands for both.
func (i *InitiativeReport) months() (from, to questionnaire.Month) {
	from, to = i.Start, i.End
	if from == 0 {
		from = to
	}
	if to == 0 {
		to = from
	}
	return from, to
}

// kindsOf reports whether rows show work and milestones, and the signs of the rest.
func kindsOf(rows []timeRow) (work, dates bool, due map[string]bool) {
	due = map[string]bool{}
	for _, r := range rows {
		work, dates = work || r.work != nil, dates || r.milestone != nil
		if r.due != nil {
			due[r.due.sign] = true
		}
	}
	return work, dates, due
}

// timeTitle states what rows of the time line show.
func timeTitle(d Document, rows []timeRow) string {
	work, dates, due := kindsOf(rows)
	var said []string
	for _, s := range []struct {
		shown bool
		state func() string
	}{
		{dates, d.TimeLine.states}, {work, d.Initiatives.states},
		{due["hire"], d.Hires.states}, {due["competence"], d.Competence.states}, {due["certification"], d.Certifications.states},
	} {
		if s.shown {
			said = append(said, s.state())
		}
	}
	return strings.Join(said, " ")
}

// states what the rows of milestones show.
func (t *TimeLine) states() string {
	n, minimum := len(t.Leads), plural(t.Lead.Minimum, "month", "months")
	switch {
	case n == 0:
		return "No lead of a technical milestone can be counted."
	case t.Short == 0:
		return fmt.Sprintf("%s of technical milestones: none is under %s.", plural(n, "lead", "leads"), minimum)
	}
	var short []string
	for _, l := range t.Leads {
		if l.Months < t.Lead.Minimum {
			short = append(short, shorten(l.Technical, 60)+", "+leadWords(l)+" "+shorten(l.Above, 60))
		}
	}
	if len(short) > 2 {
		short = []string{short[0], fmt.Sprintf("and %d more", len(short)-1)}
	}
	return fmt.Sprintf("%d of %s of technical milestones %s under %s: %s.", t.Short, plural(n, "lead", "leads"),
		is(t.Short, "is", "are"), minimum, strings.Join(short, "; "))
}

// states what the rows of work show.
func (i *Initiatives) states() string {
	backed := 0
	for _, x := range i.List {
		if x.Backed == questionnaire.Yes {
			backed++
		}
	}
	n := len(i.List)
	return fmt.Sprintf("%d of %s %s approved and funded.", backed, plural(n, "initiative", "initiatives"), are(backed, n))
}

// leadWords words a lead before the title of what rests on it.
func leadWords(l Lead) string {
	switch {
	case l.Months < 0:
		return plural(-l.Months, "month", "months") + " after"
	case l.Months == 0:
		return "in the same month as"
	}
	return plural(l.Months, "month", "months") + " before"
}

// leastLead words the least of the leads of one milestone, "" where it has none,
// and says whether it is too short, which the words say too.
func leastLead(leads []Lead, minimum int) (words string, short bool) {
	if len(leads) == 0 {
		return "", false
	}
	least := leads[0].Months
	for _, l := range leads {
		least = min(least, l.Months)
	}
	words = "lead " + plural(least, "month", "months")
	if len(leads) > 1 {
		words = "least " + words
	}
	if least < minimum {
		return signBad + " " + words, true
	}
	return words, false
}

package export

import (
	"diligence/questionnaire"
)

// timeLine places every record of the plan in the quarters of the 24 months. A
// record it cannot place is listed, never left out.
func (p *projector) timeLine() TimeLine {
	from := questionnaire.MonthOf(p.now)
	t := TimeLine{From: from, To: from + horizon - 1, Lead: p.lead()}
	first := from - from%3
	for m := first; m <= t.To; m += 3 {
		t.Quarters = append(t.Quarters, QuarterRow{Year: m.Year(), Quarter: m.Quarter()})
	}
	for _, i := range p.plan.initiatives {
		t.Records++
		p.placeWork(&t, first, i)
	}
	for _, m := range p.plan.milestones {
		t.Records++
		p.placeMilestone(&t, first, m)
	}
	p.placePeople(&t, first)
	t.Leads, t.Short = p.leads()
	return t
}

// placePeople writes hires, competences and certifications into the quarter of
// their month.
func (p *projector) placePeople(t *TimeLine, first questionnaire.Month) {
	for _, h := range p.r.Hires {
		if h.Status != questionnaire.Dropped {
			t.place(first, p.heading(h), h.Month, "hire", func(q *QuarterRow) *[]string { return &q.People })
		}
	}
	for _, c := range p.r.Competences {
		if c.Status != questionnaire.Dropped {
			t.place(first, p.heading(c), c.Month, "competence", func(q *QuarterRow) *[]string { return &q.People })
		}
	}
	for _, c := range p.r.Certifications {
		if c.Status != questionnaire.Dropped {
			t.place(first, p.heading(c), c.Month, "", func(q *QuarterRow) *[]string { return &q.Certifications })
		}
	}
}

// place writes a record into a cell of its month's quarter, or lists it as one
// that no quarter holds.
func (t *TimeLine) place(first questionnaire.Month, title string, m questionnaire.Month, what string, cell func(*QuarterRow) *[]string) {
	t.Records++
	if what != "" {
		title += " (" + what + ")"
	}
	switch {
	case m == 0:
		t.Undated = append(t.Undated, title)
	case m < t.From || m > t.To:
		t.Outside = append(t.Outside, title+", "+month(m))
	default:
		t.Placed++
		list := cell(&t.Quarters[(m-first)/3])
		*list = append(*list, title+", "+month(m))
	}
}

// placeWork writes an initiative into each quarter it runs in. One with a single
// month given stands there.
func (p *projector) placeWork(t *TimeLine, first questionnaire.Month, i questionnaire.Initiative) {
	start, end := i.Start, i.End
	title := p.title(i.ID)
	switch {
	case start == 0 && end == 0:
		t.Undated = append(t.Undated, title)
		return
	case start == 0:
		start = end
	case end == 0:
		end = start
	}
	if end < t.From || start > t.To || end < start {
		t.Outside = append(t.Outside, title+" ("+month(start)+" to "+month(end)+")")
		return
	}
	t.Placed++
	for n := range t.Quarters {
		q := first + questionnaire.Month(3*n)
		if start > q+2 || end < q {
			continue
		}
		cell := title
		if i.Start >= q && i.Start <= q+2 {
			cell += ", from " + month(i.Start)
		}
		if i.End >= q && i.End <= q+2 {
			cell += ", to " + month(i.End)
		}
		t.Quarters[n].Work = append(t.Quarters[n].Work, cell+" ("+backingWord(i)+")")
	}
}

// backingWord says how far an initiative is backed.
func backingWord(i questionnaire.Initiative) string {
	switch {
	case i.Status == questionnaire.Done:
		return "done"
	case i.Backed() == questionnaire.Yes:
		return "approved and funded"
	case i.Approved == questionnaire.Yes:
		return "approved only"
	case i.Approved == questionnaire.No:
		return "not approved"
	}
	return "approval not said"
}

func (p *projector) placeMilestone(t *TimeLine, first questionnaire.Month, m questionnaire.Milestone) {
	title := p.title(m.ID)
	switch {
	case m.Month == 0:
		t.Undated = append(t.Undated, title)
		return
	case m.Month < t.From || m.Month > t.To:
		t.Outside = append(t.Outside, title+" ("+month(m.Month)+")")
		return
	}
	t.Placed++
	row := &t.Quarters[(m.Month-first)/3]
	cell := title + ", " + month(m.Month)
	switch m.Kind {
	case financial:
		row.Financial = append(row.Financial, cell)
	case product:
		row.Product = append(row.Product, cell)
	case technical:
		row.Technical = append(row.Technical, cell)
	default:
		row.Product = append(row.Product, cell+" (kind not given)")
	}
}

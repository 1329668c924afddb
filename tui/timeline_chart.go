package tui

import (
	"cmp"
	"slices"

	"diligence/questionnaire"
)

// A lane is a group of the time line's rows.
type lane int

const (
	laneWork lane = iota
	laneFinancial
	laneProduct
	laneTechnical
	laneKindless
	laneHires
	laneCompetences
	laneCertifications
	laneUndated // records that have no month
	laneOutside // records whose months lie outside the chart
	lanes
)

var laneNames = [lanes]string{
	"Initiatives", "Financial milestones", "Product milestones", "Technical milestones", "Milestones without a kind",
	"Hires", "Competences", "Certifications", "Without a month", "Outside these 24 months",
}

// A chart is the plan laid out over the 24 months from the present one on.
type chart struct {
	from      questionnaire.Month
	rows      []chartRow // a heading before the rows of each lane that has any
	lead      questionnaire.LeadTime
	quarters  []questionnaire.Quarter
	engineers *float64 // nil where the question is not answered: then only what quarters need is known
	currency  string
}

// A chartRow is a record of the plan, or the heading of a lane.
type chartRow struct {
	lane     lane
	rec      questionnaire.PlanRecord // nil in a heading
	id       string
	from, to questionnaire.Month  // the months it takes; 0 where it has none
	leads    []questionnaire.Lead // of a milestone: the pairs it stands in
	count    int                  // of a heading: how many records follow
}

func (r chartRow) heading() bool { return r.rec == nil }

func (c *chart) last() questionnaire.Month { return c.from + questionnaire.Horizon - 1 }

// newChart lays out a review. Each dated record is in a lane of its own kind, all
// others are in the lanes that say why not; risks have no months.
func newChart(r *questionnaire.Review, q *questionnaire.Questionnaire, positions map[string]questionnaire.Position, now questionnaire.Month) *chart {
	c := &chart{from: now, lead: q.Lead}
	if p := positions["context.engineers_now"]; p.Status == questionnaire.Answered {
		n := p.Value.Number()
		c.engineers = &n
	}
	if p, x := positions["context.currency"], q.Question("context.currency"); x != nil && p.Status == questionnaire.Answered {
		c.currency = q.Format(x, p.Value, "")
	}
	var have float64
	if c.engineers != nil {
		have = *c.engineers
	}
	c.quarters = r.Quarters(have, now)
	leads := map[string][]questionnaire.Lead{}
	for _, l := range r.Leads() {
		leads[l.Rests.ID] = append(leads[l.Rests.ID], l)
		leads[l.Technical.ID] = append(leads[l.Technical.ID], l)
	}
	var by [lanes][]chartRow
	for rec := range r.Plan {
		of, ok := laneOf(rec)
		if !ok {
			continue
		}
		row := chartRow{lane: of, rec: rec, id: rec.Key().ID()}
		row.from, row.to = spanOf(rec)
		row.leads = leads[row.id]
		switch {
		case row.from == 0:
			row.lane = laneUndated
		case row.to < c.from || row.from > c.last() || row.to < row.from:
			row.lane = laneOutside
		}
		by[row.lane] = append(by[row.lane], row)
	}
	for of, rows := range by {
		if len(rows) == 0 {
			continue
		}
		slices.SortStableFunc(rows, func(a, b chartRow) int { return cmp.Compare(a.from, b.from) })
		c.rows = append(append(c.rows, chartRow{lane: lane(of), count: len(rows)}), rows...)
	}
	return c
}

func laneOf(rec questionnaire.PlanRecord) (lane, bool) {
	switch x := rec.(type) {
	case questionnaire.Initiative:
		return laneWork, true
	case questionnaire.Milestone:
		switch x.Kind {
		case "financial":
			return laneFinancial, true
		case "product":
			return laneProduct, true
		case "technical":
			return laneTechnical, true
		}
		return laneKindless, true
	case questionnaire.Hire:
		return laneHires, true
	case questionnaire.Competence:
		return laneCompetences, true
	case questionnaire.Certification:
		return laneCertifications, true
	}
	return 0, false
}

// spanOf returns the first and the last month a record takes: an initiative's
// work, a hire with its ramp-up, the one month of the others.
func spanOf(rec questionnaire.PlanRecord) (from, to questionnaire.Month) {
	switch x := rec.(type) {
	case questionnaire.Initiative:
		return cmp.Or(x.Start, x.End), cmp.Or(x.End, x.Start)
	case questionnaire.Milestone:
		return x.Month, x.Month
	case questionnaire.Hire:
		if x.Month == 0 {
			return 0, 0
		}
		return x.Month, x.Month + max(x.Ramp()-1, 0)
	case questionnaire.Competence:
		return x.Month, x.Month
	case questionnaire.Certification:
		return x.Month, x.Month
	}
	return 0, 0
}

func statusOf(rec questionnaire.PlanRecord) questionnaire.RecordStatus {
	switch x := rec.(type) {
	case questionnaire.Initiative:
		return x.Status
	case questionnaire.Milestone:
		return x.Status
	case questionnaire.Hire:
		return x.Status
	case questionnaire.Competence:
		return x.Status
	case questionnaire.Certification:
		return x.Status
	}
	return ""
}

// A leadFit says how a technical milestone's month suits what rests on it.
type leadFit int

const (
	leadDone leadFit = iota // one of the two is done: nothing to judge
	leadInBand
	leadEarly
	leadLate
)

func (c *chart) fits(l questionnaire.Lead) leadFit {
	switch {
	case l.Technical.Status == questionnaire.Done || l.Rests.Status == questionnaire.Done:
		return leadDone
	case l.Months < c.lead.Minimum:
		return leadLate
	case l.Months > c.lead.Target:
		return leadEarly
	}
	return leadInBand
}

// band returns the months in which what a product or financial milestone rests on
// should be ready; ok is false for rows that have none.
func (c *chart) band(r chartRow) (from, to questionnaire.Month, ok bool) {
	m, is := r.rec.(questionnaire.Milestone)
	if !is || m.Month == 0 || m.Kind != "product" && m.Kind != "financial" || m.Status == questionnaire.Dropped {
		return 0, 0, false
	}
	return m.Month - questionnaire.Month(c.lead.Target), m.Month - questionnaire.Month(c.lead.Minimum), true
}

// quarter returns the quarter month m lies in.
func (c *chart) quarter(m questionnaire.Month) questionnaire.Quarter {
	for _, q := range c.quarters {
		if q.First <= m && m <= q.First+2 {
			return q
		}
	}
	return questionnaire.Quarter{First: m - m%3}
}

package export

import (
	"strings"
)

func (w *writer) risk(d Document) {
	r := d.Risk
	w.para(r.Scale...)
	rows := make([][]string, len(r.Areas))
	for i, a := range r.Areas {
		rows[i] = []string{a.Area, a.Now.String(), a.Later.String()}
	}
	w.table([]string{"Area", "Now", "At the planned scale"}, rows)
	w.heading(3, "Risk register")
	w.riskRegister(r)
	if len(r.Answers) > 0 {
		w.heading(3, "What was said of risk")
		w.said(r.Answers)
	}
	w.heading(3, "Two days without the cloud provider's zone")
	w.outage(r)
}

func (w *writer) riskRegister(r Risk) {
	if len(r.Register) == 0 {
		w.para("The review lists no open risks. That is no sign that there are none.")
	} else {
		w.para(r.sentence(), "Likelihood and impact together make the class.")
	}
	rows := make([][]string, len(r.Register))
	for i, k := range r.Register {
		rows[i] = []string{
			k.Title, or(k.Kind, "not given"), or(k.Area, "not given"), k.NowMark.String(), k.PlannedMark.String(),
			or(strings.Join(few(k.AnsweredBy, 4), "; "), "nothing listed"), or(k.Owner, "not named"),
		}
	}
	w.table([]string{"Risk", "Kind", "Area", "Today", "At the planned scale", "Answered by", "Owner"}, rows)
	w.silence("Done with", r.Closed)
	w.dropped(r.Dropped)
}

// outage writes the work sheet, then what else was answered about it.
func (w *writer) outage(r Risk) {
	switch {
	case r.Sheet.Given:
		w.para(r.Sheet.Sum)
	case len(r.Sheet.Rows) > 0:
		w.para("The work sheet is not answered. From the yearly revenue alone:", r.Sheet.Sum)
	case len(r.Outage) > 0:
		w.para("The work sheet is not answered.", r.Sheet.Sum)
	default:
		w.para("Not answered. What two days without the zone would cost, in money and in customers, is not known to this review.")
	}
	rows := make([][]string, len(r.Sheet.Rows))
	for i, x := range r.Sheet.Rows {
		rows[i] = []string{x.What, x.Now, x.Planned}
	}
	w.table([]string{"Work sheet", "Today", "At the planned scale"}, rows)
	w.labels(r.Sheet.Facts)
	w.said(r.Outage)
	if len(r.Outage) > 0 {
		w.silence("Not answered about the outage", r.OutageSilent)
	}
}

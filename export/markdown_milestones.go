package export

import (
	"fmt"
	"strings"
)

func (w *writer) milestones(d Document) {
	if len(d.Milestones) == 0 {
		w.para("The review lists no milestones. A list to track is what a board needs most from it; it is still to be made.")
	} else {
		w.track(d.Milestones)
	}
	w.dropped(d.MilestonesDropped)
	w.heading(3, "Certifications")
	w.certifications(d.Certifications)
}

func (w *writer) track(list []MilestoneReport) {
	below := 0
	rows := make([][]string, len(list))
	for i, m := range list {
		owner := or(m.Owner, "not named")
		if m.OwnersBelow {
			below++
			owner = "of the work: " + owner
		}
		rows[i] = []string{
			itoa(m.Number), m.Kind, m.Title, monthOr(m.Month, "not given"), or(m.Done, "not given"),
			owner, or(strings.Join(m.RestsOn, "; "), "nothing listed"),
		}
	}
	if below > 0 {
		w.para(fmt.Sprintf("By month. %s no owner of %s own; there, who owns the work beneath is named.", plural(below, "milestone has", "milestones have"), is(below, "its", "their")))
	} else {
		w.para("By month.")
	}
	w.table([]string{"No.", "Kind", "Milestone", "Month", "Done when", "Owner", "Rests on"}, rows)
	w.heading(3, "What stands behind the months")
	w.para(slips(list))
	for i, m := range list {
		slack := "not given"
		if m.Slack != nil {
			slack = measure(*m.Slack, "month", "months")
		}
		rows[i] = []string{itoa(m.Number), m.Title, tri(m.Estimated), tri(m.BusinessCase), slack, m.promised(), m.Status}
	}
	w.table([]string{"No.", "Milestone", "Estimate", "Business case", "Reserve", "Month", "Status"}, rows)
}

// slips counts the milestones that moved.
func slips(list []MilestoneReport) string {
	moved, later := 0, 0
	for _, m := range list {
		if m.History != "" {
			moved++
		}
		if m.Slipped > 0 {
			later++
		}
	}
	if moved == 0 {
		return "No milestone is recorded to have moved since it was first promised."
	}
	return fmt.Sprintf("%d of %s moved since %s first promised; %d now %s later.", moved, plural(len(list), "milestone", "milestones"),
		is(moved, "it was", "they were"), later, is(later, "stands", "stand"))
}

func (w *writer) certifications(c Certifications) {
	if len(c.List) == 0 {
		w.para("The review lists no certifications.")
	}
	rows := make([][]string, len(c.List))
	for i, x := range c.List {
		carried := or(strings.Join(few(x.CarriedBy, 4), "; "), "nothing listed")
		if x.WorkEnds != 0 {
			carried += " (to " + month(x.WorkEnds) + ")"
		}
		rows[i] = []string{
			x.Name, monthOr(x.Month, "not given"), or(strings.Join(few(x.NeededFor, 4), "; "), "nothing listed"),
			carried, x.Status, x.Timing.String(),
		}
	}
	w.table([]string{"Certification", "Needed by", "Needed for", "Carried by", "Status", "Verdict"}, rows)
	w.dropped(c.Dropped)
}

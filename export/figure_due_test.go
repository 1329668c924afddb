package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// dueReview has one record for each way in which a hire, a competence or a
// certification may stand, in a plan that begins in January 2027.
func dueReview() *questionnaire.Review {
	run := func(id string, from, to questionnaire.Month) questionnaire.Initiative {
		return work(id, func(i *questionnaire.Initiative) { i.Start, i.End = from, to })
	}
	r := planned([]questionnaire.Initiative{run("i1", at(2027, 4), at(2027, 9)), run("i2", at(2026, 11), at(2027, 2))})
	r.Hires = []questionnaire.Hire{
		{ID: "h1", Role: "In time", Month: at(2027, 2), RampUp: new(2.0), Budgeted: yes, Critical: yes, NeededBy: []string{"i1"}},
		{ID: "h2", Role: "Half a month late", Month: at(2027, 2), RampUp: new(2.5), Budgeted: yes, NeededBy: []string{"i1"}},
		{ID: "h3", Role: "Long needed", Month: at(2027, 1), RampUp: new(0.0), Budgeted: no, NeededBy: []string{"i2"}},
		{ID: "h4", Role: "For nothing listed", Month: at(2028, 11)},
		{ID: "h5", Role: "Here", Month: at(2027, 1), Budgeted: no, Status: questionnaire.Done},
		{ID: "h6", Role: "Gone by", Month: at(2026, 12)},
	}
	r.Competences = []questionnaire.Competence{
		{ID: "c1", What: "Partitions", How: "learn", Month: at(2027, 4), NeededBy: []string{"i1"}},
		{ID: "c2", What: "Tenants", How: questionnaire.WayUndecided, Month: at(2027, 6), NeededBy: []string{"i1"}},
		{ID: "c3", What: "Queues", Month: at(2027, 6)},
		{ID: "c4", What: "Graphs", Month: at(2027, 6), Status: questionnaire.Done},
	}
	r.Certifications = []questionnaire.Certification{
		{ID: "t1", Name: "Just in time", Month: at(2027, 9), CarriedBy: []string{"i1"}},
		{ID: "t2", Name: "Too early", Month: at(2027, 8), CarriedBy: []string{"i1"}},
		{ID: "t3", Name: "Alone", Month: at(2027, 8)},
		{ID: "t4", Name: "Hung up", Month: at(2027, 8), Status: questionnaire.Done},
	}
	return r
}

// TestDueRows reads how each of them stands in the time line, by hand: month 0 is
// January 2027, a sign stands in the middle of its month and the start or the end
// of work at the edge of one.
func TestDueRows(t *testing.T) {
	d := document(t, dueReview(), Board)
	figures := timeFigures(d)
	if len(figures) != 1 {
		t.Fatalf("%d figures", len(figures))
	}
	f := figures[0]
	var got []string
	top, keys := 0.0, lineHead+lineRow*float64(len(timeRows(d)))
	for _, p := range f.parts {
		switch class, _, _ := strings.Cut(p.class, " "); {
		case p.class == "group":
			got, top = append(got, p.text), 0
		case p.class == "label":
			got, top = append(got, p.text), p.at[0].y
		case p.at[0].y > keys || top == 0: // the keys, and the scale
		case class == "who" || class == "mark" || class == "need" || class == "ramp":
			from, to := span(p)
			got[len(got)-1] += fmt.Sprintf(" | %s %.3g to %.3g", p.class, (from-lineLeft)/lineMonth, (to-lineLeft)/lineMonth)
		case p.kind == textPart:
			got[len(got)-1] += " | " + p.text
		}
	}
	r := markRadius / float64(lineMonth)
	sign := func(class string, month float64) string { // of a sign as wide as it is high
		return fmt.Sprintf(" | %s %.3g to %.3g", class, month+0.5-r, month+0.5+r)
	}
	round := func(class string, month float64) string { // a circle of twelve corners is as wide as its flat sides
		const flat = 0.9659258262890683
		return fmt.Sprintf(" | %s %.3g to %.3g", class, month+0.5-r*flat, month+0.5+r*flat)
	}
	shield := func(month float64) string {
		return fmt.Sprintf(" | mark %.3g to %.3g", month+0.5-r+1./lineMonth, month+0.5+r-1./lineMonth)
	}
	edge := func(at float64) string {
		return fmt.Sprintf(" | need %.3g to %.3g", at-2./lineMonth, at+2./lineMonth)
	}
	late := func(at float64) string {
		return fmt.Sprintf(" | need short %.3g to %.3g", at-3./lineMonth, at+3./lineMonth)
	}
	const outside = -6. / lineMonth // just before the months shown
	want := []string{
		"Work", "Work i1 | approved and funded", "Work i2 | approved and funded",
		"Hires",
		"In time, critical | ramp 1.5 to 3" + edge(3) + round("who funded", 1) + " | budgeted",
		"Half a month late | ramp 1.5 to 4" + late(3) + round("who funded", 1) + " | ✗ budgeted, 1 month late",
		"Long needed" + late(outside) + round("who refused", 0) + " | ✗ no budget, 2 months late",
		"For nothing listed | ramp unsaid 22.5 to 24" + round("who unsaid", 22) + " | budget not said",
		"Here" + round("who done", 0) + " | in the job",
		"Competences",
		"Partitions" + edge(3) + sign("mark", 3) + " | learn",
		"Tenants" + late(3) + sign("mark", 5) + " | ✗ undecided, 2 months late",
		"Queues" + sign("mark", 5) + " | way not said",
		"Graphs" + sign("mark", 5) + " | there",
		"Certifications",
		"Too early" + late(9) + shield(7) + " | ✗ work ends 1 month late",
		"Alone" + shield(7) + " | ✗ no work carries it",
		"Hung up" + shield(7) + " | held",
		"Just in time" + edge(9) + shield(8) + " | work ends in time",
	}
	if !slices.Equal(got, want) {
		t.Errorf("drawn\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
	const title = "2 of 2 initiatives are approved and funded. 2 of 5 open hires are budgeted; 2 would be of full use too late: Half a month late, 1 month; Long needed, 2 months. " +
		"A way is chosen for 1 of 3 competences still missing; 1 would be there too late: Tenants, 2 months. " +
		"Work carries 2 of 3 certifications still to come; the work of 1 ends too late: Too early, 1 month."
	if f.title != title {
		t.Errorf("title\n got %s\nwant %s", f.title, title)
	}
}

// span returns how far a part reaches from left to right.
func span(p part) (from, to float64) {
	from, to = p.at[0].x, p.at[0].x
	for _, a := range p.at {
		from, to = min(from, a.x), max(to, a.x)
	}
	return from, to
}

// TestDueCells reads the same in a table of quarters.
func TestDueCells(t *testing.T) {
	d := document(t, dueReview(), Board)
	var got []string
	for _, r := range timeRows(d) {
		if r.due == nil {
			continue
		}
		row := r.due.title
		for n, c := range dueCells(d.TimeLine, r.due) {
			if c.shade != "" {
				row += fmt.Sprintf(" | %d shaded", n)
			}
			if c.text != "" {
				row += fmt.Sprintf(" | %d %s", n, strings.ReplaceAll(c.text, "\u00a0", " "))
			}
		}
		got = append(got, row)
	}
	want := []string{
		"In time | 0 shaded | 0 ● Feb | 1 ┃ Apr",
		"Half a month late | 0 shaded | 0 ● Feb | 1 shaded | 1 ✗┃ Apr",
		"Long needed | 0 ✗┃ Nov 2026 ● Jan",
		"For nothing listed | 7 shaded | 7 ● Nov",
		"Here | 0 ● Jan",
		"Partitions | 1 ✚ Apr ┃ Apr",
		"Tenants | 1 ✗┃ Apr ✚ Jun",
		"Queues | 1 ✚ Jun", "Graphs | 1 ✚ Jun",
		"Too early | 2 ▼ Aug ✗┃ Sep", "Alone | 2 ▼ Aug", "Hung up | 2 ▼ Aug", "Just in time | 2 ▼ Sep ┃ Sep",
	}
	if !slices.Equal(got, want) {
		t.Errorf("cells\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

// TestAssumedRampUp holds that what is late only by an assumption says so.
func TestAssumedRampUp(t *testing.T) {
	r := planned([]questionnaire.Initiative{work("i1", func(i *questionnaire.Initiative) { i.Start, i.End = at(2027, 4), at(2027, 9) })})
	r.Hires = []questionnaire.Hire{{ID: "h1", Role: "Data lead", Month: at(2027, 2), Budgeted: yes, NeededBy: []string{"i1"}}}
	d := document(t, r, Board)
	if got, want := d.Hires.states(), "1 of 1 open hire is budgeted; 1 would be of full use too late: Data lead, 1 month, with 3 months of ramp-up assumed."; got != want {
		t.Errorf("states\n got %s\nwant %s", got, want)
	}
	if got, want := d.Hires.List[0].row().note(), "Data lead: February 2027, of full use from May 2027 (3 months assumed), ✗ budgeted, 1 month late"; got != want {
		t.Errorf("note\n got %s\nwant %s", got, want)
	}
}

package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// A dueRow is a row of the time line for what must be there by a month: a hire, a
// competence or a certification.
type dueRow struct {
	sign    string // hire, competence or certification
	title   string
	behind  string // said behind the title: that a hire is critical
	month   questionnaire.Month
	full    questionnaire.Month // of a hire: the month of full use
	assumed string              // said behind it where nobody gave the ramp-up
	look    string              // how a hire's money stands: funded, refused, unsaid or done
	word    string              // how it stands
	bad     bool                // which the word says too
	work    string              // title of the work it is held to; "" for none
	edge    questionnaire.Month // the month that work starts or ends in
	ends    bool                // it ends
	late    bool                // not there when that work needs it, or carried too late
}

// note tells a reader who points at it more.
func (r *dueRow) note() string {
	s := r.title + r.behind + ": " + month(r.month)
	if r.full > r.month {
		s += ", of full use from " + month(r.full) + r.assumed
	}
	return s + ", " + r.word
}

// hireLooks word how the money for a hire stands, and say how that looks.
var hireLooks = map[questionnaire.Tri][2]string{
	questionnaire.Yes: {"funded", "budgeted"}, questionnaire.No: {"refused", "no budget"}, questionnaire.Unknown: {"unsaid", "budget not said"},
}

func (h *HireReport) row() *dueRow {
	look := hireLooks[h.Budgeted]
	r := &dueRow{sign: "hire", title: h.Role, month: h.Month, full: h.Productive, look: look[0], word: look[1], bad: h.Budgeted == questionnaire.No}
	if h.inTheJob() {
		r.look, r.word, r.bad, r.full = "done", "in the job", false, 0
	}
	if h.RampAssumed {
		r.assumed = fmt.Sprintf(" (%d months assumed)", questionnaire.DefaultRampUp)
	}
	if h.Critical == questionnaire.Yes {
		r.behind = ", critical"
	}
	return r.held(h.Timing)
}

func (h *HireReport) inTheJob() bool { return h.Status == recordWord(questionnaire.Done) }

func (c *CompetenceReport) row() *dueRow {
	r := &dueRow{sign: "competence", title: c.What, month: c.Month, word: or(string(c.Way), "way not said"), bad: c.Way == questionnaire.WayUndecided}
	if c.Status == recordWord(questionnaire.Done) {
		r.word, r.bad = "there", false
	}
	return r.held(c.Timing)
}

// held sets a row against the start of the first work that needs it.
func (r *dueRow) held(t Timing) *dueRow {
	if t.At != 0 {
		r.work, r.edge = t.Work, t.At
	}
	if t.Late > 0 {
		r.late, r.bad = true, true
		r.word += ", " + plural(t.Late, "month", "months") + " late"
	}
	return r.marked()
}

func (c *CertificationReport) row() *dueRow {
	r := &dueRow{sign: "certification", title: c.Name, month: c.Month, late: c.Timing.Late > 0}
	if c.WorkEnds != 0 {
		r.work, r.edge, r.ends = c.Timing.Work, c.WorkEnds, true
	}
	switch {
	case c.Status == recordWord(questionnaire.Done):
		r.word = "held"
	case len(c.CarriedBy) == 0:
		r.word, r.bad = "no work carries it", true
	case r.late:
		r.word, r.bad = "work ends "+plural(c.Timing.Late, "month", "months")+" late", true
	case c.Timing.Sign == signGood:
		r.word = "work ends in time"
	default:
		r.word = "end of work not given"
	}
	return r.marked()
}

// marked puts the sign for what is bad before the word.
func (r *dueRow) marked() *dueRow {
	if r.bad {
		r.word = signBad + " " + r.word
	}
	return r
}

// dueRows lists what is due in the months of the time line, in its groups.
func dueRows(d Document, add func(group string, list []timeRow)) {
	in := func(list []timeRow, m questionnaire.Month, row func() *dueRow) []timeRow {
		if m == 0 || m < d.TimeLine.From || m > d.TimeLine.To {
			return list
		}
		return append(list, timeRow{due: row()})
	}
	var hires, competences, certifications []timeRow
	for i := range d.Hires.List {
		hires = in(hires, d.Hires.List[i].Month, d.Hires.List[i].row)
	}
	for i := range d.Competence.List {
		competences = in(competences, d.Competence.List[i].Month, d.Competence.List[i].row)
	}
	for i := range d.Certifications.List {
		certifications = in(certifications, d.Certifications.List[i].Month, d.Certifications.List[i].row)
	}
	add("Hires", hires)
	add("Competences", competences)
	add("Certifications", certifications)
}

// states what the rows of hires show.
func (h *Hires) states() string {
	var late lateList
	budgeted := 0
	for i := range h.List {
		if x := &h.List[i]; !x.inTheJob() {
			assumed := ""
			if x.RampAssumed {
				assumed = fmt.Sprintf(", with %d months of ramp-up assumed", questionnaire.DefaultRampUp)
			}
			late.add(x.Role, x.Timing, assumed)
			if x.Budgeted == questionnaire.Yes {
				budgeted++
			}
		}
	}
	if h.Open == 0 {
		return "Every hire listed is in the job."
	}
	return fmt.Sprintf("%d of %s %s budgeted", budgeted, plural(h.Open, "open hire", "open hires"), are(budgeted, h.Open)) +
		late.states("%d would be of full use too late")
}

// states what the rows of competences show.
func (c *Competence) states() string {
	var late lateList
	open, chosen := 0, 0
	for i := range c.List {
		x := &c.List[i]
		if x.Status == recordWord(questionnaire.Done) {
			continue
		}
		late.add(x.What, x.Timing, "")
		if open++; x.Way != questionnaire.WayUndecided && x.Way != "" {
			chosen++
		}
	}
	if open == 0 {
		return "Every competence listed is there."
	}
	return fmt.Sprintf("A way is chosen for %d of %s still missing", chosen, plural(open, "competence", "competences")) + late.states("%d would be there too late")
}

// states what the rows of certifications show.
func (c *Certifications) states() string {
	var late lateList
	open, carried := 0, 0
	for i := range c.List {
		x := &c.List[i]
		if x.Status == recordWord(questionnaire.Done) {
			continue
		}
		late.add(x.Name, x.Timing, "")
		if open++; len(x.CarriedBy) > 0 {
			carried++
		}
	}
	if open == 0 {
		return "Every certification listed is held."
	}
	return fmt.Sprintf("Work carries %d of %s still to come", carried, plural(open, "certification", "certifications")) + late.states("the work of %d ends too late")
}

// A lateList is what comes too late, and by how much.
type lateList []string

func (l *lateList) add(title string, t Timing, behind string) {
	if t.Late > 0 {
		*l = append(*l, shorten(title, 60)+", "+plural(t.Late, "month", "months")+behind)
	}
}

// states ends a sentence with how many are late and which, naming the first where
// there are many.
func (l lateList) states(how string) string {
	if len(l) == 0 {
		return "."
	}
	named := l
	if len(l) > 2 {
		named = lateList{l[0], fmt.Sprintf("and %d more", len(l)-1)}
	}
	return "; " + fmt.Sprintf(how, len(l)) + ": " + strings.Join(named, "; ") + "."
}

package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

func (w *writer) people(d Document) {
	w.heading(3, "Hires")
	w.hires(d.Hires)
	w.heading(3, "Competence to acquire")
	w.competences(d.Competence)
}

func (w *writer) hires(h Hires) {
	switch {
	case len(h.List) > 0:
		w.para(h.sentence())
	case len(h.Answers) > 0:
		w.para("The review lists no hires one by one; what was answered about them follows.")
	default:
		w.para("The review lists no hires, and nothing was answered about critical ones.")
	}
	rows := make([][]string, len(h.List))
	for i, x := range h.List {
		productive := monthOr(x.Productive, "not known")
		if x.Productive != 0 && x.RampAssumed {
			productive += fmt.Sprintf(" (%d months assumed)", questionnaire.DefaultRampUp)
		}
		rows[i] = []string{
			x.Role, triWord(x.Critical), monthOr(x.Month, "not given"), tri(x.Budgeted),
			or(strings.Join(few(x.NeededBy, 4), "; "), "nothing listed"), productive, x.Timing.String(),
		}
	}
	w.table([]string{"Role", "Critical", "By when", "Budgeted", "Needed by", "Of full use from", "Verdict"}, rows)
	w.dropped(h.Dropped)
	if len(h.List) > 0 && len(h.Answers) > 0 {
		w.para("What was answered about hires:")
	}
	w.said(h.Answers)
}

// triWord is a state that is neither good nor bad.
func triWord(t questionnaire.Tri) string {
	if t == questionnaire.Unknown {
		return "not said"
	}
	return t.String()
}

func (h Hires) sentence() string {
	s := fmt.Sprintf("%s, %d not in the job yet", plural(len(h.List), "hire", "hires"), h.Open)
	if h.Critical > 0 {
		s += fmt.Sprintf(", %d of them critical", h.Critical)
	}
	s += "."
	if h.Unfunded > 0 {
		s += fmt.Sprintf(" %d critical %s known to have no budget.", h.Unfunded, is(h.Unfunded, "one is", "ones are"))
	}
	if h.Late > 0 {
		s += fmt.Sprintf(" %d would be of full use only after the work that needs %s starts.", h.Late, is(h.Late, "it", "them"))
	}
	return s
}

func (w *writer) competences(c Competence) {
	rows := make([][]string, len(c.List))
	for i, x := range c.List {
		rows[i] = []string{
			x.What, or(x.Area, "not given"), x.How.String(), monthOr(x.Month, "not given"),
			or(strings.Join(few(x.NeededBy, 4), "; "), "nothing listed"), x.Status, x.Timing.String(),
		}
	}
	w.table([]string{"Competence", "Area", "How", "By when", "Needed by", "Status", "Verdict"}, rows)
	w.dropped(c.Dropped)
	switch {
	case len(c.Areas) == 0:
		w.para("The questionnaire of this review asks no area for competence.")
	case len(c.List) == 0:
		w.para("The review lists no competence to acquire, so nobody can say whether it is there in time.", areaWays)
	default:
		w.para(areaWays)
	}
}

const areaWays = "How each area means to acquire what it lacks stands in the last column of Assessment by area."

package tui

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"diligence/questionnaire"
)

// TimelineWords tells the time line of the 24 months from now on in sentences, one
// a line: what the time line screen draws, for whoever cannot see it. positions are
// those of an evaluation of the review.
func TimelineWords(r *questionnaire.Review, q *questionnaire.Questionnaire, positions map[string]questionnaire.Position, now questionnaire.Month) []string {
	c := newChart(r, q, positions, now)
	lines := []string{fmt.Sprintf("The time line runs from %s to %s.", questionnaire.FormatMonth(c.from), questionnaire.FormatMonth(c.last()))}
	if len(c.rows) == 0 {
		return append(lines, "The plan has no records with months yet: no initiatives, milestones, hires, competences or certifications.")
	}
	for _, row := range c.rows {
		if row.heading() {
			lines = append(lines, "", fmt.Sprintf("%s: %d.", laneNames[row.lane], row.count))
			continue
		}
		line := c.sentence(row)
		if row.lane == laneOutside && row.to < row.from {
			line += " It ends before it starts."
		}
		lines = append(lines, line)
	}
	lines = append(lines, "", c.engineersSentence())
	for _, quarter := range c.quarters {
		lines = append(lines, c.quarterSentence(quarter))
	}
	return lines
}

// sentence tells one record: what it is, when, and how it stands.
func (c *chart) sentence(r chartRow) string {
	name := nameOf(r.rec)
	switch x := r.rec.(type) {
	case questionnaire.Initiative:
		return name + " " + workWhen(x) + ": " + joined(workState(x)) + "."
	case questionnaire.Milestone:
		return name + " " + due("is due", x.Month) + c.milestoneState(x) + "." + c.leadsSentence(r, x)
	case questionnaire.Hire:
		return name + " " + hireWhen(x) + ": " + joined(hireState(x)) + "."
	case questionnaire.Competence:
		how := cmp.Or(string(x.How), "how to acquire it is not said")
		if x.How == questionnaire.WayUndecided {
			how = "nobody chose how to acquire it"
		}
		return name + " " + due("must be there", x.Month) + ": " + joined(append([]string{how}, statusWord(x.Status)...)) + "."
	case questionnaire.Certification:
		said := ""
		if more := certificationState(x); len(more) > 0 {
			said = ": " + joined(more)
		}
		return name + " " + due("is needed", x.Month) + said + "."
	}
	return name + "."
}

func nameOf(rec questionnaire.PlanRecord) string {
	return strings.TrimSpace(rec.Key().ID() + " " + rec.Heading().Line())
}

func joined(words []string) string { return strings.Join(words, ", ") }

func due(verb string, m questionnaire.Month) string {
	if m == 0 {
		return "has no month"
	}
	return verb + " in " + questionnaire.FormatMonth(m)
}

// backing says how far an initiative is backed, in the report's words.
func backing(i questionnaire.Initiative) string {
	switch {
	case i.Status == questionnaire.Done:
		return "done"
	case i.Status == questionnaire.Dropped:
		return "dropped"
	case i.Backed() == questionnaire.Yes:
		return "approved and funded"
	case i.Approved == questionnaire.Yes:
		return "approved only"
	case i.Approved == questionnaire.No:
		return "not approved"
	}
	return "approval not said"
}

func workWhen(i questionnaire.Initiative) string {
	switch {
	case i.Start == 0 && i.End == 0:
		return "has no months"
	case i.Start == 0:
		return "ends in " + questionnaire.FormatMonth(i.End) + ", its start is not given"
	case i.End == 0:
		return "starts in " + questionnaire.FormatMonth(i.Start) + ", its end is not given"
	case i.Start == i.End:
		return "runs in " + questionnaire.FormatMonth(i.Start)
	}
	return "runs from " + questionnaire.FormatMonth(i.Start) + " to " + questionnaire.FormatMonth(i.End)
}

func workState(i questionnaire.Initiative) []string {
	said := []string{backing(i)}
	if i.Status == questionnaire.Done || i.Status == questionnaire.Dropped {
		return said
	}
	if i.Approved == questionnaire.Yes && i.Backed() != questionnaire.Yes {
		said = append(said, lacking(i)...)
	}
	if i.PersonMonths != nil {
		said = append(said, questionnaire.FormatNumber(*i.PersonMonths)+" person-months")
	} else {
		said = append(said, "person-months not given")
	}
	if i.Dip != nil && *i.Dip != 0 {
		said = append(said, "takes "+questionnaire.FormatNumber(*i.Dip)+"% of the team's velocity")
	}
	return append(said, statusWord(i.Status)...)
}

// lacking names what stands between approval and backing.
func lacking(i questionnaire.Initiative) (said []string) {
	for _, x := range []struct {
		what string
		is   questionnaire.Tri
	}{{"money", i.Money}, {"people", i.People}, {"time", i.Time}} {
		switch x.is {
		case questionnaire.No:
			said = append(said, "no "+x.what)
		case questionnaire.Unknown:
			said = append(said, x.what+" not said")
		}
	}
	return said
}

func statusWord(s questionnaire.RecordStatus) []string {
	if s == "" || s == questionnaire.Planned {
		return nil
	}
	return []string{strings.ReplaceAll(string(s), "-", " ")}
}

func (c *chart) milestoneState(m questionnaire.Milestone) string {
	said := []string{cmp.Or(string(m.Kind), "kind not given")}
	if m.Value != nil {
		said = append(said, c.value(m))
	}
	if m.Estimated == questionnaire.No {
		said = append(said, "no estimate")
	}
	switch n := m.Slipped(); {
	case n > 0:
		said = append(said, count(n, "month")+" later than first promised")
	case n < 0:
		said = append(said, count(-n, "month")+" earlier than first promised")
	}
	return " (" + joined(append(said, statusWord(m.Status)...)) + ")"
}

// value says what a milestone's metric comes to; money in the review's currency.
func (c *chart) value(m questionnaire.Milestone) string {
	if m.Kind == "financial" {
		return questionnaire.FormatMoney(*m.Value, c.currency)
	}
	return strings.TrimSpace(m.Metric.Line() + " " + questionnaire.FormatNumber(*m.Value))
}

// leadsSentence tells which technical milestones lie in or out of the band ahead
// of a milestone; of a technical one, what rests on it and when.
func (c *chart) leadsSentence(r chartRow, m questionnaire.Milestone) string {
	if m.Status == questionnaire.Done || m.Status == questionnaire.Dropped || m.Month == 0 {
		return ""
	}
	var parts []string
	for _, l := range r.leads {
		if l.Technical.ID == m.ID {
			parts = append(parts, fmt.Sprintf("%s (%s) rests on it: %s", nameOf(*l.Rests), questionnaire.FormatMonth(l.Rests.Month), c.leadWord(l)))
		} else {
			parts = append(parts, fmt.Sprintf("%s (%s): %s", nameOf(*l.Technical), questionnaire.FormatMonth(l.Technical.Month), c.leadWord(l)))
		}
	}
	from, to, ok := c.band(r)
	switch {
	case ok && len(parts) == 0:
		return " No dated technical milestone lies beneath it."
	case ok:
		return fmt.Sprintf(" The technical milestones it rests on are due %d to %d months ahead, %s to %s: %s.", c.lead.Minimum, c.lead.Target,
			questionnaire.FormatMonth(from), questionnaire.FormatMonth(to), strings.Join(parts, "; "))
	case len(parts) > 0:
		return " " + strings.Join(parts, "; ") + "."
	}
	return ""
}

func (c *chart) leadWord(l questionnaire.Lead) string {
	switch ahead := count(l.Months, "month") + " ahead"; c.fits(l) {
	case leadDone:
		return "done"
	case leadInBand:
		return "in the band, " + ahead
	case leadEarly:
		return "early, " + ahead
	default:
		switch {
		case l.Months == 0:
			return "too late, in the same month"
		case l.Months < 0:
			return "too late, " + count(-l.Months, "month") + " after it"
		}
		return "too late, " + ahead
	}
}

func hireWhen(h questionnaire.Hire) string {
	if h.Month == 0 {
		return "has no month"
	}
	verb := "joins"
	if h.Status == questionnaire.Done {
		verb = "joined"
	}
	when := verb + " in " + questionnaire.FormatMonth(h.Month)
	if n := h.Ramp(); n > 0 {
		when += " and counts in full from " + questionnaire.FormatMonth(h.Month+n)
	}
	return when
}

func hireState(h questionnaire.Hire) []string {
	said := []string{map[questionnaire.Tri]string{
		questionnaire.Yes: "budgeted", questionnaire.No: "no budget", questionnaire.Unknown: "budget not said",
	}[h.Budgeted]}
	if h.Critical == questionnaire.Yes {
		said = append(said, "critical")
	}
	return append(said, statusWord(h.Status)...)
}

func certificationState(x questionnaire.Certification) (said []string) {
	if len(x.NeededFor) > 0 {
		said = append(said, "for "+strings.Join(x.NeededFor, " and "))
	}
	if len(x.CarriedBy) > 0 {
		said = append(said, "carried by "+strings.Join(x.CarriedBy, " and "))
	} else {
		said = append(said, "carried by no initiative")
	}
	return append(said, statusWord(x.Status)...)
}

func (c *chart) engineersSentence() string {
	if c.engineers == nil {
		return "Capacity in person-months: how many engineers there are today is not answered, so only what the work needs can be told."
	}
	return "Capacity in person-months, with " + c.engineersWord() + " today:"
}

func (c *chart) engineersWord() string {
	if *c.engineers == 1 {
		return "1 engineer"
	}
	return questionnaire.FormatNumber(*c.engineers) + " engineers"
}

// quarterSentence sets what the work of a quarter needs against the people.
func (c *chart) quarterSentence(q questionnaire.Quarter) string {
	said := questionnaire.FormatQuarter(q.First) + " needs " + c.needWord(q)
	if c.engineers == nil {
		return said + "."
	}
	said += ", has " + amount(q.Have)
	if q.Lost > 0 {
		said += ", loses " + amount(q.Lost) + " to dips"
	}
	if q.Over() > 0 {
		return said + ": over by " + amount(q.Over()) + "."
	}
	return said + ": it fits."
}

// needWord says what a quarter's work needs; more where part is not estimated.
func (c *chart) needWord(q questionnaire.Quarter) string {
	if len(q.Unestimated) > 0 {
		return fmt.Sprintf("at least %s (%s without an estimate)", amount(q.Need), strings.Join(q.Unestimated, ", "))
	}
	return amount(q.Need)
}

// amount writes person-months to a tenth: no plan is exact beyond that.
func amount(x float64) string { return questionnaire.FormatNumber(math.Round(x*10) / 10) }

package questionnaire

import (
	"math"
	"slices"
	"strings"
)

// The most a review holds: records in each of the plan's registers; and what one
// of them refers to, or one answer has for evidence.
const (
	MaxRecords    = 500
	MaxReferences = 100
)

// Numbers past these are slips of the finger.
const (
	mostMonths = 120       // of ramp-up or slack
	mostHours  = 24 * 365  // without service
	mostShare  = 100       // percent
	anyNumber  = MaxNumber // no bound but that of all numbers
)

var recordID = newPattern(`^[a-z][a-z0-9_-]{0,31}$`)

var tris = []Tri{Yes, No}

// record checks a record of the plan.
func (c *changeChecker) record(rec PlanRecord) {
	id := rec.Key().id()
	if !recordID.MatchString(id) {
		c.failf("id", "write a small letter, then up to 31 of a-z, 0-9, _ and -", "%q is not the form of an id", shown(id))
	}
	if claims := c.claims(id); len(claims) > 1 {
		c.failf("id", "give one of them another id", "%s would be %s", id, strings.Join(claims, " and "))
	}
	switch rec := rec.(type) {
	case Initiative:
		c.initiative(rec)
	case Milestone:
		c.milestone(rec)
	case Hire:
		c.hire(rec)
	case Competence:
		c.competence(rec)
	case Certification:
		c.certification(rec)
	case Risk:
		c.risk(rec)
	}
	for _, ref := range rec.References() {
		c.references(ref)
	}
}

func (c *changeChecker) initiative(i Initiative) {
	c.text("title", i.Title, true)
	word(c, "kind", i.Kind, InitiativeKinds)
	c.area(i.Area)
	c.text("owner", i.Owner, false)
	c.text("approved_by", i.ApprovedBy, false)
	c.month("start", i.Start)
	c.month("end", i.End)
	if i.Start != 0 && i.End != 0 && i.End < i.Start {
		c.failf("end", "swap them", "%s ends in %s, before it starts in %s", i.ID, i.End, i.Start)
	}
	c.tri("estimated", i.Estimated)
	c.tri("approved", i.Approved)
	c.tri("money", i.Money)
	c.tri("people", i.People)
	c.tri("time", i.Time)
	c.amount("person_months", i.PersonMonths, anyNumber)
	c.amount("cost", i.Cost, anyNumber)
	c.amount("dip", i.Dip, mostShare)
	word(c, "status", i.Status, RecordStatuses)
}

func (c *changeChecker) milestone(m Milestone) {
	c.text("title", m.Title, true)
	word(c, "kind", m.Kind, MilestoneKinds)
	c.month("month", m.Month)
	c.text("metric", m.Metric, false)
	if m.Kind == financialMilestone {
		c.amount("value", m.Value, anyNumber)
	} else {
		c.finite("value", m.Value)
	}
	c.text("owner", m.Owner, false)
	c.tri("estimated", m.Estimated)
	c.tri("business_case", m.BusinessCase)
	c.amount("slack", m.Slack, mostMonths)
	word(c, "status", m.Status, RecordStatuses)
	c.history(m)
}

const promiseHint = "write each as 2027-03, or as {month: 2027-03, since: 2026-11-23}"

// history checks the months a milestone was promised for before.
func (c *changeChecker) history(m Milestone) {
	c.day("since", m.Since)
	if len(m.Was) > MaxReferences {
		c.failf("was", "keep the first and the latest", "%s has %d earlier months; it can have %d", c.name, len(m.Was), MaxReferences)
		return
	}
	for _, p := range m.Was {
		if p.Month == 0 {
			c.failf("was", promiseHint, "one of the earlier months of %s is missing", c.name)
		}
		c.month("was", p.Month)
		c.day("was", p.Since)
	}
}

func (c *changeChecker) hire(h Hire) {
	c.text("role", h.Role, true)
	c.tri("critical", h.Critical)
	c.month("month", h.Month)
	c.tri("budgeted", h.Budgeted)
	c.amount("ramp_up", h.RampUp, mostMonths)
	word(c, "status", h.Status, RecordStatuses)
}

func (c *changeChecker) competence(k Competence) {
	c.text("what", k.What, true)
	c.area(k.Area)
	word(c, "how", k.How, Ways)
	c.month("month", k.Month)
	word(c, "status", k.Status, RecordStatuses)
}

func (c *changeChecker) certification(k Certification) {
	c.text("name", k.Name, true)
	c.month("month", k.Month)
	word(c, "status", k.Status, RecordStatuses)
}

func (c *changeChecker) risk(k Risk) {
	c.text("title", k.Title, true)
	c.area(k.Area)
	word(c, "kind", k.Kind, RiskKinds)
	word(c, "likelihood", k.Likelihood, Grades)
	word(c, "impact", k.Impact, Grades)
	word(c, "likelihood_planned", k.LikelihoodPlanned, Grades)
	word(c, "impact_planned", k.ImpactPlanned, Grades)
	c.text("owner", k.Owner, false)
	word(c, "status", k.Status, RecordStatuses)
}

func (c *changeChecker) outage(o Outage) {
	if o.Hours != nil && *o.Hours == 0 {
		c.failf("hours", "leave it out for two days", "%s lasts longer than 0 hours", c.name)
	}
	c.amount("hours", o.Hours, mostHours)
	c.amount("revenue_a_day", o.RevenueADay, anyNumber)
	c.amount("penalties", o.Penalties, anyNumber)
	c.amount("customers_at_risk", o.CustomersAtRisk, anyNumber)
	c.text("data_lost", o.DataLost, false)
	c.amount("recovery_now", o.RecoveryNow, mostHours)
	c.amount("recovery_promised", o.RecoveryPromised, mostHours)
	c.month("rehearsed", o.Rehearsed)
}

func (c *changeChecker) area(id string) {
	areas := make([]string, len(c.q.Areas))
	for j, a := range c.q.Areas {
		areas[j] = a.ID
	}
	word(c, "area", id, areas)
}

func (c *changeChecker) tri(field string, t Tri) {
	if t != Unknown && !slices.Contains(tris, t) {
		c.failf(field, "write yes, no or unknown", "the field %s of %s cannot be %q", field, c.name, shown(string(t)))
	}
}

// finite reports whether x is given and a number a review can hold.
func (c *changeChecker) finite(field string, x *float64) bool {
	if x != nil && (math.IsNaN(*x) || math.Abs(*x) > MaxNumber) {
		c.failf(field, "write a number such as 1200 or 0.5", "the %s of %s is not a number a review can hold", field, c.name)
		return false
	}
	return x != nil
}

// amount checks that x is a number from 0 to most.
func (c *changeChecker) amount(field string, x *float64, most float64) {
	hint := "write 0 or more"
	if most < anyNumber {
		hint = "accepted: 0 to " + NumberValue(most).String()
	}
	switch {
	case !c.finite(field, x):
	case *x < 0:
		c.failf(field, hint, "the %s of %s cannot be negative", field, c.name)
	case *x > most:
		c.failf(field, hint, "the %s of %s cannot be %s", field, c.name, NumberValue(*x))
	}
}

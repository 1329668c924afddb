package questionnaire

import "fmt"

var (
	grades  = toStrings(Grades)
	classes = toStrings([]Class{ClassLow, ClassMedium, ClassHigh, ClassCritical})
)

var hireFields = []recordField{
	{name: "id", text: from(func(h *Hire) string { return h.ID })},
	{name: "role", text: from(func(h *Hire) string { return string(h.Role) })},
	{name: "critical", class: classTri, tri: from(func(h *Hire) Tri { return h.Critical })},
	{name: "month", class: classMonth, month: from(func(h *Hire) Month { return h.Month })},
	{name: "budgeted", class: classTri, tri: from(func(h *Hire) Tri { return h.Budgeted })},
	{name: "needed_by", class: classRefs, selects: true, refs: from(func(h *Hire) []string { return h.NeededBy })},
	{name: "ramp_up", class: classNumber, unit: "months", number: from(func(h *Hire) *float64 { return h.RampUp })},
	{name: "status", class: classWord, selects: true, words: statuses, text: from(func(h *Hire) string { return statusOf(h.Status) })},
}

var competenceFields = []recordField{
	{name: "id", text: from(func(c *Competence) string { return c.ID })},
	{name: "what", text: from(func(c *Competence) string { return string(c.What) })},
	{name: "area", class: classWord, selects: true, text: from(func(c *Competence) string { return c.Area })},
	{name: "how", class: classWord, words: toStrings(Ways), text: from(func(c *Competence) string { return string(c.How) })},
	{name: "month", class: classMonth, month: from(func(c *Competence) Month { return c.Month })},
	{name: "needed_by", class: classRefs, selects: true, refs: from(func(c *Competence) []string { return c.NeededBy })},
	{name: "status", class: classWord, selects: true, words: statuses, text: from(func(c *Competence) string { return statusOf(c.Status) })},
}

var certificationFields = []recordField{
	{name: "id", text: from(func(c *Certification) string { return c.ID })},
	{name: "name", text: from(func(c *Certification) string { return string(c.Name) })},
	{name: "month", class: classMonth, month: from(func(c *Certification) Month { return c.Month })},
	{name: "needed_for", class: classRefs, selects: true, refs: from(func(c *Certification) []string { return c.NeededFor })},
	{name: "carried_by", class: classRefs, selects: true, refs: from(func(c *Certification) []string { return c.CarriedBy })},
	{name: "status", class: classWord, selects: true, words: statuses, text: from(func(c *Certification) string { return statusOf(c.Status) })},
}

var riskFields = []recordField{
	{name: "id", text: from(func(k *Risk) string { return k.ID })},
	{name: "title", text: from(func(k *Risk) string { return string(k.Title) })},
	{name: "area", class: classWord, selects: true, text: from(func(k *Risk) string { return k.Area })},
	{name: "kind", class: classWord, selects: true, words: toStrings(RiskKinds), text: from(func(k *Risk) string { return string(k.Kind) })},
	{name: "likelihood", class: classWord, words: grades, text: from(func(k *Risk) string { return string(k.Likelihood) })},
	{name: "impact", class: classWord, words: grades, text: from(func(k *Risk) string { return string(k.Impact) })},
	{name: "likelihood_planned", class: classWord, words: grades, text: from(func(k *Risk) string { return string(k.LikelihoodPlanned) })},
	{name: "impact_planned", class: classWord, words: grades, text: from(func(k *Risk) string { return string(k.ImpactPlanned) })},
	{name: "answered_by", class: classRefs, selects: true, refs: from(func(k *Risk) []string { return k.AnsweredBy })},
	{name: "owner", class: classText, text: from(func(k *Risk) string { return string(k.Owner) })},
	{name: "status", class: classWord, selects: true, words: statuses, text: from(func(k *Risk) string { return statusOf(k.Status) })},
	{name: "class", class: classClass, words: classes, part: gradesToday, text: from(func(k *Risk) string { return string(k.Class()) })},
	{name: "class_planned", class: classClass, words: classes, part: gradesPlanned, text: from(func(k *Risk) string { return string(k.ClassPlanned()) })},
}

// The first of the two fields that make a risk's class.
const (
	gradesToday   = 4
	gradesPlanned = 6
)

// outageTitle is what the work sheet is called.
const outageTitle Text = "Two-day outage"

var outageFields = []recordField{
	{name: "id", text: func(any) string { return string(OutageKey) }},
	{name: "title", text: func(any) string { return string(outageTitle) }},
	{name: "hours", class: classNumber, unit: "hours", number: from(func(o *Outage) *float64 { return o.Hours })},
	{name: "revenue_a_day", class: classMoney, number: from(func(o *Outage) *float64 { return o.RevenueADay })},
	{name: "penalties", class: classMoney, number: from(func(o *Outage) *float64 { return o.Penalties })},
	{name: "customers_at_risk", class: classNumber, unit: "customers", number: from(func(o *Outage) *float64 { return o.CustomersAtRisk })},
	{name: "data_lost", class: classText, text: from(func(o *Outage) string { return string(o.DataLost) })},
	{name: "recovery_now", class: classNumber, unit: "hours", number: from(func(o *Outage) *float64 { return o.RecoveryNow })},
	{name: "recovery_promised", class: classNumber, unit: "hours", number: from(func(o *Outage) *float64 { return o.RecoveryPromised })},
	{name: "rehearsed", class: classMonth, month: from(func(o *Outage) Month { return o.Rehearsed })},
	{name: "cost_now", class: classCost, part: costNow},
	{name: "cost_planned", class: classCost, part: costPlanned},
}

// spineNames are the names of the five spine questions of an area.
var spineNames = [...]string{"today", "fix", "discontinuity", "plan", "competence"}

var areaFields = []recordField{
	{name: "id", text: from(func(s *spine) string { return s.id })},
	{name: "title", text: from(func(s *spine) string { return s.title })},
	{name: spineNames[0], class: classSpine, part: 0},
	{name: spineNames[1], class: classSpine, part: 1},
	{name: spineNames[2], class: classSpine, part: 2},
	{name: spineNames[3], class: classSpine, part: 3},
	{name: spineNames[4], class: classSpine, part: 4},
}

var quarterFields = []recordField{
	{name: "id", text: from(func(q *Quarter) string { return fmt.Sprintf("%d-Q%d", q.First.Year(), q.First.Quarter()) })},
	{name: "title", text: from(func(q *Quarter) string { return FormatQuarter(q.First) })},
	{name: "month", class: classMonth, month: from(func(q *Quarter) Month { return q.First })},
	{name: "need", class: classQuarter, unit: "person-months", number: from(func(q *Quarter) *float64 { return &q.Need })},
	{name: "have", class: classQuarter, unit: "person-months", number: from(func(q *Quarter) *float64 { return &q.Have })},
	{name: "lost", class: classQuarter, unit: "person-months", number: from(func(q *Quarter) *float64 { return &q.Lost })},
	{name: "over", class: classQuarter, unit: "person-months", number: from(func(q *Quarter) *float64 { return new(q.Over()) })},
	{name: "crowded", class: classCrowded},
}

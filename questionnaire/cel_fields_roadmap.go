package questionnaire

var statuses = toStrings(RecordStatuses)

var initiativeFields = []recordField{
	{name: "id", text: from(func(i *Initiative) string { return i.ID })},
	{name: "title", text: from(func(i *Initiative) string { return string(i.Title) })},
	{name: "kind", class: classWord, selects: true, words: toStrings(InitiativeKinds), text: from(func(i *Initiative) string { return string(i.Kind) })},
	{name: "area", class: classWord, selects: true, text: from(func(i *Initiative) string { return i.Area })},
	{name: "owner", class: classText, text: from(func(i *Initiative) string { return string(i.Owner) })},
	{name: "start", class: classMonth, month: from(func(i *Initiative) Month { return i.Start })},
	{name: "end", class: classMonth, month: from(func(i *Initiative) Month { return i.End })},
	{name: "estimated", class: classTri, tri: from(func(i *Initiative) Tri { return i.Estimated })},
	{name: "person_months", class: classNumber, number: from(func(i *Initiative) *float64 { return i.PersonMonths })},
	{name: "approved", class: classTri, tri: from(func(i *Initiative) Tri { return i.Approved })},
	{name: "approved_by", class: classText, text: from(func(i *Initiative) string { return string(i.ApprovedBy) })},
	{name: "money", class: classTri, tri: from(func(i *Initiative) Tri { return i.Money })},
	{name: "people", class: classTri, tri: from(func(i *Initiative) Tri { return i.People })},
	{name: "time", class: classTri, tri: from(func(i *Initiative) Tri { return i.Time })},
	{name: "cost", class: classMoney, number: from(func(i *Initiative) *float64 { return i.Cost })},
	{name: "dip", class: classNumber, unit: "percent", number: from(func(i *Initiative) *float64 { return i.Dip })},
	{name: "needs", class: classRefs, selects: true, refs: from(func(i *Initiative) []string { return i.Needs })},
	{name: "status", class: classWord, selects: true, words: statuses, text: from(func(i *Initiative) string { return statusOf(i.Status) })},
	{name: "backed", class: classBacked, tri: from(func(i *Initiative) Tri { return i.Backed() })},
}

var milestoneFields = []recordField{
	{name: "id", text: from(func(m *Milestone) string { return m.ID })},
	{name: "title", text: from(func(m *Milestone) string { return string(m.Title) })},
	{name: "kind", class: classWord, selects: true, words: toStrings(MilestoneKinds), text: from(func(m *Milestone) string { return string(m.Kind) })},
	{name: "month", class: classMonth, month: from(func(m *Milestone) Month { return m.Month })},
	{name: "metric", class: classText, text: from(func(m *Milestone) string { return string(m.Metric) })},
	{name: "value", class: classNumber, number: from(func(m *Milestone) *float64 { return m.Value })},
	{name: "owner", class: classText, text: from(func(m *Milestone) string { return string(m.Owner) })},
	{name: "estimated", class: classTri, tri: from(func(m *Milestone) Tri { return m.Estimated })},
	{name: "business_case", class: classTri, tri: from(func(m *Milestone) Tri { return m.BusinessCase })},
	{name: "slack", class: classNumber, unit: "months", number: from(func(m *Milestone) *float64 { return m.Slack })},
	{name: "rests_on", class: classRefs, selects: true, refs: from(func(m *Milestone) []string { return m.RestsOn })},
	{name: "status", class: classWord, selects: true, words: statuses, text: from(func(m *Milestone) string { return statusOf(m.Status) })},
	{name: "slips", class: classCount, count: from(func(m *Milestone) int { return m.Slips() })},
	{name: "slipped", class: classCount, count: from(func(m *Milestone) int { return m.Slipped() })},
	{name: "zigzag", class: classCount, count: from(func(m *Milestone) int { return m.ZigZag() })},
}

// backingFields are the four that make backed.
var backingFields = func() (fields [4]int) {
	for k, name := range [...]string{"approved", "money", "people", "time"} {
		fields[k] = fieldNamed(initiativeFields, name)
	}
	return fields
}()

// The fields that functions read by themselves.
var (
	initiativeCostField     = fieldNamed(initiativeFields, "cost")
	initiativeDipField      = fieldNamed(initiativeFields, "dip")
	initiativeMonthsField   = fieldNamed(initiativeFields, "person_months")
	initiativeStartField    = fieldNamed(initiativeFields, "start")
	initiativeEndField      = fieldNamed(initiativeFields, "end")
	initiativeApprovedField = fieldNamed(initiativeFields, "approved")
	initiativeMoneyField    = fieldNamed(initiativeFields, "money")
	milestoneMonthField     = fieldNamed(milestoneFields, "month")
	milestoneKindField      = fieldNamed(milestoneFields, "kind")
	milestoneMetricField    = fieldNamed(milestoneFields, "metric")
	milestoneValueField     = fieldNamed(milestoneFields, "value")
	hireBudgetedField       = fieldNamed(hireFields, "budgeted")
	hireRampUpField         = fieldNamed(hireFields, "ramp_up")
	hireMonthField          = fieldNamed(hireFields, "month")
)

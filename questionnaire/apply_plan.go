package questionnaire

// register reads a list of records.
func (a *applier) register(n *node, name string, record func(n *node, id string)) {
	if !a.section(n, name, nodeList) {
		return
	}
	if len(n.list) > MaxRecords {
		a.failf(n, name, "", "the file has %d %s; a review holds at most %d", len(n.list), name, MaxRecords)
		return
	}
	for _, c := range n.list {
		if !a.is(c, nodeMap, name) {
			continue
		}
		id := c.get("id")
		if id == nil || id.kind != nodeText && id.kind != nodeNumber || id.text == "" {
			a.failf(c, name, "add an id such as id: "+name[:1]+"1", "one of the %s has no id", name)
			continue
		}
		record(c, id.text)
	}
}

func (a *applier) initiative(n *node, id string) {
	i := Initiative{ID: id}
	at := shown(id) + ": "
	a.read(n, i.Key(), []taker{
		{"id", func(*node) {}},
		{"title", func(n *node) { i.Title = a.line(n, at+"title") }},
		{"kind", func(n *node) { i.Kind = InitiativeKind(a.line(n, at+"kind")) }},
		{"area", func(n *node) { i.Area = string(a.line(n, at+"area")) }},
		{"owner", func(n *node) { i.Owner = a.line(n, at+"owner") }},
		{"start", func(n *node) { i.Start = a.month(n, at+"start") }},
		{"end", func(n *node) { i.End = a.month(n, at+"end") }},
		{"estimated", func(n *node) { i.Estimated = a.tri(n, at+"estimated") }},
		{"person_months", func(n *node) { i.PersonMonths = a.amount(n, at+"person_months") }},
		{"approved", func(n *node) { i.Approved = a.tri(n, at+"approved") }},
		{"approved_by", func(n *node) { i.ApprovedBy = a.line(n, at+"approved_by") }},
		{"money", func(n *node) { i.Money = a.tri(n, at+"money") }},
		{"people", func(n *node) { i.People = a.tri(n, at+"people") }},
		{"time", func(n *node) { i.Time = a.tri(n, at+"time") }},
		{"cost", func(n *node) { i.Cost = a.amount(n, at+"cost") }},
		{"needs", func(n *node) { i.Needs = a.words(n, at+"needs") }},
		{"status", func(n *node) { i.Status = RecordStatus(a.line(n, at+"status")) }},
	})
	a.add(n, i, a.by)
}

func (a *applier) milestone(n *node, id string) {
	m := Milestone{ID: id}
	at := shown(id) + ": "
	a.read(n, m.Key(), []taker{
		{"id", func(*node) {}},
		{"title", func(n *node) { m.Title = a.line(n, at+"title") }},
		{"kind", func(n *node) { m.Kind = MilestoneKind(a.line(n, at+"kind")) }},
		{"month", func(n *node) { m.Month = a.month(n, at+"month") }},
		{"metric", func(n *node) { m.Metric = a.line(n, at+"metric") }},
		{"value", func(n *node) { m.Value = a.amount(n, at+"value") }},
		{"estimated", func(n *node) { m.Estimated = a.tri(n, at+"estimated") }},
		{"rests_on", func(n *node) { m.RestsOn = a.words(n, at+"rests_on") }},
		{"status", func(n *node) { m.Status = RecordStatus(a.line(n, at+"status")) }},
	})
	a.add(n, m, a.by)
}

package questionnaire

// plan lists how the sections of the plan are read.
func (a *applier) plan() []taker {
	register := func(kind, prefix string, record func(fields, *node)) taker {
		name := registerOf(kind)
		return taker{name, func(n *node) { a.register(n, name, prefix, record) }}
	}
	return []taker{
		register(kindInitiative, "i", fields.initiative),
		register(kindMilestone, "m", fields.milestone),
		register(kindHire, "h", fields.hire),
		register(kindCompetence, "c", fields.competence),
		register(kindCertification, "t", fields.certification),
		register(kindRisk, "r", fields.risk),
		{outageRegister, a.outage},
	}
}

// register reads a list of records.
func (a *applier) register(n *node, name, prefix string, record func(fields, *node)) {
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
			a.failf(c, name, "add an id such as id: "+prefix+"1", "one of the %s has no id", name)
			continue
		}
		record(fields{a, id.text, shown(id.text) + ": "}, c)
	}
}

func (f fields) initiative(n *node) {
	i := Initiative{ID: f.id}
	f.read(n, i.Key(), []taker{
		f.taken("id"), f.line("title", &i.Title), wordInto(f, "kind", &i.Kind), wordInto(f, "area", &i.Area), f.line("owner", &i.Owner),
		f.month("start", &i.Start), f.month("end", &i.End),
		f.tri("estimated", &i.Estimated), f.amount("person_months", &i.PersonMonths),
		f.tri("approved", &i.Approved), f.line("approved_by", &i.ApprovedBy),
		f.tri("money", &i.Money), f.tri("people", &i.People), f.tri("time", &i.Time),
		f.amount("cost", &i.Cost), f.amount("dip", &i.Dip), f.ids("needs", &i.Needs), wordInto(f, "status", &i.Status),
	})
	f.a.add(n, i, f.a.by)
}

// milestone reads a milestone. Its history goes on by itself, but for what of it
// the file gives.
func (f fields) milestone(n *node) {
	m := Milestone{ID: f.id}
	var since Day
	var was []Promise
	f.read(n, m.Key(), []taker{
		f.taken("id"), f.line("title", &m.Title), wordInto(f, "kind", &m.Kind), f.month("month", &m.Month),
		f.line("metric", &m.Metric), f.amount("value", &m.Value), f.line("owner", &m.Owner),
		f.tri("estimated", &m.Estimated), f.tri("business_case", &m.BusinessCase), f.amount("slack", &m.Slack),
		f.ids("rests_on", &m.RestsOn), wordInto(f, "status", &m.Status),
		f.day("since", &since), {"was", func(n *node) { was = f.promises(n) }},
	})
	change := f.a.r.Put(m, f.a.by, f.a.now)
	m = change.After.(Milestone)
	if since != "" {
		m.Since = since
	}
	if given := n.get("was"); given != nil && given.kind != nodeNull {
		m.Was = was
	}
	change.After = m
	f.a.note(n, change)
}

// promises reads the months a milestone was promised for before: a month, or a
// month and the day it was promised.
func (f fields) promises(n *node) (was []Promise) {
	at := f.at + "was"
	switch n.kind {
	case nodeNull:
		return nil
	case nodeText, nodeNumber:
		f.a.failf(n, at, "write it as ["+shown(n.text)+"]", "%s takes a list", at)
		return nil
	}
	for _, c := range f.a.items(n, at) {
		var p Promise
		before := len(f.a.problems)
		if c.kind != nodeMap {
			p.Month = f.a.month(c, at)
		} else {
			f.a.object(c, at, []taker{
				{"month", func(n *node) { p.Month = f.a.month(n, at) }},
				{"since", func(n *node) { p.Since = f.a.day(n, at) }},
			})
		}
		if p.Month == 0 && len(f.a.problems) == before {
			f.a.failf(c, at, promiseHint, "%s names no month here", at)
		}
		was = append(was, p)
	}
	return was
}

func (f fields) hire(n *node) {
	h := Hire{ID: f.id}
	f.read(n, h.Key(), []taker{
		f.taken("id"), f.line("role", &h.Role), f.tri("critical", &h.Critical), f.month("month", &h.Month), f.tri("budgeted", &h.Budgeted),
		f.ids("needed_by", &h.NeededBy), f.amount("ramp_up", &h.RampUp), wordInto(f, "status", &h.Status),
	})
	f.a.add(n, h, f.a.by)
}

func (f fields) competence(n *node) {
	c := Competence{ID: f.id}
	f.read(n, c.Key(), []taker{
		f.taken("id"), f.line("what", &c.What), wordInto(f, "area", &c.Area), wordInto(f, "how", &c.How), f.month("month", &c.Month),
		f.ids("needed_by", &c.NeededBy), wordInto(f, "status", &c.Status),
	})
	f.a.add(n, c, f.a.by)
}

func (f fields) certification(n *node) {
	c := Certification{ID: f.id}
	f.read(n, c.Key(), []taker{
		f.taken("id"), f.line("name", &c.Name), f.month("month", &c.Month), f.ids("needed_for", &c.NeededFor),
		f.ids("carried_by", &c.CarriedBy), wordInto(f, "status", &c.Status),
	})
	f.a.add(n, c, f.a.by)
}

func (f fields) risk(n *node) {
	k := Risk{ID: f.id}
	f.read(n, k.Key(), []taker{
		f.taken("id"), f.line("title", &k.Title), wordInto(f, "area", &k.Area), wordInto(f, "kind", &k.Kind),
		wordInto(f, "likelihood", &k.Likelihood), wordInto(f, "impact", &k.Impact),
		wordInto(f, "likelihood_planned", &k.LikelihoodPlanned), wordInto(f, "impact_planned", &k.ImpactPlanned),
		f.ids("answered_by", &k.AnsweredBy), f.line("owner", &k.Owner), wordInto(f, "status", &k.Status),
	})
	f.a.add(n, k, f.a.by)
}

// outage reads the work sheet, which is replaced whole.
func (a *applier) outage(n *node) {
	if !a.section(n, outageRegister, nodeMap) {
		return
	}
	f := fields{a: a, at: outageRegister + ": "}
	var o Outage
	f.read(n, OutageKey, []taker{
		f.amount("hours", &o.Hours), f.amount("revenue_a_day", &o.RevenueADay), f.amount("penalties", &o.Penalties),
		f.amount("customers_at_risk", &o.CustomersAtRisk), f.text("data_lost", &o.DataLost),
		f.amount("recovery_now", &o.RecoveryNow), f.amount("recovery_promised", &o.RecoveryPromised), f.month("rehearsed", &o.Rehearsed),
	})
	a.add(n, o, a.by)
}

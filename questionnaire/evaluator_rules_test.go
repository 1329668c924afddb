package questionnaire

import "fmt"

// rulesOfFunctions call each function, in conditions and in statements.
func rulesOfFunctions() []Rule {
	return []Rule{
		rule("once.growth", "context.growth > 2", saying("{context.growth} {label('security.today')} {rating('security.today')} {by('business', 'security.today')}")),
		rule("once.role", "by('technology', 'context.users_now') > 10.0 && differs('security.today')", saying("{account('security.today')}")),
		rule("once.said", "'broken' in said('business', 'security.today') && !resolved('security.today')", is(High)),
		rule("once.heard", "heard('business', 'security.today') || !heard('technology', 'testing.today')"),
		rule("once.plan", "decide_by('security.plan') > now", saying("{owner('security.plan')}")),
		rule("once.status", "questions('withheld').size() > 0 || status('testing.today') == 'withheld'", saying("{questions('unknown')}")),
		rule("once.asked", "requests('requested').size() > 0", saying("{requests('received')} {core_requests('requested')}")),
		rule("once.money", "asked() > 10.0", saying("{approved()} {money(funded())} {unfunded()}")),
		rule("once.sofar", "so_far('asked') >= 0.0", saying("{so_far('approved')} {so_far('funded')}")),
		rule("once.risk", "aspirational_revenue() >= 0.0", saying("{aspirational_revenue()}")),
		rule("once.hoped", "aspirational().size() > 0", saying("{titles(aspirational())}")),
		rule("each.step", "outdone(above(initiative)).size() > 0", of("initiatives"), saying("{titles(outdone(above(initiative)))}")),
		rule("once.slow", "slowing('2027-02').size() >= 0", saying("{titles(slowing('2027-02'))}")),
		rule("once.dip", "months_of_dip('2027-06') >= 0.0", saying("{months_of_dip('2027-06')}")),
		rule("once.crowded", "quarters.exists(q, q.crowded)", saying("{titles(quarters.filter(q, q.crowded))}")),
		rule("once.quarters", "quarters.size() > 1", saying("{quarters.map(q, q.need)} {quarters.map(q, q.have)} {quarters.map(q, q.lost)} {sum(quarters.map(q, q.over))}")),
		rule("once.lists", "milestones.exists(m, m.kind == 'financial')", saying("{such_as('As', initiatives.filter(i, !i.backed))} {milestones.map(m, quarter(m.month))}")),
		rule("once.outage", "outage.hours > 1.0", saying("{money(outage.cost_planned)} {outage.rehearsed} {outage.cost_now}"), is(Critical)),
		rule("once.area", "areas.exists(a, a.today == 'broken')", saying("{titles(areas.filter(a, a.fix == 'none'))} {label('area.plan')} {atleast('area.plan', 'outline')}"), of("areas")),
		rule("each.initiative", "reach(initiative).exists(i, !i.backed) || above(initiative).size() > 0", of("initiatives"), saying("{revenue(initiative)} {titles(needed_hires(initiative))}")),
		rule("each.milestone", "below(milestone).all(m, months(now, m.month) > 1)", of("milestones"), saying("{titles(reach(milestone))} {revenue(milestone)}")),
		rule("each.certification", "usual_months(certification) > 3", of("certifications"), saying("{titles(milestones_of(certification))} {titles(initiatives_of(certification))}")),
		rule("each.hire", "left_out(hire, 'month')", of("hires"), saying("{titles(initiatives_of(hire))}")),
		rule("each.risk", "worse(risk.class_planned, risk.class)", of("risks")),
	}
}

// rulesOfFields show and read each field of each kind of record.
func rulesOfFields() (rules []Rule) {
	for slot, kind := range recordKinds {
		one := kind.one
		if slot == slotOutage || one == "" {
			continue
		}
		first := ""
		if slot == slotQuestions {
			first = "question.differs && "
		}
		for k, f := range kind.fields {
			name := one + "." + f.name
			when := map[string]string{"string": " != ''", "bool": "", "double": " > 1.0", "int": " > 0", "list": ".size() > 0"}[f.celType().TypeName()]
			rules = append(rules, rule(fmt.Sprintf("shows.%s_%d", one, k), first+one+".id != ''", of(kind.list), saying("{"+name+"}")))
			rules = append(rules, rule(fmt.Sprintf("reads.%s_%d", one, k), first+name+when, of(kind.list), aKind(Strength)))
		}
	}
	return rules
}

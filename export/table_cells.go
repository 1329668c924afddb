package export

import (
	"slices"

	"diligence/questionnaire"
)

func (p *projector) milestoneCells(m questionnaire.Milestone) []column {
	var was []string
	for _, w := range m.Was {
		was = append(was, w.Month.String())
	}
	return []column{
		{"id", word(m.ID)}, {"title", word(p.text(m.Title))}, {"kind", word(m.Kind)}, {"month", word(m.Month.String())},
		{"metric", word(p.text(m.Metric))}, {"value", amount(m.Value)}, {"owner", word(p.person(m.Owner))},
		{"estimated", word(m.Estimated.String())}, {"business_case", word(m.BusinessCase.String())}, {"slack", amount(m.Slack)},
		{"rests_on", listed(m.RestsOn)}, {"status", word(m.Status)}, {"since", word(m.Since)}, {"was", listed(was)},
	}
}

func (p *projector) initiativeCells(i questionnaire.Initiative) []column {
	return []column{
		{"id", word(i.ID)}, {"title", word(p.text(i.Title))}, {"kind", word(i.Kind)}, {"area", word(i.Area)}, {"owner", word(p.person(i.Owner))},
		{"start", word(i.Start.String())}, {"end", word(i.End.String())}, {"estimated", word(i.Estimated.String())}, {"person_months", amount(i.PersonMonths)},
		{"approved", word(i.Approved.String())}, {"approved_by", word(p.person(i.ApprovedBy))},
		{"money", word(i.Money.String())}, {"people", word(i.People.String())}, {"time", word(i.Time.String())},
		{"cost", amount(i.Cost)}, {"dip", amount(i.Dip)}, {"needs", listed(i.Needs)}, {"status", word(i.Status)},
	}
}

func (p *projector) hireCells(h questionnaire.Hire) []column {
	return []column{
		{"id", word(h.ID)}, {"role", word(p.text(h.Role))}, {"critical", word(h.Critical.String())}, {"month", word(h.Month.String())},
		{"budgeted", word(h.Budgeted.String())}, {"needed_by", listed(h.NeededBy)}, {"ramp_up", amount(h.RampUp)}, {"status", word(h.Status)},
	}
}

func (p *projector) competenceCells(c questionnaire.Competence) []column {
	return []column{
		{"id", word(c.ID)}, {"what", word(p.text(c.What))}, {"area", word(c.Area)}, {"how", word(c.How)},
		{"month", word(c.Month.String())}, {"needed_by", listed(c.NeededBy)}, {"status", word(c.Status)},
	}
}

func (p *projector) certificationCells(c questionnaire.Certification) []column {
	return []column{
		{"id", word(c.ID)}, {"name", word(p.text(c.Name))}, {"month", word(c.Month.String())},
		{"needed_for", listed(c.NeededFor)}, {"carried_by", listed(c.CarriedBy)}, {"status", word(c.Status)},
	}
}

func (p *projector) riskCells(k questionnaire.Risk) []column {
	return []column{
		{"id", word(k.ID)}, {"title", word(p.text(k.Title))}, {"area", word(k.Area)}, {"kind", word(k.Kind)},
		{"likelihood", word(k.Likelihood)}, {"impact", word(k.Impact)},
		{"likelihood_planned", word(k.LikelihoodPlanned)}, {"impact_planned", word(k.ImpactPlanned)},
		{"answered_by", listed(k.AnsweredBy)}, {"owner", word(p.person(k.Owner))}, {"status", word(k.Status)},
	}
}

// findingRows lists findings and strengths, with the names findings --json has.
func (p *projector) findingRows() (head []string, rows [][]Cell) {
	return tableOf(p.res.Findings, func(f questionnaire.Finding) []column {
		var evidence []string
		for _, e := range p.evidence(f.Evidence) {
			evidence = append(evidence, e.What+": "+or(e.Value, "not given"))
		}
		d := f.Disposition
		return []column{
			{"rule", word(f.Rule)}, {"kind", word(f.Kind)}, {"severity", word(f.Severity)}, {"subject", word(f.Subject)}, {"title", word(f.Title)},
			{"statement", word(p.text(f.Statement))}, {"evidence", listed(evidence)}, {"source", listed(slices.Clone(f.Source))},
			{"disposition", word(verdictOf(f))}, {"reason", word(p.text(d.Reason))}, {"owner", word(p.person(d.Owner))}, {"due", word(d.Due.String())},
		}
	})
}

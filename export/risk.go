package export

import (
	"diligence/questionnaire"
)

// risk sets the risk now beside the risk at the planned scale (value-12,
// prep-e5), with the two-day outage (prep-e8).
func (p *projector) risk() Risk {
	var r Risk
	if s := p.grows("context.users_now", "context.users_planned", "Users a month"); s != "" {
		r.Scale = append(r.Scale, s)
	}
	if s := p.said("context.data"); s.Status == questionnaire.Answered {
		r.Scale = append(r.Scale, "Sensitive data held: "+sentence(lowerFirst(s.Mark.Word)))
	} else if s.Mark.Word == wordSilent {
		r.Scale = append(r.Scale, "Which sensitive data the company holds was not answered.")
	}
	for _, area := range p.spineAreas() {
		now, later := p.said(area.ID+".today").Mark, p.said(area.ID+".discontinuity").Mark
		switch plan := p.said(area.ID + ".plan"); {
		case plan.Mark.Word == wordNotAsked || later.Word == wordSilent:
		case plan.Status == questionnaire.Answered && p.res.Positions[plan.Question].Value.Has("none"):
			later.Word += "; no plan"
		default:
			later.Word += "; plan: " + lowerFirst(plan.Mark.Word)
		}
		r.Areas = append(r.Areas, RiskRow{Area: area.Title, Now: now, Later: p.graver(later, area.ID)})
	}
	p.register(&r)
	r.Sheet = p.outageSheet()
	used := map[string]bool{"context.data": true} // told above
	for _, x := range p.citing("value-3") {       // told where the past stops predicting
		used[x.ID] = true
	}
	outage := p.citing("prep-e8")
	for _, x := range outage {
		used[x.ID] = true
	}
	r.Outage, r.OutageSilent = p.answered(outage), p.silent(outage)
	for _, s := range p.once(used, "prep-e5", "value-12", "value-13") {
		if s.Rating != "" {
			r.Answers = append(r.Answers, s)
		}
	}
	return r
}

// graver gives the outlook of an area the sign of its plan where it breaks with
// the past: a break is neither good nor bad, a break without a plan is.
func (p *projector) graver(m Mark, area string) Mark {
	plan := p.said(area + ".plan")
	if p.said(area+".discontinuity").Status == questionnaire.Answered && plan.Mark.Word != wordNotAsked {
		m.Sign = plan.Mark.Sign
	}
	return m
}

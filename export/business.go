package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

// business returns the context (prep-b1, prep-b5) and the road map judged
// (prep-b2, prep-e1).
func (p *projector) business() Business {
	b := Business{Story: p.story()}
	if area, ok := p.q.Area("context"); ok {
		b.Facts, b.Missing = p.answered(area.Questions), p.silent(area.Questions)
		b.Facts = slices.DeleteFunc(b.Facts, func(s Said) bool { // told in the title and the story
			return s.Status == questionnaire.Answered && (s.Question == "context.company" || s.Question == "context.business")
		})
		b.Notes = p.notesOn(ids(area.Questions)...)
	}
	if area, ok := p.q.Area("roadmap"); ok {
		b.RoadMap, b.RoadMapMissing = p.answered(area.Questions), p.silent(area.Questions)
		b.RoadMap = slices.DeleteFunc(b.RoadMap, func(s Said) bool { // told where the past stops predicting
			x := p.question[s.Question]
			return !isSpine(x) && slices.ContainsFunc(pastEnds, func(source string) bool { return slices.Contains(x.Source, source) })
		})
	}
	for _, m := range p.plan.milestones {
		v := p.backing(m)
		b.Items = append(b.Items, RoadMapItem{
			ID: m.ID, Title: p.title(m.ID), Month: m.Month, Kind: string(m.Kind), Verdict: v, Causes: p.causes(m, v),
		})
	}
	return b
}

func ids(list []*questionnaire.Question) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = x.ID
	}
	return out
}

// story tells in sentences what the company is, why now, and how much it means
// to grow.
func (p *projector) story() (out []string) {
	if s := p.said("context.business"); s.Status == questionnaire.Answered {
		out = append(out, sentence(s.Mark.Word))
	}
	if s := p.said("context.why_now"); s.Status == questionnaire.Answered {
		out = append(out, fmt.Sprintf("Why now: %s", sentence(lowerFirst(s.Mark.Word))))
	}
	return append(out, p.growth()...)
}

// growth says how far the company means to grow.
func (p *projector) growth() (out []string) {
	if s := p.said("context.growth"); s.Status == questionnaire.Answered {
		how := ""
		if s.By == wordWorkedOut {
			how = ", worked out from the two revenue figures"
		}
		out = append(out, fmt.Sprintf("Growth planned in 24 months: %s times%s.", number(p.res.Positions["context.growth"].Value.Number()), how))
	} else if p.question["context.growth"] != nil {
		out = append(out, "How much the company means to grow in 24 months was not answered.")
	}
	if s := p.grows("context.revenue_now", "context.revenue_planned", "Revenue a year"); s != "" {
		out = append(out, s)
	}
	return out
}

// grows sets today's figure beside the planned one; "" where neither was given.
func (p *projector) grows(nowID, plannedID, what string) string {
	now, planned := p.figure(nowID), p.figure(plannedID)
	switch {
	case now == "" && planned == "":
		return ""
	case now == "":
		return fmt.Sprintf("%s: %s planned; today's figure was not given.", what, planned)
	case planned == "":
		return fmt.Sprintf("%s: %s today; the planned figure was not given.", what, now)
	}
	return fmt.Sprintf("%s: %s today, %s planned.", what, now, planned)
}

// figure returns a number without its unit, money with its currency.
func (p *projector) figure(id string) string {
	pos, x := p.res.Positions[id], p.question[id]
	if x == nil || pos.Hidden || pos.Status != questionnaire.Answered {
		return ""
	}
	if x.Kind == questionnaire.KindMoney {
		return p.money(pos.Value.Number())
	}
	return number(pos.Value.Number())
}

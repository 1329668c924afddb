package export

import (
	"fmt"

	"diligence/questionnaire"
)

// pastEnds are the sources of the questions on when and where the past ends.
var pastEnds = []string{"value-1", "prep-b6"}

// breaks returns where the past stops predicting (value-1), the skills that
// asks for (value-2) and the risks it brings (value-3).
func (p *projector) breaks() Breaks {
	var b Breaks
	for _, area := range p.spineAreas() {
		s := p.said(area.ID + ".discontinuity")
		switch {
		case s.Mark.Word == wordNotAsked || s.Status == questionnaire.NotApplicable:
		case s.Status == questionnaire.Answered && p.res.Positions[s.Question].Value.Has("none"):
			b.Same = append(b.Same, area.Title)
		case s.Status == questionnaire.Answered && p.res.Positions[s.Question].Value.Has("stretch"):
			b.Stretched = append(b.Stretched, area.Title+p.planBeside(area.ID))
		case s.Status == questionnaire.Answered || s.Status == questionnaire.Disputed:
			b.Areas = append(b.Areas, BreakArea{
				Title: area.Title, Change: s.Mark, Plan: p.said(area.ID + ".plan").Mark,
				Competence: p.said(area.ID + ".competence").Mark,
			})
		default:
			b.Silent = append(b.Silent, fmt.Sprintf("%s (%s)", area.Title, lowerFirst(s.Mark.Word)))
		}
	}
	used := map[string]bool{}
	b.Where = p.once(used, pastEnds...)
	b.Skills = p.once(used, "value-2")
	b.Risks = p.once(used, "value-3")
	return b
}

// planBeside says in brackets how far an area's plan for the change is; "" where it
// was not asked for.
func (p *projector) planBeside(area string) string {
	switch plan := p.said(area + ".plan"); {
	case plan.Mark.Word == wordNotAsked:
		return ""
	case plan.Status == questionnaire.Answered && p.res.Positions[plan.Question].Value.Has("none"):
		return " (no plan)"
	default:
		return " (plan: " + lowerFirst(plan.Mark.Word) + ")"
	}
}

// once returns what was answered to the questions that cite one of the sources,
// leaving out the five spine questions and what used already has.
func (p *projector) once(used map[string]bool, sources ...string) (out []Said) {
	for _, source := range sources {
		for _, x := range p.citing(source) {
			if used[x.ID] || isSpine(x) {
				continue
			}
			used[x.ID] = true
			if s := p.said(x.ID); s.Status != questionnaire.Unanswered {
				out = append(out, s)
			}
		}
	}
	return out
}

// competence returns what each area must learn, hire or buy (prep-q5).
func (p *projector) competence() (out []CompetenceNeed) {
	for _, area := range p.spineAreas() {
		id := area.ID + ".competence"
		if p.question[id] == nil {
			continue
		}
		s := p.said(id)
		if s.Mark.Word == wordNotAsked {
			continue
		}
		c := CompetenceNeed{Area: area.Title, Need: s.Mark, By: s.By}
		for _, n := range p.notesOn(id) {
			c.Notes = append(c.Notes, n.Quoted)
		}
		out = append(out, c)
	}
	return out
}

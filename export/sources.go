package export

import "diligence/questionnaire"

// citing returns the questions that cite a source, in order of asking.
func (p *projector) citing(source string) (out []*questionnaire.Question) {
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			for _, s := range x.Source {
				if s == source {
					out = append(out, x)
					break
				}
			}
		}
	}
	return out
}

// spine are the five questions each area carries (prep-q1 to prep-q5).
var spine = [5]string{"today", "fix", "discontinuity", "plan", "competence"}

// isSpine reports whether x is one of the five questions of an area.
func isSpine(x *questionnaire.Question) bool {
	for _, s := range spine {
		if x.ID == x.Area+"."+s {
			return true
		}
	}
	return false
}

// spineAreas returns the areas that carry any of the five questions.
func (p *projector) spineAreas() (out []questionnaire.Area) {
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			if isSpine(x) {
				out = append(out, area)
				break
			}
		}
	}
	return out
}

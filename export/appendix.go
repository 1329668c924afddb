package export

import (
	"slices"

	"diligence/questionnaire"
)

// appendix lists all answers. The company reads them in full, with dates,
// evidence and what is out of scope; the board reads them by role; investors
// have no appendix, nor has a copy that was asked for without it.
func (p *projector) appendix() []AppendixArea {
	if p.bare || p.audience != Private && p.audience != Company && p.audience != Board {
		return nil
	}
	full := p.audience.named()
	out := []AppendixArea{}
	asked := map[string]bool{}
	for _, area := range p.q.Areas {
		a := AppendixArea{Title: area.Title}
		for _, x := range area.Questions {
			asked[x.ID] = true
			hidden := p.res.Positions[x.ID].Hidden
			if hidden && !full {
				continue
			}
			q := AppendixQuestion{Title: x.Title, Text: x.Text, OutOfScope: hidden, Answers: p.appendixAnswers(x.ID, full)}
			switch {
			case len(q.Answers) > 0:
				a.Questions = append(a.Questions, q)
			case !hidden:
				a.Silent = append(a.Silent, x.Title)
			}
		}
		out = append(out, a)
	}
	if rest := p.unknownQuestions(asked); full && len(rest.Questions) > 0 {
		out = append(out, rest)
	}
	return out
}

// unknownQuestions holds answers to questions this questionnaire does not have.
func (p *projector) unknownQuestions(asked map[string]bool) AppendixArea {
	a := AppendixArea{Title: "Questions of another questionnaire"}
	var rest []string
	for id := range p.r.Answers {
		if !asked[id] {
			rest = append(rest, id)
		}
	}
	slices.Sort(rest)
	for _, id := range rest {
		if answers := p.appendixAnswers(id, true); len(answers) > 0 {
			a.Questions = append(a.Questions, AppendixQuestion{Title: id, OutOfScope: true, Answers: answers})
		}
	}
	return a
}

func (p *projector) appendixAnswers(id string, full bool) (out []AppendixAnswer) {
	for _, a := range p.answers(id) {
		x := AppendixAnswer{
			Role: p.whoSpoke(a), Value: p.answerWord(a), Reason: p.text(a.Reason),
			Owner: p.person(a.Owner), DecideBy: a.DecideBy, Note: p.note(a), Flag: a.Flag, Shown: len(a.Evidence),
		}
		if a.Status == questionnaire.Unanswered && x.Note == "" && !a.Flag && x.Shown == 0 {
			continue // nothing here that this audience may read
		}
		if a.Proven() {
			x.Level = a.Level
		}
		if full {
			x.At = a.At
			for _, e := range a.Evidence {
				x.Evidence = append(x.Evidence, p.text(e))
			}
		}
		out = append(out, x)
	}
	return out
}

// whoSpoke is the role that answered, with the respondent's name where the
// audience reads names.
func (p *projector) whoSpoke(a questionnaire.Answer) string {
	if _, ok := p.r.Respondent(a.Respondent); ok && p.audience.named() {
		return p.r.SpeakerName(a.Speaker())
	}
	return roleWord(a.Role)
}

package export

import (
	"slices"

	"diligence/questionnaire"
)

// signs stand before the word of a mark; a word is always beside them.
const (
	signGood      = "✓"
	signWatch     = "△"
	signBad       = "✗"
	signNeutral   = "•"
	signSilent    = "–"
	signUnknown   = "?"
	signWithheld  = "▪"
	signDisputed  = "≠"
	signNotAsked  = "·"
	wordSilent    = "Not answered"
	wordUnknown   = "Not known"
	wordWithheld  = "Withheld"
	wordDisputed  = "Answers differ"
	wordNotAsked  = "Not asked"
	wordNotApply  = "Not applicable"
	wordWorkedOut = "worked out from other answers"
)

// legend explains the signs.
const legend = signGood + " good, " + signWatch + " to watch, " + signBad + " weak, " + signNeutral + " neither; " +
	signSilent + " not answered, " + signUnknown + " not known to those asked, " + signWithheld + " withheld, " +
	signDisputed + " answered differently, " + signNotAsked + " not asked or not applicable."

// said returns what was answered to a question, settled over the roles.
func (p *projector) said(id string) Said {
	s, ok := p.settled[id]
	if !ok {
		s = p.settle(id)
		p.settled[id] = s
	}
	return s
}

func (p *projector) settle(id string) Said {
	pos := p.res.Positions[id]
	x := p.question[id]
	s := Said{Question: id, Title: p.titleOf(id), Status: pos.Status, By: roles(pos.By)}
	if p.alone {
		s.By = ""
	}
	if pos.Derived {
		s.By = wordWorkedOut
	}
	if x == nil || pos.Hidden {
		s.Status, s.Mark = questionnaire.Unanswered, Mark{signNotAsked, wordNotAsked}
		return s
	}
	s.Text = x.Text
	switch pos.Status {
	case questionnaire.Answered:
		s.Rating = rating(x, pos.Value)
		word := p.value(x, pos.Value)
		if n := checkList(x); s.Rating == questionnaire.RatingGood && len(pos.Value.List()) < n {
			s.Rating = questionnaire.RatingWatch // some of a check list is not all of it
			word = unticked(x, pos.Value)
		}
		s.Mark = Mark{sign(s.Rating), word}
	case questionnaire.NotApplicable:
		s.Mark, s.Reason = Mark{signNotAsked, wordNotApply}, p.reason(id, pos.Status)
	case questionnaire.DoNotKnow:
		s.Mark = Mark{signUnknown, wordUnknown}
	case questionnaire.Withheld:
		s.Mark, s.Reason = Mark{signWithheld, wordWithheld}, p.reason(id, pos.Status)
	case questionnaire.Disputed:
		s.Mark = Mark{signDisputed, wordDisputed}
	default:
		s.Mark = Mark{signSilent, wordSilent}
	}
	return s
}

// reason returns the first reason roles gave with a status.
func (p *projector) reason(id string, status questionnaire.Status) string {
	for _, a := range p.answers(id) {
		if a.Status == status && a.Reason != "" {
			return p.text(a.Reason)
		}
	}
	return ""
}

// answers returns what was answered to a question, in order of roles.
func (p *projector) answers(id string) []questionnaire.Answer {
	out, ok := p.given[id]
	if ok {
		return out
	}
	out = p.r.AnswersTo(id)
	for _, a := range p.r.Answers[id] { // a role this program does not know
		if !slices.Contains(questionnaire.Roles, a.Role) {
			out = append(out, a)
		}
	}
	p.given[id] = out
	return out
}

// note returns an answer's shared note and remembers that the document holds it.
func (p *projector) note(a questionnaire.Answer) string {
	if p.bare || !hasNote(a) {
		return ""
	}
	p.shown[a.Key()] = true
	return p.text(a.Note)
}

// hasNote reports whether a note says anything.
func hasNote(a questionnaire.Answer) bool { return len(lines(string(a.Note))) > 0 }

// notesOn returns the shared notes at questions that are asked.
func (p *projector) notesOn(ids ...string) (out []NoteOn) {
	for _, id := range ids {
		if p.res.Positions[id].Hidden {
			continue
		}
		for _, a := range p.answers(id) {
			if n := p.note(a); n != "" {
				out = append(out, NoteOn{Title: p.titleOf(id), Quoted: Quoted{Role: roleWord(a.Role), Text: n}})
			}
		}
	}
	return out
}

// answered returns what was said to those of the questions that are asked and
// were not met with silence.
func (p *projector) answered(questions []*questionnaire.Question) (out []Said) {
	for _, x := range questions {
		if s := p.said(x.ID); s.Status != questionnaire.Unanswered {
			out = append(out, s)
		}
	}
	return out
}

// silent returns the titles of the questions that are asked and got no answer.
func (p *projector) silent(questions []*questionnaire.Question) (out []string) {
	for _, x := range questions {
		if p.said(x.ID).Mark.Word == wordSilent {
			out = append(out, x.Title)
		}
	}
	return out
}

// rating returns the gravest rating among the options of a value.
func rating(x *questionnaire.Question, v questionnaire.Value) questionnaire.Rating {
	worst := questionnaire.Rating("")
	for _, o := range x.Options {
		if v.Has(o.ID) && grave(o.Rating) > grave(worst) {
			worst = o.Rating
		}
	}
	return worst
}

func grave(r questionnaire.Rating) int {
	switch r {
	case questionnaire.RatingBad:
		return 4
	case questionnaire.RatingWatch:
		return 3
	case questionnaire.RatingGood:
		return 2
	case questionnaire.RatingNeutral:
		return 1
	}
	return 0
}

func sign(r questionnaire.Rating) string {
	switch r {
	case questionnaire.RatingGood:
		return signGood
	case questionnaire.RatingWatch:
		return signWatch
	case questionnaire.RatingBad:
		return signBad
	case questionnaire.RatingNeutral:
		return signNeutral
	}
	return ""
}

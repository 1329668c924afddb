package tui

import (
	"slices"
	"strings"

	"diligence/questionnaire"
)

// differs reports whether a is a reviewer's own answer that is not what somebody
// else said.
func (s *session) differs(a questionnaire.Answer) bool {
	if a.Role != questionnaire.RoleReviewer || a.Status != questionnaire.Answered {
		return false
	}
	for who, said := range s.review.Answers[a.Question] {
		claims := said.Status == questionnaire.Answered || said.Status == questionnaire.NotApplicable
		if who != a.Speaker() && claims && !(said.Status == a.Status && said.Value.Equal(a.Value)) {
			return true
		}
	}
	return false
}

// differs draws why the reviewer sees it otherwise, or that it may be said.
func (p *cardPen) differs(lead string) {
	label := "You see it otherwise than was said. "
	switch {
	case p.i.edit != nil && p.i.edit.what == editDiffers:
		p.add(p.t.watch.in("≠ ") + p.t.muted.in("Why do you see it otherwise?"))
		p.input(lead, "", "", editDiffers)
	case p.a.Reason == "" && p.a.Note != "":
		p.add(lead + p.t.watch.in("≠ ") + p.t.muted.in(cut("You see it otherwise; your note says why. enter here to say more", p.w-4)))
	case p.a.Reason == "":
		p.add(lead + p.t.watch.in("≠ ") + p.t.muted.in(cut(label+"enter here to say why", p.w-4)))
	default:
		for _, l := range indented(lead+p.t.watch.in("≠ "), wrap("Otherwise, because: "+string(p.a.Reason), p.w-4)) {
			p.add(l)
		}
	}
}

// saidBy says beside an option who else chose it.
func (p *cardPen) saidBy(option string) string {
	if p.i.founder {
		return ""
	}
	var who []string
	for _, a := range p.s.review.AnswersTo(p.q.ID) {
		if a.Speaker() != p.s.speaker && a.Status == questionnaire.Answered && a.Value.Has(option) {
			who = append(who, p.s.review.SpeakerName(a.Speaker()))
		}
	}
	if len(who) == 0 {
		return ""
	}
	return "  ◄ " + strings.Join(who, ", ")
}

// others shows what the others said, and where that leaves the position.
func (p *cardPen) others() {
	var lines []string
	said := slices.DeleteFunc(p.s.review.AnswersTo(p.q.ID), func(a questionnaire.Answer) bool {
		return a.Speaker() == p.s.speaker || !answers(a) && a.Note == ""
	})
	who := 12 // the room of the names
	for _, a := range said {
		who = max(who, min(width(p.s.review.SpeakerName(a.Speaker()))+1, p.w/2))
	}
	for _, a := range said {
		text := []string{p.s.say(p.q, a)}
		if a.Note != "" {
			text = append(text, "“"+firstLine(a.Note)+"”")
		}
		lines = append(lines, indented("  "+p.t.accent.in(fit(p.s.review.SpeakerName(a.Speaker()), who)), wrap(strings.Join(text, "  "), p.w-who-2))...)
	}
	if len(lines) == 0 {
		if p.s.veiled() && p.a.Status == questionnaire.Unanswered {
			p.gap()
			p.text(p.t.muted, "Blind: what others may have said is shown once you have answered.")
		}
		return
	}
	p.gap()
	head, then := "Others said", ""
	switch pos := p.s.result.Positions[p.q.ID]; {
	case pos.Status == questionnaire.Disputed:
		head, then = p.t.bad.in("≠ The roles disagree"), "The reviewer's answer settles it."
	case slices.Contains(pos.By, questionnaire.RoleReviewer) && p.s.role() != questionnaire.RoleReviewer:
		then = "The reviewer's answer counts."
	case pos.Status == questionnaire.Answered && p.a.Status == questionnaire.Unanswered:
		then = "Taken as: " + p.s.q.Format(p.q, pos.Value, p.s.currency())
	}
	p.add(head)
	for _, l := range lines {
		p.add(l)
	}
	if then != "" {
		p.add("  " + p.t.muted.in(then))
	}
}

// level shows how well the answer is shown to be true.
func (p *cardPen) level() {
	if p.a.Status != questionnaire.Answered || p.a.Level == "" && len(p.a.Evidence) == 0 {
		return
	}
	p.gap()
	n := levelIndex(p.a.Level)
	text := levelWord(n)
	if n+1 < len(questionnaire.Levels) {
		text += " (+: " + levelWord(n+1) + ")"
	}
	p.labelled("Evidence", text)
}

// levelIndex returns the rung of the ladder; none is the lowest.
func levelIndex(l questionnaire.Level) int { return max(slices.Index(questionnaire.Levels, l), 0) }

func levelWord(n int) string { return strings.ReplaceAll(string(questionnaire.Levels[n]), "-", " ") }

// raise takes the present answer's evidence a rung up the ladder, from its top
// back to its foot.
func (i *interview) raise(s *session) outcome {
	a := s.answer(i.at)
	if a.Status != questionnaire.Answered {
		return toasted("give the answer first: evidence is of an answer")
	}
	n := (levelIndex(a.Level) + 1) % len(questionnaire.Levels)
	a.Level = questionnaire.Levels[n]
	if n == 0 {
		a.Level = ""
	}
	s.setAnswer(a)
	return toasted("evidence: " + levelWord(n))
}

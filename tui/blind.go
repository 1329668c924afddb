package tui

import (
	"maps"
	"slices"

	"diligence/questionnaire"
)

// hear makes the speaker the one who answers.
func (s *session) hear(who questionnaire.Speaker) {
	s.seal()
	s.speaker = who
	if tr := s.trial; tr != nil {
		tr.real.hear(who)
		tr.base = questionnaire.StandingOf(tr.real.review, tr.real.result, s.month())
	}
	if s.whole.Info.Blind {
		s.recompute("")
	}
}

// veiled reports whether the present speaker may see others' answers only after
// giving their own.
func (s *session) veiled() bool {
	return s.whole.Info.Blind && s.role() != questionnaire.RoleReviewer
}

// seen returns what the present speaker may see of the review. An answer in words is
// kept at each key, but what others said shows only once it is ended.
func (s *session) seen() *questionnaire.Review {
	parts := keyParts(s.half)
	if !s.veiled() || parts[0] != "answer" {
		return s.whole.SeenBy(s.speaker)
	}
	c, question := *s.whole, parts[1]
	own, ok := s.whole.Answer(question, s.speaker)
	c.Answers = maps.Clone(s.whole.Answers)
	c.Answers[question] = maps.Clone(c.Answers[question])
	delete(c.Answers[question], s.speaker)
	r := c.SeenBy(s.speaker)
	if ok {
		r.Answers[question] = map[questionnaire.Speaker]questionnaire.Answer{s.speaker: own}
	}
	return r
}

// reviewersToChange refuses a change of what is the reviewer's while answers are
// given blind: who answers, what was asked for, what was decided.
const reviewersToChange = "answers are given blind: let the reviewer speak first to change this (@)"

// unseen reports whether a step is about what the present speaker may not see: an
// answer of somebody else, or what they had asked for or decided because of one.
func (s *session) unseen(st step) bool {
	return s.veiled() && slices.ContainsFunc(st, func(c questionnaire.Change) bool {
		return slices.Contains([]string{"answer", "request", "disposition"}, c.Key.Kind()) && c.By != s.speaker
	})
}

// summary returns what the list of reviews shows of the review, whoever speaks.
func (s *session) summary() questionnaire.Summary {
	if s.review == s.whole {
		return s.summarize(s.review, s.result)
	}
	return s.summarize(s.whole, s.evaluate(s.whole, s.month()))
}

// tell returns the summary that goes to the store with a change. Where the
// present speaker does not see the whole review, that takes an evaluation of its
// own, which is made once a revision: not at each key of a text.
func (s *session) tell(of questionnaire.Change) questionnaire.Summary {
	if s.review == s.whole || of.ID != s.toldOf {
		s.told, s.toldOf = s.summary(), of.ID
	}
	s.told.LastChange = max(s.told.LastChange, of.At.UnixMilli())
	return s.told
}

package tui

import (
	"diligence/questionnaire"
)

// A trial is what makes a session a what-if: all that is done in it is done to a
// copy of the review, and nothing of it reaches the store. What came of it is
// computed once a change.
type trial struct {
	real *session // the review as it is
	base questionnaire.Standing

	what    questionnaire.WhatIf
	changes []questionnaire.Change // what would have to change in the review, one a key
	tried   []questionnaire.ValueChange
	figures []questionnaire.Figure
	panel   drawnLines
}

// drawnLines are lines that were drawn, and for what.
type drawnLines struct {
	version, w int
	dark       bool
	lines      []string
}

// try returns a session on a copy of the review. It goes on with the evaluator,
// which then asks only what the trial changes.
func (s *session) try() *session {
	s.seal()
	lib := s.lib
	lib.Save = func(string, []questionnaire.Change, questionnaire.Summary) uint64 { return 0 }
	scratch := newSession(lib, s.q, s.whole.Clone())
	scratch.speaker, scratch.evaluate, scratch.summarize = s.speaker, s.evaluate, s.summarize
	scratch.recompute("")
	scratch.trial = &trial{real: s, base: questionnaire.StandingOf(scratch.review, scratch.result, s.month())}
	scratch.trial.derive(scratch)
	return scratch
}

// derive compares the copy, as it is now, with the review.
func (tr *trial) derive(s *session) {
	now := s.now()
	tr.what = questionnaire.CompareStandings(tr.base, questionnaire.StandingOf(s.review, s.result, questionnaire.MonthOf(now)))
	var made []questionnaire.Change
	for _, st := range s.way.done {
		made = append(made, st...)
	}
	tr.changes = tr.real.whole.Squash(made, now)
	tr.tried = s.q.ValueChanges(tr.changes, tr.base.Result, s.result)
	tr.figures = tr.what.Figures(s.currency())
}

// keep gives what was tried to the review as one step, and returns the session on
// the review.
func (s *session) keep() *session {
	s.seal()
	real := s.trial.real
	real.hear(s.speaker)
	if len(s.trial.changes) > 0 {
		real.apply(questionnaire.ViaTrial.Made(s.trial.changes)...)
	}
	return real
}

// tryWords changes the review by words such as context.growth=10 or, for a move,
// i1=+3.
func (s *session) tryWords(sets, moves []string) error {
	changes, err := s.q.ParseWhatIf(s.whole, sets, moves, s.now())
	if err == nil {
		s.apply(changes...)
	}
	return err
}

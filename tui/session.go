package tui

import (
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// A session is the open review and all that follows from it. It is the review's
// one owner: a screen changes it through apply, put, remove and typed, and
// reads the rest. A screen that hands it to a command hands over a Clone.
type session struct {
	lib     Library
	q       *questionnaire.Questionnaire
	whole   *questionnaire.Review // what changes are made to
	review  *questionnaire.Review // what the present speaker may see of it; the same but where answers are given blind
	speaker questionnaire.Speaker // who answers
	version int                   // grows with every change of the review

	// What follows from the review, computed once a change.
	result  questionnaire.Result
	visible []*questionnaire.Question        // in scope, or out of scope with an answer; in order of asking
	finding map[string]questionnaire.Finding // the gravest open finding that read a question or record, by its id
	fresh   map[questionnaire.Key]bool       // findings that came with the latest change

	jump    jump               // what a screen wants shown; the app takes it after each key
	doubt   questionnaire.Text // what of the latest step may be a slip; the app takes it too
	way     wayBack
	open    *questionnaire.Change // the change text is being typed into
	typedAt time.Time
	half    questionnaire.Key // the answer that is typed for the first time; blind, it is not given before it ends
	last    questionnaire.Key // what the latest change was about
	told    questionnaire.Summary
	toldOf  string   // the revision at which told was
	trial   *trial   // nil unless the review is a copy on which something is tried
	report  Outgoing // what was chosen about the report: the preview shows it and the export writes it

	evaluate  func(*questionnaire.Review, questionnaire.Month) questionnaire.Result // remembers the last time
	summarize func(*questionnaire.Review, questionnaire.Result) questionnaire.Summary
}

// typingPause is how long typing may rest before a further key starts a new
// revision, which undo takes back apart.
const typingPause = 5 * time.Second

func newSession(lib Library, q *questionnaire.Questionnaire, r *questionnaire.Review) *session {
	s := &session{lib: lib, q: q, whole: r, review: r, speaker: questionnaire.RoleReviewer, report: Outgoing{Audience: audiences[audienceBoard].name}}
	s.evaluate = q.Evaluator().Evaluate
	s.summarize = questionnaire.Summarize
	return s
}

// role returns the role for which the present speaker speaks.
func (s *session) role() questionnaire.Role { return s.review.SpeakersRole(s.speaker) }

// now returns the time.
func (s *session) now() time.Time { return s.lib.Now() }

// month returns the present month, from which plans and rules count.
func (s *session) month() questionnaire.Month { return questionnaire.MonthOf(s.lib.Now()) }

// apply carries out changes as one step: the review, what follows from it, the
// way back and the store all have them when it returns.
func (s *session) apply(changes ...questionnaire.Change) {
	if len(changes) == 0 {
		return
	}
	s.seal()
	if len(changes) > 1 {
		changes = questionnaire.InStep(changes)
	}
	s.way.did(changes)
	s.carry(changes)
	if doubts := s.q.Doubts(changes, s.month()); len(doubts) > 0 {
		s.doubt = doubts[0].What
	}
}

// put sets a record, spoken by the present role.
func (s *session) put(rec questionnaire.Record) {
	s.apply(s.whole.Put(rec, s.speaker, s.now()))
}

// remove takes away what stands under key, and references to it.
func (s *session) remove(key questionnaire.Key) {
	s.apply(s.whole.Remove(key, s.speaker, s.now())...)
}

// typed sets a record while text of it is being typed. All that is typed until
// seal is one revision and one step of undo.
func (s *session) typed(key questionnaire.Key, rec questionnaire.Record) {
	now := s.now()
	switch {
	case s.open != nil && s.open.Key != key:
		s.seal()
	case s.open != nil && now.Sub(s.typedAt) > typingPause:
		s.open = nil
	}
	s.typedAt = now
	if s.open == nil {
		s.open = &questionnaire.Change{
			ID: questionnaire.NewRevision(now), Key: key, Before: s.whole.Get(key), By: s.speaker, At: now.UTC(),
		}
		s.way.did(step{*s.open})
	}
	if answers(rec) && !answers(s.whole.Get(key)) {
		s.half = key
	}
	s.open.After = rec
	s.way.done[len(s.way.done)-1] = step{*s.open}
	s.carry(step{*s.open})
}

// answers reports whether the record is an answer that is given.
func answers(rec questionnaire.Record) bool {
	a, ok := rec.(questionnaire.Answer)
	return ok && a.Status != questionnaire.Unanswered
}

// seal ends the revision that is being typed.
func (s *session) seal() {
	s.open = nil
	if s.half != "" {
		s.half = ""
		if s.veiled() {
			s.recompute(s.last)
		}
	}
}

// carry applies, recomputes and hands to the store.
func (s *session) carry(changes []questionnaire.Change) {
	s.whole.Apply(changes...)
	s.way.note(changes)
	s.recompute(changes[0].Key)
	s.lib.Save(s.review.ID, slices.Clone(changes), s.tell(changes[0]))
}

// follow asks for what a piece of evidence or a telling question refers to: a
// question's id, a record's id, a record's field such as i1.money, a register, or
// a field of the work sheet such as outage.hours.
func (s *session) follow(ref string) bool {
	if s.q.Question(ref) != nil {
		s.jump = jump{question: ref}
		return true
	}
	id, field, _ := strings.Cut(ref, ".")
	if _, ok := s.review.Title(id); !ok && registerNamed(id) == nil {
		return false
	}
	s.jump = jump{record: id, field: field}
	return true
}

// takeDoubt returns what may be a slip, once.
func (s *session) takeDoubt() questionnaire.Text {
	d := s.doubt
	s.doubt = ""
	return d
}

// takeJump returns what was asked for, once.
func (s *session) takeJump() jump {
	j := s.jump
	s.jump = jump{}
	return j
}

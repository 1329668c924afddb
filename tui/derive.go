package tui

import (
	"strings"

	"diligence/questionnaire"
)

// recompute brings all that follows from the review up to date after a change
// of what stands under key; "" on opening, when nothing counts as new.
func (s *session) recompute(key questionnaire.Key) {
	before := keysOf(s.result.Findings)
	s.version++
	s.review = s.seen()
	s.result = s.evaluate(s.review, s.month())
	s.markFresh(key, before)
	s.collectVisible()
	s.collectFindings()
	if s.trial != nil {
		s.trial.derive(s)
	}
}

func keysOf(findings []questionnaire.Finding) map[questionnaire.Key]bool {
	keys := make(map[questionnaire.Key]bool, len(findings))
	for _, f := range findings {
		keys[f.Key()] = true
	}
	return keys
}

// markFresh marks the findings that were not there before the change. Marks of
// earlier changes stay while it is the same answer or record that changes.
func (s *session) markFresh(key questionnaire.Key, before map[questionnaire.Key]bool) {
	if s.fresh == nil || key != s.last {
		s.fresh = map[questionnaire.Key]bool{}
	}
	s.last = key
	if key == "" {
		return
	}
	after := keysOf(s.result.Findings)
	for k := range s.fresh {
		if !after[k] {
			delete(s.fresh, k)
		}
	}
	for k := range after {
		if !before[k] {
			s.fresh[k] = true
		}
	}
}

func (s *session) collectVisible() {
	s.visible = s.visible[:0]
	for q := range s.q.All {
		if !s.hidden(q.ID) || len(s.review.Answers[q.ID]) > 0 {
			s.visible = append(s.visible, q)
		}
	}
}

// hidden reports whether the question is out of scope.
func (s *session) hidden(id string) bool { return s.result.Positions[id].Hidden }

// collectFindings notes for each question and record the gravest open finding
// that read it or is about it. Findings come gravest first.
func (s *session) collectFindings() {
	s.finding = map[string]questionnaire.Finding{}
	for _, f := range s.result.Findings {
		if !isOpen(f) {
			continue
		}
		s.noteFinding(f.Subject, f)
		for _, e := range f.Evidence {
			ref := e.Ref
			if s.q.Question(ref) == nil {
				ref, _, _ = strings.Cut(ref, ".")
			}
			s.noteFinding(ref, f)
		}
	}
}

func (s *session) noteFinding(ref string, f questionnaire.Finding) {
	if _, ok := s.finding[ref]; !ok && ref != "" {
		s.finding[ref] = f
	}
}

// isOpen reports whether the finding asks for something: no strength, and
// nothing was decided about it.
func isOpen(f questionnaire.Finding) bool {
	v := f.Disposition.Verdict
	return f.Kind != questionnaire.Strength && (v == "" || v == "open")
}

// openFindings returns how many findings are open.
func (s *session) openFindings() int {
	n := 0
	for _, f := range s.result.Findings {
		if isOpen(f) {
			n++
		}
	}
	return n
}

// answer returns what the present speaker said to the question, or an empty answer
// to start from.
func (s *session) answer(question string) questionnaire.Answer {
	if a, ok := s.review.Answer(question, s.speaker); ok {
		return a
	}
	return s.review.Said(question, s.speaker)
}

// offered returns what is likely to be answered in words, to be taken or changed: as
// the company's name, that which the review was given.
func (s *session) offered(question string) questionnaire.Text {
	if question == "context.company" {
		return s.review.Info.Name
	}
	return ""
}

// setAnswer keeps the present speaker's answer; one that says nothing is taken away.
// What is answered need not be come back to, whoever put it off.
func (s *session) setAnswer(a questionnaire.Answer) {
	a.At = s.now().UTC()
	before, changes := s.answer(a.Question), []questionnaire.Change{s.change(a.Key(), settled(a))}
	if answers(a) && (before.Status != a.Status || !before.Value.Equal(a.Value)) {
		changes = append(changes, s.comesBack(a.Question)...)
	}
	s.apply(changes...)
}

// typeAnswer keeps the present speaker's answer while its text is being typed.
func (s *session) typeAnswer(a questionnaire.Answer) {
	a.At = s.now().UTC()
	s.typed(a.Key(), settled(a))
}

func (s *session) change(key questionnaire.Key, after questionnaire.Record) questionnaire.Change {
	now := s.now()
	return questionnaire.Change{
		ID: questionnaire.NewRevision(now), Key: key, Before: s.whole.Get(key), After: after, By: s.speaker, At: now.UTC(),
	}
}

// settled returns the answer, or nil if it says nothing.
func settled(a questionnaire.Answer) questionnaire.Record {
	empty := a.Status == questionnaire.Unanswered && a.Value.IsZero() && a.Note == "" && a.Private == "" &&
		!a.Flag && !a.Parked && len(a.Evidence) == 0
	if empty {
		return nil
	}
	return a
}

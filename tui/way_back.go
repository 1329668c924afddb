package tui

import (
	"slices"

	"diligence/questionnaire"
)

// A step is what undo takes back at once.
type step = []questionnaire.Change

// wayBackMost is how many of the steps made before a review was opened can be taken
// back. It bounds what a review that is worked on for months keeps in memory.
const wayBackMost = 500

// A wayBack is what undo would take back next, the last of done, and what redo
// would carry out again, the last of undone. What was done before the review was
// opened comes from its log, which is read later: see join.
type wayBack struct {
	done, undone []step
	older        int // how many of done were made before the review was opened

	reading bool            // the log is still to come
	began   bool            // a step was made meanwhile, after which nothing older can be done again
	ours    map[string]bool // the changes made meanwhile: the log may hold them already
}

// did notes a step that was just made.
func (w *wayBack) did(st step) {
	w.done = append(w.done, st)
	w.undone, w.began = nil, true
}

// note notes changes that were made since the review was opened.
func (w *wayBack) note(changes []questionnaire.Change) {
	if !w.reading {
		return
	}
	if w.ours == nil {
		w.ours = map[string]bool{}
	}
	for _, c := range changes {
		w.ours[c.ID] = true
	}
}

// waits reports whether the next step back, or with again the next one forward,
// lies in the log that is still to come.
func (w *wayBack) waits(again bool) bool {
	if again {
		return w.reading && len(w.undone) == 0 && !w.began
	}
	return w.reading && len(w.done) == 0
}

// join puts what the log knows of the time before below what was done since.
func (w *wayBack) join(log []questionnaire.Change) {
	before := slices.DeleteFunc(slices.Clone(log), func(c questionnaire.Change) bool { return w.ours[c.ID] })
	done, undone := questionnaire.Steps(before)
	done = questionnaire.Latest(done, wayBackMost)
	w.older = len(done)
	w.done = append(done, w.done...)
	if !w.began {
		w.undone = questionnaire.Latest(undone, wayBackMost)
	}
	w.reading, w.ours = false, nil
}

// join hears what was done before the review was opened.
func (s *session) join(log []questionnaire.Change) {
	s.way.join(log)
	s.whole.Recall(log)
}

// next returns the step that undo, or with again redo, would turn round, nil for
// none.
func (w *wayBack) next(again bool) step {
	list := w.done
	if again {
		list = w.undone
	}
	if len(list) == 0 {
		return nil
	}
	return list[len(list)-1]
}

// earlier reports whether the step that undo would take back was made before the
// review was opened.
func (w *wayBack) earlier() bool { return w.older > 0 && w.older == len(w.done) }

// undo takes back the latest step and returns it. Where the review does not say
// any more what the step made it say, the step only leaves the way back, and ok is
// false.
func (s *session) undo() (last step, ok bool) {
	s.seal()
	w := &s.way
	if last = w.next(false); last == nil {
		return nil, false
	}
	w.done = w.done[:len(w.done)-1]
	w.older = min(w.older, len(w.done))
	if !s.whole.Stands(last) {
		return last, false
	}
	w.undone = append(w.undone, last)
	s.carry(questionnaire.Undo(last, s.now()))
	return last, true
}

// redo carries out again what undo took back last, and returns it, as undo does.
func (s *session) redo() (last step, ok bool) {
	s.seal()
	w := &s.way
	if last = w.next(true); last == nil {
		return nil, false
	}
	w.undone = w.undone[:len(w.undone)-1]
	if !s.whole.Stood(last) {
		return last, false
	}
	again := questionnaire.Redo(last, s.now())
	w.done = append(w.done, again)
	s.carry(again)
	return last, true
}

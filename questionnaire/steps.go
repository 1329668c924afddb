package questionnaire

import (
	"slices"
	"time"
)

// A Via says how a change was made where that was not by hand.
type Via string

// The ways a change is made other than by hand.
const (
	ViaFile    Via = "file"    // read from an apply file
	ViaTrial   Via = "what-if" // tried on a copy, then kept
	ViaHistory Via = "history" // stepped back to an earlier revision
	ViaMerge   Via = "merge"   // settled between two copies
	ViaKept    Via = "kept"    // put back by a merge: one copy took out what another refers to
)

// Words returns how a change was made as a person says it, "" for by hand or in a
// way that is not known here.
func (v Via) Words() string {
	switch v {
	case ViaFile:
		return "from a file"
	case ViaTrial:
		return "from a what-if"
	case ViaHistory:
		return "stepped back to what stood before"
	case ViaMerge:
		return "settled in a merge"
	case ViaKept:
		return "put back in a merge, because something refers to it"
	}
	return ""
}

// Made notes on changes how they were made.
func (v Via) Made(changes []Change) []Change {
	for k := range changes {
		changes[k].Via = v
	}
	return changes
}

// InStep marks changes as one step, which undo takes back at once.
func InStep(changes []Change) []Change {
	for k := range changes {
		changes[k].Step = changes[0].ID
	}
	return changes
}

// step returns the id of the step the change belongs to.
func (c Change) step() string {
	if c.Step != "" {
		return c.Step
	}
	return c.ID
}

// StepID returns the id of a step, "" for none.
func StepID(step []Change) string {
	if len(step) == 0 {
		return ""
	}
	return step[0].step()
}

// Steps reads from a review's log, in order, what undo would take back next (the
// last of done) and what redo would carry out again next (the last of undone).
// What made the review and what took a snapshot are no steps.
func Steps(log []Change) (done, undone [][]Change) {
	for len(log) > 0 {
		n := 1
		for n < len(log) && log[n].step() == log[0].step() {
			n++
		}
		step := log[:n:n]
		log = log[n:]
		switch first := step[0]; {
		case first.Undoes != "":
			var taken []Change
			if done, taken = takeStep(done, first.Undoes); taken != nil {
				undone = append(undone, taken)
			}
		case first.Redoes != "":
			undone, _ = takeStep(undone, first.Redoes)
			done = append(done, step)
		case first.Key == InfoKey && first.Before == nil, first.Key.Kind() == kindSnapshot:
		default:
			done, undone = append(done, step), nil
		}
	}
	return done, undone
}

// takeStep takes the step with that id out of list.
func takeStep(list [][]Change, id string) (rest [][]Change, taken []Change) {
	for k := len(list) - 1; k >= 0; k-- {
		if StepID(list[k]) == id {
			taken = list[k]
			return append(list[:k:k], list[k+1:]...), taken
		}
	}
	return list, nil
}

// Undo returns the changes that take a step back, as one step.
func Undo(step []Change, now time.Time) []Change {
	out := make([]Change, 0, len(step))
	for k := len(step) - 1; k >= 0; k-- {
		c := step[k].Inverse(now)
		c.Undoes = StepID(step)
		out = append(out, c)
	}
	return InStep(out)
}

// Redo returns the changes that carry out again a step that was undone.
func Redo(step []Change, now time.Time) []Change {
	out := make([]Change, len(step))
	for k, c := range step {
		c.ID, c.At = NewRevision(now), now.UTC()
		c.Undoes, c.Redoes = "", StepID(step)
		out[k] = c
	}
	return InStep(out)
}

// Latest returns the last most steps, which share nothing with the log they came
// from: it may be much longer.
func Latest(steps [][]Change, most int) [][]Change {
	steps = steps[max(len(steps)-most, 0):]
	out := make([][]Change, len(steps))
	for k, s := range steps {
		out[k] = slices.Clone(s)
	}
	return out
}

// Stands reports whether the review still says what the step made it say, so that
// the step can be taken back without taking back more. Merging two copies of a
// review may have changed it since.
func (r *Review) Stands(step []Change) bool {
	return r.says(step, func(c Change) Record { return c.After })
}

// Stood reports likewise whether the review says what it said before the step, so
// that the step can be carried out again.
func (r *Review) Stood(step []Change) bool {
	back := slices.Clone(step)
	slices.Reverse(back)
	return r.says(back, func(c Change) Record { return c.Before })
}

func (r *Review) says(step []Change, what func(Change) Record) bool {
	last := map[Key]Record{}
	for _, c := range step {
		last[c.Key] = what(c)
	}
	for key, rec := range last {
		if !same(r.Get(key), rec) {
			return false
		}
	}
	return true
}

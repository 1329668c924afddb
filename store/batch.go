package store

import (
	"slices"

	"diligence/questionnaire"
)

// A batch is the changes of one review that are not on the disk, oldest first.
type batch struct {
	changes []questionnaire.Change
	sum     questionnaire.Summary
	first   uint64 // the earliest hand-over in it
}

// add takes c in. One that continues a change the batch holds replaces it, with
// that one's before, and moves to the end: of two changes of one key the later
// must stand.
func (b *batch) add(c questionnaire.Change) {
	for i := len(b.changes) - 1; i >= 0; i-- {
		if b.changes[i].ID == c.ID {
			c.Before = b.changes[i].Before
			b.changes = slices.Delete(b.changes, i, i+1)
			break
		}
	}
	b.changes = append(b.changes, c)
}

// follow takes in what was handed over after b.
func (b *batch) follow(later *batch) {
	for _, c := range later.changes {
		b.add(c)
	}
	b.sum = later.sum
}

// A queue holds a batch for each review that has one.
type queue map[string]*batch

func (q queue) changes() int {
	n := 0
	for _, b := range q {
		n += len(b.changes)
	}
	return n
}

// first returns the earliest hand-over in q, or none.
func (q queue) first(none uint64) uint64 {
	first := none
	for _, b := range q {
		first = min(first, b.first)
	}
	return first
}

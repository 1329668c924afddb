package store

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// A waiter is a Flush under way.
type waiter struct {
	through uint64 // the last hand-over it waits for
	round   int    // the first round that has the chance to write it
	done    chan error
}

// Flush tries to write all that was handed over and waits until it is on the
// disk, a try failed, or timeout has passed. What could not be written stays held.
func (v *Saver) Flush(timeout time.Duration) error {
	v.mu.Lock()
	if v.through() == v.last {
		v.mu.Unlock()
		return nil
	}
	w := waiter{through: v.last, round: v.round + 1, done: make(chan error, 1)}
	v.waiters = append(v.waiters, w)
	v.mu.Unlock()
	poke(v.wake)
	timer := time.NewTimer(timeout)
	defer timer.Stop()
	late := lateness{fmt.Sprintf("the disk has not answered for %s", timeout), ErrNoAnswer}
	select {
	case err := <-w.done:
		return err
	case <-timer.C:
	case <-v.done:
		late = lateClosed
	case <-v.hurry:
		late = lateHurried
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.waiters = slices.DeleteFunc(v.waiters, func(x waiter) bool { return x.done == w.done })
	if v.through() >= w.through {
		return nil
	}
	return v.stillHeld(late)
}

// answerWaiters ends each Flush whose changes are on the disk, or had their
// chance and are not. It is called at the end of a round.
func (v *Saver) answerWaiters() {
	through := v.through()
	v.waiters = slices.DeleteFunc(v.waiters, func(w waiter) bool {
		switch {
		case through >= w.through:
			w.done <- nil
		case v.round >= w.round:
			w.done <- v.stillHeld(lateness{"they were tried in vain", nil})
		default:
			return false
		}
		return true
	})
}

// A lateness is why changes are still held where no write has failed.
type lateness struct {
	text  string
	cause error
}

var (
	lateClosed  = lateness{"the saver is closed", nil}
	lateHurried = lateness{"the disk was not waited for", ErrNoAnswer}
)

// stillHeld says how much is held and why.
func (v *Saver) stillHeld(late lateness) error {
	changes := "1 change is"
	if n := v.state().Held; n != 1 {
		changes = fmt.Sprintf("%d changes are", n)
	}
	text := late.text
	if v.err != nil {
		text = why(v.err)
	}
	return errorf(ErrNotSaved, errors.Join(v.err, late.cause), "try again, or save to another file", "%s not saved: %s", changes, text)
}

package store

import (
	"errors"
	"maps"
	"slices"
	"sync"
	"time"

	"diligence/questionnaire"
)

// After a failure the saver tries again by itself after this long, then twice
// as long, up to the longest.
const (
	firstRetry   = 2 * time.Second
	longestRetry = 30 * time.Second
)

// A Saver writes changes to a store from one goroutine, one commit at a time.
// Changes handed over while a commit is under way go into the next one. What
// cannot be written is held, and tried again with the next change, on [Saver.Retry]
// and after a while.
type Saver struct {
	store *Store
	wake  chan struct{} // something is to be written
	stop  chan struct{} // closed by Close
	done  chan struct{} // closed when the writer has ended
	hurry chan struct{} // closed by Hurry

	mu       sync.Mutex
	waiting  queue
	flying   queue  // being written
	last     uint64 // hand-overs so far
	round    int    // rounds begun
	savedAt  time.Time
	err      error // of the last round
	waiters  []waiter
	stopped  bool
	notified chan struct{} // the state changed
}

// NewSaver starts a saver. It calls notify, which may be nil, from a goroutine
// of its own each time the state changed; states that follow fast on one
// another may be left out, never the last. notify may block without holding up
// the writer.
func NewSaver(s *Store, notify func(State)) *Saver {
	v := &Saver{
		store: s, waiting: queue{}, flying: queue{},
		wake: make(chan struct{}, 1), stop: make(chan struct{}), done: make(chan struct{}), hurry: make(chan struct{}),
		notified: make(chan struct{}, 1),
	}
	go v.write()
	if notify != nil {
		go v.tell(notify)
	}
	return v
}

// Save hands over changes of a review and what the list is to show of it. It
// never waits for the disk. It returns the number of this hand-over: once
// [State.Through] has reached it, the changes are on the disk. The changes must
// not be altered afterwards.
func (v *Saver) Save(review string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.last++
	b := v.waiting[review]
	if b == nil {
		b = &batch{first: v.last}
		v.waiting[review] = b
	}
	b.follow(&batch{changes: changes, sum: sum})
	poke(v.wake)
	poke(v.notified)
	return v.last
}

// Retry tries at once to write what is held.
func (v *Saver) Retry() { poke(v.wake) }

// State returns how things stand.
func (v *Saver) State() State {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.state()
}

func (v *Saver) state() State {
	return State{Through: v.through(), Held: v.waiting.changes() + v.flying.changes(), SavedAt: v.savedAt, Err: v.err}
}

func (v *Saver) through() uint64 {
	return v.waiting.first(v.flying.first(v.last+1)) - 1
}

// Held returns the changes that are not on the disk, by review, oldest first:
// for [WriteHeld] when they cannot be saved.
func (v *Saver) Held() map[string][]questionnaire.Change {
	v.mu.Lock()
	defer v.mu.Unlock()
	held := map[string][]questionnaire.Change{}
	for _, q := range []queue{v.flying, v.waiting} {
		for review, b := range q {
			held[review] = append(held[review], b.changes...)
		}
	}
	return held
}

// Drop gives up what is held of a review, as when it is to be forgotten.
func (v *Saver) Drop(review string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	delete(v.waiting, review)
	delete(v.flying, review)
	if v.state().Held == 0 {
		v.err = nil
	}
	poke(v.notified)
}

// Hurry ends every Flush and Close, under way or to come, at once, for somebody
// who will not wait for the disk. What is not kept is held.
func (v *Saver) Hurry() {
	v.mu.Lock()
	defer v.mu.Unlock()
	select {
	case <-v.hurry:
	default:
		close(v.hurry)
	}
}

// Close stops the saver after the write in progress. Changes still held are
// named in its error and stay in [Saver.Held]. Where the error is [ErrNoAnswer]
// a write is still under way, which would hold up closing the store too.
func (v *Saver) Close() error {
	v.mu.Lock()
	if !v.stopped {
		v.stopped = true
		close(v.stop)
	}
	v.mu.Unlock()
	late := lateClosed
	select {
	case <-v.done:
	case <-v.hurry:
		late = lateHurried
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.state().Held == 0 {
		return nil
	}
	return v.stillHeld(late)
}

// write is the one writer.
func (v *Saver) write() {
	defer close(v.done)
	pause := firstRetry
	timer := time.NewTimer(pause)
	defer timer.Stop()
	for {
		timer.Reset(pause)
		var retry <-chan time.Time
		if v.State().Failed() {
			retry = timer.C
		}
		select {
		case <-v.stop:
			return
		case <-v.wake:
		case <-retry:
		}
		if v.runRound() == nil {
			pause = firstRetry
		} else {
			pause = min(2*pause, longestRetry)
		}
	}
}

// runRound writes all that waits, review by review, and keeps what failed.
func (v *Saver) runRound() error {
	v.mu.Lock()
	v.round++
	v.waiting, v.flying = v.flying, v.waiting
	flying := maps.Clone(v.flying)
	v.mu.Unlock()

	var failed error
	for _, review := range slices.Sorted(maps.Keys(flying)) {
		b := flying[review]
		left, err := v.put(review, *b)
		failed = firstOf(failed, err)
		v.landed(review, b, left)
	}

	v.mu.Lock()
	defer v.mu.Unlock()
	v.err = failed
	v.answerWaiters()
	poke(v.notified)
	return failed
}

// put writes b and returns the changes that were not written. One change that
// the store will never take does not hold up the others.
func (v *Saver) put(review string, b batch) (left []questionnaire.Change, err error) {
	err = v.store.Put(review, b.changes, b.sum)
	if err == nil {
		return nil, nil
	}
	if !errors.Is(err, ErrRefused) || len(b.changes) == 1 {
		return b.changes, err
	}
	err = nil
	for _, c := range b.changes {
		if e := v.store.Put(review, []questionnaire.Change{c}, b.sum); e != nil {
			left = append(left, c)
			err = firstOf(err, e)
		}
	}
	return left, err
}

// landed takes b out of what is being written and puts what is left of it
// before what was handed over meanwhile.
func (v *Saver) landed(review string, b *batch, left []questionnaire.Change) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.flying[review] != b { // dropped
		return
	}
	delete(v.flying, review)
	if len(left) == 0 {
		v.savedAt = time.Now()
		return
	}
	kept := &batch{changes: slices.Clone(left), sum: b.sum, first: b.first}
	if later := v.waiting[review]; later != nil {
		kept.follow(later)
	}
	v.waiting[review] = kept
}

// tell passes on states until the saver ends.
func (v *Saver) tell(notify func(State)) {
	for {
		select {
		case <-v.notified:
			notify(v.State())
		case <-v.done:
			notify(v.State())
			return
		}
	}
}

func poke(c chan struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

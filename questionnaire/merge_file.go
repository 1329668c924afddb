package questionnaire

import (
	"slices"
	"time"
)

// MergeFile returns the changes that take an apply file into the review whose log
// is given, speaking as by where neither the file nor its answers say who does.
// What the file leaves blank says nothing. What a prepared file holds as it was
// prepared says nothing either, and what it says more is held to what changed in
// the review since: where both changed the same, in other ways, is a conflict. A
// file that was not prepared conflicts with whatever stands and says otherwise.
//
// Conflicts nobody settled are returned, with no changes; the error is [Problems].
// Merging a file again changes nothing: where mine is chosen over a prepared file,
// the history keeps both.
func (q *Questionnaire) MergeFile(r *Review, log []Change, file string, data []byte, by Speaker, choose Choice, now time.Time) (Applied, []Conflict, error) {
	a := applier{q: q, r: r, by: by, now: now.UTC(), filled: true}
	a.stood = func(at time.Time) *Review { return r.Before(log, at) }
	made, err := a.whole(file, data)
	if err != nil {
		return Applied{}, nil, err
	}
	m := fileMerger{r: r, base: &Review{}, choose: choose, now: now}
	if made.Prepared != nil {
		m.dated = true
		m.base = a.stood(made.Prepared.At)
		m.since = slices.DeleteFunc(slices.Clone(log), func(c Change) bool { return c.At.Before(made.Prepared.At) })
	}
	for _, c := range made.Changes {
		m.take(c)
	}
	if len(m.conflicts) > 0 {
		return Applied{}, m.conflicts, nil
	}
	made.Changes = m.changes
	if problems := q.Check(r, made.Changes); len(problems) > 0 {
		return Applied{}, nil, problems
	}
	return made, nil, nil
}

type fileMerger struct {
	r, base   *Review  // base is what the file was prepared from
	dated     bool     // the file says when it was prepared
	since     []Change // made in the review after that
	choose    Choice
	now       time.Time
	changes   []Change
	conflicts []Conflict
}

// take takes in what the file makes of one record.
func (m *fileMerger) take(c Change) {
	base, mine, theirs := m.base.Get(c.Key), m.r.Get(c.Key), c.After
	switch {
	case same(mine, theirs), same(theirs, base), m.told(base, c):
		return
	case same(mine, base):
		m.put(c, mine, theirs)
		return
	}
	ours, other, clash := unite(base, mine, theirs)
	if !clash {
		if !same(mine, ours) {
			m.put(c, mine, ours)
		}
		return
	}
	switch rec, ok := m.choose(Conflict{c.Key, ours, other}); {
	case !ok:
		m.conflicts = append(m.conflicts, Conflict{c.Key, ours, other})
	case same(rec, ours) && !m.dated:
		if !same(mine, ours) {
			m.put(c, mine, ours)
		}
	case same(rec, ours):
		m.put(c, mine, other)
		m.put(c, other, ours)
	default:
		m.put(c, mine, rec)
	}
}

func (m *fileMerger) put(c Change, before, after Record) {
	m.changes = append(m.changes, Change{ID: NewRevision(m.now), Key: c.Key, Before: before, After: after, By: c.By, At: m.now.UTC()})
}

// told reports whether the review has heard what the file says, whatever became
// of it.
func (m *fileMerger) told(base Record, c Change) bool {
	return slices.ContainsFunc(m.since, func(then Change) bool {
		if then.Key != c.Key || then.After == nil {
			return false
		}
		ours, _, clash := unite(base, then.After, c.After)
		return !clash && same(ours, then.After)
	})
}

// unite returns what mine and theirs come to, each having begun as base: the same
// twice unless they clash, else with mine and with theirs where they do. The parts
// of an answer are united each for itself.
func unite(base, mine, theirs Record) (ours, other Record, clash bool) {
	x, isAnswer := mine.(Answer)
	y, alike := theirs.(Answer)
	if !isAnswer || !alike {
		return mine, theirs, !same(mine, theirs)
	}
	b, _ := base.(Answer)
	a, o := x, x
	for _, part := range answerParts {
		only := func(whole Answer) (out Answer) {
			part(&out, whole)
			return out
		}
		switch was, stands, said := only(b), only(x), only(y); {
		case same(was, said), same(stands, said):
		case same(was, stands):
			part(&a, y)
			part(&o, y)
		default:
			part(&o, y)
			clash = true
		}
	}
	o.At = y.At
	if !same(a, x) {
		a.At = y.At
	}
	return a, o, clash
}

// answerParts copies the parts of an answer that change one without the other.
var answerParts = []func(to *Answer, from Answer){
	func(to *Answer, from Answer) {
		to.Status, to.Value, to.Reason, to.Owner, to.DecideBy = from.Status, from.Value, from.Reason, from.Owner, from.DecideBy
	},
	func(to *Answer, from Answer) { to.Note = from.Note },
	func(to *Answer, from Answer) { to.Private = from.Private },
	func(to *Answer, from Answer) { to.Flag = from.Flag },
	func(to *Answer, from Answer) { to.Parked = from.Parked },
	func(to *Answer, from Answer) { to.Evidence = from.Evidence },
	func(to *Answer, from Answer) { to.Level = from.Level },
}

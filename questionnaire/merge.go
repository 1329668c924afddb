package questionnaire

import (
	"slices"
	"time"
)

// A Conflict is a key that two copies of a review changed apart, to different
// ends. Mine and Theirs are nil where nothing stands.
type Conflict struct {
	Key          Key
	Mine, Theirs Record
}

// A Choice settles a conflict: it returns what is to stand. ok is false where
// nobody chose.
type Choice func(Conflict) (rec Record, ok bool)

// Merge unites the history of another copy of a review with r's and returns the
// changes that do it: the revisions that r's log lacks, in the other log's order,
// then one for each conflict that was settled, so that every copy comes to the
// same end, and one for each record that one copy took out and another refers to,
// which is put back. Conflicts nobody settled are returned, with no changes. Merging twice
// changes nothing, and the order of merging does not matter.
//
// mine and theirs are the logs in order of first saving; r is what mine leads to.
func Merge(r *Review, mine, theirs []Change, choose Choice, by Speaker, now time.Time) ([]Change, []Conflict) {
	m := merger{r: r, known: index(mine), other: index(theirs)}
	changes := m.missing(theirs)
	ended := r.Clone()
	ended.Apply(changes...)
	their := &Review{}
	their.Apply(theirs...)

	var conflicts []Conflict
	for _, key := range keysIn(changes) {
		want := their.Get(key)
		if m.changedAlone(mine, key) {
			c := Conflict{key, r.Get(key), want}
			if !same(c.Mine, c.Theirs) {
				var ok bool
				if want, ok = choose(c); !ok {
					conflicts = append(conflicts, c)
					continue
				}
				changes = append(changes, settling(key, ended.Get(key), want, by, now))
				continue
			}
		}
		if !same(ended.Get(key), want) {
			changes = append(changes, settling(key, ended.Get(key), want, by, now))
		}
	}
	if len(conflicts) > 0 {
		return nil, conflicts
	}
	if len(changes) > 0 {
		united := r.Clone()
		united.Apply(changes...)
		changes = append(changes, mend(united, by, now, mine, theirs)...)
	}
	return changes, nil
}

type merger struct {
	r            *Review
	known, other map[string]Change
}

func index(log []Change) map[string]Change {
	byID := make(map[string]Change, len(log))
	for _, c := range log {
		byID[c.ID] = c
	}
	return byID
}

// missing returns the changes of the other log that r's lacks, or has an earlier
// state of: text that was still being typed.
func (m *merger) missing(theirs []Change) (out []Change) {
	for _, c := range theirs {
		mine, ok := m.known[c.ID]
		if !ok || mine.Key == c.Key && c.At.After(mine.At) && !same(mine.After, c.After) {
			out = append(out, c)
		}
	}
	return out
}

// changedAlone reports whether r changed what stands under key in a way the other
// copy does not know.
func (m *merger) changedAlone(mine []Change, key Key) bool {
	return slices.ContainsFunc(mine, func(c Change) bool {
		if c.Key != key {
			return false
		}
		theirs, ok := m.other[c.ID]
		return !ok || c.At.After(theirs.At) && !same(theirs.After, c.After)
	})
}

// settling returns the change that makes want stand. It is one even where want
// stands already: only a later revision tells the other copies what was chosen.
func settling(key Key, before, want Record, by Speaker, now time.Time) Change {
	return Change{ID: NewRevision(now), Key: key, Before: before, After: want, By: by, At: now.UTC()}
}

// same reports whether two records say the same; when it was said does not count.
func same(a, b Record) bool { return Change{Before: a, After: b}.idle() }

// keysIn returns the keys changes are about, each once.
func keysIn(changes []Change) (keys []Key) {
	seen := map[Key]bool{}
	for _, c := range changes {
		if !seen[c.Key] {
			seen[c.Key] = true
			keys = append(keys, c.Key)
		}
	}
	return keys
}

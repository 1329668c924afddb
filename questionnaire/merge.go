package questionnaire

import (
	"maps"
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

// Merged is what it takes to unite a review with another copy of it.
type Merged struct {
	Changes    []Change   // to be made to Review
	Conflicts  []Conflict // that nobody settled; then nothing is to be done
	Renumbered []Renumbered
	Review     *Review  // the review, its own records renumbered where that is needed
	Log        []Change // nil where they were not, else what its log has to be first
}

// Merge unites the history of another copy of a review with r's and returns the
// changes that do it: the revisions that r's log lacks, in the other log's order,
// then one for each conflict that was settled, so that every copy comes to the
// same end, and one for each record that one copy took out and another refers to,
// which is put back. Where both copies added different records under one id, one
// of the two gets another (see [Renumbered]). Conflicts nobody settled are
// returned, with no changes. Merging twice changes nothing, and the order of
// merging does not matter.
//
// mine and theirs are the logs in order of first saving; r is what mine leads to.
func Merge(r *Review, mine, theirs []Change, choose Choice, by Speaker, now time.Time) Merged {
	out := Merged{Review: r}
	mine, theirs = out.tellApart(mine, saidIn(theirs))
	said := saidIn(mine)
	m := merger{r: out.Review, known: index(said), other: index(theirs), choose: choose, by: by, now: now}
	if len(said) < len(mine) {
		m.r = replayed(r, said)
	}
	changes, conflicts := m.unite(said, theirs)
	if len(conflicts) > 0 {
		return Merged{Conflicts: conflicts}
	}
	if len(changes) > 0 {
		united, stands := m.r.Clone(), out.Review.Clone()
		united.Apply(changes...)
		stands.Apply(changes...)
		back := mend(united, said, theirs)
		for _, c := range mine {
			if c.kept() {
				back = append(back, c.Key)
			}
		}
		changes = append(changes, keep(stands, united, back, by, now)...)
	}
	out.Changes = changes
	return out
}

// unite returns the changes that unite what two logs say, or the conflicts that
// are left.
func (m *merger) unite(mine, theirs []Change) (changes []Change, conflicts []Conflict) {
	changes = m.missing(theirs)
	ended := m.r.Clone()
	ended.Apply(changes...)
	their := replayed(m.r, theirs)
	for _, key := range keysIn(changes) {
		want, chosen := their.Get(key), false
		if c := (Conflict{key, m.r.Get(key), want}); m.changedAlone(mine, key) && !same(c.Mine, c.Theirs) {
			if want, chosen = m.choose(c); !chosen {
				conflicts = append(conflicts, c)
				continue
			}
		}
		if chosen || !same(ended.Get(key), want) {
			changes = append(changes, settling(key, ended.Get(key), want, m.by, m.now))
		}
	}
	return changes, conflicts
}

// replayed returns what a log of r leads to.
func replayed(r *Review, log []Change) *Review {
	to := &Review{ID: r.ID, Questionnaire: r.Questionnaire, Created: r.Created}
	to.Apply(log...)
	return to
}

// tellApart gives records that two logs have under one id different ones, and
// returns the logs that come of it.
func (out *Merged) tellApart(mine, theirs []Change) ([]Change, []Change) {
	known := index(mine)
	for {
		ours, others := apart(saidIn(mine), theirs)
		if len(ours)+len(others) == 0 {
			slices.SortFunc(out.Renumbered, func(a, b Renumbered) int { return compareNatural(string(a.Was), string(b.Was)) })
			return mine, theirs
		}
		if len(ours) > 0 {
			out.tell(ours, births(mine), ours.log(mine), true)
			mine = ours.log(mine)
			out.Log, out.Review = mine, replayed(out.Review, mine)
		}
		born := births(theirs)
		maps.DeleteFunc(born, func(_ numbered, c Change) bool { return known[c.ID].ID != "" }) // told of when it came
		theirs = others.log(theirs)
		out.tell(others, born, theirs, false)
	}
}

// tell notes what a naming does to the records that came to be by born; log is the
// one it leads to. Of a record that was taken out since, nobody needs to hear.
func (out *Merged) tell(n naming, born map[numbered]Change, log []Change, mine bool) {
	r := replayed(&Review{}, log)
	for p := range n {
		c, news := born[p]
		if rec := r.Get(n.key(c.Key)); news && rec != nil {
			heading, _ := named(rec)
			out.Renumbered = append(out.Renumbered, Renumbered{c.Key, rec.Key(), heading, mine})
		}
	}
}

type merger struct {
	r            *Review // what people said in it
	known, other map[string]Change
	choose       Choice
	by           Speaker
	now          time.Time
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
	return Change{ID: NewRevision(now), Key: key, Before: before, After: want, By: by, Via: ViaMerge, At: now.UTC()}
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

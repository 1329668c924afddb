package questionnaire

import (
	"crypto/sha256"
	"strconv"
	"strings"
)

// Two copies of a review may each add a record under the same id, i7, which are
// not the same: an initiative called Partition the store in one and Audit trail in
// the other. Merge keeps both. The one whose kind and first heading come first in
// the alphabet keeps the id; the other gets one made of those words, such as
// i7-kfq, and every revision, reference, decision and answer that means it
// follows. So each copy gives it the same id, in whatever order copies meet,
// before or after a third one does. Two that were called the same are the same.

// A Renumbered record got another id in a merge.
type Renumbered struct {
	Was, Is Key
	Heading Text
	Mine    bool // it is of the copy that was merged into
}

// A numbered id is one among those that must differ: those of the plan, of
// respondents or of requests.
type numbered struct{ space, id string }

const planSpace = "plan"

// numberedAt returns where a key's record has its id; ok is false where it has none
// of the kind that is numbered.
func numberedAt(k Key) (p numbered, ok bool) {
	switch kind := k.Kind(); {
	case k.ID() != "":
		return numbered{planSpace, k.ID()}, true
	case kind == "respondent", kind == "request":
		return numbered{kind, k.id()}, true
	}
	return numbered{}, false
}

// births returns, for each id, the change that first put something under it.
func births(log []Change) map[numbered]Change {
	born := map[numbered]Change{}
	for _, c := range log {
		if p, ok := numberedAt(c.Key); ok && c.After != nil {
			if _, again := born[p]; !again {
				born[p] = c
			}
		}
	}
	return born
}

// called returns a record's kind and heading, in small letters and with single
// spaces.
func called(rec Record) string {
	heading, _ := named(rec)
	if p, ok := rec.(Respondent); ok {
		heading = p.Name
	}
	return rec.Key().Kind() + " " + strings.Join(strings.Fields(strings.ToLower(string(heading))), " ")
}

// apart returns the records of mine and of theirs that need another id because the
// other copy has one of its own under theirs.
func apart(mine, theirs []Change) (ours, others naming) {
	ours, others = naming{}, naming{}
	there := births(theirs)
	for p, c := range births(mine) {
		d, both := there[p]
		if !both {
			continue
		}
		switch what, other := called(c.After), called(d.After); {
		case what > other:
			ours[p] = freshID(p, what, mine)
		case what < other:
			others[p] = freshID(p, other, theirs)
		}
	}
	return ours, others
}

// freshID returns the id that what is called so gets in place of its own, which
// log does not use.
func freshID(p numbered, what string, log []Change) string {
	const least, most, longest = 3, 10, 32
	letters := consonants(what)
	base := p.id
	if head, tail, ok := cutTail(base); ok && strings.HasPrefix(letters, tail) {
		base = head // it was made so before, and met another that was
	}
	used := map[string]bool{p.id: true}
	for _, c := range log {
		if at, ok := numberedAt(c.Key); ok && at.space == p.space {
			used[at.id] = true
		}
	}
	for try, n := 0, least; ; try, n = try+1, min(n+1, most) {
		if n == most {
			letters = consonants(what + strconv.Itoa(try))
		}
		if id := base[:min(len(base), longest-1-n)] + "-" + letters[:n]; !used[id] {
			return id
		}
	}
}

// cutTail cuts an id before what follows its last dash.
func cutTail(id string) (head, tail string, ok bool) {
	at := strings.LastIndexByte(id, '-')
	if at <= 0 || at == len(id)-1 {
		return id, "", false
	}
	return id[:at], id[at+1:], true
}

// consonants returns 32 letters that stand for a text. Without vowels they make
// no word.
func consonants(text string) string {
	const letters = "bcdfghjkmnpqrstvwxz"
	sum := sha256.Sum256([]byte(text))
	for k, b := range sum {
		sum[k] = letters[int(b)%len(letters)]
	}
	return string(sum[:])
}

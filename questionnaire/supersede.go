package questionnaire

import (
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Supersede returns a with what it leaves empty of note, private note, flag and
// evidence taken from the answer that stands, so that saying something new
// loses no note. The owner and month of a plan for a plan stay while it is the
// answer.
func (r *Review) Supersede(a Answer) Answer {
	stands, ok := r.Answer(a.Question, a.Speaker())
	if !ok {
		return a
	}
	if a.Note == "" {
		a.Note = stands.Note
	}
	if a.Private == "" {
		a.Private = stands.Private
	}
	a.Flag = a.Flag || stands.Flag
	if a.Level == "" {
		a.Level = stands.Level
	}
	if a.Evidence == nil {
		a.Evidence = stands.Evidence
	}
	if a.Status == stands.Status && a.Value.Equal(stands.Value) {
		if a.Owner == "" {
			a.Owner = stands.Owner
		}
		if a.DecideBy == 0 {
			a.DecideBy = stands.DecideBy
		}
	}
	return a
}

// FreeID returns prefix and the least number that is above any a record of the
// plan had: an id that dispositions still speak of is not given again.
func (r *Review) FreeID(prefix string) string {
	most := 0
	note := func(id string) {
		if rest, ok := strings.CutPrefix(id, prefix); ok {
			if n, err := strconv.Atoi(rest); err == nil && n < 1e9 {
				most = max(most, n)
			}
		}
	}
	for rec := range r.Plan {
		note(rec.Key().ID())
	}
	for _, p := range r.Respondents {
		note(p.ID)
	}
	for _, q := range r.Requests {
		note(q.ID)
	}
	for _, d := range r.Dispositions {
		note(d.Subject)
	}
	return prefix + strconv.Itoa(most+1)
}

// idle reports whether the change says what stands already. When it was said
// does not count.
func (c Change) idle() bool {
	if x, ok := c.After.(Request); ok {
		if y, was := c.Before.(Request); was {
			x.At, y.At = time.Time{}, time.Time{}
			return x == y
		}
	}
	x, isAnswer := c.After.(Answer)
	y, was := c.Before.(Answer)
	if isAnswer && was {
		x.At, y.At = time.Time{}, time.Time{}
		sameValue := x.Value.Equal(y.Value)
		x.Value, y.Value = Value{}, Value{}
		return sameValue && reflect.DeepEqual(x, y)
	}
	return reflect.DeepEqual(c.Before, c.After)
}

// name returns how messages call what stands under the key.
func (k Key) name() string {
	parts := strings.SplitN(string(k), "/", 3)
	if len(parts) == 1 {
		return shown(parts[0])
	}
	return shown(parts[1])
}

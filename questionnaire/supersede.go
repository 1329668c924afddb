package questionnaire

import (
	"reflect"
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

package questionnaire

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A ValueChange is a value that changes give a question or a record's field.
type ValueChange struct {
	Ref           string // a question's id, a record's field such as i1.money, or a record that comes or goes
	Before, After Text   // as a person reads them
}

// ValueChanges tells what changes make of a review: the positions of the answers
// they touch, before and after, and each field of a record whose value differs. A
// note, a flag or evidence is none.
func (q *Questionnaire) ValueChanges(changes []Change, before, after Result) (out []ValueChange) {
	for _, c := range changes {
		switch c.Key.Kind() {
		case "answer":
			id, _, _ := strings.Cut(c.Key.id(), "/")
			x := q.Question(id)
			if x == nil {
				continue
			}
			d := ValueChange{Ref: id, Before: q.positionText(x, before), After: q.positionText(x, after)}
			if d.Before != d.After && !slices.Contains(out, d) {
				out = append(out, d)
			}
		default:
			if c.Key.ID() != "" || c.Key == OutageKey {
				out = append(out, valueChanges(c)...)
			}
		}
	}
	return out
}

func (q *Questionnaire) positionText(x *Question, res Result) Text {
	p := res.Positions[x.ID]
	switch p.Status {
	case Unanswered:
		return NotGiven
	case Answered:
		currency := ""
		if c, money := q.Question(currencyID), res.Positions[currencyID]; c != nil && money.Status == Answered {
			currency = formatValue(c, money.Value, "")
		}
		return Safe(formatValue(x, p.Value, currency))
	case DoNotKnow:
		return "do not know"
	}
	return Safe(string(p.Status))
}

// valueChanges tells the fields of a record that a change gives other values.
func valueChanges(c Change) (out []ValueChange) {
	before, after := fieldsOf(c.Before), fieldsOf(c.After)
	name := string(OutageKey)
	if c.Key != OutageKey {
		name = c.Key.id()
		rec, isPlan := c.After.(PlanRecord)
		switch {
		case c.Before == nil && isPlan:
			return []ValueChange{{name, "not there", rec.Heading()}}
		case c.After == nil:
			rec, _ := c.Before.(PlanRecord)
			return []ValueChange{{name, rec.Heading(), "not there"}}
		}
	}
	record := c.After
	if record == nil {
		record = c.Before
	}
	for _, f := range jsonNames(record) {
		if x, y := fieldText(before[f]), fieldText(after[f]); x != y && f != "since" && f != "was" {
			out = append(out, ValueChange{name + "." + f, x, y})
		}
	}
	return out
}

// jsonNames returns the names of a record's fields in JSON, in their order.
func jsonNames(rec Record) (names []string) {
	t := reflect.TypeOf(rec)
	for k := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(k).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// fieldsOf returns a record's fields as JSON has them.
func fieldsOf(rec Record) map[string]any {
	fields := map[string]any{}
	if data, err := json.Marshal(rec); err == nil {
		_ = json.Unmarshal(data, &fields) // what was just written is read again; nothing gives no fields
	}
	return fields
}

func fieldText(v any) Text {
	switch v := v.(type) {
	case nil:
		return NotGiven
	case float64:
		return Safe(FormatNumber(v))
	case bool:
		return Safe(strconv.FormatBool(v))
	case []any:
		var words []string
		for _, x := range v {
			words = append(words, string(fieldText(x)))
		}
		return Safe(strings.Join(words, ", "))
	}
	return Safe(fmt.Sprint(v))
}

// Squash returns changes that were made to a copy of r, in order, as new ones to r:
// one a key, and none for what ends as it stands.
func (r *Review) Squash(changes []Change, now time.Time) (out []Change) {
	at := map[Key]int{}
	for _, c := range changes {
		n, again := at[c.Key]
		if !again {
			n = len(out)
			at[c.Key] = n
			out = append(out, Change{ID: NewRevision(now), Key: c.Key, Before: r.Get(c.Key), At: now.UTC()})
		}
		out[n].After, out[n].By = c.After, c.By
	}
	return slices.DeleteFunc(out, Change.idle)
}

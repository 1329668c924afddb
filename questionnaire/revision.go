package questionnaire

import (
	"cmp"
	"slices"
	"strings"
)

// A FieldChange is a field of an answer or a record that a change gives another
// value, as a person reads it.
type FieldChange struct {
	Field         string // in words, such as "private note"; "" for the record as a whole
	Before, After Text
	Private       bool // it is only ever for a private export
}

// Revisions returns what a log tells of one thing, newest first. about is a
// question's id, a record's id, "outage" or a whole key.
func Revisions(log []Change, about string) (out []Change) {
	for _, c := range slices.Backward(log) {
		if c.Key.About(about) {
			out = append(out, c)
		}
	}
	return out
}

// About reports whether what stands under the key is, or belongs to, what about
// names: see [Revisions].
func (k Key) About(about string) bool {
	if about == "" || string(k) == about {
		return about != ""
	}
	first, _, _ := strings.Cut(k.id(), "/")
	return k.Kind() != "disposition" && k.Kind() != kindSnapshot && first == about
}

// FieldChanges tells field by field what a change made of an answer or a record.
// When it was said does not count. currency is as in [Questionnaire.Format].
func (q *Questionnaire) FieldChanges(c Change, currency string) (out []FieldChange) {
	if c.Key.Kind() == kindSnapshot {
		return nil
	}
	one := c.After
	if one == nil {
		one = c.Before
	}
	if one == nil {
		return nil
	}
	name, whole := named(one)
	switch {
	case whole && c.After == nil:
		return []FieldChange{{Before: name, After: "not there"}}
	case whole && c.Before == nil:
		out = append(out, FieldChange{Before: "not there", After: name})
	}
	before, after := q.fieldTexts(c.Before, currency), q.fieldTexts(c.After, currency)
	for _, f := range jsonNames(one) {
		x, y := before[f], after[f]
		if slices.Contains(unspoken, f) || x == y || whole && c.Before == nil && y == name {
			continue
		}
		out = append(out, FieldChange{fieldWord(one, f), cmp.Or(x, NotGiven), cmp.Or(y, NotGiven), f == "private"})
	}
	return out
}

// unspoken are the fields that say when something was said and of what it is, not
// what.
var unspoken = []string{"id", "at", "since", "was", "question", "respondent", "role", "rule", "subject"}

// named returns what a record that comes or goes is called.
func named(rec Record) (Text, bool) {
	switch rec := rec.(type) {
	case PlanRecord:
		return rec.Heading(), true
	case Respondent:
		return rec.spoken(), true
	case Request:
		return rec.What, true
	}
	return "", false
}

// spoken returns a respondent's name and role.
func (p Respondent) spoken() Text { return Safe(p.Name.Line() + " (" + string(p.Role) + ")") }

// fieldTexts returns a record's fields by their names in JSON, as a person reads
// them; what says nothing is left out.
func (q *Questionnaire) fieldTexts(rec Record, currency string) map[string]Text {
	texts := map[string]Text{}
	_, plan := rec.(PlanRecord)
	for f, v := range fieldsOf(rec) {
		if t := fieldText(v); t != NotGiven && t != "" && !(plan && t == Safe(Unknown.String())) {
			texts[f] = Safe(formatMonthText(string(t)))
		}
	}
	switch rec := rec.(type) {
	case Answer:
		q.answerTexts(texts, rec, currency)
	case Respondent:
		texts["name"] = rec.spoken()
	}
	return texts
}

// answerTexts has what an answer says under its value, whatever way it is said.
func (q *Questionnaire) answerTexts(texts map[string]Text, a Answer, currency string) {
	delete(texts, "value")
	delete(texts, "status")
	delete(texts, "flag")
	delete(texts, "parked")
	question := q.Question(a.Question)
	switch {
	case a.Status == Answered && question != nil:
		texts["value"] = Safe(formatValue(question, a.Value, currency))
	case a.Status != Unanswered:
		texts["value"] = Safe(a.Status.Label())
	}
	if a.Flag {
		texts["flag"] = "yes"
	}
	if a.Parked {
		texts["parked"] = "yes"
	}
	if a.DecideBy != 0 {
		texts["decide_by"] = Safe(FormatMonth(a.DecideBy))
	}
}

// fieldWord returns what a person calls a field.
func fieldWord(rec Record, field string) string {
	if _, ok := rec.(Answer); ok && field == "value" {
		return "answer"
	}
	switch field {
	case "private":
		return "private note"
	case "flag":
		return "flagged"
	}
	return strings.ReplaceAll(field, "_", " ")
}

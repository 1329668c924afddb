package export

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// A formRegister is a register of the plan as a sheet.
type formRegister struct {
	name    string // of the sheet
	kind    string // of its records' keys
	prefix  string // of new ids
	columns []formColumn
}

// formRegisters are the registers a respondent may fill, in the order of their
// sheets. The second column of each is what its records are called.
func formRegisters(q *questionnaire.Questionnaire) []formRegister {
	tri := func(head, field string) formColumn { return fillable(head, field, 11, entry{kind: entryTri}) }
	text := func(head, field string, width float64) formColumn {
		return fillable(head, field, width, entry{kind: entryLine})
	}
	number := func(head, field, prompt string) formColumn {
		return fillable(head, field, 12, entry{kind: entryNumber, min: new(0.0), prompt: prompt})
	}
	month := func(head, field string) formColumn {
		return fillable(head, field, 11, entry{kind: entryMonth, prompt: "A month, such as 2027-03."})
	}
	ids := func(head, field, prompt string) formColumn {
		return fillable(head, field, 16, entry{kind: entryIDs, prompt: prompt + ", by id, parted by semicolons."})
	}
	id := fillable(headID, "id", 7, entry{kind: entryLine, prompt: "Leave it blank in a new row."})
	status := fillable("Status", "status", 12, wordsEntry(questionnaire.RecordStatuses))
	dip := number("Dip in velocity", "dip", "Percent of the team's velocity that it takes while it runs: write 15 for 15%.")
	dip.entry.percent = true
	var areas []string
	for _, a := range q.Areas {
		areas = append(areas, a.Title)
	}
	return []formRegister{
		{"Initiatives", "initiative", "i", []formColumn{
			id, text("Initiative", "title", 38), fillable("Kind", "kind", 17, wordsEntry(questionnaire.InitiativeKinds)),
			fillable("Area", "area", 22, entry{kind: entryArea, words: areas}), text("Owner", "owner", 18), month("Start", "start"), month("End", "end"),
			tri("Estimated", "estimated"), number("Person-months", "person_months", ""), tri("Approved", "approved"), text("Approved by", "approved_by", 18),
			tri("Money", "money"), tri("People", "people"), tri("Time", "time"), number("Cost", "cost", "In the company's currency."),
			dip, ids("Needs first", "needs", "Initiatives that must end first"), status,
		}},
		{"Milestones", "milestone", "m", []formColumn{
			id, text("Milestone", "title", 38), fillable("Kind", "kind", 12, wordsEntry(questionnaire.MilestoneKinds)), month("Month", "month"),
			text("Done when", "metric", 30), number("Value", "value", "Of a financial milestone, in the company's currency."), text("Owner", "owner", 18),
			tri("Estimated", "estimated"), tri("Business case", "business_case"), number("Months of reserve", "slack", ""),
			ids("Rests on", "rests_on", "Milestones and initiatives that it rests on"), status,
		}},
		{"Hires", "hire", "h", []formColumn{
			id, text("Role to fill", "role", 34), tri("Critical", "critical"), month("By month", "month"), tri("Budgeted", "budgeted"),
			ids("Needed by", "needed_by", "Initiatives that need it"), number("Ramp-up months", "ramp_up", "Months from the first day to full use."), status,
		}},
	}
}

func fillable(head, field string, width float64, e entry) formColumn {
	return formColumn{head: head, field: field, width: width, filled: true, entry: e}
}

func wordsEntry[T ~string](list []T) entry {
	e := entry{kind: entryWord}
	for _, w := range list {
		e.words = append(e.words, string(w))
	}
	return e
}

// triWords are what a cell for yes or no offers, and triShort what else it takes.
var (
	triWords = []string{"yes", "no", "unknown"}
	triShort = map[string]string{"y": "yes", "n": "no", "true": "yes", "false": "no"}
)

// row is one record as a row of the sheet.
func (g formRegister) row(q *questionnaire.Questionnaire, id string, fields map[string]any) formRow {
	row := formRow{id: id}
	for _, c := range g.columns {
		row.cells = append(row.cells, fieldText(q, c.entry, fields[c.field]))
	}
	return row
}

// recordFields returns the fields of a record by the names of the apply file.
func recordFields(rec questionnaire.Record) map[string]any {
	b, err := json.Marshal(rec)
	var fields map[string]any
	if err == nil {
		err = json.Unmarshal(b, &fields)
	}
	if err != nil {
		panic(fmt.Sprintf("a record that cannot be written: %v", err)) // it is made of texts and numbers
	}
	return fields
}

// fieldText writes the value of a field as a cell has it.
func fieldText(q *questionnaire.Questionnaire, e entry, v any) string {
	switch v := v.(type) {
	case string:
		if e.kind == entryTri && v == "unknown" {
			return "" // nobody said
		}
		if a, ok := q.Area(v); ok && e.kind == entryArea {
			return a.Title
		}
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	case []any:
		var ids []string
		for _, id := range v {
			ids = append(ids, fmt.Sprint(id))
		}
		return strings.Join(ids, "; ")
	}
	return ""
}

// fieldValue reads a cell's text into what the field holds.
func fieldValue(q *questionnaire.Questionnaire, e entry, s string) (v any, problem, hint string) {
	switch e.kind {
	case entryNumber:
		number := questionnaire.Question{Kind: questionnaire.KindNumber}
		v, err := number.ParseValue(s)
		if err != nil {
			return nil, fmt.Sprintf("takes a number, not %q", shorten(s, 40)), "write a number such as 1200, 1,200 or 0.5"
		}
		return v.Number(), "", ""
	case entryMonth:
		if _, err := questionnaire.ParseMonth(s); err != nil {
			return nil, fmt.Sprintf("takes a month, not %q", shorten(s, 40)), "write it as 2027-03"
		}
		return s, "", ""
	case entryTri, entryWord:
		words := e.words
		if e.kind == entryTri {
			words, s = triWords, or(triShort[strings.ToLower(s)], s)
		}
		for _, w := range words {
			if strings.EqualFold(w, s) {
				return w, "", ""
			}
		}
		return nil, fmt.Sprintf("cannot be %q", shorten(s, 40)), "accepted: " + strings.Join(words, ", ")
	case entryArea:
		for _, a := range q.Areas {
			if strings.EqualFold(a.Title, s) || strings.EqualFold(a.ID, s) {
				return a.ID, "", ""
			}
		}
		return nil, fmt.Sprintf("cannot be %q", shorten(s, 40)), "accepted: " + strings.Join(e.words, ", ")
	case entryIDs:
		var ids []any
		for _, id := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == ',' || r == ' ' || r == '\n' }) {
			ids = append(ids, strings.ToLower(id))
		}
		return ids, "", ""
	case entryLine:
		return questionnaire.Trimmed(questionnaire.Safe(s).Line()), "", ""
	}
	return questionnaire.Trimmed(s), "", ""
}

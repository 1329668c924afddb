package export

import (
	"time"

	"diligence/questionnaire"
)

type revisionJSON struct {
	ID      string                `json:"id"`
	Key     questionnaire.Key     `json:"key"`
	By      questionnaire.Speaker `json:"by"`
	At      time.Time             `json:"at"`
	Step    string                `json:"step,omitempty"`
	Undoes  string                `json:"undoes,omitempty"`
	Redoes  string                `json:"redoes,omitempty"`
	Via     questionnaire.Via     `json:"via,omitempty"`
	Changed []fieldChangeJSON     `json:"changed"`
	Before  questionnaire.Record  `json:"before"`
	After   questionnaire.Record  `json:"after"`
}

type fieldChangeJSON struct {
	Field   string             `json:"field"` // "" for the record as a whole
	Before  questionnaire.Text `json:"before"`
	After   questionnaire.Text `json:"after"`
	Private bool               `json:"private,omitempty"`
}

// RevisionsJSON returns changes of a review as JSON, in the order given. Like [Show]
// it is for the user's own scripts: it holds private notes.
func RevisionsJSON(q *questionnaire.Questionnaire, currency string, changes []questionnaire.Change) ([]byte, error) {
	out := []revisionJSON{}
	for _, c := range changes {
		r := revisionJSON{
			ID: c.ID, Key: c.Key, By: c.By, At: c.At, Step: c.Step, Undoes: c.Undoes, Redoes: c.Redoes, Via: c.Via,
			Changed: []fieldChangeJSON{}, Before: c.Before, After: c.After,
		}
		for _, f := range q.FieldChanges(c, currency) {
			r.Changed = append(r.Changed, fieldChangeJSON(f))
		}
		out = append(out, r)
	}
	return encode(map[string]any{"revisions": out})
}

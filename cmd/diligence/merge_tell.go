package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"diligence/questionnaire"
)

// tellRenumbered says which records have another id than before.
func tellRenumbered(w io.Writer, list []questionnaire.Renumbered) {
	if len(list) == 0 {
		return
	}
	fmt.Fprintf(w, "Both had added different records under %s; all are kept:\n", plural(len(list), "id", "ids"))
	for _, x := range list {
		where := "in the other copy"
		if x.Mine {
			where = "here"
		}
		fmt.Fprintf(w, "  %s %q was %s %s\n", lastPart(x.Is), x.Heading.Line(), lastPart(x.Was), where)
	}
}

func lastPart(key questionnaire.Key) string {
	_, id, _ := cutLast(string(key), "/")
	return id
}

// writeMerged writes the outcome as JSON. Where conflicts are left, nothing was
// done and the command fails.
func writeMerged(w io.Writer, m questionnaire.Merged) error {
	type row struct {
		Key    questionnaire.Key    `json:"key"`
		Mine   questionnaire.Record `json:"mine"`
		Theirs questionnaire.Record `json:"theirs"`
	}
	type renumbered struct {
		Was     questionnaire.Key  `json:"was"`
		Is      questionnaire.Key  `json:"is"`
		Heading questionnaire.Text `json:"heading"`
		Mine    bool               `json:"mine"`
	}
	rows, others := make([]row, len(m.Conflicts)), make([]renumbered, len(m.Renumbered))
	for k, x := range m.Conflicts {
		rows[k] = row(x)
	}
	for k, x := range m.Renumbered {
		others[k] = renumbered(x)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(map[string]any{"changes": len(m.Changes), "renumbered": others, "conflicts": rows}); err != nil {
		return err
	}
	if len(rows) > 0 {
		return errSilent
	}
	return nil
}

// conflicting lists what both sides changed apart.
func (o *opened) conflicting(conflicts []questionnaire.Conflict) error {
	lines := make([]string, len(conflicts))
	for k, c := range conflicts {
		mine, theirs := o.recordWord(c.Mine), o.recordWord(c.Theirs)
		if x, y := fieldsApart(c); mine == theirs && x != "" {
			mine, theirs = x, y
		}
		lines[k] = fmt.Sprintf("\n  %s: here %s, there %s", c.Key, mine, theirs)
	}
	return hinted{
		fmt.Sprintf("%s changed both here and there, each in another way:%s", plural(len(conflicts), "thing was", "things were"), strings.Join(lines, "")),
		"nothing was changed; choose with --take mine or --take theirs, or for one of them with --take KEY=mine",
	}
}

// recordWord returns what a record says in a few words.
func (o *opened) recordWord(rec questionnaire.Record) string {
	switch rec := rec.(type) {
	case nil:
		return "taken out"
	case questionnaire.Answer:
		return o.answerWord(o.questionnaire.Question(rec.Question), &rec)
	case questionnaire.PlanRecord:
		return fmt.Sprintf("%q", rec.Heading().Line())
	case questionnaire.Respondent:
		return fmt.Sprintf("%q", rec.Name.Line())
	case questionnaire.Request:
		return fmt.Sprintf("%q", rec.What.Line())
	}
	return "changed"
}

// fieldsApart tells the first field in which the sides of a conflict differ, for
// sides that are called the same.
func fieldsApart(c questionnaire.Conflict) (mine, theirs string) {
	x, y := jsonFields(c.Mine), jsonFields(c.Theirs)
	var names []string
	for _, m := range []map[string]any{x, y} {
		for name := range m {
			if name != "at" && fmt.Sprint(x[name]) != fmt.Sprint(y[name]) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if names == nil {
		return "", ""
	}
	name := slices.Min(names)
	word := func(v any) string {
		if v == nil {
			return "no " + name
		}
		const most = 80
		text := []rune(questionnaire.Safe(fmt.Sprint(v)).Line())
		if len(text) > most {
			text = append(text[:most-1], '…')
		}
		return fmt.Sprintf("%s %q", name, string(text))
	}
	return word(x[name]), word(y[name])
}

func jsonFields(rec questionnaire.Record) map[string]any {
	fields := map[string]any{}
	if data, err := json.Marshal(rec); err == nil {
		_ = json.Unmarshal(data, &fields) // what was just written is read again; nothing gives no fields
	}
	return fields
}

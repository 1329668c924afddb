package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// onlyRecords says which records of a register are heard.
func (t *talk) onlyRecords(words string) {
	if t.register.sheet {
		t.refuse(questionnaire.Problem{What: "the work sheet is no list", Hint: "registers tells the registers"})
		return
	}
	if words == "all" {
		words = ""
	}
	t.register.rows.filter, t.register.rows.stale = words, true
	t.tellRegister()
}

// sortRecords says in what order the records of a register are heard.
func (t *talk) sortRecords(by string) {
	r := t.register
	if r.sheet {
		t.refuse(questionnaire.Problem{What: "the work sheet is no list", Hint: "registers tells the registers"})
		return
	}
	by, down := strings.CutSuffix(strings.ToLower(by), " down")
	field, ok := r.fieldCalled(by)
	if !ok {
		t.refuse(questionnaire.Problem{What: "no field of the " + r.name + " is called " + quoted(by), Hint: "show and a record's id tells the fields"})
		return
	}
	r.rows.sort, r.rows.down, r.rows.stale = field, down && field != "", true
	t.tellRegister()
}

// fieldCalled returns the field with that name or title, "" for the ids.
func (r *register) fieldCalled(said string) (field string, ok bool) {
	if said == "" || said == "ids" {
		return "", true
	}
	var list []item
	for i := range r.grid.columns {
		if c := &r.grid.columns[i]; c.title != "" {
			list = append(list, item{c.field, c.title})
		}
	}
	n := pickItem(list, said)
	if n < 0 {
		return "", false
	}
	return list[n].id, true
}

// ordered says which records of how many are heard, and in what order.
func (t *talk) ordered(shown int) string {
	r := t.register
	text := count(shown, r.one)
	if r.rows.filter != "" {
		text += fmt.Sprintf(" of %d, with %s", r.count(t.session.review), quoted(r.rows.filter))
	}
	if c := r.column(r.rows.sort); c >= 0 {
		text += ", by " + strings.ToLower(r.grid.columns[c].title)
		if r.rows.down {
			text += " from the greatest"
		}
	}
	return text + "."
}

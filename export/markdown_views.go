package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

func (w *writer) views(d Document) {
	if roles := rolesIn(d.Heat); roles == 1 {
		w.para(fmt.Sprintf("One role gave all answers (%s), so the views of business and technology cannot be set side by side; each is still to be asked for itself.", d.Title.AnsweredBy))
		if len(d.Views) == 0 {
			return
		}
	} else if roles > 1 {
		w.para("How each role sees each area, over what it was asked and answered. The roles are asked different questions, " +
			"so that a cell is no verdict; where views part is told after the roles. In brackets: how many rated answers a cell rests on.")
		rows := make([][]string, len(d.Heat))
		for i, h := range d.Heat {
			rows[i] = []string{h.Area}
			for _, c := range h.Cells {
				rows[i] = append(rows[i], c.String())
			}
			rows[i] = append(rows[i], itoa(h.Differ), h.Rosier)
		}
		w.table([]string{"Area", "Business", "Product", "Technology", "Reviewer", "Differ", "Rosier"}, rows)
		w.para("A dash: that role said nothing there."+silent(d.Heat), "Leaders are business and product, builders are technology.")
	}
	if len(d.Views) == 0 {
		if rolesIn(d.Heat) == 1 {
			return
		}
		w.para("No question was answered differently by two roles. Where only one role answered, that is no sign of agreement.")
		return
	}
	w.para(fmt.Sprintf("%s answered differently. All sides are kept; the last column is what the reviewer settled on.",
		plural(len(d.Views), "question was", "questions were")))
	w.table([]string{"Question", "Business", "Product", "Technology", "Apart", "Rosier", "Settled"}, viewRows(d.Views))
	var settled []Item
	for _, v := range d.Views {
		if v.Resolution != "" {
			settled = append(settled, Item{sentence(v.Title), v.Resolution})
		}
	}
	if len(settled) > 0 {
		w.para("What the reviewer wrote on settling them:")
		w.quotes(settled)
	}
}

// rolesIn counts the roles that said anything.
func rolesIn(heat []HeatRow) (n int) {
	for role := range (HeatRow{}).Cells {
		if spoke(heat, role) {
			n++
		}
	}
	return n
}

func spoke(heat []HeatRow, role int) bool {
	return slices.ContainsFunc(heat, func(h HeatRow) bool { return h.Cells[role] != Mark{} })
}

// silent names the roles of the company that said nothing at all; the table has no
// column for them.
func silent(heat []HeatRow) string {
	var names []string
	for k, name := range []string{"business", "product", "technology"} {
		if !spoke(heat, k) {
			names = append(names, name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " " + upperFirst(joinAnd(names)) + " said nothing at all, which is no sign of agreement."
}

func viewRows(views []View) [][]string {
	rows := make([][]string, len(views))
	for i, v := range views {
		rows[i] = []string{v.Title}
		for _, role := range []questionnaire.Role{questionnaire.RoleBusiness, questionnaire.RoleProduct, questionnaire.RoleTechnology} {
			rows[i] = append(rows[i], or(v.ByRole[role], "not answered"))
		}
		rows[i] = append(rows[i], or(v.Apart, "not measured"), or(v.Rosier, "neither"), v.Settled)
	}
	return rows
}

package tui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// has reports whether k is one of the binding's keys.
func (b binding) has(k tea.KeyPressMsg) bool { return slices.Contains(b.keys, k.String()) }

// planKeys are the plan's bindings; help and dispatch read the same ones.
var planKeys = struct {
	edit, form, add, remove, clear, cycle, tri, digit, tabs, move, rows, page, finding, back binding
	filter, sort, questions                                                                  binding
	filterDone, filterMove, filterEnd                                                        binding
	formEdit, formMove, formTurn, formBack, sheetClear                                       binding
	commit, next, cancel, pickOne, pickCycle, pickTri                                        binding
	toggle, accept, filterPick                                                               binding
}{
	edit:    binding{[]string{"enter", "f2"}, "edit", "edit the cell; on a narrow screen, on a title, open the whole record"},
	form:    binding{[]string{"o"}, "whole record", "show the record as a form, field by field"},
	add:     binding{[]string{"a"}, "add", "add a record"},
	remove:  binding{[]string{"d"}, "delete", "delete the record and what refers to it; u brings all of it back"},
	clear:   binding{[]string{"backspace", "delete"}, "", "empty the cell: not given"},
	cycle:   binding{[]string{"space"}, "", "the next choice of the cell"},
	tri:     binding{[]string{"y", "n"}, "", "yes or no, where the cell asks for that"},
	digit:   binding{[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "-"}, "", "choose by number, or start typing a number or month"},
	tabs:    binding{[]string{"tab", "shift+tab"}, "other table", "the next table, or the one before"},
	move:    binding{[]string{"left", "right", "h", "l", "home", "end"}, "", "move between columns"},
	rows:    binding{[]string{"up", "down", "k", "j", "g", "G"}, "", "move between records; first, last"},
	page:    binding{[]string{"pgup", "pgdown", "ctrl+u", "ctrl+d"}, "", "move by a page or half of one"},
	finding: binding{[]string{"f"}, "its finding", "go to the gravest finding about the record"},
	back:    binding{[]string{"esc"}, "back", "back: from the filter, then to the question one came from"},

	filter:    binding{[]string{"/"}, "filter", "show only rows that hold what you type"},
	sort:      binding{[]string{"s"}, "sort", "sort by this column: from the least, from the greatest, then by id again"},
	questions: binding{[]string{"b"}, "question", "go to the question that asks for these records"},

	filterDone: binding{[]string{"enter", "tab"}, "done", "keep the filter and go to the rows"},
	filterMove: binding{[]string{"up", "down", "pgup", "pgdown"}, "", "move between the rows"},
	filterEnd:  binding{[]string{"esc"}, "show all", "show all rows again"},

	formEdit: binding{[]string{"enter", "f2"}, "edit", "edit the field"},
	formMove: binding{[]string{"up", "down", "k", "j", "home", "end"}, "", "move between fields"},
	formTurn: binding{[]string{"left", "right", "h", "l", "pgup", "pgdown"}, "other record", "the record before, or the next"},
	formBack: binding{[]string{"o"}, "table", "back to the table"},

	sheetClear: binding{[]string{"d"}, "", "empty the whole sheet; u brings it back"},

	commit:    binding{[]string{"enter"}, "done", "keep what was typed"},
	next:      binding{[]string{"tab", "shift+tab"}, "next field", "keep it and edit the next field, or the one before"},
	cancel:    binding{[]string{"esc"}, "leave it", "leave the cell as it was"},
	pickOne:   binding{[]string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "0"}, "choose", "choose by number"},
	pickCycle: binding{[]string{"space", "down", "up", "j", "k"}, "", "the next choice, or the one before"},
	pickTri:   binding{[]string{"y", "n", "?"}, "yes no unknown", "yes, no or unknown"},

	toggle:     binding{[]string{"space"}, "on or off", "take the record in, or out again"},
	accept:     binding{[]string{"enter"}, "done", "keep the list as ticked"},
	filterPick: binding{[]string{"any letter"}, "filter", ""},
}

func (p *plan) keys(s *session) []binding {
	b := &planKeys
	switch {
	case p.pick != nil:
		return []binding{b.toggle, b.accept, b.next, b.filterPick, b.cancel}
	case p.edit != nil && p.edit.field != nil:
		return []binding{b.commit, b.next, b.cancel}
	case p.edit != nil && p.edit.tri():
		return []binding{b.pickTri, b.commit, b.next, b.pickCycle, b.clear, b.cancel}
	case p.edit != nil:
		return []binding{b.pickOne, b.commit, b.next, b.pickCycle, b.clear, b.cancel}
	case p.filter != nil:
		return []binding{b.filterDone, b.filterEnd, b.filterMove}
	case p.reg().sheet:
		return p.ways([]binding{b.formEdit, b.tabs, b.formMove, b.digit, b.clear, b.sheetClear, b.finding})
	case p.form:
		return p.ways([]binding{b.formEdit, b.formTurn, b.formBack, b.formMove, b.add, b.remove, b.tri, b.digit, b.cycle, b.clear, b.finding})
	}
	if p.reg().count(s.review) == 0 {
		return p.ways([]binding{b.add, b.tabs})
	}
	return p.ways([]binding{b.edit, b.add, b.remove, b.form, b.tabs, b.filter, b.sort, b.finding, b.move, b.rows, b.page, b.tri, b.digit, b.cycle, b.clear})
}

// ways adds to bindings those that lead out of the plan, first where one came
// from a question.
func (p *plan) ways(list []binding) []binding {
	b := &planKeys
	switch {
	case p.back != "":
		list = slices.Insert(list, 1, b.back)
	case p.form, p.reg().rows.filter != "":
		list = append(list, b.back)
	}
	return append(list, b.questions)
}

func (p *plan) mode() string {
	switch {
	case p.pick != nil:
		return "CHOOSE"
	case p.edit != nil && p.edit.adding:
		return "ADD"
	case p.edit != nil:
		return "EDIT"
	case p.filter != nil:
		return "FILTER"
	case p.reg().sheet:
		return "SHEET"
	case p.form:
		return "RECORD"
	}
	return "TABLE"
}

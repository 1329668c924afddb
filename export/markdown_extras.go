package export

import (
	"fmt"
	"strings"
	"unicode"

	"diligence/questionnaire"
)

// The kinds of boxes that GitHub draws.
const (
	important = "IMPORTANT"
	warning   = "WARNING"
	caution   = "CAUTION"
)

// alert writes a paragraph, in a box where the look asks for one.
func (w *writer) alert(kind string, sentences ...string) {
	text := escape(strings.Join(sentences, " "))
	if !w.look.Alerts || text == "" {
		w.para(sentences...)
		return
	}
	w.block()
	w.b.WriteString("> [!" + kind + "]\n> " + text + "\n")
}

// mermaid writes the time line as a diagram, where the look asks for one.
func (w *writer) mermaid(d Document) {
	rows := timeRows(d)
	if !w.look.Mermaid || len(rows) == 0 {
		return
	}
	w.block()
	w.b.WriteString("```mermaid\ngantt\n    title " + diagramText("Time line of "+d.Title.Company) + "\n    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n")
	n := 0
	task := func(title, state, tag, from, to string) {
		n++
		w.b.WriteString(diagramTask(n, title, state, tag, from, to))
	}
	for _, r := range rows {
		switch {
		case r.group != "":
			w.b.WriteString("    section " + diagramText(r.group) + "\n")
		case r.work != nil:
			from, to := r.work.months()
			task(r.work.Title, r.work.Standing, workTag(r.work), dayOf(from), dayOf(to+1))
		case r.milestone != nil:
			state, tag := "", "milestone"
			if words, short := leastLead(r.leads, d.TimeLine.Lead.Minimum); short {
				state, tag = words+", too short", "crit, milestone"
			}
			task(r.milestone.Title, state, tag, dayOf(r.milestone.Month), "0d")
		case r.due.full > r.due.month:
			task(r.due.title, r.due.word, dueTag(r.due, ""), dayOf(r.due.month), dayOf(r.due.full))
		default:
			task(r.due.title, r.due.word, dueTag(r.due, "milestone"), dayOf(r.due.month), "0d")
		}
	}
	w.b.WriteString("```\n")
}

// diagramTask writes a row of a diagram. What its colour says stands in words too;
// its number keeps its title from being read as anything but a title.
func diagramTask(n int, title, state, tag, from, to string) string {
	if state != "" {
		state = " (" + diagramText(state) + ")"
	}
	if tag != "" {
		tag += ", "
	}
	return fmt.Sprintf("    %d %s%s :%s%s, %s\n", n, diagramText(title), state, tag, from, to)
}

// workTag tells work that is done, and work that is known to lack its backing.
func workTag(i *InitiativeReport) string {
	switch {
	case i.Status == string(questionnaire.Done):
		return "done"
	case i.Backed == questionnaire.Yes:
		return "active"
	case i.Backed == questionnaire.No:
		return "crit"
	}
	return ""
}

// dueTag tells what is late, or known to lack what it takes.
func dueTag(r *dueRow, tag string) string {
	switch {
	case r.bad:
		return strings.TrimSuffix("crit, "+tag, ", ")
	case tag == "" && r.look == "funded":
		return "active"
	}
	return tag
}

// dayOf returns the first day of a month.
func dayOf(m questionnaire.Month) string { return m.String() + "-01" }

// diagramText keeps of s what a diagram takes for text: letters, marks, digits,
// spaces and a few signs that mean nothing in it.
func diagramText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.L, unicode.M, unicode.Nd), strings.ContainsRune(".,()'’/€£$+–-", r):
			return r
		}
		return ' '
	}, shorten(s, briefCell))
	return or(strings.Join(strings.Fields(s), " "), "Untitled")
}

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
	for n, r := range rows {
		switch {
		case r.group != "":
			w.b.WriteString("    section " + diagramText(r.group) + "\n")
		case r.work != nil:
			from, to := r.work.months()
			w.b.WriteString(diagramTask(n, r.work.Title, workTag(r.work), dayOf(from), dayOf(to+1)))
		case r.milestone != nil:
			tag := "milestone"
			if shortOf(d.TimeLine, r.leads) {
				tag = "crit, milestone"
			}
			w.b.WriteString(diagramTask(n, r.milestone.Title, tag, dayOf(r.milestone.Month), "0d"))
		case r.due.full > r.due.month:
			w.b.WriteString(diagramTask(n, r.due.title, dueTag(r.due, ""), dayOf(r.due.month), dayOf(r.due.full)))
		default:
			w.b.WriteString(diagramTask(n, r.due.title, dueTag(r.due, "milestone"), dayOf(r.due.month), "0d"))
		}
	}
	w.b.WriteString("```\n")
}

func diagramTask(n int, title, tag, from, to string) string {
	if tag != "" {
		tag += ", "
	}
	return fmt.Sprintf("    %d %s :%s%s, %s\n", n, diagramText(title), tag, from, to)
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

func shortOf(t TimeLine, leads []Lead) bool {
	for _, l := range leads {
		if l.Months < t.Lead.Minimum {
			return true
		}
	}
	return false
}

// dayOf returns the first day of a month.
func dayOf(m questionnaire.Month) string { return m.String() + "-01" }

// diagramText keeps of s what a diagram takes for text: letters, marks, digits,
// spaces and a few signs that mean nothing in it.
func diagramText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.In(r, unicode.L, unicode.M, unicode.Nd), strings.ContainsRune(".()'’/€£$+–", r):
			return r
		}
		return ' '
	}, shorten(s, briefCell))
	return or(strings.Join(strings.Fields(s), " "), "Untitled")
}

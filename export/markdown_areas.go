package export

import (
	"fmt"
	"strings"
)

func (w *writer) business(d Document) {
	b := d.Business
	if len(b.Story) == 0 && len(b.Facts) == 0 {
		w.para("Nothing was answered about the business and the occasion of this review.")
	}
	w.para(b.Story...)
	w.said(b.Facts)
	if d.Appendix == nil {
		w.notes(b.Notes)
	} else if len(b.Notes) > 0 {
		w.para("What was noted beside these answers stands in the appendix.")
	}
	w.silence("Not answered about the business", b.Missing)
	w.heading(3, "The road map, item by item")
	if len(b.Items) == 0 {
		w.para("The review lists no milestones, so nothing can be said of what the road map rests on. That is a gap in the review, not a clean road map.")
	} else {
		w.para("An item is actionable when engineering estimates stand behind it and behind all it rests on, and that work is approved and has money, people and time. " +
			"It is aspirational when any of that is known to be missing.")
		w.roadMap(b.Items)
	}
	w.heading(3, "How the road map is made")
	if len(b.RoadMap) == 0 {
		w.para("Nothing was answered about how the road map is made and kept.")
	}
	w.said(b.RoadMap)
	w.silence("Not answered about the road map", b.RoadMapMissing)
}

// roadMap writes the items judged, then the chains of causes.
func (w *writer) roadMap(items []RoadMapItem) {
	rows := make([][]string, len(items))
	for i, x := range items {
		rows[i] = []string{x.Title, or(x.Kind, "not given"), monthOr(x.Month, "not given"), x.Verdict.mark().String()}
	}
	w.table([]string{"Item", "Kind", "Month", "Verdict"}, rows)
	for _, x := range items {
		if len(x.Causes) > 0 {
			w.labelled(sentence(x.Title), upperFirst(string(x.Verdict))+", because:")
			w.list(x.Causes...)
		}
	}
}

func (b Backing) mark() Mark {
	switch b {
	case Actionable:
		return Mark{signGood, "Actionable"}
	case Reached:
		return Mark{signGood, "Done"}
	case Aspirational:
		return Mark{signBad, "Aspirational"}
	}
	return Mark{signUnknown, "Cannot be told"}
}

func (w *writer) assessment(d Document) {
	if len(d.Areas) == 0 {
		w.para("The questionnaire of this review asks the five questions of no area.")
		return
	}
	w.para("Each area was asked the same five questions. Signs: " + legend)
	rows := make([][]string, len(d.Areas))
	for i, a := range d.Areas {
		rows[i] = []string{a.Title}
		for _, m := range a.Cells {
			rows[i] = append(rows[i], m.String())
		}
	}
	w.table([]string{"Area", "Works today", "Plan to fix", "Next 24 months", "Plan for them", "Competence"}, rows)
	for _, a := range d.Areas {
		w.area(a)
	}
}

func (w *writer) area(a AreaReport) {
	w.heading(3, a.Title)
	w.para(a.Paragraph...)
	var items []Item
	for _, g := range []struct {
		label string
		list  []Said
	}{{"Holds up.", a.Good}, {"To watch.", a.Watch}, {"Weak.", a.Bad}} {
		if len(g.list) > 0 {
			items = append(items, Item{g.label, sentence(answers(g.list))})
		}
	}
	if len(a.Findings) > 0 {
		items = append(items, Item{"Findings here.", sentence(strings.Join(a.Findings, "; "))})
	}
	w.labels(items)
	w.notes(a.Notes)
}

// answers lists answers in one line: "Backups: none; Logs: in one place".
func answers(list []Said) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = s.Title + ": " + lowerFirst(s.Mark.Word)
	}
	return strings.Join(out, "; ")
}

func (w *writer) breaks(d Document) {
	b := d.Breaks
	switch {
	case len(b.Areas) > 0:
		w.para(fmt.Sprintf("In %s the next 24 months break with the past year, or those asked do not agree whether they do. What held until now is no guide there.",
			plural(len(b.Areas), "area", "areas")))
		rows := make([][]string, len(b.Areas))
		for i, a := range b.Areas {
			rows[i] = []string{a.Title, a.Change.Word, a.Plan.String()}
		}
		w.table([]string{"Area", "Next 24 months", "Plan for them"}, rows)
	case len(b.Stretched) > 0:
		w.para("No area is said to break with the past year.")
	case len(b.Same) > 0:
		w.para("No area was said to differ from the past year.")
	default:
		w.para("No area has an answer to whether the next 24 months differ from the past year.")
	}
	if len(b.Stretched) > 0 {
		w.para(fmt.Sprintf("A stretch, within what exists, is expected in: %s.", strings.Join(b.Stretched, "; ")))
	}
	if len(b.Same) > 0 {
		w.para(fmt.Sprintf("More of the same is expected in: %s.", joinAnd(b.Same)))
	}
	if len(b.Silent) > 0 {
		w.para(fmt.Sprintf("Without an answer: %s.", joinAnd(b.Silent)))
	}
	for _, g := range []struct {
		title, none string
		list        []Said
	}{
		{"When and where", "Nothing was answered about when and where the past ends.", b.Where},
		{"New skills", "Nothing was answered about new skills; see also Hires and competence.", b.Skills},
		{"New risks", "Nothing was answered about new risks.", b.Risks},
	} {
		w.heading(3, g.title)
		if len(g.list) == 0 {
			w.para(g.none)
		}
		w.said(g.list)
	}
}

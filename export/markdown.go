package export

import (
	"bytes"
	"slices"
	"strings"
)

// Sections are the headings of the report, in order. Every document has them
// all, but for the appendix and the private notes. What changed since an earlier
// state, where that was asked for, follows the summary.
var Sections = []string{
	"Executive summary",
	"Business context and road map",
	"Assessment by area",
	sectionFindings,
	"Where the past stops predicting",
	"Initiatives",
	"Hires and competence",
	sectionTimeLine,
	"Risk now and at the planned scale",
	"Business and technical views",
	"Milestones to track",
	"What each gap may change",
	"Open questions and follow-ups",
	"Scope, method and limits",
	sectionAppendix,
	sectionPrivate,
}

const (
	sectionFindings = "Misalignments and findings"
	sectionTimeLine = "Twenty-four month time line"
	sectionAppendix = "Appendix: all answers"
	sectionPrivate  = "Private notes"
)

// Markdown writes a document as CommonMark with GFM tables and task lists and
// nothing else: no raw HTML, front matter or footnotes, and alerts or diagrams
// only where its [Look] asks for them. A brief has sections of its own.
func Markdown(d Document) []byte {
	w := &writer{look: d.look}
	if d.Brief {
		w.brief(d)
		return w.b.Bytes()
	}
	w.title(d)
	for i, section := range []func(Document){
		w.summary, w.business, w.assessment, w.findings, w.breaks, w.initiatives, w.people, w.timeLine,
		w.risk, w.views, w.milestones, w.effects, w.followUps, w.scope,
	} {
		w.heading(2, Sections[i])
		section(d)
		if i == 0 {
			w.changes(d.Changes)
		}
	}
	if d.Appendix != nil {
		w.heading(2, sectionAppendix)
		w.appendix(d)
	}
	if notes := d.PrivateNotes(); d.Audience == Private {
		w.heading(2, sectionPrivate)
		w.private(notes)
	}
	return w.b.Bytes()
}

// A writer writes blocks. What its methods are given is plain text, which they
// escape; only strong and the tables' own signs become markup.
type writer struct {
	b    bytes.Buffer
	look Look
}

// block begins a block, one blank line after the last.
func (w *writer) block() {
	if w.b.Len() > 0 {
		w.b.WriteByte('\n')
	}
}

func (w *writer) heading(level int, text string) {
	w.block()
	w.b.WriteString(strings.Repeat("#", level) + " " + escape(text) + "\n")
}

// para writes one paragraph of sentences; none for no text.
func (w *writer) para(sentences ...string) {
	if text := escape(strings.Join(sentences, " ")); text != "" {
		w.block()
		w.b.WriteString(text + "\n")
	}
}

// labelled writes a paragraph that a bold label opens.
func (w *writer) labelled(label, text string) {
	w.block()
	w.b.WriteString(opened(label, text) + "\n")
}

// opened returns text that a bold label opens.
func opened(label, text string) string {
	return strings.TrimSpace(strong(label) + " " + escape(text))
}

// list writes a bullet list; none for no items.
func (w *writer) list(items ...string) { w.items("- ", items, escape) }

// numbered writes a numbered list.
func (w *writer) numbered(items []string) {
	if len(items) > 0 {
		w.block()
	}
	for n, s := range items {
		w.b.WriteString(itoa(n+1) + ". " + escape(s) + "\n")
	}
}

// tasks writes a task list.
func (w *writer) tasks(items []task) {
	if len(items) > 0 {
		w.block()
	}
	for _, t := range items {
		box := "- [ ] "
		if t.done {
			box = "- [x] "
		}
		w.b.WriteString(box + escape(t.text) + "\n")
	}
}

// A task is one item of a task list.
type task struct {
	text string
	done bool
}

// labels writes a bullet list of items that bold labels open.
func (w *writer) labels(items []Item) {
	lines := make([]string, len(items))
	for i, x := range items {
		lines[i] = opened(x.Label, x.Text)
	}
	w.items("- ", lines, func(s string) string { return s })
}

func (w *writer) items(mark string, items []string, as func(string) string) {
	if len(items) == 0 {
		return
	}
	w.block()
	for _, s := range items {
		w.b.WriteString(mark + as(s) + "\n")
	}
}

// quotes writes texts as one quotation that keeps their lines, each line a
// paragraph and each text opened by a bold label. One, because some readers join
// quotations that only a blank line parts.
func (w *writer) quotes(texts []Item) {
	first := true
	for _, t := range texts {
		for i, line := range lines(t.Text) {
			if first {
				w.block()
				first = false
			} else {
				w.b.WriteString(">\n")
			}
			if i == 0 {
				w.b.WriteString("> " + opened(t.Label, line) + "\n")
			} else {
				w.b.WriteString("> " + escape(line) + "\n")
			}
		}
	}
}

// maxColumns is the most columns a table may have and still be read on paper.
const maxColumns = 7

// table writes a GFM table; none for no rows. An empty cell gets a dash, so that
// no cell looks forgotten.
func (w *writer) table(head []string, rows [][]string) {
	plain := make([][]string, len(rows))
	for i, r := range rows {
		plain[i] = make([]string, len(r))
		for k, c := range r {
			plain[i][k] = escape(c)
		}
	}
	w.rows(head, plain)
}

// rows is table for cells that are Markdown already. A column in which no row has
// anything is left out.
func (w *writer) rows(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	for k := len(head) - 1; k > 0; k-- {
		if !slices.ContainsFunc(rows, func(r []string) bool { return r[k] != "" }) {
			head, rows = leaveOut(k, head, rows)
		}
	}
	w.block()
	w.row(head)
	w.b.WriteString("|" + strings.Repeat(" --- |", len(head)) + "\n")
	for _, r := range rows {
		w.row(r)
	}
}

// leaveOut leaves out a column; it copies.
func leaveOut(k int, head []string, rows [][]string) ([]string, [][]string) {
	out := make([][]string, len(rows))
	for i, r := range rows {
		out[i] = slices.Concat(r[:k], r[k+1:])
	}
	return slices.Concat(head[:k], head[k+1:]), out
}

func (w *writer) row(cells []string) {
	w.b.WriteByte('|')
	for _, c := range cells {
		w.b.WriteByte(' ')
		if c == "" {
			c = "–"
		}
		w.b.WriteString(c)
		w.b.WriteString(" |")
	}
	w.b.WriteByte('\n')
}

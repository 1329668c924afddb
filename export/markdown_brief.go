package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// Limits of the brief: what they let through prints on two pages of A4. What lies
// beyond is counted.
const (
	briefDecisions  = 5
	briefFindings   = 5
	briefMilestones = 8
	briefVerdict    = 360 // runes, as all the others
	briefLine       = 190
	briefDecision   = 200
	briefCell       = 48
	briefTitle      = 80
)

// brief writes the report on two pages.
func (w *writer) brief(d Document) {
	w.briefTitle(d)
	s := d.Summary
	w.heading(2, "What it comes to")
	w.alert(important, gist(s.Verdict, briefVerdict))
	stake := make([]Item, len(s.AtStake))
	for i, x := range s.AtStake {
		stake[i] = Item{x.Label, gist(x.Text, briefLine)}
	}
	w.labels(stake)
	w.heading(2, asked[d.Audience])
	if len(s.Decisions) == 0 {
		w.para(noDecisions(d))
	}
	shown := s.Decisions[:min(briefDecisions, len(s.Decisions))]
	w.numbered(briefly(shown, briefDecision))
	w.more(len(s.Decisions)+s.MoreAsked-len(shown), "more decision is asked for", "more decisions are asked for")
	w.heading(2, "At a glance")
	rows := make([][]string, len(s.Glance))
	for i, x := range s.Glance {
		rows[i] = []string{x.Label, shorten(x.Text, briefTitle)}
	}
	if c := d.Changes; c != nil {
		rows = append(rows, []string{shorten("Since "+c.Since, briefCell), gist(c.sentence(), briefLine)})
	}
	w.table([]string{"What was counted", "Now"}, rows)
	w.heading(2, "Findings that matter most")
	w.briefFindings(d)
	w.heading(2, "Milestones to track")
	w.briefMilestones(d.Milestones)
	w.heading(2, "What this brief leaves out")
	w.para(briefLimits(d))
}

// gist returns the first sentences of s that fit in n runes, or what of the first
// one fits.
func gist(s string, n int) string {
	cut := shorten(s, n)
	if !strings.HasSuffix(cut, "…") {
		return cut
	}
	for i := len(cut); i > 0; {
		if i = strings.LastIndex(cut[:i], ". "); i > 0 && strings.Count(cut[:i], "“") == strings.Count(cut[:i], "”") {
			return cut[:i+1]
		}
	}
	return cut
}

// briefly returns each decision whole where it fits; one that does not loses what
// stands in brackets first, so that it still says what is to be decided.
func briefly(list []string, n int) []string {
	out := make([]string, len(list))
	for i, s := range list {
		if out[i] = gist(s, n); strings.HasSuffix(out[i], "…") {
			out[i] = gist(unbracketed(s), n)
		}
	}
	return out
}

// unbracketed takes out what stands in brackets, but for those in a title.
func unbracketed(s string) string {
	var b strings.Builder
	title, depth := 0, 0
	for _, r := range s {
		switch {
		case r == '“':
			title++
		case r == '”':
			title--
		case r == '(' && title == 0:
			depth++
		}
		if depth == 0 {
			b.WriteRune(r)
		}
		if r == ')' && title == 0 && depth > 0 {
			depth--
		}
	}
	return strings.NewReplacer(" ,", ",", " .", ".", " ;", ";", "  ", " ").Replace(b.String())
}

// more counts what the full report has beside what stands here.
func (w *writer) more(n int, one, many string) {
	if n > 0 {
		w.para(plural(n, one, many) + " in the full report.")
	}
}

func (w *writer) briefTitle(d Document) {
	t := d.Title
	w.heading(1, shorten(d.headline(), briefTitle)+" in brief")
	w.table([]string{"Item", "This review"}, [][]string{
		{"Audience", d.forWhom(shorten(t.Confidentiality, briefTitle))},
		{"Occasion", shorten(t.Occasion, briefTitle)},
		{"Date", day(t.Date)},
		{"People", "Reviewer " + shorten(t.Reviewer, briefCell) + "; answers from " + or(t.AnsweredBy, "nobody yet")},
		{"Looked at", fmt.Sprintf("%s to %s; %d of %s answered", month(t.From), month(t.To), t.Answered, plural(t.Asked, "question", "questions"))},
		{"Revision", t.Revision + ", questionnaire " + shorten(t.Questionnaire, briefCell)},
	})
}

func (w *writer) briefFindings(d Document) {
	s := d.Summary
	if len(s.Findings) == 0 {
		w.para(noFindings(d))
		return
	}
	list := s.Findings[:min(briefFindings, len(s.Findings))]
	items := make([]Item, len(list))
	for i, f := range list {
		items[i] = Item{
			upperFirst(string(f.Severity)) + ": " + sentence(shorten(f.Title, briefTitle)),
			gist(f.Statement, briefLine) + " " + shorten(f.ownerAndDate(), briefTitle),
		}
	}
	w.labels(items)
	w.more(len(s.Findings)+s.MoreFound-len(list), "more finding stands", "more findings stand")
}

// coming counts the milestones still to come.
func (d Document) coming() (n int) {
	for _, m := range d.Milestones {
		if m.Status != string(questionnaire.Done) {
			n++
		}
	}
	return n
}

// briefMilestones lists the milestones still to come, by month.
func (w *writer) briefMilestones(list []MilestoneReport) {
	var rows [][]string
	left := 0
	for _, m := range list {
		switch {
		case m.Status == string(questionnaire.Done):
		case len(rows) == briefMilestones:
			left++
		default:
			rows = append(rows, []string{
				monthOr(m.Month, "not given"), shorten(m.Title, briefCell), m.Kind,
				shorten(or(m.Done, "not given"), briefCell), shorten(or(m.Owner, "not named"), briefCell),
			})
		}
	}
	if len(rows) == 0 {
		w.para("The review lists no milestone that is still to come. A list to track is what a board needs most from it.")
		return
	}
	w.table([]string{"Month", "Milestone", "Kind", "Done when", "Owner"}, rows)
	w.more(left, "more milestone stands", "more milestones stand")
}

// briefLimits says what the reader of a brief does not see.
func briefLimits(d Document) string {
	s := "Nothing is found or listed yet that it could sum up."
	if len(d.Findings) > 0 || d.Scope.listed() > 0 {
		s = fmt.Sprintf("It sums up %s and %s.", plural(len(d.Findings), "finding", "findings"), d.Scope.planWords())
	}
	s += " The areas, the plan, the risks, the evidence and the answers stand in the full report"
	if n := total(d.Withheld); n > 0 {
		s += fmt.Sprintf(", as far as this audience reads them; %s out of this copy", plural(n, "item stays", "items stay"))
	}
	return sentence(strings.TrimSpace(s))
}

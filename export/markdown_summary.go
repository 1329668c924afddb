package export

import (
	"fmt"
	"slices"
	"strconv"
	"time"
)

func itoa(n int) string { return strconv.Itoa(n) }

// day returns "5 January 2027".
func day(t time.Time) string { return t.Format("2 January 2006") }

// headline is the report's title; PRIVATE stands in it where it must.
func (d Document) headline() string {
	h := d.Title.Company + ": strategic technology review"
	if d.Audience == Private {
		h = "PRIVATE. " + h
	}
	return h
}

// forWhom says for whom a copy is, in confidence.
func (d Document) forWhom(confidentiality string) string {
	if d.Audience == Private {
		return sentence(confidentiality) // which says so itself
	}
	return upperFirst(string(d.Audience)) + ". " + sentence(confidentiality)
}

func (w *writer) title(d Document) {
	t := d.Title
	w.heading(1, d.headline())
	rows := [][]string{
		{"Audience", d.forWhom(t.Confidentiality)},
		{"Occasion", t.Occasion},
		{"Date", day(t.Date)},
		{"Reviewer", t.Reviewer},
		{"Answers from", or(t.AnsweredBy, "nobody yet")},
		{"Period looked at", month(t.From) + " to " + month(t.To)},
		{"Coverage", fmt.Sprintf("%d of %s answered", t.Answered, plural(t.Asked, "question", "questions"))},
		{"Revision", t.Revision + ", questionnaire " + t.Questionnaire},
	}
	if t.State != "" {
		rows = slices.Insert(rows, 1, []string{"State", t.State})
	}
	w.table([]string{"Item", "This review"}, rows)
}

func (w *writer) summary(d Document) {
	s := d.Summary
	w.alert(important, s.Verdict)
	w.labels(s.AtStake)
	w.heading(3, asked[d.Audience])
	if len(s.Decisions) == 0 {
		w.para(noDecisions(d))
	}
	w.numbered(s.Decisions)
	if s.MoreAsked > 0 {
		w.para(fmt.Sprintf("%s under Open questions and follow-ups.", plural(s.MoreAsked, "more stands", "more stand")))
	}
	w.heading(3, "At a glance")
	rows := make([][]string, len(s.Glance))
	for i, x := range s.Glance {
		rows[i] = []string{x.Label, x.Text}
	}
	w.table([]string{"What was counted", "Now"}, rows)
	w.para(glanceMeaning)
	w.heading(3, "Strengths")
	if len(s.Strengths) == 0 {
		w.para("No strength has been shown yet. That says what was answered, not what the company has.")
	}
	w.strengths(s.Strengths)
	if more := len(d.Strengths) - len(s.Strengths); more > 0 {
		w.para(fmt.Sprintf("%s under Misalignments and findings.", plural(more, "more is listed", "more are listed")))
	}
	w.heading(3, "Findings that matter most")
	w.topFindings(d)
}

// glanceMeaning explains the words a reader meets before the sections define them.
const glanceMeaning = "Aspirational: an estimate, an approval, money, people or time is known to be missing behind it. Undecided: the answers do not suffice to tell."

func noDecisions(d Document) string {
	if d.silent() {
		return "None can be put yet; the first step is to answer the questions."
	}
	return "None: the review lists no work that lacks backing, no date that lacks an estimate or lead, and no grave finding that lacks an owner."
}

// silent reports whether the review holds nothing at all.
func (d Document) silent() bool {
	return d.Title.Answered == 0 && d.Scope.Initiatives+d.Scope.Milestones == 0
}

// noFindings says why there are none.
func noFindings(d Document) string {
	if d.silent() {
		return "Nothing was answered, so nothing could be found. That is no sign that all is well."
	}
	return "No misalignment and no gap was found in what was answered."
}

// asked heads the decisions, by audience.
var asked = map[Audience]string{
	Private: "Decisions asked for", Company: "Decisions asked of management",
	Board: "Decisions asked of the board", Investor: "Decisions the company faces",
}

func (w *writer) strengths(list []Strength) {
	items := make([]Item, len(list))
	for i, s := range list {
		items[i] = Item{sentence(s.Title), sentence(s.Statement)}
	}
	w.labels(items)
}

func (w *writer) topFindings(d Document) {
	s := d.Summary
	if len(s.Findings) == 0 {
		w.para(noFindings(d))
		return
	}
	items := make([]Item, len(s.Findings))
	for i, f := range s.Findings {
		items[i] = Item{upperFirst(string(f.Severity)) + ": " + sentence(f.Title), gist(f.Statement, 320) + f.decided()}
	}
	w.labels(items)
	if s.MoreFound > 0 {
		w.para(fmt.Sprintf("%s in the register of findings.", plural(s.MoreFound, "more stands", "more stand")))
	}
}

// said writes a table of answers: what was asked, what was answered, and by whom
// where there is more than one to say it.
func (w *writer) said(list []Said) {
	head, rows := []string{"Asked", "Answer", "Said by"}, make([][]string, len(list))
	for i, s := range list {
		rows[i] = []string{s.Title, s.answer(), s.By}
	}
	if !slices.ContainsFunc(list, func(s Said) bool { return s.By != "" && s.By != wordWorkedOut }) {
		head = head[:2]
		for i, s := range list {
			if rows[i] = rows[i][:2]; s.By != "" {
				rows[i][1] += ", " + s.By
			}
		}
	}
	w.table(head, rows)
}

// answer is the mark with the reason given beside it.
func (s Said) answer() string {
	m := s.Mark.String()
	if s.Mark.Sign == signNeutral {
		m = s.Mark.Word
	}
	return m + because(s.Reason)
}

// notes quotes shared notes.
func (w *writer) notes(list []NoteOn) {
	quotes := make([]Item, len(list))
	for i, n := range list {
		quotes[i] = Item{fmt.Sprintf("%s, on %s:", upperFirst(n.Role), quoted(n.Title)), n.Text}
	}
	w.quotes(quotes)
}

// silence says which questions got no answer.
func (w *writer) silence(lead string, titles []string) {
	if len(titles) > 0 {
		w.para(fmt.Sprintf("%s: %s.", lead, joinAnd(titles)))
	}
}

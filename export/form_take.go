package export

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"diligence/questionnaire"
)

// Taken is what a filled form makes of a review.
type Taken struct {
	Changes  []questionnaire.Change
	Problems questionnaire.Problems // rows that were not taken, and why
	Notices  []string               // what to know of the rows that were
	Removed  int                    // characters that are not safe to show
}

// A takenRow is what one row of a form would change.
type takenRow struct {
	place   string // of the row's first cell that says something
	name    string // of what it is about
	changes []questionnaire.Change
	plan    bool
}

// A formTaker turns a filled form into changes.
type formTaker struct {
	FilledForm
	q    *questionnaire.Questionnaire
	r    *questionnaire.Review
	by   questionnaire.Speaker
	now  time.Time
	out  Taken
	rows []takenRow
}

// Take returns what the form says that the review does not hold yet, spoken by
// by. A blank cell says nothing, and neither does one that still holds what it
// held when the form was made. Each row is taken or left by itself.
func (f FilledForm) Take(q *questionnaire.Questionnaire, r *questionnaire.Review, by questionnaire.Speaker, now time.Time) Taken {
	t := &formTaker{FilledForm: f, q: q, r: r, by: by, now: now}
	t.tellLost()
	for _, l := range f.lists {
		t.noticeShape(l)
		if l.name == sheetQuestions {
			t.questions(l)
			continue
		}
		for _, g := range formRegisters(q) {
			if g.name == l.name {
				t.register(l, g)
			}
		}
	}
	t.check()
	replaces := func(c questionnaire.Change) bool { return c.Before != nil }
	if f.given == nil && slices.ContainsFunc(t.out.Changes, replaces) {
		t.notice("the hidden sheet %q is gone, so what was left as it stood cannot be told from what was written: look whether anything is set back", sheetGiven)
	}
	return t.out
}

// tellLost tells of the form's sheets that are not there, or not to be known by
// their headings any more. Without the questions, what was answered is lost.
func (t *formTaker) tellLost() {
	lost := func(name string, keys []string) (what string, is bool) {
		what = fmt.Sprintf("no sheet has the headings of %s (%s), so nothing is read of them", strings.ToLower(name), joinAnd(keys))
		return what, !slices.ContainsFunc(t.lists, func(l filledList) bool { return l.name == name })
	}
	if what, is := lost(sheetQuestions, questionKeys); is {
		t.out.Problems = append(t.out.Problems, questionnaire.Problem{What: what, Hint: "give the columns their headings back, as in the sheet that was sent"})
	}
	for _, g := range formRegisters(t.q) {
		if what, is := lost(g.name, g.keys()); is {
			t.notice("%s", what)
		}
	}
}

// noticeShape tells what of a list cannot be read as it lies.
func (t *formTaker) noticeShape(l filledList) {
	sheet := questionnaire.Safe(shorten(l.sheet, 40))
	for _, head := range l.missing {
		t.notice("%s: the column %q is missing, so nothing is read from it", sheet, head)
	}
	if len(l.merged) > 0 {
		t.notice("%s: cells were merged over several rows (%s), so only the first of those rows has what they say", sheet, joinAnd(few(l.merged, 6)))
	}
	if l.beyond {
		t.notice("%s: only the first %d rows and %d columns are read", sheet, maxFormRow, maxFormColumn)
	}
}

func (t *formTaker) notice(format string, args ...any) {
	t.out.Notices = append(t.out.Notices, fmt.Sprintf(format, args...))
}

// problem reports a row that is not taken; at is the id it is about.
func (t *formTaker) problem(place, at, what, hint string) {
	t.out.Problems = append(t.out.Problems, questionnaire.Problem{At: at, What: place + ": " + what, Hint: hint})
}

// A filledRow is a row of a list with the id of what it is about and how messages
// call that.
type filledRow struct {
	filledList
	cellRow
	id, name string
}

func (r filledRow) read(head string) cellRead { return r.cell(r.cellRow, head) }
func (r filledRow) at(head string) string     { return r.place(r.cellRow, head) }

// touched returns what a cell says, where that is neither what it held when the
// form was made nor what stands. Bad cells are reported and make ok false.
func (t *formTaker) touched(r filledRow, head string, e entry, stands string) (s string, said, ok bool) {
	c := r.read(head)
	s, problem, hint := t.said(c, e)
	if problem != "" {
		t.problem(r.at(head), r.id, r.name+" "+problem, hint)
		return "", false, false
	}
	given := t.given[formSpot{r.filledList.name, r.id, head}]
	if s == "" || alike(s, given) || alike(s, stands) {
		return s, false, true
	}
	_, removed := questionnaire.Clean(c.text)
	t.out.Removed += removed
	if given != "" && !alike(given, stands) {
		t.notice("%s: %s was %q when the sheet was made, and is %q here since; the sheet says %q", r.at(head), r.name, shorten(given, 60), or(shorten(stands, 60), "blank"), shorten(s, 60))
	}
	if x, err := strconv.ParseFloat(s, 64); err == nil && e.percent && x > 0 && x < 1 {
		t.notice("%s: %s says %s percent; where that was meant as a share of 1, write %s", r.at(head), r.name, s, decimalText(math.Round(x*1e11)/1e9))
	}
	return s, true, true
}

// alike reports whether two texts differ in white space at the most.
func alike(a, b string) bool { return a == b || oneBlank(a) == oneBlank(b) }

// oneBlank returns a text with one blank wherever it has white space.
func oneBlank(s string) string { return strings.Join(strings.Fields(s), " ") }

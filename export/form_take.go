package export

import (
	"fmt"
	"slices"
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
	t.noticeLost()
	for _, l := range f.lists {
		for _, head := range l.missing {
			t.notice("%s: the column %q is missing, so nothing is read from it", questionnaire.Safe(shorten(l.sheet, 40)), head)
		}
		if len(l.merged) > 0 {
			t.notice("%s: cells were merged over several rows (%s), so only the first of those rows has what they say", questionnaire.Safe(shorten(l.sheet, 40)), joinAnd(few(l.merged, 6)))
		}
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
	return t.out
}

// noticeLost tells of the form's sheets that are not there, or not to be known by
// their headings any more.
func (t *formTaker) noticeLost() {
	lost := func(name string, keys ...string) {
		if !slices.ContainsFunc(t.lists, func(l filledList) bool { return l.name == name }) {
			t.notice("no sheet has the headings of %s (%s), so nothing is read of them", strings.ToLower(name), joinAnd(keys))
		}
	}
	lost(sheetQuestions, questionKeys...)
	for _, g := range formRegisters(t.q) {
		lost(g.name, g.keys()...)
	}
}

func (t *formTaker) notice(format string, args ...any) {
	t.out.Notices = append(t.out.Notices, fmt.Sprintf(format, args...))
}

// problem reports a row that is not taken; at is the id it is about.
func (t *formTaker) problem(place, at, what, hint string) {
	t.out.Problems = append(t.out.Problems, questionnaire.Problem{At: at, What: place + ": " + what, Hint: hint})
}

// touched returns what a cell says, where that is neither what it held when the
// form was made nor what stands. Bad cells are reported and make ok false.
func (t *formTaker) touched(l filledList, r cellRow, id, head string, e entry, stands string) (s string, said, ok bool) {
	c := l.cell(r, head)
	s, problem, hint := t.said(c, e)
	if problem != "" {
		t.problem(l.place(r, head), id, or(id, "the row")+" "+problem, hint)
		return "", false, false
	}
	given := t.given[formSpot{l.name, id, head}]
	if s == "" || alike(s, given) || alike(s, stands) {
		return s, false, true
	}
	_, removed := questionnaire.Clean(c.text)
	t.out.Removed += removed
	if given != "" && !alike(given, stands) {
		t.notice("%s: %s was %q when the sheet was made, and is %q here since; the sheet says %q", l.place(r, head), id, shorten(given, 60), or(shorten(stands, 60), "blank"), shorten(s, 60))
	}
	return s, true, true
}

// alike reports whether two texts differ in white space at the most.
func alike(a, b string) bool {
	return a == b || strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ")
}

func (t *formTaker) questions(l filledList) {
	seen := map[string]int{}
	columns := questionColumns()
	for _, r := range l.rows {
		id, says := l.cell(r, headID).text, ""
		for _, c := range columns {
			if _, ok := l.columns[c.head]; c.filled && ok && (l.cell(r, c.head).text != "" || l.cell(r, c.head).formula) {
				says = or(says, c.head)
			}
		}
		if says == "" {
			continue
		}
		place, x := l.place(r, says), t.q.Question(id)
		switch {
		case id == "":
			t.problem(place, "", "the row has lost its id", "copy the row's hidden column "+columnName(l.columns[headID])+" back from the sheet that was sent")
		case x == nil:
			t.problem(place, id, fmt.Sprintf("there is no question %q", shorten(id, 60)), "make a new sheet with 'diligence export REVIEW --format xlsx'")
		case seen[id] != 0:
			t.problem(place, id, fmt.Sprintf("%s stands in row %d already", id, seen[id]), "keep one of the rows")
		case !alike(l.cell(r, headQuestion).text, cutCell(x.Text)):
			t.problem(l.place(r, headQuestion), id, fmt.Sprintf("%s asks another question than the review does: %q", id, shorten(l.cell(r, headQuestion).text, 80)),
				"it is asked: "+x.Text)
		default:
			seen[id] = r.number
			t.answer(l, r, x, place)
		}
	}
}

// answer takes one row of the questions.
func (t *formTaker) answer(l filledList, r cellRow, x *questionnaire.Question, place string) {
	stands, there := t.r.Answer(x.ID, t.by)
	if !there {
		stands = t.r.Said(x.ID, t.by)
	}
	before := answerCells(x, stands)
	said := map[string]string{}
	entries := questionColumns()[6:]
	for i, c := range entries {
		e := c.entry
		if c.head == headAnswer {
			e = entryOf(x, "")
		}
		s, new, ok := t.touched(l, r, x.ID, c.head, e, before[i])
		if !ok {
			return
		}
		if new {
			said[c.head] = s
		}
	}
	if len(said) == 0 {
		return
	}
	a, problem, hint := answered(x, stands, said)
	if problem != "" {
		t.problem(place, x.ID, problem, hint)
		return
	}
	a.At = t.now.UTC()
	t.rows = append(t.rows, takenRow{place: place, changes: []questionnaire.Change{t.r.Put(a, t.by, t.now)}})
}

// answered returns the answer that stands with what a row says anew.
func answered(x *questionnaire.Question, a questionnaire.Answer, said map[string]string) (_ questionnaire.Answer, problem, hint string) {
	value, hasValue := said[headAnswer]
	word, hasStatus := said[headStatus]
	switch {
	case hasValue && hasStatus:
		return a, fmt.Sprintf("%s has an answer and says %q as well", x.ID, shorten(word, 40)), "clear one of the two"
	case hasValue:
		v, err := formValue(x, value)
		if err != nil {
			return a, err.What, err.Hint
		}
		if !v.Has(questionnaire.PlanForAPlan) {
			a.Owner, a.DecideBy = "", 0
		}
		a.Status, a.Value, a.Reason = questionnaire.Answered, v, ""
	case hasStatus:
		status, ok := statusSaid(word)
		if !ok {
			return a, fmt.Sprintf("the status of %s cannot be %q", x.ID, shorten(word, 40)), "accepted: does not apply, do not know, will not say, or blank"
		}
		if status != questionnaire.Answered {
			a.Status, a.Value, a.Reason, a.Owner, a.DecideBy = status, questionnaire.Value{}, "", "", 0
		}
	}
	if s, ok := said[headReason]; ok {
		a.Reason = questionnaire.Trimmed(s)
	}
	if s, ok := said[headNote]; ok {
		a.Note = questionnaire.Trimmed(s)
	}
	if s, ok := said[headOwner]; ok {
		a.Owner = questionnaire.Trimmed(questionnaire.Safe(s).Line())
	}
	if s, ok := said[headDecideBy]; ok {
		m, err := questionnaire.ParseMonth(s)
		if err != nil {
			return a, fmt.Sprintf("%s takes a month to decide by, not %q", x.ID, shorten(s, 40)), "write it as 2027-03"
		}
		a.DecideBy = m
	}
	return a, "", ""
}

// statusSaid reads a status in the words of a sheet or of the apply file.
func statusSaid(word string) (questionnaire.Status, bool) {
	for _, s := range questionnaire.Statuses {
		if strings.EqualFold(word, string(s)) || statusWords[s] != "" && strings.EqualFold(word, statusWords[s]) {
			return s, true
		}
	}
	return "", false
}

// formValue reads an answer: labels of several options are parted by semicolons,
// which a label may hold too.
func formValue(x *questionnaire.Question, s string) (questionnaire.Value, *questionnaire.Problem) {
	if x.Kind == questionnaire.KindMulti {
		if ids, ok := optionsIn(x, s); ok {
			return questionnaire.ListValue(ids...), nil
		}
		var labels []string
		for _, o := range x.Options {
			labels = append(labels, o.Label)
		}
		return questionnaire.Value{}, &questionnaire.Problem{What: fmt.Sprintf("%s takes one or several of its options, not %q", x.ID, shorten(s, 80)), Hint: "accepted, parted by semicolons: " + strings.Join(labels, " · ")}
	}
	v, err := x.ParseValue(s)
	if err == nil {
		return v, nil
	}
	p, ok := err.(questionnaire.Problem)
	if !ok {
		p = questionnaire.Problem{What: err.Error()}
	}
	if x.Kind == questionnaire.KindChoice {
		var labels []string
		for _, o := range x.Options {
			labels = append(labels, o.Label)
		}
		p.Hint = "accepted: " + strings.Join(labels, " · ")
	}
	return v, &p
}

// optionsIn reads labels or ids of options one after another, the longest that
// fits each time.
func optionsIn(x *questionnaire.Question, s string) (ids []string, ok bool) {
	trim := func(s string) string { return strings.Trim(s, " \t\n;,") }
	for s = trim(s); s != ""; s = trim(s) {
		best, length := "", 0
		for _, o := range x.Options {
			for _, word := range []string{o.Label, o.ID} {
				if len(word) > length && len(s) >= len(word) && strings.EqualFold(s[:len(word)], word) && (len(s) == len(word) || strings.ContainsRune(";,\n", rune(s[len(word)]))) {
					best, length = o.ID, len(word)
				}
			}
		}
		if length == 0 {
			return nil, false
		}
		ids = append(ids, best)
		s = s[length:]
	}
	return ids, len(ids) > 0
}

package export

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// questions takes the rows of the questions. A row is known by its id; one that
// has none, by the question it asks.
func (t *formTaker) questions(l filledList) {
	asked := t.byText()
	seen := map[string]int{}
	var astray []string
	without := 0
	for _, row := range l.rows {
		r := filledRow{l, row, strings.TrimSpace(l.cell(row, headID).text), ""}
		place := r.at(l.says(row))
		if l.says(row) == "" {
			continue
		}
		text := r.read(headQuestion).text
		x, other := t.q.Question(r.id), asked[oneBlank(text)]
		if r.id == "" && other != nil {
			x, r.id = other, other.ID
			without++
		}
		r.name = r.id
		switch {
		case r.id == "" && text == "":
			t.problem(place, "", "the row belongs to no question", "write it as a note to the question it is about")
		case r.id == "":
			t.problem(place, "", fmt.Sprintf("the row has no id and asks what the review does not: %q", shorten(text, 80)), "write it as a note to the question it is about")
		case x == nil:
			t.problem(place, r.id, fmt.Sprintf("there is no question %q", shorten(r.id, 60)), "make a new sheet with 'diligence export REVIEW --format xlsx'")
		case other != nil && other != x:
			astray = append(astray, r.at(headQuestion))
		case !alike(text, cutCell(x.Text)):
			t.problem(r.at(headQuestion), r.id, fmt.Sprintf("%s asks another question than the review does: %q", r.id, shorten(text, 80)), "it is asked: "+x.Text)
		case seen[r.id] != 0:
			t.problem(place, r.id, fmt.Sprintf("%s stands in row %d already", r.id, seen[r.id]), "keep one of the rows")
		default:
			seen[r.id] = row.number
			t.answer(r, x, place)
		}
	}
	t.tellAstray(l, astray, without)
}

// tellAstray tells of rows that have lost their ids, or have those of others.
func (t *formTaker) tellAstray(l filledList, astray []string, without int) {
	if without > 0 {
		t.notice("%s: %s no id, and %s known by the question", questionnaire.Safe(shorten(l.sheet, 40)), plural(without, "row has", "rows have"), is(without, "is", "are"))
	}
	if len(astray) > 0 {
		id := columnName(l.columns[headID])
		t.problem(joinAnd(few(astray, 4)), "", fmt.Sprintf("%s the id of another question, as after sorting or moving rows without the hidden column %s", plural(len(astray), "row has", "rows have"), id),
			"undo that in the sheet; or, where each answer still stands beside its question, delete the column "+id+": then the questions count")
	}
}

// byText returns the questions by what they ask, without those that ask the same.
func (t *formTaker) byText() map[string]*questionnaire.Question {
	asked := map[string]*questionnaire.Question{}
	for _, area := range t.q.Areas {
		for _, x := range area.Questions {
			text := oneBlank(cutCell(x.Text))
			if _, twice := asked[text]; twice {
				x = nil
			}
			asked[text] = x
		}
	}
	return asked
}

// says returns the heading of the first cell that the respondent fills and that
// says something; "" for none.
func (l filledList) says(r cellRow) string {
	for _, c := range questionColumns() {
		if _, ok := l.columns[c.head]; c.filled && ok && (l.cell(r, c.head).text != "" || l.cell(r, c.head).formula) {
			return c.head
		}
	}
	return ""
}

// answer takes one row of the questions.
func (t *formTaker) answer(r filledRow, x *questionnaire.Question, place string) {
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
		s, new, ok := t.touched(r, c.head, e, before[i])
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
	t.rows = append(t.rows, takenRow{place: place, name: r.name, changes: []questionnaire.Change{t.r.Put(a, t.by, t.now)}})
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
	switch {
	case a.Reason == "" && (a.Status == questionnaire.NotApplicable || a.Status == questionnaire.Withheld):
		return a, fmt.Sprintf("%s says %q and not why", x.ID, statusWords[a.Status]), fmt.Sprintf("write it in the column %q", headReason)
	case said[headReason] != "" && a.Role != questionnaire.RoleReviewer && (a.Status == questionnaire.Answered || a.Status == questionnaire.Unanswered):
		return a, fmt.Sprintf("%s has a reason and no status that it explains", x.ID), fmt.Sprintf("choose one in the column %q, or write the reason in %q", headStatus, headNote)
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

package questionnaire

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Statuses lists what an answer's status may be.
var Statuses = []Status{Answered, NotApplicable, DoNotKnow, Withheld}

// answer checks one role's answer.
func (c *changeChecker) answer(a Answer) {
	q := c.q.Question(a.Question)
	c.name = a.Question
	if q == nil {
		c.failf("", c.accepted(a.Question, c.q.questionIDs()), "there is no question %q", shown(a.Question))
		return
	}
	if c.r.SpeakersRole(a.Speaker()) == "" || !slices.Contains(Roles, a.Role) {
		c.failf("as", c.accepted(string(a.Speaker()), c.speakers()), "%s is answered by no role or respondent %q", c.name, shown(string(a.Speaker())))
	}
	word(c, "level", a.Level, Levels)
	c.status(q, a)
	c.text("note", a.Note, false)
	c.text("private", a.Private, false)
	c.text("owner", a.Owner, false)
	if len(a.Evidence) > MaxReferences {
		c.failf("evidence", "refer to a folder", "%s has %d references for evidence; it can have %d", c.name, len(a.Evidence), MaxReferences)
	}
	for _, e := range a.Evidence[:min(len(a.Evidence), MaxReferences)] {
		c.text("evidence", e, true)
	}
	c.month("decide_by", a.DecideBy)
	if q.Scale == PlanScale && a.Value.Has(PlanForAPlan) {
		return
	}
	const hint = "leave it out, or write it into the note"
	if a.Owner != "" {
		c.failf("owner", hint, "only the answer %s has an owner", PlanForAPlan)
	}
	if a.DecideBy != 0 {
		c.failf("decide_by", hint, "only the answer %s has a month to decide by", PlanForAPlan)
	}
}

// status checks that status, value and reason fit each other.
func (c *changeChecker) status(q *Question, a Answer) {
	word(c, "status", a.Status, Statuses)
	needsReason := a.Status == NotApplicable || a.Status == Withheld
	switch {
	case a.Status == Answered && a.Value.IsZero():
		c.failf("value", "add value: …", "%s is answered without a value", c.name)
	case a.Status == Answered:
		if what, hint := q.refuses(a.Value); what != "" {
			c.failf("value", hint, "%s", what)
		}
	case !a.Value.IsZero() && slices.Contains(Statuses, a.Status):
		c.failf("value", "leave out the value, or the status", "%s has a value and the status %s", c.name, a.Status)
	case !a.Value.IsZero() && a.Status == Unanswered:
		c.failf("value", "set the status answered", "%s has a value and no status", c.name)
	case a.Status == Unanswered && a.Note == "" && a.Private == "" && !a.Flag && !a.Parked && len(a.Evidence) == 0:
		c.failf("", "give a value or a status", "%s says nothing", c.name)
	}
	c.text("reason", a.Reason, needsReason)
	differs := a.Status == Answered && a.Role == RoleReviewer // than what others said, and why
	if a.Reason != "" && !differs && (a.Status == Answered || a.Status == Unanswered) {
		c.failf("reason", "write it as the note", "a reason goes with %s, %s or %s, or with the reviewer's own answer", NotApplicable, Withheld, DoNotKnow)
	}
}

func (q *Questionnaire) questionIDs() (ids []string) {
	for x := range q.All {
		ids = append(ids, x.ID)
	}
	return ids
}

// refuses says why v is no value for the question and what would be, or "".
func (q *Question) refuses(v Value) (what, hint string) {
	want := map[Kind]form{KindChoice: formText, KindMulti: formList, KindNumber: formNumber, KindMoney: formNumber, KindMonth: formText, KindText: formText}
	if v.form != want[q.Kind] {
		return fmt.Sprintf("%s takes %s", q.ID, q.takes()), q.example()
	}
	switch q.Kind {
	case KindChoice:
		if _, ok := q.Option(string(v.text)); !ok {
			return fmt.Sprintf("%s has no option %q", q.ID, shown(string(v.text))), accepted(string(v.text), q.optionIDs())
		}
	case KindMulti:
		return q.refusesList(v.list)
	case KindNumber, KindMoney:
		return q.refusesNumber(v.number)
	case KindMonth:
		if _, err := ParseMonth(string(v.text)); err != nil {
			return fmt.Sprintf("%s: %q is no month from %s to %s", q.ID, shown(string(v.text)), FirstMonth, LastMonth), q.example()
		}
	case KindText:
		if strings.TrimSpace(string(v.text)) == "" {
			return q.ID + " has an empty text for an answer", "write something, or give the status " + string(DoNotKnow)
		}
		if len(v.text) > MaxText {
			return fmt.Sprintf("the answer to %s holds more than %d KiB", q.ID, MaxText>>10), "shorten it, or refer to a document"
		}
	}
	return "", ""
}

func (q *Question) refusesList(ids []string) (what, hint string) {
	if len(ids) == 0 {
		return q.ID + " has an empty list for an answer", accepted("", q.optionIDs())
	}
	for i, id := range ids {
		o, ok := q.Option(id)
		switch {
		case !ok:
			return fmt.Sprintf("%s has no option %q", q.ID, shown(id)), accepted(id, q.optionIDs())
		case slices.Contains(ids[:i], id):
			return fmt.Sprintf("%s has the option %s twice", q.ID, id), "keep one"
		case o.Exclusive && len(ids) > 1:
			return fmt.Sprintf("the option %s of %s excludes every other", id, q.ID), "choose it alone, or leave it out"
		}
	}
	return "", ""
}

func (q *Question) refusesNumber(x float64) (what, hint string) {
	switch least := q.least(); {
	case math.IsNaN(x) || math.Abs(x) > MaxNumber:
		return fmt.Sprintf("%s takes a number up to %s", q.ID, NumberValue(MaxNumber)), q.example()
	case x < least && least == 0:
		return q.ID + " cannot be negative", ""
	case x < least:
		return fmt.Sprintf("%s cannot be %s", q.ID, NumberValue(x)), strings.TrimSpace(fmt.Sprintf("accepted: %s and more %s", NumberValue(least), q.Unit))
	case q.Max != nil && x > *q.Max:
		return fmt.Sprintf("%s cannot be %s", q.ID, NumberValue(x)), strings.TrimSpace(fmt.Sprintf("accepted: %s to %s %s", NumberValue(least), NumberValue(*q.Max), q.Unit))
	}
	return "", ""
}

func (q *Question) optionIDs() []string {
	ids := make([]string, len(q.Options))
	for i, o := range q.Options {
		ids[i] = o.ID
	}
	return ids
}

// takes says in words what form the answer has.
func (q *Question) takes() string {
	return map[Kind]string{
		KindChoice: "one of its options", KindMulti: "a list of its options", KindNumber: "a number",
		KindMoney: "an amount of money", KindMonth: "a month", KindText: "a text",
	}[q.Kind]
}

// example is a hint of how a value is written.
func (q *Question) example() string {
	switch q.Kind {
	case KindChoice, KindMulti:
		return accepted("", q.optionIDs())
	case KindNumber, KindMoney:
		return "write a number such as 1200 or 0.5"
	case KindMonth:
		return "write it as 2027-03"
	}
	return ""
}

// speakers lists who may answer: the roles, and the respondents' ids.
func (c *changeChecker) speakers() []string {
	list := toStrings(Roles)
	for _, p := range c.r.Respondents {
		list = append(list, p.ID)
	}
	return list
}

func (c *changeChecker) respondent(p Respondent) {
	if !recordID.MatchString(p.ID) || slices.Contains(Roles, Role(p.ID)) {
		c.failf("id", "write p1, p2 and so on", "%q cannot be the id of a respondent", shown(p.ID))
	}
	c.text("name", p.Name, true)
	if p.Role == "" {
		c.failf("role", accepted("", toStrings(Roles)), "%s speaks for no role", c.name)
	}
	word(c, "role", p.Role, Roles)
}

// silent checks that a respondent who would be gone has said nothing.
func (c *changeChecker) silent() {
	for question, said := range c.r.Answers {
		if _, ok := said[Speaker(c.name)]; ok {
			c.failf("", "take their answers back first", "%s still has an answer to %s", c.name, question)
			return
		}
	}
}

func (c *changeChecker) request(q Request) {
	if !recordID.MatchString(q.ID) {
		c.failf("id", "write q1, q2 and so on", "%q cannot be the id of a request", shown(q.ID))
	}
	c.text("what", q.What, true)
	c.text("from", q.From, false)
	c.text("private", q.Private, false)
	c.text("reason", q.Reason, q.Status == RequestRefused)
	c.month("due", q.Due)
	word(c, "status", q.Status, RequestStatuses)
	if q.Question != "" && c.q.Question(q.Question) == nil {
		c.failf("question", c.accepted(q.Question, c.q.questionIDs()), "there is no question %q", shown(q.Question))
	}
}

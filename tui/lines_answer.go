package tui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// keep checks an answer of the present speaker and keeps it; where it cannot be
// kept it says why.
func (t *talk) keep(a questionnaire.Answer) bool {
	s := t.session
	a.At = s.now().UTC()
	change := s.change(a.Key(), settled(a))
	if change.Before == nil && change.After == nil {
		return true
	}
	if problems := s.q.Check(s.whole, []questionnaire.Change{change}); len(problems) > 0 {
		t.refuse(problems[0])
		return false
	}
	s.apply(change)
	return true
}

// label answers with an option that is called exactly what was said, though a
// word may begin so too; and with what follows the word answer where words are
// asked for.
func (t *talk) label(said string) bool {
	q := t.interview.question(t.session)
	if q == nil {
		return false
	}
	if rest, ok := strings.CutPrefix(strings.ToLower(said), "answer "); ok && q.Kind == questionnaire.KindText {
		t.answer(said[len(said)-len(rest):])
		return true
	}
	for _, o := range q.Options {
		if strings.EqualFold(o.Label, said) || strings.EqualFold(o.ID, said) {
			t.answer(said)
			return true
		}
	}
	return false
}

// answer takes what was said as the answer to the question.
func (t *talk) answer(said string) {
	s := t.session
	q := t.interview.question(s)
	if q == nil {
		return
	}
	v, err := q.ParseValue(byNumber(q, said))
	if err != nil {
		t.refuseAnswer(q, said, err)
		return
	}
	before := s.answer(q.ID)
	a := before
	a.Status, a.Value, a.Parked = questionnaire.Answered, v, false
	if before.Status != questionnaire.Answered || !s.differs(a) {
		a.Reason = ""
	}
	if !plansToPlan(q, a) {
		a.Owner, a.DecideBy = "", 0
	}
	if !t.keep(a) {
		return
	}
	t.say("Answered: " + s.spokenAnswer(q, a))
	if plansToPlan(q, a) && (a.Owner == "" || a.DecideBy == 0) {
		t.planForPlan()
	}
	t.afterAnswer(q, said)
}

// afterAnswer asks for what goes with an answer, and says where more can be told.
func (t *talk) afterAnswer(q *questionnaire.Question, said string) {
	s := t.session
	if t.interview.founder {
		return
	}
	if a := s.answer(q.ID); s.differs(a) && a.Reason == "" {
		t.say("You see it otherwise than was said: because, and the reason behind it, says why.")
	}
	if r := registerNamed(q.Records); r != nil {
		t.say("Add enters " + r.asked() + " in the plan, plan " + r.name + " tells them.")
	}
	if near := t.spot.near(said); near != "" && q.Kind == questionnaire.KindText && !strings.Contains(said, " ") {
		t.sayf("If you meant the word %s, say undo, then %s.", near, near)
	}
}

// addAsked enters a record the question asks for, or one of the register that was
// said, and comes back to the question.
func (t *talk) addAsked(which string) {
	q := t.interview.question(t.session)
	r := t.registerCalled(cmp.Or(which, q.Records))
	switch {
	case r == nil && which != "":
		t.refuse(questionnaire.Problem{What: "there is no register " + quoted(which), Hint: "plan tells the registers"})
		return
	case r == nil:
		t.refuse(questionnaire.Problem{What: "this question asks for no record of the plan", Hint: "say a register behind it, such as add risks"})
		return
	}
	t.addRecord(r.name)
	if t.pending == "" {
		t.tellQuestion()
	}
}

// refuseAnswer says why what was said is no answer, without the question's id.
func (t *talk) refuseAnswer(q *questionnaire.Question, said string, err error) {
	p := asProblem(err, "")
	p.What = strings.ReplaceAll(p.What, q.ID, "this question")
	if q.Kind == questionnaire.KindChoice {
		p.What = "there is no option \"" + said + "\" here"
	}
	ids := strings.Split(byNumber(q, said), ",")
	for _, o := range q.Options {
		if o.Exclusive && len(ids) > 1 && slices.Contains(ids, o.ID) {
			p.What = "\"" + o.Label + "\" excludes every other option"
		}
	}
	if n := len(q.Options); n > 0 {
		p.Hint = "say a number from 1 to " + strconv.Itoa(n) + ", or an option's words; help tells what else can be said"
	}
	if near := t.spot.near(said); near != "" {
		p.Hint = "did you mean " + near + "? " + capital(p.Hint)
	}
	t.refuse(p)
}

// byNumber returns the ids of the options whose numbers were said, else what was
// said itself.
func byNumber(q *questionnaire.Question, said string) string {
	if len(q.Options) == 0 {
		return said
	}
	words := strings.FieldsFunc(said, func(r rune) bool { return r == ' ' || r == ',' })
	var ids []string
	for _, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 1 || n > len(q.Options) {
			return said
		}
		ids = append(ids, q.Options[n-1].ID)
	}
	return strings.Join(ids, ",")
}

// literal takes its argument as the answer, or hears an answer of several lines.
func (t *talk) literal(said string) {
	s := t.session
	q := t.interview.question(s)
	switch {
	case said != "":
		t.answer(said)
	case q.Kind != questionnaire.KindText:
		t.say(takes(q, s.currency()) + ".")
	default:
		a := s.answer(q.ID)
		text := a.Value.Text()
		if a.Status != questionnaire.Answered {
			text = ""
		}
		t.paragraphs("Answer", text, func(text questionnaire.Text) { t.keepText(editWords, text) })
	}
}

// status answers without a value.
func (t *talk) status(status questionnaire.Status, reason questionnaire.Text) {
	s := t.session
	a := s.answer(t.interview.at)
	a.Status, a.Reason, a.Level, a.Parked = status, reason, "", false
	a.Value, a.Owner, a.DecideBy = questionnaire.Value{}, "", 0
	if t.keep(a) {
		if status == questionnaire.Unanswered {
			t.say("The answer is taken away.")
			return
		}
		t.say("Answered: " + s.spokenAnswer(t.interview.question(s), a))
	}
}

// reason answers not applicable or withheld, which need a reason.
func (t *talk) reason(status questionnaire.Status, why string) {
	if why == "" {
		why, _ = t.ask(map[questionnaire.Status]string{
			questionnaire.NotApplicable: "Why does it not apply? Enter leaves the answer as it was",
			questionnaire.Withheld:      "Why is it withheld? Enter leaves the answer as it was",
		}[status])
	}
	if why == "" {
		t.say("Left as it was: a reason is needed.")
		return
	}
	t.status(status, questionnaire.Safe(why))
}

// planForPlan asks for what a plan for a plan needs.
func (t *talk) planForPlan() {
	s := t.session
	q := t.interview.question(s)
	if !plansToPlan(q, s.answer(q.ID)) {
		t.say("Only the answer \"a plan for a plan\" has an owner and a month to decide by.")
		return
	}
	said, ok := t.ask("Who owns it? A role, such as CTO; Enter leaves it")
	if ok && said != "" {
		a := s.answer(q.ID)
		a.Owner = questionnaire.Safe(said)
		t.keep(a)
	}
	for ok {
		said, ok = t.ask("By which month is it decided, such as 2027-03; Enter leaves it")
		if !ok || said == "" {
			return
		}
		m, err := readMonth("The month")(said)
		if err != nil {
			t.refuse(err)
			continue
		}
		a := s.answer(q.ID)
		a.DecideBy = m
		if t.keep(a) {
			t.say("Now: " + s.spokenAnswer(q, a))
			return
		}
	}
}

// spokenAnswer tells an answer with what goes with it.
func (s *session) spokenAnswer(q *questionnaire.Question, a questionnaire.Answer) string {
	reason := a.Reason
	if a.Status == questionnaire.Answered {
		a.Reason = ""
	}
	said := strings.TrimSuffix(s.say(q, a), ".")
	if a.DecideBy != 0 {
		said = strings.Replace(said, a.DecideBy.String(), questionnaire.FormatMonth(a.DecideBy), 1)
	}
	if a.Status == questionnaire.Answered && reason != "" {
		said += ", because: " + string(reason)
	}
	return ended(said)
}

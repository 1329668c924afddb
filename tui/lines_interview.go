package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// interviewSpot is where questions are read and answered.
func interviewSpot() *spot {
	return &spot{
		name: "the interview",
		more: "Answer with a number, a name or a value; of several options say the numbers of all that hold. " +
			"Enter alone goes on to the next question. On a question that takes words, what is said is the answer unless it is one of these; " +
			"answer takes what follows, whatever it is.",
		prompt: (*talk).promptAnswer,
		enter:  (*talk).tellQuestion,
		bare:   func(t *talk) bool { return t.interview.question(t.session).Kind == questionnaire.KindText },
		first:  (*talk).label,
		other: func(t *talk, said string) {
			if said == "" {
				t.walk(t.interview.step(t.session, 1))
			} else {
				t.answer(said)
			}
		},
		words: slices.Concat(answerWords(), moveWords(), noteWords(), reviewWords("help")),
	}
}

func (t *talk) promptAnswer() string {
	s := t.session
	q := t.interview.question(s)
	if q == nil {
		return "Interview"
	}
	who, lead := "", t.lead()
	if s.speaker != questionnaire.RoleReviewer {
		who = " of " + s.review.SpeakerName(s.speaker)
	}
	if s.answer(q.ID).Status != questionnaire.Unanswered {
		return lead + "Enter goes on, or another answer" + who
	}
	return lead + "Answer" + who
}

// lead says before every prompt that something is only tried.
func (t *talk) lead() string {
	if t.session != nil && t.session.trial != nil {
		return "What if. "
	}
	return ""
}

// walk goes where a step of the interview led, or says why it led nowhere.
func (t *talk) walk(o outcome) {
	if o.toast != "" {
		t.say(capital(ended(o.toast.Line())))
		return
	}
	if j := t.session.takeJump(); j.target() != tabNone {
		t.follow(j)
		return
	}
	t.tellQuestion()
}

// follow goes to a question, to a record of the plan and one of its fields, or to a
// finding.
func (t *talk) follow(j jump) {
	switch {
	case j.question != "":
		t.interview.goTo(t.session, j.question)
		if t.spot = t.spots.interview; t.interview.founder {
			t.spot = t.spots.founder
		}
		t.tellQuestion()
	case j.finding != "":
		t.spot, t.finding, t.onlyFound = t.spots.findings, j.finding, findingFilter{}
		if f, ok := t.readFinding(); ok {
			t.tellFinding(f)
		}
	case j.record != "":
		t.openRecord(j.record, j.field)
	}
}

func (t *talk) back() {
	s := t.session
	if n := len(t.trail); n > 1 {
		t.interview.goTo(s, t.trail[n-2])
		t.trail = t.trail[:n-2]
		t.tellQuestion()
		return
	}
	if list := t.interview.walk(s); len(list) == 0 || list[0].ID == t.interview.at {
		t.say("This is the first question.")
		return
	}
	t.walk(t.interview.step(s, -1))
	t.trail = t.trail[len(t.trail)-1:]
}

// tellQuestion reads the question one is at.
func (t *talk) tellQuestion() {
	s := t.session
	q := t.interview.question(s)
	if q == nil {
		t.say("This questionnaire has no questions in scope.")
		return
	}
	if n := len(t.trail); n == 0 || t.trail[n-1] != q.ID {
		t.trail = append(t.trail, q.ID)
	}
	area, _ := s.q.Area(q.Area)
	list := t.interview.walk(s)
	at := slices.IndexFunc(list, func(x *questionnaire.Question) bool { return x.ID == q.ID })
	t.tellArea(area)
	head := fmt.Sprintf("Question %d of %d.", at+1, len(list))
	if q.Depth == questionnaire.DepthCore {
		head += " Core."
	}
	if len(q.Ask) > 0 {
		var roles []string
		for _, r := range q.Ask {
			roles = append(roles, string(r))
		}
		head += " To be asked of " + strings.Join(roles, ", ") + "."
	}
	t.say(head)
	t.say(q.Text)
	for n, o := range q.Options {
		t.sayf("%d. %s", n+1, o.Label)
	}
	t.tellState(q)
}

// tellArea says what an area is about on coming to it first, and how far it is on
// coming to it from another.
func (t *talk) tellArea(area questionnaire.Area) {
	t.say("")
	if t.area == area.ID {
		return
	}
	t.area = area.ID
	said := area.Title + ". "
	if key := "area " + area.ID; !t.explained[key] {
		t.explained[key] = true
		said += ended(area.About) + " "
	}
	for _, p := range t.session.result.Progress {
		if p.Area == area.ID {
			said += fmt.Sprintf("Answered: %d of %d.", p.Answered, p.Visible)
		}
	}
	t.say(said)
}

// tellState says how the question stands, or what it takes.
func (t *talk) tellState(q *questionnaire.Question) {
	s := t.session
	if t.interview.founder {
		t.tellPublic(q)
		return
	}
	a, said := s.answer(q.ID), []string{}
	if a.Status != questionnaire.Unanswered {
		said = append(said, "Your answer: "+strings.TrimSuffix(s.spokenAnswer(q, a), "."))
	} else {
		said = append(said, takes(q, s.currency()))
	}
	if pos := s.result.Positions[q.ID]; pos.Derived {
		said = append(said, "From other answers it follows: "+s.q.Format(q, pos.Value, s.currency()))
	}
	for _, x := range []struct {
		holds bool
		what  string
	}{
		{a.Note != "", "It has a note"}, {a.Private != "", "It has a private note"}, {len(a.Evidence) > 0, "It has evidence"},
		{s.flagged(q.ID), "Flagged for follow-up"}, {s.parked(q.ID), "Parked"},
		{s.hidden(q.ID), "Out of scope: what was said is kept and counts for nothing now"},
	} {
		if x.holds {
			said = append(said, x.what)
		}
	}
	if s.differs(a) && a.Reason == "" {
		said = append(said, "You see it otherwise than was said: because, and the reason behind it, says why")
	}
	if n := len(s.review.AnswersTo(q.ID)); n > 1 || n == 1 && a.Status == questionnaire.Unanswered && a.At.IsZero() {
		said = append(said, "Others have spoken to this; the word said tells what")
	}
	if r := registerNamed(q.Records); r != nil {
		said = append(said, "It asks for "+r.asked()+" of the plan")
	}
	t.say(strings.Join(said, ". ") + ".")
}

// takes says what a question that nobody answered takes.
func takes(q *questionnaire.Question, currency string) string {
	switch q.Kind {
	case questionnaire.KindChoice:
		return "Choose one, 1 to " + strconv.Itoa(len(q.Options))
	case questionnaire.KindMulti:
		return "Choose all that hold, such as 1 3"
	case questionnaire.KindNumber:
		if q.Unit == "x" {
			return "Say a number: how many times"
		}
		return strings.TrimSuffix("Say a number in "+q.Unit, " in ")
	case questionnaire.KindMoney:
		return strings.TrimSuffix("Say an amount, such as 2.5M, in "+currency, ", in ")
	case questionnaire.KindMonth:
		return "Say a month, such as 2027-03"
	}
	return "Answer in your own words"
}

func (t *talk) why() {
	q := t.interview.question(t.session)
	t.say("Why: " + q.Why)
	if q.LookFor != "" {
		t.say("Listen for: " + q.LookFor)
	}
}

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
		words: append([]spokenWord{
			saying("?|why", "why this is asked, and what to listen for", func(t *talk, _ string) { t.why() }),
			saying("read|r", "read the question again", func(t *talk, _ string) { t.tellQuestion() }),
			saying("next|n", "the next question that waits for an answer", func(t *talk, _ string) {
				t.walk(t.interview.next(t.session, "No question in scope is waiting.", t.session.waits))
			}),
			saying("skip|s", "the next question, without an answer", func(t *talk, _ string) { t.walk(t.interview.step(t.session, 1)) }),
			saying("back|b", "the question before", func(t *talk, _ string) { t.back() }),
			saying("go|g", "go to a question by its number, id or words, or to an area by its name", (*talk).goTo).where((*talk).leads),
			saying("tell|t", "go to what would settle the most rules", func(t *talk, _ string) {
				t.walk(t.interview.nextTelling(t.session))
			}),
			saying("core", "ask core questions only, or all again", func(t *talk, _ string) {
				t.interview.core = !t.interview.core
				t.say(map[bool]string{true: "Core questions only.", false: "All questions."}[t.interview.core])
			}),
			saying("parked", "the next parked question", func(t *talk, _ string) {
				t.walk(t.interview.next(t.session, "No other question is parked.", t.parked))
			}),
			saying("flagged", "the next flagged question", func(t *talk, _ string) {
				t.walk(t.interview.next(t.session, "No other question is flagged.", func(q *questionnaire.Question) bool { return t.session.flagged(q.ID) }))
			}),
			saying("said", "what others said to this question, and what counts", func(t *talk, _ string) { t.others() }),
			saying("answer|a", "what follows is the answer; alone, on a question that takes words, an answer of several lines", (*talk).literal),
			saying("clear", "take the answer away", func(t *talk, _ string) { t.status(questionnaire.Unanswered, "") }),
			saying("do not know|d", "answer: do not know", func(t *talk, _ string) { t.status(questionnaire.DoNotKnow, "") }),
			saying("not applicable|x", "answer: not applicable, with a reason", func(t *talk, why string) { t.reason(questionnaire.NotApplicable, why) }),
			saying("withheld|w", "answer: withheld, with a reason", func(t *talk, why string) { t.reason(questionnaire.Withheld, why) }),
			saying("owner", "who owns a plan for a plan, and by when it is decided", func(t *talk, _ string) { t.planForPlan() }),
			saying("note", "write a note, which may be exported", func(t *talk, _ string) { t.write(editNote) }),
			saying("private", "write a private note, which leaves in no export but a private one", func(t *talk, _ string) { t.write(editPrivate) }),
			saying("evidence|e", "write down what was shown, and how well that shows it", func(t *talk, _ string) { t.evidence() }),
			saying("notes", "hear the notes and the evidence", func(t *talk, _ string) { t.notes() }),
			saying("flag", "flag for follow-up, or take the flag away", func(t *talk, _ string) { t.mark("flag") }),
			saying("park", "park the question to come back to it, or take it back", func(t *talk, _ string) { t.mark("park") }),
			saying("request", "ask for a document or an answer, to be followed up", func(t *talk, what string) { t.request(what) }),
		}, reviewWords("help")...),
	}
}

func (t *talk) promptAnswer() string {
	s := t.session
	q := t.interview.question(s)
	if q == nil {
		return "Interview"
	}
	who := ""
	if s.speaker != questionnaire.RoleReviewer {
		who = " of " + s.review.SpeakerName(s.speaker)
	}
	if s.answer(q.ID).Status != questionnaire.Unanswered {
		return "Enter goes on, or another answer" + who
	}
	return "Answer" + who
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

// follow goes to a question, or to a record of the plan and one of its fields.
func (t *talk) follow(j jump) {
	switch {
	case j.question != "":
		t.interview.goTo(t.session, j.question)
		t.spot = t.spots.interview
		t.tellQuestion()
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

func (t *talk) parked(q *questionnaire.Question) bool {
	for _, a := range t.session.review.Answers[q.ID] {
		if a.Parked {
			return true
		}
	}
	return false
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
	a, said := s.answer(q.ID), []string{}
	if a.Status != questionnaire.Unanswered {
		said = append(said, "Your answer: "+s.say(q, a))
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
		{a.Flag, "Flagged for follow-up"}, {a.Parked, "Parked"},
		{s.hidden(q.ID), "Out of scope: what was said is kept and counts for nothing now"},
	} {
		if x.holds {
			said = append(said, x.what)
		}
	}
	if n := len(s.review.AnswersTo(q.ID)); n > 1 || n == 1 && a.Status == questionnaire.Unanswered && a.At.IsZero() {
		said = append(said, "Others have spoken to this; the word said tells what")
	}
	if r := registerNamed(q.Records); r != nil {
		said = append(said, "It asks for "+r.asked()+", which the plan holds: say plan, then "+r.name)
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

package tui

import (
	"strings"

	"diligence/questionnaire"
)

// founderSpot is where one is while the founder looks on or listens: the question,
// why it is asked and the answer of the one who speaks are told, and nothing else
// can be reached.
func founderSpot() *spot {
	return &spot{
		name: "the founder-facing view",
		more: "Nothing private is told here, and findings are not. Answer as in the interview; Enter alone goes on. " +
			"End leads back to all the rest.",
		prompt: func(t *talk) string { return "Founder view. " + t.promptAnswer() },
		enter:  (*talk).tellQuestion,
		bare:   func(t *talk) bool { return t.interview.question(t.session).Kind == questionnaire.KindText },
		first:  (*talk).founderFirst,
		other: func(t *talk, said string) {
			switch {
			case said == "":
				t.walk(t.interview.step(t.session, 1))
			case t.mayAnswer():
				t.answer(said)
			}
		},
		words: founderWords(),
	}
}

func founderWords() []spokenWord {
	ifMay := func(do func(t *talk, arg string)) func(t *talk, arg string) {
		return func(t *talk, arg string) {
			if t.mayAnswer() {
				do(t, arg)
			}
		}
	}
	words := under("Questions",
		saying("read|r", "read the question again", func(t *talk, _ string) { t.tellQuestion() }),
		saying("why|?", "why this is asked", func(t *talk, _ string) { t.say("Why: " + t.interview.question(t.session).Why) }),
		saying("next|n", "the next question that waits for an answer", func(t *talk, _ string) {
			t.walk(t.interview.next(t.session, "No question in scope is waiting.", t.session.waits))
		}),
		saying("skip|s", "the next question, without an answer", func(t *talk, _ string) { t.walk(t.interview.step(t.session, 1)) }),
		saying("back|b", "the question before", func(t *talk, _ string) { t.back() }),
		saying("go|g", "go to a question by its number, id or words", (*talk).goTo).where((*talk).leads),
	)
	words = append(words, under("Answers",
		saying("answer|a", "what follows is the answer; alone, on a question that takes words, an answer of several lines", ifMay((*talk).literal)),
		saying("do not know|d", "answer: do not know", ifMay(func(t *talk, _ string) { t.status(questionnaire.DoNotKnow, "") })),
		saying("not applicable|x", "answer: not applicable, with a reason", ifMay(func(t *talk, why string) { t.reason(questionnaire.NotApplicable, why) })),
		saying("withheld|w", "answer: withheld, with a reason", ifMay(func(t *talk, why string) { t.reason(questionnaire.Withheld, why) })),
		saying("clear", "take the answer away", ifMay(func(t *talk, _ string) { t.status(questionnaire.Unanswered, "") })),
		saying("note", "write a note, for all to hear", ifMay(func(t *talk, said string) { t.jot(editNote, said) })),
		saying("park", "park the question to come back to it, or take it back", ifMay(func(t *talk, _ string) { t.mark("park") })),
		saying("as", "change who speaks", (*talk).speakAs).where((*talk).speakerCalled),
	)...)
	return append(words, under("Always",
		saying("end|founder", "end the founder-facing view", func(t *talk, _ string) { t.endFounder() }),
		helpWord("help"), quitWord,
	)...)
}

// founder tells from now on nothing that is private.
func (t *talk) founder() {
	if t.session.trial != nil {
		t.refuse(questionnaire.Problem{What: "what is tried is not for the founder", Hint: "keep it, or discard it, first"})
		return
	}
	t.session.seal()
	t.interview.founder = true
	t.say("Founder-facing view: nothing private is told until you say end. What was told before still stands in this window: clear it before you share it.")
	t.goes(t.spots.founder)
}

// endFounder tells private things again, if that is meant.
func (t *talk) endFounder() {
	if !t.sure("private", "hear private things again, if nobody else listens") {
		return
	}
	t.interview.founder = false
	t.say("Private things are told again.")
	t.goes(t.spots.interview)
}

// founderFirst refuses the words that lead to what is private.
func (t *talk) founderFirst(said string) bool {
	w, _ := t.spots.interview.find(said, true)
	if w == nil {
		return t.label(said)
	}
	t.refuse(questionnaire.Problem{What: w.names[0] + " cannot be reached while the founder looks on", Hint: "end ends the founder-facing view"})
	return true
}

// mayAnswer reports whether an answer would not be the reviewer's assessment, and
// says so where it would.
func (t *talk) mayAnswer() bool {
	if !t.session.assessed(t.interview.at) {
		return true
	}
	t.refuse(questionnaire.Problem{What: "here the reviewer's answer would be an assessment", Hint: "let who answers speak: as, and a name or role"})
	return false
}

// tellPublic says how the question stands as far as the founder may hear.
func (t *talk) tellPublic(q *questionnaire.Question) {
	s := t.session
	a := t.interview.shownAnswer(s, q)
	said := []string{takes(q, s.currency())}
	if a.Status != questionnaire.Unanswered {
		said = []string{"Your answer: " + strings.TrimSuffix(s.spokenAnswer(q, a), ".")}
	}
	t.say(strings.Join(said, ". ") + ".")
	if a.Note != "" {
		t.say("Note: " + string(a.Note))
	}
}

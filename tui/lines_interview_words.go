package tui

import "diligence/questionnaire"

// answerWords are what answers the question one is at.
func answerWords() []spokenWord {
	return under("Answers",
		saying("answer|a", "what follows is the answer; alone, on a question that takes words, an answer of several lines", (*talk).literal).like("answer plan B"),
		saying("clear", "take the answer away", func(t *talk, _ string) { t.status(questionnaire.Unanswered, "") }),
		saying("do not know|d", "answer: do not know; a reason may follow", func(t *talk, why string) { t.status(questionnaire.DoNotKnow, questionnaire.Safe(why)) }),
		saying("not applicable|x", "answer: not applicable, with a reason", func(t *talk, why string) { t.reason(questionnaire.NotApplicable, why) }),
		saying("withheld|w", "answer: withheld, with a reason", func(t *talk, why string) { t.reason(questionnaire.Withheld, why) }),
		saying("owner", "who owns a plan for a plan, and by when it is decided", func(t *talk, _ string) { t.planForPlan() }),
		saying("because", "why the reviewer sees it otherwise than was said", (*talk).because),
		saying("said", "what others said to this question, and what counts", func(t *talk, _ string) { t.others() }),
		saying("add", "enter a record of the plan this question asks for, or of the register that follows, then come back to it", (*talk).addAsked).like("add risks"),
	)
}

// moveWords are what leads from question to question.
func moveWords() []spokenWord {
	return under("Questions",
		saying("why|?", "why this is asked, and what to listen for", func(t *talk, _ string) { t.why() }),
		saying("read|r", "read the question again", func(t *talk, _ string) { t.tellQuestion() }),
		saying("here", "hear the findings that rest on this question", func(t *talk, _ string) { t.findingsHere() }),
		saying("next|n", "the next question that waits for an answer", func(t *talk, _ string) {
			t.walk(t.interview.next(t.session, "No question in scope is waiting.", t.session.waits))
		}),
		saying("skip|s", "the next question, without an answer", func(t *talk, _ string) { t.walk(t.interview.step(t.session, 1)) }),
		saying("back|b", "the question before", func(t *talk, _ string) { t.back() }),
		saying("go|g", "go to a question by its number, id or words, or to an area by its name", (*talk).goTo).where((*talk).leads).like("go security"),
		saying("tell|t", "go to what would settle the most rules", func(t *talk, _ string) { t.walk(t.interview.nextTelling(t.session)) }),
		saying("ask", "hear what to ask next: the follow-ups of findings that just appeared, and the most telling question", func(t *talk, _ string) { t.askNext() }),
		saying("only", "walk only through some questions: unanswered, flagged, parked, with note, disputed, with finding, core, or those asked of a role; all takes that back", (*talk).only).
			where(filterSaid).like("only flagged core"),
		saying("list|l", "hear the questions that are walked through, or those of a filter, and go to one", (*talk).listQuestions).where(filterSaid).like("list disputed"),
		saying("core", "ask core questions only, or all again", func(t *talk, _ string) {
			t.interview.core = !t.interview.core
			t.say(map[bool]string{true: "Core questions only.", false: "Core or not."}[t.interview.core])
			if t.interview.filtered() {
				t.say(capital(t.interview.only(t.session)) + ".")
			}
		}),
		saying("parked", "the next parked question", func(t *talk, _ string) {
			t.walk(t.interview.next(t.session, "No other question is parked.", func(q *questionnaire.Question) bool { return t.session.parked(q.ID) }))
		}),
		saying("flagged", "the next flagged question", func(t *talk, _ string) {
			t.walk(t.interview.next(t.session, "No other question is flagged.", func(q *questionnaire.Question) bool { return t.session.flagged(q.ID) }))
		}),
	)
}

// noteWords are what is written down beside an answer.
func noteWords() []spokenWord {
	return under("Notes",
		saying("note", "write a note, which may be exported; what follows is a line of it, alone it takes several", func(t *talk, said string) { t.jot(editNote, said) }).
			like("note They grew out of it"),
		saying("private", "write a private note, which leaves in no export but a private one; as note does", func(t *talk, said string) { t.jot(editPrivate, said) }),
		saying("evidence|e", "write down what was shown, and how well that shows it; what follows is one reference more", (*talk).evidence).like("evidence Board deck, page 4"),
		saying("level|v", "how well the answer is shown to be true: claimed, shown, document seen, verified", (*talk).level).like("level shown"),
		saying("notes", "hear the notes and the evidence", func(t *talk, _ string) { t.notes() }),
		saying("flag", "flag for follow-up, or take the flag away", func(t *talk, _ string) { t.mark("flag") }),
		saying("park", "park the question to come back to it, or take it back", func(t *talk, _ string) { t.mark("park") }),
		saying("request", "ask for a document or an answer, to be followed up", func(t *talk, what string) { t.request(what) }),
	)
}

package tui

import (
	"slices"

	"diligence/questionnaire"
)

// reviewWords are understood everywhere in an open review; names are how help is
// called there.
func reviewWords(names string) []spokenWord {
	return slices.Concat(
		under("Places",
			saying("interview|i", "go to the questions", func(t *talk, _ string) { t.goes(t.spots.interview) }),
			saying("plan|p", "go to the plan: initiatives, milestones, hires, competences, certifications, risks and the outage sheet", (*talk).toPlan).
				where((*talk).planHas).like("plan hires"),
			saying("findings|f", "go to the findings", func(t *talk, _ string) { t.goes(t.spots.findings) }),
			saying("reviews", "close this review and go to the list of reviews", func(t *talk, _ string) { t.leaveReview(t.toReviews) }),
		),
		under("Overview",
			saying("progress", "hear how far each area and each role is", func(t *talk, _ string) { t.progress() }),
			saying("views", "hear how each role sees each area, and where they part", func(t *talk, _ string) { t.views() }),
			saying("come back|c", "hear what is parked, flagged, withheld or asked for, and go to one of it", func(t *talk, _ string) { t.comeBack() }),
			saying("time line|timeline", "hear the plan as a time line of 24 months; a record's id or a kind of record may follow", (*talk).timeline).
				where((*talk).timelineHas).like("time line milestones"),
			saying("time", "hear how long this sitting has taken and what is left at this pace; anew starts the clock again", (*talk).clock).
				where(func(_ *talk, arg string) bool { return arg == "anew" }),
			saying("find|look for", "look for words in questions, answers, notes, evidence, records and decisions, and go to one", (*talk).find).like("find backup"),
		),
		under("People",
			saying("as", "change who speaks: a role, a person, or somebody new", (*talk).speakAs).where((*talk).speakerCalled).like("as technology"),
			saying("people", "hear who answers; add, rename, remove, or give another role", func(t *talk, _ string) { t.people() }),
			saying("blind", "have answers given blind, or openly again: blind, nobody but the reviewer hears what others said to a question before answering it",
				func(t *talk, _ string) { t.turnBlind() }),
			saying("requests", "hear what was asked for, and note what became of it", func(t *talk, _ string) { t.requests() }),
			saying("founder", "founder-facing view, for a screen or a room that is shared: nothing private is told until it ends", func(t *talk, _ string) { t.founder() }),
		),
		under("Changes",
			saying("undo|u", "take back the latest change", func(t *talk, _ string) { t.turn(false) }),
			saying("redo", "do again what was taken back", func(t *talk, _ string) { t.turn(true) }),
			saying("history|h", "hear every change of this question, or of the record whose id follows, and step back to one", (*talk).history).
				where((*talk).hasHistory).like("history m1"),
			saying("snapshot", "keep the review as it stands, under the name that follows", (*talk).snapshot).like("snapshot Before the board"),
			saying("snapshots", "hear what was kept, and compare or delete one of it", func(t *talk, _ string) { t.snapshots() }),
			saying("changed", "hear what changed since a day or a snapshot, up to now or to another one", (*talk).changed).
				like("changed since 2 weeks, or changed since Before the board until After it"),
			saying("what if|whatif", "try changes on a scratch copy; alone it offers the usual ones", (*talk).whatIf).where((*talk).canTry).
				like("what if context.growth=10, or what if m1=+3"),
			saying("effects", "while something is tried: hear all that changes by it", func(t *talk, _ string) { t.effects() }),
			saying("keep", "while something is tried: keep it, as one step", func(t *talk, _ string) { t.endTrial(true) }),
			saying("discard", "while something is tried: go back to the review as it was", func(t *talk, _ string) { t.endTrial(false) }),
		),
		under("Report",
			saying("preview", "hear the report section by section, as an audience would read it", (*talk).preview).where(isAudience).like("preview board"),
			saying("export", "write the report; the audience, the format and brief or no answers may follow", (*talk).export).where((*talk).canExport).like("export board pdf, or export investor docx brief"),
		),
		under("Always",
			saying("more|m", "hear on, where there was more than a page; more all tells all of it", func(t *talk, _ string) { t.say("There is nothing more to hear.") }).
				where(func(_ *talk, arg string) bool { return arg == "all" }),
			helpWord(names), quitWord,
		),
	)
}

// turn takes back, or with again carries out again, the latest change. What was
// done in an earlier sitting and is large is asked about first.
func (t *talk) turn(again bool) {
	s := t.session
	did, none := "Taken back: ", "There is nothing to take back."
	if again {
		did, none = "Done again: ", "There is nothing to do again."
	}
	if s.way.waits(again) {
		log, err := s.lib.Log(s.review.ID)
		if err != nil {
			none = "What was done before cannot be taken back: " + explain(err) + "."
		}
		s.join(log)
	}
	next, old := s.way.next(again), !again && s.way.earlier()
	if s.unseen(next) {
		t.refuse(questionnaire.Problem{What: "the latest change is somebody else's", Hint: "let the reviewer speak to take it back: as reviewer"})
		return
	}
	if old && len(next) >= askFrom {
		t.sayf("This takes back %s.", count(len(next), "change"))
		t.say(string(s.largeStep(next, "Redo does them again")))
		if !t.sure("take back", "take them back") {
			return
		}
	}
	turn := s.undo
	if again {
		turn = s.redo
	}
	st, ok := turn()
	if st == nil {
		t.say(none)
		return
	}
	name := s.describeStep(st)
	if old {
		name += ", of " + when(st[0].At, s.now())
	}
	if !ok {
		t.say("Left as it is, for it was changed otherwise since: " + name + ".")
		return
	}
	t.say(did + name + ".")
	t.tellNow(st[0].Key)
}

// tellNow tells what an answer says after a change of it, of whomever it is.
func (t *talk) tellNow(key questionnaire.Key) {
	s := t.session
	parts := keyParts(key)
	if parts[0] != "answer" {
		return
	}
	q := s.q.Question(parts[1])
	if q == nil {
		return
	}
	who := questionnaire.Speaker(parts[2])
	a, _ := s.review.Answer(q.ID, who)
	if who == s.speaker {
		t.say("It now says: " + s.spokenAnswer(q, a))
		return
	}
	t.say("What " + s.review.SpeakerName(who) + " said is now: " + s.spokenAnswer(q, a))
}

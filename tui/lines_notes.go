package tui

import "diligence/questionnaire"

func (t *talk) keepText(what editKind, text questionnaire.Text) {
	a := withText(t.session.answer(t.interview.at), what, text)
	a.At = t.session.now().UTC()
	change := t.session.change(a.Key(), settled(a))
	if change.After != nil {
		if problems := t.session.q.Check(t.session.whole, []questionnaire.Change{change}); len(problems) > 0 {
			t.refuse(problems[0])
			return
		}
	}
	t.session.typeAnswer(a)
}

// write hears a note, shared or private, which goes on with the text it begins with.
func (t *talk) write(what editKind, begin questionnaire.Text) {
	a := t.session.answer(t.interview.at)
	name := "Note"
	if what == editPrivate {
		name = "Private note"
		t.say("This note is private: it leaves in no export but a private one.")
	} else {
		t.say("This note is shared: it may be exported.")
	}
	text := textOf(a, what)
	if begin != "" {
		text = questionnaire.Trimmed(string(text) + "\n" + string(begin))
		t.keepText(what, text)
	}
	t.paragraphs(name, text, func(text questionnaire.Text) { t.keepText(what, text) })
	t.session.seal()
	t.say(name + " ended.")
}

// jot adds what stands behind the word to a note, or hears the note where nothing does.
func (t *talk) jot(what editKind, said string) {
	if said == "" {
		t.write(what, "")
		return
	}
	name := "Shared note"
	if what == editPrivate {
		name = "Private note"
	}
	text := textOf(t.session.answer(t.interview.at), what)
	t.keepText(what, questionnaire.Trimmed(string(text)+"\n"+said))
	t.session.seal()
	t.say(name + ": " + said)
}

// evidence hears what was shown, a reference a line, and how well it shows it; what
// stands behind the word is one reference more.
func (t *talk) evidence(said string) {
	if said != "" {
		text := textOf(t.session.answer(t.interview.at), editEvidence)
		t.keepText(editEvidence, questionnaire.Trimmed(string(text)+"\n"+said))
		t.session.seal()
		t.say("Evidence: " + said)
		return
	}
	t.say("Evidence: one reference a line, such as a document or a demonstration.")
	t.paragraphs("Evidence", textOf(t.session.answer(t.interview.at), editEvidence),
		func(text questionnaire.Text) { t.keepText(editEvidence, text) })
	t.session.seal()
	if t.session.answer(t.interview.at).Status == questionnaire.Answered {
		t.level("")
	}
}

// level takes how well the answer is shown to be true.
func (t *talk) level(said string) {
	var levels []item
	for n := range questionnaire.Levels {
		levels = append(levels, item{string(questionnaire.Levels[n]), levelWord(n)})
	}
	a := t.session.answer(t.interview.at)
	if a.Status != questionnaire.Answered {
		t.refuse(questionnaire.Problem{What: "nothing is answered that could be shown to be true", Hint: "give the answer first"})
		return
	}
	n := pickItem(levels, said)
	if n < 0 {
		t.say("How well is the answer shown to be true? Now: " + levelWord(levelIndex(a.Level)) + ".")
		var ok bool
		if n, ok = t.choose("Level", levels); !ok {
			return
		}
	}
	if a.Level = questionnaire.Levels[n]; n == 0 {
		a.Level = ""
	}
	if t.keep(a) {
		t.say("Level: " + levelWord(n) + ".")
	}
}

// because takes why the reviewer sees it otherwise than was said.
func (t *talk) because(said string) {
	a := t.session.answer(t.interview.at)
	if !t.session.differs(a) {
		t.refuse(questionnaire.Problem{What: "the reviewer does not see it otherwise than was said", Hint: "said tells who said what; a note takes everything else"})
		return
	}
	if a.Reason != "" && said == "" {
		t.say("So far: " + string(a.Reason))
	}
	if said == "" {
		said, _ = t.ask("You see it otherwise than was said. Why? Enter leaves it")
	}
	if said == "" {
		return
	}
	a.Reason = questionnaire.Trimmed(said)
	if t.keep(a) {
		t.say("Otherwise, because: " + ended(string(a.Reason)))
	}
}

// notes reads what was noted on the question.
func (t *talk) notes() {
	a := t.session.answer(t.interview.at)
	if a.Note == "" && a.Private == "" && len(a.Evidence) == 0 {
		t.say("Nothing is noted here.")
	}
	if a.Note != "" {
		t.say("Note: " + string(a.Note))
	}
	if a.Private != "" {
		t.say("Private note: " + string(a.Private))
	}
	for _, e := range a.Evidence {
		t.say("Evidence: " + e.Line())
	}
}

// mark flags or parks the question, or takes that back; the reviewer takes back the
// marks of all.
func (t *talk) mark(what string) {
	at, on, off := flagOf, "Flagged for follow-up.", "No longer flagged."
	if what == "park" {
		at, on, off = parkOf, "Parked, to come back to.", "No longer parked."
	}
	if t.session.toggle(t.interview.at, at) {
		t.say(on)
	} else {
		t.say(off)
	}
}

// others tells what was said to the question by all, and what counts.
func (t *talk) others() {
	s := t.session
	q := t.interview.question(s)
	list := s.review.AnswersTo(q.ID)
	if s.veiled() && s.answer(q.ID).Status == questionnaire.Unanswered {
		t.say("Answers are given blind: what others may have said is told once you have answered.")
		return
	}
	if len(list) == 0 {
		t.say("Nobody has spoken to this question.")
		return
	}
	for _, a := range list {
		line := s.review.SpeakerName(a.Speaker()) + ": " + s.spokenAnswer(q, a)
		if a.Note != "" {
			line += " Note: " + firstLine(a.Note)
		}
		t.say(line)
	}
	switch pos := s.result.Positions[q.ID]; pos.Status {
	case questionnaire.Disputed:
		t.say("They disagree, " + t.apart(q) + ". The reviewer's answer settles it.")
	case questionnaire.Answered:
		t.say("It counts as: " + s.q.Format(q, pos.Value, s.currency()) + ".")
	default:
		t.say("It counts as " + statusWords[pos.Status] + ".")
	}
}

// apart says how far apart the answers to a question are.
func (t *talk) apart(q *questionnaire.Question) string {
	for _, d := range t.session.q.Divergences(t.session.review, t.session.result) {
		if d.Question == q.ID {
			return divergenceWords(d)
		}
	}
	return "not settled"
}

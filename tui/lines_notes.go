package tui

import (
	"strings"

	"diligence/questionnaire"
)

func (t *talk) keepText(what editKind, text questionnaire.Text) {
	a := withText(t.session.answer(t.interview.at), what, text)
	a.At = t.session.now().UTC()
	change := t.session.change(a.Key(), settled(a))
	if change.After != nil {
		if problems := t.session.q.Check(t.session.review, []questionnaire.Change{change}); len(problems) > 0 {
			t.refuse(problems[0])
			return
		}
	}
	t.session.typeAnswer(a)
}

// write hears a note, shared or private.
func (t *talk) write(what editKind) {
	a := t.session.answer(t.interview.at)
	name := "Note"
	if what == editPrivate {
		name = "Private note"
		t.say("This note is private: it leaves in no export but a private one.")
	} else {
		t.say("This note is shared: it may be exported.")
	}
	t.paragraphs(name, textOf(a, what), func(text questionnaire.Text) { t.keepText(what, text) })
	t.session.seal()
	t.say(name + " ended.")
}

// evidence hears what was shown, a reference a line, and how well it shows it.
func (t *talk) evidence() {
	t.say("Evidence: one reference a line, such as a document or a demonstration.")
	t.paragraphs("Evidence", textOf(t.session.answer(t.interview.at), editEvidence),
		func(text questionnaire.Text) { t.keepText(editEvidence, text) })
	t.session.seal()
	var levels []item
	for _, l := range questionnaire.Levels {
		levels = append(levels, item{string(l), strings.ReplaceAll(string(l), "-", " ")})
	}
	a := t.session.answer(t.interview.at)
	if a.Status != questionnaire.Answered {
		return
	}
	t.say("How well is the answer shown to be true? Now: " + levels[max(indexOf(levels, string(a.Level)), 0)].label + ".")
	n, ok := t.choose("Level", levels)
	if !ok {
		return
	}
	a.Level = questionnaire.Level(levels[n].id)
	if t.keep(a) {
		t.say("Level: " + levels[n].label + ".")
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

// mark flags or parks the question, or takes that back.
func (t *talk) mark(what string) {
	a := t.session.answer(t.interview.at)
	at, on, off := &a.Flag, "Flagged for follow-up.", "No longer flagged."
	if what == "park" {
		at, on, off = &a.Parked, "Parked, to come back to.", "No longer parked."
	}
	*at = !*at
	if !t.keep(a) {
		return
	}
	if *at {
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
	if len(list) == 0 {
		t.say("Nobody has spoken to this question.")
		return
	}
	for _, a := range list {
		line := s.review.SpeakerName(a.Speaker()) + ": " + s.say(q, a) + "."
		if a.Note != "" {
			line += " Note: " + firstLine(a.Note)
		}
		t.say(line)
	}
	switch pos := s.result.Positions[q.ID]; pos.Status {
	case questionnaire.Disputed:
		t.say("They disagree. The reviewer's answer settles it.")
	case questionnaire.Answered:
		t.say("It counts as: " + s.q.Format(q, pos.Value, s.currency()) + ".")
	default:
		t.say("It counts as " + statusWords[pos.Status] + ".")
	}
}

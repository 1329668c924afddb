package tui

import (
	"fmt"
	"strings"
)

// A spot is where one is in line mode, with the words that are understood there.
type spot struct {
	name   string
	words  []spokenWord
	prompt func(*talk) string
	bare   func(*talk) bool           // words are the answer here: what follows a word makes it one only where it is sure
	first  func(*talk, string) bool   // takes a line before a word with more behind it is looked for
	other  func(t *talk, said string) // what is no word; "" for an empty line
	enter  func(*talk)                // what is said there first
	more   string                     // what help says beside the words
}

// spots are where one can be.
type spots struct{ reviews, interview, plan, findings *spot }

// A spokenWord is something one can say; what follows it is its argument.
type spokenWord struct {
	names []string
	help  string
	do    func(t *talk, arg string)
	sure  func(t *talk, arg string) bool // what follows can only be meant so; nil for never
}

func (w spokenWord) where(sure func(t *talk, arg string) bool) spokenWord {
	w.sure = sure
	return w
}

func saying(names, help string, do func(t *talk, arg string)) spokenWord {
	return spokenWord{names: strings.Split(names, "|"), help: help, do: do}
}

// hear does what a line says.
func (t *talk) hear(line string) {
	p := t.spot
	if w, _ := p.find(line, true); w != nil {
		w.do(t, "")
		return
	}
	if p.first != nil && p.first(t, line) {
		return
	}
	w, arg := p.find(line, false)
	switch {
	case w == nil:
		p.other(t, line)
	case p.bare != nil && p.bare(t) && (w.sure == nil || !w.sure(t, arg)):
		p.other(t, line)
		t.sayf("This question takes words, so that was the answer. If you meant the word %s, say undo, then %s alone.", w.names[0], w.names[0])
	default:
		w.do(t, arg)
	}
}

// find returns the word a line is, or begins with, and what follows it. Of two
// words the longer one is meant.
func (p *spot) find(line string, whole bool) (found *spokenWord, arg string) {
	lower, best := strings.ToLower(line), 0
	for i := range p.words {
		for _, name := range p.words[i].names {
			rest, ok := strings.CutPrefix(lower, name)
			if !ok || len(name) <= best || rest != "" && (whole || rest[0] != ' ') {
				continue
			}
			found, best = &p.words[i], len(name)
		}
	}
	if found == nil {
		return nil, ""
	}
	return found, strings.TrimSpace(line[best:])
}

// goes leads to a place.
func (t *talk) goes(p *spot) {
	t.spot = p
	p.enter(t)
}

// help says the words of the place, or what one of them does.
func help(t *talk, arg string) {
	p := t.spot
	if arg != "" {
		if w, _ := p.find(arg, true); w != nil {
			t.say(w.said())
			return
		}
		t.sayf("There is no word %q here. Hint: help alone tells the words.", arg)
		return
	}
	t.sayf("You are in %s. %s", p.name, p.more)
	for i := range p.words {
		t.say(p.words[i].said())
	}
}

func (w *spokenWord) said() string {
	return strings.Join(w.names, " or ") + ": " + w.help + "."
}

// helpWord tells the words of a place; names are how it is called there.
func helpWord(names string) spokenWord {
	return saying(names, "hear these words; with a word behind it, only that one", help).
		where(func(t *talk, arg string) bool { w, _ := t.spot.find(arg, true); return w != nil })
}

var quitWord = saying("quit|q", "save and end the program", func(t *talk, _ string) { t.quit() })

// quit ends the program; where not all is saved only if that is meant.
func (t *talk) quit() {
	t.kept()
	if err := t.lib.Flush(); err != nil && !t.over {
		t.say("NOT SAVED: " + explain(err) + ".")
		said, ok := t.ask("Type quit again to leave all the same, what is not saved goes to a file; Enter stays")
		if ok && !strings.EqualFold(said, "quit") {
			return
		}
		t.failed = false // it was said
	}
	t.over = true
}

// reviewWords are understood everywhere in an open review.
func reviewWords(help string) []spokenWord {
	return []spokenWord{
		saying("interview|i", "go to the questions", func(t *talk, _ string) { t.goes(t.spots.interview) }),
		saying("plan|p", "go to the plan: initiatives, milestones, hires, competences, certifications, risks and the outage sheet", (*talk).toPlan).where((*talk).planHas),
		saying("findings|f", "go to the findings", func(t *talk, _ string) { t.goes(t.spots.findings) }),
		saying("export", "write the report for an audience", func(t *talk, _ string) { t.export() }),
		saying("progress", "hear how far each area is", func(t *talk, _ string) { t.progress() }),
		saying("as", "change who speaks: a role, a respondent, or a new one", (*talk).speakAs).where((*talk).speakerCalled),
		saying("undo|u", "take back the latest change", func(t *talk, _ string) { t.turn(false) }),
		saying("redo", "do again what was taken back", func(t *talk, _ string) { t.turn(true) }),
		saying("requests", "hear what was asked for, and note what became of it", (*talk).requests),
		saying("reviews", "close this review and go to the list of reviews", func(t *talk, _ string) { t.toReviews() }),
		helpWord(help), quitWord,
	}
}

// turn takes back, or with again carries out again, the latest change.
func (t *talk) turn(again bool) {
	turn, did, none := t.session.undo, "Taken back: ", "There is nothing to take back."
	if again {
		turn, did, none = t.session.redo, "Done again: ", "There is nothing to do again."
	}
	if t.session.way.waits(again) {
		log, err := t.session.lib.Log(t.session.review.ID)
		if err != nil {
			none = "What was done before cannot be taken back: " + explain(err) + "."
		}
		t.session.way.join(log)
	}
	st, ok := turn()
	switch {
	case st == nil:
		t.say(none)
		return
	case !ok:
		t.say("Left as it is, for it was changed otherwise since: " + t.session.describeStep(st) + ".")
		return
	}
	t.say(did + t.session.describeStep(st) + ".")
	if parts := keyParts(st[0].Key); parts[0] == "answer" {
		if q := t.session.q.Question(parts[1]); q != nil {
			t.say("It now says: " + t.session.say(q, t.session.answer(q.ID)) + ".")
		}
	}
}

// progress tells how far each area is.
func (t *talk) progress() {
	s := t.session
	for _, p := range s.result.Progress {
		area, _ := s.q.Area(p.Area)
		said := []string{}
		for _, part := range []struct {
			n    int
			what string
		}{{p.DoNotKnow, "do not know"}, {p.Withheld, "withheld"}, {p.Disputed, "disputed"}, {p.Flagged, "flagged"}} {
			if part.n > 0 {
				said = append(said, fmt.Sprint(part.n, " ", part.what))
			}
		}
		line := area.Title + ": " + fmt.Sprintf("%d of %d answered, core %d of %d", p.Answered, p.Visible, p.CoreAnswered, p.Core)
		t.say(strings.Join(append([]string{line}, said...), ", ") + ".")
	}
	t.sayf("Findings open: %d. Rules that cannot be told yet: %d.", s.openFindings(), s.result.UndecidedRules())
}

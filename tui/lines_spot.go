package tui

import (
	"cmp"
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
type spots struct{ reviews, interview, plan, findings, founder *spot }

// A spokenWord is something one can say; what follows it is its argument.
type spokenWord struct {
	names   []string
	group   string // what it is for
	help    string
	example string
	do      func(t *talk, arg string)
	sure    func(t *talk, arg string) bool // what follows can only be meant so; nil for never
}

func (w spokenWord) where(sure func(t *talk, arg string) bool) spokenWord {
	w.sure = sure
	return w
}

func (w spokenWord) like(example string) spokenWord {
	w.example = example
	return w
}

// under puts words under the name of what they are for.
func under(group string, words ...spokenWord) []spokenWord {
	for i := range words {
		words[i].group = group
	}
	return words
}

func saying(names, help string, do func(t *talk, arg string)) spokenWord {
	return spokenWord{names: strings.Split(names, "|"), help: help, do: do}
}

// hear does what a line says. A slash before it makes it a word and no answer.
func (t *talk) hear(line string) {
	p := t.spot
	rest, slash := strings.CutPrefix(line, "/")
	if slash {
		line = cmp.Or(strings.TrimSpace(rest), "help")
	}
	if w, _ := p.find(line, true); w != nil {
		w.do(t, "")
		return
	}
	if !slash && p.first != nil && p.first(t, line) {
		return
	}
	w, arg := p.find(line, false)
	switch {
	case w == nil && slash:
		t.unknown(line, "help tells the words")
	case w == nil:
		p.other(t, line)
	case !slash && p.bare != nil && p.bare(t) && (w.sure == nil || !w.sure(t, arg)):
		p.other(t, line)
		t.sayf("This question takes words, so that was the answer. If you meant the word %s, say undo, then a slash and the same again.", w.names[0])
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

// helpWord tells the words of a place; names are how it is called there.
func helpWord(names string) spokenWord {
	return saying(names, "hear the words of this place; a word behind it tells what that one does, all tells what each does", help).
		where(func(t *talk, arg string) bool {
			w, _ := t.spot.find(arg, true)
			return w != nil || strings.EqualFold(arg, "all")
		}).
		like("help note")
}

var quitWord = saying("quit|q", "save and end the program", func(t *talk, _ string) { t.leaveReview(t.quit) })

// quit ends the program; where not all is saved only if that is meant.
func (t *talk) quit() {
	t.kept()
	if err := t.lib.Flush(); err != nil && !t.over {
		t.say("NOT SAVED: " + explain(err) + ".")
		said, ok := t.ask("Type quit again to leave all the same, what is not saved goes to a file; Enter stays")
		if t.pending != "" || ok && !strings.EqualFold(said, "quit") {
			return
		}
		t.failed = false // it was said
	}
	t.over = true
}

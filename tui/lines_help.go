package tui

import (
	"slices"
	"strings"
)

// help names the words of the place by what they are for, tells what one of them
// does, or with all what each does.
func help(t *talk, arg string) {
	p := t.spot
	switch w, _ := p.find(arg, true); {
	case w != nil:
		t.tellWord(w)
		return
	case strings.EqualFold(arg, "all"):
		for i := range p.words {
			t.tellWord(&p.words[i])
		}
		return
	case arg != "":
		t.unknown(arg, "help alone tells the words")
		return
	}
	t.sayf("You are in %s. %s", p.name, p.more)
	for _, g := range p.groups() {
		t.say(g.name + ": " + strings.Join(g.words, ", ") + ".")
	}
	t.say("Say help and a word to hear what it does, or help all.")
	t.say("A slash before a word makes sure that it is taken as one, also where something else is asked.")
}

// A wordGroup names the words that are for one thing.
type wordGroup struct {
	name  string
	words []string
}

func (p *spot) groups() (list []wordGroup) {
	for _, w := range p.words {
		n := slices.IndexFunc(list, func(g wordGroup) bool { return g.name == w.group })
		if n < 0 {
			n, list = len(list), append(list, wordGroup{name: w.group})
		}
		list[n].words = append(list[n].words, w.names[0])
	}
	return list
}

// tellWord tells what a word does, how else it is called, and an example.
func (t *talk) tellWord(w *spokenWord) {
	said := capital(w.names[0]) + ": " + w.help + "."
	if len(w.names) > 1 {
		said += " Also: " + strings.Join(w.names[1:], ", ") + "."
	}
	if w.example != "" {
		said += " Example: " + w.example + "."
	}
	t.say(said)
}

// unknown says that what was said is no word here, and which it may be.
func (t *talk) unknown(said, hint string) {
	if near := t.spot.near(said); near != "" {
		hint = "did you mean " + near + "? " + capital(hint)
	}
	t.sayf("There is no word %q here.", cut(oneLine(said), 40))
	t.say("Hint: " + hint + ".")
}

// leastNear is how many letters a slip is looked for in.
const leastNear = 3

// near returns the word that what was said is a slip of, or begins; "" for none.
func (p *spot) near(said string) string {
	said = strings.ToLower(strings.Join(strings.Fields(said), " "))
	first, _, _ := strings.Cut(said, " ")
	for _, typed := range []string{said, first} {
		if len(typed) < leastNear {
			continue
		}
		for _, w := range p.words {
			for _, name := range w.names {
				if len(name) >= leastNear && (strings.HasPrefix(name, typed) || len(typed) >= len(name)-1 && slips(name, typed)) {
					return w.names[0]
				}
			}
		}
	}
	return ""
}

package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"diligence/questionnaire"
)

// A suspect is what may be a person's name in free text: sure where the words
// around it or the name itself say so, else only spelt like one.
type suspect struct {
	name, role string
	sure       bool
}

// A detector finds people's names in free text. It reads the signs that English
// prose gives: a title before, a role beside, a verb that only people do, a
// signature, a usual given name, two capitalised words in mid-sentence.
type detector struct {
	questionnaire *questionnaire.Questionnaire
	review        *questionnaire.Review
	small         map[string]bool // as vocabulary has made it
	own           map[string]bool // capitalised words of the company, and those that titles begin with
	tokens        []spelling      // of the text at hand
}

// A spelling is a word with what matters of its surroundings.
type spelling struct {
	text, lower string // without a possessive ending
	start, end  int
	possessive  bool
	capital     bool // one capital, then small letters
	initial     bool // one capital letter and a full stop
	first       bool // of a sentence, a line or a quotation
	gap         string
	endOfLine   bool
	loud        bool // capitals throughout
	address     bool // of a person
	sure        bool // that it is one
}

// find returns the suspects of one text, each name once, longest first.
func (d *detector) find(s string) (out []suspect) {
	if !worthReading(s) {
		return nil
	}
	d.tokens = tokenise(d.tokens[:0], s)
	tokens := d.tokens
	for i := 0; i < len(tokens); {
		t := &tokens[i]
		switch {
		case strings.HasSuffix(t.gap, "@"): // what addresses has passed over
		case t.address:
			out = append(out, suspect{name: t.text, sure: t.sure})
		case t.loud:
			if x, to := d.shouted(s, tokens, i); to > i {
				out = append(out, x)
				i = to
				continue
			}
		case !t.capital && !t.initial:
			if givenNames()[t.text] {
				out = append(out, suspect{name: t.text, sure: true})
			}
		default:
			from, to := d.run(tokens, i)
			if to > from {
				from = withParticles(tokens, from)
				if x, ok := d.judge(s, tokens, from, to); ok {
					out = append(out, x)
				}
			}
			i = max(to, i+1)
			continue
		}
		i++
	}
	slices.SortStableFunc(out, func(a, b suspect) int { return len(b.name) - len(a.name) })
	return out
}

// worthReading reports whether s has a letter to begin a name with.
func worthReading(s string) bool {
	return len(s) > 2 && strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// run returns the bounds of the words from i on that could be one name: words
// with a capital, initials, and particles between them. Words that are known to
// be no name end it; where it begins with such, it is empty.
func (d *detector) run(tokens []spelling, i int) (from, to int) {
	to = i
	given := false
	for k := i; k < len(tokens); k++ {
		t := &tokens[k]
		if k > i && t.gap != " " && !(tokens[k-1].initial && (t.gap == ". " || t.gap == ".")) {
			break
		}
		if k > i && (tokens[k-1].possessive || t.first) {
			break
		}
		switch {
		case t.initial:
		case t.capital && given && k == to && !knownWords()[t.lower] && !isRole(t.lower) && !organisationWords()[t.lower]:
		case t.capital && !d.known(t):
		case k > i && particles()[t.text] && leadsOn(tokens[k:]):
			continue
		case k == i && t.first && wordNames()[t.lower] && d.goesOnAsName(tokens[k:]):
		default:
			return i, to
		}
		if to == k || particles()[tokens[k-1].text] {
			to = k + 1
		}
		given = givenNames()[t.lower] || wordNames()[t.lower] && !t.first
	}
	return i, to
}

// goesOnAsName reports whether what follows a word that is a name as well tells that
// it is one here: a family name, what people do, another name.
func (d *detector) goesOnAsName(tokens []spelling) bool {
	if len(tokens) < 2 || tokens[1].gap != " " {
		return false
	}
	next := tokens[1]
	switch {
	case next.capital:
		return !d.known(&next)
	case sayingAfter()[next.lower], doubtfulAfter()[next.lower]:
		return true
	case modals()[next.lower]:
		return !knownWords()[tokens[0].lower] // not a month
	}
	return next.lower == "and" && len(tokens) > 2 && tokens[2].gap == " " && tokens[2].capital && (givenNames()[tokens[2].lower] || wordNames()[tokens[2].lower])
}

// withParticles returns where a name begins of which the first word with a capital
// is the one at i: van Houten, Ms. de Boer.
func withParticles(tokens []spelling, i int) int {
	from := i
	for from > 0 && particles()[tokens[from-1].text] && tokens[from].gap == " " {
		from--
	}
	if from < i && (nobiliary()[tokens[from].text] || from > 0 && honorifics()[tokens[from-1].lower]) {
		return from
	}
	return i
}

// leadsOn reports whether particles lead on to a word with a capital.
func leadsOn(tokens []spelling) bool {
	for k, t := range tokens {
		if k > 0 && t.gap != " " {
			return false
		}
		if !particles()[t.text] {
			return t.capital
		}
	}
	return false
}

// known reports whether a capitalised word is known to be no name.
func (d *detector) known(t *spelling) bool {
	w := t.lower
	if givenNames()[w] {
		return false
	}
	if wordNames()[w] && !t.first {
		return false
	}
	return honorifics()[w] || plainWords()[w] || knownWords()[w] || organisationWords()[w] || personNouns()[w] || isRole(w) || d.vocabulary()[w] || len(w) > 4 && d.vocabulary()[strings.TrimSuffix(w, "s")]
}

// maxNameWords is the most words a name has; more are no name.
const maxNameWords = 6

// judge says whether the run is a name, and how sure that is.
func (d *detector) judge(s string, tokens []spelling, from, to int) (x suspect, ok bool) {
	name := s[tokens[from].start:tokens[to-1].end]
	x.name = strings.TrimSuffix(strings.TrimSuffix(name, "'s"), "’s")
	words := 0
	given, initial, own, word, family := false, false, true, false, false
	for k, t := range tokens[from:to] {
		switch {
		case t.initial:
			initial = true
		case t.capital:
			words++
			given = given || k == 0 && isGiven(t.lower)
			word = word || k == 0 && wordNames()[t.lower]
			own = own && d.own[t.lower]
		}
		family = family || k > 0 && (nobiliary()[t.text] || t.capital && familyEnding(t.lower))
	}
	if partOfThing(s, tokens, from, to) {
		return x, false
	}
	if words == 0 || to-from > maxNameWords || to < len(tokens) && tokens[to].gap == " " && organisationWords()[tokens[to].lower] && tokens[to].capital {
		return x, false
	}
	x.role, _ = roleBeside(s[tokens[to-1].end:])
	before := personBefore(s, tokens, from, to)
	after, doubtAfter := personAfter(tokens, to)
	alone := words == 1 && !initial
	article := from > 0 && tokens[from].gap == " " && articles()[tokens[from-1].lower]
	switch {
	case x.role != "", before, signature(s, tokens, from, to):
		x.sure = true
	case given, family && words > 1:
		x.sure = !article && !strings.Contains(s[tokens[to-1].end:][:min(3, len(s)-tokens[to-1].end)], "&") // the Anna Karenina, Ben & Jerry
	case after && !(alone && tokens[from].first && strings.HasSuffix(tokens[from].lower, "s")):
		x.sure = true
	case own:
		return x, false
	case word && alone:
		return x, !tokens[from].first && !knownWords()[tokens[from].lower] || doubtAfter || tokens[from].first && d.goesOnAsName(tokens[from:])
	case word:
		x.sure = !article && !(tokens[from].first && d.vocabulary()[tokens[from].lower])
	case initial && tokens[from].initial:
		x.sure = true
	case alone && tokens[from].first && (!doubtAfter || strings.HasSuffix(tokens[from].lower, "ing")), alone && article:
		return x, false
	}
	return x, utf8.RuneCountInString(x.name) > 1
}

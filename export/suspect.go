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
	email       bool
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
		case t.email:
			if local, _, _ := strings.Cut(t.text, "@"); !isRole(strings.NewReplacer(".", " ", "-", " ", "_", " ", "+", " ").Replace(local)) {
				out = append(out, suspect{name: t.text, sure: true})
			}
		case !t.capital && !t.initial:
			if givenNames()[t.text] {
				out = append(out, suspect{name: t.text, sure: true})
			}
		default:
			from, to := d.run(tokens, i)
			if to > from {
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
		case k == i && t.first && wordNames()[t.lower] && k+1 < len(tokens) && tokens[k+1].capital && tokens[k+1].gap == " " && !d.known(&tokens[k+1]):
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
	given, initial, own, word := false, false, true, false
	for k, t := range tokens[from:to] {
		switch {
		case t.initial:
			initial = true
		case t.capital:
			words++
			given = given || k == 0 && givenNames()[t.lower]
			word = word || k == 0 && wordNames()[t.lower]
			own = own && d.own[t.lower]
		}
	}
	if from > 0 && tokens[from].gap == " " && placesBefore()[tokens[from-1].lower] {
		return x, false
	}
	if words == 0 || to-from > maxNameWords || to < len(tokens) && tokens[to].gap == " " && organisationWords()[tokens[to].lower] && tokens[to].capital {
		return x, false
	}
	x.role = roleBeside(s[tokens[to-1].end:])
	before := personBefore(tokens, from, to)
	after, doubtAfter := personAfter(tokens, to)
	alone := words == 1 && !initial
	switch {
	case x.role != "", before, signature(s, tokens, from, to):
		x.sure = true
	case given:
		x.sure = true
	case after && !(alone && tokens[from].first && strings.HasSuffix(tokens[from].lower, "s")):
		x.sure = true
	case own:
		return x, false
	case word && alone:
		return x, !tokens[from].first && !knownWords()[tokens[from].lower] || doubtAfter
	case word:
		x.sure = !(tokens[from].first && d.vocabulary()[tokens[from].lower])
	case initial && tokens[from].initial:
		x.sure = true
	case alone && tokens[from].first && (!doubtAfter || strings.HasSuffix(tokens[from].lower, "ing")):
		return x, false
	case alone && from > 0 && articles()[tokens[from-1].lower] && tokens[from].gap == " ":
		return x, false
	}
	return x, utf8.RuneCountInString(x.name) > 1
}

// personBefore reports whether the words before a run say that a person follows.
func personBefore(tokens []spelling, from, to int) bool {
	if from == 0 {
		return false
	}
	t, gap := tokens[from-1], tokens[from].gap
	second := ""
	if from > 1 {
		second = tokens[from-2].lower
	}
	switch {
	case gap == ". " && honorifics()[t.lower], gap == " " && (honorifics()[t.lower] || sayingBefore()[t.lower]):
		return true
	case gap == " " && (t.lower == "named" || t.lower == "called"):
		return personNouns()[second]
	case gap == " " && t.lower == "to":
		return strings.HasPrefix(second, "report")
	case gap == " ":
		return personNouns()[t.lower] && !t.possessive
	}
	apposed := to == len(tokens) || strings.HasPrefix(tokens[to].gap, ",")
	return gap == ", " && personNouns()[t.lower] && apposed
}

// personAfter reports whether the word after a run is what only people do or
// have, or what firms do as well.
func personAfter(tokens []spelling, to int) (sure, doubt bool) {
	if to >= len(tokens) || tokens[to].gap != " " {
		return false, false
	}
	t := tokens[to]
	if tokens[to-1].possessive {
		return personalThings()[t.lower], false
	}
	return sayingAfter()[t.lower], doubtfulAfter()[t.lower]
}

// roleBeside returns the role right after a name: "(CTO)" or ", our CTO,".
func roleBeside(rest string) string {
	for _, open := range []string{" (", ", "} {
		inner, ok := strings.CutPrefix(rest, open)
		if !ok {
			continue
		}
		stop := ".,;:\n!?)"
		end := strings.IndexAny(inner, stop)
		if end < 0 {
			end = len(inner)
		}
		if open == " (" && (end == len(inner) || inner[end] != ')') {
			continue
		}
		role := strings.TrimSpace(inner[:end])
		for _, article := range []string{"our ", "the ", "their ", "a "} {
			role = strings.TrimPrefix(role, article)
		}
		if role != "" && len(role) < 60 && isRole(role) && slices.ContainsFunc(strings.Fields(strings.ToLower(role)), isPersonWord) {
			return role
		}
	}
	return ""
}

func isPersonWord(w string) bool { return personNouns()[w] || w == "head" }

// signature reports whether the run ends a line as a signature does: after a
// dash, or after a greeting.
func signature(s string, tokens []spelling, from, to int) bool {
	if !tokens[to-1].endOfLine || to-from > 3 {
		return false
	}
	gap := strings.TrimSpace(tokens[from].gap)
	if from > 0 && (strings.HasSuffix(gap, "—") || strings.HasSuffix(gap, "--") || strings.HasSuffix(gap, "–") && !strings.Contains(tokens[from].gap, "\n")) {
		return strings.TrimRight(gap, "—–-") != "" || strings.HasSuffix(gap, "—") || strings.HasSuffix(gap, "--")
	}
	return from > 0 && slices.Contains([]string{"regards", "cheers", "sincerely", "best", "wishes"}, tokens[from-1].lower) && strings.HasPrefix(gap, ",")
}

package export

import (
	"slices"
	"strings"
)

// isGiven reports whether a word is a usual given name, or begins with one:
// Jean-Pierre.
func isGiven(w string) bool {
	first, _, _ := strings.Cut(w, "-")
	return givenNames()[w] || givenNames()[first]
}

// familyEnding reports whether a word ends as family names do, and little else.
func familyEnding(w string) bool {
	return slices.ContainsFunc(familyEndings, func(end string) bool { return len(w) > len(end)+2 && strings.HasSuffix(w, end) })
}

var familyEndings = strings.Fields(`ović ević ovic evic ić ova eva enko chuk shvili sson ssen dóttir dottir ewicz owicz owski ewski owska ewska
	escu opoulos opoulou akis idis adze moorthy oğlu oglu ович евич овна евна енко ский ская ова ева όπουλος άκης ίδης`)

// partOfThing reports whether what stands around a run says that it is, or is a part
// of, what is no person: San Marino, Anna Insurance, Harbour Lights.
func partOfThing(s string, tokens []spelling, from, to int) bool {
	if firms()[strings.ReplaceAll(strings.ToLower(s[tokens[from].start:tokens[to-1].end]), " ", "_")] {
		return true
	}
	if from > 0 && tokens[from].gap == " " {
		if b := &tokens[from-1]; placesBefore()[b.lower] || to-from == 1 && b.capital && organisationWords()[b.lower] && !givenNames()[tokens[from].lower] {
			return true
		}
	}
	if to-from == 1 && ofTheYear(tokens, from) {
		return true
	}
	if strings.HasPrefix(s[tokens[to-1].end:], " & ") || from > 0 && tokens[from].gap == " & " {
		return !givenNames()[tokens[from].lower]
	}
	return false
}

// ofTheYear reports whether a word is a month cut short: Jan 2027, Nov-Jan.
func ofTheYear(tokens []spelling, i int) bool {
	digit := func(k int) bool {
		return k >= 0 && k < len(tokens) && tokens[k].text[0] >= '0' && tokens[k].text[0] <= '9'
	}
	short := 0
	parts := strings.Split(tokens[i].lower, "-")
	for _, w := range parts {
		if shortMonths()[w] {
			short++
		}
	}
	return short > 1 || short == len(parts) && (digit(i-1) || digit(i+1))
}

// shouted returns the name that is written in capitals throughout from a token on,
// and where it ends. Among other capitals only a usual name tells itself apart.
func (d *detector) shouted(s string, tokens []spelling, i int) (x suspect, to int) {
	name := func(k int) bool {
		t := &tokens[k]
		return t.loud && !d.known(t) && !sayingAfter()[t.lower] && !doubtfulAfter()[t.lower]
	}
	if !name(i) {
		return x, i
	}
	for to = i + 1; to < len(tokens) && to-i < 3 && tokens[to].gap == " " && name(to); to++ {
	}
	loudBeside := i > 0 && tokens[i-1].loud && tokens[i].gap == " " || to < len(tokens) && tokens[to].loud && tokens[to].gap == " "
	given := isGiven(tokens[i].lower) && (to-i > 1 || len(tokens[i].text) > 3) // ANN is no Ann
	if loudBeside && to-i > 2 {
		to = i + 2
	}
	x.name = strings.TrimSuffix(strings.TrimSuffix(s[tokens[i].start:tokens[to-1].end], "'s"), "’s")
	x.role, _ = roleBeside(s[tokens[to-1].end:])
	x.sure = given || x.role != "" && to-i > 1 || personBefore(s, tokens, i, to) && !loudBeside
	long := to-i > 1 && !loudBeside
	for _, t := range tokens[i:to] {
		long = long && len(t.text) > 3
	}
	if x.sure || long {
		return x, to
	}
	return x, i
}

// personBefore reports whether the words before a run say that a person follows.
func personBefore(s string, tokens []spelling, from, to int) bool {
	if from == 0 {
		return false
	}
	t, gap := tokens[from-1], tokens[from].gap
	noun := personNouns()[strings.TrimPrefix(t.lower, "ex-")]
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
		return noun && !t.possessive
	case gap == ": ":
		return ledBy()[t.lower]
	case gap == " (":
		return noun && strings.HasPrefix(s[tokens[to-1].end:], ")")
	}
	apposed := to == len(tokens) || strings.HasPrefix(tokens[to].gap, ",")
	return gap == ", " && noun && apposed
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

// roleBeside returns the role right after a name, "(CTO)" or ", our CTO,", and the
// bytes it takes.
func roleBeside(rest string) (role string, size int) {
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
		role = strings.TrimSpace(inner[:end])
		for _, article := range []string{"our ", "the ", "their ", "a "} {
			role = strings.TrimPrefix(role, article)
		}
		if role != "" && len(role) < 60 && isRole(role) && slices.ContainsFunc(strings.Fields(strings.ToLower(role)), isPersonWord) {
			size = len(open) + end
			if size < len(rest) && (rest[size] == ')' || rest[size] == ',') {
				size++
			}
			return role, size
		}
	}
	return "", 0
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

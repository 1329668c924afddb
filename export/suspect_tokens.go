package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenise appends the words of a text to out. An address of a person is one; an apostrophe or a
// hyphen between letters is part of a word.
func tokenise(out []spelling, s string) []spelling {
	end := 0
	known := addresses(s)
	for at := 0; at < len(s); {
		start, stop := nextToken(s, at)
		if start == stop {
			break
		}
		t := spelling{}
		for len(known) > 0 && known[0].end <= start {
			known = known[1:]
		}
		if len(known) > 0 && stop > known[0].start {
			start, stop = known[0].start, known[0].end
			t.address, t.sure = true, known[0].sure
		}
		t.text, t.start, t.end, t.gap = s[start:stop], start, stop, s[end:start]
		if t.text[len(t.text)-1] == 's' && !t.address {
			base, plain := strings.CutSuffix(t.text, "'s")
			base, curly := strings.CutSuffix(base, "’s")
			t.text, t.possessive = base, plain || curly
		}
		t.lower = strings.ToLower(t.text) // itself where it is
		t.capital = t.lower != t.text && !t.address && capitalised(t.text)
		t.loud = t.lower != t.text && !t.address && loud(t.text)
		t.initial = utf8.RuneCountInString(t.text) == 1 && t.lower != t.text && strings.HasPrefix(s[stop:], ".")
		t.first = len(out) == 0 || beginsSentence(out[len(out)-1], t.gap)
		if t.capital || t.initial {
			rest := strings.TrimLeft(s[stop:], " .!)")
			t.endOfLine = rest == "" || rest[0] == '\n'
		}
		out = append(out, t)
		at, end = stop, stop
	}
	return out
}

// beginsSentence reports whether a gap after a word ends a sentence, a line or
// opens a quotation.
func beginsSentence(before spelling, gap string) bool {
	if strings.ContainsAny(gap, "!?\n:“\"•") {
		return true
	}
	if !strings.Contains(gap, ".") {
		return false
	}
	return !(before.initial || honorifics()[before.lower] && before.capital)
}

// nextToken returns the bounds of the next word.
func nextToken(s string, at int) (start, end int) {
	start, end = nextWord(s, at)
	for end < len(s) {
		r, size := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune("'’-", r) {
			break
		}
		next, _ := utf8.DecodeRuneInString(s[end+size:])
		if end+size >= len(s) || !inWord(next) {
			break
		}
		_, end = nextWord(s, end+size)
	}
	return start, end
}

// capitalised reports whether a word has a capital and then small letters, as
// names have: Anna, O'Brien, McDonald, Jean-Luc; not CTO, GitHub or PostgreSQL.
func capitalised(w string) bool {
	if rest, ok := cutElision(w); ok {
		w = rest
	}
	small := false
	upper := 0
	var before rune
	for i, r := range w {
		switch {
		case unicode.IsUpper(r):
			if i > 0 && before != '-' && before != '\'' && before != '’' && !(upper == 1 && (w[:i] == "Mc" || w[:i] == "Mac" || w[:i] == "De" || w[:i] == "Van")) {
				return false
			}
			upper++
		case unicode.IsLower(r):
			small = true
			if i == 0 {
				return false
			}
		case unicode.IsDigit(r) || r == '@' || !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '’' && !unicode.Is(unicode.M, r):
			return false
		}
		before = r
	}
	return small && upper > 0
}

// cutElision cuts the particle off d'Amico.
func cutElision(w string) (rest string, ok bool) {
	if rest, ok = strings.CutPrefix(w, "d'"); !ok {
		rest, ok = strings.CutPrefix(w, "d’")
	}
	return rest, ok
}

// loud reports whether a word is a name's in capitals throughout: PETROVA, not AWS2.
func loud(w string) bool {
	n := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			n++
		case r != '-' && r != '\'' && r != '’':
			return false
		}
	}
	return n >= 3
}

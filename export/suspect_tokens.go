package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tokenise appends the words of a text to out. An e-mail address is one; an apostrophe or a
// hyphen between letters is part of a word.
func tokenise(out []spelling, s string) []spelling {
	end := 0
	for at := 0; at < len(s); {
		start, stop := nextToken(s, at)
		if start == stop {
			break
		}
		t := spelling{text: s[start:stop], start: start, end: stop, gap: s[end:start]}
		t.email = strings.IndexByte(t.text, '@') >= 0
		if t.text[len(t.text)-1] == 's' {
			base, plain := strings.CutSuffix(t.text, "'s")
			base, curly := strings.CutSuffix(base, "’s")
			t.text, t.possessive = base, plain || curly
		}
		t.lower = strings.ToLower(t.text) // itself where it is
		t.capital = t.lower != t.text && capitalised(t.text)
		t.initial = len(t.text) == 1 && unicode.IsUpper(rune(t.text[0])) && strings.HasPrefix(s[stop:], ".")
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
		if !strings.ContainsRune("'’-@", r) && !(r == '.' && strings.ContainsRune(s[start:end], '@')) && !(r == '.' && addressAhead(s[end:])) {
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

// addressAhead reports whether dots and words lead to an at sign, as in the first
// part of an e-mail address.
func addressAhead(s string) bool {
	for i, r := range s {
		switch {
		case r == '@':
			return true
		case i > 40 || r != '.' && r != '-' && r != '_' && r != '+' && !inWord(r):
			return false
		}
	}
	return false
}

// capitalised reports whether a word has a capital and then small letters, as
// names have: Anna, O'Brien, McDonald, Jean-Luc; not CTO, GitHub or PostgreSQL.
func capitalised(w string) bool {
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

package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// composed returns s with each letter and its accents as one, as names are compared.
func composed(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r > utf8.RuneSelf && unicode.Is(unicode.Mn, r) }) < 0 {
		return s
	}
	return norm.NFC.String(s)
}

// bareName returns a name's words without titles before and letters after it.
func bareName(words []string) []string {
	for len(words) > 1 && honorifics()[words[0]] {
		words = words[1:]
	}
	for len(words) > 1 && afterNames()[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return words
}

// wholeName returns where a name that ends at to really ends: after the stop of an
// initial in mid-sentence, or the slash of a profile's address.
func wholeName(s string, to int) int {
	rest := s[to:]
	switch {
	case strings.HasPrefix(rest, "/") && (len(rest) == 1 || asideOf(rune(rest[1]))):
		return to + 1
	case strings.HasPrefix(rest, ". ") && len(rest) > 2 && to > 1 && !inWord(rune(s[to-2])) && unicode.IsUpper(rune(s[to-1])):
		if r, _ := utf8.DecodeRuneInString(rest[2:]); unicode.IsLower(r) {
			return to + 1
		}
	}
	return to
}

// otherUse reports whether a word that is a part of a name is used as the word it
// is otherwise: in May 2027, Will the core hold?
func otherUse(s string, start, end int, word string) bool {
	before, after := strings.TrimRight(s[:start], " "), strings.TrimLeft(s[end:], " ")
	first := before == "" || strings.ContainsAny(before[len(before)-1:], ".!?:\n")
	from, to := nextWord(after, 0)
	next := strings.ToLower(after[from:to])
	switch {
	case months()[word]: // the day of the month stands before it too
		if before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' {
			return true
		}
		at := strings.LastIndexFunc(before, func(r rune) bool { return !inWord(r) }) + 1
		return monthsAfter()[strings.ToLower(before[at:])] || next != "" && next[0] >= '0' && next[0] <= '9'
	case plainWords()[word] && first:
		return from == 0 && plainWords()[next] && !modals()[next]
	}
	return false
}

var (
	months      = set(`january february march april may june july august september october november december`)
	afterNames  = set(`jr sr ii iii iv phd msc bsc mba esq`)
	monthsAfter = set(`in since until till during early mid late last next`)
)

// follows reports whether words stand in s from at on, a few signs apart.
func follows(s string, at int, words []string) (to int, ok bool) {
	for _, w := range words {
		start, end := nextWord(s, at)
		if start-at > 3 || strings.ToLower(s[start:end]) != w {
			return 0, false
		}
		at = end
	}
	return at, true
}

// nextWord returns the bounds of the next run of letters and digits.
func nextWord(s string, at int) (start, end int) {
	start = skip(s, at, false)
	return start, skip(s, start, true)
}

// skip returns where letters and digits stop to be, or not to be, in s.
func skip(s string, at int, in bool) int {
	for at < len(s) {
		size := 1
		if s[at] < utf8.RuneSelf {
			if alnum(s[at]) != in {
				return at
			}
		} else {
			var r rune
			if r, size = utf8.DecodeRuneInString(s[at:]); inWord(r) != in {
				return at
			}
		}
		at += size
	}
	return at
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return alnum(byte(r))
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !inWord(r) })
}

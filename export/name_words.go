package export

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

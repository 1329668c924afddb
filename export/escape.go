package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"diligence/questionnaire"
)

// escape makes s stand as plain text wherever CommonMark or GFM has inline
// text: paragraph, list item, heading, quote, table cell, link text. Parsed, it
// comes back as fold(s), and no other node appears.
//
// One known limit: github.com links e-mail addresses after parsing, escaped or
// not; the text stays the same.
func escape(s string) string {
	s = fold(s)
	if !strings.ContainsAny(s, special) && !startsBlock(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + len(s)/8)
	for i := 0; i < len(s); i++ {
		if needsBackslash(s, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// special holds every byte that needsBackslash may escape past the start of s.
const special = "\\`*_[]<|~${&#:@."

func startsBlock(s string) bool {
	return s != "" && strings.IndexByte("#+->0123456789", s[0]) >= 0
}

// needsBackslash reports whether s[i] could be read as markup.
func needsBackslash(s string, i int) bool {
	switch s[i] {
	case '\\', '`', '*', '[', ']', '<', '|', '~', '$', '{':
		return true
	case '_':
		return !(i > 0 && alnum(s[i-1]) && i+1 < len(s) && alnum(s[i+1]))
	case '&':
		return entity(s[i+1:])
	case '#':
		return i == 0 || s[i-1] == ' '
	case '>':
		return i == 0
	case '+', '-':
		return i == 0 && (len(s) == 1 || s[1] == ' ' || s[1] == s[0])
	case ')':
		return listNumber(s, i)
	case '.':
		return listNumber(s, i) || i >= 3 && strings.EqualFold(s[i-3:i], "www")
	case ':':
		return strings.HasPrefix(s[i+1:], "//")
	case '@':
		return i > 0 && s[i-1] != ' '
	}
	return false
}

// listNumber reports whether s[:i] is the number of a list item that s[i] ends.
func listNumber(s string, i int) bool {
	if i == 0 || i > 9 || i+1 < len(s) && s[i+1] != ' ' {
		return false
	}
	for j := range i {
		if s[j] < '0' || s[j] > '9' {
			return false
		}
	}
	return true
}

// entity reports whether rest, which follows an ampersand, makes it a character
// reference.
func entity(rest string) bool {
	for i := range len(rest) {
		if rest[i] == ';' {
			return i > 0
		}
		if !alnum(rest[i]) && rest[i] != '#' {
			return false
		}
	}
	return false
}

func alnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// fold makes s one line: each run of white space that could break a line or
// indent it becomes one space, all white space at the ends goes, and what is
// not safe to show is removed as [questionnaire.Clean] does.
func fold(s string) string {
	if plain(s) {
		return s
	}
	s = strings.Join(strings.FieldsFunc(s, breaks), " ")
	if !printable(s) {
		t, _ := questionnaire.Clean(s)
		s = strings.Join(strings.FieldsFunc(string(t), breaks), " ")
	}
	return strings.TrimFunc(s, unicode.IsSpace)
}

func breaks(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029:
		return true
	}
	return false
}

// plain reports whether s is printable and has no spaces to fold.
func plain(s string) bool {
	if s == "" {
		return true
	}
	if s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  ") {
		return false
	}
	return printable(s)
}

// signs are what this package itself writes beyond ASCII.
const signs = "“”’–…" + signGood + signWatch + signBad + signNeutral + signWithheld + signDisputed + signNotAsked

// printable reports whether s holds nothing but printable ASCII and signs, and
// so needs no cleaning.
func printable(s string) bool {
	for _, r := range s {
		if r < ' ' || r >= 0x7f && !strings.ContainsRune(signs, r) {
			return false
		}
	}
	return true
}

// strong returns s as bold text, to stand at a start or after a space and before
// a space or an end.
func strong(s string) string {
	if s = fold(s); s == "" {
		return ""
	}
	return "**" + escape(s) + "**"
}

// lines returns the lines of s that hold something, for text that keeps its
// line breaks.
func lines(s string) []string {
	var out []string
	for _, l := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == 0x2028 || r == 0x2029 }) {
		if l = fold(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// shorten cuts s to at most n runes at a word's end and says so with an ellipsis.
func shorten(s string, n int) string {
	s = fold(s)
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut := string([]rune(s)[:n-1])
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}

package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// text replaces the names in s.
func (n names) text(s string) string {
	if len(n.role) == 0 {
		return s
	}
	s = n.addresses(composed(s))
	var b strings.Builder
	done := 0
	for at := 0; at < len(s); {
		start, end := nextWord(s, at)
		if start == end {
			break
		}
		at = end
		if with, to := n.match(s, start, end); with != "" {
			b.WriteString(untitled(s[done:start]))
			to = wholeName(s, to)
			if role, size := roleBeside(s[to:]); role != "" && strings.EqualFold("the "+role, with) {
				to += size
			}
			if before := strings.TrimSpace(untitled(s[:start])); before == "" || strings.ContainsRune(".!?", rune(before[len(before)-1])) {
				with = upperFirst(with)
			}
			if with == personText && start > 0 && s[start-1] == '(' && strings.HasPrefix(s[to:], ")") {
				with = strings.Trim(with, "()")
			}
			b.WriteString(with)
			done, at = to, to
		}
	}
	if done > 0 {
		b.WriteString(s[done:])
		s = b.String()
	}
	for _, p := range n.uncased {
		s = strings.ReplaceAll(s, p.name, p.with)
	}
	return s
}

// untitled takes the titles off the end of what stands before a name, such as
// "Prof. Dr.": left there they would stand before a role. Titles have a capital.
// The particles of a family name go too.
func untitled(s string) string {
	s = strings.TrimSuffix(s, "@") // of a handle
	for {
		before := strings.TrimSuffix(s, " ")
		rest := strings.TrimRightFunc(before, inWord)
		if word := before[len(rest):]; before == s || rest == "" || rest[len(rest)-1] != ' ' || !particles()[word] {
			break
		}
		s = rest
	}
	for {
		rest := strings.TrimRight(s, " ")
		title := strings.TrimSuffix(rest, ".")
		before := strings.TrimRightFunc(title, inWord)
		title = title[len(before):]
		if len(rest) == len(s) || !capitalised(title) || !honorifics()[strings.ToLower(title)] {
			return s
		}
		s = before
	}
}

// match returns what replaces the name that starts with the word s[start:end],
// and where that name ends; "" where none does.
func (n names) match(s string, start, end int) (with string, to int) {
	word := strings.ToLower(s[start:end])
	for _, p := range n.whole[word] {
		if p.name[0] == '@' && (start == 0 || s[start-1] != '@') || p.capital && (!capitalised(s[start:end]) || otherUse(s, start, end, word)) {
			continue
		}
		if to, ok := follows(s, end, p.words[1:]); ok {
			return p.with, to
		}
	}
	if first, _ := utf8.DecodeRuneInString(s[start:]); unicode.IsUpper(first) && n.part[word] != "" && !otherUse(s, start, end, word) {
		return n.part[word], n.further(s, end, n.part[word])
	}
	return "", 0
}

// further returns where a name ends of which a part stands before to: Okafor after
// Ines, or after Ines M.
func (n names) further(s string, to int, with string) int {
	for at, words := to, 0; words < 3; words++ {
		start, end := nextWord(s, at)
		if gap := s[at:start]; start == end || gap != " " && gap != "-" && (gap != ". " || words == 0) {
			break
		}
		word := s[start:end]
		switch lower := strings.ToLower(word); {
		case lower != word && n.part[lower] == with:
			to = end
			words = -1
		case particles()[word], lower != word && utf8.RuneCountInString(word) == 1:
		default:
			return to
		}
		at = end
	}
	return to
}

// addresses replaces the addresses that hold a name.
func (n names) addresses(s string) string {
	list := addresses(s)
	for _, a := range slices.Backward(list) {
		for at := a.start; at < a.end; {
			start, end := nextWord(s[:a.end], at)
			if start == end {
				break
			}
			with, _ := n.match(s[:a.end], start, end)
			if with = or(with, n.part[strings.ToLower(s[start:end])]); with != "" {
				s = s[:a.start] + with + strings.TrimPrefix(s[a.end:], "/")
				break
			}
			at = end
		}
	}
	return s
}

package tui

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// How near a row is to what was typed, nearest first: first those that hold it, then
// those that only resemble it.
const (
	rankID    = iota // it is the row's id
	rankStart        // the label, or the id, starts with it
	rankWhole        // each word is a word of the label
	rankWords        // each word starts a word of the label
	rankHolds        // each word stands somewhere in the row
	rankPart         // and some of them only in the part it is shown for

	rankInitials // its letters start words of the label, or go on in them
	rankSlip     // each word is a slip away from the start of a word of the label
	rankScattered
)

// A sought is a row as it is looked for: in lower case, cut into words.
type sought struct {
	label string
	words []string
}

func soughtOf(x pick) sought {
	label := strings.ToLower(x.label)
	return sought{label, strings.FieldsFunc(label, isGap)}
}

func isGap(r rune) bool {
	return r == ' ' || r == '-' || r == '/' || r == '.' || r == ',' || r == ';' || r == ':' || r == '’'
}

// rank says how near the row is to the words typed. ok is false where it is not.
// Less is nearer.
func rank(x pick, of sought, typed string, words []string) (n int, ok bool) {
	switch {
	case x.part != "":
		return rankPart, holdsAll(x.hay, words) && !holdsAll(of.label, words)
	case x.id == typed:
		return rankID, true
	case strings.HasPrefix(of.label, typed), x.id != "" && strings.HasPrefix(x.id, typed):
		return rankStart, true
	case !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(of.words, w) }):
		return rankWhole, true
	case startAll(of.words, words):
		return rankWords, true
	case holdsAll(x.hay, words):
		return rankHolds, true
	}
	letters := strings.Join(words, "")
	if stands([]rune(of.label), []rune(letters), true) {
		return rankInitials, true
	}
	if slipsAll(of.words, words) {
		return rankSlip, true
	}
	if gaps, ok := scattered(of.label, letters); ok {
		return rankScattered + gaps, true
	}
	return 0, false
}

// startAll reports whether each of typed starts one of words.
func startAll(words, typed []string) bool {
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) }) {
			return false
		}
	}
	return true
}

// Of fewer letters than these nearly everything would be a slip away, or scattered
// in a label.
const (
	leastSlip      = 4
	leastScattered = 3
)

// slipsAll reports whether each of typed starts one of words, or is one slip away
// from doing so: a letter too many, too few, another, or two the wrong way round.
func slipsAll(words, typed []string) bool {
	for _, t := range typed {
		if !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) || slips(w, t) }) {
			return false
		}
	}
	return true
}

func slips(word, typed string) bool {
	if utf8.RuneCountInString(typed) < leastSlip {
		return false
	}
	k := 0 // where they part
	for k < len(word) && k < len(typed) && word[k] == typed[k] {
		k++
	}
	w, t := word[k:], typed[k:]
	return len(w) > 0 && strings.HasPrefix(w[1:], t) || // one was left out
		len(t) > 0 && strings.HasPrefix(w, t[1:]) || // one too many
		len(w) > 0 && len(t) > 0 && strings.HasPrefix(w[1:], t[1:]) || // another one
		len(w) > 1 && len(t) > 1 && w[0] == t[1] && w[1] == t[0] && strings.HasPrefix(w[2:], t[2:])
}

// scattered reports whether the letters come in that order in the label, not too
// far apart, and how many others stand between them.
func scattered(label, letters string) (gaps int, ok bool) {
	n := utf8.RuneCountInString(letters)
	if n < leastScattered {
		return 0, false
	}
	next, rest := utf8.DecodeRuneInString(letters)
	left := letters[rest:]
	begun := false
	for _, r := range label {
		switch {
		case r == next && left == "":
			return gaps, gaps <= 2*n
		case r == next:
			begun = true
			next, rest = utf8.DecodeRuneInString(left)
			left = left[rest:]
		case begun:
			gaps++
		}
	}
	return 0, false
}

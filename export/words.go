package export

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"diligence/questionnaire"
)

// joinAnd returns "a", "a and b" or "a, b and c"; "" for none.
func joinAnd(words []string) string {
	if n := len(words); n > 1 {
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
	return strings.Join(words, "")
}

// few returns at most n words, the last of which counts the rest.
func few(words []string, n int) []string {
	if len(words) <= n {
		return words
	}
	return append(slices.Clip(words[:n-1]), strconv.Itoa(len(words)-n+1)+" more")
}

// plural returns "1 finding" or "2 findings".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// measure is plural for an amount that need not be whole.
func measure(x float64, one, many string) string {
	if x == 1 {
		return "1 " + one
	}
	return number(x) + " " + many
}

// is returns the form of a verb that fits n.
func is(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// are returns the verb of "some of all are": "0 of 1 is", "1 of 3 is", "0 of 3 are".
func are(some, all int) string {
	if some == 1 || all == 1 {
		return "is"
	}
	return "are"
}

// upperFirst makes a sentence's first letter a capital.
func upperFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// lowerFirst makes a label fit for the middle of a sentence. A word with a
// second capital, such as CTO, stays.
func lowerFirst(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(next) {
		return s
	}
	return string(unicode.ToLower(r)) + s[size:]
}

// sentence ends s with a full stop unless it ends as a sentence does. What is
// quoted at its end keeps the stop it came with, and gets no second one.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if quote, ok := strings.CutSuffix(s, "”."); ok && endsSentence(quote) {
		return quote + "”"
	}
	if end := strings.TrimSuffix(s, "”"); end == "" || endsSentence(end) {
		return s
	}
	return s + "."
}

func endsSentence(s string) bool {
	return strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…")
}

// roles words a list of roles: "business and technology".
func roles(list []questionnaire.Role) string {
	words := make([]string, len(list))
	for i, r := range list {
		words[i] = roleWord(r)
	}
	return joinAnd(words)
}

func roleWord(r questionnaire.Role) string {
	if r == questionnaire.RoleReviewer {
		return "the reviewer"
	}
	return string(r)
}

func month(m questionnaire.Month) string { return questionnaire.FormatMonth(m) }

// monthOr returns the month in words, or otherwise.
func monthOr(m questionnaire.Month, otherwise string) string {
	if m == 0 {
		return otherwise
	}
	return month(m)
}

func or(s, otherwise string) string {
	if s == "" {
		return otherwise
	}
	return s
}

func number(x float64) string { return questionnaire.FormatNumber(x) }

// tenths is number for what is worked out and no finer than its estimates.
func tenths(x float64) string { return number(math.Round(x*10) / 10) }

// spelled returns a small number in words, as in a sentence.
func spelled(n int) string {
	words := [...]string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(words) {
		return words[n]
	}
	return strconv.Itoa(n)
}

// quoted returns a title in quotation marks, to stand in a sentence.
func quoted(title string) string { return "“" + title + "”" }

// dated returns a title with its month in brackets.
func dated(title string, m questionnaire.Month) string {
	if m == 0 {
		return title + " (no month given)"
	}
	return title + " (" + month(m) + ")"
}

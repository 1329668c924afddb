package questionnaire

import (
	"strings"
	"unicode"
)

// A CertificationTime is how long a certification usually takes, from the start
// of the work to the certificate (prep-e6).
type CertificationTime struct {
	Name   string
	Also   []string // other ways to write the name
	Months int
}

// UsualMonths returns how long the certification of that name usually takes, in
// months. It is known by a name that the questionnaire lists, standing in the
// given one as whole words: "SOC 2 Type II" in "SOC 2 type II report". The longest
// such name counts.
func (q *Questionnaire) UsualMonths(name Text) (months int, known bool) {
	given := spaced(string(name))
	longest := 0
	for _, c := range q.Certifications {
		for _, word := range append([]string{c.Name}, c.Also...) {
			if w := spaced(word); len(w) > longest && strings.Contains(given, w) {
				longest, months, known = len(w), c.Months, true
			}
		}
	}
	return months, known
}

// spaced returns the words of s, its runs of letters and digits, in small
// letters with one space around each.
func spaced(s string) string {
	words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

package export

import (
	"fmt"
	"strings"
)

// An Audience says for whom a document is made.
type Audience string

// The audiences. Private holds private notes and must be asked for by name;
// company holds everything shared; board and investor read roles, not names;
// investor has no appendix of answers.
const (
	Private  Audience = "private"
	Company  Audience = "company"
	Board    Audience = "board"
	Investor Audience = "investor"
)

// Audiences lists the audiences, from the fullest document to the barest.
var Audiences = []Audience{Private, Company, Board, Investor}

// An AudienceError is a word that names no audience.
type AudienceError struct{ Word string }

// Error names the word.
func (e *AudienceError) Error() string { return fmt.Sprintf("%q is no audience", e.Word) }

// Hint lists the audiences there are.
func (e *AudienceError) Hint() string {
	words := make([]string, len(Audiences))
	for i, a := range Audiences {
		words[i] = string(a)
	}
	return "write one of " + strings.Join(words, ", ")
}

// ParseAudience reads an audience; its error is [*AudienceError].
func ParseAudience(s string) (Audience, error) {
	for _, a := range Audiences {
		if strings.EqualFold(strings.TrimSpace(s), string(a)) {
			return a, nil
		}
	}
	return "", &AudienceError{Word: s}
}

// named reports whether the audience reads people's names.
func (a Audience) named() bool { return a == Private || a == Company }

// confidentiality is the line every copy carries.
func (a Audience) confidentiality(company string) string {
	switch a {
	case Private:
		return "PRIVATE: holds the reviewer's private notes; for the reviewer alone"
	case Company:
		return "Confidential: for the management of " + company
	case Investor:
		return "Confidential: for the investors it was handed to, not to be passed on"
	}
	return "Confidential: for the board of " + company
}

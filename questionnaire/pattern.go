package questionnaire

import (
	"regexp"
	"sync"
)

// A pattern is a regular expression that is compiled when it is first used: a
// start of the program, most of which use none, does not pay for them all.
type pattern func() *regexp.Regexp

func newPattern(src string) pattern {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(src) })
}

// MatchString reports whether s holds a match.
func (p pattern) MatchString(s string) bool { return p().MatchString(s) }

// FindStringSubmatch returns the leftmost match in s and its groups, nil where
// there is none.
func (p pattern) FindStringSubmatch(s string) []string { return p().FindStringSubmatch(s) }

package questionnaire

import (
	"fmt"
	"strings"
)

// A Problem is one thing wrong with an input: a sentence a person can act on,
// and a hint of what would have been accepted.
type Problem struct {
	File   string // "" where the input is no file
	Line   int    // 1-based; 0 where there is none
	Column int
	At     string // the id or field it is about, such as security.today or i1.money
	What   string
	Hint   string
}

func problemf(file, at, hint, format string, args ...any) Problem {
	return Problem{File: file, At: at, Hint: hint, What: fmt.Sprintf(format, args...)}
}

// Error returns "file:line:column: what", without the hint.
func (p Problem) Error() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(p.File)
		b.WriteByte(':')
	}
	if p.Line > 0 {
		fmt.Fprintf(&b, "%d:%d:", p.Line, p.Column)
	}
	if b.Len() > 0 {
		b.WriteByte(' ')
	}
	b.WriteString(p.What)
	return b.String()
}

// Problems is every problem of one input, in order of their lines.
type Problems []Problem

// Error returns one line a problem, each followed by its hint.
func (ps Problems) Error() string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(p.Error())
		if p.Hint != "" {
			b.WriteString("\n  hint: ")
			b.WriteString(p.Hint)
		}
	}
	return b.String()
}

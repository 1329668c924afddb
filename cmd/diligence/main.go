package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"diligence/questionnaire"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// run carries out one command line and returns the exit code: 0, 2 for wrong
// usage, 1 for everything else.
func run(args []string, in io.Reader, out, errOut io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.Execute()
	if err == nil {
		return 0
	}
	if !errors.Is(err, errSilent) {
		printError(errOut, err)
	}
	if _, wrong := errors.AsType[usageError](err); wrong {
		return 2
	}
	return 1
}

// errSilent ends a command with exit code 1 where its output has said why.
var errSilent = errors.New("")

// A usageError is a command line that cannot be carried out as it stands.
type usageError struct {
	err  error
	hint string
}

func (e usageError) Error() string { return e.err.Error() }
func (e usageError) Unwrap() error { return e.err }
func (e usageError) Hint() string  { return e.hint }

// A hinted is an error with a hint of what would work.
type hinted struct {
	what string
	hint string
}

func (e hinted) Error() string { return e.what }
func (e hinted) Hint() string  { return e.hint }

// printError writes an error and its hint. Messages may quote a file or an
// argument, so what is written is made safe first.
func printError(w io.Writer, err error) {
	text, _ := questionnaire.Clean(err.Error())
	fmt.Fprintf(w, "diligence: %s\n", text)
	if hint, _ := questionnaire.Clean(hintOf(err)); hint != "" {
		fmt.Fprintf(w, "  hint: %s\n", hint)
	}
}

// hintOf returns the hint an error carries. [questionnaire.Problems] carry
// theirs in their message, one each.
func hintOf(err error) string {
	if _, many := errors.AsType[questionnaire.Problems](err); many {
		return ""
	}
	if p, ok := errors.AsType[questionnaire.Problem](err); ok {
		return p.Hint
	}
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	return ""
}

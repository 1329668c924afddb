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
	w := &output{Writer: out}
	if isTerminal(out) { // the screens have to know it for one
		root.SetOut(out)
	} else {
		root.SetOut(w)
	}
	root.SetErr(errOut)
	err := root.Execute()
	if w.failed != nil && (err == nil || errors.Is(err, w.failed)) {
		err = hinted{fmt.Sprintf("the output could not be written in full: %v", cause(w.failed)), "see whether there is room for it, and whether what reads it is still there"}
	}
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

// An output keeps the first failure of a write, so that no command has to look at
// each of its own.
type output struct {
	io.Writer
	failed error
}

func (o *output) Write(b []byte) (int, error) {
	if o.failed != nil {
		return 0, o.failed
	}
	n, err := o.Writer.Write(b)
	o.failed = err
	return n, err
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
	if many, _ := errors.AsType[questionnaire.Problems](err); len(many) > 1 {
		fmt.Fprintf(w, "%d problems; nothing was changed\n", len(many))
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

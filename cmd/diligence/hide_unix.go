//go:build unix

package main

import (
	"os"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// hideTyping has a terminal not show what is typed until show is called. Lines are
// still put together by the terminal: somebody else reads them.
func hideTyping(in *os.File) (show func(), err error) {
	found, err := term.GetState(in.Fd())
	if err != nil {
		return nil, err
	}
	quiet := *found
	quiet.Lflag &^= unix.ECHO
	if err := term.SetState(in.Fd(), &quiet); err != nil {
		return nil, err
	}
	return func() { _ = term.SetState(in.Fd(), found) }, nil
}

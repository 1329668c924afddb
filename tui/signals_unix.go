//go:build unix

package tui

import (
	"os"
	"syscall"
)

// endSignals end the program in order. Closing the terminal's window sends
// SIGHUP.
var endSignals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}

// keyboardSignals are those of them that ctrl+c and ctrl+\ send to every program
// on the terminal.
var keyboardSignals = []os.Signal{syscall.SIGINT, syscall.SIGQUIT}

// hurrySignals are those of them that cut a flush short when they come second. A
// window that is closed may send SIGHUP twice, so that is none.
var hurrySignals = []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT}

// hangupSignals are those of them that say that the terminal is gone.
var hangupSignals = []os.Signal{syscall.SIGHUP}

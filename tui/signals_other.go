//go:build !unix

package tui

import "os"

// endSignals end the program in order.
var endSignals = []os.Signal{os.Interrupt}

// keyboardSignals are those of them that the keyboard sends.
var keyboardSignals = []os.Signal{os.Interrupt}

// hurrySignals cut a flush short when they come second.
var hurrySignals = []os.Signal{os.Interrupt}

// hangupSignals are those of them that say that the terminal is gone.
var hangupSignals []os.Signal

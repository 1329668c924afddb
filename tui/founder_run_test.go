//go:build unix

package tui

import (
	"io"
	"strings"
	"testing"
)

// TestFounderViewOnATerminal: from the moment the founder looks on, nothing
// private is written to the terminal, whatever is pressed.
func TestFounderViewOnATerminal(t *testing.T) {
	_, lib, _ := runShelf()
	d := seat(t, lib, Options{Open: "voxbox"})
	d.sees("What is the company called?")
	io.WriteString(d.keys, "pCANARY private")
	d.sees("PRIVATE NOTE")
	io.WriteString(d.keys, "\t/security today\r")
	d.sees("hold up")
	io.WriteString(d.keys, "4pCANARY too\t/plan to fix\r1")
	d.sees("1 new")
	io.WriteString(d.keys, "\x0f") // ctrl+o
	d.sees("FOUNDER VIEW")
	shared := len(d.String())
	for _, keys := range []string{"p", "F", "V", "E", "W", "P", "T", "L", "@", "D", "c", "t", "u", "h"} {
		io.WriteString(d.keys, keys)
	}
	io.WriteString(d.keys, "n")
	d.sees("Shared note")
	io.WriteString(d.keys, "for all\t/canary")
	d.sees("nothing holds that")
	io.WriteString(d.keys, "\x03")
	if err := d.ended(); err != nil {
		t.Fatal(err)
	}
	after := d.String()[shared:]
	for _, text := range []string{"CANARY", "there is no plan", "Listen", "undecided"} {
		if strings.Contains(after, text) {
			t.Errorf("the founder reads %q", text)
		}
	}
}

//go:build unix

package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode"
)

// hostile is what a text from outside may hold to take over a terminal or to
// deceive its reader. None of it may reach the terminal.
var hostile = []string{
	"\x1b]0;OWNED\x07", "\x1b]52;c;T1dORUQ=\x07", "\x1b]8;;http://owned.example\x07", "\x1b[35;5;7m", "\x1b[?1049l", "\x1b[?1000h",
	"\x1b[6n", "\x1bc", "\x1b#8", "\x1bP+q544e\x1b\\", "\x1b_Gowned\x1b\\", "\u009b35m", "\u009d0;OWNED\u009c",
	"\u202eexe.cod\u202c", "\u2066\u2069", "\u200b", "\u200f", "\u2028", "\ufeff", "\U000e0041", "\ue000", "\x07", "\x08", "\x7f", "\x00",
}

// Fifty lines pasted into a note are kept as fifty lines, and what is hostile in
// them, or in a review's name, does nothing and never reaches the terminal.
func TestAHostilePasteIsInert(t *testing.T) {
	t.Parallel()
	m := newMachine(t)
	m.does(t, "new", "Acme"+strings.ReplaceAll(strings.Join(hostile, ""), "\x00", ""))
	x := m.start(t, 120, 40)
	x.sees("▸ Acme")
	x.keys("<enter>")
	x.sees("▸Interview")
	x.paste("qjd1")
	x.sees("nothing pasted")
	x.keys("n")
	x.sees(" NOTE ")

	var text strings.Builder
	for n := range 50 {
		fmt.Fprintf(&text, "line %02d %s end %02d", n, hostile[n%len(hostile)], n)
		if n < 49 {
			text.WriteString("\r\n")
		}
	}
	x.paste(text.String())
	x.sees("line 49", "end 49")
	x.keys("<esc>")
	x.sees(" QUESTION ", "line 00")
	x.quits("q")
	x.leftAsFound()

	if n := strings.Count(x.written(), "\x1b[?1049l"); n != 1 {
		t.Errorf("the screen was left %d times", n)
	}
	lines := strings.Split(m.noteOf(t, "Acme"), "\n")
	if len(lines) < 50 || len(lines) > 52 { // a line separator may count as the end of a line
		t.Errorf("50 lines were pasted, %d kept", len(lines))
	}
	for n := range 50 {
		if note := strings.Join(lines, "\n"); !strings.Contains(note, fmt.Sprintf("line %02d", n)) || !strings.Contains(note, fmt.Sprintf("end %02d", n)) {
			t.Errorf("line %d is not whole", n)
		}
	}
	for _, out := range []string{x.written(), strings.Join(lines, "\n"), m.does(t, "list"), m.does(t, "show", "Acme")} {
		harmless(t, out)
	}
}

// paste pastes text as a terminal does in bracketed mode.
func (x *terminal) paste(text string) {
	x.t.Helper()
	x.send("\x1b[200~" + text + "\x1b[201~")
}

// ours are the sequences that the program writes of its own: colours, moves,
// erasing, modes, its title, the questions it asks.
var ours = regexp.MustCompile(`\x1b\[[?<>]?[\d;]*[A-HJKLMPSTXW@bdfghlmrtu]|\x1b\[\?\d+\$p|\x1b\[\d q|\x1b\]11;\?\x07|\x1b\]2;([^\x07\x1b]*)\x07|\x1b[78M]`)

// harmless fails if out holds what a terminal would act on or a reader be
// deceived by, beyond what the program writes of its own.
func harmless(t *testing.T, out string) {
	t.Helper()
	for _, h := range hostile {
		if strings.HasPrefix(h, "\x1b") && strings.Contains(out, h) && h != "\x1b[?1049l" {
			t.Errorf("%q got through", h)
		}
	}
	out = ours.ReplaceAllString(out, "$1")
	for n, r := range out {
		ok := r == '\n' || r == '\r' || r == '\b' || r == '\t' || unicode.IsPrint(r)
		if !ok || unicode.In(r, unicode.Cf, unicode.Co) {
			t.Errorf("%U got through: %q", r, out[max(0, n-30):min(n+30, len(out))])
		}
	}
}

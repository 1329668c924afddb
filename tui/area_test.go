package tui

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func typeInto(a *area, keys string) {
	for keys != "" {
		name, rest := keys[:1], keys[1:]
		if keys[0] == '<' {
			name, rest, _ = strings.Cut(keys[1:], ">")
		} else if r := []rune(keys)[0]; r > 0x7f {
			name, rest = string(r), keys[len(string(r)):]
		}
		if name == " " {
			name = "space"
		}
		a.key(press(name))
		keys = rest
	}
}

func TestAreaKeys(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ keys, want string }{
		{"one two<enter>three", "one two\nthree"},
		{"one two<ctrl+w>2", "one 2"},
		{"one<left><left>X", "oXne"},
		{"one<home>X<end>Y", "XoneY"},
		{"one<enter>two<up>X", "oneX\ntwo"},
		{"one<enter>two<up><home><delete>", "ne\ntwo"},
		{"one<enter><backspace><backspace>", "on"},
		{"one two three<ctrl+left><ctrl+left><ctrl+k>", "one "},
		{"one two<ctrl+u>x", "x"},
		{"one two<ctrl+home><ctrl+right>X", "oneX two"},
		{"日本語<left><backspace>", "日語"},
		{"e\u0301x<left><backspace>", "x"},
		{"a long line<enter>b<enter>another long line<up><up>X", "a long lineX\nb\nanother long line"},
	} {
		a := newTextArea("")
		typeInto(a, c.keys)
		if a.text != c.want {
			t.Errorf("%s gives %q, not %q", c.keys, a.text, c.want)
		}
	}
}

func TestAreaWraps(t *testing.T) {
	t.Parallel()
	a := newTextArea("They know about the old admin tool.")
	rows, x, y := a.view(14, 4)
	want := []string{"They know     ", "about the old ", "admin tool.   ", "              "}
	for n := range want {
		if rows[n] != want[n] {
			t.Errorf("row %d is %q, not %q", n, rows[n], want[n])
		}
	}
	if x != 11 || y != 2 {
		t.Errorf("the cursor stands at %d,%d", x, y)
	}
	typeInto(a, "<up><up><end>")
	if _, x, y = a.view(14, 4); y != 0 || x != 9 {
		t.Errorf("at the end of a broken row the cursor stands at %d,%d", x, y)
	}
}

// TestAreaHolds presses keys at random and finds the cursor in the text and in
// sight, each row in its width, and nothing of the text undrawn.
func TestAreaHolds(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	keys := []string{
		"a", "b", "space", "space", "日", "é", "👩‍👩‍👧", "enter", "backspace", "delete", "left", "right", "up", "down",
		"home", "end", "ctrl+w", "ctrl+k", "ctrl+u", "ctrl+left", "ctrl+right", "pgup", "pgdown",
	}
	for range 200 {
		a := newTextArea("A note of some words, 日本語, and a longword that is broken.")
		for range 100 {
			a.key(press(keys[rng.IntN(len(keys))]))
			w, h := 4+rng.IntN(30), 1+rng.IntN(6)
			rows, x, y := a.view(w, h)
			if x < 0 || x >= w || y < 0 || y >= h || a.at < 0 || a.at > len(a.text) {
				t.Fatalf("the cursor stands at %d,%d of %dx%d, byte %d of %q", x, y, w, h, a.at, a.text)
			}
			for _, r := range rows {
				if ansi.StringWidth(r) != w {
					t.Fatalf("a row takes %d cells of %d: %q", ansi.StringWidth(r), w, r)
				}
			}
			drawn := ""
			for n, r := range a.rows {
				if n > 0 && r.from > a.rows[n-1].to {
					drawn += "\n"
				}
				drawn += a.text[r.from:r.to]
			}
			if drawn != a.text {
				t.Fatalf("rows hold %q of %q", drawn, a.text)
			}
		}
	}
}

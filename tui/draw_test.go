package tui

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

func TestFitIsExact(t *testing.T) {
	t.Parallel()
	styled := ink("\x1b[1m").in("bold words") + " and plain"
	for _, s := range []string{"", "plain", "日本語のテキスト", "e\u0301a\u0300", styled, "👩‍👩‍👧 family", strings.Repeat("long ", 40)} {
		for w := range 30 {
			if got := ansi.StringWidth(fit(s, w)); got != w {
				t.Errorf("fit(%q, %d) takes %d cells", s, w, got)
			}
		}
	}
}

// What width counts itself is what the library would count.
func TestWidthIsTheLibrarys(t *testing.T) {
	t.Parallel()
	for r := rune(' '); r < 0x30000; r++ {
		if !oneCell(r) {
			continue
		}
		for _, s := range []string{string(r), "a" + string(r) + "b", string([]rune{r, r}), "█" + string(r) + "é"} {
			if got, want := width(s), ansi.StringWidth(s); got != want || want != utf8.RuneCountInString(s) {
				t.Errorf("%q (%U) takes %d cells, not %d", s, r, got, want)
			}
		}
	}
	for _, s := range []string{
		"", "e\u0301", "§\ufe0f", "日本", "👩‍👩‍👧", "a\u200db", "-\u20e3", "soft\u00adhyphen", "\xff", "a\xe2\x96", "\t", "\x7f",
		"\x1b[m", "\x1b[1;38;2;1;2;3mred\x1b[m", "\x1b[38:5:1mx", "\x1b", "\x1b[", "\x1b[1", "\x1b[1mx\x1b[", "\x1b]8;;x\x07link", "\x1bm", "\x1b[?25hx", "\x1b[2Jx",
		"\x1b[1me\u0301\x1b[m", "a\x1b[m\u0301",
	} {
		if got, want := width(s), ansi.StringWidth(s); got != want {
			t.Errorf("%q takes %d cells, not %d", s, got, want)
		}
	}
}

func TestWrapKeepsWordsAndWidth(t *testing.T) {
	t.Parallel()
	text := "Does the way you protect customers' data hold up today,\nat the size you are now? Donaudampfschifffahrtsgesellschaft 日本語のテキスト"
	for w := 1; w < 60; w++ {
		lines := wrap(text, w)
		for _, l := range lines {
			if n := width(l); n > max(w, 2) {
				t.Fatalf("a line of wrap to %d takes %d cells: %q", w, n, l)
			}
		}
		squeeze := func(s string) string { return strings.Join(strings.Fields(strings.ReplaceAll(s, "\n", "")), "") }
		if squeeze(strings.Join(lines, "")) != squeeze(text) {
			t.Fatalf("wrap to %d loses text: %q", w, lines)
		}
	}
	if got := wrap("one two three", 8); !slices.Equal(got, []string{"one two", "three"}) {
		t.Errorf("words are not kept whole: %q", got)
	}
}

func TestScrollKeepsTheLineInSight(t *testing.T) {
	t.Parallel()
	for top := range 30 {
		for at := range 30 {
			got := scroll(top, at, 30, 7)
			if at < got || at >= got+7 || got > 23 {
				t.Fatalf("scroll(%d, %d, 30, 7) = %d", top, at, got)
			}
		}
	}
	if got := scroll(5, 2, 3, 7); got != 0 {
		t.Errorf("fewer lines than rows start at %d", got)
	}
}

func TestOverlayKeepsTheWidth(t *testing.T) {
	t.Parallel()
	rows := fitRows([]string{"abcdefghij", ink("\x1b[31m").in("klmnopqrst"), "日本語日本"}, 0, 10, 3)
	for x := range 8 {
		for _, r := range overlay(rows, []string{"XX", "YY", "ZZ"}, x, 0) {
			if ansi.StringWidth(r) != 10 {
				t.Errorf("at %d a row takes %d cells: %q", x, ansi.StringWidth(r), ansi.Strip(r))
			}
		}
	}
}

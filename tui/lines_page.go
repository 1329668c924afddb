package tui

import (
	"fmt"
	"strings"
)

// What a line brings about is told a page at a time: no more than pageLines lines
// and, so that nobody asks for a last line or two, pageSlack further ones where
// those are the rest.
const (
	pageLines = 24
	pageSlack = 4
)

// A page is what is told after one line was heard, and what of it is left to tell.
type page struct {
	told int
	rest []string
}

// line writes a line, or holds it for the next page.
func (t *talk) line(l string) {
	if t.page.told < pageLines {
		t.page.told++
		fmt.Fprintln(t.out, l)
		return
	}
	t.page.rest = append(t.page.rest, l)
}

// endPage tells what little is left, or that there is more.
func (t *talk) endPage() {
	switch n := len(t.page.rest); {
	case n == 0:
	case n <= pageSlack:
		t.turnPage(n)
	default:
		t.plainly(fmt.Sprintf("There is more: %d lines. Say more to hear on.", n))
	}
}

// turnPage tells the next n lines of what is left.
func (t *talk) turnPage(n int) {
	n = min(n, len(t.page.rest))
	for _, l := range t.page.rest[:n] {
		fmt.Fprintln(t.out, l)
	}
	t.page.rest = t.page.rest[n:]
}

// more does what a line says of what is left to tell, and reports whether it is
// about that.
func (t *talk) more(said string) bool {
	if len(t.page.rest) == 0 {
		return false
	}
	switch strings.ToLower(strings.TrimPrefix(said, "/")) {
	case "more", "m":
		t.turnPage(pageLines)
	case "more all":
		t.turnPage(len(t.page.rest))
	default:
		return false
	}
	return true
}

// plainly writes a text whatever the page holds: what must be heard.
func (t *talk) plainly(text string) {
	for _, l := range spokenLines(text) {
		fmt.Fprintln(t.out, l)
	}
}

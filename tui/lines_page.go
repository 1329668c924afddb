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

// A page is what is told after one line was heard, and what of it is left to tell,
// by texts: none is cut in two.
type page struct {
	told int
	rest [][]string
}

// tell writes lines that belong together, or holds them for the next page.
func (t *talk) tell(lines []string) {
	if p := &t.page; len(p.rest) > 0 || p.told > 0 && p.told+len(lines) > pageLines {
		p.rest = append(p.rest, lines)
		return
	}
	t.page.told += len(lines)
	for _, l := range lines {
		fmt.Fprintln(t.out, l)
	}
}

// left counts the lines that are left to tell.
func (p page) left() (n int) {
	for _, lines := range p.rest {
		n += len(lines)
	}
	return n
}

// endPage tells what little is left, or that there is more.
func (t *talk) endPage() {
	switch n := t.page.left(); {
	case n == 0:
	case n <= pageSlack:
		t.turnPage(n)
	default:
		t.plainly(fmt.Sprintf("There is more: %d lines. Say more to hear on.", n))
	}
}

// turnPage tells what is left, up to n lines of it.
func (t *talk) turnPage(n int) {
	rest := t.page.rest
	t.page = page{}
	for k, lines := range rest {
		if t.page.told > 0 && t.page.told+len(lines) > n {
			t.page.rest = rest[k:]
			return
		}
		t.page.told += len(lines)
		for _, l := range lines {
			fmt.Fprintln(t.out, l)
		}
	}
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
		t.turnPage(t.page.left())
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

package tui

import (
	"math"
	"slices"
	"strings"
)

// A pen says how a stretch of rendered Markdown is to be drawn. The preview
// maps it to the theme, so that rendering a document needs no theme.
type pen uint16

const (
	penBold pen = 1 << iota
	penItalic
	penCode
	penHeading
	penFaint // bullets
	penQuote
	penLink
	penRule // lines
)

// A span is text of one pen. Its text holds no control characters.
type span struct {
	text string
	pen  pen
}

// A docLine is one row of a rendered document.
type docLine struct {
	spans []span
	block int // counts paragraphs, headings, list items and table rows from 0
}

// A docHeading is a place to jump to.
type docHeading struct {
	level int
	title string
	line  int
}

// A document is Markdown rendered at some width.
type document struct {
	lines    []docLine
	headings []docHeading
}

// A place names a row of a document by what it belongs to, so that it can be
// found again after the document was rendered anew.
type place struct {
	heading string
	nth     int      // of the headings with that title
	block   int      // counted from the heading's
	row     int      // in the block
	above   []string // the headings above that one, the nearest first
}

// called is a heading's title without the number of a finding, which another finding
// may have the next time.
func (h docHeading) called() string {
	if rest, ok := strings.CutPrefix(h.title, "Finding "); ok {
		if number, title, ok := strings.Cut(rest, ": "); ok && strings.Trim(number, "0123456789") == "" {
			return title
		}
	}
	return h.title
}

// section returns the index of the last heading at or above line, or -1.
func (d document) section(line int) int {
	at := -1
	for i, h := range d.headings {
		if h.line > line {
			break
		}
		at = i
	}
	return at
}

// at returns the place of a row.
func (d document) at(line int) place {
	if len(d.lines) == 0 {
		return place{}
	}
	line = min(max(line, 0), len(d.lines)-1)
	var p place
	first := 0
	if s := d.section(line); s >= 0 {
		p.heading = d.headings[s].called()
		for _, h := range slices.Backward(d.headings[:s]) {
			p.above = append(p.above, h.called())
			if h.called() == p.heading {
				p.nth++
			}
		}
		first = d.headings[s].line
	}
	p.block = d.lines[line].block - d.lines[first].block
	for p.row = 0; line-p.row > 0 && d.lines[line-p.row-1].block == d.lines[line].block; p.row++ {
	}
	return p
}

// line returns the row of a place, or the nearest one there still is: where its
// section is gone, that of the nearest one above it.
func (d document) line(p place) int {
	if len(d.lines) == 0 {
		return 0
	}
	has := func(heading string) bool {
		return slices.ContainsFunc(d.headings, func(h docHeading) bool { return h.called() == heading })
	}
	if k := slices.IndexFunc(p.above, has); k >= 0 && !has(p.heading) {
		p = place{heading: p.above[k], nth: math.MaxInt}
	}
	first, end := 0, len(d.lines)
	nth := 0
	for i, h := range d.headings {
		if h.called() != p.heading {
			continue
		}
		first, end = h.line, len(d.lines)
		if i+1 < len(d.headings) {
			end = d.headings[i+1].line
		}
		if nth++; nth > p.nth {
			break
		}
	}
	want := d.lines[first].block + p.block
	at := first
	for at < end-1 && d.lines[at].block < want {
		at++
	}
	for row := 0; row < p.row && at < end-1 && d.lines[at+1].block == want; row++ {
		at++
	}
	return at
}

// plain returns the row without its pens.
func (l docLine) plain() string {
	if len(l.spans) == 1 {
		return l.spans[0].text
	}
	var b strings.Builder
	for _, s := range l.spans {
		b.WriteString(s.text)
	}
	return b.String()
}

func spansWidth(spans []span) int {
	n := 0
	for _, s := range spans {
		n += width(s.text)
	}
	return n
}

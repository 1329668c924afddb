package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A figure is a drawing as plain shapes, so that every form that can hold one
// draws the same. Lengths are in points of a page, from its upper left corner.
type figure struct {
	section       string // heading of the section it opens
	title         string // a sentence that states the finding
	width, height float64
	parts         []part
}

// A part is one part of a figure. Its class says what it shows; how that looks
// is for the writer to say.
type part struct {
	kind  partKind
	class string
	at    []point // of a path: its corners; of lines: both ends of each; of a rectangle: two opposite corners; of a text: the start of its base line
	text  string
	note  string // what a reader who points at it is told; may be ""
}

type point struct{ x, y float64 }

type partKind int

const (
	rectPart partKind = iota
	linePart
	pathPart // closed
	textPart
)

func (f *figure) rect(class string, x, y, w, h float64) {
	f.parts = append(f.parts, part{kind: rectPart, class: class, at: []point{{x, y}, {x + w, y + h}}})
}

func (f *figure) line(class string, x1, y1, x2, y2 float64) {
	f.parts = append(f.parts, part{kind: linePart, class: class, at: []point{{x1, y1}, {x2, y2}}})
}

func (f *figure) path(class string, at ...point) {
	f.parts = append(f.parts, part{kind: pathPart, class: class, at: at})
}

func (f *figure) text(class string, x, y float64, s string) {
	f.parts = append(f.parts, part{kind: textPart, class: class, at: []point{{x, y}}, text: s})
}

// noted tells a reader who points at the last shape more.
func (f *figure) noted(s string) { f.parts[len(f.parts)-1].note = shorten(s, 200) }

// diamond draws a diamond about a point.
func (f *figure) diamond(class string, x, y, r float64) {
	f.path(class, point{x, y - r}, point{x + r, y}, point{x, y + r}, point{x - r, y})
}

// triangle draws a triangle about a point.
func (f *figure) triangle(class string, x, y, r float64) {
	f.path(class, point{x, y - r}, point{x + r, y + r*0.8}, point{x - r, y + r*0.8})
}

// hatch draws slanting lines in a rectangle, none beyond it.
func (f *figure) hatch(class string, x, y, w, h, step float64) {
	var at []point
	for k := step; k < w+h; k += step {
		// From the lower left of the line x+k to its upper right.
		x1, y1, x2, y2 := x+k-h, y+h, x+k, y
		if x1 < x {
			y1 -= x - x1
			x1 = x
		}
		if x2 > x+w {
			y2 += x2 - (x + w)
			x2 = x + w
		}
		at = append(at, point{x1, y1}, point{x2, y2})
	}
	f.parts = append(f.parts, part{kind: linePart, class: class, at: at})
}

// textWidth returns about how wide s is at a size of type, in points.
func textWidth(s string, size float64) (width float64) {
	for _, r := range s {
		width += advance(r) * size
	}
	return width
}

// fit cuts s to a length in points at a size of type, and says so with an
// ellipsis. Which typeface will be at hand is not known, so it reckons with a
// wide one.
func fit(s string, room, size float64) string {
	s = fold(s)
	const ellipsis = 1
	used, cut := 0.0, 0
	for i, r := range s {
		if used+ellipsis <= room/size {
			cut = i
		}
		if used += advance(r); used > room/size {
			return strings.TrimRight(s[:cut], " ") + "…"
		}
	}
	return s
}

// advance returns about how wide a character is, in parts of the size of type.
func advance(r rune) float64 {
	switch k := width.LookupRune(r).Kind(); {
	case strings.ContainsRune("ijlI.,;:'|! ()[]/-tfr", r):
		return 0.42
	case strings.ContainsRune("csz", r):
		return 0.55
	case strings.ContainsRune("mwMW@%&<>=+~#_^", r):
		return 1
	case k == width.EastAsianWide || k == width.EastAsianFullwidth || utf8.RuneLen(r) == 4:
		return 1.1
	case unicode.Is(unicode.M, r):
		return 0
	case unicode.IsUpper(r):
		return 0.75
	}
	return 0.63
}

// A FigureError is a figure that found no place in a document, or that does not
// show all it should.
type FigureError struct{ What string }

// Error says what is wrong.
func (e *FigureError) Error() string { return fmt.Sprintf("the document was not written: %s", e.What) }

// Hint says what to do.
func (e *FigureError) Hint() string {
	return "write it as Markdown with --format md, and report this as a fault of the program"
}

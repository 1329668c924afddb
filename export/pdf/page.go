package pdf

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
)

// A Page is one page while it is drawn.
type Page struct {
	Width, Height float64

	b      bytes.Buffer
	number int
	fill   Color
	stroke Color
	line   float64
	dash   string

	tagged bool
	tag    *Element
	marked []*Element // by number of the marked stretch
	links  []*link
}

// A link leads from a box on a page to a place in the file.
type link struct {
	page           *Page
	x, y, w, h     float64
	to             *Page
	at             float64
	owner          *Element
	number, parent int
}

// Page adds a page.
func (f *File) Page(width, height float64) *Page {
	p := &Page{Width: width, Height: height, line: 1}
	f.pages = append(f.pages, p)
	return p
}

// A Point is a place on a page.
type Point struct{ X, Y float64 }

func (p *Page) op(format string, args ...any) {
	if !p.tagged {
		p.Tag(nil)
	}
	fmt.Fprintf(&p.b, format, args...)
}

// num writes a length with at most two decimals.
func num(x float64) string { return strconv.FormatFloat(math.Round(x*100)/100, 'f', -1, 64) }

func (p *Page) setFill(c Color) {
	if c != p.fill {
		p.fill = c
		p.op("%s rg\n", c)
	}
}

// String writes a color as a PDF does.
func (c Color) String() string {
	part := func(n uint8) string { return strconv.FormatFloat(math.Round(float64(n)/255*1000)/1000, 'f', -1, 64) }
	return part(c[0]) + " " + part(c[1]) + " " + part(c[2])
}

// Text writes text in one face; y is its base line.
func (p *Page) Text(c *Face, size, x, y float64, color Color, s string) {
	p.setFill(color)
	p.op("BT/%s %s Tf %s %s Td<", c.name, num(size), num(x), num(p.Height-y))
	for _, r := range s {
		n := c.code(r)
		const digits = "0123456789abcdef"
		p.b.Write([]byte{digits[n>>12&15], digits[n>>8&15], digits[n>>4&15], digits[n&15]})
	}
	p.b.WriteString(">Tj ET\n")
}

// A Stroke is how a line looks. Dash holds the lengths of its parts; none makes it
// whole.
type Stroke struct {
	Color Color
	Width float64
	Dash  []float64
}

func (p *Page) setStroke(s Stroke) {
	if s.Color != p.stroke {
		p.stroke = s.Color
		p.op("%s RG\n", s.Color)
	}
	if s.Width != p.line {
		p.line = s.Width
		p.op("%s w\n", num(s.Width))
	}
	dash := ""
	for _, d := range s.Dash {
		dash += num(d) + " "
	}
	if dash != p.dash {
		p.dash = dash
		p.op("[%s]0 d\n", dash)
	}
}

// Rect fills a rectangle.
func (p *Page) Rect(x, y, w, h float64, color Color) {
	p.setFill(color)
	p.op("%s %s %s %s re f\n", num(x), num(p.Height-y-h), num(w), num(h))
}

// Line draws a line.
func (p *Page) Line(x1, y1, x2, y2 float64, s Stroke) {
	p.setStroke(s)
	p.op("%s %s m %s %s l S\n", num(x1), num(p.Height-y1), num(x2), num(p.Height-y2))
}

// Shape draws a closed shape, filled, with an outline, or both.
func (p *Page) Shape(at []Point, fill *Color, s *Stroke) {
	paint := map[[2]bool]string{{true, false}: "f", {false, true}: "s", {true, true}: "b"}[[2]bool{fill != nil, s != nil}]
	if paint == "" || len(at) == 0 {
		return
	}
	if fill != nil {
		p.setFill(*fill)
	}
	if s != nil {
		p.setStroke(*s)
	}
	for i, a := range at {
		pen := "l"
		if i == 0 {
			pen = "m"
		}
		p.op("%s %s %s ", num(a.X), num(p.Height-a.Y), pen)
	}
	p.op("%s\n", paint)
}

// Link makes a box of the page lead to a height of a page. It belongs to an
// element, which should be a Link.
func (p *Page) Link(x, y, w, h float64, to *Page, at float64, e *Element) {
	l := &link{page: p, x: x, y: y, w: w, h: h, to: to, at: at, owner: e}
	p.links = append(p.links, l)
	e.kids = append(e.kids, kid{link: l})
}

// destination is the place a reader is taken to for a height.
func (p *Page) destination(y float64) string {
	return fmt.Sprintf("[%d 0 R/XYZ null %s null]", p.number, num(p.Height-y))
}

// write writes the page. Its links are known to the tree by the numbers from next
// on; it returns the one after.
func (p *Page) write(w *objects, pages, index, next int) int {
	p.endTag()
	annotations := ""
	for _, l := range p.links {
		l.number, l.parent = w.object(fmt.Sprintf("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/StructParent %d/Rect[%s %s %s %s]/Dest%s/Contents%s>>",
			next, num(l.x), num(p.Height-l.y-l.h), num(l.x+l.w), num(p.Height-l.y), l.to.destination(l.at), text(l.owner.Alt))), next
		annotations += fmt.Sprintf("%d 0 R ", l.number)
		next++
	}
	if annotations != "" {
		annotations = "/Tabs/S/Annots[" + annotations + "]"
	}
	w.put(p.number, fmt.Sprintf("<</Type/Page/Parent %d 0 R/MediaBox[0 0 %s %s]/StructParents %d/Contents %d 0 R%s>>",
		pages, num(p.Width), num(p.Height), index, w.stream("", p.b.Bytes()), annotations))
	return next
}

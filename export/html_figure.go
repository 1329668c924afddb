package export

import (
	"html"
	"math"
	"strconv"
)

// draw writes a figure as SVG in a box that scrolls by itself.
func (p *page) draw(f figure) {
	number := itoa(p.drawn)
	id := "Figure-" + number
	title := html.EscapeString(f.title)
	p.put("<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Figure ", number, "\">\n",
		`<svg role="img" aria-labelledby="`, id, `" viewBox="0 0 `, length(f.width), " ", length(f.height), "\">\n<title id=\"", id, `">`, title, "</title>\n")
	for _, s := range f.parts {
		p.part(s)
	}
	p.put("</svg>\n</div>\n<figcaption>Figure ", number, ": ", title, "</figcaption>\n</figure>\n")
}

func (p *page) part(s part) {
	tag := map[partKind]string{rectPart: "rect", linePart: "path", pathPart: "path", textPart: "text"}[s.kind]
	p.put("<", tag, ` class="`, s.class, `"`)
	a := s.at[0]
	switch s.kind {
	case rectPart:
		p.put(` x="`, length(a.x), `" y="`, length(a.y), `" width="`, length(s.at[1].x-a.x), `" height="`, length(s.at[1].y-a.y), `"`)
	case textPart:
		p.put(` x="`, length(a.x), `" y="`, length(a.y), `"`)
	default:
		p.put(` d="`)
		for i, at := range s.at {
			pen := "L"
			if i == 0 || s.kind == linePart && i%2 == 0 {
				pen = "M"
			}
			p.put(pen, length(at.x), " ", length(at.y))
		}
		if s.kind == pathPart {
			p.put("Z")
		}
		p.put(`"`)
	}
	p.put(">")
	if s.note != "" {
		p.put("<title>", html.EscapeString(s.note), "</title>")
	}
	p.put(html.EscapeString(s.text), "</", tag, ">\n")
}

// length writes a length with at most one decimal.
func length(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }

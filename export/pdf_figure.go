package export

import (
	"strings"

	"diligence/export/pdf"
)

// figureScale makes a figure as wide as the text, or as high as leaves room for the
// heading and the caption.
func figureScale(f *figure) float64 {
	return min(sheetWidth/f.width, (sheetLong-sheetTop-sheetFoot-110)/f.height)
}

// placeFigure draws a figure where the page is at.
func (s *sheets) placeFigure(x *item) {
	k := figureScale(x.figure)
	x.element.Box = [4]float64{sheetSide, s.y, sheetSide + x.figure.width*k, s.y + x.figure.height*k}
	s.page.Tag(x.element)
	for _, p := range x.figure.parts {
		at := make([]pdf.Point, len(p.at))
		for i, a := range p.at {
			at[i] = pdf.Point{X: sheetSide + a.x*k, Y: s.y + a.y*k}
		}
		look := lookOf(p, k)
		switch p.kind {
		case textPart:
			if p.class == "label" {
				look.size = s.letters.sizeWithin(p.text, look.size, lineTitle*k)
			}
			s.drawWord(look, at[0], p.text)
		case linePart:
			for i := 0; i+1 < len(at); i += 2 {
				s.page.Line(at[i].X, at[i].Y, at[i+1].X, at[i+1].Y, *look.stroke)
			}
		case rectPart:
			a, b := at[0], at[1]
			s.page.Shape([]pdf.Point{a, {X: b.X, Y: a.Y}, b, {X: a.X, Y: b.Y}}, look.fill, look.stroke)
		default:
			s.page.Shape(at, look.fill, look.stroke)
		}
	}
	s.y += x.figure.height * k
}

// sizeWithin returns the size of type at which a text stands within room. What
// stands for a letter that no font has may be wider than was reckoned.
func (l *letters) sizeWithin(text string, size, room float64) float64 {
	return size * min(1, room/l.width(text, false, size))
}

// drawWord draws a text of a figure on one line.
func (s *sheets) drawWord(look partLook, at pdf.Point, text string) {
	for _, p := range s.letters.lines([]run{{text: text, bold: look.bold, color: look.ink}}, look.size, sheetLong)[0].pieces {
		s.page.Text(p.face, look.size, at.X+p.x, at.Y, p.color, p.text)
	}
}

// A partLook is how a part of a figure looks.
type partLook struct {
	fill   *pdf.Color
	stroke *pdf.Stroke
	ink    pdf.Color
	bold   bool
	size   float64
}

// lookOf reads the classes of a part, the later over the earlier, as the style of
// the page does.
func lookOf(p part, k float64) partLook {
	l := partLook{ink: inkColor, size: 12 * k}
	stroke := func(c pdf.Color, width float64, dash ...float64) {
		for i := range dash {
			dash[i] *= k
		}
		l.stroke = &pdf.Stroke{Color: c, Width: width * k, Dash: dash}
	}
	if p.kind == linePart {
		stroke(inkColor, 1)
	}
	for class := range strings.FieldsSeq(p.class) {
		switch class {
		case "small", "year":
			l.ink, l.size, l.bold = quietColor, 11*k, class == "year"
		case "group":
			l.bold = true
		case "bad":
			l.ink, l.bold = shortColor, true
		case "rule", "grid":
			stroke(ruleColor, 1)
		case "band":
			l.fill = &bandColor
		case "hatch", "bar", "ramp":
			stroke(fundedColor, 1.5)
		case "who":
			l.fill = &white
			stroke(fundedColor, 1.5)
		case "funded":
			l.fill = &fundedColor
		case "refused":
			stroke(shortColor, 1.5, 5, 3)
		case "unsaid":
			stroke(doneColor, 1.5, 1.5, 3)
		case "done":
			l.fill = &doneColor
			stroke(doneColor, 1.5)
		case "beyond":
			l.fill = &quietColor
		case "mark":
			l.fill = &inkColor
		case "financial":
			l.fill = &moneyColor
		case "need":
			l.fill = &white
			stroke(inkColor, 1.5)
		case "short":
			stroke(shortColor, 2)
		case "core":
			l.fill = &shortColor
		}
	}
	return l
}

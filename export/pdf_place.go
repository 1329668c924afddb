package export

import (
	"fmt"

	"diligence/export/pdf"
)

// nextPage begins a page.
func (s *sheets) nextPage() {
	s.page = s.file.Page(sheetShort, sheetLong)
	s.y = sheetTop
}

// bottom is where the text of a page ends.
func (s *sheets) bottom() float64 { return s.page.Height - sheetFoot }

// place places items one after another.
func (s *sheets) place(items []item) {
	keepLast(items)
	for i := range items {
		x := &items[i]
		switch {
		case s.y > sheetTop && s.y+s.least(items[i:]) > s.bottom():
			s.nextPage()
		}
		if s.y > sheetTop {
			if x.quote && i > 0 && items[i-1].quote { // one panel
				s.panel(s.y, x.before)
			}
			s.y += x.before
		}
		s.placeItem(x)
	}
}

// keepLast keeps the one line that ends a section with the paragraph before it, so
// that it does not stand alone at the head of a page.
func keepLast(items []item) {
	for i := 1; i < len(items); i++ {
		ends := i+1 == len(items) || items[i+1].level > 0
		if before := &items[i-1]; ends && items[i].prose() && len(items[i].lines) == 1 && before.prose() && len(before.lines) < 4 {
			before.keep = true
		}
	}
}

// prose reports whether x is lines of text that are no heading and no contents.
func (x item) prose() bool { return len(x.lines) > 0 && x.level == 0 && x.entry == "" }

// least is the room the first of the items needs to begin, with what must not be
// parted from it.
func (s *sheets) least(items []item) float64 {
	x := items[0]
	h := x.before + x.height()
	switch {
	case x.table != nil:
		return x.before + x.table.least()
	case x.keep && len(items) > 1:
		return h + s.least(items[1:])
	case len(x.lines) > 3:
		return x.before + 2*x.size.leading
	}
	return h
}

func (x item) height() float64 {
	switch {
	case x.figure != nil:
		return x.figure.height * figureScale(x.figure)
	}
	return float64(len(x.lines)) * x.size.leading
}

func (s *sheets) placeItem(x *item) {
	switch {
	case x.table != nil:
		s.placeTable(x.table)
	case x.figure != nil:
		s.placeFigure(x)
	case x.entry != "":
		s.placeEntry(x)
	default:
		if x.level > 0 {
			s.places[x.id] = spot{s.page, s.y - 8}
			s.file.Bookmark(x.level, lineText(x.lines), s.page, s.y-8)
		}
		top := s.y
		s.placeLines(x)
		s.placeTags(x, top)
	}
}

// placeLines places lines; no single one is left alone on either side of the end
// of a page.
func (s *sheets) placeLines(x *item) {
	if x.label != nil {
		s.drawLine(line{pieces: x.label}, sheetSide+x.indent-x.hang, s.y, x.size, x.mark)
	}
	for lines := x.lines; len(lines) > 0; {
		n := min(int((s.bottom()-s.y)/x.size.leading+0.01), len(lines))
		if len(lines)-n == 1 && n > 2 {
			n--
		}
		if n < 1 {
			s.nextPage()
			continue
		}
		if x.quote {
			s.panel(s.y-3, float64(n)*x.size.leading+6)
		}
		for _, l := range lines[:n] {
			s.drawLine(l, sheetSide+x.indent, s.y, x.size, x.element)
			s.y += x.size.leading
		}
		lines = lines[n:]
	}
}

// panel draws the ground of a quotation.
func (s *sheets) panel(y, height float64) {
	s.page.Tag(nil)
	s.page.Rect(sheetSide, y, sheetWidth, height, panelColor)
	s.page.Rect(sheetSide, y, 2.5, height, ruleColor)
}

// drawLine draws a line below y, as text of an element.
func (s *sheets) drawLine(l line, x, y float64, size typeSize, e *pdf.Element) {
	base := y + size.leading*0.5 + size.size*0.34
	for _, p := range l.pieces {
		of := e
		if p.link != "" && e != nil {
			of = e.Add("Link")
			of.Alt = "Finding " + p.text
			s.links = append(s.links, linkBox{s.page, x + p.x, y, p.width, size.leading, p.link, of})
		}
		s.page.Tag(of)
		s.page.Text(p.face, size.size, x+p.x, base, p.color, p.text)
	}
}

// tagRoom is the room of a tag beside its word, on both sides together, and tagGap
// what parts two.
const tagRoom, tagGap = 12, 5

func (s *sheets) tagsWidth(tags []tag) (w float64) {
	for _, t := range tags {
		w += s.letters.width(t.text, true, smallType.size) + tagRoom + tagGap
	}
	return w - tagGap
}

// placeTags draws words on their grounds, side by side, to the right of a heading
// that begins at top.
func (s *sheets) placeTags(x *item, top float64) {
	left := sheetSide + sheetWidth - s.tagsWidth(x.tags)
	for _, t := range x.tags {
		w := s.letters.width(t.text, true, smallType.size)
		s.page.Tag(nil)
		s.page.Rect(left, top+0.5, w+tagRoom, x.size.leading-1, t.look.ground)
		l := s.letters.lines([]run{{text: t.text + " ", bold: true, color: t.look.ink}}, smallType.size, 200)[0]
		s.drawLine(l, left+tagRoom/2, top, typeSize{smallType.size, x.size.leading}, x.told)
		left += w + tagRoom + tagGap
	}
}

// placeEntry draws a line of the contents; its page number comes at the end.
func (s *sheets) placeEntry(x *item) {
	s.list = append(s.list, contentsLine{s.page, s.y, x.entry, x.element})
	s.drawLine(x.lines[0], sheetSide, s.y, x.size, x.element)
	s.page.Tag(nil)
	base := s.y + x.size.leading*0.5 + 3.4
	s.page.Line(sheetSide+x.lines[0].width+6, base, sheetSide+sheetWidth-26, base, pdf.Stroke{Color: ruleColor, Width: 0.8, Dash: []float64{0.8, 2.4}})
	s.y += x.size.leading
}

// pageNumber ends a line of the contents.
func (s *sheets) pageNumber(c contentsLine, n int) {
	s.page = c.page
	l := s.letters.lines([]run{{text: itoa(n), color: inkColor}}, 10, 100)[0]
	s.drawLine(l, sheetSide+sheetWidth-l.width, c.y, typeSize{10, 15}, c.element)
	to := s.places[c.to]
	s.page.Link(sheetSide, c.y, sheetWidth, 15, to.page, to.y, c.element)
}

// margins draws what stands on each page: for whom it is, and its number.
func (s *sheets) margins(n, of int) {
	p := s.page
	p.Tag(nil)
	right := p.Width - sheetSide
	one := func(text string, bold bool, color pdf.Color, room float64) line {
		return s.letters.lines([]run{{text: text, bold: bold, color: color}}, smallType.size, room)[0]
	}
	count := one(fmt.Sprintf("%d of %d", n, of), false, quietColor, 100)
	foot := p.Height - sheetFoot + 22
	p.Line(sheetSide, foot, right, foot, pdf.Stroke{Color: ruleColor, Width: 0.6})
	s.drawLine(count, right-count.width, foot+5, smallType, nil)
	s.drawLine(one(s.d.audienceLine(), s.d.Audience == Private, s.audienceInk(), right-sheetSide-80), sheetSide, foot+5, smallType, nil)
	if s.d.Audience == Private {
		p.Rect(0, 0, p.Width, 30, loudColor)
		s.drawLine(one(s.d.audienceLine(), true, white, right-sheetSide), sheetSide, 9.5, typeSize{9, 11}, nil)
		return
	}
	if n > 1 {
		head := one(shorten(s.d.headline(), 100), false, quietColor, right-sheetSide)
		s.drawLine(head, sheetSide, 30, smallType, nil)
		return
	}
	p.Rect(sheetSide, 40, 48, 4, s.accent(fundedColor))
}

func (s *sheets) audienceInk() pdf.Color {
	if s.d.Audience == Private {
		return loudColor
	}
	return quietColor
}

// lineText returns the text of lines.
func lineText(lines []line) (text string) {
	for _, l := range lines {
		for _, p := range l.pieces {
			text += p.text
		}
	}
	return text
}

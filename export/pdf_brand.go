package export

import "diligence/export/pdf"

// Room for a logo in the margin above the title, at its right, in points. A title
// as wide as the page reaches up to 58 points, and must not touch the logo.
const (
	logoTop    = 22.0
	logoWidth  = 170.0
	logoHeight = 31.0

	privateLogoTop    = 35.0 // below the line that says PRIVATE
	privateLogoHeight = 18.0
)

// accent returns the company's colour, or the usual one.
func (s *sheets) accent(usual pdf.Color) pdf.Color {
	return pdf.Color(s.d.look.Accent.onPaper(rgb(usual)))
}

// headInk is the colour of a heading: the company's for the title and sections.
func (s *sheets) headInk(level int) pdf.Color {
	if level > 2 {
		return inkColor
	}
	return s.accent(inkColor)
}

// placeLogo draws the logo in the margin of the first page, so that it takes no
// room from the text; e is its place in the text.
func (s *sheets) placeLogo(e *pdf.Element) {
	l := s.d.look.Logo
	if l == nil {
		return
	}
	top, height := logoTop, logoHeight
	if s.d.Audience == Private {
		top, height = privateLogoTop, privateLogoHeight
	}
	w, h := l.size(logoWidth, height)
	left := s.page.Width - sheetSide - w
	e.Box = [4]float64{left, top, left + w, top + h}
	s.page.Tag(e)
	s.page.Picture(s.file.AddPicture(l.picture), left, top, w, h)
}

// readLogo gives the logo its place in the text: before all else.
func (s *sheets) readLogo() *pdf.Element {
	if s.d.look.Logo == nil {
		return nil
	}
	e := s.file.Root().Add("Figure")
	e.Alt = s.d.logoText()
	return e
}

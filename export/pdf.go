package export

import (
	"fmt"
	"maps"
	"slices"

	"github.com/yuin/goldmark/text"

	"diligence/export/pdf"
)

// PDFOptions are what a PDF may be given besides the document.
type PDFOptions struct {
	Fonts    [][]byte // TrueType fonts, for scripts that the built-in ones lack
	Password string   // without which the file does not open; "" for none
}

// PDF writes a document on A4 pages, from the same Markdown as all other forms,
// with the time line drawn. The same document gives the same bytes, unless a
// password is set. Characters for which no font has a glyph are shown as a
// question mark in a diamond and returned, in order. Its error is [*FigureError]
// or [*pdf.FontError].
func PDF(d Document, o PDFOptions) (data []byte, missing []rune, err error) {
	d = d.plain()
	return writeSheets(d, Markdown(d), timeFigures(d), o)
}

// writeSheets writes the Markdown of d as pages with figures.
func writeSheets(d Document, src []byte, figures []figure, o PDFOptions) ([]byte, []rune, error) {
	tree := markdownParser().Parse(text.NewReader(src))
	outline := &page{d: d, src: src}
	outline.readOutline(tree)
	s := &sheets{d: d, src: src, figures: figures, outline: outline, places: map[string]spot{}}
	s.file = pdf.New(pdf.Info{
		Title: d.headline(), Subject: d.audienceLine(), Language: "en-GB", Date: midnight(d.Title.Date),
	})
	var err error
	if s.letters, err = newLetters(s.file, o.Fonts); err != nil {
		return nil, nil, err
	}
	if o.Password != "" {
		s.file.Protect(o.Password)
	}
	logo := s.readLogo()
	items := s.read(tree)
	if len(s.figures) > 0 {
		return nil, nil, &FigureError{fmt.Sprintf("it has no section %q for a figure", s.figures[0].section)}
	}
	s.nextPage()
	s.placeLogo(logo)
	s.place(items)
	s.finish()
	return s.file.Bytes(), slices.Sorted(maps.Keys(s.letters.missing)), nil
}

// sheets are the pages of one document while they are laid out. First the
// Markdown is read into items, then the items are placed.
type sheets struct {
	d       Document
	src     []byte
	file    *pdf.File
	letters *letters
	outline *page
	figures []figure // not read yet
	drawn   int      // figures read
	tagged  int      // findings whose severity is shown
	section string   // the heading of level 2 above

	page   *pdf.Page
	y      float64
	places map[string]spot // of headings, by id
	links  []linkBox
	list   []contentsLine
}

// A spot is a height of a page.
type spot struct {
	page *pdf.Page
	y    float64
}

// A linkBox is a box that leads to a heading, which may be placed later.
type linkBox struct {
	page       *pdf.Page
	x, y, w, h float64
	to         string
	element    *pdf.Element
}

// A contentsLine is a line of the contents; its page number is known at the end.
type contentsLine struct {
	page    *pdf.Page
	y       float64
	to      string
	element *pdf.Element
}

// finish does what can be done only when all else stands.
func (s *sheets) finish() {
	for _, l := range s.links {
		if to, ok := s.places[l.to]; ok {
			l.page.Link(l.x, l.y, l.w, l.h, to.page, to.y, l.element)
		}
	}
	pages := s.file.Pages()
	for _, c := range s.list {
		s.pageNumber(c, slices.Index(pages, s.places[c.to].page)+1)
	}
	for i, p := range pages {
		s.page = p
		s.margins(i+1, len(pages))
	}
}

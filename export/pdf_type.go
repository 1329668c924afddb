package export

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/liberation/liberationsansbold"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
	"golang.org/x/text/unicode/norm"

	"diligence/export/pdf"
)

// builtinFonts are read when the first PDF is written, not when the program
// starts: Liberation Sans for Latin, Greek and Cyrillic, DejaVu Sans for signs.
var builtinFonts = sync.OnceValue(func() (fonts struct{ regular, bold, signs *pdf.Font }) {
	read := func(data []byte) *pdf.Font {
		f, err := pdf.ParseFont(data)
		if err != nil {
			panic(err) // a fault of the build
		}
		return f
	}
	fonts.regular, fonts.bold, fonts.signs = read(liberationsansregular.TTF), read(liberationsansbold.TTF), read(dejavusans.TTF)
	return fonts
})

// letters chooses a face for each character.
type letters struct {
	regular, bold *pdf.Face
	more          []*pdf.Face // in order: those given, then the signs
	chosen        [2]map[rune]letter
	missing       map[rune]bool
}

// A letter is a character in its face; width is in parts of the size of type.
type letter struct {
	face  *pdf.Face
	width float64
}

// noGlyph stands for a character no face has.
const noGlyph = '\ufffd'

func newLetters(file *pdf.File, given [][]byte) (*letters, error) {
	fonts := builtinFonts()
	l := &letters{regular: file.AddFace(fonts.regular), bold: file.AddFace(fonts.bold), missing: map[rune]bool{}}
	l.chosen = [2]map[rune]letter{{}, {}}
	for _, data := range given {
		f, err := pdf.ParseFont(data)
		if err != nil {
			return nil, err
		}
		l.more = append(l.more, file.AddFace(f))
	}
	l.more = append(l.more, file.AddFace(fonts.signs))
	return l, nil
}

func (l *letters) letter(r rune, bold bool) letter {
	weight, first := 0, l.regular
	if bold {
		weight, first = 1, l.bold
	}
	if x, ok := l.chosen[weight][r]; ok {
		return x
	}
	face := first
	for _, f := range append([]*pdf.Face{first}, l.more...) {
		if face = f; f.Has(r) {
			break
		}
	}
	if !face.Has(r) { // the last: the signs, which have what stands for it
		face.Replace(r, noGlyph)
		l.missing[r] = true
	}
	x := letter{face, face.Width(r)}
	l.chosen[weight][r] = x
	return x
}

// A run is text of one look.
type run struct {
	text  string
	bold  bool
	color pdf.Color
	link  string // id of the heading it leads to
}

// A piece is text of one look in one face. x is where it stands in its line.
type piece struct {
	run
	face     *pdf.Face
	x, width float64
}

// An atom is what no line may part: pieces with no place to break between them.
type atom struct {
	pieces []piece
	width  float64
	space  float64 // before it, if it does not begin a line
}

// atoms parts runs at spaces, after hyphens and strokes, and about ideographs.
func (l *letters) atoms(runs []run, size float64) (out []atom) {
	open := false // whether the last atom may grow
	space, last := 0.0, rune(0)
	for _, r := range runs {
		text, begin := norm.NFC.String(strings.ToValidUTF8(r.text, string(noGlyph))), -1 // of the piece that may grow
		for i, c := range text {
			if c == ' ' || c == '\u3000' {
				space, open = l.letter(' ', r.bold).width*size, false
				continue
			}
			if last != 0 && parts(last, c) {
				open = false
			}
			last = c
			x := l.letter(c, r.bold)
			if !open {
				out = append(out, atom{space: space})
				space, open, begin = 0, true, -1
			}
			a := &out[len(out)-1]
			if n := len(a.pieces); begin < 0 || a.pieces[n-1].face != x.face {
				begin = i
				a.pieces = append(a.pieces, piece{run: r, face: x.face})
			}
			p := &a.pieces[len(a.pieces)-1]
			p.text = text[begin : i+utf8.RuneLen(c)]
			p.width += x.width * size
			a.width += x.width * size
		}
	}
	return out
}

// parts reports whether a line may end between two characters.
func parts(before, after rune) bool {
	if ideograph(before) || ideograph(after) {
		return !unicode.IsPunct(after)
	}
	return strings.ContainsRune("-/–—", before) && unicode.IsLetter(after)
}

func ideograph(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// same reports whether two runs look the same.
func (r run) same(other run) bool {
	return r.bold == other.bold && r.color == other.color && r.link == other.link
}

// A line is pieces that stand side by side.
type line struct {
	pieces []piece
	width  float64 // without the space it may end in
	spaced bool    // a space parts it from the next
}

// lines breaks runs into lines no wider than width. A word that is wider is
// parted where the line ends.
func (l *letters) lines(runs []run, size, width float64) []line {
	out := []line{{}}
	for _, a := range l.atoms(runs, size) {
		now := &out[len(out)-1]
		if len(now.pieces) > 0 && now.width+a.space+a.width > width {
			now.spaced = a.space > 0
			out = append(out, line{})
			now = &out[len(out)-1]
		}
		if a.width > width {
			out = l.part(out, a, size, width)
			continue
		}
		if len(now.pieces) > 0 && a.space > 0 {
			now.space(l, a, size)
		}
		now.put(a.pieces...)
	}
	for i := range out {
		spaced := out[i].spaced
		if out[i] = l.ordered(out[i], size); spaced {
			out[i].end(l, size)
		}
	}
	return out
}

// part fills lines with an atom that is wider than one.
func (l *letters) part(out []line, a atom, size, width float64) []line {
	for _, p := range a.pieces {
		for _, c := range p.text {
			w := l.letter(c, p.bold).width * size
			if now := &out[len(out)-1]; len(now.pieces) > 0 && now.width+w > width {
				out = append(out, line{})
			}
			one := p.run
			one.text = string(c)
			out[len(out)-1].put(piece{run: one, face: p.face, width: w})
		}
	}
	return out
}

// space puts a space before an atom, as part of what came before.
func (n *line) space(l *letters, a atom, size float64) {
	last := n.pieces[len(n.pieces)-1].run
	if last.link != a.pieces[0].link {
		last.link = ""
	}
	last.text = " "
	n.put(piece{run: last, face: l.letter(' ', last.bold).face, width: a.space})
}

// end writes the space that parts a line from the next, for those who do not see
// that a new line begins. It takes no room.
func (n *line) end(l *letters, size float64) {
	last := n.pieces[len(n.pieces)-1].run
	last.text, last.link = " ", ""
	x := l.letter(' ', last.bold)
	n.put(piece{run: last, face: x.face, width: x.width * size})
	n.width -= x.width * size
}

func (n *line) put(pieces ...piece) {
	for _, p := range pieces {
		if k := len(n.pieces); k > 0 && n.pieces[k-1].face == p.face && n.pieces[k-1].same(p.run) {
			n.pieces[k-1].text += p.text
			n.pieces[k-1].width += p.width
		} else {
			p.x = n.width
			n.pieces = append(n.pieces, p)
		}
		n.width += p.width
	}
}

// width returns how wide a text is on one line.
func (l *letters) width(s string, bold bool, size float64) (w float64) {
	for _, c := range s {
		w += l.letter(c, bold).width * size
	}
	return w
}

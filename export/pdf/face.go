package pdf

import (
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf16"
)

// A Face is a font as one file uses it. Each character it shows has a code of its
// own, so that it can be searched for and copied whatever it looks like.
type Face struct {
	font   *Font
	name   string
	set    *subset
	codes  map[rune]int
	shown  []rune // by code
	glyphs []int  // by code, of the font
}

// maxCodes is the most characters a face can show.
const maxCodes = 1 << 16

// AddFace makes a font known to the file.
func (f *File) AddFace(font *Font) *Face {
	c := &Face{font: font, name: fmt.Sprintf("F%d", len(f.faces)+1), set: newSubset(font), codes: map[rune]int{}}
	c.code(0)
	f.faces = append(f.faces, c)
	return c
}

// Has reports whether the face has a glyph for a character.
func (c *Face) Has(r rune) bool { return c.font.glyph(r) != 0 }

// Replace shows the glyph of another character in the place of r, which stays
// what is found and copied.
func (c *Face) Replace(r, by rune) {
	if _, ok := c.codes[r]; !ok {
		c.assign(r, c.font.glyph(by))
	}
}

// Width returns how wide a character is, in parts of the size of type.
func (c *Face) Width(r rune) float64 {
	if n, ok := c.codes[r]; ok {
		return c.font.width(c.glyphs[n])
	}
	return c.font.width(c.font.glyph(r))
}

func (c *Face) code(r rune) int {
	if n, ok := c.codes[r]; ok {
		return n
	}
	return c.assign(r, c.font.glyph(r))
}

func (c *Face) assign(r rune, glyph int) int {
	if len(c.shown) == maxCodes {
		return 0
	}
	n := len(c.shown)
	c.codes[r] = n
	c.shown, c.glyphs = append(c.shown, r), append(c.glyphs, glyph)
	c.set.add(glyph)
	return n
}

// write writes the face's objects and returns the number of the first.
func (c *Face) write(w *objects) int {
	var widths, map2 strings.Builder
	gids := make([]byte, 0, 2*len(c.glyphs))
	for _, g := range c.glyphs {
		fmt.Fprintf(&widths, "%d ", int(c.font.width(g)*1000+0.5))
		n := c.set.add(g)
		gids = append(gids, byte(n>>8), byte(n))
	}
	for from := 1; from < len(c.shown); from += 100 { // at most 100 in a group
		group := c.shown[from:min(from+100, len(c.shown))]
		fmt.Fprintf(&map2, "%d beginbfchar\n", len(group))
		for i, r := range group {
			fmt.Fprintf(&map2, "<%04x> <%s>\n", from+i, utf16Hex(string(r)))
		}
		map2.WriteString("endbfchar\n")
	}
	toUnicode := w.stream("", []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"+
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"+
		"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"+map2.String()+
		"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"))
	program := c.set.file()
	file := w.stream(fmt.Sprintf("/Length1 %d", len(program)), program)
	name := c.postScriptName()
	em := func(table string, at int) int { return int(float64(i16(c.font.tables[table], at)) * 1000 / c.font.em) }
	height := em("OS/2", 88)
	if height == 0 {
		height = em("hhea", 4)
	}
	descriptor := w.object(fmt.Sprintf("<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %d 0 R>>",
		name, em("head", 36), em("head", 38), em("head", 40), em("head", 42), em("hhea", 4), em("hhea", 6), height, file))
	cid := w.object(fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor %d 0 R/DW 0/W[0[%s]]/CIDToGIDMap %d 0 R>>",
		name, descriptor, widths.String(), w.stream("", gids)))
	return w.object(fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", name, cid, toUnicode))
}

// postScriptName returns the font's own name, after the mark of a subset, which
// six letters make: here the number of the face.
func (c *Face) postScriptName() string {
	t := c.font.tables["name"]
	own := ""
	for i := range u16(t, 2) {
		at := 6 + 12*i
		if u16(t, at) == 3 && u16(t, at+6) == 6 {
			from, size := u16(t, 4)+u16(t, at+10), u16(t, at+8)
			for k := from; k < from+size && k+1 < len(t); k += 2 {
				if r := u16(t, k); r > ' ' && r < 0x7f && !strings.ContainsRune("[](){}<>/%#", rune(r)) {
					own += string(rune(r))
				}
			}
			break
		}
	}
	if own == "" {
		own = c.name
	}
	return fmt.Sprintf("AAAAA%c+%s", 'A'+c.name[len(c.name)-1]-'0', own)
}

// utf16Hex writes text as UTF-16, high byte first, in hexadecimal.
func utf16Hex(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return hex.EncodeToString(b)
}

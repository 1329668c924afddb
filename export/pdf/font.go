package pdf

import (
	"bytes"
	"encoding/binary"
	"sort"
)

// A Font is a TrueType font read from a file. It may be used by several files at
// once, since reading leaves it as it is.
type Font struct {
	tables map[string][]byte
	cmap   []byte // the table of characters that is used
	em     float64
	glyphs int
	widths int // glyphs that have a width of their own
	long   bool
}

// A FontError says why a font cannot be used.
type FontError struct{ What string }

// Error says what is wrong with the font.
func (e *FontError) Error() string { return "the font cannot be used: " + e.What }

// Hint says what would do.
func (e *FontError) Hint() string {
	return "give a font with TrueType outlines, as files that end in .ttf or .ttc and some that end in .otf have, which may be embedded in documents"
}

// needed are the tables without which no text can be set.
var needed = []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp"}

// ParseFont reads a font with TrueType outlines, of a collection the first. Its
// error is [*FontError].
func ParseFont(data []byte) (*Font, error) {
	start := 0 // of the font in a collection
	if bytes.HasPrefix(data, []byte("ttcf")) {
		start = int(min(int64(u32(data, 12)), int64(len(data))))
	}
	switch string(data[start:min(start+4, len(data))]) {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, &FontError{"it has PostScript outlines (CFF), not TrueType ones"}
	case "wOFF", "wOF2":
		return nil, &FontError{"it is packed for web pages (WOFF)"}
	default:
		return nil, &FontError{"it is no TrueType font"}
	}
	f := &Font{tables: map[string][]byte{}}
	for i := range u16(data, start+4) {
		at := start + 12 + 16*i
		if at+16 > len(data) {
			return nil, &FontError{"it is cut short"}
		}
		from, size := int(u32(data, at+8)), int(u32(data, at+12))
		if from > len(data) || size > len(data)-from {
			return nil, &FontError{"it is cut short"}
		}
		f.tables[string(data[at:at+4])] = data[from : from+size]
	}
	for _, name := range needed {
		if len(f.tables[name]) == 0 {
			return nil, &FontError{"it has no table " + name}
		}
	}
	f.em = float64(u16(f.tables["head"], 18))
	f.long = u16(f.tables["head"], 50) == 1
	f.glyphs, f.widths = u16(f.tables["maxp"], 4), u16(f.tables["hhea"], 34)
	f.cmap = f.characters()
	switch {
	case f.em == 0 || f.glyphs == 0 || f.widths == 0 || len(f.tables["head"]) < 54 || len(f.tables["hhea"]) < 36:
		return nil, &FontError{"its measures are missing"}
	case f.cmap == nil:
		return nil, &FontError{"it does not say which characters it has"}
	case u16(f.tables["OS/2"], 8)&0xf == 2:
		return nil, &FontError{"its maker does not allow it to be embedded"}
	}
	return f, nil
}

// characters returns the widest Unicode table of characters.
func (f *Font) characters() (best []byte) {
	t := f.tables["cmap"]
	for i := range u16(t, 2) {
		platform, encoding, at := u16(t, 4+8*i), u16(t, 6+8*i), int(u32(t, 8+8*i))
		if at >= len(t) || platform != 0 && (platform != 3 || encoding != 1 && encoding != 10) {
			continue
		}
		switch u16(t, at) {
		case 12:
			return t[at:]
		case 4:
			best = t[at:]
		}
	}
	return best
}

// glyph returns the number of the glyph of a character; 0 where there is none.
func (f *Font) glyph(r rune) int {
	g := 0
	if t := f.cmap; u16(t, 0) == 12 {
		n := min(int(u32(t, 12)), len(t)/12)
		i := sort.Search(n, func(i int) bool { return rune(u32(t, 16+12*i+4)) >= r })
		if first := rune(u32(t, 16+12*i)); i < n && r >= first {
			g = int(u32(t, 16+12*i+8)) + int(r-first)
		}
	} else if r <= 0xffff {
		g = segment(t, int(r))
	}
	if g >= f.glyphs {
		return 0
	}
	return g
}

// segment looks a character up in a table of format 4.
func segment(t []byte, r int) int {
	n := u16(t, 6) / 2
	i := sort.Search(n, func(i int) bool { return u16(t, 14+2*i) >= r })
	first, delta, at := u16(t, 16+2*n+2*i), u16(t, 16+4*n+2*i), 16+6*n+2*i
	if i == n || r < first {
		return 0
	}
	offset := u16(t, at)
	if offset == 0 {
		return (r + delta) & 0xffff
	}
	g := u16(t, at+offset+2*(r-first))
	if g == 0 {
		return 0
	}
	return (g + delta) & 0xffff
}

// width returns how wide a glyph is, in parts of the size of type.
func (f *Font) width(glyph int) float64 {
	return float64(u16(f.tables["hmtx"], 4*min(glyph, f.widths-1))) / f.em
}

// outline returns the drawing of a glyph; nil for an empty or a broken one.
func (f *Font) outline(glyph int) []byte {
	loca, glyf := f.tables["loca"], f.tables["glyf"]
	from, to := 2*u16(loca, 2*glyph), 2*u16(loca, 2*glyph+2)
	if f.long {
		from, to = int(u32(loca, 4*glyph)), int(u32(loca, 4*glyph+4))
	}
	if from >= to || to > len(glyf) {
		return nil
	}
	return glyf[from:to]
}

// u16 and u32 read numbers; what lies beyond the end reads as 0, so that a broken
// font draws wrong and does no harm.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.BigEndian.Uint16(b[at:]))
}

func u32(b []byte, at int) uint32 {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return binary.BigEndian.Uint32(b[at:])
}

func i16(b []byte, at int) int { return int(int16(u16(b, at))) }

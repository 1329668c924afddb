package pdf

import (
	"encoding/binary"
	"slices"
)

// A subset is a font cut down to the glyphs a file uses, numbered anew in the
// order they were first used.
type subset struct {
	font   *Font
	number map[int]int // of a glyph of the font
	order  []int       // glyphs of the font, by new number
}

func newSubset(f *Font) *subset {
	s := &subset{font: f, number: map[int]int{}}
	s.add(0) // stands for what is missing, and must be there
	return s
}

// add returns the new number of a glyph.
func (s *subset) add(glyph int) int {
	if n, ok := s.number[glyph]; ok {
		return n
	}
	n := len(s.order)
	s.number[glyph] = n
	s.order = append(s.order, glyph)
	return n
}

// Flags of a part of a glyph that is put together of others.
const (
	argsAreWords = 1 << 0
	hasScale     = 1 << 3
	moreParts    = 1 << 5
	hasXYScale   = 1 << 6
	hasMatrix    = 1 << 7
)

// renumbered returns the drawing of a glyph; where it is put together of others,
// they get new numbers too.
func (s *subset) renumbered(glyph int) []byte {
	b := s.font.outline(glyph)
	if len(b) < 10 || i16(b, 0) >= 0 {
		return b
	}
	b = slices.Clone(b)
	for at := 10; at+4 <= len(b); {
		flags, part := u16(b, at), u16(b, at+2)
		if part >= s.font.glyphs {
			return nil
		}
		binary.BigEndian.PutUint16(b[at+2:], uint16(s.add(part)))
		at += 6
		if flags&argsAreWords != 0 {
			at += 2
		}
		switch {
		case flags&hasScale != 0:
			at += 2
		case flags&hasXYScale != 0:
			at += 4
		case flags&hasMatrix != 0:
			at += 8
		}
		if flags&moreParts == 0 {
			break
		}
	}
	return b
}

// file writes the subset as a TrueType file with the tables a PDF asks for.
func (s *subset) file() []byte {
	var glyf, loca, hmtx []byte
	for n := 0; n < len(s.order); n++ { // grows while glyphs are added
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		glyf = append(glyf, s.renumbered(s.order[n])...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		own := s.font.tables["hmtx"]
		last := min(s.order[n], s.font.widths-1)
		bearing := u16(own, 4*last+2)
		if s.order[n] >= s.font.widths {
			bearing = u16(own, 4*s.font.widths+2*(s.order[n]-s.font.widths))
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(u16(own, 4*last)))
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(bearing))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	changed := func(table string, at, to int) []byte {
		b := slices.Clone(s.font.tables[table])
		if at+2 <= len(b) {
			binary.BigEndian.PutUint16(b[at:], uint16(to))
		}
		return b
	}
	out := map[string][]byte{
		"glyf": glyf, "loca": loca, "hmtx": hmtx,
		"head": changed("head", 50, 1), "hhea": changed("hhea", 34, len(s.order)), "maxp": changed("maxp", 4, len(s.order)),
	}
	for _, hints := range []string{"cvt ", "fpgm", "prep"} {
		if b := s.font.tables[hints]; b != nil {
			out[hints] = b
		}
	}
	return trueType(out)
}

// trueType puts tables together.
func trueType(tables map[string][]byte) []byte {
	names := make([]string, 0, len(tables))
	for n := range tables {
		names = append(names, n)
	}
	slices.Sort(names)
	power, log := 1, 0
	for power*2 <= len(names) {
		power, log = power*2, log+1
	}
	b := []byte{0, 1, 0, 0}
	for _, n := range []int{len(names), power * 16, log, (len(names) - power) * 16} {
		b = binary.BigEndian.AppendUint16(b, uint16(n))
	}
	at := 12 + 16*len(names)
	for _, n := range names {
		b = append(b, n...)
		b = binary.BigEndian.AppendUint32(b, sum(tables[n]))
		b = binary.BigEndian.AppendUint32(b, uint32(at))
		b = binary.BigEndian.AppendUint32(b, uint32(len(tables[n])))
		at += (len(tables[n]) + 3) &^ 3
	}
	for _, n := range names {
		b = append(b, tables[n]...)
		for len(b)%4 != 0 {
			b = append(b, 0)
		}
	}
	return b
}

// sum adds a table up as 32-bit numbers.
func sum(b []byte) (n uint32) {
	for len(b) >= 4 {
		n += binary.BigEndian.Uint32(b)
		b = b[4:]
	}
	var last [4]byte
	copy(last[:], b)
	return n + binary.BigEndian.Uint32(last[:])
}

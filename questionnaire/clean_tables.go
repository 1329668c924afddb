package questionnaire

import "unicode"

const (
	zwnj       = '\u200c'
	zwj        = '\u200d'
	textStyle  = '\ufe0e'
	emojiStyle = '\ufe0f'
	blackFlag  = '\U0001f3f4'
)

// skinTone is the emoji modifiers.
var skinTone = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0x1f3fb, Hi: 0x1f3ff, Stride: 1}}}

// conjoining is the Hangul vowels and finals that are drawn into the letter
// before them.
var conjoining = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x1161, Hi: 0x11ff, Stride: 1},
	{Lo: 0xd7b0, Hi: 0xd7fb, Stride: 1},
}}

// pictograph is Unicode's Extended_Pictographic, with the dingbats rounded to
// whole blocks.
var pictograph = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x00a9, Hi: 0x00ae, Stride: 5},
		{Lo: 0x203c, Hi: 0x203c, Stride: 1},
		{Lo: 0x2049, Hi: 0x2049, Stride: 1},
		{Lo: 0x2122, Hi: 0x2122, Stride: 1},
		{Lo: 0x2139, Hi: 0x2139, Stride: 1},
		{Lo: 0x2194, Hi: 0x2199, Stride: 1},
		{Lo: 0x21a9, Hi: 0x21aa, Stride: 1},
		{Lo: 0x231a, Hi: 0x231b, Stride: 1},
		{Lo: 0x2328, Hi: 0x2328, Stride: 1},
		{Lo: 0x23cf, Hi: 0x23cf, Stride: 1},
		{Lo: 0x23e9, Hi: 0x23f3, Stride: 1},
		{Lo: 0x23f8, Hi: 0x23fa, Stride: 1},
		{Lo: 0x24c2, Hi: 0x24c2, Stride: 1},
		{Lo: 0x25aa, Hi: 0x25ab, Stride: 1},
		{Lo: 0x25b6, Hi: 0x25b6, Stride: 1},
		{Lo: 0x25c0, Hi: 0x25c0, Stride: 1},
		{Lo: 0x25fb, Hi: 0x25fe, Stride: 1},
		{Lo: 0x2600, Hi: 0x27bf, Stride: 1},
		{Lo: 0x2934, Hi: 0x2935, Stride: 1},
		{Lo: 0x2b05, Hi: 0x2b07, Stride: 1},
		{Lo: 0x2b1b, Hi: 0x2b1c, Stride: 1},
		{Lo: 0x2b50, Hi: 0x2b50, Stride: 1},
		{Lo: 0x2b55, Hi: 0x2b55, Stride: 1},
		{Lo: 0x3030, Hi: 0x303d, Stride: 13},
		{Lo: 0x3297, Hi: 0x3299, Stride: 2},
	},
	R32: []unicode.Range32{
		{Lo: 0x1f000, Hi: 0x1f0ff, Stride: 1},
		{Lo: 0x1f12f, Hi: 0x1f12f, Stride: 1},
		{Lo: 0x1f170, Hi: 0x1f171, Stride: 1},
		{Lo: 0x1f17e, Hi: 0x1f17f, Stride: 1},
		{Lo: 0x1f18e, Hi: 0x1f18e, Stride: 1},
		{Lo: 0x1f191, Hi: 0x1f19a, Stride: 1},
		{Lo: 0x1f201, Hi: 0x1f23b, Stride: 1},
		{Lo: 0x1f250, Hi: 0x1f251, Stride: 1},
		{Lo: 0x1f300, Hi: 0x1f3fa, Stride: 1},
		{Lo: 0x1f400, Hi: 0x1f64f, Stride: 1},
		{Lo: 0x1f680, Hi: 0x1f6ff, Stride: 1},
		{Lo: 0x1f7e0, Hi: 0x1f7ff, Stride: 1},
		{Lo: 0x1f900, Hi: 0x1faff, Stride: 1},
	},
	LatinOffset: 1,
}

// virama is the signs that take the vowel off a consonant and may join it to
// the next (canonical combining class 9).
var virama = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x094d, Hi: 0x0d4d, Stride: 0x80}, // Devanagari to Malayalam
		{Lo: 0x0dca, Hi: 0x0dca, Stride: 1},    // Sinhala
		{Lo: 0x0f84, Hi: 0x0f84, Stride: 1},    // Tibetan
		{Lo: 0x1039, Hi: 0x103a, Stride: 1},    // Myanmar
		{Lo: 0x17d2, Hi: 0x17d2, Stride: 1},    // Khmer
		{Lo: 0x1b44, Hi: 0x1b44, Stride: 1},    // Balinese
		{Lo: 0xa8c4, Hi: 0xa8c4, Stride: 1},    // Saurashtra
		{Lo: 0xa9c0, Hi: 0xa9c0, Stride: 1},    // Javanese
		{Lo: 0xabed, Hi: 0xabed, Stride: 1},    // Meetei Mayek
	},
	R32: []unicode.Range32{
		{Lo: 0x11046, Hi: 0x11046, Stride: 1}, // Brahmi
		{Lo: 0x110b9, Hi: 0x110b9, Stride: 1}, // Kaithi
		{Lo: 0x11133, Hi: 0x11133, Stride: 1}, // Chakma
		{Lo: 0x111c0, Hi: 0x111c0, Stride: 1}, // Sharada
		{Lo: 0x114c2, Hi: 0x114c2, Stride: 1}, // Tirhuta
		{Lo: 0x115bf, Hi: 0x115bf, Stride: 1}, // Siddham
	},
}

// joining is the scripts whose letters take joiners between them.
var joining = []*unicode.RangeTable{
	unicode.Arabic, unicode.Syriac, unicode.Mongolian, unicode.Nko, unicode.Mandaic, unicode.Adlam, unicode.Hanifi_Rohingya,
	unicode.Devanagari, unicode.Bengali, unicode.Gurmukhi, unicode.Gujarati, unicode.Oriya, unicode.Tamil, unicode.Telugu,
	unicode.Kannada, unicode.Malayalam, unicode.Sinhala, unicode.Myanmar, unicode.Khmer, unicode.Balinese, unicode.Javanese,
}

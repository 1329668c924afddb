package questionnaire

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The most that may stack on one base: more is drawn over its neighbours.
const (
	maxMarks  = 4 // marks that take no cell, and as many that do
	maxJoined = 4 // emoji joined to one
)

// A cleaner writes what is safe of in to out. Whether it keeps a rune hangs on
// what it wrote and on a next rune it will surely keep, never on one it may
// drop: so a second cleaning decides the same.
type cleaner struct {
	in      string
	out     []byte
	removed int

	last    rune // the last rune written, 0 at the start of a line
	element bool // last ends an emoji: a pictograph, with its selector or skin tone
	marks   int  // on the current base
	spacing int  // of those that take a cell
	joined  int  // to the current emoji
}

// run takes n bytes that are plain. Only the last rune can be what others stack on.
func (c *cleaner) run(n int) {
	if n == 0 {
		return
	}
	last, size := utf8.DecodeLastRuneInString(c.in[:n])
	c.out = append(c.out, c.in[:n-size]...)
	if n > size {
		c.last = 0 // whatever came before, the last letter begins anew
	}
	c.in = c.in[n:]
	c.base(last)
}

// next takes one rune of the input.
func (c *cleaner) next() {
	r, size := utf8.DecodeRuneInString(c.in)
	invalid := r == utf8.RuneError && size == 1
	c.in = c.in[size:]
	switch {
	case invalid:
		c.removed++
		c.base(utf8.RuneError)
	case r == '\r' && strings.HasPrefix(c.in, "\n"):
	case r == '\r', r == '\n', r == '\u0085', r == '\u2028', r == '\u2029':
		c.base('\n')
	case r == '\t':
		c.base('\t')
	case r < ' ':
		c.removed++
		c.base('\u2400' + r)
	case r == 0x7f:
		c.removed++
		c.base('\u2421')
	case r < 0x7f:
		c.base(r)
	case r == zwj || r == zwnj:
		c.keepIf(r, c.joins(r))
	case r == textStyle || r == emojiStyle:
		c.selector(r)
	case never(r), unicode.Is(skinTone, r) && (!c.element || unicode.Is(skinTone, c.last)):
		c.removed++
	case unicode.In(r, unicode.M, conjoining):
		c.mark(r)
	default:
		c.base(r)
		if r == blackFlag {
			c.flag()
		}
	}
}

func (c *cleaner) write(r rune) {
	c.out = utf8.AppendRune(c.out, r)
	c.last = r
}

// base writes a rune that others may stack on.
func (c *cleaner) base(r rune) {
	tone := unicode.Is(skinTone, r)
	if c.last != zwj && !tone {
		c.joined = 0
	}
	c.element = tone || unicode.Is(pictograph, r)
	c.marks, c.spacing = 0, 0
	c.write(r)
	if r == '\n' || r == '\t' {
		c.last = 0
	}
}

// mark writes a combining mark unless it has nothing to stand on or too many
// stand there.
func (c *cleaner) mark(r rune) {
	n := &c.marks
	if unicode.Is(unicode.Mc, r) {
		n = &c.spacing
	}
	if c.last == 0 || *n == maxMarks {
		c.removed++
		return
	}
	*n++
	c.element = false
	c.write(r)
}

func (c *cleaner) keepIf(r rune, keep bool) {
	if !keep {
		c.removed++
		return
	}
	if c.element {
		c.joined++
	}
	c.write(r)
}

// joins reports whether a joiner is needed here: between two emoji, after a
// virama, or between letters of a script that joins.
func (c *cleaner) joins(r rune) bool {
	next, _ := utf8.DecodeRuneInString(c.in)
	switch {
	case r == zwj && c.element:
		return c.joined < maxJoined && unicode.Is(pictograph, next)
	case unicode.Is(virama, c.last):
		return true
	case never(next) || !unicode.In(c.last, joining...) || !unicode.In(next, joining...):
		return false
	case unicode.Is(unicode.Mc, next):
		return c.spacing < maxMarks
	case unicode.Is(unicode.M, next):
		return c.marks < maxMarks
	}
	return true
}

// selector keeps one that chooses between the text and the emoji form of the
// pictograph before it, or makes a keycap of a digit.
func (c *cleaner) selector(r rune) {
	keycap := c.last < 0x7f && strings.ContainsRune("0123456789#*", c.last) && strings.HasPrefix(c.in, "\u20e3")
	if !unicode.Is(pictograph, c.last) && !(keycap && r == emojiStyle) {
		c.removed++
		return
	}
	c.write(r)
}

// flag keeps the tags of the three flags of this sort that are in use.
func (c *cleaner) flag() {
	for _, region := range []string{"gbeng", "gbsct", "gbwls"} {
		tags := strings.Map(func(r rune) rune { return 0xe0000 + r }, region) + "\U000e007f"
		if rest, ok := strings.CutPrefix(c.in, tags); ok {
			c.out = append(c.out, tags...)
			c.last, c.in = 0xe007f, rest
			return
		}
	}
}

// never reports whether r is invisible, private or no character, and so is
// dropped wherever it stands.
func never(r rune) bool {
	switch {
	case r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
		return true // no character
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false // a format character that is seen, as the Arabic number sign
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp,
		unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

package questionnaire

import (
	"encoding/json"
	"math/bits"
	"strings"
)

// Text is text from outside that is safe to draw: only this file makes one from
// a string that is no constant. Whatever reaches a screen, a window title or an
// exported file is Text.
//
// A Text is valid UTF-8 of visible characters, spaces, newlines and tabs; the
// few invisible joiners and selectors left in it stand where a script or an
// emoji needs them. It may hold several lines; [Text.Line] makes one of them.
type Text string

// MaxText is the most bytes a Text may hold (goldmark is quadratic on some
// input). [Questionnaire.Check] refuses longer ones.
const MaxText = 64 << 10

// Clean makes s safe and returns how many runes it removed or replaced. Line
// ends of every sort become \n and do not count. Cleaning what is clean changes
// nothing.
func Clean(s string) (t Text, removed int) {
	n := plain(s)
	if n == len(s) {
		return Text(s), 0
	}
	c := cleaner{in: s, out: make([]byte, 0, len(s)+16)}
	for ; c.in != ""; n = plain(c.in) {
		c.run(n)
		if c.in != "" {
			c.next()
		}
	}
	return Text(c.out), c.removed
}

// Safe is [Clean] without the count.
func Safe(s string) Text {
	t, _ := Clean(s)
	return t
}

// plain returns how many bytes s begins with that are printable ASCII, letters of
// Europe (À to ɏ) or dashes, quotes and the like (‐ to ‧), as nearly all text is.
// Each stands for itself wherever it stands.
func plain(s string) int {
	for i := 0; i < len(s); {
		if i+8 <= len(s) {
			at := odd(s[i : i+8])
			if at == 0 {
				i += 8
				continue
			}
			i += bits.TrailingZeros64(at) / 8
		}
		switch b := s[i]; {
		case b >= ' ' && b < 0x7f, b == '\n', b == '\t':
			i++
		case b >= 0xc3 && b <= 0xc8 && i+1 < len(s) && s[i+1]&0xc0 == 0x80:
			i += 2
		case b == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90 && s[i+2] <= 0xa7:
			i += 3
		default:
			return i
		}
	}
	return len(s)
}

// odd returns a number in which the lowest bit that is set lies in the first of 8
// bytes that is not printable ASCII: the highest bit of a byte shows where it is no
// ASCII, less than a space, or the one behind the last. It is 0 where there is none.
func odd(s string) uint64 {
	const each = 0x0101010101010101
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	return (x | (x - ' '*each) | (x + each)) & (0x80 * each)
}

// Line returns t as one line: newlines and tabs become spaces.
func (t Text) Line() string {
	if !strings.ContainsAny(string(t), "\n\t") {
		return string(t)
	}
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, string(t))
}

// Trimmed cleans s and takes blank space off both ends.
func Trimmed(s string) Text {
	for {
		t, _ := Clean(s)
		s = strings.TrimSpace(string(t))
		if len(s) == len(t) {
			return t
		}
	}
}

// title cleans s to one trimmed line.
func title(s string) Text {
	return Trimmed(Safe(s).Line())
}

// UnmarshalJSON cleans what it reads.
func (t *Text) UnmarshalJSON(b []byte) error {
	var s string
	if err := json.Unmarshal(b, &s); err != nil {
		return err
	}
	*t, _ = Clean(s)
	return nil
}

package export

import (
	"slices"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// A stretch is letters of a line that run the same way.
type stretch struct {
	letters []piece // of one character each
	right   bool    // from right to left
}

// ordered returns a line as it is seen: text that runs from right to left is
// turned about. Its letters are not joined; that takes a font's own rules.
func (l *letters) ordered(n line, size float64) line {
	if !slices.ContainsFunc(n.pieces, func(p piece) bool { return fromRight(p.text) }) {
		return n
	}
	all, fromRight := stretches(n)
	if fromRight {
		slices.Reverse(all)
	} else {
		for from := 0; from < len(all); from++ { // what a number alone parts is one
			to := from + 1
			for all[from].right && to+1 < len(all) && all[to+1].right && numeric(all[to].letters) {
				to += 2
			}
			slices.Reverse(all[from:to])
			from = to - 1
		}
	}
	var out line
	for _, s := range all {
		if s.right {
			slices.Reverse(s.letters)
		}
		for _, p := range s.letters {
			if s.right { // a bracket opens to the other side
				p.text = bidi.ReverseString(p.text)
			}
			x := l.letter([]rune(p.text)[0], p.bold)
			p.face, p.width = x.face, x.width*size
			out.put(p)
		}
	}
	return out
}

// stretches parts a line, in the order it is read, and reports whether the whole
// runs from right to left.
func stretches(n line) (all []stretch, right bool) {
	var one []piece
	for _, p := range n.pieces {
		for _, r := range p.text {
			p.text = string(r)
			one = append(one, p)
		}
	}
	var order bidi.Paragraph
	if _, err := order.SetString(lineText([]line{n})); err != nil {
		return []stretch{{letters: one}}, false
	}
	seen, err := order.Order()
	if err != nil {
		return []stretch{{letters: one}}, false
	}
	for i := range seen.NumRuns() {
		part := seen.Run(i)
		from, to := part.Pos() // numbers of characters, the last included
		all = append(all, stretch{slices.Clone(one[from:min(to+1, len(one))]), part.Direction() == bidi.RightToLeft})
	}
	return all, seen.Direction() == bidi.RightToLeft
}

func numeric(letters []piece) bool {
	return !slices.ContainsFunc(letters, func(p piece) bool { return unicode.IsLetter([]rune(p.text)[0]) })
}

// fromRight reports whether a text has letters that run from right to left.
func fromRight(s string) bool {
	for _, r := range s {
		if r < 0x590 {
			continue
		}
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
	}
	return false
}

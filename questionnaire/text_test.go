package questionnaire

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// These are kept as they are.
var goodTexts = map[string]string{
	"ASCII":              "Split the tenant data: ~40 % done (see #12)\n\tnext line",
	"Latin":              "Größe, naïve café, Łódź",
	"decomposed Latin":   "cafe\u0301, Viê\u0323t",
	"Hebrew with points": "בְּרֵאשִׁית",
	"Arabic":             "مُحَمَّد والأمن",
	"Persian":            "می\u200cخواهم",
	"Devanagari":         "क्षत्रिय र्\u200dय क्\u200cष",
	"Bengali":            "র\u200d্যা",
	"Malayalam at end":   "അവന്\u200d",
	"Sinhala":            "ශ්\u200dරී",
	"Thai":               "ที่นี่ น้ำ",
	"Burmese":            "မျှော်လင့်",
	"Tibetan":            "བསྒྲུབས",
	"CJK":                "日本語、한국어、汉字　全角",
	"decomposed Hangul":  "\u1112\u1161\u11ab",
	"emoji family":       "👨\u200d👩\u200d👧\u200d👦 🧑🏽\u200d💻",
	"emoji kiss":         "👩🏻\u200d❤\ufe0f\u200d💋\u200d👨🏻",
	"emoji selector":     "☂\ufe0f ☎\ufe0e ❤\ufe0f\u200d🔥",
	"keycap":             "1\ufe0f\u20e3 #\ufe0f\u20e3",
	"flags":              "🇩🇪🇨🇭 🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f 🏳\ufe0f\u200d🌈",
	"money":              "€1 200 – 2½ ¥ ₹",
	"Arabic number sign": "\u0600١٢",
}

func TestCleanKeepsScripts(t *testing.T) {
	for name, s := range goodTexts {
		if got, removed := Clean(s); string(got) != s || removed != 0 {
			t.Errorf("%s: %q became %q, %d removed", name, s, got, removed)
		}
	}
}

func TestCleanMakesSafe(t *testing.T) {
	tests := []struct {
		name, in, want string
		removed        int
	}{
		{"escape sequence", "a\x1b[31mred\x1b[0m", "a␛[31mred␛[0m", 2},
		{"title sequence", "\x1b]0;owned\x07", "␛]0;owned␇", 2},
		{"C0 and DEL", "\x00\x08\x0b\x0c\x7f", "␀␈␋␌␡", 5},
		{"C1", "a\u009b31mb\u0090", "a31mb", 2},
		{"invalid UTF-8", "a\xff\xc0b\xe2\x82", "a\ufffd\ufffdb\ufffd\ufffd", 4},
		{"surrogate half in UTF-8", "\xed\xa0\x80", "\ufffd\ufffd\ufffd", 3},
		{"line ends", "a\r\nb\rc\u0085d\u2028e\u2029f\n", "a\nb\nc\nd\ne\nf\n", 0},
		{"bidirectional", "\u202eabc\u202c \u2066x\u2069 \u200f\u200e\u061c", "abc x ", 7},
		{"zero-width", "pass\u200bword\ufeff\u2060\u00ad\u034f\u180e", "password", 6},
		{"invisible letters", "a\u3164\u115f\u1160\uffa0b", "ab", 4},
		{"tags", "x\U000e0041\U000e0042y", "xy", 2},
		{"tags of no flag", "🏴\U000e0067\U000e0062\U000e007f", "🏴", 3},
		{"private use", "\ue000\U000f0000\U00100000x", "x", 3},
		{"noncharacters", "\ufdd0\uffff\U0001fffex", "x", 3},
		{"annotations", "\ufff9a\ufffab\ufffb", "ab", 3},
		{"stacked marks", "a" + strings.Repeat("\u0301", 30), "a" + strings.Repeat("\u0301", 4), 26},
		{"stacked spacing marks", "क" + strings.Repeat("\u093e", 30), "क" + strings.Repeat("\u093e", 4), 26},
		{"stacked vowels", "\u1112" + strings.Repeat("\u1161", 9), "\u1112" + strings.Repeat("\u1161", 4), 5},
		{"mark without base", "\u0301a\n\u0301b\t\u0301", "a\nb\t", 3},
		{"joiner without need", "a\u200db \u200c x\u200d", "ab  x", 3},
		{"joiner at start", "\u200d👩", "👩", 1},
		{"doubled joiner", "👨\u200d\u200d👩", "👨\u200d👩", 1},
		{"joiner after Arabic at end", "ه\u200d.", "ه.", 1},
		{"selectors of nothing", "a\ufe0f1\ufe0f\u0041\ufe00", "a1A", 3},
		{"doubled selector", "❤\ufe0f\ufe0f", "❤\ufe0f", 1},
		{"selectors that smuggle", "a\U000e0100\U000e01ef", "a", 2},
		{"chain of emoji", strings.Repeat("👨\u200d", 9) + "👨", strings.Repeat("👨\u200d", 4) + "👨👨\u200d👨\u200d👨\u200d👨\u200d👨", 1},
		{"chain of skin tones", "👨🏻🏻🏻 a🏻", "👨🏻 a", 3},
	}
	for _, test := range tests {
		got, removed := Clean(test.in)
		if string(got) != test.want || removed != test.removed {
			t.Errorf("%s: Clean(%q) = %q, %d; want %q, %d", test.name, test.in, got, removed, test.want, test.removed)
		}
		if again, n := Clean(string(got)); again != got || n != 0 {
			t.Errorf("%s: cleaned again: %q, %d", test.name, again, n)
		}
	}
}

func TestCleanOfASCIIAllocatesNothing(t *testing.T) {
	s := strings.Repeat("Printable ASCII,\n\tas nearly all text is. ", 20)
	if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Plain stretches are taken at once, which comes to the same as rune by rune.
func TestCleanByRuns(t *testing.T) {
	pieces := []string{"a", "plain words", "\n", "\t", " ", "“", "”", "\u0301", "\u200d", "\u200c", "\ufe0f", "👩", "🏽", "1", "\u20e3", "\x1b", "\xff", "é", "\u202e", "ن", "\r\n", "\r"}
	rng := rand.New(rand.NewPCG(1, 1))
	for range 20_000 {
		var s string
		for range rng.IntN(7) {
			s += pieces[rng.IntN(len(pieces))]
		}
		c := cleaner{in: s}
		for c.in != "" {
			c.next()
		}
		if got, removed := Clean(s); string(got) != string(c.out) || removed != c.removed {
			t.Fatalf("%q: %q, removed %d; rune by rune %q, removed %d", s, got, removed, c.out, c.removed)
		}
	}
}

func TestLine(t *testing.T) {
	if got := Text("one\ttwo\nthree").Line(); got != "one two three" {
		t.Errorf("got %q", got)
	}
}

func TestTrimmedStaysClean(t *testing.T) {
	for in, want := range map[string]string{
		" \u0301a ":   "a", // the mark loses the space it stood on
		"\u200b  x\n": "x",
		"\n\n":        "",
		"a\nb\n":      "a\nb",
	} {
		if got := Trimmed(in); string(got) != want {
			t.Errorf("Trimmed(%q) = %q, want %q", in, got, want)
		}
	}
	if got := title(" one\r\n\u0301two "); got != "one two" {
		t.Errorf("title: %q", got)
	}
}

// unsafe names what in t must never reach a screen. It is written apart from
// the cleaner, by what terminals and readers do.
func unsafe(t string) string {
	if !utf8.ValidString(t) {
		return "invalid UTF-8"
	}
	marks, before := 0, rune(0)
	for i, r := range t {
		next, _ := utf8.DecodeRuneInString(t[i+utf8.RuneLen(r):])
		if unicode.In(r, unicode.Mn, unicode.Me) && r != emojiStyle && r != textStyle {
			if marks++; marks > 4 {
				return "more than four marks"
			}
			if before == 0 || before == '\n' || before == '\t' {
				return "a mark on nothing"
			}
		} else if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc, unicode.Cf) {
			marks = 0
		}
		switch {
		case r == '\n', r == '\t':
		case unicode.IsControl(r):
			return "a control character"
		case r == 0x2028, r == 0x2029, r == 0xfeff, r == 0xad, r >= 0x2060 && r <= 0x206f:
			return "an invisible character"
		case r >= 0x200e && r <= 0x200f, r >= 0x202a && r <= 0x202e, r == 0x61c, r == 0x200b:
			return "a bidirectional or zero-width control"
		case unicode.Is(unicode.Co, r), r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef:
			return "a private or no character"
		case r == zwj, r == zwnj:
			if before < 0x80 || before == zwj || before == zwnj {
				return "a joiner after nothing that joins"
			}
		case r == emojiStyle:
			if before < 0x80 && next != 0x20e3 || before == emojiStyle {
				return "a selector after nothing to select"
			}
		case r >= 0xe0000 && r <= 0xe0fff:
			if before != blackFlag && (before < 0xe0000 || before > 0xe0fff) {
				return "a tag without a flag"
			}
		}
		before = r
	}
	return ""
}

func FuzzClean(f *testing.F) {
	for _, s := range goodTexts {
		f.Add(s)
	}
	for _, s := range []string{"\x1b[2J", "a\u200d\u0301\u094d\u200d\u180b", "\u1820\u200d\u180b\u1820", "\r\u200b\n", "🏴\U000e0067\U000e0062"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, _ := Clean(s)
		if why := unsafe(string(got)); why != "" {
			t.Fatalf("Clean(%q) = %q holds %s", s, got, why)
		}
		if again, removed := Clean(string(got)); again != got || removed != 0 {
			t.Fatalf("Clean(%q) = %q, and again %q with %d removed", s, got, again, removed)
		}
		if x := Trimmed(s); Trimmed(string(x)) != x {
			t.Fatalf("Trimmed(%q) is not settled: %q", s, x)
		}
		if strings.ContainsAny(got.Line(), "\n\t") {
			t.Fatalf("the line %q is more than one", got.Line())
		}
	})
}

// What is taken in one go comes out as it does rune by rune, beside whatever stands
// before and after it.
func TestPlainIsCleaned(t *testing.T) {
	for r := rune(' '); r < 0x2200; r++ {
		if plain(string(r)) == 0 {
			continue
		}
		for _, around := range [][2]string{{"", ""}, {"\u0301", "\u0301"}, {"\u2764", "\ufe0f"}, {"\u2764\u200d", "\u200d\u2764"}, {"1", "\U0001f3fd"}, {"\u0915\u094d", "\u200d"}} {
			s := around[0] + "a" + string(r) + around[1] + string(r) + around[1]
			c := cleaner{in: s}
			for c.in != "" {
				c.next()
			}
			if got, removed := Clean(s); string(got) != string(c.out) || removed != c.removed {
				t.Fatalf("%+q becomes %+q, rune by rune %+q", s, got, c.out)
			}
		}
	}
}

// What is not plain is found wherever it stands among what is.
func TestPlainEndsAtTheFirstThatIsNot(t *testing.T) {
	for b := range 256 {
		for before := range 20 {
			for after := range 10 {
				s := strings.Repeat("a", before) + string([]byte{byte(b)}) + strings.Repeat("~ ", after)
				want := len(s)
				if c := byte(b); c != '\n' && c != '\t' && (c < ' ' || c >= 0x7f) {
					want = before
				}
				if got := plain(s); got != want {
					t.Fatalf("%q is plain up to %d, want %d", s, got, want)
				}
			}
		}
	}
}

package pdf

import (
	"bytes"
	"compress/zlib"
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"testing"
	"time"

	"codeberg.org/go-fonts/dejavu/dejavusans"
	"codeberg.org/go-fonts/liberation/liberationsansregular"
)

func mustFont(t testing.TB, data []byte) *Font {
	t.Helper()
	f, err := ParseFont(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// drawn is a file with one of everything.
func drawn(t testing.TB, fonts ...*Font) *File {
	t.Helper()
	f := New(Info{Title: "Tïtle (1)", Subject: `a\b`, Language: "en-GB", Date: time.Date(2027, 1, 15, 9, 0, 0, 0, time.UTC)})
	p, next := f.Page(600, 800), f.Page(800, 600)
	head := f.Root().Add("H1")
	p.Tag(head)
	for i, font := range fonts {
		p.Text(f.AddFace(font), 12, 50, float64(50+20*i), Color{1, 2, 3}, "Ähre Ωμέγα Жук ✓ éñ ﬁ")
	}
	link := f.Root().Add("Link")
	p.Tag(link)
	p.Line(0, 0, 10, 10, Stroke{Width: 2, Dash: []float64{1, 2}})
	p.Link(0, 0, 10, 10, next, 40, link)
	next.Rect(1, 2, 3, 4, Color{9, 9, 9})
	next.Shape([]Point{{1, 1}, {2, 2}, {3, 1}}, &Color{}, &Stroke{Width: 1})
	f.Bookmark(1, "One", p, 10)
	f.Bookmark(3, "Three", p, 20)
	f.Bookmark(2, "Zwei ü", next, 30)
	return f
}

func fonts(t testing.TB) []*Font {
	return []*Font{mustFont(t, liberationsansregular.TTF), mustFont(t, dejavusans.TTF)}
}

func TestStable(t *testing.T) {
	if !bytes.Equal(drawn(t, fonts(t)...).Bytes(), drawn(t, fonts(t)...).Bytes()) {
		t.Error("two files of the same calls differ")
	}
}

// TestTable holds the table of objects to where they stand in the file.
func TestTable(t *testing.T) {
	b := drawn(t, fonts(t)...).Bytes()
	start, err := strconv.Atoi(string(regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n$`).FindSubmatch(b)[1]))
	if err != nil {
		t.Fatal(err)
	}
	_, rows := readStream(t, b[start:])
	direct := 0
	for n := 0; n < len(rows)/7; n++ {
		row := rows[7*n:]
		at, in := int(binary.BigEndian.Uint32(row[1:])), int(binary.BigEndian.Uint16(row[5:]))
		switch row[0] {
		case 1:
			direct++
			if want := fmt.Sprintf("%d 0 obj\n", n); !bytes.HasPrefix(b[at:], []byte(want)) {
				t.Errorf("object %d is not where the table says", n)
			}
		case 2:
			holder := int(binary.BigEndian.Uint32(rows[7*at+1:]))
			dict, body := readStream(t, b[holder:])
			var got int
			fields := bytes.Fields(body)
			if got, err = strconv.Atoi(string(fields[2*in])); err != nil || got != n {
				t.Errorf("object %d is not in %d at %d: %s", n, at, in, dict)
			}
		}
	}
	if direct < 5 {
		t.Errorf("%d objects", direct)
	}
}

// readStream inflates the stream that b begins with.
func readStream(t testing.TB, b []byte) (dict string, data []byte) {
	t.Helper()
	m := regexp.MustCompile(`(?s)^\d+ 0 obj\n<<(.*?)/Length (\d+)>>\nstream\n`).FindSubmatchIndex(b)
	if m == nil {
		t.Fatalf("%.60q is no stream", b)
	}
	size, _ := strconv.Atoi(string(b[m[4]:m[5]]))
	z, err := zlib.NewReader(bytes.NewReader(b[m[1] : m[1]+size]))
	if err != nil {
		t.Fatal(err)
	}
	data, err = io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b[m[2]:m[3]]), data
}

// TestSubset holds that a font cut down has the same widths and drawings, and is
// a font again.
func TestSubset(t *testing.T) {
	for _, f := range fonts(t) {
		s := newSubset(f)
		for _, r := range "Aé✓ﬁЖ" {
			s.add(f.glyph(r))
		}
		data := s.file()
		cut := &Font{tables: map[string][]byte{}, em: f.em, glyphs: len(s.order), widths: len(s.order), long: true}
		for i := range u16(data, 4) {
			at := 12 + 16*i
			table := data[u32(data, at+8) : u32(data, at+8)+u32(data, at+12)]
			if sum(table) != u32(data, at+4) {
				t.Errorf("the sum of %s is wrong", data[at:at+4])
			}
			cut.tables[string(data[at:at+4])] = table
		}
		for n, g := range s.order {
			if cut.width(n) != f.width(g) || len(cut.outline(n)) < len(f.outline(g)) {
				t.Errorf("glyph %d of %d differs", n, g)
			}
			if o := cut.outline(n); len(o) > 10 && i16(o, 0) < 0 && u16(o, 12) >= len(s.order) {
				t.Errorf("glyph %d is put together of %d, which is not there", n, u16(o, 12))
			}
		}
	}
}

// TestBrokenFont holds that a font that is cut or changed anywhere is refused or
// drawn wrong, and never more.
func TestBrokenFont(t *testing.T) {
	whole := liberationsansregular.TTF
	for _, at := range []int{0, 1, 3, 4, 11, 12, 100, 300, 1000, 50_000, len(whole) - 1} {
		if _, err := ParseFont(whole[:at]); !errors.As(err, new(*FontError)) {
			t.Errorf("cut at %d: %v", at, err)
		}
	}
	for at := 0; at < 3000; at += 7 {
		b := bytes.Clone(whole)
		b[at] ^= 0xff
		if f, err := ParseFont(b); err == nil {
			drawn(t, f).Bytes()
		}
	}
	for _, c := range []struct{ data, says string }{
		{"OTTO", "PostScript"}, {"wOF2", "web pages"}, {"ttcf", "no TrueType"}, {"ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10OTTO", "PostScript"}, {"ttcf\x00\x01\x00\x00\x00\x00\x00\x01\xff\xff\xff\xff", "no TrueType"}, {"%PDF", "no TrueType"}, {"", "no TrueType"},
	} {
		if _, err := ParseFont([]byte(c.data)); err == nil || !bytes.Contains([]byte(err.Error()), []byte(c.says)) {
			t.Errorf("%q: %v", c.data, err)
		}
	}
}

// collected puts fonts into a collection.
func collected(fonts ...[]byte) []byte {
	out := append([]byte("ttcf\x00\x01\x00\x00"), 0, 0, 0, byte(len(fonts)))
	at := len(out) + 4*len(fonts)
	var all []byte
	for _, font := range fonts {
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(all)))
		one := bytes.Clone(font)
		for i := range u16(one, 4) {
			from := 12 + 16*i + 8
			binary.BigEndian.PutUint32(one[from:], u32(one, from)+uint32(at+len(all)))
		}
		all = append(all, one...)
	}
	return append(out, all...)
}

// TestCollection holds that the first font of a collection is read as it would be
// alone.
func TestCollection(t *testing.T) {
	alone := drawn(t, mustFont(t, dejavusans.TTF)).Bytes()
	if !bytes.Equal(drawn(t, mustFont(t, collected(dejavusans.TTF, liberationsansregular.TTF))).Bytes(), alone) {
		t.Error("in a collection it draws otherwise")
	}
	whole := collected(dejavusans.TTF)
	for _, at := range []int{4, 12, 15, 20, 60, 5000, len(whole) - 1} {
		if _, err := ParseFont(whole[:at]); !errors.As(err, new(*FontError)) {
			t.Errorf("cut at %d: %v", at, err)
		}
	}
}

func FuzzFont(f *testing.F) {
	f.Add([]byte("\x00\x01\x00\x00"), 3)
	f.Add([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x20"), 0)
	f.Fuzz(func(t *testing.T, patch []byte, at int) {
		b := bytes.Clone(liberationsansregular.TTF)
		if at < 0 || at > len(b) {
			t.Skip()
		}
		copy(b[at:], patch)
		if font, err := ParseFont(b); err == nil {
			drawn(t, font).Bytes()
		}
	})
}

// TestProtect opens a file with its password by the standard's own steps, and not
// with another.
func TestProtect(t *testing.T) {
	f := drawn(t, fonts(t)...)
	plain := drawn(t, fonts(t)...).Bytes()
	f.Protect("schlüssel")
	b := f.Bytes()
	part := func(name string, size int) []byte {
		var v []byte
		if _, err := fmt.Sscanf(string(regexp.MustCompile(`/` + name + `<([0-9a-f]*)>`).FindSubmatch(b)[1]), "%x", &v); err != nil || len(v) != size {
			t.Fatalf("%s: %d bytes, %v", name, len(v), err)
		}
		return v
	}
	user, wrapped := part("U", 48), part("UE", 32)
	if !bytes.Equal(stretch([]byte("schlüssel"), user[32:40], nil), user[:32]) {
		t.Fatal("the password is refused")
	}
	if bytes.Equal(stretch([]byte("schlussel"), user[32:40], nil), user[:32]) {
		t.Fatal("another password opens it")
	}
	key := decrypt(stretch([]byte("schlüssel"), user[40:48], nil), make([]byte, 16), wrapped)
	streams := regexp.MustCompile(`(?s)\d+ 0 obj\n<<[^>]*?/Length (\d+)>>\nstream\n`)
	at, was := streams.FindSubmatchIndex(b), streams.FindSubmatchIndex(plain)
	size, _ := strconv.Atoi(string(b[at[2]:at[3]]))
	data := b[at[1] : at[1]+size]
	open := decrypt(key, data[:16], data[16:])
	open = open[:len(open)-int(open[len(open)-1])]
	if !bytes.HasPrefix(plain[was[1]:], open) || len(open) == 0 {
		t.Error("a stream reads back otherwise")
	}
	if bytes.Contains(b, []byte("Zwei")) || bytes.Contains(b, []byte("tle (1)")) {
		t.Error("text stands in the open")
	}
}

func decrypt(key, iv, data []byte) []byte {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	cipher.NewCBCDecrypter(block, iv).CryptBlocks(out, data)
	return out
}

func TestText(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"plain", "(plain)"}, {`(a\b)`, `(\(a\\b\))`}, {"ü", "<feff00fc>"}, {"👩", "<feffd83ddc69>"}, {"a\nb", "<feff0061000a0062>"},
	} {
		if got := text(c.text); got != c.want {
			t.Errorf("text(%q) = %s, want %s", c.text, got, c.want)
		}
	}
}

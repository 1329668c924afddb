package export

import (
	"bytes"
	"compress/zlib"
	"encoding/base64"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// picture is a transparent picture with a red corner.
func picture(w, h int) *image.NRGBA {
	m := image.NewNRGBA(image.Rect(0, 0, w, h))
	m.Set(0, 0, color.NRGBA{200, 30, 30, 255})
	return m
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// telling returns pictures that say CANARY wherever such a file can hold words.
func telling(t testing.TB) map[string][]byte {
	const word = "CANARY taken by Ines"
	chunk := func(kind, data string) []byte {
		b := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		b = append(b, kind+data...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE([]byte(kind+data)))
	}
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	z.Write([]byte(word))
	z.Close()
	clean := pngOf(t, picture(40, 20))
	const start = 8 + 25 // the signature and the head
	p := bytes.Clone(clean[:start])
	for _, c := range [][2]string{
		{"iCCP", word + "\x00\x00" + packed.String()}, {"tEXt", "Author\x00" + word}, {"zTXt", "Comment\x00\x00" + packed.String()},
		{"iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00" + word}, {"eXIf", "MM\x00*" + word}, {"prVt", word},
	} {
		p = append(p, chunk(c[0], c[1])...)
	}
	p = append(append(p, clean[start:]...), word...)

	j := jpegOf(t, picture(40, 20))
	segment := func(marker byte, data string) string {
		return "\xff" + string(marker) + string([]byte{byte((len(data) + 2) >> 8), byte(len(data) + 2)}) + data
	}
	k := "\xff\xd8\xff\xe1" + segment(0, "Exif\x00\x00"+word)[2:]
	k += "\xff\xe2" + segment(0, "ICC_PROFILE\x00\x01\x01"+word)[2:] + "\xff\xfe" + segment(0, word)[2:] + string(j[2:]) + word

	hidden := picture(len(word), 20) // in colours that are transparent
	for x := range len(word) {
		hidden.Set(x, 10, color.NRGBA{word[x], word[x], word[x], 0})
	}
	return map[string][]byte{"png": p, "jpeg": []byte(k), "transparent": pngOf(t, hidden)}
}

// TestLogosTellNothing holds that nothing of a logo's file but its colours reaches
// a document, in any format.
func TestLogosTellNothing(t *testing.T) {
	for name, data := range telling(t) {
		l, err := ReadLogo(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if l.picture.Rect.Dy() != 20 || l.picture.RGBAAt(5, 10) != (color.RGBA{255, 255, 255, 255}) && name != "jpeg" {
			t.Errorf("%s: %v, %v", name, l.picture.Rect, l.picture.RGBAAt(5, 10))
		}
		for form, s := range outputs(t, projected(t, empty(t), Options{Audience: Board, Look: Look{Logo: l}})) {
			for _, part := range strings.Split(s, "base64,")[1:] {
				b, err := base64.StdEncoding.DecodeString(part[:strings.IndexByte(part, '"')])
				if err != nil {
					t.Fatal(err)
				}
				s += string(b)
			}
			if strings.Contains(s, "CANARY") || strings.Contains(s, "CCCAAANNN") {
				t.Errorf("%s: %s holds what the file said", name, form)
			}
		}
	}
}

// manyScans is a small picture in so many parts that it takes a minute to read.
func manyScans() []byte {
	segment := func(marker byte, data ...byte) []byte {
		return append([]byte{0xff, marker, byte((len(data) + 2) >> 8), byte(len(data) + 2)}, data...)
	}
	b := append([]byte{0xff, 0xd8}, segment(0xdb, append([]byte{0}, bytes.Repeat([]byte{1}, 64)...)...)...)
	b = append(b, segment(0xc2, 8, 2000>>8, 2000&0xff, 2000>>8, 2000&0xff, 1, 1, 0x11, 0)...)
	b = append(b, segment(0xc4, append(append([]byte{0x10, 1}, make([]byte, 15)...), 0xe0)...)...)
	for range 20_000 {
		b = append(append(b, segment(0xda, 1, 1, 0x10, 1, 63, 0)...), 0x7f, 0xfe, 0xff, 0, 0xff, 0)
	}
	return append(b, 0xff, 0xd9)
}

func TestRefusedLogos(t *testing.T) {
	whole := pngOf(t, picture(40, 20))
	huge := bytes.Clone(whole) // that only says it is: 4294967295 by 20
	copy(huge[16:], "\xff\xff\xff\xff")
	binary.BigEndian.PutUint32(huge[29:], crc32.ChecksumIEEE(huge[12:29]))
	white := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	white.Set(3, 3, color.White)
	for name, c := range map[string]struct {
		data []byte
		says string
	}{
		"nothing": {nil, "no picture"}, "text": {[]byte("hello"), "no picture"}, "a pdf": {[]byte("%PDF-1.7\n"), "a PDF"},
		"svg":     {[]byte("<?xml version=\"1.0\"?>\n<SVG xmlns=\"http://www.w3.org/2000/svg\"><script>x</script></SVG>"), "an SVG drawing"},
		"gif":     {[]byte("GIF89a\x01\x00\x01\x00"), "a GIF"},
		"webp":    {[]byte("RIFF\x10\x00\x00\x00WEBPVP8 "), "a WebP"},
		"cut":     {whole[:60], "damaged"},
		"cut off": {jpegOf(t, picture(40, 20))[:300], "no picture"},
		"changed": {bytes.Replace(whole, whole[45:49], []byte("\x00\x00\x00\x00"), 1), "damaged"},
		"wide":    {pngOf(t, picture(maxPixels+1, 1)), "2001 by 1 pixels"},
		"huge":    {huge, "no picture"},
		"large":   {make([]byte, MaxLogo+1), "more than 512 KiB"},
		"white":   {pngOf(t, white), "on white paper"},
		"parts":   {manyScans(), "more parts"},
	} {
		_, err := ReadLogo(c.data)
		e, ok := err.(*BrandError)
		if !ok || e.Hint() == "" || !strings.Contains(e.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}

func FuzzLogo(f *testing.F) {
	for _, b := range telling(f) {
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := ReadLogo(b)
		if err == nil && (l.picture.Rect.Dx() > keptWidth || l.picture.Rect.Dy() > keptHeight || !l.picture.Opaque()) {
			t.Errorf("a logo of %v", l.picture.Rect)
		}
	})
}

// TestLargeLogosAreMadeSmall holds that the form stays and the colours are those of
// the whole.
func TestLargeLogosAreMadeSmall(t *testing.T) {
	m := image.NewNRGBA(image.Rect(0, 0, 1999, 301))
	for y := range 301 {
		for x := range 1999 {
			m.Set(x, y, color.NRGBA{uint8(100 * (x % 3)), 100, 0, 255})
		}
	}
	l, err := ReadLogo(pngOf(t, m))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.picture.Rect.Size(); got != image.Pt(667, 101) {
		t.Errorf("it has %v pixels", got)
	}
	if got := l.picture.RGBAAt(30, 30); got != (color.RGBA{100, 100, 0, 255}) {
		t.Errorf("stripes of 0, 100 and 200 become %v", got)
	}
	if w, h := l.size(170, 38); w != 170 || h < 25.7 || h > 25.8 {
		t.Errorf("it stands %.1f by %.1f", w, h)
	}
}

// TestLogoTurned holds that a JPEG stands as its Exif part says, in both byte
// orders, and that a damaged one does no harm. Of a picture of 2 by 1 blocks, red
// and blue, it looks where red comes to stand.
func TestLogoTurned(t *testing.T) {
	const block = 16 // as JPEG packs colours
	m := image.NewRGBA(image.Rect(0, 0, 2*block, block))
	for y := range block {
		for x := range 2 * block {
			m.Set(x, y, color.RGBA{200, 0, 0, 255})
			if x >= block {
				m.Set(x, y, color.RGBA{0, 0, 200, 255})
			}
		}
	}
	plain := jpegOf(t, m)
	with := func(order binary.AppendByteOrder, mark string, way uint16) []byte {
		tiff := order.AppendUint32(order.AppendUint16([]byte(mark), 42), 8)
		tiff = order.AppendUint16(tiff, 1)
		tiff = order.AppendUint32(order.AppendUint16(order.AppendUint16(tiff, 0x0112), 3), 1)
		tiff = order.AppendUint16(order.AppendUint16(tiff, way), 0)
		part := "Exif\x00\x00" + string(tiff)
		return []byte("\xff\xd8\xff\xe1" + string([]byte{0, byte(len(part) + 2)}) + part + string(plain[2:]))
	}
	where := map[uint16]string{1: "left", 2: "right", 3: "right", 4: "left", 5: "top", 6: "top", 7: "bottom", 8: "bottom", 9: "left"}
	for way, want := range where {
		for _, data := range [][]byte{with(binary.BigEndian, "MM", way), with(binary.LittleEndian, "II", way)} {
			l, err := ReadLogo(data)
			if err != nil {
				t.Fatal(err)
			}
			w, h := l.picture.Rect.Dx(), l.picture.Rect.Dy()
			red := func(x, y int) bool { return l.picture.RGBAAt(x, y).R > 100 }
			got := map[bool]string{true: "left", false: "right"}[red(4, 4)]
			if h > w {
				got = map[bool]string{true: "top", false: "bottom"}[red(4, 4)]
			}
			if got != want || red(4, 4) == red(w-4, h-4) {
				t.Errorf("orientation %d: red stands at the %s, want %s", way, got, want)
			}
		}
	}
	whole := with(binary.BigEndian, "MM", 6)
	for cut := range len(whole) {
		orientation(whole[:cut])
	}
	for at := 2; at < 40; at++ {
		wrong := bytes.Clone(whole)
		wrong[at] = 0xff
		orientation(wrong)
	}
}

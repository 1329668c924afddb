package export

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"testing"
)

func TestContrast(t *testing.T) {
	// From the definition in WCAG 2.2, and the well-known #767676 on white.
	for _, c := range []struct {
		a, b rgb
		want float64
	}{{rgb{}, whitePaper, 21}, {whitePaper, whitePaper, 1}, {rgb{0x76, 0x76, 0x76}, whitePaper, 4.54}} {
		if got := contrast(c.a, c.b); math.Abs(got-c.want) > 0.005 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// TestAccentsCanBeRead holds that every colour can be read on both papers, and that
// one which can is left as it is.
func TestAccentsCanBeRead(t *testing.T) {
	for r := 0; r < 256; r += 51 {
		for g := 0; g < 256; g += 51 {
			for b := 0; b < 256; b += 51 {
				asked := rgb{uint8(r), uint8(g), uint8(b)}
				a, err := ParseAccent(asked.String())
				if err != nil {
					t.Fatal(err)
				}
				for _, c := range []struct{ got, paper rgb }{{a.light, whitePaper}, {a.dark, darkPaper}} {
					if contrast(c.got, c.paper) < textContrast {
						t.Errorf("%s became %s, which has %.2f on %s", asked, c.got, contrast(c.got, c.paper), c.paper)
					}
					if contrast(asked, c.paper) >= textContrast && c.got != asked {
						t.Errorf("%s became %s without need", asked, c.got)
					}
				}
				if changed := a.light != asked || a.dark != asked; changed != (a.Adjusted() != "") {
					t.Errorf("%s: it says %q", asked, a.Adjusted())
				}
			}
		}
	}
	for _, s := range []string{"", "#fff", "1a5490", "#1a549g", "#+a5490", "#1a5490;}", "red", "#1a54900"} {
		if _, err := ParseAccent(s); err == nil {
			t.Errorf("%q is taken for a colour", s)
		}
	}
}

func picture(w, h int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	m.Set(0, 0, color.RGBA{200, 30, 30, 255})
	return m
}

func pngFile(t testing.TB, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, picture(w, h)); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestLogos(t *testing.T) {
	var j bytes.Buffer
	if err := jpeg.Encode(&j, picture(40, 20), nil); err != nil {
		t.Fatal(err)
	}
	// A comment right after the start of the picture, as cameras write them.
	secret := append(append([]byte{}, j.Bytes()[:2]...), "\xff\xfe\x00\x10taken by Ines"...)
	secret = append(append(secret, 0), j.Bytes()[2:]...)
	for name, data := range map[string][]byte{"png": pngFile(t, 40, 20), "jpeg": j.Bytes(), "with a comment": secret} {
		l, err := ReadLogo(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if l.width != 40 || l.height != 20 || bytes.Contains(l.png, []byte("Ines")) {
			t.Errorf("%s: %d by %d, %q", name, l.width, l.height, l.png)
		}
	}
	for name, data := range map[string][]byte{
		"nothing": nil, "text": []byte("hello"), "svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>`),
		"cut off": pngFile(t, 40, 20)[:60], "wide": pngFile(t, maxPixels+1, 1), "large": make([]byte, MaxLogo+1),
	} {
		if _, err := ReadLogo(data); err == nil || err.(*BrandError).Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBrandedPages(t *testing.T) {
	logo, err := ReadLogo(pngFile(t, 40, 20))
	if err != nil {
		t.Fatal(err)
	}
	accent, err := ParseAccent("#ffcc00")
	if err != nil {
		t.Fatal(err)
	}
	r := full(t)
	page := string(mustHTML(projected(t, r, Options{Audience: Board, Look: Look{Logo: logo, Accent: accent}})))
	for _, s := range []string{"; img-src data:", `<img src="data:image/png;base64,`, `alt="Logo of `, "--accent:" + accent.light.String(), "--accent:" + accent.dark.String()} {
		if !strings.Contains(page, s) {
			t.Errorf("the page lacks %s", s)
		}
	}
	usual := string(mustHTML(projected(t, r, Options{Audience: Board})))
	for _, s := range []string{"img-src", "<img", "--accent:"} {
		if strings.Contains(usual, s) {
			t.Errorf("without a look the page holds %s", s)
		}
	}
}

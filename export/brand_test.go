package export

import (
	"math"
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
				for _, c := range []struct{ got, ground rgb }{{a.light, palePanel}, {a.dark, darkPanel}} {
					if contrast(c.got, c.ground) < textContrast {
						t.Errorf("%s became %s, which has %.2f on %s", asked, c.got, contrast(c.got, c.ground), c.ground)
					}
					if contrast(asked, c.ground) >= textContrast && c.got != asked {
						t.Errorf("%s became %s without need", asked, c.got)
					}
				}
				if changed := a.light != asked || a.dark != asked; changed != (a.Adjusted(FormatHTML) != "") || (a.light != asked) != (a.Adjusted(FormatPDF) != "") {
					t.Errorf("%s: it says %q", asked, a.Adjusted(FormatHTML))
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

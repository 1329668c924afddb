package export

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	_ "image/jpeg" // a logo may be one
	"image/png"
	"math"
	"strconv"
	"strings"
)

// A BrandError says why a logo or a colour cannot be used, and what could.
type BrandError struct{ What, Do string }

// Error says what is wrong.
func (e *BrandError) Error() string { return e.What }

// Hint says what to do.
func (e *BrandError) Hint() string { return e.Do }

// A Logo is a company's picture for the head of a page.
type Logo struct {
	png           []byte
	width, height int // in pixels
}

// Limits of a logo.
const (
	MaxLogo   = 512 << 10 // bytes of the file
	maxPixels = 2000      // of width and of height
)

// ReadLogo reads a PNG or JPEG picture. What the file says beside the picture,
// such as who took it where, is dropped. Its error is [*BrandError].
func ReadLogo(data []byte) (*Logo, error) {
	if len(data) > MaxLogo {
		return nil, &BrandError{fmt.Sprintf("the logo has more than %d KiB", MaxLogo>>10), "make the picture smaller"}
	}
	head, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, &BrandError{"the logo is no PNG or JPEG picture", "save it as PNG; SVG is not taken, because it may hold a program"}
	}
	if head.Width > maxPixels || head.Height > maxPixels || head.Width < 1 || head.Height < 1 {
		return nil, &BrandError{fmt.Sprintf("the logo has %d by %d pixels", head.Width, head.Height), fmt.Sprintf("make it at most %d pixels wide and high", maxPixels)}
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, &BrandError{"the logo is damaged: " + err.Error(), "save the picture again"}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		return nil, &BrandError{"the logo cannot be kept: " + err.Error(), "save the picture again"}
	}
	return &Logo{b.Bytes(), head.Width, head.Height}, nil
}

// element writes the logo as part of a page.
func (l *Logo) element(company string) string {
	if l == nil {
		return ""
	}
	return `<p class="logo"><img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(l.png) + `" alt="` +
		html.EscapeString(shorten("Logo of "+company, 120)) + `" width="` + itoa(l.width) + `" height="` + itoa(l.height) + "\"></p>\n"
}

// An Accent is a company's colour as text can bear it: on white, and on the dark
// paper.
type Accent struct {
	asked       rgb
	light, dark rgb
}

type rgb [3]uint8

// The papers that text stands on, and the contrast it needs there (WCAG 2.2, 1.4.3).
var (
	whitePaper = rgb{0xff, 0xff, 0xff}
	darkPaper  = rgb{0x14, 0x19, 0x1f}
)

const textContrast = 4.5

// ParseAccent reads a colour such as #1a5490. Where it is too pale or too dark to
// be read, it is made darker on white and lighter on the dark paper; Adjusted says
// so. Its error is [*BrandError].
func ParseAccent(s string) (*Accent, error) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return nil, &BrandError{fmt.Sprintf("%q is no colour", s), "write it as # and six hex digits, such as #1a5490"}
	}
	c := rgb{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	return &Accent{c, c.until(rgb{}, whitePaper), c.until(whitePaper, darkPaper)}, nil
}

// Adjusted says in a sentence where the colour was changed to be read; "" where
// it stands as it was asked for.
func (a *Accent) Adjusted() string {
	var parts []string
	if a.light != a.asked {
		parts = append(parts, fmt.Sprintf("%s on white", a.light))
	}
	if a.dark != a.asked {
		parts = append(parts, fmt.Sprintf("%s on a dark screen", a.dark))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("The colour %s is hard to read as text, so it stands as %s.", a.asked, joinAnd(parts))
}

// style sets the colour on a page.
func (a *Accent) style() string {
	if a == nil {
		return ""
	}
	return fmt.Sprintf(":root{--link:%s;--accent:%[1]s}\n@media screen and (prefers-color-scheme:dark){:root{--link:%s;--accent:%[2]s}}\nh1{color:var(--accent)}h2{border-color:var(--accent)}\n", a.light, a.dark)
}

// String returns the colour as #rrggbb.
func (c rgb) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// until mixes the colour with another, no more than it takes to be read on a paper.
func (c rgb) until(with, paper rgb) rgb {
	mixed := c
	for part := 0; part <= 100; part++ {
		for i := range mixed {
			mixed[i] = uint8((int(c[i])*(100-part) + int(with[i])*part) / 100)
		}
		if contrast(mixed, paper) >= textContrast {
			break
		}
	}
	return mixed
}

// contrast is the ratio of the lighter to the darker colour, as WCAG 2.2 counts it.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func (c rgb) luminance() float64 {
	part := func(v uint8) float64 {
		x := float64(v) / 255
		if x <= 0.04045 {
			return x / 12.92
		}
		return math.Pow((x+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c[0]) + 0.7152*part(c[1]) + 0.0722*part(c[2])
}

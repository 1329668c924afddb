package export

import (
	"fmt"
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

// An Accent is a company's colour as text can bear it: on white, and on the dark
// paper.
type Accent struct {
	asked       rgb
	light, dark rgb
}

type rgb [3]uint8

// The grounds that text in a company's colour stands on, and the contrast it needs
// there (WCAG 2.2, 1.4.3). What can be read on a panel can be on the paper too.
var (
	whitePaper = rgb{0xff, 0xff, 0xff}
	palePanel  = rgb{0xf4, 0xf6, 0xf8}
	darkPanel  = rgb{0x1c, 0x23, 0x2b}
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
	return &Accent{c, c.until(rgb{}, palePanel), c.until(whitePaper, darkPanel)}, nil
}

// Adjusted says in a sentence where the colour was changed to be read in a format;
// "" where it stands as it was asked for.
func (a *Accent) Adjusted(f Format) string {
	var parts []string
	if a.light != a.asked {
		parts = append(parts, fmt.Sprintf("%s on white", a.light))
	}
	if a.dark != a.asked && f == FormatHTML { // the others are white paper
		parts = append(parts, fmt.Sprintf("%s on a dark screen", a.dark))
	}
	if len(parts) == 0 {
		return ""
	}
	return fmt.Sprintf("The colour %s is hard to read as text, so it stands as %s.", a.asked, joinAnd(parts))
}

// onPaper returns the colour as it stands on white, or the usual one.
func (a *Accent) onPaper(usual rgb) rgb {
	if a == nil {
		return usual
	}
	return a.light
}

// logoStyle gives the logo a white ground to stand on where the page is dark.
const logoStyle = "@media screen and (prefers-color-scheme:dark){.logo img{background:#fff;padding:.5rem .75rem;border-radius:.25rem;box-sizing:content-box}}\n"

// style dresses a page.
func (l Look) style() string {
	if l.Logo == nil {
		return l.Accent.style()
	}
	return l.Accent.style() + logoStyle
}

// style sets the colour on a page.
func (a *Accent) style() string {
	if a == nil {
		return ""
	}
	return fmt.Sprintf(":root{--link:%s;--accent:%[1]s}\n@media screen and (prefers-color-scheme:dark){:root{--link:%s;--accent:%[2]s}}\nh1,h2,thead th{color:var(--accent);border-color:var(--accent)}\n", a.light, a.dark)
}

// String returns the colour as #rrggbb.
func (c rgb) String() string { return fmt.Sprintf("#%02x%02x%02x", c[0], c[1], c[2]) }

// until mixes the colour with another, no more than it takes to be read on a ground.
func (c rgb) until(with, ground rgb) rgb {
	mixed := c
	for part := 0; part <= 100; part++ {
		for i := range mixed {
			mixed[i] = uint8((int(c[i])*(100-part) + int(with[i])*part) / 100)
		}
		if contrast(mixed, ground) >= textContrast {
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

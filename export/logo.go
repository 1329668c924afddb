package export

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"html"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // a logo may be one
	"image/png"
)

// A Logo is a company's picture for the head of a document: its colours on white,
// and nothing else that its file may have held.
type Logo struct {
	picture *image.RGBA // opaque
	png     []byte
}

// Limits of a logo. A document shows at most keptWidth by keptHeight pixels of it,
// which is four to a pixel of a page and finer than print.
const (
	MaxLogo    = 512 << 10 // bytes of the file
	maxPixels  = 2000      // of width and of height
	maxScans   = 100       // of a JPEG that comes in parts; each costs as much as the whole
	keptWidth  = 900
	keptHeight = 360
)

// ReadLogo reads a PNG or JPEG picture. What the file says beside the picture,
// such as who took it where, is dropped, and so are colours that nobody sees
// because they are transparent. Its error is [*BrandError].
func ReadLogo(data []byte) (*Logo, error) {
	if len(data) > MaxLogo {
		return nil, &BrandError{fmt.Sprintf("the logo has more than %d KiB", MaxLogo>>10), "make the picture smaller"}
	}
	head, kind, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || kind != "png" && kind != "jpeg" {
		return nil, &BrandError{"the logo is " + otherPicture(data), "save it as PNG or JPEG"}
	}
	if head.Width > maxPixels || head.Height > maxPixels || head.Width < 1 || head.Height < 1 {
		return nil, &BrandError{fmt.Sprintf("the logo has %d by %d pixels", head.Width, head.Height), fmt.Sprintf("make it at most %d pixels wide and high", maxPixels)}
	}
	if kind == "jpeg" && bytes.Count(data, []byte{0xff, 0xda}) > maxScans {
		return nil, &BrandError{"the logo comes in more parts than a picture has", "save it again, as PNG"}
	}
	decoded, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, &BrandError{"the logo is damaged: " + err.Error(), "save the picture again"}
	}
	shown := smaller(onWhite(decoded))
	if kind == "jpeg" {
		shown = turned(shown, data)
	}
	l := &Logo{picture: shown}
	if !l.seen() {
		return nil, &BrandError{"nothing of the logo can be seen on white paper", "take the one that is made for a white ground"}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, l.picture); err != nil {
		return nil, &BrandError{"the logo cannot be kept: " + err.Error(), "save the picture again"}
	}
	l.png = b.Bytes()
	return l, nil
}

// otherPicture says what a file is that is not taken.
func otherPicture(data []byte) string {
	start := bytes.ToLower(data[:min(len(data), 1024)])
	switch {
	case bytes.Contains(start, []byte("<svg")):
		return "an SVG drawing, which may hold a program and is not taken"
	case bytes.HasPrefix(start, []byte("gif8")):
		return "a GIF picture"
	case len(start) > 12 && string(start[8:12]) == "webp":
		return "a WebP picture"
	case bytes.HasPrefix(start, []byte("%pdf")):
		return "a PDF"
	}
	return "no picture that can be read"
}

// onWhite returns a picture as it looks on white paper.
func onWhite(m image.Image) *image.RGBA {
	b := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), m, b.Min, draw.Over)
	return out
}

// smaller returns a picture of at most keptWidth by keptHeight pixels, each the
// mean of those in a square of the larger one.
func smaller(m *image.RGBA) *image.RGBA {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	side := max((w+keptWidth-1)/keptWidth, (h+keptHeight-1)/keptHeight)
	if side == 1 {
		return m
	}
	out := image.NewRGBA(image.Rect(0, 0, (w+side-1)/side, (h+side-1)/side))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			square := image.Rect(x*side, y*side, (x+1)*side, (y+1)*side).Intersect(m.Rect)
			out.SetRGBA(x, y, mean(m, square))
		}
	}
	return out
}

// mean returns the mean colour of a part of an opaque picture.
func mean(m *image.RGBA, part image.Rectangle) color.RGBA {
	var sum [3]int
	for y := part.Min.Y; y < part.Max.Y; y++ {
		for x := part.Min.X; x < part.Max.X; x++ {
			for i, v := range m.Pix[m.PixOffset(x, y):][:3] {
				sum[i] += int(v)
			}
		}
	}
	n := part.Dx() * part.Dy()
	return color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 0xff}
}

// seen reports whether anything of the logo stands out from white paper. A logo
// need not reach the contrast of text (WCAG 2.2, 1.4.3), but must not be white.
func (l *Logo) seen() bool {
	for i := 0; i < len(l.picture.Pix); i += 4 {
		if contrast(rgb(l.picture.Pix[i:i+3]), whitePaper) >= logoContrast {
			return true
		}
	}
	return false
}

const logoContrast = 1.2

// size returns how wide and high the logo stands in a box, its form kept; it is
// never drawn larger than at one point a pixel.
func (l *Logo) size(width, height float64) (w, h float64) {
	w, h = float64(l.picture.Rect.Dx()), float64(l.picture.Rect.Dy())
	k := min(width/w, height/h, 1)
	return w * k, h * k
}

// logoText says what the logo is to those who do not see it.
func (d Document) logoText() string { return shorten("Logo of "+d.Title.Company, 120) }

// logo returns the logo as part of a page.
func (p *page) logo() string {
	l := p.d.look.Logo
	if l == nil {
		return ""
	}
	return `<p class="logo"><img src="data:image/png;base64,` + base64.StdEncoding.EncodeToString(l.png) + `" alt="` +
		html.EscapeString(p.d.logoText()) + `" width="` + itoa(l.picture.Rect.Dx()) + `" height="` + itoa(l.picture.Rect.Dy()) + "\"></p>\n"
}

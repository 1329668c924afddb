package pdf

import (
	"fmt"
	"image"
)

// A Picture is an image that the pages of a file may show.
type Picture struct {
	name   string
	image  *image.RGBA
	number int
}

// AddPicture makes an image known to the file. It is taken to be opaque.
func (f *File) AddPicture(m *image.RGBA) *Picture {
	x := &Picture{name: fmt.Sprintf("P%d", len(f.pictures)+1), image: m}
	f.pictures = append(f.pictures, x)
	return x
}

// Picture draws a picture in a box whose upper left corner is at x and y.
func (p *Page) Picture(c *Picture, x, y, w, h float64) {
	p.op("q %s 0 0 %s %s %s cm/%s Do Q\n", num(w), num(h), num(x), num(p.Height-y-h), c.name)
}

// write writes the picture's colours, row by row.
func (c *Picture) write(w *objects) {
	b := c.image.Bounds()
	pixels := make([]byte, 0, 3*b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			pixels = append(pixels, c.image.Pix[c.image.PixOffset(x, y):][:3]...)
		}
	}
	c.number = w.stream(fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8", b.Dx(), b.Dy()), pixels)
}

// writePictures writes all pictures and returns what pages call them by.
func (f *File) writePictures(w *objects) (names string) {
	if len(f.pictures) == 0 {
		return ""
	}
	for _, c := range f.pictures {
		c.write(w)
		names += fmt.Sprintf("/%s %d 0 R", c.name, c.number)
	}
	return "/XObject<<" + names + ">>"
}

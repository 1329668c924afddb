package export

import (
	"encoding/binary"
	"image"
)

// turned returns a JPEG's picture as a viewer shows it: cameras leave it as the
// sensor saw it and note in its Exif part how to turn it.
func turned(m *image.RGBA, data []byte) *image.RGBA {
	way := orientation(data)
	if way < 2 {
		return m
	}
	w, h := m.Rect.Dx(), m.Rect.Dy()
	out := image.NewRGBA(m.Rect)
	if way > 4 { // it stands on its side
		out = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			at := [2]int{x, y}
			if way == 2 || way == 3 || way == 7 || way == 8 {
				at[0] = w - 1 - x
			}
			if way == 3 || way == 4 || way == 6 || way == 7 {
				at[1] = h - 1 - y
			}
			if way > 4 {
				at[0], at[1] = at[1], at[0]
			}
			out.SetRGBA(at[0], at[1], m.RGBAAt(x, y))
		}
	}
	return out
}

// orientation returns how a JPEG is to be turned, from 1 (as it is) to 8, as Exif
// 2.3 numbers it (4.6.4, tag 0x0112); 0 where it does not say.
func orientation(data []byte) uint16 {
	for at := 2; at+4 <= len(data) && data[at] == 0xff && data[at+1] != 0xda; {
		size := int(binary.BigEndian.Uint16(data[at+2:]))
		if size < 2 || at+2+size > len(data) {
			return 0
		}
		if part := data[at+4 : at+2+size]; data[at+1] == 0xe1 && len(part) > 14 && string(part[:6]) == "Exif\x00\x00" {
			return orientationIn(part[6:])
		}
		at += 2 + size
	}
	return 0
}

// orientationIn reads the tag from the first directory of an Exif part.
func orientationIn(tiff []byte) uint16 {
	var order binary.ByteOrder = binary.BigEndian
	if string(tiff[:2]) == "II" {
		order = binary.LittleEndian
	}
	const tag, entry = 0x0112, 12
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0
	}
	list := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(list) < entry {
			return 0
		}
		if way := order.Uint16(list[8:]); order.Uint16(list) == tag && way <= 8 {
			return way
		}
		list = list[entry:]
	}
	return 0
}

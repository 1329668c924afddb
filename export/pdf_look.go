package export

import "diligence/export/pdf"

// Measures of a page, in points: A4 and what stands on it.
const (
	sheetShort, sheetLong = 595.28, 841.89
	sheetSide             = 54
	sheetTop              = 58
	sheetFoot             = 54
	sheetWidth            = sheetShort - 2*sheetSide // of text
)

// A typeSize is a size of type and the distance of its lines.
type typeSize struct{ size, leading float64 }

var (
	headType  = map[int]typeSize{1: {23, 28}, 2: {15, 19}, 3: {10.5, 13.5}}
	bodyType  = typeSize{9.5, 12.8}
	cellType  = typeSize{8, 10.2}
	smallType = typeSize{7.5, 10}

	briefType     = typeSize{9, 12}
	briefCellType = typeSize{8, 10}
)

// Space above a block.
var (
	headSpace  = map[int]float64{1: 6, 2: 22, 3: 12}
	blockSpace = 5.5
	itemSpace  = 2.2
	tableSpace = 8.0
)

// The colours, which are those of the page in light.
var (
	white       = pdf.Color{0xff, 0xff, 0xff}
	inkColor    = pdf.Color{0x1c, 0x25, 0x30}
	quietColor  = pdf.Color{0x51, 0x5d, 0x6b}
	ruleColor   = pdf.Color{0xd5, 0xdb, 0xe2}
	panelColor  = pdf.Color{0xf4, 0xf6, 0xf8}
	linkColor   = pdf.Color{0x1a, 0x54, 0x90}
	fundedColor = pdf.Color{0x2f, 0x6b, 0x9a}
	doneColor   = pdf.Color{0x7b, 0x88, 0x96}
	shortColor  = pdf.Color{0xb3, 0x26, 0x1e}
	bandColor   = pdf.Color{0xdf, 0xe9, 0xf3}
	moneyColor  = pdf.Color{0x2b, 0x7a, 0x4b}
	loudColor   = pdf.Color{0x9f, 0x1d, 0x1d}
)

// tintColors fill a cell, by the class of its mark.
var tintColors = map[string]pdf.Color{
	"good": {0xe3, 0xf3, 0xe6}, "watch": {0xfd, 0xf1, 0xd3}, "bad": {0xfb, 0xe3, 0xe0}, "neutral": {0xe9, 0xee, 0xf5},
	"disputed": {0xec, 0xe4, 0xf6}, "silent": {0xf0, 0xf1, 0xf3}, "unknown": {0xf0, 0xf1, 0xf3}, "withheld": {0xf0, 0xf1, 0xf3},
}

// A severityLook is the ground and the ink of a severity.
type severityLook struct{ ground, ink pdf.Color }

var severityLooks = map[string]severityLook{
	"critical": {loudColor, white},
	"high":     {pdf.Color{0xfb, 0xe0, 0xd5}, pdf.Color{0x8d, 0x2a, 0x10}},
	"medium":   {pdf.Color{0xfd, 0xf1, 0xd3}, pdf.Color{0x6b, 0x4a, 0x00}},
	"low":      {pdf.Color{0xe9, 0xee, 0xf5}, pdf.Color{0x3f, 0x4d, 0x5c}},
}

// word is the ink of a severity where it stands in a text.
func (l severityLook) word() pdf.Color {
	if l.ink == white {
		return l.ground
	}
	return l.ink
}

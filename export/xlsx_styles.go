package export

import (
	"bytes"
	"encoding/xml"
	"strings"
)

// A cellShape is what a spreadsheet shows a number as.
type cellShape int

const (
	shapePlain cellShape = iota
	shapePercent
	shapeDay // a day or a time
)

// styles reads what the cells of each style show their numbers as.
func (w *packedBook) styles() error {
	name := w.part["styles"]
	if w.parts[strings.ToLower(name)] == nil {
		return nil
	}
	codes, ofCells := map[string]string{}, false
	return w.each(name, func(t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				codes[attr(t, "numFmtId")] = attr(t, "formatCode")
			case "cellXfs":
				ofCells = true
			case "xf":
				if id := attr(t, "numFmtId"); ofCells {
					w.shapes = append(w.shapes, shapeOf(id, codes[id]))
				}
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				ofCells = false
			}
		}
		return nil
	})
}

// builtinShapes are the number formats that a workbook need not write out, by
// their ids: ECMA-376 part 1, 18.8.30.
var builtinShapes = map[string]cellShape{
	"9": shapePercent, "10": shapePercent,
	"14": shapeDay, "15": shapeDay, "16": shapeDay, "17": shapeDay, "18": shapeDay, "19": shapeDay, "20": shapeDay, "21": shapeDay, "22": shapeDay,
	"27": shapeDay, "28": shapeDay, "29": shapeDay, "30": shapeDay, "31": shapeDay, "32": shapeDay, "33": shapeDay, "34": shapeDay, "35": shapeDay, "36": shapeDay,
	"45": shapeDay, "46": shapeDay, "47": shapeDay,
	"50": shapeDay, "51": shapeDay, "52": shapeDay, "53": shapeDay, "54": shapeDay, "55": shapeDay, "56": shapeDay, "57": shapeDay, "58": shapeDay,
}

// shapeOf returns what a number format shows. What a format quotes, escapes or
// brackets is no sign of it.
func shapeOf(id, code string) cellShape {
	if code == "" {
		return builtinShapes[id]
	}
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case '\\', '_', '*': // the next character stands for itself
			i++
		case '"', '[':
			end := byte('"')
			if code[i] == '[' {
				end = ']'
			}
			for i++; i < len(code) && code[i] != end; i++ {
			}
		case '%':
			return shapePercent
		case 'y', 'Y', 'm', 'M', 'd', 'D', 'h', 'H', 's', 'S':
			return shapeDay
		}
	}
	return shapePlain
}

// lockedWord says what a file of the older packing is: one with a password names
// its locked part.
func lockedWord(data []byte) string {
	name := []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")
	if bytes.Contains(data, name) {
		return "the workbook has a password"
	}
	return "the workbook has the old form xls"
}

// foreign says of which other program's form a packed file is; "" for none known.
func (w *packedBook) foreign() string {
	for name := range w.parts {
		switch {
		case name == "mimetype" && w.parts["content.xml"] != nil:
			return "the file is an OpenDocument (ods), and no workbook of the form xlsx"
		case strings.HasSuffix(name, ".iwa") || name == "index.zip":
			return "the file is a Numbers document, and no workbook of the form xlsx"
		}
	}
	return ""
}

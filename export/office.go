package export

import (
	"archive/zip"
	"bytes"
	"html"
	"strings"
	"time"
)

// An officePart is one file of an Office Open XML package: its name, and its bytes.
type officePart struct{ name, text string }

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// officeFile packs parts, each dated alike, so that the same parts make the same
// bytes.
func officeFile(parts []officePart, date time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := w.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: midnight(date)})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// midnight is the day of t, without its hour and place.
func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// xmlText returns s as the text of an element or an attribute. What XML cannot
// hold is left out.
func xmlText(s string) string {
	return html.EscapeString(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xfffe || r == 0xffff || r == '\r' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}

// coreProperties says what a package is, and no person's name.
func coreProperties(title, subject string, date time.Time) officePart {
	day := midnight(date).Format(time.RFC3339)
	return officePart{"docProps/core.xml", xmlHead +
		`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		"<dc:title>" + xmlText(title) + "</dc:title><dc:subject>" + xmlText(subject) + "</dc:subject><dc:creator>diligence</dc:creator><dc:language>en-GB</dc:language>" +
		"<cp:lastModifiedBy>diligence</cp:lastModifiedBy>" +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + day + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + day + "</dcterms:modified></cp:coreProperties>"}
}

// A relation is one line of a part's relationships.
type relation struct{ id, kind, target string }

const relationKinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

func relations(name string, list []relation) officePart {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, r := range list {
		kind := relationKinds + r.kind
		if strings.Contains(r.kind, ":") {
			kind = r.kind
		}
		b.WriteString(`<Relationship Id="` + r.id + `" Type="` + kind + `" Target="` + r.target + `"/>`)
	}
	b.WriteString("</Relationships>")
	return officePart{name, b.String()}
}

// rootRelations leads to the main part and the core properties.
func rootRelations(main string) officePart {
	return relations("_rels/.rels", []relation{
		{"rId1", "officeDocument", main},
		{"rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
	})
}

// contentTypes says what each part is; parts is name after name and its type,
// which is one of an office document's unless it says otherwise.
func contentTypes(parts ...string) officePart {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`)
	for i := 0; i+1 < len(parts); i += 2 {
		kind := "application/vnd.openxmlformats-officedocument." + parts[i+1] + "+xml"
		if strings.Contains(parts[i+1], "/") {
			kind = parts[i+1]
		}
		b.WriteString(`<Override PartName="/` + parts[i] + `" ContentType="` + kind + `"/>`)
	}
	b.WriteString("</Types>")
	return officePart{"[Content_Types].xml", b.String()}
}

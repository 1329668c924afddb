package export

import (
	"fmt"
	"strings"
)

// accentMark stands in styles.xml where text takes the company's colour.
const accentMark = "<!--accent-->"

// stylesOfDOCX returns the styles, a brief's set closer, in the company's colour
// where it has one: the title, the headings of sections and tables, their rules,
// and links.
func stylesOfDOCX(d Document) string {
	styles := docxStyles
	if d.Brief {
		styles = closer.Replace(styles)
	}
	a := d.look.Accent
	if a == nil {
		return strings.ReplaceAll(styles, accentMark, "")
	}
	return strings.NewReplacer(accentMark, accentInk(a),
		`w:color="1C2530"`, `w:color="`+a.light.hex()+`"`, // rules
		`<w:color w:val="1A5490"/>`, accentInk(a)).Replace(styles)
}

// closer sets text, titles and what lies between them as the PDF of a brief does.
var closer = strings.NewReplacer(
	`<w:sz w:val="20"/><w:szCs w:val="20"/><w:lang`, `<w:sz w:val="18"/><w:szCs w:val="18"/><w:lang`, // text
	`<w:spacing w:after="120" w:line="276"`, `<w:spacing w:after="80" w:line="259"`,
	`<w:sz w:val="48"/><w:szCs w:val="48"/>`, `<w:sz w:val="34"/><w:szCs w:val="34"/>`, // the title
	`<w:spacing w:before="120" w:after="240" w:line="240"`, `<w:spacing w:before="60" w:after="120" w:line="240"`,
	`<w:sz w:val="32"/><w:szCs w:val="32"/>`, `<w:sz w:val="25"/><w:szCs w:val="25"/>`, // sections
	`<w:spacing w:before="480" w:after="160"`, `<w:spacing w:before="240" w:after="80"`,
	`<w:sz w:val="17"/><w:szCs w:val="17"/>`, `<w:sz w:val="16"/><w:szCs w:val="16"/>`, // cells
)

// accentInk is the format of text in the company's colour; "" where it has none.
func accentInk(a *Accent) string {
	if a == nil {
		return ""
	}
	return `<w:color w:val="` + a.light.hex() + `"/>`
}

// hex returns the colour as word processors write it.
func (c rgb) hex() string { return strings.ToUpper(strings.TrimPrefix(c.String(), "#")) }

const (
	logoPart     = "media/logo.png" // from word/
	logoRelation = "rId6"
	pointEMU     = 12700 // English Metric Units in a point
)

// brandParts adds the logo to a package.
func (x *docx) brandParts(types []string, links []relation) ([]string, []relation, []officePart) {
	l := x.d.look.Logo
	if l == nil {
		return types, links, nil
	}
	return append(types, "word/"+logoPart, "image/png"), append(links, relation{logoRelation, "image", logoPart}),
		[]officePart{{"word/" + logoPart, string(l.png)}}
}

const drawing = "http://schemas.openxmlformats.org/drawingml/2006/"

// document returns the main part. What a logo's names stand for is said at its
// root, where some readers look for it alone.
func (x *docx) document() string {
	s := wordXML("document", "<w:body>"+x.b.String()+pageOfDOCX+"</w:body>")
	if x.d.look.Logo == nil {
		return s
	}
	return strings.Replace(s, "<w:document ", `<w:document xmlns:wp="`+drawing+`wordprocessingDrawing" xmlns:a="`+drawing+`main" xmlns:pic="`+drawing+`picture" `, 1)
}

// logo writes the logo as a paragraph.
func (x *docx) logo() {
	l := x.d.look.Logo
	if l == nil {
		return
	}
	height := 40.0
	if x.d.Brief {
		height = 26
	}
	w, h := l.size(170, height)
	size := fmt.Sprintf(`cx="%d" cy="%d"`, max(int(w*pointEMU), 1), max(int(h*pointEMU), 1))
	about := `id="1" name="Logo" descr="` + xmlText(x.d.logoText()) + `"`
	x.put(`<w:p><w:pPr><w:keepNext/><w:spacing w:before="0" w:after="0"/></w:pPr><w:r><w:drawing>`,
		`<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent `, size, `/><wp:docPr `, about, `/>`,
		`<a:graphic><a:graphicData uri="`, drawing, `picture"><pic:pic>`,
		`<pic:nvPicPr><pic:cNvPr `, about, `/><pic:cNvPicPr/></pic:nvPicPr>`,
		`<pic:blipFill><a:blip r:embed="`, logoRelation, `"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`,
		`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext `, size, `/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`,
		`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`)
}

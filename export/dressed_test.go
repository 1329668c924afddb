package export

import (
	"bytes"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// dressed is a document with a logo and a colour that is too pale for paper.
func dressed(t testing.TB, o Options) Document {
	t.Helper()
	logo, err := ReadLogo(pngOf(t, picture(400, 100)))
	if err != nil {
		t.Fatal(err)
	}
	o.Look.Logo, o.Look.Accent = logo, accentOf(t, "#ffcc00")
	return projected(t, full(t), o)
}

func accentOf(t testing.TB, colour string) *Accent {
	t.Helper()
	a, err := ParseAccent(colour)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestDressedPage(t *testing.T) {
	d := dressed(t, Options{Audience: Board})
	page := string(mustHTML(d))
	accent := d.look.Accent
	for _, s := range []string{"; img-src data:", `<img src="data:image/png;base64,`, `alt="Logo of Quayside" width="400" height="100"`, "--accent:" + accent.light.String(), "--accent:" + accent.dark.String()} {
		if !strings.Contains(page, s) {
			t.Errorf("the page lacks %s", s)
		}
	}
	usual := string(mustHTML(projected(t, full(t), Options{Audience: Board})))
	for _, s := range []string{"img-src", "<img", "--accent:", ".logo img{background"} {
		if strings.Contains(usual, s) {
			t.Errorf("without a look the page holds %s", s)
		}
	}
}

// TestDressedPDF holds that the logo opens the text as a figure that says what it
// is, that it takes no room, and that titles have the colour as paper bears it.
func TestDressedPDF(t *testing.T) {
	for _, a := range []Audience{Board, Private} {
		for _, brief := range []bool{false, true} {
			d := dressed(t, Options{Audience: a, Brief: brief})
			f := readPDF(t, mustPDF(d))
			bare := d
			bare.look = Look{}
			was := readPDF(t, mustPDF(bare))
			checkSheets(t, d, f)
			if len(f.pages) != len(was.pages) {
				t.Errorf("%s: %d pages, %d without a look", a, len(f.pages), len(was.pages))
			}
			if first := f.pages[0].order[0]; first.kind != "Figure" || first.text != "" {
				t.Errorf("%s: the text opens with a %s %q", a, first.kind, first.text)
			}
			all, before := f.all(), was.all()
			for _, s := range []string{"/Alt(Logo of Quayside)", "/P1 Do", "/XObject<</P1 ", d.look.Accent.onPDF() + " rg"} {
				if !strings.Contains(all, s) {
					t.Errorf("%s: it lacks %s", a, s)
				}
				if strings.Contains(before, s) {
					t.Errorf("%s: without a look it holds %s", a, s)
				}
			}
		}
	}
}

// onPDF writes the colour as a PDF does.
func (a *Accent) onPDF() string {
	part := func(n uint8) string { return strings.TrimRight(fmt.Sprintf("%.3f", float64(n)/255), "0.") }
	return fmt.Sprintf("%s %s 0", part(a.light[0]), part(a.light[1]))
}

// TestDressedPDFThroughPoppler reads the picture with another program.
func TestDressedPDFThroughPoppler(t *testing.T) {
	c := exec.Command(tool(t, "pdfimages", "poppler-utils"), "-list", "-")
	c.Stdin = bytes.NewReader(mustPDF(dressed(t, Options{Audience: Board})))
	out, err := c.CombinedOutput()
	if err != nil || !regexp.MustCompile(`\s1\s+0 image\s+400\s+100\s+rgb\s+3\s+8`).Match(out) {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestDressedDOCX holds that the logo opens the document and says what it is, that
// its part is there, and that titles, heads of tables and links have the colour.
func TestDressedDOCX(t *testing.T) {
	d := dressed(t, Options{Audience: Board})
	all := unpackedText(mustDOCX(d))
	hex := d.look.Accent.light.hex()
	for s, n := range map[string]int{
		`descr="Logo of Quayside"`: 2, `r:embed="rId6"`: 1, `Target="media/logo.png"`: 1, `PartName="/word/media/logo.png" ContentType="image/png"`: 1, string(d.look.Logo.png): 1,
		`cx="2032000" cy="508000"`:                                 2,
		`<w:bCs/><w:color w:val="` + hex + `"/><w:sz w:val="48"/>`: 1, `<w:bCs/><w:color w:val="` + hex + `"/><w:sz w:val="32"/>`: 1,
		`w:color="` + hex + `"`: 2, `<w:rPr><w:color w:val="` + hex + `"/></w:rPr>`: 1, accentMark: 0, `w:val="1A5490"`: 0,
	} {
		if got := strings.Count(all, s); got != n {
			t.Errorf("%d times %.60q, want %d", got, s, n)
		}
	}
	if _, body, _ := strings.Cut(all, "<w:body>"); strings.Index(body, "<w:drawing>") > strings.Index(body, "<w:t ") {
		t.Error("the logo does not open the document")
	}
	bare := d
	bare.look = Look{}
	all = unpackedText(mustDOCX(bare))
	for _, s := range []string{"logo", "w:drawing", hex, accentMark, "image/png"} {
		if strings.Contains(all, s) {
			t.Errorf("without a look it holds %s", s)
		}
	}
}

// TestBriefDOCXHasTwoPages holds that a word processor, too, sets the brief of a
// hostile review on two pages, under a logo.
func TestBriefDOCXHasTwoPages(t *testing.T) {
	office, info := tool(t, "soffice", "libreoffice-writer-nogui"), tool(t, "pdfinfo", "poppler-utils")
	if testing.Short() {
		t.Skip("not opened in LibreOffice: -short")
	}
	q, r, res := hostileReview(t)
	d := Project(q, r, res, Options{Audience: Private, Now: today, Names: ReplaceNames, Brief: true, Look: dressed(t, Options{}).look})
	b := mustDOCX(d)
	c := exec.Command(info, "-")
	c.Stdin = bytes.NewReader(throughOffice(t, office, "docx", "pdf", b))
	if out, err := c.CombinedOutput(); err != nil || !regexp.MustCompile(`Pages: +[12]\n`).Match(out) {
		t.Errorf("%v\n%s", err, out)
	}
	if strings.Contains(unpackedText(b), "Table of Contents") {
		t.Error("a brief has contents")
	}
}

package export

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"diligence/export/pdf"
	"diligence/questionnaire"
)

// mustPDF writes a document as PDF.
func mustPDF(d Document) []byte {
	b, _, err := PDF(d, PDFOptions{})
	if err != nil {
		panic(err)
	}
	return b
}

func TestPDF(t *testing.T) {
	for name, review := range reviews {
		for _, a := range Audiences {
			t.Run(name+"-"+string(a), func(t *testing.T) {
				d := document(t, review(t), a)
				checkPDF(t, d, mustPDF(d))
			})
		}
	}
}

// TestPDFHostile also holds that hostile text tears no table, leaves no heading
// alone and breaks out of nothing.
func TestPDFHostile(t *testing.T) {
	q, r, res := hostileReview(t)
	d := For(q, r, res, Private, today) // which has everything
	checkPDF(t, d, mustPDF(d))
}

// TestPDFStable holds that the same document gives the same bytes.
func TestPDFStable(t *testing.T) {
	d := document(t, full(t), Board)
	if first := mustPDF(d); !bytes.Equal(first, mustPDF(d)) {
		t.Error("two files of one document differ")
	}
}

// TestPDFFigure holds that the figure stands on a page of its section, with its
// sentence, and that all it writes is there.
func TestPDFFigure(t *testing.T) {
	d := document(t, full(t), Board)
	f := readPDF(t, mustPDF(d))
	figures := timeFigures(d)
	said := f.kind("Figure")
	if len(said) != len(figures) || len(figures) == 0 {
		t.Fatalf("%d figures, want %d", len(said), len(figures))
	}
	for i, x := range figures {
		for _, p := range x.parts {
			if p.kind == textPart && !strings.Contains(tight(said[i]), tight(p.text)) {
				t.Errorf("the figure lacks %q", p.text)
			}
		}
		if c := f.kind("Caption")[1+i]; !strings.HasSuffix(tight(c), tight(x.title)) { // the first is that of the contents
			t.Errorf("the caption is %q", c)
		}
	}
	if _, _, err := writeSheets(d, Markdown(d), []figure{{section: "Nowhere"}}, PDFOptions{}); !errors.As(err, new(*FigureError)) {
		t.Errorf("a figure without a place: %v", err)
	}
}

// TestPDFHead holds that a table that goes on has its head again, which is said
// once to who listens.
func TestPDFHead(t *testing.T) {
	var b strings.Builder
	b.WriteString("# T\n\n| Alpha | Beta |\n| --- | --- |\n")
	for i := range 100 {
		b.WriteString("| row " + itoa(i) + " | " + strings.Repeat("word ", 30) + "|\n")
	}
	data, _, err := writeSheets(Document{Audience: Board, Title: Title{Date: today}}, []byte(b.String()), nil, PDFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	f := readPDF(t, data)
	if len(f.pages) < 3 {
		t.Fatalf("%d pages", len(f.pages))
	}
	for i, p := range f.pages[1:] {
		if !strings.HasPrefix(p.artifact, "Alpha\nBeta\n") {
			t.Errorf("page %d opens with %.40q", i+2, p.artifact)
		}
	}
	for _, e := range f.elements {
		if e.kind == "TD" && !strings.HasSuffix(e.text, "word") || e.kind == "TH" && strings.Count(e.text, "Alpha") > 1 {
			t.Errorf("%s: %q", e.kind, e.text)
		}
	}
}

// TestPDFLines holds that no line is wider than it may be and no character is lost.
func TestPDFLines(t *testing.T) {
	l, err := newLetters(pdf.New(pdf.Info{}), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range append(slices.Clone(hostile), strings.Repeat("x", 10_000), strings.Repeat("漢字", 200), "one two three-four/five", "a  b\u3000c", "שלום (עולם) abc") {
		clean, _ := questionnaire.Clean(s)
		s = fold(string(clean))
		for _, width := range []float64{30, 70, 400} {
			var got string
			for _, n := range l.lines([]run{{text: s}, {text: s, bold: true}}, 10, width) {
				if n.width > width {
					t.Errorf("%.40q: a line is %.1f wide, not %.1f", s, n.width, width)
				}
				for _, p := range n.pieces {
					got += p.text
				}
			}
			same(t, "lines", []string{got}, []string{tight(s + s)})
		}
	}
}

// TestPDFOrder holds text from right to left to the order it is seen in.
func TestPDFOrder(t *testing.T) {
	l, err := newLetters(pdf.New(pdf.Info{}), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, seen string }{
		{"plain (text)", "plain (text)"},
		{"שלום", "םולש"},
		{"see שלום (עולם) שלום here", "see םולש (םלוע) םולש here"},
		{"see שלום 42 עולם, abc", "see םלוע 42 םולש, abc"},
		{"שלום 42 abc", "abc 42 םולש"},
	} {
		if got := lineText(l.lines([]run{{text: c.text}}, 10, 1000)); got != c.seen {
			t.Errorf("%q is seen as %q, want %q", c.text, got, c.seen)
		}
	}
}

// TestPDFMissing holds that a character no font has is told, shown and can still
// be found, and that a font that is given has its say.
func TestPDFMissing(t *testing.T) {
	d := document(t, full(t), Board)
	d.Title.Company = "漢 and 👩 and ✓ Ω Ж"
	data, missing, err := PDF(d, PDFOptions{})
	if err != nil || string(missing) != "漢👩" {
		t.Errorf("missing %q, %v", string(missing), err)
	}
	if !strings.Contains(readPDF(t, data).all(), "漢 and 👩") {
		t.Error("a character without a glyph cannot be found")
	}
	if _, _, err := PDF(d, PDFOptions{Fonts: [][]byte{[]byte("OTTO")}}); !errors.As(err, new(*pdf.FontError)) {
		t.Errorf("a font of another kind: %v", err)
	}
}

// TestPDFChecked has other programs read the files, where they are installed.
func TestPDFChecked(t *testing.T) {
	qpdf := tool(t, "qpdf", "qpdf")
	q, r, res := hostileReview(t)
	dir := t.TempDir()
	for name, c := range map[string]struct {
		d        Document
		password string
	}{
		"board":   {d: document(t, full(t), Board)},
		"hostile": {d: For(q, r, res, Investor, today)},
		"locked":  {d: document(t, empty(t), Private), password: "pässword"},
	} {
		data, _, err := PDF(c.d, PDFOptions{Password: c.password})
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, name+".pdf")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(qpdf, "--password="+c.password, "--check", file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v: %s", name, err, out)
		}
		if c.password == "" {
			continue
		}
		if bytes.Contains(data, []byte("Executive")) || exec.Command(qpdf, "--password=wrong", "--check", file).Run() == nil {
			t.Errorf("%s opens without its password", name)
		}
	}
}

// BenchmarkPDF writes 500 answers.
func BenchmarkPDF(b *testing.B) {
	q := big(b, 500)
	r, res := usualReview(q, 0.25)
	d := For(q, r, res, Board, today)
	b.ReportAllocs()
	for b.Loop() {
		b.SetBytes(int64(len(mustPDF(d))))
	}
}

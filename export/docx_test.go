package export

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/text"
)

// mustDOCX writes a document as DOCX.
func mustDOCX(d Document) []byte {
	b, err := DOCX(d)
	if err != nil {
		panic(err)
	}
	return b
}

func TestDOCX(t *testing.T) {
	for name, review := range reviews {
		for _, a := range Audiences {
			t.Run(name+"-"+string(a), func(t *testing.T) {
				d := document(t, review(t), a)
				b := mustDOCX(d)
				checkDOCX(t, d, b)
				if !bytes.Equal(b, mustDOCX(d)) {
					t.Error("written twice, the bytes differ")
				}
			})
		}
	}
}

func TestDOCXHostile(t *testing.T) {
	q, r, res := hostileReview(t)
	for _, a := range Audiences {
		d := For(q, r, res, a, today)
		checkDOCX(t, d, mustDOCX(d))
	}
}

// checkDOCX holds a document to its Markdown: its text, headings and tables.
func checkDOCX(t testing.TB, d Document, b []byte) {
	t.Helper()
	parts := unpack(t, b)
	body := parts["word/document.xml"].find("body")[0]
	src := Markdown(d)
	tree := gfmLibrary.Parse(text.NewReader(src))
	want, got := unspaced(plainText(tree, src)), unspaced(wordText(body, addedToWord))
	if got != want {
		i := 0
		for i < min(len(got), len(want)) && got[i] == want[i] {
			i++
		}
		t.Errorf("the text differs from the Markdown's at\n got %.120q\nwant %.120q", got[i:], want[i:])
	}
	checkWordStyles(t, parts, body)
	checkWordContents(t, body)
	checkWordTables(t, d, body)
	head, foot := wordText(parts["word/header1.xml"], nil), wordText(parts["word/footer1.xml"], nil)
	if !strings.Contains(foot, shorten(d.audienceLine(), 100)) || len(parts["word/footer1.xml"].find("instrText")) != 2 {
		t.Errorf("the foot of a page says %q", foot)
	}
	if private := strings.Contains(head, "PRIVATE"); private != (d.Audience == Private) {
		t.Errorf("the head of a page says %q", head)
	}
}

// TestGoldenDOCX compares the main part of one document with a file that a person
// has read.
func TestGoldenDOCX(t *testing.T) {
	d := document(t, full(t), Board)
	d.Title.Revision = "0123456789ab"
	b := mustDOCX(d)
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(r.File, func(f *zip.File) bool { return f.Name == "word/document.xml" })
	got := unpacked(t, r.File[i])
	for _, end := range []string{"</w:p>", "</w:tblGrid>", "</w:tr>"} {
		got = bytes.ReplaceAll(got, []byte(end), []byte(end+"\n"))
	}
	isGolden(t, "full-board.docx.xml", got)
}

// TestTimeLineOfDOCX reads the table of quarters.
func TestTimeLineOfDOCX(t *testing.T) {
	body := unpack(t, mustDOCX(document(t, full(t), Board)))["word/document.xml"]
	var rows []string
	for _, table := range body.find("tbl") {
		if table.style() == "TimeLine" {
			for _, r := range table.find("tr") {
				var cells []string
				for _, c := range r.find("tc") {
					cells = append(cells, strings.TrimSpace(strings.ReplaceAll(wordText(c, nil), "\u00a0", " ")))
				}
				rows = append(rows, strings.Join(cells, "|"))
			}
		}
	}
	for _, want := range []string{
		"Record|Q1 2027|Q2 2027|Q3 2027|Q4 2027|Q1 2028|Q2 2028|Q3 2028|Q4 2028|Standing or lead",
		"Technical milestones",
		"ISO 27001|Mar →|→|→|→ Dec|||||approved only",
		"Enterprise edition|||✗◇ Aug ■ Sep||||||✗ lead 1 month",
		"Partner revenue of 1.5M||◇ Apr|◇ Aug|||||▲ Dec|least lead 16 months",
		"Data lead, critical|✗┃ Feb ● Mar||||||||✗ no budget, 3 months late",
		"Running in two zones|||✚ Sep||||||✗ undecided",
		"ISO 27001|||▼ Sep|✗┃ Dec|||||✗ work ends 3 months late",
	} {
		if !slices.Contains(rows, want) {
			t.Errorf("no row %q in\n%s", want, strings.Join(rows, "\n"))
		}
	}
}

// TestTimeLineWithoutAPlace holds that it is never left out in silence.
func TestTimeLineWithoutAPlace(t *testing.T) {
	d := document(t, full(t), Board)
	b, err := writeDOCX(d, []byte("# A report\n\nWith no section.\n"), timeRows(d))
	var e *FigureError
	if b != nil || !errors.As(err, &e) || !strings.Contains(e.Error(), "Twenty-four") {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}

// TestDOCXThroughPandoc reads a document with another program: every table and
// heading comes back.
func TestDOCXThroughPandoc(t *testing.T) {
	pandoc := tool(t, "pandoc", "pandoc")
	d := document(t, full(t), Private)
	readBack(t, pandoc, d, mustDOCX(d))
}

// TestDOCXThroughLibreOffice opens a document in a word processor and saves it
// anew: every table and heading is still there.
func TestDOCXThroughLibreOffice(t *testing.T) {
	office, pandoc := tool(t, "soffice", "libreoffice-writer-nogui"), tool(t, "pandoc", "pandoc")
	if testing.Short() {
		t.Skip("not opened in LibreOffice: -short")
	}
	d := document(t, full(t), Board)
	readBack(t, pandoc, d, throughOffice(t, office, "docx", "docx", mustDOCX(d)))
}

// throughOffice opens a file in LibreOffice and returns it as it saves it in a
// format.
func throughOffice(t *testing.T, office, from, to string, b []byte) []byte {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in."+from)
	if err := os.WriteFile(in, b, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", to, "--outdir", filepath.Join(dir, "out"), in).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	saved, err := os.ReadFile(filepath.Join(dir, "out", "in."+to))
	if err != nil {
		t.Fatalf("%v\n%.2000s", err, out)
	}
	return saved
}

func readBack(t *testing.T, pandoc string, d Document, b []byte) {
	t.Helper()
	c := exec.Command(pandoc, "--from", "docx", "--to", "json")
	c.Stdin = bytes.NewReader(b)
	out, err := c.Output()
	if err != nil {
		t.Fatal(err)
	}
	var made struct{ Blocks []struct{ T string } }
	if err := json.Unmarshal(out, &made); err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, x := range made.Blocks {
		n[x.T]++
	}
	want := read(t, Markdown(d))
	if tables := len(want.tables) + 1; n["Table"] != tables {
		t.Errorf("%d tables come back of %d", n["Table"], tables)
	}
	if n["Header"] < len(want.headings)-1 { // the title may come back as the document's
		t.Errorf("%d headings come back of %d", n["Header"], len(want.headings))
	}
}

// TestDOCXSpacing holds that the last item of a list stands off what follows, that
// what opens a list stays with it, and that a short table is not parted.
func TestDOCXSpacing(t *testing.T) {
	body := unpack(t, mustDOCX(document(t, full(t), Board)))["word/document.xml"].find("body")[0]
	var before *element
	lists, together := 0, 0
	for _, e := range body.children {
		item := len(e.find("numPr")) > 0 && e.name == "p"
		if before != nil && len(before.find("numPr")) > 0 && !item && e.name == "p" {
			lists++
			if s := before.find("pPr")[0].find("spacing"); len(s) != 1 || s[0].attr["after"] != "120" {
				t.Errorf("%.60q ends a list and stands close to %.60q", wordText(before, nil), wordText(e, nil))
			}
		}
		if item && before != nil && before.name == "p" && len(before.find("numPr")) == 0 && len(before.find("pStyle")) == 0 && len(before.find("keepNext")) == 0 {
			t.Errorf("%.60q may be parted from its list", wordText(before, nil))
		}
		if e.name == "tbl" && len(e.find("tr")) == 9 && len(e.find("tr")[4].find("keepNext")) > 0 {
			together++
		}
		before = e
	}
	if lists < 10 || together == 0 {
		t.Errorf("%d lists and %d short tables", lists, together)
	}
}

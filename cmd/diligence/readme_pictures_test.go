package main

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"diligence/export"
)

var makePictures = flag.Bool("pictures", false, "make the README's pictures anew; takes what .ci/install brings, and pdftoppm")

const (
	pictures   = "testdata/pictures"
	maxPicture = 60_000 // bytes
)

// The README's pictures are there and small, and none lies about unseen.
func TestReadmePictures(t *testing.T) {
	if *makePictures {
		makeReadmePictures(t)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	shown := map[string]bool{}
	for _, m := range regexp.MustCompile(`!\[([^\]]*)\]\(cmd/diligence/([^)]*)\)`).FindAllStringSubmatch(string(readme), -1) {
		shown[m[2]] = true
		data, err := os.ReadFile(m[2])
		if err != nil {
			t.Error(err)
			continue
		}
		if _, err := png.Decode(bytes.NewReader(data)); err != nil || len(data) > maxPicture || len(m[1]) < 40 {
			t.Errorf("%s, of %d bytes, called %q: %v", m[2], len(data), m[1], err)
		}
	}
	files, err := filepath.Glob(pictures + "/*")
	if err != nil || len(files) == 0 || len(shown) != len(files) {
		t.Errorf("the README shows %v, and there are %v: %v", slices.Collect(maps.Keys(shown)), files, err)
	}
}

// makeReadmePictures draws the example's report as a browser and as a printer does.
func makeReadmePictures(t *testing.T) {
	t.Helper()
	d := readmeDocument(t)
	page, err := export.HTML(d)
	if err != nil {
		t.Fatal(err)
	}
	paper, _, err := export.PDF(d, export.PDFOptions{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"page.html": page, "paper.pdf": paper} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := func(name string, args ...string) {
		if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
	}
	run("../../.ci/picture", filepath.Join(dir, "page.html"), "twenty-four-month-time-line", "1000", "826", filepath.Join(dir, "page.png"))
	savePicture(t, "page.png", readPicture(t, filepath.Join(dir, "page.png")))

	var sheets []image.Image
	for _, n := range []string{"1", "9"} {
		run("pdftoppm", "-png", "-r", "50", "-f", n, "-l", n, "-singlefile", filepath.Join(dir, "paper.pdf"), filepath.Join(dir, "sheet"+n))
		sheets = append(sheets, readPicture(t, filepath.Join(dir, "sheet"+n+".png")))
	}
	savePicture(t, "paper.png", beside(sheets))
}

func readPicture(t *testing.T, path string) image.Image {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// beside sets sheets side by side on grey.
func beside(sheets []image.Image) image.Image {
	const gap = 10
	width, height := gap, 0
	for _, m := range sheets {
		width += m.Bounds().Dx() + gap
		height = max(height, m.Bounds().Dy()+2*gap)
	}
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.Gray{0xb0}), image.Point{}, draw.Src)
	x := gap
	for _, m := range sheets {
		draw.Draw(out, image.Rect(x, gap, x+m.Bounds().Dx(), gap+m.Bounds().Dy()), m, m.Bounds().Min, draw.Src)
		x += m.Bounds().Dx() + gap
	}
	return out
}

// savePicture saves a picture in the colours it has most of, which keeps it small.
func savePicture(t *testing.T, name string, m image.Image) {
	t.Helper()
	count := map[color.Color]int{}
	bounds := m.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			count[color.RGBAModel.Convert(m.At(x, y))]++
		}
	}
	most := slices.SortedFunc(maps.Keys(count), func(a, b color.Color) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), strings.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	out := image.NewPaletted(bounds, color.Palette(most[:min(len(most), 96)]))
	draw.Draw(out, bounds, m, bounds.Min, draw.Src)
	var b bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&b, out); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(pictures, name), b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

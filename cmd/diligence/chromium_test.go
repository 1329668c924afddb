//go:build unix

package main

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPrintsThroughChromium prints the example through the Chromium installed here:
// a tagged PDF with bookmarks, which says on each page for whom it is, leads nowhere
// outside itself, and leaves nothing behind.
func TestPrintsThroughChromium(t *testing.T) {
	for _, name := range []string{"pdfinfo", "pdftotext", "pdfimages", "qpdf"} {
		toolFor(t, name)
	}
	if _, err := findChromium(); err != nil {
		without(t, "there is no Chromium here; .ci/install says what it takes")
	}
	dir := t.TempDir()
	db, file, logo := filepath.Join(dir, "r.db"), filepath.Join(dir, "r.pdf"), filepath.Join(dir, "logo.png")
	var picture bytes.Buffer
	must(t, png.Encode(&picture, image.NewGray(image.Rect(0, 0, 40, 10))))
	must(t, os.WriteFile(logo, picture.Bytes(), 0o600))
	carried(t, "--db", db, "demo")
	carried(t, "--db", db, "export", "Larkspur", "--format", "pdf", "--chromium", "--logo", logo, "-o", file)

	info := read(t, "pdfinfo", file)
	if !regexp.MustCompile(`Tagged: +yes`).MatchString(info) || !strings.Contains(info, "Title:           Larkspur Logistics: strategic technology review\n") {
		t.Errorf("the pdf says of itself:\n%s", info)
	}
	pages := strings.Split(strings.TrimSuffix(read(t, "pdftotext", "-layout", file, "-"), "\f"), "\f")
	for n, page := range pages {
		for _, want := range []string{"Board · Confidential: for the board of Larkspur Logistics", fmt.Sprintf("%d / %d", n+1, len(pages))} {
			if !strings.Contains(page, want) {
				t.Errorf("page %d does not say %q", n+1, want)
			}
		}
	}
	if n := strings.Count(read(t, "pdfimages", "-list", file), "\n") - 2; n != 1 { // a head of two lines
		t.Errorf("it has %d pictures, and one logo was given", n)
	}
	parts := read(t, "qpdf", "--json", "--json-key=outlines", "--json-key=qpdf", file)
	for _, want := range []string{`"title": "Executive summary"`, `"title": "Appendix: all answers"`} {
		if !strings.Contains(parts, want) {
			t.Errorf("there is no bookmark with %s", want)
		}
	}
	for _, leak := range []string{"/URI", "file:", dir} {
		if strings.Contains(parts, leak) {
			t.Errorf("the pdf holds %q", leak)
		}
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*", "*")); len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
}

// TestChromiumThatDoesNotPrint says what is wrong where Chromium is missing, too old,
// or not to be talked to, and writes no file.
func TestChromiumThatDoesNotPrint(t *testing.T) {
	dir := t.TempDir()
	db, file := filepath.Join(dir, "r.db"), filepath.Join(dir, "r.pdf")
	carried(t, "--db", db, "demo")
	for script, want := range map[string]string{
		"": "none is installed here",
		"echo starting >&2; echo no display >&2; exit 1": "it ended and said: no display",
		"exit 0":                             "it ended before it had printed",
		`printf 'what?\000' >&4; read x <&3`: "its answer cannot be read",
		`printf '{"id":1,"result":{"product":"HeadlessChrome/130.0.1"}}\000' >&4; read x <&3`: "the one here is HeadlessChrome/130.0.1",
		`printf '{"id":1,"error":{"message":"not \033[31mallowed"}}\000' >&4; read x <&3`:     "its answer cannot be read",
		`printf '{"id":1,"error":{"message":"not \\u001b[31mallowed"}}\000' >&4; read x <&3`:  "it said: not ",
	} {
		bin := t.TempDir()
		if script != "" {
			must(t, os.WriteFile(filepath.Join(bin, "chromium"), []byte("#!/bin/sh\n"+script+"\n"), 0o700))
		}
		t.Setenv("PATH", bin)
		var out, errOut bytes.Buffer
		code := run([]string{"--db", db, "export", "Larkspur", "--format", "pdf", "--chromium", "-o", file}, nil, &out, &errOut)
		if said := errOut.String(); code != 1 || !strings.Contains(said, want) || !strings.Contains(said, "leave --chromium out") || strings.Contains(said, "\x1b") {
			t.Errorf("%s: code %d\n%s", script, code, said)
		}
		if _, err := os.Stat(file); err == nil {
			t.Fatalf("%s: a file was written", script)
		}
	}
}

// carried carries out a command line that must succeed.
func carried(t *testing.T, args ...string) {
	t.Helper()
	var out, errOut bytes.Buffer
	if code := run(args, nil, &out, &errOut); code != 0 {
		t.Fatalf("%q: code %d\n%s", args, code, errOut.String())
	}
}

// read returns what a program prints.
func read(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

func toolFor(t *testing.T, name string) {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		without(t, "there is no "+name+" here; .ci/install says what it takes")
	}
}

// without skips a test where something it needs is not installed, but never where
// all checks must run.
func without(t *testing.T, missing string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(missing)
	}
	t.Skip(missing)
}

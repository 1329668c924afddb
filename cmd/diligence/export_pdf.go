package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/export/pdf"
	"diligence/questionnaire"
)

// pdfFlags are the flags of the export command that bear on a PDF alone.
type pdfFlags struct {
	fonts    []string
	chromium bool
}

func (f *pdfFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.chromium, "chromium", false, "print the html page through the Chromium or Chrome installed here, with this machine's fonts, for scripts that must be joined")
	c.Flags().StringArrayVar(&f.fonts, "pdf-font", nil, "`FILE` of a font with TrueType outlines (.ttf, .ttc, some .otf), for scripts other than Latin, Greek and Cyrillic (may be given again)")
}

// print prints doc through Chromium. dir is a private folder.
func (f *pdfFlags) print(doc export.Document, dir string) ([]byte, error) {
	page, err := export.HTML(doc)
	if err != nil {
		return nil, err
	}
	return printThroughChromium(page, dir)
}

// write writes doc, to open with a password unless that is "", and tells which
// characters no font has.
func (f *pdfFlags) write(doc export.Document, password string) (data []byte, told []string, err error) {
	o := export.PDFOptions{Password: password}
	for _, path := range f.fonts {
		font, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, hinted{fmt.Sprintf("the font cannot be read: %v", err), "give the path of a file that ends in .ttf, .ttc or .otf"}
		}
		if _, err := pdf.ParseFont(font); err != nil {
			return nil, nil, fontError{path, err}
		}
		o.Fonts = append(o.Fonts, font)
	}
	data, missing, err := export.PDF(doc, o)
	if len(missing) > 0 {
		told = []string{missingLine(missing)}
	}
	return data, told, err
}

// missingLine tells of characters that are shown by a sign instead.
func missingLine(missing []rune) string {
	const most = 12
	var list []string
	for _, r := range missing[:min(len(missing), most)] {
		safe, _ := questionnaire.Clean(string(r))
		list = append(list, fmt.Sprintf("%s (U+%04X)", safe, r))
	}
	if more := len(missing) - most; more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	what := "1 character"
	if len(missing) > 1 {
		what = fmt.Sprintf("%d characters", len(missing))
	}
	return fmt.Sprintf("No font at hand has %s, shown as \ufffd in the pdf: %s. Give one that has them with --pdf-font FILE.ttf, or print it with --chromium.", what, strings.Join(list, ", "))
}

// A fontError is a font that cannot be used, and which.
type fontError struct {
	path string
	err  error
}

func (e fontError) Error() string { return e.path + ": " + e.err.Error() }
func (e fontError) Unwrap() error { return e.err }
func (e fontError) Hint() string {
	var h interface{ Hint() string }
	if errors.As(e.err, &h) {
		return h.Hint()
	}
	return ""
}

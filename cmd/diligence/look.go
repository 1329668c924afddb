package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"diligence/export"
)

// lookFlags are the flags of the export command that choose how much is written
// and how it looks.
type lookFlags struct {
	brief, noAnswers, alerts, mermaid bool
	logo, colour, template            string
}

func (f *lookFlags) add(c *cobra.Command) {
	c.Flags().BoolVar(&f.brief, "brief", false, "write two pages: what is at stake, decisions, findings, milestones")
	c.Flags().BoolVar(&f.noAnswers, "no-answers", false, "leave out the appendix of answers and quoted notes")
	c.Flags().BoolVar(&f.alerts, "alerts", false, "md: set off what matters most in the boxes that GitHub draws")
	c.Flags().BoolVar(&f.mermaid, "mermaid", false, "md: draw the time line as a Mermaid diagram too")
	c.Flags().StringVar(&f.template, "template", "", "md: write it by this template `FILE`")
	c.Flags().StringVar(&f.logo, "logo", "", "html, pdf, docx: a PNG or JPEG `FILE` for its head")
	c.Flags().StringVar(&f.colour, "colour", "", "html, pdf, docx: the colour of headings and links, such as `#1a5490`")
}

// check returns what is wrong with the flags for a format.
func (f *lookFlags) check(format string) error {
	whole, dressed := format != "csv" && format != "bundle" && format != "xlsx", export.Format(format).Dressed()
	for _, x := range []struct {
		flag     string
		set, may bool
		only     string
	}{
		{"--brief", f.brief, whole, "a document"},
		{"--no-answers", f.noAnswers, whole, "a document"},
		{"--alerts", f.alerts, format == "md", "Markdown: choose --format md"},
		{"--mermaid", f.mermaid, format == "md", "Markdown: choose --format md"},
		{"--template", f.template != "", format == "md", "Markdown: choose --format md"},
		{"--logo", f.logo != "", dressed, "a page or a document: choose --format html, pdf or docx"},
		{"--colour", f.colour != "", dressed, "a page or a document: choose --format html, pdf or docx"},
	} {
		if x.set && !x.may {
			return usageError{fmt.Errorf("%s does not bear on the format %s", x.flag, format), "leave it out, or take it for " + x.only}
		}
	}
	if f.template != "" && (f.brief || f.alerts || f.mermaid) {
		return usageError{errors.New("a template says itself what is written, so --brief, --alerts and --mermaid do not bear on it"), "leave one or the other out"}
	}
	return nil
}

// read returns the look the flags ask for.
func (f *lookFlags) read() (look export.Look, err error) {
	look.Alerts, look.Mermaid = f.alerts, f.mermaid
	if f.colour != "" {
		if look.Accent, err = export.ParseAccent(f.colour); err != nil {
			return look, usageError{err, hintOf(err)}
		}
	}
	if f.logo != "" {
		data, err := readPart(f.logo, export.MaxLogo)
		if err != nil {
			return look, err
		}
		if look.Logo, err = export.ReadLogo(data); err != nil {
			return look, err
		}
	}
	return look, nil
}

// readPart reads a file of at most limit bytes, and one byte of a larger one.
func readPart(path string, limit int) ([]byte, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, hinted{fmt.Sprintf("the file %s cannot be read: %v", path, cause(err)), "check the path"}
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, int64(limit)+1))
	if err != nil {
		return nil, hinted{fmt.Sprintf("the file %s cannot be read: %v", path, cause(err)), "check the path"}
	}
	return data, nil
}

// write writes a document, by the template where one is named.
func (f *lookFlags) write(doc export.Document, format export.Format) ([]byte, error) {
	if f.template == "" {
		return export.Write(doc, format)
	}
	t, err := readTemplate(f.template)
	if err != nil {
		return nil, err
	}
	return t.Write(doc)
}

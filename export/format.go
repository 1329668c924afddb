package export

import (
	"fmt"
	"strings"
)

// A Format is a form a document is written in. Its text ends the file's name.
type Format string

// The formats.
const (
	FormatMarkdown Format = "md"
	FormatHTML     Format = "html"
	FormatPDF      Format = "pdf"
	FormatDOCX     Format = "docx"
)

// Formats lists the formats.
var Formats = []Format{FormatMarkdown, FormatHTML, FormatPDF, FormatDOCX}

// A FormatError is a word that names no format.
type FormatError struct{ Word string }

// Error names the word.
func (e *FormatError) Error() string { return fmt.Sprintf("%q is no format", e.Word) }

// Hint lists the formats there are.
func (e *FormatError) Hint() string {
	words := make([]string, len(Formats))
	for i, f := range Formats {
		words[i] = string(f)
	}
	return "write one of " + strings.Join(words, ", ")
}

// ParseFormat reads a format; its error is [*FormatError].
func ParseFormat(s string) (Format, error) {
	for _, f := range Formats {
		if strings.EqualFold(strings.TrimSpace(s), string(f)) {
			return f, nil
		}
	}
	return "", &FormatError{Word: s}
}

// Write writes d in the format f. All but Markdown can fail, with [*FigureError].
func Write(d Document, f Format) ([]byte, error) {
	switch f {
	case FormatHTML:
		return HTML(d)
	case FormatPDF:
		data, _, err := PDF(d, PDFOptions{})
		return data, err
	case FormatDOCX:
		return DOCX(d)
	}
	return Markdown(d), nil
}

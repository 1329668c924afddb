package export

import _ "embed"

// templateFields lists every structure a template can reach, with its fields. A
// test writes it from the types and their comments, and fails where it is old.
//
//go:embed template_fields.txt
var templateFields string

// TemplateExample is a short template that uses what most need.
//
//go:embed template_example.tmpl
var TemplateExample string

// TemplateDoc says what a template may use: the rules, the functions, an example
// and every field.
func TemplateDoc() string {
	return templateRules + "\nAN EXAMPLE\n\n" + TemplateExample + "\nFIELDS\n\nA template starts at Document.\n" + templateFields
}

const templateRules = `TEMPLATES

A template writes the Markdown of a review in your own form. It is a text file in
the language of Go's text/template: https://pkg.go.dev/text/template. Its own text
is Markdown and stands as it is. What it puts in between {{ and }} is always plain
text: a title that holds * or | or a line break can change nothing around it.

It reads the same document as all formats, made for one audience. What that
audience may not read is not in it, so no template can show it. Where a field is
empty, nothing is known: say so, as with {{or .Owner "not named"}}.

FUNCTIONS, beside and, or, not, eq, ne, lt, le, gt, ge, len, index and slice

  section NAME      a whole section of the usual report, heading and all;
                    nothing where this audience has none
  money N           an amount in the review's currency
  number N          a number as a person reads it
  month M           a month as "January 2027"; nothing where none is given
  day T             a date as "5 January 2027"
  join SEP LIST     the texts of a list with SEP between them
  shorten N TEXT    the first N letters, cut at a word's end
  sentence TEXT     the text with a full stop at its end
  capital TEXT      the text with its first letter as a capital
  print, printf     texts and numbers put together
`

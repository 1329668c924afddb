// Package export turns a review into documents that may leave the house.
//
// It works in two steps. [For] makes the review for one [Audience]: a
// [Document], built field by field from an allow list, that holds no private
// note except at the level private. Writers take a Document and nothing else,
// so what For left out no writer can show. [Markdown] is the spine; [HTML] is made
// from it, and so are [PDF] and [DOCX], with figures drawn from the same Document.
//
// A [Form] goes the other way: questions that somebody of the company answers in a
// spreadsheet ([XLSX]) and that [ReadForm] takes back.
//
// Every number in a Document is counted from the review. Silence is said and
// never read as fine.
//
// The package may import questionnaire, export/gfm, export/pdf, the standard
// library, golang.org/x/text, goldmark and two packages of fonts. It reads and
// writes no review; [WriteFile] is its only output.
package export

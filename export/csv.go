package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CSV writes a table by RFC 4180: a header, commas, lines that end in CR LF. A
// text that a spreadsheet could take for a formula gets an apostrophe before it;
// numbers stay numbers.
func CSV(t Table) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	w.Write(t.Head)
	for _, row := range t.Rows {
		line := make([]string, len(row))
		for i, c := range row {
			if line[i] = c.Text; !c.Number {
				line[i] = inert(c.Text)
			}
		}
		w.Write(line)
	}
	w.Flush() // a buffer takes everything
	return b.Bytes()
}

// inert puts an apostrophe before whatever may begin a formula: at the start, and
// after a line end, a tab or a semicolon, where a spreadsheet set to other
// separators starts a cell of its own.
func inert(s string) string {
	if isNumber(s) || !strings.ContainsAny(s, formulaSigns+"\t\r") {
		return s
	}
	var b strings.Builder
	for s != "" {
		n := strings.IndexAny(s, "\n\r\t;")
		if n < 0 {
			n = len(s) - 1
		}
		part := s[:n+1]
		if formula(part, b.Len() == 0) {
			b.WriteByte('\'')
		}
		b.WriteString(part)
		s = s[n+1:]
	}
	return b.String()
}

// formulaSigns begin a formula, in the wide forms of East Asian keyboards too.
const formulaSigns = "=+-@＝＋－＠"

// formula reports whether a cell's text begins, blanks aside, as a formula does;
// at the very start a tab or line end does as well.
func formula(s string, first bool) bool {
	if first && (s[0] == '\t' || s[0] == '\r' || s[0] == '\n') {
		return true
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) }))
	return r != utf8.RuneError && strings.ContainsRune(formulaSigns, r)
}

// isNumber reports whether s is digits, with a sign before and a point within at
// the most.
func isNumber(s string) bool {
	whole, fraction, point := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+"), ".")
	return digits(whole) && (!point || digits(fraction)) && !strings.HasPrefix(s, "-+")
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// FileName returns the name a table is saved under unless another is asked for,
// such as acme-hires-2027-01-05-board.csv.
func (t Table) FileName() string {
	return fmt.Sprintf("%s-%s-%s-%s.csv", slug(t.Company), t.Name, t.Date.Format("2006-01-02"), t.Audience.fileWord())
}

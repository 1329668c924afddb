package questionnaire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Slug returns the letters and digits of name, of any script, in lower case with
// hyphens between them and accents dropped, in at most so many bytes; "" where it has
// none. Nothing a person typed acts in it as a path.
func Slug(name string, most int) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(name) {
		switch {
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’':
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			r = unicode.ToLower(r)
			if b.Len()+utf8.RuneLen(r) > most {
				return strings.Trim(norm.NFC.String(b.String()), "-")
			}
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return norm.NFC.String(b.String())
}

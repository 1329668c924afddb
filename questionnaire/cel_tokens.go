package questionnaire

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenName
	tokenNumber
	tokenText
	tokenSign // an operator, a bracket, or the word in
)

type token struct {
	kind  tokenKind
	text  string
	value ref.Val // of a number or text
	at    int     // byte offset
}

// Two-letter signs come before their first letters.
var celSigns = []string{"||", "&&", "<=", ">=", "==", "!=", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",", "(", ")", "[", "]"}

// celTokens cuts src into tokens; the last is tokenEnd.
func celTokens(src string) (tokens []token) {
	for at := 0; ; {
		for at < len(src) && strings.IndexByte(" \t\r\n\f", src[at]) >= 0 {
			at++
		}
		if strings.HasPrefix(src[at:], "//") {
			n := strings.IndexByte(src[at:], '\n')
			if n < 0 {
				n = len(src) - at
			}
			at += n
			continue
		}
		if at == len(src) {
			return append(tokens, token{kind: tokenEnd, at: at})
		}
		t := celToken(src, at)
		tokens = append(tokens, t)
		at += len(t.text)
	}
}

func celToken(src string, at int) token {
	rest := src[at:]
	switch c := rest[0]; {
	case isLetter(c):
		n := span(rest, func(c byte) bool { return isLetter(c) || isDigit(c) })
		if n < len(rest) && (rest[n] == '\'' || rest[n] == '"') && strings.ContainsAny(rest[:n], "bBrR") && n <= 2 {
			panic(celError{at + 1, "raw strings and bytes are not part of the rule language", "write '…'"})
		}
		kind := tokenName
		if rest[:n] == "in" {
			kind = tokenSign
		}
		return token{kind: kind, text: rest[:n], at: at}
	case isDigit(c), c == '.' && len(rest) > 1 && isDigit(rest[1]):
		return celNumber(rest, at)
	case c == '\'' || c == '"':
		return celText(rest, at)
	}
	for _, sign := range celSigns {
		if strings.HasPrefix(rest, sign) {
			return token{kind: tokenSign, text: sign, at: at}
		}
	}
	r, _ := utf8.DecodeRuneInString(rest)
	panic(celError{at + 1, fmt.Sprintf("%q is no sign of the rule language", r), ""})
}

func isLetter(c byte) bool {
	return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

func span(s string, in func(byte) bool) int {
	n := 0
	for n < len(s) && in(s[n]) {
		n++
	}
	return n
}

// celNumber reads 12, 0x1f, 1.5, .5 or 1e3.
func celNumber(rest string, at int) token {
	if strings.HasPrefix(rest, "0x") {
		n := 2 + span(rest[2:], func(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 })
		x, err := strconv.ParseInt(rest[2:n], 16, 64)
		return celNumberToken(rest[:n], rest[n:], at, types.Int(x), err)
	}
	n := span(rest, isDigit)
	float := false
	if n+1 < len(rest) && rest[n] == '.' && isDigit(rest[n+1]) {
		n += 1 + span(rest[n+1:], isDigit)
		float = true
	}
	if n < len(rest) && (rest[n] == 'e' || rest[n] == 'E') {
		m := n + 1
		if m < len(rest) && (rest[m] == '+' || rest[m] == '-') {
			m++
		}
		if digits := span(rest[m:], isDigit); digits > 0 {
			n, float = m+digits, true
		}
	}
	if float {
		x, err := strconv.ParseFloat(rest[:n], 64)
		return celNumberToken(rest[:n], rest[n:], at, types.Double(x), err)
	}
	x, err := strconv.ParseInt(rest[:n], 10, 64)
	return celNumberToken(rest[:n], rest[n:], at, types.Int(x), err)
}

func celNumberToken(text, after string, at int, v ref.Val, err error) token {
	if err != nil || after != "" && isLetter(after[0]) {
		panic(celError{at + 1, fmt.Sprintf("%q is no number", text+after[:span(after, isLetter)]), "write it like 12 or 0.5"})
	}
	return token{kind: tokenNumber, text: text, value: v, at: at}
}

var celEscapes = map[byte]string{
	'\\': "\\", '\'': "'", '"': `"`, '`': "`", '?': "?", 'n': "\n", 't': "\t", 'r': "\r",
	'a': "\a", 'b': "\b", 'f': "\f", 'v': "\v",
}

// celText reads a quoted string with its escapes.
func celText(rest string, at int) token {
	quote := rest[0]
	if strings.HasPrefix(rest[1:], string([]byte{quote, quote})) {
		panic(celError{at + 1, "triple quotes are not part of the rule language", "write '…'"})
	}
	var b strings.Builder
	for k := 1; k < len(rest); k++ {
		switch c := rest[k]; c {
		case quote:
			text := b.String()
			if !utf8.ValidString(text) {
				panic(celError{at + 1, "the text is not valid UTF-8", ""})
			}
			return token{kind: tokenText, text: rest[:k+1], value: types.String(text), at: at}
		case '\n', '\r':
			panic(celError{at + k + 1, "a text ends with its line", "close it, or join the lines"})
		case '\\':
			k++
			if k == len(rest) {
				continue
			}
			s, ok := celEscapes[rest[k]]
			if !ok {
				panic(celError{at + k, fmt.Sprintf(`\%c means nothing here`, rest[k]), `write \\ for a backslash`})
			}
			b.WriteString(s)
		default:
			b.WriteByte(c)
		}
	}
	panic(celError{at + 1, "a text is never closed", "close it with " + string(quote)})
}

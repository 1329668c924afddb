package tui

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"diligence/questionnaire"
)

// inline returns the spans of a block's inline children.
func inline(src []byte, n ast.Node, with pen) []span {
	var out []span
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, inlineNode(src, c, with)...)
	}
	return out
}

func inlineNode(src []byte, n ast.Node, with pen) []span {
	switch n := n.(type) {
	case *ast.Text:
		return textSpans(src, n, with)
	case *ast.String:
		return []span{{safe(string(n.Value)), with}}
	case *ast.CodeSpan:
		return codeSpans(src, n, with)
	case *ast.Emphasis:
		if n.Level >= 2 {
			return inline(src, n, with|penBold)
		}
		return inline(src, n, with|penItalic)
	case *ast.Link:
		return inline(src, n, with|penLink)
	case *ast.Image:
		return append([]span{{"image: ", with | penFaint}}, inline(src, n, with)...)
	case *ast.AutoLink:
		return []span{{safe(string(n.Label(src))), with | penLink}}
	case *ast.RawHTML:
		// A report never holds any; what looks like it is shown, not dropped.
		var b strings.Builder
		for i := range n.Segments.Len() {
			s := n.Segments.At(i)
			b.Write(s.Value(src))
		}
		return []span{{safe(b.String()), with}}
	case *east.TaskCheckBox:
		return nil // the list item draws it as its bullet
	}
	return inline(src, n, with)
}

func textSpans(src []byte, n *ast.Text, with pen) []span {
	text := string(n.Segment.Value(src))
	if !n.IsRaw() {
		text = unescape(text)
	}
	text = safe(text)
	switch {
	case n.HardLineBreak():
		text += "\n"
	case n.SoftLineBreak():
		text += " "
	}
	return []span{{text, with}}
}

func codeSpans(src []byte, n *ast.CodeSpan, with pen) []span {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.WriteString(strings.ReplaceAll(string(t.Segment.Value(src)), "\n", " "))
		}
	}
	return []span{{safe(b.String()), with | penCode}}
}

// unescape resolves backslash escapes and character references, each once.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			i++
			b.WriteByte(s[i])
		case s[i] == '&':
			if end := strings.IndexByte(s[i:min(len(s), i+32)], ';'); end > 0 {
				b.WriteString(html.UnescapeString(s[i : i+end+1]))
				i += end
				continue
			}
			b.WriteByte('&')
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// safe makes text safe to draw on one row. A character reference can bring back
// what was cleaned before it was escaped.
func safe(s string) string {
	return questionnaire.Safe(s).Line()
}

package export

import (
	"html"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// A heading is one entry of the contents.
type heading struct {
	level int
	text  string
	id    string
}

// readOutline gives every heading its id and notes where the findings stand.
func (p *page) readOutline(tree ast.Node) {
	p.ids, p.findings = map[ast.Node]string{}, map[string]string{}
	used := map[string]int{}
	section, finding := "", 0
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			continue
		}
		x := heading{level: h.Level, text: nodeText(h, p.src)}
		x.id = anchor(x.text, used)
		p.ids[n] = x.id
		p.outline = append(p.outline, x)
		if h.Level == 2 {
			section = x.text
		}
		if section == sectionFindings && finding < len(p.d.Findings) && strings.HasPrefix(x.text, findingPrefix(p.d.Findings[finding])) {
			p.findings[itoa(p.d.Findings[finding].Number)] = x.id
			finding++
		}
	}
}

// anchor makes the id of a heading by GitHub's rule: lower case; letters, marks,
// digits, hyphens and underscores of any script kept; spaces become hyphens; a
// number tells equal ones apart. One that keeps nothing is called "section".
func anchor(text string, used map[string]int) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r < 0x80 && (r == '-' || r == '_' || alnum(byte(r))), r >= 0x80 && unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, text)
	id = or(id, "section")
	for first := id; ; id = first + "-" + itoa(used[first]) {
		if _, taken := used[id]; !taken {
			used[id] = 0
			return id
		}
		used[first]++
	}
}

// contents lists the sections and their parts.
func (p *page) contents() {
	p.put(`<nav aria-labelledby="`, contentsID, "\">\n<p id=\"", contentsID, "\">Contents</p>\n<ol>\n")
	open, parts := false, false
	end := func() {
		if parts {
			p.put("</ul>\n")
		}
		if open {
			p.put("</li>\n")
		}
		parts = false
	}
	for _, h := range p.outline {
		link := `<a href="#` + h.id + `">` + html.EscapeString(shorten(h.text, 120)) + "</a>"
		switch {
		case h.level == 2:
			end()
			p.put("<li>", link)
			open = true
		case h.level == 3 && open:
			if !parts {
				p.put("\n<ul>\n")
				parts = true
			}
			p.put("<li>", link, "</li>\n")
		}
	}
	end()
	p.put("</ol>\n</nav>\n")
}

// nodeText returns what a reader sees of the text in a node.
func nodeText(n ast.Node, src []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := n.(*ast.Text); ok && entering {
			b.Write(seen(t.Segment.Value(src)))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// seen returns what a reader sees of a stretch of Markdown text. What a backslash
// stands before is no markup any more, nor part of a character reference.
func seen(b []byte) []byte {
	var out []byte
	for {
		i := 0
		for i < len(b) && !(b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1])) {
			i++
		}
		if i == len(b) && out == nil {
			return util.ResolveEntityNames(util.ResolveNumericReferences(b))
		}
		out = append(out, util.ResolveEntityNames(util.ResolveNumericReferences(b[:i]))...)
		if i == len(b) {
			return out
		}
		out = append(out, b[i+1])
		b = b[i+2:]
	}
}

package export

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"diligence/export/gfm"
)

//go:embed html.css
var pageStyle string

// markdownParser reads what [Markdown] writes.
var markdownParser = sync.OnceValue(gfm.NewParser)

// HTML writes a document as one page that needs nothing else: no script, no
// request, and a Content-Security-Policy that allows its own style alone. It says
// what the Markdown says, with the time line drawn but for a brief.
// Its error is [*FigureError].
func HTML(d Document) ([]byte, error) {
	d = d.plain()
	return writePage(d, Markdown(d), timeFigures(d))
}

// writePage writes the Markdown of d as a page with figures.
func writePage(d Document, src []byte, figures []figure) ([]byte, error) {
	tree := markdownParser().Parse(text.NewReader(src))
	p := &page{d: d, src: src, figures: figures}
	p.readOutline(tree)
	var b bytes.Buffer
	b.Grow(3*len(src) + len(pageStyle))
	p.w = bufio.NewWriter(&b)
	p.head()
	err := p.body(tree)
	if err == nil && len(p.figures) > 0 {
		err = &FigureError{fmt.Sprintf("it has no section %q for a figure", p.figures[0].section)}
	}
	if err != nil {
		return nil, err
	}
	p.w.Flush()
	return b.Bytes(), nil
}

// A page is the HTML of one document while it is written.
type page struct {
	d   Document
	src []byte
	w   *bufio.Writer

	outline  []heading
	ids      map[ast.Node]string // of headings
	findings map[string]string   // ids of the findings' headings, by number

	figures []figure // not placed yet
	drawn   int      // figures placed
	tagged  int      // findings whose severity is shown
	section string   // the heading of level 2 above
	under   string   // the nearest heading above
	table   tableState
}

// Ids of the page itself have a capital letter, which none of a heading's has.
const (
	mainID     = "Report"
	contentsID = "Contents"
)

func (p *page) put(parts ...string) {
	for _, s := range parts {
		p.w.WriteString(s)
	}
}

func (p *page) head() {
	style := pageStyle + p.d.look.style() + pageFooter(p.d)
	sum := sha256.Sum256([]byte(style))
	policy := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if p.d.look.Logo != nil {
		policy += "; img-src data:"
	}
	p.put("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n",
		`<meta http-equiv="Content-Security-Policy" content="`, policy, "\">\n",
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n",
		"<title>", html.EscapeString(shorten(p.d.headline(), 66)), "</title>\n<style>", style, "</style>\n</head>\n", p.opening())
}

// opening opens the body, which a brief sets closer.
func (p *page) opening() string {
	if p.d.Brief {
		return "<body class=\"brief\">\n"
	}
	return "<body>\n"
}

// pageFooter is the style that prints the audience, the confidentiality and the
// page's number on each page.
func pageFooter(d Document) string {
	return "@page{@bottom-left{content:" + cssString(d.audienceLine()) + "}@bottom-right{content:counter(page) \" / \" counter(pages)}}\n"
}

// audienceLine says for whom the document is, on the screen and on each page.
func (d Document) audienceLine() string {
	line := shorten(d.Title.Confidentiality, 140)
	if d.Audience == Private {
		return line // which says so first
	}
	return upperFirst(string(d.Audience)) + " · " + line
}

// cssString quotes a text for a style sheet; whatever could end the string or
// the style is written as a number, which the space after it ends.
func cssString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		if r < 0x80 && !alnum(byte(r)) && r != ' ' {
			fmt.Fprintf(&b, "\\%06x ", r)
			continue
		}
		b.WriteRune(r)
	}
	b.WriteByte('"')
	return b.String()
}

// body writes block after block, each under the landmark it belongs to: the head
// of the report up to the first section, then the contents, then the sections.
func (p *page) body(tree ast.Node) error {
	r := renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(ghtml.NewRenderer(), 1000), util.Prioritized(p, 100)))
	p.put(`<a class="skip" href="#`, mainID, "\">Skip to the report</a>\n<header>\n", p.banner(), p.logo())
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		h, isHeading := n.(*ast.Heading)
		switch {
		case isHeading && h.Level == 2:
			p.figure() // one that found no paragraph to follow
			p.nextSection()
			p.section = nodeText(h, p.src)
			p.under = p.section
		case isHeading:
			p.under = nodeText(h, p.src)
		case n.Kind() != ast.KindParagraph:
			p.figure()
		}
		if l, ok := n.(*ast.List); ok && isTasks(l) {
			l.SetAttributeString("class", []byte("tasks"))
		}
		if err := r.Render(p.w, p.src, n); err != nil {
			return err
		}
		switch {
		case isHeading:
			p.severity(h.Level)
		case n.Kind() == ast.KindParagraph:
			p.figure()
		}
	}
	if p.section == "" {
		p.nextSection()
	}
	p.figure()
	p.put("</section>\n</main>\n<footer>\n<p>", html.EscapeString(p.d.audienceLine()), "</p>\n<p>Revision ", html.EscapeString(p.d.Title.Revision),
		" of ", day(p.d.Title.Date), "</p>\n</footer>\n</body>\n</html>\n")
	return nil
}

// nextSection ends what came before a section: another, or the head of the report.
func (p *page) nextSection() {
	if p.section != "" {
		p.put("</section>\n<section>\n")
		return
	}
	p.put("</header>\n")
	if !p.d.Brief {
		p.contents()
	}
	p.put(`<main id="`, mainID, "\">\n<section>\n")
}

// banner opens the page with for whom it is.
func (p *page) banner() string {
	class := "banner"
	if p.d.Audience == Private {
		class += " private"
	}
	return `<p class="` + class + `">` + html.EscapeString(p.d.audienceLine()) + "</p>\n"
}

// figure places what is to be drawn in this section, once.
func (p *page) figure() {
	p.figures = slices.DeleteFunc(p.figures, func(f figure) bool {
		if f.section != p.section {
			return false
		}
		p.drawn++
		p.draw(f)
		return true
	})
}

// severity shows the severity and the kind of a finding under its heading.
func (p *page) severity(level int) {
	if level != 3 || p.section != sectionFindings || p.tagged == len(p.d.Findings) {
		return
	}
	f := p.d.Findings[p.tagged]
	if !strings.HasPrefix(p.under, findingPrefix(f)) {
		return
	}
	p.tagged++
	p.put(`<p class="tags"><span class="tag `, string(f.Severity), `">`, upperFirst(string(f.Severity)), `</span> <span class="tag">`,
		upperFirst(string(f.Kind)), "</span></p>\n")
}

// findingPrefix opens the heading of a finding.
func findingPrefix(f FindingReport) string { return "Finding " + itoa(f.Number) + ": " }

// isTasks reports whether a list is one of tasks.
func isTasks(l *ast.List) bool {
	item := l.FirstChild()
	return item != nil && item.FirstChild() != nil && item.FirstChild().FirstChild() != nil &&
		item.FirstChild().FirstChild().Kind() == extast.KindTaskCheckBox
}

package export

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"diligence/questionnaire"
)

// RegisterFuncs takes over the nodes that goldmark would write without an id, a
// class or a name, or with an inline style.
func (p *page) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindHeading, p.renderHeading)
	reg.Register(ast.KindEmphasis, p.renderStrong)
	reg.Register(extast.KindTaskCheckBox, p.renderCheckBox)
	reg.Register(extast.KindTable, p.renderTable)
	reg.Register(extast.KindTableHeader, p.renderTableHeader)
	reg.Register(extast.KindTableRow, p.renderTableRow)
	reg.Register(extast.KindTableCell, p.renderTableCell)
}

func (p *page) renderHeading(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	tag := "h" + itoa(n.(*ast.Heading).Level)
	if entering {
		w.WriteString("<" + tag + ` id="` + p.ids[n] + `">`)
	} else {
		w.WriteString("</" + tag + ">\n")
	}
	return ast.WalkContinue, nil
}

// renderStrong writes a label; one that opens with a severity shows it.
func (p *page) renderStrong(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		w.WriteString("</strong>")
		return ast.WalkContinue, nil
	}
	class := ""
	if t, ok := n.FirstChild().(*ast.Text); ok {
		word, _, found := strings.Cut(string(t.Segment.Value(src)), ":")
		if s := severityOf(word); found && s != "" {
			class = ` class="severity ` + s + `"`
		}
	}
	w.WriteString("<strong" + class + ">")
	return ast.WalkContinue, nil
}

// severityOf returns the severity a capitalised word names; "" for none.
func severityOf(word string) string {
	for _, s := range questionnaire.Severities {
		if word == upperFirst(string(s)) {
			return string(s)
		}
	}
	return ""
}

// renderCheckBox writes a box that is no form's, so that nobody takes it for one
// to click.
func (p *page) renderCheckBox(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		box := "☐"
		if n.(*extast.TaskCheckBox).IsChecked {
			box = "☑"
		}
		w.WriteString(`<span class="box" aria-hidden="true">` + box + "</span> ")
	}
	return ast.WalkContinue, nil
}

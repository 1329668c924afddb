package export

import (
	"bufio"
	"bytes"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// textOf returns what a reader sees of a text node.
func textOf(n *ast.Text, src []byte) []byte {
	v := n.Segment.Value(src)
	if n.IsRaw() {
		return v
	}
	var buf bytes.Buffer
	w := bufio.NewWriter(&buf)
	ghtml.DefaultWriter.Write(w, v)
	w.Flush()
	return []byte(html.UnescapeString(buf.String()))
}

// plainText returns what a reader sees of a node.
func plainText(n ast.Node, src []byte) string {
	var b strings.Builder
	ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				b.Write(textOf(n, src))
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		default:
			if !entering && n.Type() == ast.TypeBlock {
				b.WriteByte('\n')
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}

// A readTable is a table as a parser reads it back.
type readTable struct {
	under string // the headings above it, joined by " > "
	head  []string
	rows  [][]string
}

// A readDocument is what a parser makes of a report.
type readDocument struct {
	headings []string // "2 Executive summary"
	tables   []readTable
	text     string
}

// The nodes a report is made of. Anything else came out of somebody's text.
var allowed = []ast.NodeKind{
	ast.KindDocument, ast.KindHeading, ast.KindParagraph, ast.KindTextBlock, ast.KindText, ast.KindString, ast.KindList, ast.KindListItem,
	ast.KindEmphasis, ast.KindBlockquote, extast.KindTable, extast.KindTableHeader, extast.KindTableRow, extast.KindTableCell, extast.KindTaskCheckBox,
}

// read parses a report and fails the test where it is made of anything it should
// not be made of.
func read(t testing.TB, src []byte) readDocument {
	t.Helper()
	doc := gfmLibrary.Parse(text.NewReader(src))
	var out readDocument
	var under [4]string
	ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		if !slices.Contains(allowed, n.Kind()) {
			t.Errorf("a %s stands in the report: %.80q", n.Kind(), plainText(n, src))
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level > 3 {
				t.Errorf("heading of level %d: %.80q", n.Level, plainText(n, src))
				return ast.WalkContinue, nil
			}
			out.headings = append(out.headings, fmt.Sprintf("%d %s", n.Level, plainText(n, src)))
			under[n.Level] = plainText(n, src)
			clear(under[n.Level+1:])
		case *ast.Emphasis:
			before := n.PreviousSibling()
			inCell := n.Parent().Kind() == extast.KindTableCell && strings.HasSuffix(plainText(n, src), ":") // who says what follows
			if n.Level != 2 || before != nil && before.Kind() != extast.KindTaskCheckBox && !inCell {
				t.Errorf("emphasis that is no label: %.80q", plainText(n, src))
			}
		case *ast.ListItem:
			if n.FirstChild() == nil || n.ChildCount() != 1 {
				t.Errorf("list item that is empty or holds several blocks: %.80q", plainText(n, src))
			}
		case *extast.Table:
			out.tables = append(out.tables, readRows(t, n, src, strings.Join(under[2:], " > ")))
		}
		return ast.WalkContinue, nil
	})
	out.text = plainText(doc, src)
	return out
}

func readRows(t testing.TB, table *extast.Table, src []byte, under string) readTable {
	out := readTable{under: strings.TrimSuffix(under, " > ")}
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, plainText(c, src))
		}
		if out.head == nil {
			out.head = cells
			continue
		}
		out.rows = append(out.rows, cells)
	}
	if n := len(out.head); n > maxColumns {
		t.Errorf("%s: a table of %d columns", under, n)
	}
	return out
}

// checkRows holds every line of a table to the number of bars its head has: a
// parser would silently drop or fill cells.
func checkRows(t testing.TB, src []byte) {
	t.Helper()
	want := 0
	for _, line := range strings.Split(string(src), "\n") {
		if !strings.HasPrefix(line, "|") {
			want = 0
			continue
		}
		bars := 0
		for i := range len(line) {
			if line[i] == '|' && (i == 0 || line[i-1] != '\\') {
				bars++
			}
		}
		if want == 0 {
			want = bars
		}
		if bars != want {
			t.Errorf("a row of %d bars in a table of %d: %.120s", bars, want, line)
		}
	}
}

// table returns the table under a heading path that has that first column.
func (d readDocument) table(t testing.TB, under, first string) readTable {
	t.Helper()
	for _, x := range d.tables {
		if x.under == under && x.head[0] == first {
			return x
		}
	}
	t.Fatalf("no table under %q with a column %q", under, first)
	return readTable{}
}

package gfm

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// Tables and task lists are read as goldmark's own extensions read them.
func TestReadsWhatTheExtensionsRead(t *testing.T) {
	own, theirs := NewParser(), goldmark.New(goldmark.WithExtensions(extension.Table, extension.TaskList)).Parser()
	for name, src := range markdownSamples(t) {
		got := outlineOf(own.Parse(text.NewReader(src)), src)
		want := outlineOf(theirs.Parse(text.NewReader(src)), src)
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

// markdownSamples are the cases beside the tests, the reports in the export's own
// tests, and what is on the edge of being a table.
func markdownSamples(t *testing.T) map[string][]byte {
	samples := map[string][]byte{}
	for k, s := range []string{
		"a | b\n- | -\n1 | 2\n", "|a|b|\n|:-|-:|\n|1|2|\n|3|\n|4|5|6|\n", "|a|\n|:-:|\n",
		"| a \\| b | c |\n|---|---|\n| d \\| e | **f** |\n", "| |\n|-|\n| |\n", "text\nmore\n", "a\n---\nb\n",
		"- [ ] open\n- [x] done\n- [X] done\n- [y] neither\n- text [ ] later\n\n[ ] no item\n",
	} {
		samples[fmt.Sprintf("sample %d", k)] = []byte(s)
	}
	for _, pattern := range []string{"../../tui/testdata/desk/markdown/*.md", "../testdata/*.md", "../testdata/*/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			samples[file] = src
		}
	}
	if len(samples) < 20 {
		t.Fatalf("only %d samples were found", len(samples))
	}
	return samples
}

// outlineOf writes a tree, a node a row.
func outlineOf(root ast.Node, src []byte) string {
	var b bytes.Buffer
	depth := 0
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		fmt.Fprintf(&b, "%s%s", strings.Repeat(" ", depth), n.Kind())
		switch n := n.(type) {
		case *ast.Text:
			fmt.Fprintf(&b, " %q", n.Segment.Value(src))
		case *east.TableCell:
			if n.HasChildren() { // an empty cell stands nowhere
				fmt.Fprintf(&b, " %s", n.Alignment)
			}
		case *east.TaskCheckBox:
			fmt.Fprintf(&b, " %v", n.IsChecked)
		}
		b.WriteByte('\n')
		depth++
		return ast.WalkContinue, nil
	})
	return b.String()
}

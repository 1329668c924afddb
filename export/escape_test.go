package export

import (
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

var gfmLibrary = goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()

func parse(src string) ast.Node { return gfmLibrary.Parse(text.NewReader([]byte(src))) }

// shape returns the kinds of every node that is no text, and the text as a
// reader sees it.
func shape(src string) (kinds, shown string) {
	var k, s strings.Builder
	ast.Walk(parse(src), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			s.Write(textOf(n, []byte(src)))
		case *ast.String:
			s.Write(n.Value)
		default:
			k.WriteString(n.Kind().String() + " ")
		}
		return ast.WalkContinue, nil
	})
	return k.String(), s.String()
}

// positions are the places a user's text stands in, each with the shape its
// document has when the text is plain.
var positions = map[string]func(string) string{
	"paragraph": func(s string) string { return s + "\n" },
	"label":     func(s string) string { return "**Owner:** " + s + "\n" },
	"item":      func(s string) string { return "- " + s + "\n- x\n" },
	"number":    func(s string) string { return "1. " + s + "\n2. x\n" },
	"task":      func(s string) string { return "- [ ] " + s + "\n" },
	"heading":   func(s string) string { return "### " + s + "\n" },
	"quote":     func(s string) string { return "> " + s + "\n>\n> x\n" },
	"cell":      func(s string) string { return "| a | b |\n| --- | --- |\n| " + s + " | x |\n| x | " + s + " |\n" },
	"link":      func(s string) string { return "[" + s + "](#x)\n" },
	"bold":      func(s string) string { return "**" + s + "** x\n" },
}

func checkEscape(t *testing.T, s string) {
	t.Helper()
	want := fold(s)
	for name, in := range positions {
		word, text := "QZ", escape(s)
		if want == "" {
			word = ""
		}
		if name == "bold" && want == "" {
			continue // strong writes nothing then
		}
		wantKinds, wantText := shape(in(word))
		wantText = strings.ReplaceAll(wantText, "QZ", want)
		kinds, got := shape(in(text))
		if kinds != wantKinds {
			t.Errorf("%s of %q: nodes\n got %s\nwant %s\nfrom %q", name, s, kinds, wantKinds, in(text))
		}
		if got != wantText {
			t.Errorf("%s of %q: text\n got %q\nwant %q\nfrom %q", name, s, got, wantText, in(text))
		}
	}
}

var hostile = []string{
	"", " ", "plain words", "# heading", "#tag", "C# and F#", "## x ##", "- item", "+ item", "* item", "---", "***", "===", "1. one", "12) twelve",
	"1234567890. ten digits", "> quote", ">", "a > b", "`code`", "```", "~~~", "*em* **strong** ***x***", "_em_ __s__ snake_case a_b_", "~~gone~~ ~x~",
	"[link](http://x.example)", "[ref]: http://x.example", "![img](x)", "[x] done", "[ ] task", "<b>bold</b>", "<!-- hidden -->", "<script>alert(1)</script>",
	"<http://x.example>", "https://x.example/a?b=c", "http://x.example", "ftp://x.example", "www.x.example", "WWW.x.example", "(www.x.example)", "a@b.example", "mailto:a@b.example",
	"a|b", "|", "\\|", "\\\\|", "a\\", "\\", "\\*x\\*", "| a | b |\n| - | - |", "&amp; &lt; &#35; &copy &#x41;", "R&D AT&T", "$5 and $6", "$$x$$",
	"line one\nline two", "line one  \nline two", "a\\\nb", "\ttab", "    code", "a\r\nb", "para\n\npara", "a\n===", "a\n---", ": def", "term\n: def",
	"{#id}", "{{ x }}", ":smile:", "[^1]", "[^1]: note", "a\u00a0b", "\u00a0x\u00a0", "\u3000x", "日本語のメモ", "שלום", "👩‍👩‍👧", "e\u0301", "=cmd|' /C calc'!A0", "\x00", "\xff\xfe", "a\u2028b",
	"*", "_", "a*b*c", "**", "5 * 3 * 2", "x_", "_x", "foo_bar_baz", "!", "!x", "![", "![x][y]", "\"q\" 'q'", "--", "+1", "-1", "- ", "1.", "1)", "0. x", "a. b",
}

func TestEscape(t *testing.T) {
	for _, s := range hostile {
		checkEscape(t, s)
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 4096 {
			t.Skip()
		}
		checkEscape(t, s)
	})
}

func TestEscapeLeavesProseReadable(t *testing.T) {
	for _, s := range []string{
		"The database holds 400,000 cards; nobody noticed (until now).", "A snake_case name, a + b - c = d, 50% of R&D", "C# at 3.5 times, so-called", "Works: yes",
	} {
		if got := escape(s); got != s {
			t.Errorf("escape(%q) = %q", s, got)
		}
	}
}

func TestStrong(t *testing.T) {
	for _, s := range hostile {
		src := strong(s) + " x"
		if strong(s) == "" {
			continue
		}
		if kinds, _ := shape(src); kinds != "Document Paragraph Emphasis " {
			t.Errorf("strong(%q): %s from %q", s, kinds, src)
		}
	}
}

func TestLines(t *testing.T) {
	got := strings.Join(lines("one\n\n  two \r\nthree\t3\n"), "|")
	if got != "one|two|three 3" {
		t.Errorf("lines: %q", got)
	}
}

func TestShorten(t *testing.T) {
	if got := shorten("one two three four", 10); got != "one two…" {
		t.Errorf("shorten: %q", got)
	}
	if got := shorten("short", 10); got != "short" {
		t.Errorf("shorten: %q", got)
	}
}

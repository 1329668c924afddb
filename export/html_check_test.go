package export

import (
	"crypto/sha256"
	"encoding/base64"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
)

// The elements and attributes a page is made of. Anything else came out of
// somebody's text, or would make the page ask for something.
var (
	pageElements = strings.Fields(`html head meta title style body a header nav main section footer div h1 h2 h3 p ul ol li strong blockquote
		table caption thead tbody tr th td span figure figcaption svg rect path text`)
	pageAttributes = strings.Fields(`lang charset http-equiv content name class href id tabindex role aria-labelledby aria-label aria-hidden
		scope viewBox x y width height d`)
)

// checkPage holds a page to what it must be, and its text to the Markdown's.
func checkPage(t testing.TB, d Document, src []byte) *element {
	t.Helper()
	root := readPage(t, src)
	ids := map[string]*element{}
	for e := range root.all {
		if !slices.Contains(pageElements, e.name) {
			t.Errorf("a <%s> stands in the page: %.80q", e.name, e.said())
		}
		for name := range e.attr {
			if !slices.Contains(pageAttributes, name) {
				t.Errorf("<%s> has %s=%.60q", e.name, name, e.attr[name])
			}
		}
		if id, ok := e.attr["id"]; ok {
			if ids[id] != nil || id == "" || strings.ContainsAny(id, " \t\n") {
				t.Errorf("the id %q is no id, or stands twice", id)
			}
			ids[id] = e
		}
	}
	for e := range root.all {
		for _, name := range []string{"href", "aria-labelledby"} {
			if to, ok := e.attr[name]; ok && ids[strings.TrimPrefix(to, "#")] == nil || name == "href" && ok && !strings.HasPrefix(to, "#") {
				t.Errorf("<%s> leads to %q, which is not there", e.name, to)
			}
		}
	}
	checkPolicy(t, d, root)
	checkLandmarks(t, d, root, ids)
	checkTables(t, root)
	checkPageText(t, d, root)
	return root
}

// checkPolicy holds that the page allows its own style and nothing else, and
// that the style prints for whom the page is on every sheet.
func checkPolicy(t testing.TB, d Document, root *element) {
	t.Helper()
	styles := root.find("style")
	if len(styles) != 1 {
		t.Fatalf("%d styles", len(styles))
	}
	sum := sha256.Sum256([]byte(styles[0].said()))
	want := "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'; base-uri 'none'; form-action 'none'"
	if got := root.find("meta")[1].attr["content"]; got != want {
		t.Errorf("policy %q, want %q", got, want)
	}
	if s := styles[0].said(); strings.Contains(s, "url(") || strings.Contains(s, "@import") || strings.Contains(s, "<") {
		t.Error("the style asks for something")
	} else if !strings.Contains(s, "@bottom-left{content:"+cssString(d.audienceLine())+"}") {
		t.Error("the audience is not printed")
	}
}

// checkLandmarks holds the page to its parts, its headings to their order, and
// the contents to the headings.
func checkLandmarks(t testing.TB, d Document, root *element, ids map[string]*element) {
	t.Helper()
	for _, name := range []string{"html", "header", "nav", "main", "footer", "h1"} {
		if n := len(root.find(name)); n != 1 {
			t.Errorf("%d <%s>", n, name)
		}
	}
	body := root.find("body")[0]
	if first := body.find("a")[0]; !first.is("skip") || ids[strings.TrimPrefix(first.attr["href"], "#")].name != "main" {
		t.Errorf("the page does not begin with a link to its main part but %q", first.said())
	}
	line := d.audienceLine()
	if !strings.Contains(body.find("header")[0].said(), line) || !strings.Contains(body.find("footer")[0].said(), line) {
		t.Errorf("the page does not say %q at both ends", line)
	}
	if d.Audience == Private && !strings.Contains(line, "PRIVATE") {
		t.Errorf("a private page says %q", line)
	}
	var want, got []string
	level := 0
	for e := range body.all {
		if len(e.name) == 2 && e.name[0] == 'h' && e.name != "hr" {
			n := int(e.name[1] - '0')
			if n > level+1 {
				t.Errorf("an <h%d> follows an <h%d>", n, level)
			}
			if level = n; n > 1 {
				want = append(want, "#"+e.attr["id"])
			}
		}
	}
	for _, a := range body.find("nav")[0].find("a") {
		got = append(got, a.attr["href"])
	}
	if !slices.Equal(got, want) {
		t.Errorf("contents\n got %q\nwant %q", got, want)
	}
}

// checkTables holds that every table has a name of its own and heads of rows and
// columns, and that a wide one scrolls by itself within reach of the keyboard.
func checkTables(t testing.TB, root *element) {
	t.Helper()
	names := map[string]bool{}
	for _, box := range root.find("div") {
		for _, table := range box.find("table") {
			name := table.find("caption")[0].said()
			if names[name] || name == "" {
				t.Errorf("two tables are called %q", name)
			}
			names[name] = true
			columns := len(table.find("thead")[0].find("th"))
			if wide := columns > 2; wide != (box.attr["tabindex"] == "0") || !box.is("scroll") {
				t.Errorf("%s, of %d columns: tabindex %q", name, columns, box.attr["tabindex"])
			}
			for i, row := range table.find("tr") {
				heads := row.find("th")
				scope, n := "row", 1
				if i == 0 {
					scope, n = "col", columns
				}
				if len(heads) != n || heads[0].attr["scope"] != scope || len(heads)+len(row.find("td")) != columns {
					t.Errorf("%s, row %d: %d heads of scope %q", name, i, len(heads), heads[0].attr["scope"])
				}
				for _, cell := range append(heads, row.find("td")...) {
					long := slices.ContainsFunc(strings.Fields(cell.said()), func(word string) bool { return utf8.RuneCountInString(word) >= longWord })
					if long && !cell.is("long") {
						t.Errorf("%s, row %d: a word that pushes its column wide: %.60q", name, i, cell.said())
					}
				}
			}
		}
	}
	if len(names) != len(root.find("table")) {
		t.Error("a table stands in no box that scrolls")
	}
}

// checkPageText holds that the page says what the Markdown says, all of it, in
// order, and nothing more but what it adds itself.
func checkPageText(t testing.TB, d Document, root *element) {
	t.Helper()
	src := Markdown(d)
	want := unspaced(plainText(gfmLibrary.Parse(text.NewReader(src)), src))
	got := unspaced(root.find("header")[0].words(added) + root.find("main")[0].words(added))
	if got == want {
		return
	}
	i := 0
	for i < min(len(got), len(want)) && got[i] == want[i] {
		i++
	}
	t.Errorf("the text differs from the Markdown's at\n got %.120q\nwant %.120q", got[i:], want[i:])
}

package export

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"diligence/questionnaire"
)

func mustTemplate(t testing.TB, src string) *Template {
	t.Helper()
	parsed, err := ParseTemplate("own.tmpl", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func rendered(t testing.TB, src string, d Document) string {
	t.Helper()
	out, err := mustTemplate(t, src).Write(d)
	if err != nil {
		t.Fatalf("%s: %v", src, err)
	}
	return string(out)
}

func TestTemplatesWrite(t *testing.T) {
	d := projected(t, full(t), Options{Audience: Board})
	d.Title.Company, d.Initiatives.Money.Currency = "A *bold* | name\n# not a heading", "EUR"
	n := 1234567.5
	d.Initiatives.List = []InitiativeReport{{Title: "One", Cost: &n}, {Title: "Two"}}
	for src, want := range map[string]string{
		`{{.Title.Company}}`: `A \*bold\* \| name \# not a heading`,
		`{{range .Initiatives.List}}{{.Title}}: {{money .Cost}};{{end}}`:         "One: " + questionnaire.FormatMoney(n, "EUR") + ";Two: ;",
		`{{range .Initiatives.List}}{{or (money .Cost) "no cost"}} {{end}}`:      questionnaire.FormatMoney(n, "EUR") + " no cost ",
		`{{month .Title.From}} {{.Title.From}} {{day .Title.Date}}`:              month(d.Title.From) + " " + d.Title.From.String() + " " + day(today),
		`{{with .Summary.Findings}}{{(index . 0).Severity}}{{end}}`:              string(d.Summary.Findings[0].Severity),
		`{{range $n, $f := .Findings}}{{if eq $n 0}}{{$f.Number}}{{end}}{{end}}`: "1",
		`{{"**"}}{{print "*" "_"}}{{printf "<%s>" "b"}}`:                         `\*\*\*\_\<b>`,
		`{{join ", " .Breaks.Same}}`:                                             escape(strings.Join(d.Breaks.Same, ", ")),
		`{{define "x"}}{{.}}{{end}}{{template "x" "*"}}`:                         `\*`,
		`{{block "y" "|"}}{{.}}{{end}}`:                                          `\|`,
		`{{.Title.Company | printf "%.8s" | printf "%s"}}`:                       `A \*bold\*`,
		`{{slice .Title.Company 2 4}}`:                                           `\*b`,
		`{{/* said to nobody */}}{{$x := "*"}}{{$x}}{{$x = "_"}}{{$x}}`:          `\*\_`,
		`{{capital "one"}} {{sentence "two"}} {{shorten 6 "three four"}}`:        "One two. three…",
	} {
		if got := rendered(t, src, d); got != want {
			t.Errorf("%s\n got %q\nwant %q", src, got, want)
		}
	}
	body := rendered(t, `{{section "Initiatives"}}`, d)
	if !strings.HasPrefix(body, "## Initiatives\n") || !strings.Contains(string(Markdown(d)), body) {
		t.Errorf("a section is written as %.80q", body)
	}
	investor := projected(t, full(t), Options{Audience: Investor})
	if got := rendered(t, `{{section "Appendix: all answers"}}`, investor); got != "" {
		t.Errorf("an investor's template holds the appendix: %.80q", got)
	}
}

// TestTemplatesKeepTextInert puts hostile texts where a template might, one beside
// the other, and holds that nothing but text comes of them.
func TestTemplatesKeepTextInert(t *testing.T) {
	own := mustTemplate(t, "# {{.Title.Company}}\n\nA {{.Title.Occasion}}{{.Title.Reviewer}} b\n\n- {{.Title.Reviewer}}\n\n> {{.Title.Occasion}}\n\n"+
		"Line\n{{.Title.Company}}\n\n| {{.Title.Occasion}} | b |\n| --- | --- |\n| {{.Title.Company}}{{.Title.Reviewer}} | {{printf \"%s%s\" .Title.Company .Title.Occasion}} |\n")
	texts := append(slices.Clone(hostile), "===", "---", ":-:", "www", ".example.com", "http:", "//example.com", "a&", "amp;", "!", "[x](y)", "a@", "b.example", "1", ". x", ") x",
		"<script>", "`", "```", "~~~", "|", "\\", "{{.Title}}", "a\n\n# b", "\u202e")
	d := projected(t, empty(t), Options{Audience: Board})
	for i, a := range texts {
		for j, b := range texts {
			d.Title.Company, d.Title.Occasion, d.Title.Reviewer = a, b, texts[(i+j)%len(texts)]
			src, err := own.Write(d)
			if err != nil {
				t.Fatal(err)
			}
			kinds := map[ast.NodeKind]int{}
			ast.Walk(gfmLibrary.Parse(text.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
				if entering {
					kinds[n.Kind()]++
					if !slices.Contains(allowed, n.Kind()) {
						t.Errorf("%q, %q: a %s in\n%s", a, b, n.Kind(), src)
					}
				}
				return ast.WalkContinue, nil
			})
			if kinds[ast.KindHeading] != 1 || kinds[ast.KindBlockquote] != 1 || kinds[ast.KindEmphasis] != 0 || kinds[ast.KindList] != 1 {
				t.Errorf("%q, %q: %v in\n%s", a, b, kinds, src)
			}
			if t.Failed() {
				return
			}
		}
	}
}

// TestTemplatesReachNothingPrivate walks all that a template is given, hidden
// fields too, for the markers of private notes and of names.
func TestTemplatesReachNothingPrivate(t *testing.T) {
	r := marked(t)
	for _, a := range Audiences {
		d := projected(t, r, Options{Audience: a})
		data := templateData{report(d.bared()), d.PrivateNotes()}
		seen := 0
		walkTexts(reflect.ValueOf(data), func(path, s string) {
			seen++
			if a != Private && strings.Contains(s, "PRIV") {
				t.Errorf("%s: %s holds a private note", a, path)
			}
			if !a.named() && personMark.MatchString(s) {
				t.Errorf("%s: %s holds a name: %s", a, path, s)
			}
		})
		if seen < 500 {
			t.Errorf("%s: only %d texts were looked at", a, seen)
		}
		for _, src := range []string{`{{.PrivateNotes}}`, `{{.private}}`, `{{.names}}`, `{{.FoundNames}}`, `{{.}}`, `{{printf "%+v" .}}`, `{{.Document}}`, `{{.report}}`} {
			parsed, err := ParseTemplate("own.tmpl", []byte(src))
			var out []byte
			if err == nil {
				out, err = parsed.Write(d)
			}
			if err == nil || len(out) > 0 {
				t.Errorf("%s: %s writes %.60q", a, src, out)
			}
		}
		notes := rendered(t, `{{range .PrivateNotes}}{{.About}}: {{.Text}} {{end}}`, d)
		if strings.Contains(notes, "PRIVanswer") != (a == Private) {
			t.Errorf("%s: the private notes are %.60q", a, notes)
		}
	}
	for i := range reflect.TypeFor[templateData]().NumMethod() {
		t.Errorf("a template may call %s on the document", reflect.TypeFor[templateData]().Method(i).Name)
	}
}

// walkTexts calls do with every text in v, those of hidden fields too.
func walkTexts(v reflect.Value, do func(path, s string)) {
	var walk func(v reflect.Value, path string)
	walk = func(v reflect.Value, path string) {
		switch v.Kind() {
		case reflect.String:
			do(path, v.String())
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() && v.Type().String() != "*time.Location" {
				walk(v.Elem(), path)
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i), path)
			}
		case reflect.Map:
			for _, k := range v.MapKeys() {
				walk(k, path)
				walk(v.MapIndex(k), path)
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		}
	}
	walk(v, "")
}

// TestTemplatesEnd holds that no template runs on, fills the memory or the disk.
func TestTemplatesEnd(t *testing.T) {
	d := projected(t, full(t), Options{Audience: Board})
	for name, src := range map[string]string{
		"a long count":         `{{range 1000000000}}{{end}}`,
		"loops in loops":       `{{range 100000}}{{range 100000}}{{$x := .}}{{end}}{{end}}`,
		"calls itself":         `{{define "a"}}{{template "a" .}}{{end}}{{template "a" .}}`,
		"calls itself twice":   `{{define "a"}}{{template "a" .}}{{template "a" .}}{{end}}{{template "a" .}}`,
		"a text that doubles":  `{{$x := "xx"}}{{range 100}}{{$x = print $x $x}}{{end}}`,
		"doubled by printf":    `{{$x := "xx"}}{{range 100}}{{$x = printf "%s%s" $x $x}}{{end}}`,
		"a wide number":        `{{printf "%1000000d" 1}}`,
		"a width from outside": `{{printf "%*d" 1000000 1}}`,
		"quotes that grow":     `{{$x := "&"}}{{range 100}}{{$x = html $x}}{{end}}`,
		"much output":          `{{range 1000000}}` + strings.Repeat("much ", 100) + `{{end}}`,
	} {
		_, err := mustTemplate(t, src).Write(d)
		e, ok := errors.AsType[*TemplateError](err)
		if !ok || e.Hint() == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := ParseTemplate("own.tmpl", make([]byte, MaxTemplate+1)); err == nil {
		t.Error("a template of any size is taken")
	}
}

func TestTemplateErrorsSayWhatWouldDo(t *testing.T) {
	d := projected(t, full(t), Options{Audience: Board})
	for _, c := range []struct{ src, what, do string }{
		{"x\n{{.Title.Compny}}", "own.tmpl:2: .Title.Compny: Title has no field Compny", "Company"},
		{"{{.Titel}}", "own.tmpl:1: .Titel: Document has no field Titel", "Title"},
		{"\n\n{{.Findings.Title}}", "own.tmpl:3: .Findings.Title: this is a list of FindingReport, which has no field Title", "{{range}}"},
		{"{{range .Findings}}{{.Nmber}}{{end}}", "FindingReport has no field Nmber", "Number"},
		{"{{bold .Title.Company}}", "own.tmpl:1: there is no function bold", "capital"},
		{"a\n{{.Findings}}", "own.tmpl:2: this is a list", ""},
		{"{{.Title}}", "own.tmpl:1: this is a whole Title", ""},
		{"{{money .Title}}", "this is no number", ""},
		{"{{section \"Risks\"}}", "there is no section \"Risks\"", ""},
		{"x\n\n{{range .Findings}}", "own.tmpl:3: unexpected EOF", "{{end}}"},
		{"{{(index .Findings 99).Title}}", "the list is shorter than that", "{{range}}"},
		{"{{index .Findings 99}}", "the list is shorter than that", "{{range}}"},
		{"{{month .Title.Company}}", "expected Month; got string", ""},
		{"\xff\xfe#\x00", "no text in UTF-8", "UTF-8"},
		{"# a\x00", "no text in UTF-8", "UTF-8"},
		{"a\n{{template \"b\" .}}", "own.tmpl:2: there is no template \"b\"", "{{define}}"},
		{"{{html .Title.Company}}", "no place here", ""},
	} {
		parsed, err := ParseTemplate("own.tmpl", []byte(c.src))
		if err == nil {
			_, err = parsed.Write(d)
		}
		e, ok := errors.AsType[*TemplateError](err)
		if !ok || !strings.Contains(e.Error(), c.what) || !strings.Contains(e.Hint(), c.do) || e.Hint() == "" {
			t.Errorf("%q: %v", c.src, err)
			if ok {
				t.Log(e.Hint())
			}
		}
	}
}

func TestTemplateExample(t *testing.T) {
	for name, review := range reviews {
		for _, a := range Audiences {
			src := rendered(t, TemplateExample, projected(t, review(t), Options{Audience: a}))
			checkRows(t, []byte(src))
			if !strings.HasPrefix(src, "# ") || !strings.Contains(src, "\n## Risk now and at the planned scale\n") {
				t.Errorf("%s, %s:\n%s", name, a, src)
			}
		}
	}
}

package export

import (
	"errors"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestTemplateFieldsInEveryBranch holds that a field that is not there is found
// where no review would lead to it.
func TestTemplateFieldsInEveryBranch(t *testing.T) {
	for src, want := range map[string]string{
		`{{with .Changes}}{{.Nope}}{{end}}`:                                                               "own.tmpl:1: .Nope: Changes has no field Nope",
		`{{if eq .Title.State "never"}}{{.Nope}}{{end}}`:                                                  "Document has no field Nope",
		"\n{{range .Findings}}{{else}}\n{{.Nope}}{{end}}":                                                 "own.tmpl:3: .Nope: Document has no field Nope",
		`{{if false}}{{range $n, $f := .Findings}}{{$f.Nope}}{{end}}{{end}}`:                              "$f.Nope: FindingReport has no field Nope",
		`{{range .Findings}}{{$.Nope}}{{end}}`:                                                            "$.Nope: Document has no field Nope",
		`{{define "x"}}{{range .}}{{.Nope}}{{end}}{{end}}{{if false}}{{template "x" .Milestones}}{{end}}`: "MilestoneReport has no field Nope",
		`{{if false}}{{(index .Findings 0).Nope}}{{end}}`:                                                 "FindingReport has no field Nope",
		`{{if false}}{{with or .Changes .Changes}}{{.Nope}}{{end}}{{end}}`:                                "Changes has no field Nope",
		`{{if false}}{{$x := .Title}}{{$x.Company}}{{$x.Nope}}{{end}}`:                                    "$x.Nope: Title has no field Nope",
		`{{if false}}{{money (index .Initiatives.List 0).Nope}}{{end}}`:                                   "InitiativeReport has no field Nope",
		`{{if false}}{{.Title.Company.Nope}}{{end}}`:                                                      "this is text and has no field Nope",
		`{{if false}}{{.private}}{{end}}`:                                                                 "Document has no field private",
	} {
		_, err := ParseTemplate("own.tmpl", []byte(src))
		e, ok := errors.AsType[*TemplateError](err)
		if !ok || !strings.Contains(e.Error(), want) || e.Hint() == "" {
			t.Errorf("%s: %v", src, err)
		}
	}
	_, err := ParseTemplate("own.tmpl", []byte("{{.One}}\n{{.Two}}{{.Two}}\n{{.Title.Three}}"))
	if all, ok := errors.AsType[questionnaire.Problems](err); !ok || len(all) != 3 || !strings.HasPrefix(all[2].What, "own.tmpl:3: ") {
		t.Errorf("of three faults: %v", err)
	}
}

// TestTemplateFieldsLeavesBe holds that what may well be written is not refused.
func TestTemplateFieldsLeavesBe(t *testing.T) {
	d := projected(t, full(t), Options{Audience: Board})
	for _, src := range []string{
		`{{$x := .Title}}{{if true}}{{$x = .Summary}}{{end}}{{$x.Verdict}}`, `{{range $k, $v := .Findings}}{{$k}}{{$v.Number}}{{end}}`, `{{range 3}}{{.}}{{end}}`,
		`{{with $f := .Findings}}{{range $f}}{{.Number}}{{end}}{{len $f}}{{end}}`, `{{define "x"}}{{.Number}}{{end}}{{range .Findings}}{{template "x" .}}{{end}}`,
		`{{define "x"}}{{.Anything}}{{end}}`, `{{.Title.Date.Year}}`, `{{(slice .Findings 0 1) | len}}`, `{{block "b" .Title}}{{.Company}}{{end}}`,
		`{{with or .Summary .Title}}{{.Verdict}}{{end}}`, `{{range .Findings}}{{with $.Title}}{{.Company}}{{end}}{{break}}{{end}}`, "\ufeff# {{.Title.Company}}",
	} {
		if out := rendered(t, src, d); strings.HasPrefix(out, "\ufeff") {
			t.Errorf("%q begins with a byte order mark", out)
		}
	}
}

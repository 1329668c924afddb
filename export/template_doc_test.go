package export

import (
	"fmt"
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// comments reads what the source says of types, and of fields and methods as
// "Type.Field".
func comments(t *testing.T) map[string]string {
	out := map[string]string{}
	for dir, pkg := range map[string]string{".": "export.", "../questionnaire": "questionnaire."} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if d, ok := n.(*ast.FuncDecl); ok && d.Recv != nil {
					if of, ok := d.Recv.List[0].Type.(*ast.Ident); ok {
						out[pkg+of.Name+"."+d.Name.Name] = oneLine(d.Doc.Text())
					}
				}
				if d, ok := n.(*ast.GenDecl); ok {
					for _, s := range d.Specs {
						if s, ok := s.(*ast.TypeSpec); ok {
							out[pkg+s.Name.Name] = oneLine(d.Doc.Text() + s.Doc.Text())
							fieldComments(out, pkg, s)
						}
						if s, ok := s.(*ast.ValueSpec); ok && d.Tok == token.CONST && len(s.Values) == 1 {
							if of, ok := s.Type.(*ast.Ident); ok {
								if v, ok := s.Values[0].(*ast.BasicLit); ok {
									out["values of "+pkg+of.Name] += " " + v.Value
								}
							}
						}
					}
				}
				return true
			})
		}
	}
	return out
}

func fieldComments(out map[string]string, pkg string, s *ast.TypeSpec) {
	if st, ok := s.Type.(*ast.StructType); ok {
		for _, f := range st.Fields.List {
			for _, n := range f.Names {
				out[pkg+s.Name.Name+"."+n.Name] = oneLine(f.Doc.Text() + " " + f.Comment.Text())
			}
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(new(doc.Package).Synopsis(s)), " ") }

// lists are words that no constant names one by one.
var lists = map[string][]string{
	"questionnaire.Way": wordsOf(questionnaire.Ways), "questionnaire.Level": wordsOf(questionnaire.Levels),
	"questionnaire.Verdict": wordsOf(questionnaire.Verdicts), "questionnaire.Role": wordsOf(questionnaire.Roles),
}

func wordsOf[T ~string](list []T) (out []string) {
	for _, w := range list {
		out = append(out, string(w))
	}
	return out
}

// writtenFields writes the list of all fields a template can reach.
func writtenFields(t *testing.T) string {
	said := comments(t)
	for of, list := range lists {
		said["values of "+of] = ` "` + strings.Join(list, `" "`) + `"`
	}
	var b strings.Builder
	words := map[string]bool{}
	about := func(name, what string) string {
		if what == "" {
			t.Errorf("%s has no sentence that says what it is; write one beside it", name)
		}
		return what
	}
	for _, typ := range templateTypes() {
		own := strings.Replace(typ.String(), "export.templateData", "export.Document", 1)
		if own == "export.report" {
			continue // its fields are those of the document
		}
		fmt.Fprintf(&b, "\n%s: %s\n", typeWord(typ), about(own, said[own]))
		for _, f := range reflect.VisibleFields(typ) {
			if !f.IsExported() || f.Anonymous {
				continue
			}
			what := said[own+"."+f.Name]
			if len(f.Index) > 1 && what == "" { // of an embedded structure
				what = said[typ.FieldByIndex(f.Index[:len(f.Index)-1]).Type.String()+"."+f.Name]
			}
			if f.Name == "PrivateNotes" {
				what = said["export.templateData.PrivateNotes"]
			}
			fmt.Fprintf(&b, "  .%-17s %-25s %s\n", f.Name, fieldType(f.Type), about(own+"."+f.Name, what))
			of := f.Type
			if of.Kind() == reflect.Map {
				of = of.Key()
			}
			if of.Kind() == reflect.String && said["values of "+of.String()] != "" {
				words[of.String()] = true
			}
		}
		for i := range typ.NumMethod() {
			if m := typ.Method(i); m.Type.NumIn() == 1 && m.Type.NumOut() == 1 && m.Name != "String" {
				fmt.Fprintf(&b, "  .%-17s %-25s %s\n", m.Name, fieldType(m.Type.Out(0)), about(own+"."+m.Name, said[own+"."+m.Name]))
			}
		}
	}
	b.WriteString("\nWords that eq compares with:\n")
	for _, w := range slices.Sorted(maps.Keys(words)) {
		fmt.Fprintf(&b, "  %-18s%s\n", shortType(w), said["values of "+w])
	}
	return b.String()
}

func fieldType(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Pointer:
		return fieldType(t.Elem()) + " or none"
	case reflect.Slice, reflect.Array:
		return "list of " + fieldType(t.Elem())
	case reflect.Map:
		return "map of " + fieldType(t.Elem()) + " by " + fieldType(t.Key())
	case reflect.String:
		if t.Name() == "string" || t.Name() == "Text" {
			return "text"
		}
		return t.Name()
	case reflect.Float64, reflect.Int:
		if t.Name() == "float64" || t.Name() == "int" {
			return "number"
		}
	case reflect.Bool:
		return "true or false"
	}
	if t.String() == "time.Time" {
		return "date"
	}
	return typeWord(t)
}

// TestTemplateFields holds the list of fields to the types.
func TestTemplateFields(t *testing.T) {
	want := writtenFields(t)
	if *update {
		if err := os.WriteFile("template_fields.txt", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if templateFields != want {
		t.Errorf("the list of fields is old; go test ./export -run TestTemplateFields -update writes it anew\n%s", firstDifference([]byte(want), []byte(templateFields)))
	}
	for _, typ := range templateTypes() {
		for _, f := range reflect.VisibleFields(typ) {
			if f.IsExported() && !f.Anonymous && !strings.Contains(templateFields, "\n  ."+f.Name+" ") {
				t.Errorf("%s.%s is not in the list", typ, f.Name)
			}
		}
	}
}

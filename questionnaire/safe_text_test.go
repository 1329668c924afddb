package questionnaire_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Only text.go may turn a string that is no constant into Text; everywhere else
// it goes through Clean, Safe or Trimmed. Tests may.
func TestOnlyCleanMakesText(t *testing.T) {
	checked := 0
	packages := map[string][]*ast.File{}
	fset := token.NewFileSet()
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && d.Name() != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") || filepath.Base(path) == "text.go" && filepath.Base(filepath.Dir(path)) == "questionnaire" {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		packages[filepath.Dir(path)] = append(packages[filepath.Dir(path)], f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range packages {
		constants := map[string]bool{}
		for _, f := range files {
			noteConstants(f, constants)
		}
		for _, f := range files {
			checked++
			for _, call := range textConversions(f) {
				if !isConstant(call.Args[0], constants) {
					t.Errorf("%s: this makes Text of a string that nobody cleaned; use Clean, Safe or Trimmed", fset.Position(call.Pos()))
				}
			}
		}
	}
	if checked < 10 {
		t.Errorf("only %d files were looked at", checked)
	}
}

func noteConstants(f *ast.File, constants map[string]bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		if d, ok := n.(*ast.GenDecl); ok && d.Tok == token.CONST {
			for _, s := range d.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					constants[name.Name] = true
				}
			}
		}
		return true
	})
}

// textConversions returns the calls Text(x) and questionnaire.Text(x) of f.
func textConversions(f *ast.File) (calls []*ast.CallExpr) {
	name := ""
	if f.Name.Name != "questionnaire" {
		name = "questionnaire"
	}
	for _, imp := range f.Imports {
		if imp.Path.Value == `"diligence/questionnaire"` && imp.Name != nil {
			name = imp.Name.Name
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 1 {
			return true
		}
		switch fun := ast.Unparen(call.Fun).(type) {
		case *ast.Ident:
			ok = fun.Name == "Text" && (name == "" || name == ".")
		case *ast.SelectorExpr:
			x, isName := fun.X.(*ast.Ident)
			ok = isName && x.Name == name && fun.Sel.Name == "Text"
		default:
			ok = false
		}
		if ok {
			calls = append(calls, call)
		}
		return true
	})
	return calls
}

func isConstant(e ast.Expr, constants map[string]bool) bool {
	switch e := e.(type) {
	case *ast.BasicLit:
		return true
	case *ast.Ident:
		return constants[e.Name]
	case *ast.SelectorExpr:
		return constants[e.Sel.Name]
	case *ast.BinaryExpr:
		return isConstant(e.X, constants) && isConstant(e.Y, constants)
	case *ast.ParenExpr:
		return isConstant(e.X, constants)
	case *ast.CallExpr: // a conversion of a constant
		return len(e.Args) == 1 && isConstant(e.Args[0], constants)
	}
	return false
}

func TestTextConversionsAreFound(t *testing.T) {
	const src = `package x
import q "diligence/questionnaire"
const c = "c"
var s = "s"
var _ = []q.Text{q.Text("a"), q.Text(c), q.Text("a" + c), q.Text(s), q.Text("a" + s), (q.Text)(s)}`
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", src, 0)
	if err != nil {
		t.Fatal(err)
	}
	constants := map[string]bool{}
	noteConstants(f, constants)
	bad := 0
	for _, call := range textConversions(f) {
		if !isConstant(call.Args[0], constants) {
			bad++
		}
	}
	if bad != 3 {
		t.Errorf("%d of 3 found", bad)
	}
}

package questionnaire

import (
	"fmt"
	"strings"
	"testing"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/parser"
)

// reference is cel-go's own parser with the macros of the rule language.
func reference(t testing.TB, e *engine) *cel.Env {
	t.Helper()
	macros := []cel.Macro{cel.AllMacro, cel.ExistsMacro, cel.MapMacro, cel.MapFilterMacro,
		cel.ReceiverMacro("filter", 2, referenceGather(callKept)), cel.ReceiverMacro("exists_one", 2, referenceGather(callOne))}
	macros = append(macros, cel.GlobalMacro("by", 2, func(eh parser.ExprHelper, _ ast.Expr, args []ast.Expr) (ast.Expr, *common.Error) {
		return eh.NewCall(e.byFunction(args[1]), args...), nil
	}))
	env, err := cel.NewEnv(cel.ClearMacros(), cel.Macros(macros...), cel.ParserRecursionLimit(1000))
	if err != nil {
		t.Fatal(err)
	}
	return env
}

func referenceGather(result string) cel.MacroFactory {
	return func(eh parser.ExprHelper, target ast.Expr, args []ast.Expr) (ast.Expr, *common.Error) {
		if args[0].Kind() != ast.IdentKind {
			return nil, eh.NewError(args[0].ID(), "no name")
		}
		step := eh.NewCall(callKeep, eh.NewAccuIdent(), args[1], args[0])
		out := eh.NewCall(result, eh.NewAccuIdent())
		return eh.NewComprehension(target, args[0].AsIdent(), eh.AccuIdentName(), eh.NewCall(callGather), eh.NewLiteral(types.True), step, out), nil
	}
}

// spell writes a tree so that equal trees are spelt alike. Chains of && and ||
// are flat: cel-go balances them, we do not, and both mean the same.
func spell(e ast.Expr) string {
	list := func(xs []ast.Expr) string {
		words := make([]string, len(xs))
		for k, x := range xs {
			words[k] = spell(x)
		}
		return strings.Join(words, ", ")
	}
	switch e.Kind() {
	case ast.IdentKind:
		return e.AsIdent()
	case ast.LiteralKind:
		return fmt.Sprintf("%s(%q)", e.AsLiteral().Type().TypeName(), fmt.Sprint(e.AsLiteral().Value()))
	case ast.SelectKind:
		return spell(e.AsSelect().Operand()) + "." + e.AsSelect().FieldName()
	case ast.ListKind:
		return "[" + list(e.AsList().Elements()) + "]"
	case ast.CallKind:
		c := e.AsCall()
		if name := c.FunctionName(); name == operators.LogicalAnd || name == operators.LogicalOr {
			return name + "(" + list(flat(name, e)) + ")"
		}
		if c.IsMemberFunction() {
			return spell(c.Target()) + "!" + c.FunctionName() + "(" + list(c.Args()) + ")"
		}
		return c.FunctionName() + "(" + list(c.Args()) + ")"
	case ast.ComprehensionKind:
		c := e.AsComprehension()
		return fmt.Sprintf("loop(%s %s %s %s)", c.IterVar(), c.IterVar2(), c.AccuVar(),
			list([]ast.Expr{c.IterRange(), c.AccuInit(), c.LoopCondition(), c.LoopStep(), c.Result()}))
	}
	return fmt.Sprintf("kind %d", e.Kind())
}

func flat(name string, e ast.Expr) []ast.Expr {
	if e.Kind() != ast.CallKind || e.AsCall().FunctionName() != name {
		return []ast.Expr{e}
	}
	var out []ast.Expr
	for _, arg := range e.AsCall().Args() {
		out = append(out, flat(name, arg)...)
	}
	return out
}

var expressions = []string{
	"security.today == 'broken' && !(testing.today in ['works', \"strained\"]) || context.growth >= 4.5e1",
	"a.b.c(d, [1, -2, 0x1f,], x[0].y) ? -1 : - x", "1 + 2 * 3 - 4 / 5 % 6", "!!a && !b", "--1 - -1", "a ? b : c ? d : e",
	"initiatives.filter(i, !i.backed).map(i, i.cost).exists(x, x > 1)", "xs.map(x, x > 1, x + 1)", "xs.exists_one(x, x.all(y, y))",
	"by('business', 'context.data') == ['cards'] && by('product', 'context.users_now') > 1.0", "status('a') != 'x' // why",
	"'it\\'s' + \"\\\"\\n\\t\\\\\"", "aspirational_revenue() > .5", "true == false || null != 1", "a in b in c", "f()", "f(1)(2)", "1.e", "a.in", "(((a)))", "",
}

// FuzzParseExpression holds our parser to cel-go's: what we accept it accepts,
// with the same tree.
func FuzzParseExpression(f *testing.F) {
	for _, x := range expressions {
		f.Add(x)
	}
	q := sketch()
	e := q.compiled()
	env := reference(f, e)
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > maxExpressionBytes {
			return
		}
		ours, err := parseExpression(e, src)
		if err != nil {
			return
		}
		theirs, issues := env.Parse(src)
		if issues.Err() != nil {
			t.Fatalf("%q: we read %s, cel-go says %v", src, spell(ours.Expr()), issues.Err())
		}
		if a, b := spell(ours.Expr()), spell(theirs.NativeRep().Expr()); a != b {
			t.Fatalf("%q:\n%s\n%s", src, a, b)
		}
	})
}

// Every expression of the built-in rules reads alike in both parsers.
func TestParseBuiltin(t *testing.T) {
	q, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	e := q.compiled()
	env := reference(t, e)
	same := func(src string) {
		ours, err := parseExpression(e, src)
		theirs, issues := env.Parse(src)
		if err != nil || issues.Err() != nil {
			t.Errorf("%s: %v, %v", src, err, issues.Err())
		} else if a, b := spell(ours.Expr()), spell(theirs.NativeRep().Expr()); a != b {
			t.Errorf("%s:\n%s\n%s", src, a, b)
		}
	}
	for _, x := range expressions[:12] {
		same(x)
	}
	for _, r := range q.Rules {
		same(r.When)
		for _, c := range r.Severity {
			if c.When != "" {
				same(c.When)
			}
		}
		for rest := r.Statement; ; {
			_, after, ok := strings.Cut(rest, "{")
			if !ok {
				break
			}
			n := closing(after)
			same(after[:n])
			rest = after[n:]
		}
	}
}

package questionnaire

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	celcheck "cel.dev/cel-go/checker"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/interpreter"
)

// An expression says where an expression stands and what is asked of it.
type expression struct {
	owner   string // the rule's or question's id
	part    string
	subject string // as Rule.For
	boolean bool
}

// partWhen is the part that is the condition of a rule or a question.
const partWhen = "when"

func (x expression) problem(hint, format string, args ...any) Problem {
	return problemf("", x.owner, hint, "%s, %s: %s", x.owner, x.part, fmt.Sprintf(format, args...))
}

type compiled struct {
	program program
	tree    *ast.AST
}

// A program is an expression ready to run. The zero program is none.
type program struct {
	part  celPart
	grows bool // a loop joins texts or lists, so that a step may cost any amount
}

// compile parses, checks and plans one expression. Ids, literals and the use of
// subjects are checked beyond what CEL checks.
func (e *engine) compile(src string, of expression) (compiled, Problems) {
	if len(src) > maxExpressionBytes {
		return compiled{}, Problems{of.problem("split it in two rules", "it is longer than %d bytes", maxExpressionBytes)}
	}
	parsed, err := parseExpression(e, src)
	if err != nil {
		var stop celError
		errors.As(err, &stop)
		return compiled{}, Problems{of.problem(stop.hint, "%v", err)}
	}
	c := linter{e: e, of: of}
	c.ids(parsed)
	tree, errs := celcheck.Check(parsed, noSource, e.types)
	if found := errs.GetErrors(); len(found) > 0 {
		return compiled{}, append(c.problems, celProblems(found, parsed, of)...)
	}
	c.literals(tree)
	if t := tree.GetType(tree.Expr().ID()); of.boolean && t.Kind() != types.BoolKind {
		c.failf("compare it with something", "it is a %s, neither true nor false", celcheck.FormatCELType(t))
	}
	if len(c.problems) > 0 {
		return compiled{}, c.problems
	}
	p, err := e.plan(tree, of)
	if err != nil {
		return compiled{}, Problems{of.problem("", "%v", err)}
	}
	return compiled{p, tree}, nil
}

func (e *engine) plan(tree *ast.AST, of expression) (program, error) {
	rewritten, grows := e.rewrite(tree, of)
	part, err := e.planner.NewInterpretable(rewritten,
		interpreter.CustomDecoratorV2(planNode), interpreter.Optimize())
	return program{part, grows}, err
}

// noSource stands for the text of an expression, which the checker only wants for
// its own way of showing errors.
var noSource = common.NewTextSource("")

// celProblems puts the checker's errors in our words.
func celProblems(errs []*common.Error, tree *ast.AST, of expression) (ps Problems) {
	for _, err := range errs {
		what, hint := plainWords.Replace(err.Message), ""
		if before, after, ok := strings.Cut(what, " (did you mean "); ok {
			what, hint = before, "did you mean "+strings.TrimSuffix(after, ")")
		}
		switch {
		case hint != "":
		case strings.HasPrefix(what, "undefined field '"):
			hint = accepted(strings.Split(what, "'")[1], fieldNames())
		case strings.HasPrefix(what, "undeclared reference to 'has'"):
			hint = "what is not given is unknown and no rule fires on it; compare the field instead"
		case strings.Contains(what, "'(double, int)'"), strings.Contains(what, "'(int, double)'"):
			hint = "write whole numbers compared or counted with answers as 4.0"
		}
		column := 1
		if at, ok := tree.SourceInfo().GetOffsetRange(err.ExprID); ok {
			column = int(at.Start) + 1
		}
		ps = append(ps, of.problem(hint, "%s (column %d)", what, column))
	}
	return ps
}

// fieldNames returns the names of all records' fields.
func fieldNames() (names []string) {
	for _, kind := range recordKinds {
		for _, f := range kind.fields {
			if !slices.Contains(names, f.name) {
				names = append(names, f.name)
			}
		}
	}
	return names
}

// plainWords takes inner names out of the checker's messages.
var plainWords = strings.NewReplacer(
	"'"+byList+"'", "'by'", "'"+byNumber+"'", "'by'",
)

package questionnaire

import (
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// Functions that read the answers get the evaluation as a first argument, which
// no expression can write: status('x') is @status(@env, 'x') inside.
var answerFunctions = map[string]int{
	"status": 1, "rating": 1, "atleast": 2, "label": 1, "differs": 1, "questions": 1, "aspirational_revenue": 0, "money": 1, "by": 2,
}

// call makes a function call, expanded where it is one of those.
func (p *celParser) call(open, name token, args []ast.Expr) ast.Expr {
	id := p.id(open)
	if n, ok := answerFunctions[name.text]; !ok || n != len(args) {
		return p.NewCall(id, name.text, args...)
	}
	inner := "@" + name.text
	if name.text == "by" {
		inner = p.e.byFunction(args[1])
	}
	return p.NewCall(id, inner, append([]ast.Expr{p.NewIdent(p.id(name), envName)}, args...)...)
}

// byFunction names the function that returns what the question's kind is in rules.
func (e *engine) byFunction(id ast.Expr) string {
	if question := e.sample(literal(id)); question != nil {
		switch question.Kind {
		case KindMulti:
			return "@by_list"
		case KindNumber, KindMoney:
			return "@by_number"
		}
	}
	return "@by_text"
}

// memberCall makes a call upon a value, or the loop that a macro stands for.
//
// all, exists and map are CEL's own. The standard filter and exists_one forget
// what was unknown when a later element is not: theirs is a loop whose step drops
// what it gathered. Ours keep it. A filter with an unknown member is unknown as a
// whole, naming all that is missing; within a statement it leaves such members
// out. exists_one is false as soon as two members fit, whatever is unknown.
func (p *celParser) memberCall(open, name token, target ast.Expr, args []ast.Expr) ast.Expr {
	var loop func(id func() int64, variable string, args []ast.Expr, target ast.Expr) ast.Expr
	switch name.text + ":" + strings.Repeat("x", len(args)) {
	case "all:xx":
		loop = p.all
	case "exists:xx":
		loop = p.exists
	case "map:xx", "map:xxx":
		loop = p.mapping
	case "filter:xx", "exists_one:xx":
		loop = p.gather(name.text)
	default:
		return p.NewMemberCall(p.id(open), name.text, target, args...)
	}
	if args[0].Kind() != ast.IdentKind {
		panic(celError{open.at + 2, name.text + "() takes a plain name first", "write " + name.text + "(i, …)"})
	}
	return loop(func() int64 { return p.id(open) }, args[0].AsIdent(), args, target)
}

func (p *celParser) all(id func() int64, variable string, args []ast.Expr, target ast.Expr) ast.Expr {
	return p.NewComprehension(id(), target, variable, p.AccuIdentName(),
		p.NewLiteral(id(), types.True),
		p.NewCall(id(), operators.NotStrictlyFalse, p.NewAccuIdent(id())),
		p.NewCall(id(), operators.LogicalAnd, p.NewAccuIdent(id()), args[1]),
		p.NewAccuIdent(id()))
}

func (p *celParser) exists(id func() int64, variable string, args []ast.Expr, target ast.Expr) ast.Expr {
	return p.NewComprehension(id(), target, variable, p.AccuIdentName(),
		p.NewLiteral(id(), types.False),
		p.NewCall(id(), operators.NotStrictlyFalse, p.NewCall(id(), operators.LogicalNot, p.NewAccuIdent(id()))),
		p.NewCall(id(), operators.LogicalOr, p.NewAccuIdent(id()), args[1]),
		p.NewAccuIdent(id()))
}

func (p *celParser) mapping(id func() int64, variable string, args []ast.Expr, target ast.Expr) ast.Expr {
	last := len(args) - 1
	step := p.NewCall(id(), operators.Add, p.NewAccuIdent(id()), p.NewList(id(), args[last:], nil))
	if last == 2 {
		step = p.NewCall(id(), operators.Conditional, args[1], step, p.NewAccuIdent(id()))
	}
	return p.NewComprehension(id(), target, variable, p.AccuIdentName(),
		p.NewList(id(), nil, nil), p.NewLiteral(id(), types.True), step, p.NewAccuIdent(id()))
}

func (p *celParser) gather(name string) func(func() int64, string, []ast.Expr, ast.Expr) ast.Expr {
	return func(id func() int64, variable string, args []ast.Expr, target ast.Expr) ast.Expr {
		step := p.NewCall(id(), "@keep", p.NewAccuIdent(id()), args[1], args[0])
		var result ast.Expr
		if name == "filter" {
			result = p.NewCall(id(), "@kept", p.NewIdent(id(), envName), p.NewAccuIdent(id()))
		} else {
			result = p.NewCall(id(), "@one", p.NewAccuIdent(id()))
		}
		return p.NewComprehension(id(), target, variable, p.AccuIdentName(),
			p.NewCall(id(), "@gather"), p.NewLiteral(id(), types.True), step, result)
	}
}

package questionnaire

import (
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// by() has the type of its question, so that it is one of three functions inside.
const (
	byList   = "@by_list"
	byNumber = "@by_number"
)

// call makes a function call.
func (p *celParser) call(open, name token, args []ast.Expr) ast.Expr {
	function := name.text
	if function == "by" && len(args) == 2 {
		function = p.e.byFunction(args[1])
	}
	return p.NewCall(p.id(open), function, args...)
}

// byFunction names the function that returns what the question's kind is in rules.
func (e *engine) byFunction(id ast.Expr) string {
	if question := e.sample(literal(id)); question != nil {
		switch question.Kind {
		case KindMulti:
			return byList
		case KindNumber, KindMoney:
			return byNumber
		}
	}
	return "by"
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
		step := p.NewCall(id(), callKeep, p.NewAccuIdent(id()), args[1], args[0])
		result := callKept
		if name == "exists_one" {
			result = callOne
		}
		return p.NewComprehension(id(), target, variable, p.AccuIdentName(),
			p.NewCall(id(), callGather), p.NewLiteral(id(), types.True), step, p.NewCall(id(), result, p.NewAccuIdent(id())))
	}
}

package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// A domain is what an expression can be, as far as literals are checked.
type domain struct {
	of    string
	words []string // what it is one of, or a list of; nil for a month
	list  bool
}

// literals checks each comparison of a typed tree.
func (c *linter) literals(tree *ast.AST) {
	c.tree = tree
	c.visit(tree.Expr(), nil)
}

// visit walks the tree; scope holds the variables of loops over lists of options.
func (c *linter) visit(e ast.Expr, scope map[string]*domain) {
	switch e.Kind() {
	case ast.CallKind:
		call := e.AsCall()
		if call.IsMemberFunction() {
			c.visit(call.Target(), scope)
		}
		for _, arg := range call.Args() {
			c.visit(arg, scope)
		}
		c.comparison(call, scope)
	case ast.SelectKind:
		c.visit(e.AsSelect().Operand(), scope)
	case ast.ListKind:
		for _, x := range e.AsList().Elements() {
			if c.tree.GetType(x.ID()).Kind() == types.ListKind { // it could double at each step of a loop
				c.failf("put their elements into one list", "a list of lists is not part of the rule language")
			}
			c.visit(x, scope)
		}
	case ast.ComprehensionKind:
		loop := e.AsComprehension()
		c.visit(loop.IterRange(), scope)
		inner := map[string]*domain{loop.IterVar(): nil}
		for name, d := range scope {
			if name != loop.IterVar() {
				inner[name] = d
			}
		}
		if d := c.domain(loop.IterRange(), scope); d != nil && d.list {
			inner[loop.IterVar()] = &domain{of: d.of, words: d.words}
		}
		c.visit(loop.LoopStep(), inner)
	}
}

func (c *linter) comparison(call ast.CallExpr, scope map[string]*domain) {
	args := call.Args()
	switch call.FunctionName() {
	case "left_out":
		c.fieldOf(c.tree.GetType(args[0].ID()).TypeName(), literal(args[1]))
	case operators.NotEquals:
		if empty(args[0]) || empty(args[1]) {
			return // x != '' says that x is given
		}
		fallthrough
	case operators.Equals:
		c.compared(args[0], args[1], scope)
		c.compared(args[1], args[0], scope)
	case operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		c.ordered(args[0], args[1], scope)
		c.ordered(args[1], args[0], scope)
	case operators.In:
		if args[1].Kind() == ast.ListKind {
			for _, x := range args[1].AsList().Elements() {
				c.compared(args[0], x, scope)
				c.compared(x, args[0], scope)
			}
		}
		if d := c.domain(args[1], scope); d != nil && d.list {
			c.belongs(d, args[0])
		}
	}
}

// fieldOf checks a field's name in quotes.
func (c *linter) fieldOf(typeName, field string) {
	var names []string
	for _, f := range recordFields(typeName) {
		names = append(names, f.name)
	}
	if !slices.Contains(names, field) {
		c.failf(accepted(field, names), "left_out() names no field of this record: %q", field)
	}
}

func empty(e ast.Expr) bool {
	return e.Kind() == ast.LiteralKind && e.AsLiteral() == types.String("")
}

func (c *linter) compared(a, b ast.Expr, scope map[string]*domain) {
	d := c.domain(a, scope)
	switch {
	case d == nil:
	case d.list && b.Kind() == ast.ListKind:
		for _, x := range b.AsList().Elements() {
			c.belongs(d, x)
		}
	case !d.list:
		c.belongs(d, b)
	}
}

// belongs checks that b, where it is a literal, is a word of the domain.
func (c *linter) belongs(d *domain, b ast.Expr) {
	if b.Kind() != ast.LiteralKind {
		return
	}
	word := literal(b)
	if d.words != nil {
		c.word(word, d.of, d.words)
	} else if _, err := ParseMonth(word); err != nil {
		c.failf("write a month as '2027-03'", "%s is a month and never %q", d.of, word)
	}
}

func (c *linter) ordered(a, b ast.Expr, scope map[string]*domain) {
	d := c.domain(a, scope)
	switch {
	case d == nil:
	case d.words != nil:
		c.failf("use atleast(id, option)", "%s is a word and has no order", d.of)
	default:
		c.belongs(d, b)
	}
}

// domain returns what e can be, or nil where that is not known.
func (c *linter) domain(e ast.Expr, scope map[string]*domain) *domain {
	if ref, ok := c.tree.ReferenceMap()[e.ID()]; ok && (e.Kind() == ast.IdentKind || e.Kind() == ast.SelectKind) {
		if d, ok := scope[ref.Name]; ok {
			return d
		}
		if ref.Name == "now" {
			return &domain{of: "now"}
		}
		return questionDomain(c.e.sample(ref.Name), ref.Name)
	}
	switch e.Kind() {
	case ast.SelectKind:
		return c.fieldDomain(e.AsSelect())
	case ast.CallKind:
		args := e.AsCall().Args()
		switch e.AsCall().FunctionName() {
		case "status":
			return &domain{of: "status()", words: statusWords}
		case "decide_by":
			return &domain{of: "decide_by()"}
		case "rating":
			return &domain{of: "rating()", words: toStrings(ratings)}
		case "said":
			d := questionDomain(c.e.sample(literal(args[1])), literal(args[1]))
			if d != nil {
				d.list = true
			}
			return d
		case "by", byList:
			return questionDomain(c.e.sample(literal(args[1])), literal(args[1]))
		}
	}
	return nil
}

func questionDomain(question *Question, name string) *domain {
	if question == nil {
		return nil
	}
	switch question.Kind {
	case KindChoice, KindMulti:
		return &domain{of: name, words: optionIDs(question), list: question.Kind == KindMulti}
	case KindMonth:
		return &domain{of: name}
	}
	return nil
}

func (c *linter) fieldDomain(sel ast.SelectExpr) *domain {
	t := c.tree.TypeMap()[sel.Operand().ID()]
	name := fmt.Sprintf("%s.%s", strings.ToLower(t.TypeName()), sel.FieldName())
	fields := recordFields(t.TypeName())
	if k := fieldNamed(fields, sel.FieldName()); k >= 0 {
		switch f := fields[k]; {
		case f.class == classMonth:
			return &domain{of: name}
		case f.class == classSpine:
			return questionDomain(c.e.spineSample(f.part), name)
		case f.words != nil:
			return &domain{of: name, words: f.words}
		case f.name == "area":
			return &domain{of: name, words: c.e.areaIDs}
		}
	}
	if name == "question.id" {
		return &domain{of: name, words: c.e.questionIDs()}
	}
	if name == "area.id" {
		return &domain{of: name, words: c.e.areaIDs}
	}
	return nil
}

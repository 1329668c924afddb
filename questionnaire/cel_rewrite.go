package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
)

// Before a checked tree is planned, calls of inner functions are put into it, in
// whose place the planner then sets nodes of ours (cel_nodes.go). They read
// answers and fields without a search for names, count the steps of loops, and see
// to it that evidence is what made a condition hold, not all that was read on the
// way: where one operand alone decides (one true of an "or", one element of
// exists), what the others read is forgotten again. Which operands those are
// follows from what is hoped for at that place: the whole is to be true, and under
// a "!" false.

// A hope is the outcome that an expression's reads shall account for.
type hope uint8

const (
	hopeNone hope = iota // any: all that is read counts
	hopeTrue
	hopeFalse
)

func (h hope) turned() hope {
	switch h {
	case hopeTrue:
		return hopeFalse
	case hopeFalse:
		return hopeTrue
	}
	return h
}

// The inner functions.
const (
	callAnswer   = "@answer"   // of the index of a question
	callField    = "@field"    // of a record, and the index of the field
	callVariable = "@variable" // of the index among ruleVariables
	callLocal    = "@local"    // of the name of a loop's variable
	callIf       = "@if"       // of a condition and two values
	callAnd      = "@and"      // of any number of operands
	callOr       = "@or"
	callAndFalse = "@and_false" // likewise, where one false is the reason that is hoped for
	callOrTrue   = "@or_true"   // likewise, where one true is
	callStep     = "@step"      // of the condition of a loop
	callLoop     = "@loop"      // of a list, the kind of loop, whether it forgets, its depth and its predicate
	callKnown    = "@known"     // of a number, the depth of such a loop and what is asked of its element
	callElement  = "@element"   // of the depth of such a loop: the element at hand
	callGather   = "@gather"    // in parsed trees, what a filter begins with
	callKeep     = "@keep"      // likewise, of what it kept, its predicate and an element
	callKept     = "@kept"      // likewise, of what it kept: the list
	callOne      = "@one"       // likewise: whether that is one element
)

// A rewriter puts the inner functions into a checked tree. New nodes get ids below
// zero: they have no place in the text.
type rewriter struct {
	ast.ExprFactory
	e       *engine
	tree    *ast.AST
	lenient bool // of a statement: a filter cites what it keeps, and nothing else
	lastID  int64
	locals  []local // the variables of the loops around the expression at hand
	depth   int     // how many of those are loops of ours
	once    bool    // of a rule told once: nothing is worth remembering
	within  bool    // what is remembered
	grows   bool    // a loop joins texts or lists
}

// A local is a variable of a loop, which stands at a depth among ours, or is one of
// cel-go's, -1.
type local struct {
	name  string
	depth int
}

func (e *engine) rewrite(tree *ast.AST, of expression) (rewritten *ast.AST, grows bool) {
	r := &rewriter{ExprFactory: ast.NewExprFactory(), e: e, tree: tree, lenient: !of.boolean, once: of.subject == "" || of.subject == forOnce}
	h := hopeNone
	if of.boolean {
		h = hopeTrue
	}
	root := ast.NewAST(r.expr(tree.Expr(), h), tree.SourceInfo())
	return ast.NewCheckedAST(root, tree.TypeMap(), tree.ReferenceMap()), r.grows
}

func (r *rewriter) inner(name string, args ...ast.Expr) ast.Expr {
	return r.NewCall(r.id(), name, args...)
}

func (r *rewriter) id() int64 {
	r.lastID--
	return r.lastID
}

func (r *rewriter) expr(x ast.Expr, h hope) ast.Expr {
	switch x.Kind() {
	case ast.IdentKind:
		return r.name(x.AsIdent())
	case ast.CallKind:
		return r.remembered(x, h)
	case ast.ComprehensionKind:
		return r.loop(x, h)
	case ast.SelectKind:
		return r.selection(x)
	case ast.ListKind:
		elements := make([]ast.Expr, x.AsList().Size())
		for k, element := range x.AsList().Elements() {
			elements[k] = r.expr(element, hopeNone)
		}
		return r.NewList(x.ID(), elements, nil)
	}
	return x
}

// selection is a record's field.
func (r *rewriter) selection(x ast.Expr) ast.Expr {
	operand := x.AsSelect().Operand()
	k := fieldNamed(recordFields(r.tree.TypeMap()[operand.ID()].TypeName()), x.AsSelect().FieldName())
	if k < 0 {
		return x
	}
	return r.inner(callField, r.expr(operand, hopeNone), r.index(k))
}

func (r *rewriter) index(k int) ast.Expr { return r.NewLiteral(r.id(), types.Int(k)) }

func (r *rewriter) call(x ast.Expr, h hope) ast.Expr {
	call := x.AsCall()
	name, args := call.FunctionName(), make([]ast.Expr, len(call.Args()))
	switch name {
	case operators.LogicalOr, operators.LogicalAnd:
		return r.junction(name, r.operands(x, name, nil), h)
	case operators.LogicalNot:
		h = h.turned()
	case operators.Conditional:
		return r.inner(callIf, r.expr(call.Args()[0], hopeNone), r.expr(call.Args()[1], h), r.expr(call.Args()[2], h))
	case operators.Add:
		kind := r.tree.GetType(x.ID()).Kind()
		r.grows = r.grows || len(r.locals) > 0 && (kind == types.StringKind || kind == types.ListKind || kind == types.DynKind)
	}
	for k, arg := range call.Args() {
		if name == operators.LogicalNot {
			args[k] = r.expr(arg, h)
		} else {
			args[k] = r.expr(arg, hopeNone)
		}
	}
	if call.IsMemberFunction() {
		return r.NewMemberCall(x.ID(), name, r.expr(call.Target(), hopeNone), args...)
	}
	return r.NewCall(x.ID(), name, args...)
}

// operands returns those of a chain of one operator.
func (r *rewriter) operands(x ast.Expr, name string, list []ast.Expr) []ast.Expr {
	if x.Kind() != ast.CallKind || x.AsCall().FunctionName() != name {
		return append(list, x)
	}
	for _, arg := range x.AsCall().Args() {
		list = r.operands(arg, name, list)
	}
	return list
}

// junction joins operands of which one may decide alone.
func (r *rewriter) junction(name string, operands []ast.Expr, h hope) ast.Expr {
	args := make([]ast.Expr, len(operands))
	for k := range operands {
		args[k] = r.expr(operands[k], h)
	}
	switch {
	case name == operators.LogicalOr && h == hopeTrue:
		return r.inner(callOrTrue, args...)
	case name == operators.LogicalOr:
		return r.inner(callOr, args...)
	case h == hopeFalse:
		return r.inner(callAndFalse, args...)
	}
	return r.inner(callAnd, args...)
}

// loop makes all, exists, filter and exists_one loops of ours. That of map is
// cel-go's: it joins lists, which costs are counted for.
func (r *rewriter) loop(x ast.Expr, h hope) ast.Expr {
	loop := x.AsComprehension()
	step := loop.LoopStep().AsCall()
	switch step.FunctionName() {
	case operators.LogicalOr:
		return r.ownLoop(loop, loopExists, h, h == hopeTrue)
	case operators.LogicalAnd:
		return r.ownLoop(loop, loopAll, h, h == hopeFalse)
	case callKeep:
		kind := loopFilter
		if loop.Result().AsCall().FunctionName() == callOne {
			kind = loopOne
		}
		if r.lenient { // only what is kept counts
			return r.ownLoop(loop, kind, hopeTrue, true)
		}
		return r.ownLoop(loop, kind, hopeNone, false)
	}
	over := r.expr(loop.IterRange(), hopeNone)
	outside := len(r.locals)
	r.locals = append(r.locals, local{loop.IterVar(), -1}, local{loop.AccuVar(), -1})
	joined := r.step(loop.LoopStep())
	goOn := r.inner(callStep, r.expr(loop.LoopCondition(), hopeNone))
	result := r.expr(loop.Result(), hopeNone)
	r.locals = r.locals[:outside]
	return r.NewComprehension(x.ID(), over, loop.IterVar(), loop.AccuVar(), loop.AccuInit(), goOn, joined, result)
}

// ownLoop is one of ours. The second argument of its step is the predicate.
func (r *rewriter) ownLoop(loop ast.ComprehensionExpr, kind loopKind, h hope, forget bool) ast.Expr {
	over := r.expr(loop.IterRange(), hopeNone)
	depth := r.depth
	r.locals, r.depth = append(r.locals, local{loop.IterVar(), depth}), depth+1
	predicate := r.expr(loop.LoopStep().AsCall().Args()[1], h)
	r.locals, r.depth = r.locals[:len(r.locals)-1], depth
	return r.inner(callLoop, over, r.index(int(kind)), r.NewLiteral(r.id(), types.Bool(forget)), r.index(depth), predicate)
}

// name is a question, or a variable of a loop or of the language. The checker has
// made one name of security.today.
func (r *rewriter) name(name string) ast.Expr {
	if l := r.local(name); l != nil {
		if l.depth >= 0 {
			return r.inner(callElement, r.index(l.depth))
		}
		return r.inner(callLocal, r.NewLiteral(r.id(), types.String(name)))
	}
	if k, ok := r.e.index[name]; ok {
		return r.inner(callAnswer, r.index(k))
	}
	if k := slices.IndexFunc(ruleVariables, func(v ruleVariable) bool { return v.name == name }); k >= 0 {
		return r.inner(callVariable, r.index(k))
	}
	return r.inner(callLocal, r.NewLiteral(r.id(), types.String(name)))
}

// step is that of map, which the planner knows by its form.
func (r *rewriter) step(x ast.Expr) ast.Expr {
	if args := x.AsCall().Args(); x.AsCall().FunctionName() == operators.Add {
		return r.NewCall(x.ID(), operators.Add, args[0], r.expr(args[1], hopeNone))
	}
	return r.expr(x, hopeNone)
}

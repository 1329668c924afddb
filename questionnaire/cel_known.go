package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A rule for each record of a register mostly loops over what the record reaches,
// and so asks the same of the same records again and again. What a predicate says
// of the element of a loop, and of nothing else, is remembered with what it read.

// A known is what such a predicate said of a record.
type known struct {
	run      uint32 // of the evaluation it holds for
	fields   uint32 // it read
	from, to uint32 // those reads that count, a stretch of evaluation.knownReads
	is       types.Bool
}

// knownNode is the predicate with that number, of the element of the loop at depth.
// What is unknown, and errors, are not remembered.
func knownNode(number, depth int, of celFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		rec := ev.elements[depth].(*record)
		var k *known
		if number < len(ev.knowns) && rec.at < len(ev.knowns[number]) {
			k = &ev.knowns[number][rec.at]
		} else {
			k = ev.firstKnown(number, rec.at)
		}
		fields := &ev.inputs.fields[rec.kind.slot]
		if k.run == ev.runs {
			ev.inputs.addFields(rec.kind.slot, rec.at, k.fields)
			for _, m := range ev.knownReads[k.from:k.to] {
				ev.note(m)
			}
			return k.is
		}
		before, other := len(ev.reads), *fields
		*fields = 0
		v := of(ev, frame)
		read := *fields
		*fields |= other
		if is, ok := v.(types.Bool); ok {
			from := len(ev.knownReads)
			ev.knownReads = append(ev.knownReads, ev.reads[before:]...)
			*k = known{ev.runs, read, uint32(from), uint32(len(ev.knownReads)), is}
		}
		return v
	}
}

// firstKnown makes room for what is known of records by the predicate with that
// number, and returns that of the record at a place.
func (ev *evaluation) firstKnown(number, at int) *known {
	for len(ev.knowns) <= number {
		ev.knowns = append(ev.knowns, nil)
	}
	ev.knowns[number] = make([]known, ev.plan.size())
	return &ev.knowns[number][at]
}

// remembered puts a knownNode around a predicate that can have one.
func (r *rewriter) remembered(x ast.Expr, h hope) ast.Expr {
	depth := -1
	if r.once || r.within || r.tree.GetType(x.ID()).Kind() != types.BoolKind || !r.closed(x, &depth) || depth < 0 {
		return r.call(x, h)
	}
	r.within = true
	rewritten := r.call(x, h)
	r.within = false
	number := int(r.e.knowns.Add(1)) - 1
	return r.inner(callKnown, r.index(number), r.index(depth), rewritten)
}

// closed reports whether x reads nothing but fields of the element of one loop of
// ours over records of the plan, and finds the loop's depth.
func (r *rewriter) closed(x ast.Expr, depth *int) bool {
	all := func(list []ast.Expr) bool {
		return !slices.ContainsFunc(list, func(x ast.Expr) bool { return !r.closed(x, depth) })
	}
	switch x.Kind() {
	case ast.LiteralKind:
		return true
	case ast.ListKind:
		return all(x.AsList().Elements())
	case ast.IdentKind:
		return slices.Contains(constants, x.AsIdent()) && r.local(x.AsIdent()) == nil
	case ast.CallKind:
		return closedFunctions[x.AsCall().FunctionName()] && !x.AsCall().IsMemberFunction() && all(x.AsCall().Args())
	case ast.SelectKind:
		operand := x.AsSelect().Operand()
		if operand.Kind() != ast.IdentKind || !inPlan(r.tree.GetType(operand.ID())) {
			return false
		}
		l := r.local(operand.AsIdent())
		if l == nil || l.depth < 0 || *depth >= 0 && *depth != l.depth {
			return false
		}
		*depth = l.depth
		return true
	}
	return false
}

// local returns the variable of a loop that a name stands for, nil for none.
func (r *rewriter) local(name string) *local {
	for k := len(r.locals) - 1; k >= 0; k-- {
		if r.locals[k].name == name {
			return &r.locals[k]
		}
	}
	return nil
}

// inPlan reports whether values of a type are records of the plan.
func inPlan(t *types.Type) bool {
	return slices.ContainsFunc(recordKinds[:planSlots], func(kind *recordKind) bool { return kind.typ.TypeName() == t.TypeName() })
}

// constants are the variables that hold the same throughout an evaluation, and
// closedFunctions what reads nothing but its arguments.
var (
	constants       = []string{"now", "lead.minimum", "lead.target"}
	closedFunctions = map[string]bool{
		operators.LogicalAnd: true, operators.LogicalOr: true, operators.LogicalNot: true,
		operators.Equals: true, operators.NotEquals: true, operators.Less: true, operators.LessEquals: true,
		operators.Greater: true, operators.GreaterEquals: true, operators.In: true, "months": true,
	}
)

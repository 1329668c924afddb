package questionnaire

import (
	"cmp"

	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// pairNode is what loops mostly do, for each pair of records: it compares two known
// values.
func pairNode(left, right celFunc, of func(a, b ref.Val) ref.Val) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		a := left(ev, frame)
		unknown, _ := a.(*types.Unknown)
		if types.IsError(a) {
			return a
		}
		b := right(ev, frame)
		other, _ := b.(*types.Unknown)
		switch {
		case types.IsError(b):
			return b
		case unknown != nil || other != nil:
			return ev.union(unknown, other)
		}
		return of(a, b)
	}
}

// equality is == or, with same being false, !=.
func equality(same types.Bool) func(a, b ref.Val) ref.Val {
	return func(a, b ref.Val) ref.Val {
		equal := types.False
		switch x := a.(type) {
		case types.String:
			y, ok := b.(types.String)
			equal = types.Bool(ok && x == y)
		default:
			v, ok := types.Equal(a, b).(types.Bool)
			if !ok {
				return types.MaybeNoSuchOverloadErr(b)
			}
			equal = v
		}
		return types.Bool(equal == same)
	}
}

// order is one of the four that compare what has an order.
func order(operator string) func(a, b ref.Val) ref.Val {
	holds := func(sign int) types.Bool {
		switch operator {
		case operators.Less:
			return sign < 0
		case operators.LessEquals:
			return sign <= 0
		case operators.Greater:
			return sign > 0
		}
		return sign >= 0
	}
	return func(a, b ref.Val) ref.Val {
		if x, ok := a.(types.Int); ok {
			if y, ok := b.(types.Int); ok {
				return holds(cmp.Compare(x, y))
			}
		}
		ordered, ok := a.(traits.Comparer)
		if !ok {
			return types.MaybeNoSuchOverloadErr(a)
		}
		v := ordered.Compare(b)
		if sign, ok := v.(types.Int); ok {
			return holds(int(sign))
		}
		return v
	}
}

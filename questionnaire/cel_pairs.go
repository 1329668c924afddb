package questionnaire

import (
	"cmp"
	"slices"

	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/interpreter"
)

// pairNode is what loops mostly do, for each pair of records: it compares two known
// values.
func pairNode(left, right celFunc, of func(a, b ref.Val) ref.Val) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		a := left(ev, frame)
		unknown, _ := a.(*types.Unknown)
		if _, failed := a.(*types.Err); failed {
			return a
		}
		b := right(ev, frame)
		other, _ := b.(*types.Unknown)
		if _, failed := b.(*types.Err); failed {
			return b
		}
		if unknown != nil || other != nil {
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

// inNode is "in" a list of words.
func inNode(of celFunc, words []types.String) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		switch v := of(ev, frame).(type) {
		case types.String:
			return types.Bool(slices.Contains(words, v))
		case *types.Unknown, *types.Err:
			return v
		}
		return types.False
	}
}

// constantWords returns a list of nothing but words that is written out, nil for any
// other.
func constantWords(part celPart) (words []types.String) {
	c, ok := part.(interpreter.InterpretableConst)
	if !ok {
		return nil
	}
	list, ok := c.Value().(traits.Lister)
	if !ok {
		return nil
	}
	for k := range length(list) {
		word, ok := element(list, k).(types.String)
		if !ok {
			return nil
		}
		words = append(words, word)
	}
	return words
}

// orderNode is one of the four that compare what has an order. What counts is
// compared with a number as it is.
func orderNode(operator string, left, right celPart) celFunc {
	holds := order(operator)
	n, counts := left.(*celNode)
	c, ok := right.(interpreter.InterpretableConst)
	limit, isInt := types.Int(0), false
	if ok {
		limit, isInt = c.Value().(types.Int)
	}
	if counts && n.whole != nil && isInt {
		return func(ev *evaluation, frame *celFrame) ref.Val {
			x, wrong := n.whole(ev, frame)
			if wrong != nil {
				return wrong
			}
			return holds(cmp.Compare(x, int(limit)))
		}
	}
	return pairNode(direct(left), direct(right), func(a, b ref.Val) ref.Val {
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
	})
}

// order returns which signs of a difference an operator takes.
func order(operator string) func(sign int) types.Bool {
	switch operator {
	case operators.Less:
		return func(sign int) types.Bool { return sign < 0 }
	case operators.LessEquals:
		return func(sign int) types.Bool { return sign <= 0 }
	case operators.Greater:
		return func(sign int) types.Bool { return sign > 0 }
	}
	return func(sign int) types.Bool { return sign >= 0 }
}

// A wholeFunc counts something; or it returns what is wrong: unknown, or an error.
type wholeFunc func(*evaluation, *celFrame) (int, ref.Val)

func wholeNode(of wholeFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		n, wrong := of(ev, frame)
		if wrong != nil {
			return wrong
		}
		return types.Int(n)
	}
}

// countMonths is months(from, to): how many months to lies after from.
func countMonths(from, to celPart) wholeFunc {
	first, second := monthOf(from), monthOf(to)
	return func(ev *evaluation, frame *celFrame) (int, ref.Val) {
		a, wrong := first(ev, frame)
		unknown, _ := wrong.(*types.Unknown)
		if wrong != nil && unknown == nil {
			return 0, wrong
		}
		b, wrong := second(ev, frame)
		other, _ := wrong.(*types.Unknown)
		switch {
		case wrong != nil && other == nil:
			return 0, wrong
		case unknown != nil || other != nil:
			return 0, ev.union(unknown, other)
		}
		return int(b - a), nil
	}
}

// monthOf reads a month: a record's as it is, any other from its words. Without one
// it returns what is wrong: unknown, or an error.
func monthOf(part celPart) func(*evaluation, *celFrame) (Month, ref.Val) {
	if n, ok := part.(*celNode); ok && n.record != nil {
		return func(ev *evaluation, frame *celFrame) (Month, ref.Val) {
			v := n.record(ev, frame)
			if rec, ok := v.(*record); ok {
				if m, ok := rec.month(n.field); ok {
					return m, nil
				}
				return parsedMonth(rec.read(n.field))
			}
			return 0, v
		}
	}
	exec := direct(part)
	return func(ev *evaluation, frame *celFrame) (Month, ref.Val) { return parsedMonth(exec(ev, frame)) }
}

func parsedMonth(v ref.Val) (Month, ref.Val) {
	s, ok := v.(types.String)
	if !ok {
		return 0, v
	}
	m, err := ParseMonth(string(s))
	if err != nil {
		return 0, types.WrapErr(err)
	}
	return m, nil
}

package questionnaire

import (
	"cmp"

	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
	"cel.dev/cel-go/interpreter"
)

type (
	celPart  = interpreter.InterpretableV2
	celFrame = interpreter.ExecutionFrame
)

// A celNode is a part of a program that is not cel-go's.
type celNode struct {
	id   int64
	exec func(*celFrame) ref.Val
}

// ID returns the id of the node of the tree that it stands for.
func (n *celNode) ID() int64 { return n.id }

// Exec evaluates it.
func (n *celNode) Exec(frame *celFrame) ref.Val { return n.exec(frame) }

// Eval evaluates it.
func (n *celNode) Eval(vars interpreter.Activation) ref.Val {
	return interpreter.EvalActivation(vars, n.exec)
}

// planNode puts a part of ours where a tree calls one of the inner functions, or
// one that reads the answers.
func planNode(i celPart) (celPart, error) {
	call, ok := i.(interpreter.InterpretableCall)
	if !ok {
		return i, nil
	}
	args := call.Args()
	var exec func(*celFrame) ref.Val
	switch name := call.Function(); name {
	case callAnswer:
		exec = answerNode(int(constant(args[0]).(types.Int)))
	case callField:
		exec = fieldNode(args[0], int(constant(args[1]).(types.Int)))
	case callVariable:
		exec = variableNode(ruleVariables[constant(args[0]).(types.Int)].value)
	case callLocal:
		exec = localNode(string(constant(args[0]).(types.String)))
	case callIf:
		exec = ifNode(args[0], args[1], args[2])
	case callAnd, callAndFalse:
		exec = junctionNode(args, types.False, name == callAndFalse)
	case callOr, callOrTrue:
		exec = junctionNode(args, types.True, name == callOrTrue)
	case callLoop:
		exec = loopNode(loopKind(constant(args[1]).(types.Int)), constant(args[2]) == types.True, int(constant(args[3]).(types.Int)), args[0], args[4])
	case callElement:
		exec = elementNode(int(constant(args[0]).(types.Int)))
	case callStep:
		exec = stepNode(args[0])
	case operators.LogicalNot:
		exec = notNode(args[0])
	case operators.Equals, operators.NotEquals:
		exec = pairNode(args[0], args[1], equality(name == operators.Equals))
	case operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		exec = pairNode(args[0], args[1], order(name))
	case "months":
		exec = pairNode(args[0], args[1], celMonths)
	default:
		f, ok := answerFunctions[name]
		if !ok {
			return i, nil
		}
		exec = answersNode(f, args)
	}
	return &celNode{i.ID(), exec}, nil
}

func constant(i celPart) ref.Val { return i.(interpreter.InterpretableConst).Value() }

func answerNode(k int) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val { return evaluationOf(frame).question(k) }
}

func fieldNode(of celPart, k int) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		v := of.Exec(frame)
		if rec, ok := v.(*record); ok {
			return rec.read(k)
		}
		return v // unknown, or an error
	}
}

func variableNode(value func(*evaluation) ref.Val) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val { return value(evaluationOf(frame)) }
}

func ifNode(condition, yes, no celPart) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		switch v := condition.Exec(frame); v {
		case types.True:
			return yes.Exec(frame)
		case types.False:
			return no.Exec(frame)
		default:
			return v // unknown, or an error
		}
	}
}

func localNode(name string) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		switch v, _ := frame.ResolveName(name); v := v.(type) {
		case ref.Val:
			return v
		default:
			return types.DefaultTypeAdapter.NativeToValue(v)
		}
	}
}

// junctionNode is a chain of "and" or "or". One operand decides it alone; with
// forget, what the others read does not count.
func junctionNode(operands []celPart, decides types.Bool, forget bool) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		ev := evaluationOf(frame)
		var unknown *types.Unknown
		var failed ref.Val
		for _, operand := range operands {
			before := len(ev.reads)
			v := operand.Exec(frame)
			if b, ok := v.(types.Bool); ok && b == decides {
				return v
			}
			if forget {
				ev.reads = ev.reads[:before]
			}
			switch v := v.(type) {
			case types.Bool:
			case *types.Unknown:
				unknown = ev.union(unknown, v)
			default:
				if failed == nil {
					failed = v
				}
			}
		}
		switch {
		case unknown != nil:
			return unknown
		case failed != nil:
			return failed
		}
		return !decides
	}
}

func notNode(of celPart) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		v := of.Exec(frame)
		if b, ok := v.(types.Bool); ok {
			return !b
		}
		return v // unknown, or an error
	}
}

// pairNode is what loops mostly do, for each pair of records: it compares two known
// values.
func pairNode(left, right celPart, of func(a, b ref.Val) ref.Val) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		a := left.Exec(frame)
		unknown, _ := a.(*types.Unknown)
		if types.IsError(a) {
			return a
		}
		b := right.Exec(frame)
		other, _ := b.(*types.Unknown)
		switch {
		case types.IsError(b):
			return b
		case unknown != nil || other != nil:
			return evaluationOf(frame).union(unknown, other)
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

// stepNode is the condition of a loop, which is asked before each step.
func stepNode(condition celPart) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		evaluationOf(frame).step()
		return condition.Exec(frame)
	}
}

// answersNode calls a function that reads the answers.
func answersNode(f answerFunction, args []celPart) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		ev := evaluationOf(frame)
		var values [len(evaluation{}.args)]ref.Val
		var unknown *types.Unknown
		for k, arg := range args {
			values[k] = arg.Exec(frame)
			switch v := values[k].(type) {
			case *types.Err:
				return v
			case *types.Unknown:
				unknown = ev.union(unknown, v)
			}
		}
		if unknown != nil {
			return unknown
		}
		ev.args = values
		return f(ev, ev.args[:len(args)])
	}
}

// evaluationOf returns the evaluation that a program runs in; within loops it
// stands behind their variables.
func evaluationOf(frame *celFrame) *evaluation {
	if ev, ok := frame.Scope().(*evaluation); ok {
		return ev
	}
	if ev, ok := frame.Parent().(*evaluation); ok {
		return ev
	}
	env, _ := frame.ResolveName(envName)
	return env.(*evaluation)
}

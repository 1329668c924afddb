package questionnaire

import (
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/interpreter"
)

type (
	celPart  = interpreter.InterpretableV2
	celFrame = interpreter.ExecutionFrame
)

// A celFunc evaluates a part of a program. Those of ours call each other directly.
type celFunc func(*evaluation, *celFrame) ref.Val

// A celNode is a part of a program that is not cel-go's.
type celNode struct {
	id     int64
	exec   celFunc
	record celFunc // whose field it reads; nil for any other
	field  int
	whole  wholeFunc // of one that counts; nil for any other
}

// ID returns the id of the node of the tree that it stands for.
func (n *celNode) ID() int64 { return n.id }

// Exec evaluates it.
func (n *celNode) Exec(frame *celFrame) ref.Val { return n.exec(evaluationOf(frame), frame) }

// Eval evaluates it.
func (n *celNode) Eval(vars interpreter.Activation) ref.Val {
	return interpreter.EvalActivation(vars, n.Exec)
}

// direct returns how ours evaluate a part.
func direct(part celPart) celFunc {
	switch part := part.(type) {
	case *celNode:
		return part.exec
	case interpreter.InterpretableConst:
		v := part.Value()
		return func(*evaluation, *celFrame) ref.Val { return v }
	}
	return func(_ *evaluation, frame *celFrame) ref.Val { return part.Exec(frame) }
}

func directly(parts []celPart) []celFunc {
	nodes := make([]celFunc, len(parts))
	for k, part := range parts {
		nodes[k] = direct(part)
	}
	return nodes
}

// planNode puts a part of ours where a tree calls one of the inner functions, or
// one that reads the answers.
func planNode(i celPart) (celPart, error) {
	call, ok := i.(interpreter.InterpretableCall)
	if !ok {
		return i, nil
	}
	args := call.Args()
	var exec celFunc
	switch name := call.Function(); name {
	case callAnswer:
		exec = answerNode(int(constant(args[0]).(types.Int)))
	case callField:
		of, k := direct(args[0]), int(constant(args[1]).(types.Int))
		return &celNode{id: i.ID(), exec: fieldNode(of, k), record: of, field: k}, nil
	case callVariable:
		exec = variableNode(ruleVariables[constant(args[0]).(types.Int)].value)
	case callLocal:
		exec = localNode(string(constant(args[0]).(types.String)))
	case callIf:
		exec = ifNode(direct(args[0]), direct(args[1]), direct(args[2]))
	case callAnd, callAndFalse:
		exec = junctionNode(directly(args), types.False, name == callAndFalse)
	case callOr, callOrTrue:
		exec = junctionNode(directly(args), types.True, name == callOrTrue)
	case callLoop:
		exec = loopNode(loopKind(constant(args[1]).(types.Int)), constant(args[2]) == types.True, int(constant(args[3]).(types.Int)), direct(args[0]), direct(args[4]))
	case callKnown:
		exec = knownNode(int(constant(args[0]).(types.Int)), int(constant(args[1]).(types.Int)), direct(args[2]))
	case callElement:
		exec = elementNode(int(constant(args[0]).(types.Int)))
	case callStep:
		exec = stepNode(direct(args[0]))
	case operators.LogicalNot:
		exec = notNode(direct(args[0]))
	case operators.Equals, operators.NotEquals:
		exec = pairNode(direct(args[0]), direct(args[1]), equality(name == operators.Equals))
	case operators.Less, operators.LessEquals, operators.Greater, operators.GreaterEquals:
		exec = orderNode(name, args[0], args[1])
	case operators.In:
		words := constantWords(args[1])
		if words == nil {
			return i, nil
		}
		exec = inNode(direct(args[0]), words)
	case "months":
		months := countMonths(args[0], args[1])
		return &celNode{id: i.ID(), exec: wholeNode(months), whole: months}, nil
	default:
		f, ok := answerFunctions[name]
		if !ok {
			return i, nil
		}
		exec = answersNode(f, directly(args))
	}
	return &celNode{id: i.ID(), exec: exec}, nil
}

func constant(i celPart) ref.Val { return i.(interpreter.InterpretableConst).Value() }

func answerNode(k int) celFunc {
	return func(ev *evaluation, _ *celFrame) ref.Val { return ev.question(k) }
}

func fieldNode(of celFunc, k int) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		v := of(ev, frame)
		if rec, ok := v.(*record); ok {
			return rec.read(k)
		}
		return v // unknown, or an error
	}
}

func variableNode(value func(*evaluation) ref.Val) celFunc {
	return func(ev *evaluation, _ *celFrame) ref.Val { return value(ev) }
}

func ifNode(condition, yes, no celFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		switch v := condition(ev, frame); v {
		case types.True:
			return yes(ev, frame)
		case types.False:
			return no(ev, frame)
		default:
			return v // unknown, or an error
		}
	}
}

func localNode(name string) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
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
func junctionNode(operands []celFunc, decides types.Bool, forget bool) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		var unknown *types.Unknown
		var failed ref.Val
		for _, operand := range operands {
			before := len(ev.reads)
			v := operand(ev, frame)
			b, told := v.(types.Bool)
			if told && b == decides {
				return v
			}
			if forget {
				ev.reads = ev.reads[:before]
			}
			if told {
				continue
			}
			if u, ok := v.(*types.Unknown); ok {
				unknown = ev.union(unknown, u)
			} else if failed == nil {
				failed = v
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

func notNode(of celFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		v := of(ev, frame)
		if b, ok := v.(types.Bool); ok {
			return !b
		}
		return v // unknown, or an error
	}
}

// stepNode is the condition of a loop, which is asked before each step.
func stepNode(condition celFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		ev.step()
		return condition(ev, frame)
	}
}

// answersNode calls a function that reads the answers.
func answersNode(f answerFunction, args []celFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		var values [len(evaluation{}.args)]ref.Val
		var unknown *types.Unknown
		for k, arg := range args {
			values[k] = arg(ev, frame)
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

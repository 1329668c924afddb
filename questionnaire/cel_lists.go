package questionnaire

import (
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/decls"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

func gatherFunctions() []cel.EnvOption {
	elem := cel.TypeParamType("A")
	list := cel.ListType(elem)
	return []cel.EnvOption{
		cel.Function("@gather", decls.DisableTypeGuards(true),
			cel.Overload("@gather", nil, list, cel.FunctionBinding(func(...ref.Val) ref.Val { return &gathered{} }))),
		cel.Function("@keep", decls.DisableTypeGuards(true),
			cel.Overload("@keep", []*cel.Type{list, cel.BoolType, elem}, list, cel.OverloadIsNonStrict(), cel.FunctionBinding(celKeep))),
		oneArgument("@one", celOne, cel.BoolType, list),
	}
}

// gathered is what a filter has found so far.
type gathered struct {
	sure    []ref.Val
	unknown *types.Unknown
}

// celKeep keeps the element where the predicate is true, and remembers what an
// unknown predicate misses.
func celKeep(args ...ref.Val) ref.Val {
	g, ok := args[0].(*gathered)
	if !ok {
		return args[0] // an error on the way
	}
	switch p := args[1].(type) {
	case types.Bool:
		if p {
			g.sure = append(g.sure, args[2])
		}
	case *types.Unknown:
		g.unknown = types.MergeUnknowns(p, g.unknown)
	default:
		return args[1]
	}
	return g
}

func celKept(ev *evaluation, args []ref.Val) ref.Val {
	g := args[0].(*gathered)
	if g.unknown != nil && !ev.lenient {
		return g.unknown
	}
	return types.NewRefValList(types.DefaultTypeAdapter, g.sure)
}

func celOne(v ref.Val) ref.Val {
	g := v.(*gathered)
	switch {
	case len(g.sure) > 1:
		return types.False
	case g.unknown != nil:
		return g.unknown
	}
	return types.Bool(len(g.sure) == 1)
}

// ConvertToNative, ConvertToType, Equal, Type and Value make it a CEL value that
// no expression gets to see.
func (g *gathered) ConvertToNative(reflect.Type) (any, error) { return g, nil }

// ConvertToType returns g itself.
func (g *gathered) ConvertToType(ref.Type) ref.Val { return g }

// Equal reports whether other is g.
func (g *gathered) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(g) == other) }

// Type returns the list type.
func (g *gathered) Type() ref.Type { return types.ListType }

// Value returns g itself.
func (g *gathered) Value() any { return g }

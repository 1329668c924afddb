package questionnaire

import (
	"reflect"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// gathered is what a filter has found so far.
type gathered struct {
	sure    []ref.Val
	unknown *types.Unknown
}

func celGather(*evaluation, []ref.Val) ref.Val { return &gathered{} }

func celKept(ev *evaluation, args []ref.Val) ref.Val {
	g := args[0].(*gathered)
	if g.unknown != nil && !ev.lenient {
		return g.unknown
	}
	return types.NewRefValList(types.DefaultTypeAdapter, g.sure)
}

func celOne(_ *evaluation, args []ref.Val) ref.Val {
	g := args[0].(*gathered)
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

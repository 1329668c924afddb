package questionnaire

import (
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// A loopKind is what a loop of ours finds out about a list.
type loopKind int

const (
	loopExists loopKind = iota // one element for which the predicate is true decides
	loopAll                    // one for which it is false decides
	loopFilter
	loopOne
)

// loopNode is a loop over a list, whose elements its predicate finds by depth. With
// forget, only what was read of the elements that decide or are kept counts.
func loopNode(kind loopKind, forget bool, depth int, over, predicate celPart) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val {
		v := over.Exec(frame)
		list, ok := v.(traits.Lister)
		if !ok {
			return v // unknown, or an error
		}
		ev := evaluationOf(frame)
		for len(ev.elements) <= depth {
			ev.elements = append(ev.elements, nil)
		}
		if kind == loopFilter || kind == loopOne {
			return ev.gather(frame, list, predicate, depth, kind, forget)
		}
		return ev.decide(frame, list, predicate, depth, types.Bool(kind == loopExists), forget)
	}
}

// elementNode is the variable of such a loop.
func elementNode(depth int) func(*celFrame) ref.Val {
	return func(frame *celFrame) ref.Val { return evaluationOf(frame).elements[depth] }
}

// decide goes on until the predicate decides.
func (ev *evaluation) decide(frame *celFrame, list traits.Lister, predicate celPart, depth int, decides types.Bool, forget bool) ref.Val {
	var unknown *types.Unknown
	var failed ref.Val
	for it := list.Iterator(); it.HasNext() == types.True; {
		ev.step()
		ev.elements[depth] = it.Next()
		before := len(ev.reads)
		v := predicate.Exec(frame)
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

// gather keeps the elements for which the predicate is true, or tells whether that
// is one. A filter with an unknown member is unknown as a whole, and leaves it out
// in a statement.
func (ev *evaluation) gather(frame *celFrame, list traits.Lister, predicate celPart, depth int, kind loopKind, forget bool) ref.Val {
	var unknown *types.Unknown
	var sure []ref.Val
	for it := list.Iterator(); it.HasNext() == types.True; {
		ev.step()
		element := it.Next()
		ev.elements[depth] = element
		before := len(ev.reads)
		v := predicate.Exec(frame)
		if b, ok := v.(types.Bool); ok && bool(b) {
			sure = append(sure, element)
			continue
		}
		if forget {
			ev.reads = ev.reads[:before]
		}
		switch v := v.(type) {
		case types.Bool:
		case *types.Unknown:
			unknown = ev.union(unknown, v)
		default:
			return v
		}
	}
	switch {
	case kind == loopOne && len(sure) > 1:
		return types.False
	case unknown != nil && !(ev.lenient && kind == loopFilter):
		return unknown
	case kind == loopOne:
		return types.Bool(len(sure) == 1)
	}
	return types.NewRefValList(types.DefaultTypeAdapter, sure)
}

package questionnaire

import (
	"slices"

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
func loopNode(kind loopKind, forget bool, depth int, over, predicate celFunc) celFunc {
	return func(ev *evaluation, frame *celFrame) ref.Val {
		v := over(ev, frame)
		list, ok := v.(traits.Lister)
		if !ok {
			return v // unknown, or an error
		}
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
func elementNode(depth int) celFunc {
	return func(ev *evaluation, _ *celFrame) ref.Val { return ev.elements[depth] }
}

// decide goes on until the predicate decides.
func (ev *evaluation) decide(frame *celFrame, list traits.Lister, predicate celFunc, depth int, decides types.Bool, forget bool) ref.Val {
	var unknown *types.Unknown
	var failed ref.Val
	for k := range length(list) {
		ev.step()
		ev.elements[depth] = element(list, k)
		before := len(ev.reads)
		v := predicate(ev, frame)
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
func (ev *evaluation) gather(frame *celFrame, list traits.Lister, predicate celFunc, depth int, kind loopKind, forget bool) ref.Val {
	var unknown *types.Unknown
	outer := len(ev.kept)
	for k := range length(list) {
		ev.step()
		x := element(list, k)
		ev.elements[depth] = x
		before := len(ev.reads)
		v := predicate(ev, frame)
		if b, ok := v.(types.Bool); ok && bool(b) {
			ev.kept = append(ev.kept, x)
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
			ev.kept = ev.kept[:outer]
			return v
		}
	}
	sure := ev.kept[outer:]
	ev.kept = ev.kept[:outer]
	switch {
	case kind == loopOne && len(sure) > 1:
		return types.False
	case unknown != nil && !(ev.lenient && kind == loopFilter):
		return unknown
	case kind == loopOne:
		return types.Bool(len(sure) == 1)
	}
	if _, ok := list.(*recordList); !ok {
		return types.NewRefValList(types.DefaultTypeAdapter, slices.Clone(sure))
	}
	from := len(ev.listed)
	for _, x := range sure {
		ev.listed = append(ev.listed, x.(*record))
	}
	return ev.listFrom(from)
}

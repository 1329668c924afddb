package questionnaire

import (
	"slices"
	"sync"

	"cel.dev/cel-go/common/types"
)

// An unknown of one mark carries it as its id. To join two of them in cel-go's own
// way copies maps, at each operand anew, so that ours are joined beside: what they
// miss in all is a stretch of one list, and the unknown carries its number.

// A union is a stretch of evaluation.missed.
type union struct{ from, to int }

// union joins what a and b miss; nil misses nothing. It holds until the next run.
func (ev *evaluation) union(a, b *types.Unknown) *types.Unknown {
	switch {
	case a == nil:
		return b
	case b == nil || a == b:
		return a
	}
	from := len(ev.missed)
	if n := len(ev.unions); n > 0 && a == ev.e.unknowns.union(n-1) && ev.unions[n-1].to == from {
		from = ev.unions[n-1].from // a is the latest: it grows
	} else {
		ev.missed = ev.append(ev.missed, a)
	}
	ev.missed = ev.append(ev.missed, b)
	ev.unions = append(ev.unions, union{from, len(ev.missed)})
	return ev.e.unknowns.union(len(ev.unions) - 1)
}

// append adds the marks of u to list.
func (ev *evaluation) append(list []mark, u *types.Unknown) []mark {
	if m, ok := ev.e.unknowns.of(u); ok {
		return append(list, m)
	}
	for _, id := range u.IDs() {
		if id >= 0 {
			list = append(list, mark(id))
			continue
		}
		joined := ev.unions[-id-1]
		list = append(list, ev.missed[joined.from:joined.to]...)
	}
	return list
}

// missing returns what could be asked for, in order; none where all that is
// unknown is out of scope or not applicable.
func (ev *evaluation) missing(u *types.Unknown) []mark {
	marks := ev.append(nil, u)
	marks = slices.DeleteFunc(marks, func(m mark) bool { return m&markOutOfScope != 0 })
	slices.Sort(marks)
	return slices.Compact(marks)
}

// unknowns are those of one mark, and of a union's number, each made once.
type unknowns struct {
	mu       sync.RWMutex
	marks    map[*types.Unknown]mark
	unknown  map[mark]*types.Unknown
	numbered []*types.Unknown
}

// unknown returns a value that is unknown for want of m.
func (e *engine) unknown(m mark) *types.Unknown {
	us := &e.unknowns
	us.mu.RLock()
	u := us.unknown[m]
	us.mu.RUnlock()
	if u != nil {
		return u
	}
	us.mu.Lock()
	defer us.mu.Unlock()
	if us.unknown == nil {
		us.marks, us.unknown = map[*types.Unknown]mark{}, map[mark]*types.Unknown{}
	}
	if us.unknown[m] == nil {
		u = types.NewUnknown(int64(m), nil)
		us.unknown[m], us.marks[u] = u, m
	}
	return us.unknown[m]
}

// of returns the mark of an unknown that has one.
func (us *unknowns) of(u *types.Unknown) (mark, bool) {
	us.mu.RLock()
	defer us.mu.RUnlock()
	m, ok := us.marks[u]
	return m, ok
}

// union returns the unknown of the union with that number.
func (us *unknowns) union(n int) *types.Unknown {
	us.mu.RLock()
	if n < len(us.numbered) {
		defer us.mu.RUnlock()
		return us.numbered[n]
	}
	us.mu.RUnlock()
	us.mu.Lock()
	defer us.mu.Unlock()
	for n >= len(us.numbered) {
		us.numbered = append(us.numbered, types.NewUnknown(int64(-len(us.numbered)-1), nil))
	}
	return us.numbered[n]
}

package questionnaire

import (
	"reflect"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// A recordList is a list of records in the rule language. Loops of ours walk it as
// it is; for all else it becomes a list of cel-go's, which takes twice the room.
type recordList []*record

func (l *recordList) plain() traits.Lister {
	values := make([]ref.Val, len(*l))
	for k, rec := range *l {
		values[k] = rec
	}
	return types.NewRefValList(types.DefaultTypeAdapter, values)
}

// Size returns how many records there are.
func (l *recordList) Size() ref.Val { return types.Int(len(*l)) }

// Get returns the record at an index from 0 on.
func (l *recordList) Get(index ref.Val) ref.Val {
	if k, ok := index.(types.Int); ok && k >= 0 && int(k) < len(*l) {
		return (*l)[k]
	}
	return l.plain().Get(index)
}

// Contains reports whether a record is in the list.
func (l *recordList) Contains(x ref.Val) ref.Val { return l.plain().Contains(x) }

// Add returns the list with another behind it.
func (l *recordList) Add(other ref.Val) ref.Val { return l.plain().Add(other) }

// Equal reports whether other holds the same records in the same order.
func (l *recordList) Equal(other ref.Val) ref.Val { return l.plain().Equal(other) }

// Iterator returns what walks the list.
func (l *recordList) Iterator() traits.Iterator { return l.plain().Iterator() }

// Type returns that of all lists.
func (l *recordList) Type() ref.Type { return types.ListType }

// Value returns the records.
func (l *recordList) Value() any { return l.plain().Value() }

// ConvertToType returns the list for its own type, and an error for any other.
func (l *recordList) ConvertToType(t ref.Type) ref.Val { return l.plain().ConvertToType(t) }

// ConvertToNative fails: rules hand records to nobody.
func (l *recordList) ConvertToNative(t reflect.Type) (any, error) {
	return l.plain().ConvertToNative(t)
}

// length returns how many elements a list has, and element the one at k.
func length(list traits.Lister) int {
	if records, ok := list.(*recordList); ok {
		return len(*records)
	}
	n, _ := list.Size().(types.Int)
	return int(n)
}

func element(list traits.Lister, k int) ref.Val {
	if records, ok := list.(*recordList); ok {
		return (*records)[k]
	}
	return list.Get(types.Int(k))
}

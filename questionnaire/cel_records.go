package questionnaire

import (
	"fmt"
	"math/bits"
	"reflect"
	"slices"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A record is a record of the plan, the outage sheet, an area or a quarter as
// expressions see it. Its fields are read once and noted at every read.
type record struct {
	ev    *evaluation
	kind  *recordKind
	item  any // a pointer to it
	at    int // place among the evaluation's records; -1 for a quarter
	cache [maxFields]ref.Val
	walks [3]ref.Val

	told    [maxFields]uint32 // the finding each field was last told of as evidence
	witness [maxFields]uint32 // its place among the evaluation's evidence, plus one
}

// id returns the record's or area's id; "" for no record.
func (rec *record) id() string {
	if rec == nil {
		return ""
	}
	return rec.kind.fields[fieldID].text(rec.item)
}

// areaID returns the area a finding about the record belongs to.
func (rec *record) areaID() string {
	switch {
	case rec == nil:
		return ""
	case rec.kind == recordKinds[slotAreas]:
		return rec.id()
	case rec.kind.area < 0:
		return ""
	}
	rec.touch(rec.kind.area)
	return rec.kind.fields[rec.kind.area].text(rec.item)
}

// titleOrID returns what the record is called.
func (rec *record) titleOrID() string {
	rec.touch(fieldHeading)
	if t := rec.kind.fields[fieldHeading].text(rec.item); t != "" {
		return t
	}
	return rec.id()
}

// read returns a field's value, or an unknown that names it where nobody filled it.
func (rec *record) read(k int) ref.Val {
	rec.touch(k)
	f := &rec.kind.fields[k]
	switch f.class {
	case classSpine:
		return rec.ev.spineQuestion(rec.item.(*spine), f.part)
	case classBacked:
		return rec.backed(k)
	case classCost:
		return rec.ev.readOutageCost(rec, f.part)
	case classCrowded:
		return rec.crowded()
	case classVoice:
		return f.voice(rec.ev, rec.item.(*heardQuestion))
	}
	v := rec.cache[k]
	if v == nil {
		if v = f.value(rec.item); v == nil {
			if f.class == classClass {
				return rec.missingGrades(f.part) // holds for this run alone
			}
			v = rec.missing(k)
		}
		rec.cache[k] = v
	}
	switch {
	case types.IsUnknown(v) || f.class == className || rec.at < 0:
	case f.class == classClass:
		rec.read(f.part)
		rec.read(f.part + 1)
	case f.class == classCount:
		rec.ev.note(fieldMark(rec.at, k))
		rec.read(milestoneMonthField)
	default:
		rec.ev.note(fieldMark(rec.at, k))
	}
	return v
}

// month reads a field of the plan's that holds a proper month, without its words.
func (rec *record) month(k int) (m Month, ok bool) {
	if f := &rec.kind.fields[k]; f.class == classMonth && rec.at >= 0 {
		m = f.month(rec.item)
	}
	if m < FirstMonth || m > LastMonth {
		return 0, false
	}
	rec.touch(k)
	rec.ev.note(fieldMark(rec.at, k))
	return m, true
}

// missing is unknown for want of a field.
func (rec *record) missing(k int) *types.Unknown { return rec.ev.e.unknown(fieldMark(rec.at, k)) }

// missingGrades is unknown for want of those of the two grades from the first on
// that make a risk's class.
func (rec *record) missingGrades(first int) (unknown *types.Unknown) {
	for grade := first; grade < first+2; grade++ {
		rec.touch(grade)
		if rec.kind.fields[grade].text(rec.item) == "" {
			unknown = rec.ev.union(unknown, rec.missing(grade))
		}
	}
	return unknown
}

// backed reads approved, money, people and time as one: a no decides it, and
// only what decides it is noted or missed. Four times yes is noted as one.
func (rec *record) backed(k int) ref.Val {
	for _, part := range backingFields {
		rec.touch(part)
	}
	state := rec.item.(*Initiative).Backed()
	if state == Yes {
		rec.ev.note(fieldMark(rec.at, k))
		return types.True
	}
	var unknown *types.Unknown
	for _, part := range backingFields {
		switch f := &rec.kind.fields[part]; {
		case f.tri(rec.item) != state:
		case state == No:
			rec.ev.note(fieldMark(rec.at, part))
		default:
			unknown = rec.ev.union(unknown, rec.missing(part))
		}
	}
	if state == No {
		return types.False
	}
	return unknown
}

// The walks a record remembers.
const (
	walkReach = iota
	walkBelow
	walkAbove
)

// walk returns the records reached, as a list. The way down starts at the record's
// own references.
func (rec *record) walk(walk int) ref.Val {
	if walk != walkAbove {
		rec.readRefs()
	}
	if rec.walks[walk] == nil {
		p := &rec.ev.plan
		edges, slot := p.down, slotMilestones
		if walk == walkAbove {
			edges = p.up
		} else if walk == walkReach {
			slot = slotInitiatives
		}
		rec.walks[walk] = rec.ev.reached(rec.at, edges, slot)
	}
	return rec.walks[walk]
}

// named returns the records of a register that the record names.
func (rec *record) named(slot int) ref.Val {
	rec.readRefs()
	return rec.ev.list(rec.ev.plan.down[rec.at], slot)
}

// readRefs notes what the record names.
func (rec *record) readRefs() {
	for _, k := range rec.kind.refs {
		rec.read(k)
	}
}

// reached returns the records of a register that are reached from one through edges,
// in order, without the start.
func (ev *evaluation) reached(at int, edges [][]int, slot int) ref.Val {
	from, first, end := len(ev.listed), ev.plan.starts[slot], ev.plan.starts[slot+1]
	seen := ev.plan.reach(at, edges)
	for word := first / 64; word*64 < end; word++ {
		for left := seen[word]; left != 0; left &= left - 1 {
			if to := word*64 + bits.TrailingZeros64(left); to >= first && to < end && to != at {
				ev.listed = append(ev.listed, &ev.records[to])
			}
		}
	}
	return ev.listFrom(from)
}

// list returns those of nodes that are of a register.
func (ev *evaluation) list(nodes []int, slot int) ref.Val {
	first, end := ev.plan.starts[slot], ev.plan.starts[slot+1]
	from := len(ev.listed)
	for _, at := range nodes {
		if first <= at && at < end {
			ev.listed = append(ev.listed, &ev.records[at])
		}
	}
	return ev.listFrom(from)
}

// listFrom returns the list of what was put behind ev.listed from there on.
func (ev *evaluation) listFrom(from int) ref.Val {
	if from == len(ev.listed) {
		return noRecords
	}
	ev.lists = append(ev.lists, slices.Clip(ev.listed[from:]))
	return &ev.lists[len(ev.lists)-1]
}

var noRecords ref.Val = new(recordList)

// Type returns the type of its kind, such as Milestone.
func (rec *record) Type() ref.Type { return rec.kind.typ }

// Equal reports whether other is the same record.
func (rec *record) Equal(other ref.Val) ref.Val { return types.Bool(ref.Val(rec) == other) }

// Value returns the record itself.
func (rec *record) Value() any { return rec }

// ConvertToNative fails: rules hand records to nobody.
func (rec *record) ConvertToNative(reflect.Type) (any, error) {
	return nil, fmt.Errorf("a record is no plain value")
}

// ConvertToType fails but for the record's type itself.
func (rec *record) ConvertToType(t ref.Type) ref.Val {
	if t.TypeName() == types.TypeType.TypeName() {
		return rec.Type().(*types.Type)
	}
	return types.NewErr("a record cannot be a %s", t.TypeName())
}

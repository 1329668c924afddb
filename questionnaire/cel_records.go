package questionnaire

import (
	"fmt"
	"reflect"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// The types of records in rules.
var (
	initiativeType = types.NewObjectType("Initiative")
	milestoneType  = types.NewObjectType("Milestone")
	areaType       = types.NewObjectType("Area")
)

// A record is an initiative, a milestone or an area as expressions see it. Its
// fields are read once and noted at every read.
type record struct {
	ev    *evaluation
	at    int // place among the evaluation's records
	cache [maxFields]ref.Val
	walks [3]ref.Val
}

func (rec *record) initiative() *Initiative {
	if rec.at < len(rec.ev.plan.initiatives) {
		return rec.ev.plan.initiatives[rec.at]
	}
	return nil
}

func (rec *record) milestone() *Milestone {
	if k := rec.at - len(rec.ev.plan.initiatives); k >= 0 && k < len(rec.ev.plan.milestones) {
		return rec.ev.plan.milestones[k]
	}
	return nil
}

func (rec *record) area() *spine { return &rec.ev.e.areas[rec.at-rec.ev.plan.size()] }

// id returns the record's or area's id; "" for no record.
func (rec *record) id() string {
	if rec == nil {
		return ""
	}
	if rec.at < rec.ev.plan.size() {
		return rec.ev.plan.id(rec.at)
	}
	return rec.area().id
}

// areaID returns the area a finding about the record belongs to.
func (rec *record) areaID() string {
	switch {
	case rec == nil:
		return ""
	case rec.initiative() != nil:
		return rec.initiative().Area
	case rec.milestone() != nil:
		return ""
	}
	return rec.area().id
}

func (rec *record) title() string {
	switch {
	case rec.initiative() != nil:
		return string(rec.initiative().Title)
	case rec.milestone() != nil:
		return string(rec.milestone().Title)
	}
	return rec.area().title
}

func (rec *record) fields() []recordField {
	switch {
	case rec.initiative() != nil:
		return initiativeFields
	case rec.milestone() != nil:
		return milestoneFields
	}
	return areaFields
}

// read returns a field's value, or an unknown that names it where nobody filled it.
func (rec *record) read(k int) ref.Val {
	f := &rec.fields()[k]
	switch f.class {
	case classSpine:
		return rec.ev.spineQuestion(rec.area(), f.spine)
	case classBacked:
		return rec.backed(k)
	}
	v := rec.cache[k]
	if v == nil {
		if v = f.value(rec); v == nil {
			v = rec.ev.e.unknown(fieldMark(rec.at, k))
		}
		rec.cache[k] = v
	}
	if f.class != className && !types.IsUnknown(v) {
		rec.ev.note(fieldMark(rec.at, k))
	}
	return v
}

// backed reads approved, money, people and time as one: a no decides it, and
// only what decides it is noted or missed. Four times yes is noted as one.
func (rec *record) backed(k int) ref.Val {
	switch rec.initiative().Backed() {
	case Yes:
		rec.ev.note(fieldMark(rec.at, k))
		return types.True
	case No:
		for part, f := range initiativeFields {
			if f.backing && f.tri(rec) == No {
				rec.ev.note(fieldMark(rec.at, part))
			}
		}
		return types.False
	}
	var unknown *types.Unknown
	for part, f := range initiativeFields {
		if f.backing && f.tri(rec) == Unknown {
			unknown = rec.ev.union(unknown, rec.read(part).(*types.Unknown))
		}
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
func (rec *record) walk(kind int) ref.Val {
	if kind != walkAbove {
		rec.read(rec.linkField())
	}
	if rec.walks[kind] == nil {
		p := &rec.ev.plan
		edges := p.down
		if kind == walkAbove {
			edges = p.up
		}
		list := []ref.Val{}
		for _, at := range p.walk(rec.at, edges) {
			if (at < len(p.initiatives)) == (kind == walkReach) {
				list = append(list, &rec.ev.records[at])
			}
		}
		rec.walks[kind] = types.NewRefValList(types.DefaultTypeAdapter, list)
	}
	return rec.walks[kind]
}

func (rec *record) linkField() int {
	if rec.initiative() != nil {
		return initiativeNeedsField
	}
	return milestoneRestsField
}

// Type returns Initiative, Milestone or Area.
func (rec *record) Type() ref.Type {
	switch {
	case rec.initiative() != nil:
		return initiativeType
	case rec.milestone() != nil:
		return milestoneType
	}
	return areaType
}

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

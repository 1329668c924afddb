package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A fieldClass says how a record's field reads.
type fieldClass uint8

const (
	className    fieldClass = iota // id and what it is called: always known, never evidence
	classWord                      // one of a list of words, such as a kind
	classText                      // words; empty is unknown
	classMonth                     // 2027-03; none is unknown
	classTri                       // yes or no, else unknown
	classNumber                    // unknown where missing
	classMoney                     // likewise, in the review's currency
	classRefs                      // a list of ids, always known
	classCount                     // counted from the record, always known
	classBacked                    // approved, money, people and time as one
	classClass                     // a risk's, of likelihood and impact
	classSpine                     // the answer to an area's spine question
	classQuarter                   // of the work and the people of a quarter
	classCrowded                   // whether the work exceeds the people
	classCost                      // of the outage, in the review's currency
	classVoice                     // what respondents say to a question
)

// maxFields is the most fields a record has.
const maxFields = 20

// A recordField is a field of a record. One of its functions gets it from the
// record, by class.
type recordField struct {
	name    string
	class   fieldClass
	text    func(any) string
	month   func(any) Month
	tri     func(any) Tri
	number  func(any) *float64
	refs    func(any) []string
	count   func(any) int
	words   []string  // what a word may be
	values  []ref.Val // these words in the rule language
	unit    string    // of a number
	part    int       // of areas, risks and the outage: which of several
	typ     *types.Type
	voice   func(*evaluation, *heardQuestion) ref.Val // of a question
	selects bool                                      // says which records a rule is about, not what it finds wrong with them
}

// from makes a field's function of one of the record's own type.
func from[T, V any](get func(*T) V) func(any) V {
	return func(x any) V { return get(x.(*T)) }
}

// statusOf reads a record without a status as planned.
func statusOf(s RecordStatus) string {
	if s == "" {
		s = Planned
	}
	return string(s)
}

// value returns what the field holds, or nil where nobody filled it.
func (f *recordField) value(x any) ref.Val {
	switch f.class {
	case classMonth:
		if m := f.month(x); m != 0 {
			return types.String(m.String())
		}
		return nil
	case classTri:
		if t := f.tri(x); t != Unknown {
			return types.Bool(t == Yes)
		}
		return nil
	case classNumber, classMoney:
		if n := f.number(x); n != nil {
			return types.Double(*n)
		}
		return nil
	case classQuarter:
		return types.Double(*f.number(x))
	case classCount:
		return types.Int(f.count(x))
	case classRefs:
		return types.NewStringList(types.DefaultTypeAdapter, f.refs(x))
	}
	s := f.text(x)
	if k := slices.Index(f.words, s); k >= 0 {
		return f.values[k]
	}
	if s != "" || f.class == className {
		return types.String(s)
	}
	return nil
}

// celType returns the field's type in rules.
func (f *recordField) celType() *types.Type {
	switch f.class {
	case classVoice:
		return f.typ
	case classTri, classBacked, classCrowded:
		return types.BoolType
	case classNumber, classMoney, classQuarter, classCost:
		return types.DoubleType
	case classCount:
		return types.IntType
	case classRefs:
		return types.NewListType(types.StringType)
	case classSpine:
		if spineNames[f.part] == "competence" {
			return types.NewListType(types.StringType)
		}
	}
	return types.StringType
}

// show returns a record's field as a person reads it.
func (rec *record) show(f *recordField) string {
	switch f.class {
	case classMonth:
		if m := f.month(rec.item); m != 0 {
			return FormatMonth(m)
		}
		return NotGiven
	case classTri, classBacked:
		t := f.tri(rec.item)
		if t == Unknown {
			return NotGiven
		}
		return t.String()
	case classNumber, classMoney, classQuarter:
		return rec.showNumber(f)
	case classCount:
		return FormatNumber(float64(f.count(rec.item)))
	case classCost:
		if x := rec.ev.outageCost(f.part); x != nil {
			return FormatMoney(*x, rec.ev.currency)
		}
		return NotGiven
	case classRefs:
		return rec.ev.titlesOf(f.refs(rec.item))
	case classVoice:
		return rec.ev.show(f.voice(rec.ev, rec.item.(*heardQuestion)), nil)
	case classSpine:
		return rec.ev.showPosition(rec.item.(*spine).questions[f.part])
	}
	s := f.text(rec.item)
	if s == "" && f.class != className {
		return NotGiven
	}
	return formatMonthText(s)
}

func (rec *record) showNumber(f *recordField) string {
	x := f.number(rec.item)
	if x == nil {
		return NotGiven
	}
	m, _ := rec.item.(*Milestone)
	if f.class == classMoney || f.name == "value" && m != nil && m.Kind == financialMilestone {
		return FormatMoney(*x, rec.ev.currency)
	}
	return formatUnit(*x, f.unit)
}

// titlesOf returns the titles of records by their ids, ids where there is none.
func (ev *evaluation) titlesOf(ids []string) string {
	titles := make([]string, len(ids))
	for k, id := range ids {
		titles[k] = id
		if at, ok := ev.plan.index[id]; ok {
			titles[k] = ev.records[at].titleOrID()
		} else if t := ev.plan.dropped[id]; t != "" {
			titles[k] = string(t)
		}
	}
	return joinAnd(titles)
}

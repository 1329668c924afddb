package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// A fieldClass says how a record's field reads.
type fieldClass uint8

const (
	className   fieldClass = iota // id and title: always known, never evidence
	classWord                     // one of a list of words, such as a kind
	classText                     // words; empty is unknown
	classMonth                    // 2027-03; none is unknown
	classTri                      // yes or no, else unknown
	classNumber                   // unknown where missing
	classMoney                    // likewise, in the review's currency
	classRefs                     // a list of ids, always known
	classBacked                   // approved, money, people and time as one
	classSpine                    // the answer to an area's spine question
)

// maxFields is the most fields a record has.
const maxFields = 18

// A recordField is a field of an initiative, a milestone or an area. One of its
// functions gets it, by class.
type recordField struct {
	name    string
	class   fieldClass
	text    func(*record) string
	tri     func(*record) Tri
	number  func(*record) *float64
	refs    func(*record) []string
	backing bool // one of the four that make backed
	selects bool // says which records a rule is about, not what it finds wrong with them
	spine   int
}

var initiativeFields = []recordField{
	{name: "id", class: className, text: (*record).id},
	{name: "title", class: className, text: (*record).title},
	{name: "kind", class: classWord, selects: true, text: func(r *record) string { return string(r.initiative().Kind) }},
	{name: "area", class: classWord, selects: true, text: func(r *record) string { return r.initiative().Area }},
	{name: "owner", class: classText, text: func(r *record) string { return string(r.initiative().Owner) }},
	{name: "start", class: classMonth, text: func(r *record) string { return r.initiative().Start.String() }},
	{name: "end", class: classMonth, text: func(r *record) string { return r.initiative().End.String() }},
	{name: "estimated", class: classTri, tri: func(r *record) Tri { return r.initiative().Estimated }},
	{name: "person_months", class: classNumber, number: func(r *record) *float64 { return r.initiative().PersonMonths }},
	{name: "approved", class: classTri, backing: true, tri: func(r *record) Tri { return r.initiative().Approved }},
	{name: "approved_by", class: classText, text: func(r *record) string { return string(r.initiative().ApprovedBy) }},
	{name: "money", class: classTri, backing: true, tri: func(r *record) Tri { return r.initiative().Money }},
	{name: "people", class: classTri, backing: true, tri: func(r *record) Tri { return r.initiative().People }},
	{name: "time", class: classTri, backing: true, tri: func(r *record) Tri { return r.initiative().Time }},
	{name: "cost", class: classMoney, number: func(r *record) *float64 { return r.initiative().Cost }},
	{name: "needs", class: classRefs, selects: true, refs: func(r *record) []string { return r.initiative().Needs }},
	{name: "status", class: classWord, selects: true, text: func(r *record) string { return statusOf(r.initiative().Status) }},
	{name: "backed", class: classBacked},
}

var milestoneFields = []recordField{
	{name: "id", class: className, text: (*record).id},
	{name: "title", class: className, text: (*record).title},
	{name: "kind", class: classWord, selects: true, text: func(r *record) string { return string(r.milestone().Kind) }},
	{name: "month", class: classMonth, text: func(r *record) string { return r.milestone().Month.String() }},
	{name: "metric", class: classText, text: func(r *record) string { return string(r.milestone().Metric) }},
	{name: "value", class: classNumber, number: func(r *record) *float64 { return r.milestone().Value }},
	{name: "estimated", class: classTri, tri: func(r *record) Tri { return r.milestone().Estimated }},
	{name: "rests_on", class: classRefs, selects: true, refs: func(r *record) []string { return r.milestone().RestsOn }},
	{name: "status", class: classWord, selects: true, text: func(r *record) string { return statusOf(r.milestone().Status) }},
}

// The fields that functions read by themselves.
var (
	initiativeNeedsField = fieldNamed(initiativeFields, "needs")
	milestoneRestsField  = fieldNamed(milestoneFields, "rests_on")
	milestoneKindField   = fieldNamed(milestoneFields, "kind")
	milestoneValueField  = fieldNamed(milestoneFields, "value")
)

func fieldNamed(fields []recordField, name string) int {
	return slices.IndexFunc(fields, func(f recordField) bool { return f.name == name })
}

// spineNames are the names of the five spine questions of an area.
var spineNames = [...]string{"today", "fix", "discontinuity", "plan", "competence"}

var areaFields = []recordField{
	{name: "id", class: className, text: (*record).id},
	{name: "title", class: className, text: (*record).title},
	{name: spineNames[0], class: classSpine, spine: 0},
	{name: spineNames[1], class: classSpine, spine: 1},
	{name: spineNames[2], class: classSpine, spine: 2},
	{name: spineNames[3], class: classSpine, spine: 3},
	{name: spineNames[4], class: classSpine, spine: 4},
}

// statusOf reads a record without a status as planned.
func statusOf(s RecordStatus) string {
	if s == "" {
		s = Planned
	}
	return string(s)
}

// value returns what the field holds, or nil where nobody filled it.
func (f *recordField) value(rec *record) ref.Val {
	switch f.class {
	case classTri:
		if t := f.tri(rec); t != Unknown {
			return types.Bool(t == Yes)
		}
		return nil
	case classNumber, classMoney:
		if x := f.number(rec); x != nil {
			return types.Double(*x)
		}
		return nil
	case classRefs:
		return types.NewStringList(types.DefaultTypeAdapter, f.refs(rec))
	}
	if s := f.text(rec); s != "" || f.class == className {
		return types.String(s)
	}
	return nil
}

// celType returns the field's type in rules.
func (f *recordField) celType() *types.Type {
	switch f.class {
	case classTri, classBacked:
		return types.BoolType
	case classNumber, classMoney:
		return types.DoubleType
	case classRefs:
		return types.NewListType(types.StringType)
	case classSpine:
		if spineNames[f.spine] == "competence" {
			return types.NewListType(types.StringType)
		}
	}
	return types.StringType
}

// show returns the field as a person reads it.
func (f *recordField) show(rec *record) string {
	switch f.class {
	case classTri, classBacked:
		t := rec.initiativeBacked(f)
		if t == Unknown {
			return NotGiven
		}
		return t.String()
	case classNumber, classMoney:
		x := f.number(rec)
		if x == nil {
			return NotGiven
		}
		m := rec.milestone()
		if f.class == classMoney || m != nil && m.Kind == financialMilestone {
			return FormatMoney(*x, rec.ev.currency)
		}
		return FormatNumber(*x)
	case classRefs:
		return rec.ev.titlesOf(f.refs(rec))
	case classSpine:
		return rec.ev.showPosition(rec.area().questions[f.spine])
	}
	s := f.text(rec)
	if s == "" && f.class != className {
		return NotGiven
	}
	return formatMonthText(s)
}

func (rec *record) initiativeBacked(f *recordField) Tri {
	if f.class == classBacked {
		return rec.initiative().Backed()
	}
	return f.tri(rec)
}

// titlesOf returns the titles of records by their ids, ids where there is none.
func (ev *evaluation) titlesOf(ids []string) string {
	titles := make([]string, len(ids))
	for k, id := range ids {
		titles[k] = id
		if at, ok := ev.plan.index[id]; ok {
			titles[k] = ev.records[at].titleOrID()
		} else if t, ok := ev.r.Title(id); ok && t != "" { // dropped
			titles[k] = string(t)
		}
	}
	return joinAnd(titles)
}

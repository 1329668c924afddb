package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
	"cel.dev/cel-go/common/types/traits"
)

// celQuarter is quarter(month), such as Q3 2027.
func celQuarter(month ref.Val) ref.Val {
	m, err := ParseMonth(string(month.(types.String)))
	if err != nil {
		return types.WrapErr(err)
	}
	return types.String(FormatQuarter(m))
}

// celMoney is money(x).
func celMoney(ev *evaluation, args []ref.Val) ref.Val {
	switch x := args[0].(type) {
	case types.Double:
		return types.String(FormatMoney(float64(x), ev.currency))
	case types.Int:
		return types.String(FormatMoney(float64(x), ev.currency))
	}
	return types.NewErr("money() takes a number")
}

// celTitles is titles(list): of records or of texts, each in quotes, since a title
// may be any words.
func celTitles(list ref.Val) ref.Val {
	var room [256]byte
	return types.String(appendTitles(room[:0], list.(traits.Lister)))
}

func appendTitles(b []byte, list traits.Lister) []byte {
	var room [16]string
	words := room[:0]
	for k := range length(list) {
		switch v := element(list, k).(type) {
		case *record:
			words = append(words, v.titleOrID())
		case types.String:
			words = append(words, string(v))
		}
	}
	return appendQuoted(b, words)
}

// celSuchAs is such_as(words, list): the words, the titles and a full stop; nothing
// where the list is empty.
func celSuchAs(words, list ref.Val) ref.Val {
	if length(list.(traits.Lister)) == 0 {
		return types.String("")
	}
	var room [256]byte
	b := append(append(room[:0], words.(types.String)...), ' ')
	return types.String(append(appendTitles(b, list.(traits.Lister)), '.'))
}

// celSum is sum(list of numbers).
func celSum(list ref.Val) ref.Val {
	var sum types.Double
	for k := range length(list.(traits.Lister)) {
		if x, ok := element(list.(traits.Lister), k).(types.Double); ok {
			sum += x
		}
	}
	return sum
}

// celRevenue is revenue(record): as [Review.Revenue], unknown where incomplete.
func celRevenue(v ref.Val) ref.Val {
	rec := v.(*record)
	p := &rec.ev.plan
	p.readings() // now: it walks, and the next walk takes the list of the one before
	at := slices.DeleteFunc(p.upward(rec.at), func(x int) bool { return p.milestone(x) == nil })
	return rec.ev.revenueOf(at)
}

// revenueOf sums the values of the financial ones of milestones, but for those that
// are outdone among them.
func (ev *evaluation) revenueOf(at []int) ref.Val {
	var sum types.Double
	var unknown *types.Unknown
	out := ev.plan.outdone(at)
	for k, x := range at {
		ev.records[x].touchReading()
		value, u := ev.records[x].financialValue()
		if !out[k] {
			sum += value
		}
		unknown = ev.union(unknown, u)
	}
	if unknown != nil {
		return unknown
	}
	return sum
}

// celOutdone is outdone(list of milestones): as [Review.Outdone].
func celOutdone(v ref.Val) ref.Val {
	list := v.(traits.Lister)
	size := length(list)
	if size == 0 {
		return noRecords
	}
	at, left := make([]int, size), []int(nil)
	for k := range at {
		rec := element(list, k).(*record)
		rec.touchReading()
		at[k] = rec.at
	}
	ev := element(list, 0).(*record).ev
	for k, is := range ev.plan.outdone(at) {
		if is {
			left = append(left, at[k])
		}
	}
	return ev.list(left, slotMilestones)
}

// touchReading notes what tells whether a milestone is outdone; what rests on it is
// of the plan's shape.
func (rec *record) touchReading() {
	rec.touch(milestoneKindField)
	rec.touch(milestoneValueField)
	rec.touch(milestoneMetricField)
}

// financialValue reads a milestone's value where it is financial, 0 where not.
func (rec *record) financialValue() (types.Double, *types.Unknown) {
	kind := rec.read(milestoneKindField)
	if u, ok := kind.(*types.Unknown); ok {
		return 0, u
	}
	if kind != types.String(financialMilestone) {
		return 0, nil
	}
	switch v := rec.read(milestoneValueField).(type) {
	case *types.Unknown:
		return 0, v
	case types.Double:
		return v, nil
	}
	return 0, nil
}

// noteNo notes the record's first answer that is no.
func (rec *record) noteNo() {
	for k, f := range rec.kind.fields {
		if f.class == classTri && f.tri(rec.item) == No {
			rec.ev.note(fieldMark(rec.at, k))
			return
		}
	}
}

// aspirational returns the financial milestones that are aspirational, and notes
// what makes each so; unknown where there are no milestones.
func (ev *evaluation) aspirational() ([]int, *types.Unknown) {
	if u, ok := ev.register(slotMilestones).(*types.Unknown); ok {
		return nil, u
	}
	ev.touchRegister(slotInitiatives)
	ev.touchRegister(slotMilestones)
	hoped, doubts := ev.plan.aspirational()
	for _, doubt := range doubts {
		ev.records[doubt].noteNo()
	}
	return hoped, nil
}

// celAspirational is aspirational(): as [Review.AspirationalRevenue] lists them.
func celAspirational(ev *evaluation, _ []ref.Val) ref.Val {
	at, unknown := ev.aspirational()
	if unknown != nil {
		return unknown
	}
	return ev.list(at, slotMilestones)
}

// celAspirationalRevenue is aspirational_revenue(): as [Review.AspirationalRevenue],
// unknown where one of its milestones has no value or there are no milestones.
func celAspirationalRevenue(ev *evaluation, _ []ref.Val) ref.Val {
	at, unknown := ev.aspirational()
	if unknown != nil {
		return unknown
	}
	return ev.revenueOf(at)
}

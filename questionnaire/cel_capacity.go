package questionnaire

import (
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// engineersNowID is the question of how many people there are to do the work.
const engineersNowID = "context.engineers_now"

// answer returns the value of the question with that id; unknown and out of scope
// where there is none.
func (ev *evaluation) answer(id string) ref.Val {
	if k, ok := ev.e.index[id]; ok {
		return ev.question(k)
	}
	return nowhere
}

// quarterList returns the quarters as [Review.Quarters] has them. Without any
// initiative there is no work to set against the people.
func (ev *evaluation) quarterList() ref.Val {
	initiatives, _ := ev.register(slotInitiatives).(*types.Unknown)
	engineers := ev.answer(engineersNowID)
	missing, _ := engineers.(*types.Unknown)
	if unknown := ev.union(initiatives, missing); unknown != nil {
		return unknown
	}
	ev.touchRegister(slotInitiatives)
	ev.touchRegister(slotHires)
	if ev.registers[slotQuarters] == nil {
		quarters := ev.r.Quarters(float64(engineers.(types.Double)), ev.now)
		ev.quarters = make([]record, len(quarters))
		for k := range quarters {
			ev.quarters[k] = record{ev: ev, at: -1, kind: recordKinds[slotQuarters], item: &quarters[k]}
		}
		ev.registers[slotQuarters] = listOf(ev.quarters)
	}
	return ev.registers[slotQuarters]
}

// crowded tells whether the work of a quarter exceeds the people. It surely does
// where what is known of the work does, whenever the hires without a month come.
// It surely does not only where all work has an estimate and months.
func (rec *record) crowded() ref.Val {
	q, ev := rec.item.(*Quarter), rec.ev
	over := q.Over() > 0
	var unknown *types.Unknown
	if over {
		unknown = ev.possibleHires(q)
	} else {
		unknown = ev.possibleWork(q)
	}
	if unknown != nil {
		return unknown
	}
	ev.noteCapacity(q, over)
	return types.Bool(over)
}

// noteCapacity notes the work that falls on a quarter and the hires; where the
// work fits, also that all other work falls elsewhere.
func (ev *evaluation) noteCapacity(q *Quarter, over bool) {
	for at, i := range ev.plan.initiatives {
		rec := &ev.records[at]
		within := i.runs() && i.Start <= q.First+2 && i.End >= max(q.First, ev.now)
		if i.Status == Done || over && !(within && i.PersonMonths != nil) {
			continue
		}
		rec.read(initiativeStartField)
		rec.read(initiativeEndField)
		if within {
			rec.read(initiativeMonthsField)
			rec.read(initiativeDipField)
		}
	}
	for at := ev.plan.starts[slotHires]; at < ev.plan.starts[slotHires+1]; at++ {
		switch h := ev.plan.items[at].(*Hire); {
		case h.Status == Done:
		case h.Budgeted == No:
			ev.records[at].read(hireBudgetedField)
		case h.Month != 0:
			ev.records[at].read(hireMonthField)
			ev.records[at].read(hireRampUpField)
		}
	}
}

// possibleHires is unknown for want of the months of hires that could carry what
// is too much, nil where they could not.
func (ev *evaluation) possibleHires(q *Quarter) (unknown *types.Unknown) {
	var more float64
	for at := ev.plan.starts[slotHires]; at < ev.plan.starts[slotHires+1]; at++ {
		if h := ev.plan.items[at].(*Hire); h.Month == 0 && h.Status != Done && h.Budgeted != No {
			more += float64(q.First + 3 - max(q.First, ev.now))
			unknown = ev.union(unknown, ev.records[at].missing(hireMonthField))
		}
	}
	if q.Over() > more {
		return nil
	}
	return unknown
}

// possibleWork is unknown for want of the estimates and months of work that may
// fall on the quarter.
func (ev *evaluation) possibleWork(q *Quarter) (unknown *types.Unknown) {
	for at, i := range ev.plan.initiatives {
		switch {
		case i.Status == Done:
		case i.Start == 0 && (i.End == 0 || i.End >= q.First):
			unknown = ev.union(unknown, ev.records[at].missing(initiativeStartField))
		case i.End == 0 && i.Start <= q.First+2:
			unknown = ev.union(unknown, ev.records[at].missing(initiativeEndField))
		case i.PersonMonths == nil && i.Start <= q.First+2 && i.End >= max(q.First, ev.now):
			unknown = ev.union(unknown, ev.records[at].missing(initiativeMonthsField))
		}
	}
	return unknown
}

// celSlowing is slowing(month): the initiatives with a declared dip that run in the
// month, or end in one so shortly before that the lead of a technical step is not
// over. What nobody declared slows nobody down.
func celSlowing(ev *evaluation, args []ref.Val) ref.Val {
	month, err := ParseMonth(string(args[0].(types.String)))
	if err != nil {
		return types.WrapErr(err)
	}
	from := len(ev.listed)
	for _, at := range ev.dips() {
		if i := ev.plan.initiatives[at]; i.Start <= month && i.End+Month(ev.e.q.Lead.Minimum) >= month {
			ev.noteDip(at)
			ev.listed = append(ev.listed, &ev.records[at])
		}
	}
	return ev.listFrom(from)
}

// celMonthsOfDip is months_of_dip(month): as [Review.Dipped].
func celMonthsOfDip(ev *evaluation, args []ref.Val) ref.Val {
	month, err := ParseMonth(string(args[0].(types.String)))
	if err != nil {
		return types.WrapErr(err)
	}
	last := ev.now - 1
	for _, at := range ev.dips() {
		if i := ev.plan.initiatives[at]; i.Start <= month && i.End >= ev.now {
			ev.noteDip(at)
			last = max(last, i.End)
		}
	}
	last = min(last, month)
	for at := ev.now + Month(len(ev.dipped)); at <= last; at++ {
		before := 0.0
		if n := len(ev.dipped); n > 0 {
			before = ev.dipped[n-1]
		}
		ev.dipped = append(ev.dipped, before+ev.r.dip(at))
	}
	if last < ev.now {
		return types.Double(0)
	}
	return types.Double(ev.dipped[last-ev.now])
}

// dips returns the initiatives with a declared dip.
func (ev *evaluation) dips() []int {
	ev.touchRegister(slotInitiatives)
	if ev.slowing == nil {
		ev.slowing = []int{}
		for at, i := range ev.plan.initiatives {
			if i.Dip != nil && *i.Dip > 0 && i.runs() {
				ev.slowing = append(ev.slowing, at)
			}
		}
	}
	return ev.slowing
}

func (ev *evaluation) noteDip(at int) {
	ev.note(fieldMark(at, initiativeDipField))
	ev.note(fieldMark(at, initiativeStartField))
	ev.note(fieldMark(at, initiativeEndField))
}

// The two costs of the outage.
const (
	costNow = iota
	costPlanned
)

// outageCost returns one of the costs, nil while it is not known.
func (ev *evaluation) outageCost(part int) *float64 {
	for _, id := range [...]string{revenueNowID, growthID} {
		if k, ok := ev.e.index[id]; ok {
			ev.touch(k)
		}
	}
	if ev.outage == nil {
		positions := map[string]Position{}
		for _, id := range [...]string{revenueNowID, growthID} {
			if k, ok := ev.e.index[id]; ok {
				positions[id] = ev.positions[k]
			}
		}
		ev.outage = new(ev.r.OutageCost(positions))
	}
	if part == costNow {
		return ev.outage.Now
	}
	return ev.outage.Planned
}

// readOutageCost reads a cost and what it is computed from.
func (ev *evaluation) readOutageCost(sheet *record, part int) ref.Val {
	before := len(ev.reads)
	var unknown *types.Unknown
	missing := func(v ref.Val) {
		u, _ := v.(*types.Unknown)
		unknown = ev.union(unknown, u)
	}
	for k, f := range outageFields {
		switch f.name {
		case "revenue_a_day":
			if day := sheet.read(k); types.IsUnknown(day) {
				if year := ev.answer(revenueNowID); types.IsUnknown(year) {
					missing(day)
					missing(year)
				}
			}
		case "hours", "penalties", "recovery_now":
			sheet.read(k)
		}
	}
	if part == costPlanned {
		missing(ev.answer(growthID))
	}
	if x := ev.outageCost(part); x != nil {
		return types.Double(*x)
	}
	ev.reads = ev.reads[:before]
	return unknown
}

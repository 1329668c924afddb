package questionnaire

import (
	"slices"

	"cel.dev/cel-go/common/types/ref"
)

// readRecords lays out the records: those of the plan, the outage, the areas.
func (ev *evaluation) readRecords() {
	n := ev.plan.size()
	ev.records = slices.Grow(ev.records[:0], n+1+len(ev.e.areas))[:n+1+len(ev.e.areas)]
	put := func(at, slot int, item any) { // what stood there is clear
		rec := &ev.records[at]
		rec.ev, rec.at, rec.kind, rec.item = ev, at, recordKinds[slot], item
	}
	slot := 0
	for at, x := range ev.plan.items {
		for at >= ev.plan.starts[slot+1] {
			slot++
		}
		put(at, slot, x)
	}
	put(n, slotOutage, &ev.r.Outage)
	for k := range ev.e.areas {
		put(n+1+k, slotAreas, &ev.e.areas[k])
	}
}

// of returns the records of a kind that rules can be told of.
func (ev *evaluation) of(slot int) []record {
	if slot == slotQuestions {
		return ev.heardQuestions()
	}
	if slot == slotAreas {
		return ev.records[ev.plan.size()+1:]
	}
	return ev.records[ev.plan.starts[slot]:ev.plan.starts[slot+1]]
}

// register returns the list of all records of a kind. A register without live
// records is silence.
func (ev *evaluation) register(slot int) ref.Val {
	if slot == slotQuarters {
		return ev.quarterList()
	}
	if ev.registers[slot] == nil {
		if records := ev.of(slot); len(records) == 0 && slot < planSlots {
			ev.registers[slot] = ev.e.unknown(registerMark(slot))
		} else {
			ev.registers[slot] = listOf(records)
		}
	}
	return ev.registers[slot]
}

func listOf(records []record) *recordList {
	list := make(recordList, len(records))
	for k := range records {
		list[k] = &records[k]
	}
	return &list
}

// registerName is what a register is called in references: that of its list, or
// outage.
func registerName(slot int) string {
	if name := recordKinds[slot].list; name != "" {
		return name
	}
	return recordKinds[slot].one
}

// outageSheet returns the outage's work sheet. An empty one is silence.
func (ev *evaluation) outageSheet() ref.Val {
	ev.touchOutage()
	if ev.r.Outage == (Outage{}) {
		return ev.e.unknown(registerMark(slotOutage))
	}
	return &ev.records[ev.plan.size()]
}

// celNeededHires is needed_hires(initiative): those that name it.
func celNeededHires(v ref.Val) ref.Val {
	rec := v.(*record)
	list := rec.ev.list(rec.ev.plan.up[rec.at], slotHires)
	for _, at := range rec.ev.plan.up[rec.at] {
		if rec.ev.plan.slot(at) == slotHires {
			rec.ev.records[at].readRefs()
		}
	}
	return list
}

package questionnaire

import "slices"

// inputs is a set of what an evaluation can read: questions, each with its answers
// and its position, and fields of the plan's records and of the outage sheet. A
// field of a record is in the set where the record is and the field is, be it of
// another record of the kind.
type inputs struct {
	questions []uint64 // as bits, by question
	records   []uint64 // likewise, by record
	fields    [slotOutage + 1]uint32
}

func newInputs(questions, records int) inputs {
	n := (questions + 63) / 64
	bits := make([]uint64, n+(records+63)/64)
	return inputs{questions: bits[:n:n], records: bits[n:]}
}

func (in *inputs) clear() {
	clear(in.questions)
	clear(in.records)
	clear(in.fields[:])
}

func (in *inputs) addQuestion(k int) { in.questions[k/64] |= 1 << (k % 64) }

func (in *inputs) addField(slot, at, k int) { in.addFields(slot, at, 1<<(uint(k)%32)) }

func (in *inputs) addFields(slot, at int, fields uint32) {
	in.records[uint(at)/64] |= 1 << (uint(at) % 64)
	in.fields[slot] |= fields
}

// meets reports whether the sets have something in common.
func (in *inputs) meets(other *inputs) bool {
	if overlap(in.questions, other.questions) {
		return true
	}
	for slot, fields := range in.fields {
		if fields&other.fields[slot] != 0 {
			return overlap(in.records, other.records)
		}
	}
	return false
}

func overlap(a, b []uint64) bool {
	for k, bits := range a {
		if bits&b[k] != 0 {
			return true
		}
	}
	return false
}

// touch notes that the rule at hand reads what was said to a question, or its
// position. It returns the question.
func (ev *evaluation) touch(k int) int {
	ev.inputs.addQuestion(k)
	return k
}

// touch notes that the rule at hand reads a field. Areas and quarters have none of
// their own: what they are made of is touched instead.
func (rec *record) touch(k int) {
	if rec.kind.slot <= slotOutage {
		rec.ev.inputs.addField(rec.kind.slot, rec.at, k)
	}
}

// touchShown notes what a field is shown with: the titles of the records it names,
// and whether a value is money.
func (rec *record) touchShown(k int) {
	rec.touch(k)
	switch f := &rec.kind.fields[k]; {
	case f.class == classRefs:
		for _, id := range f.refs(rec.item) {
			if at, ok := rec.ev.plan.index[id]; ok {
				rec.ev.records[at].touch(fieldHeading)
			}
		}
	case f.class == classNumber && rec.kind.slot == slotMilestones:
		rec.touch(milestoneKindField)
	}
}

// touchRegister notes that the rule at hand reads all records of a register, and
// any of their fields.
func (ev *evaluation) touchRegister(slot int) {
	from, to := ev.plan.starts[slot], ev.plan.starts[slot+1]
	for word := from / 64; word*64 < to; word++ {
		first, end := max(from-word*64, 0), min(to-word*64, 64)
		ev.inputs.records[word] |= ^uint64(0) >> (64 - end) &^ (1<<first - 1)
	}
	ev.inputs.fields[slot] = ^uint32(0)
}

// touchOutage notes that the rule at hand reads anything of the outage sheet.
func (ev *evaluation) touchOutage() {
	ev.inputs.addField(slotOutage, ev.plan.size(), 0)
	ev.inputs.fields[slotOutage] = ^uint32(0)
}

// same reports whether two records of a kind hold the same in the field. What is
// computed from other fields or from answers is.
func (f *recordField) same(a, b any) bool {
	switch {
	case f.text != nil:
		return f.text(a) == f.text(b)
	case f.month != nil:
		return f.month(a) == f.month(b)
	case f.tri != nil:
		return f.tri(a) == f.tri(b)
	case f.number != nil:
		x, y := f.number(a), f.number(b)
		return x == y || x != nil && y != nil && *x == *y
	case f.refs != nil:
		return slices.Equal(f.refs(a), f.refs(b))
	case f.count != nil:
		return f.count(a) == f.count(b)
	}
	return true
}

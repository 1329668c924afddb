package questionnaire

import (
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// The sums of costs that rules know, of the initiatives still to be finished: of
// all, of those the business approved, of those that have money and of those that
// are known to have none.
var sums = []string{"asked", "approved", "funded", "unfunded"}

// inSum tells whether an initiative counts for a sum, and the field that says so,
// -1 for none.
func inSum(sum string, i *Initiative) (counts Tri, field int) {
	switch sum {
	case "approved":
		return i.Approved, initiativeApprovedField
	case "funded":
		return i.Money, initiativeMoneyField
	case "unfunded":
		return map[Tri]Tri{Yes: No, No: Yes, Unknown: Unknown}[i.Money], initiativeMoneyField
	}
	return Yes, -1
}

// celSumOf makes asked() and its like: unknown while the sum is not certain.
func celSumOf(sum string) answerFunction {
	return func(ev *evaluation, _ []ref.Val) ref.Val {
		before := len(ev.reads)
		cost, missing := ev.cost(sum)
		if missing != nil {
			ev.reads = ev.reads[:before]
			return missing
		}
		return cost
	}
}

// celSoFar is so_far('asked'): what is certain of the sum, which is no less.
func celSoFar(ev *evaluation, args []ref.Val) ref.Val {
	if u, ok := ev.register(slotInitiatives).(*types.Unknown); ok {
		return u
	}
	cost, _ := ev.cost(string(args[0].(types.String)))
	return cost
}

// cost sums up what is known, and returns what is missing of the whole.
func (ev *evaluation) cost(sum string) (cost types.Double, missing *types.Unknown) {
	if u, ok := ev.register(slotInitiatives).(*types.Unknown); ok {
		return 0, u
	}
	ev.touchRegister(slotInitiatives)
	for at, i := range ev.plan.initiatives {
		if i.Status == Done {
			continue
		}
		rec := &ev.records[at]
		counts, field := inSum(sum, i)
		if counts == No {
			continue
		}
		if counts == Unknown {
			missing = ev.union(missing, rec.missing(field))
			continue
		}
		switch v := rec.read(initiativeCostField).(type) {
		case *types.Unknown:
			missing = ev.union(missing, v)
		case types.Double:
			cost += v
			if field >= 0 {
				rec.read(field)
			}
		}
	}
	return cost, missing
}

// celWorse is worse(a, b): whether class a of a risk is graver than b.
func celWorse(a, b ref.Val) ref.Val {
	return types.Bool(Class(a.(types.String)).Worse(Class(b.(types.String))))
}

// celLeftOut is left_out(record, field): nobody filled the field, though it is
// filled for another record of the register. A register in which it is filled for
// none is unfinished, and the field unknown.
func celLeftOut(of, field ref.Val) ref.Val {
	rec := of.(*record)
	k := fieldNamed(rec.kind.fields, string(field.(types.String)))
	if k < 0 {
		return types.NewErr("there is no field %q", field.Value())
	}
	ev := rec.ev
	v := rec.read(k)
	if !types.IsUnknown(v) {
		return types.False
	}
	others := ev.of(ev.plan.slot(rec.at))
	for at := range others {
		if !types.IsUnknown(others[at].read(k)) {
			return types.True
		}
	}
	return v
}

// celUsualMonths is usual_months(certification): as [Questionnaire.UsualMonths].
// Of one the questionnaire does not know there is nothing to ask for.
func celUsualMonths(v ref.Val) ref.Val {
	rec := v.(*record)
	rec.touch(fieldHeading)
	name := rec.item.(*Certification).Name
	e := rec.ev.e
	months, ok := e.usual.Load(name)
	if !ok {
		n, _ := e.q.UsualMonths(name)
		months, _ = e.usual.LoadOrStore(name, n)
	}
	if n := months.(int); n > 0 {
		return types.Int(n)
	}
	return nowhere
}

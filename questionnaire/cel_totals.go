package questionnaire

import (
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// celAsked is asked(): what all initiatives cost, unknown while one has no cost.
func celAsked(ev *evaluation, _ []ref.Val) ref.Val { return ev.cost(-1) }

// celApproved is approved(), celFunded funded(): what those cost that the business
// approved, or that have money.
func celApproved(ev *evaluation, _ []ref.Val) ref.Val { return ev.cost(initiativeApproveField) }

func celFunded(ev *evaluation, _ []ref.Val) ref.Val { return ev.cost(initiativeMoneyField) }

// cost sums up the initiatives, or those of which a field says yes, as
// [Review.Totals] does.
func (ev *evaluation) cost(field int) ref.Val {
	if u, ok := ev.register(slotInitiatives).(*types.Unknown); ok {
		return u
	}
	before := len(ev.reads)
	var sum types.Double
	var unknown *types.Unknown
	for at := range ev.of(slotInitiatives) {
		rec := &ev.records[at]
		if field >= 0 {
			yes := rec.read(field)
			if u, ok := yes.(*types.Unknown); ok {
				unknown = ev.union(unknown, u)
			}
			if yes != types.True {
				continue
			}
		}
		switch v := rec.read(initiativeCostField).(type) {
		case *types.Unknown:
			unknown = ev.union(unknown, v)
		case types.Double:
			sum += v
		}
	}
	if unknown != nil {
		ev.reads = ev.reads[:before]
		return unknown
	}
	return sum
}

// celAskedSoFar is asked_so_far(): what the initiatives cost whose cost is known,
// so that all of them cost no less.
func celAskedSoFar(ev *evaluation, _ []ref.Val) ref.Val {
	if u, ok := ev.register(slotInitiatives).(*types.Unknown); ok {
		return u
	}
	var sum types.Double
	for at := range ev.of(slotInitiatives) {
		if cost, ok := ev.records[at].read(initiativeCostField).(types.Double); ok {
			sum += cost
		}
	}
	return sum
}

// celWorse is worse(a, b): whether class a of a risk is graver than b.
func celWorse(a, b ref.Val) ref.Val {
	return types.Bool(Class(a.(types.String)).Worse(Class(b.(types.String))))
}

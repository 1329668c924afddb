package questionnaire

import "slices"

// Questions the engine knows by name.
const (
	companyID        = "context.company"
	currencyID       = "context.currency"
	growthID         = "context.growth"
	revenueNowID     = "context.revenue_now"
	revenuePlannedID = "context.revenue_planned"
)

// settle returns the position that answers by role come to.
//
// The reviewer's own answer settles it, whatever its status. Else a value and a
// not applicable are claims: where all claims agree they are the position, else
// it is disputed. Do not know and withheld claim nothing, so one claim wins over
// them; without a claim the position is withheld where anybody withheld, else do
// not know. A note without an answer is silence.
func settle(byRole map[Role]Answer) Position {
	if len(byRole) == 0 {
		return Position{}
	}
	p := settleValue(byRole)
	if p.Status == Answered && p.Value.Has(PlanForAPlan) {
		p.Owner, p.DecideBy = decision(byRole, p.Value)
	}
	return p
}

// decision returns who owns a plan for a plan and the month to decide by: what
// the reviewer says, else the first role of those that gave the settled value.
func decision(byRole map[Role]Answer, settled Value) (owner Text, by Month) {
	for _, role := range [...]Role{RoleReviewer, RoleBusiness, RoleProduct, RoleTechnology} {
		a := byRole[role]
		if a.Status != Answered || !a.Value.Equal(settled) {
			continue
		}
		if owner == "" {
			owner = a.Owner
		}
		if by == 0 {
			by = a.DecideBy
		}
	}
	return owner, by
}

func settleValue(byRole map[Role]Answer) Position {
	if a, ok := byRole[RoleReviewer]; ok && a.Status != Unanswered {
		return Position{Status: a.Status, Value: a.Value, By: roleSets[1<<reviewerIndex]}
	}
	var claim Answer
	var claims, withheld, unknown uint
	disputed := false
	for i, role := range Roles[:reviewerIndex] {
		a := byRole[role]
		switch a.Status {
		case Answered, NotApplicable:
			disputed = disputed || claims != 0 && !sameClaim(a, claim)
			claim, claims = a, claims|1<<i
		case Withheld:
			withheld |= 1 << i
		case DoNotKnow:
			unknown |= 1 << i
		}
	}
	switch {
	case disputed:
		return Position{Status: Disputed, By: roleSets[claims]}
	case claims != 0:
		return Position{Status: claim.Status, Value: claim.Value, By: roleSets[claims]}
	case withheld != 0:
		return Position{Status: Withheld, By: roleSets[withheld]}
	case unknown != 0:
		return Position{Status: DoNotKnow, By: roleSets[unknown]}
	}
	return Position{}
}

func sameClaim(a, b Answer) bool {
	return a.Status == b.Status && (a.Status != Answered || a.Value.Equal(b.Value))
}

// reviewerIndex is the reviewer's place in Roles, the last.
const reviewerIndex = 3

// roleSets holds every set of roles by its bits, so that positions share them.
var roleSets = func() (sets [1 << 4][]Role) {
	for bits := range sets {
		for i, role := range Roles {
			if bits&(1<<i) != 0 {
				sets[bits] = append(sets[bits], role)
			}
		}
		sets[bits] = slices.Clip(sets[bits])
	}
	return sets
}()

// deriveGrowth gives context.growth the quotient of the two revenues where
// nobody gave it a value and both are known.
func (ev *evaluation) deriveGrowth() {
	now, planned := ev.e.index[revenueNowID], ev.e.index[revenuePlannedID]
	growth := ev.e.index[growthID]
	p := &ev.positions[growth]
	if p.Status != Unanswered && p.Status != DoNotKnow {
		return
	}
	a, b := ev.positions[now], ev.positions[planned]
	if a.Status != Answered || b.Status != Answered || a.Hidden || b.Hidden || a.Value.Number() <= 0 {
		return
	}
	*p = Position{
		Status: Answered, Value: NumberValue(b.Value.Number() / a.Value.Number()),
		By: b.By, Derived: true, Hidden: p.Hidden,
	}
}

// Currency returns the code or sign of the review's currency as its answers give
// it, or "".
func (q *Questionnaire) Currency(r *Review) string {
	question := q.Question(currencyID)
	p := settle(r.Answers[currencyID])
	if question == nil || p.Status != Answered {
		return ""
	}
	return formatValue(question, p.Value, "")
}

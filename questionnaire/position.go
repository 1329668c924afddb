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

// settle returns the position that answers come to.
//
// The reviewer's own answer settles it, whatever its status; reviewers who differ
// leave it disputed. Else a value and a not applicable are claims: where all
// claims agree they are the position, else it is disputed. Do not know and withheld claim nothing, so one claim wins over
// them; without a claim the position is withheld where anybody withheld, else do
// not know. A note without an answer is silence.
func settle(said map[Speaker]Answer) Position {
	p, _, _ := settleHeard(said)
	return p
}

// settleHeard is settle, and tells as bits by their places in Roles which roles
// other than the reviewer made a claim, and whether the claims differ.
func settleHeard(said map[Speaker]Answer) (p Position, heard uint, differ bool) {
	if len(said) == 0 {
		return Position{}, 0, false
	}
	p, heard, differ = settleValue(said)
	if p.Status == Answered && p.Value.Has(PlanForAPlan) {
		p.Owner, p.DecideBy = decision(said, p.Value)
	}
	return p, heard, differ
}

// decision returns who owns a plan for a plan and the month to decide by: what
// the reviewer says, else the first speaker of those that gave the settled value.
func decision(said map[Speaker]Answer, settled Value) (owner Text, by Month) {
	for _, role := range [...]Role{RoleReviewer, RoleBusiness, RoleProduct, RoleTechnology} {
		for _, a := range ofRole(said, role) {
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
	}
	return owner, by
}

// ofRole returns the answers given for a role, in order of their speakers.
func ofRole(said map[Speaker]Answer, role Role) (list []Answer) {
	for _, a := range said {
		if a.Role == role {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b Answer) int { return compareNatural(string(a.Speaker()), string(b.Speaker())) })
	return list
}

func settleValue(said map[Speaker]Answer) (p Position, heard uint, differ bool) {
	var claim, own Answer
	var claims, withheld, unknown uint
	var disputed, ownDisputed bool
	for _, a := range said {
		i := roleIndex(string(a.Role))
		switch {
		case i < 0 || a.Status == Unanswered:
		case i == reviewerIndex:
			ownDisputed = ownDisputed || own.Status != Unanswered && !sameClaim(a, own)
			own = earlier(own, a)
		case a.Status == Answered || a.Status == NotApplicable:
			disputed = disputed || claims != 0 && !sameClaim(a, claim)
			claim, claims = earlier(claim, a), claims|1<<i
		case a.Status == Withheld:
			withheld |= 1 << i
		case a.Status == DoNotKnow:
			unknown |= 1 << i
		}
	}
	switch {
	case ownDisputed:
		p = Position{Status: Disputed, By: roleSets[1<<reviewerIndex]}
	case own.Status != Unanswered:
		p = Position{Status: own.Status, Value: own.Value, By: roleSets[1<<reviewerIndex]}
	case disputed:
		p = Position{Status: Disputed, By: roleSets[claims]}
	case claims != 0:
		p = Position{Status: claim.Status, Value: claim.Value, By: roleSets[claims]}
	case withheld != 0:
		p = Position{Status: Withheld, By: roleSets[withheld]}
	case unknown != 0:
		p = Position{Status: DoNotKnow, By: roleSets[unknown]}
	}
	return p, claims, disputed
}

// earlier returns the answer whose speaker comes first, so that of answers that
// say the same in other words always the same one speaks.
func earlier(a, b Answer) Answer {
	if a.Status == Unanswered || b.Speaker() < a.Speaker() {
		return b
	}
	return a
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

// findGrowth finds the growth and the revenues it may follow from.
func (e *engine) findGrowth() {
	growth, ok := e.index[growthID]
	now, hasNow := e.index[revenueNowID]
	planned, hasPlanned := e.index[revenuePlannedID]
	if e.growth, e.revenueNow, e.revenuePlanned = growth, now, planned; !ok || !hasNow || !hasPlanned {
		e.growth, e.revenueNow, e.revenuePlanned = -1, -1, -1
	}
}

// deriveGrowth gives context.growth the quotient of the two revenues where
// nobody gave it a value and both are known.
func (ev *evaluation) deriveGrowth() {
	p := &ev.positions[ev.e.growth]
	if p.Status != Unanswered && p.Status != DoNotKnow {
		return
	}
	a, b := ev.positions[ev.e.revenueNow], ev.positions[ev.e.revenuePlanned]
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

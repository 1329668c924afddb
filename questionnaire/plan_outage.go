package questionnaire

// OutageHours is how long the zone is away where the work sheet does not say.
const OutageHours = 48

// An OutageCost is what the work sheet comes to, in the review's currency.
type OutageCost struct {
	Hours       float64  // without service: the outage's, or the recovery's where that is shorter
	RevenueADay *float64 // nil where neither the sheet nor the yearly revenue is known
	Now         *float64 // lost revenue and penalties; nil while the revenue is not known
	Planned     *float64 // the same at the planned scale; nil while the growth is not known
	Partial     bool     // no penalties are given: the true cost is higher if there are any
}

// OutageCost computes the cost of the outage today and at the planned scale
// (prep-e8): the revenue of the hours without service, and the contractual
// penalties. Both grow with the business. positions are those of a [Result].
func (r *Review) OutageCost(positions map[string]Position) OutageCost {
	o := r.Outage
	c := OutageCost{Hours: OutageHours, RevenueADay: o.RevenueADay, Partial: o.Penalties == nil}
	if o.Hours != nil {
		c.Hours = *o.Hours
	}
	if o.RecoveryNow != nil {
		c.Hours = min(c.Hours, *o.RecoveryNow)
	}
	if year := answered(positions[revenueNowID]); c.RevenueADay == nil && year != nil {
		a := *year / 365
		c.RevenueADay = &a
	}
	if c.RevenueADay == nil {
		return c
	}
	now := *c.RevenueADay * c.Hours / 24
	if o.Penalties != nil {
		now += *o.Penalties
	}
	c.Now = &now
	if growth := answered(positions[growthID]); growth != nil {
		planned := now * *growth
		c.Planned = &planned
	}
	return c
}

// answered returns the number a position holds, nil where it holds none.
func answered(p Position) *float64 {
	if p.Status != Answered || p.Hidden {
		return nil
	}
	n := p.Value.Number()
	return &n
}

// A Class is how grave a risk is: its likelihood and impact as one.
type Class string

// The classes, least first. ClassUnknown is that of a risk without both grades.
const (
	ClassUnknown  Class = ""
	ClassLow      Class = "low"
	ClassMedium   Class = "medium"
	ClassHigh     Class = "high"
	ClassCritical Class = "critical"
)

// Class returns the risk's class today.
func (k Risk) Class() Class { return classOf(k.Likelihood, k.Impact) }

// ClassPlanned returns the risk's class at the planned scale.
func (k Risk) ClassPlanned() Class { return classOf(k.LikelihoodPlanned, k.ImpactPlanned) }

// classOf grades a risk: the two steps add up.
func classOf(likelihood, impact Grade) Class {
	step := map[Grade]int{"low": 1, "medium": 2, "high": 3}
	classes := [...]Class{2: ClassLow, 3: ClassLow, 4: ClassMedium, 5: ClassHigh, 6: ClassCritical}
	if step[likelihood] == 0 || step[impact] == 0 {
		return ClassUnknown
	}
	return classes[step[likelihood]+step[impact]]
}

// Worse reports whether c is graver than d; an unknown class is neither.
func (c Class) Worse(d Class) bool {
	step := map[Class]int{ClassLow: 1, ClassMedium: 2, ClassHigh: 3, ClassCritical: 4}
	return step[d] > 0 && step[c] > step[d]
}

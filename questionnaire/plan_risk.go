package questionnaire

// A Certification is one the plan needs (prep-e6).
type Certification struct {
	ID        string       `json:"id"`
	Name      Text         `json:"name"`
	Month     Month        `json:"month,omitempty"`      // needed by
	NeededFor []string     `json:"needed_for,omitempty"` // milestones
	CarriedBy []string     `json:"carried_by,omitempty"` // initiatives
	Status    RecordStatus `json:"status,omitempty"`
}

// Key returns where the review holds the certification.
func (c Certification) Key() Key { return Key(kindCertification + "/" + c.ID) }

// A RiskKind says what sort of thing could go wrong.
type RiskKind string

// RiskKinds lists the kinds a risk may have.
var RiskKinds = []RiskKind{"scale", "security", "resilience", "compliance", "people", "supplier", "delivery", "other"}

// A Grade is a step of likelihood or impact.
type Grade string

// Grades lists the steps, least first.
var Grades = []Grade{"low", "medium", "high"}

// A Risk is something that could go wrong, today and at the planned scale
// (value-3, value-12, prep-e5).
type Risk struct {
	ID                string       `json:"id"`
	Title             Text         `json:"title"`
	Area              string       `json:"area,omitempty"` // an area's id
	Kind              RiskKind     `json:"kind,omitempty"`
	Likelihood        Grade        `json:"likelihood,omitempty"` // today
	Impact            Grade        `json:"impact,omitempty"`     // today
	LikelihoodPlanned Grade        `json:"likelihood_planned,omitempty"`
	ImpactPlanned     Grade        `json:"impact_planned,omitempty"`
	AnsweredBy        []string     `json:"answered_by,omitempty"` // initiatives
	Owner             Text         `json:"owner,omitempty"`
	Status            RecordStatus `json:"status,omitempty"`
}

// Key returns where the review holds the risk.
func (k Risk) Key() Key { return Key(kindRisk + "/" + k.ID) }

// An Outage is the work sheet of a two-day outage of the cloud provider's
// availability zone (prep-e8). A review has one. The zero Outage is none.
type Outage struct {
	Hours            *float64 `json:"hours,omitempty"`             // how long the zone is away; nil means 48
	RevenueADay      *float64 `json:"revenue_a_day,omitempty"`     // in the review's currency; nil means a day's part of context.revenue_now
	Penalties        *float64 `json:"penalties,omitempty"`         // contractual, for an outage this long
	CustomersAtRisk  *float64 `json:"customers_at_risk,omitempty"` // how many may leave
	DataLost         Text     `json:"data_lost,omitempty"`
	RecoveryNow      *float64 `json:"recovery_now,omitempty"`      // hours until customers are served again from elsewhere
	RecoveryPromised *float64 `json:"recovery_promised,omitempty"` // hours, in contracts
	Rehearsed        Month    `json:"rehearsed,omitempty"`         // the last rehearsal
}

// OutageKey is the key of a review's [Outage].
const OutageKey Key = "outage"

// Key returns where the review holds the work sheet.
func (Outage) Key() Key { return OutageKey }

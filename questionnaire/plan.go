package questionnaire

// A Tri is yes, no or unknown. The zero Tri is unknown: nobody said.
type Tri string

// The three states.
const (
	Unknown Tri = ""
	Yes     Tri = "yes"
	No      Tri = "no"
)

// String returns yes, no or unknown.
func (t Tri) String() string {
	if t == Unknown {
		return "unknown"
	}
	return string(t)
}

// MarshalText writes yes, no or unknown.
func (t Tri) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText reads yes, no or unknown.
func (t *Tri) UnmarshalText(b []byte) error {
	switch v := Tri(b); v {
	case Yes, No, Unknown:
		*t = v
	case "unknown":
		*t = Unknown
	default:
		return problemf("", "", `write yes, no or unknown`, "%q is neither yes, no nor unknown", v)
	}
	return nil
}

// An InitiativeKind says what sort of work an initiative is.
type InitiativeKind string

// InitiativeKinds lists the kinds an initiative may have.
var InitiativeKinds = []InitiativeKind{
	"re-architecture", "debt", "security", "scale", "automation",
	"compliance", "multi-tenancy", "resilience", "other",
}

// A MilestoneKind says whose date a milestone is.
type MilestoneKind string

// MilestoneKinds lists the kinds a milestone may have.
var MilestoneKinds = []MilestoneKind{"technical", "product", "financial"}

// A RecordStatus says how far a record of the plan has come.
type RecordStatus string

// RecordStatuses lists the statuses of the plan's records.
var RecordStatuses = []RecordStatus{"planned", "under-way", "done", "dropped"}

// An Initiative is work that must be done for the plan to hold (prep-e9).
type Initiative struct {
	ID           string         `json:"id"`
	Title        Text           `json:"title"`
	Kind         InitiativeKind `json:"kind,omitempty"`
	Area         string         `json:"area,omitempty"` // an area's id
	Owner        Text           `json:"owner,omitempty"`
	Start        Month          `json:"start,omitempty"`
	End          Month          `json:"end,omitempty"` // the last month of work
	Estimated    Tri            `json:"estimated"`     // engineering has estimated it
	PersonMonths *float64       `json:"person_months,omitempty"`
	Approved     Tri            `json:"approved"` // by the business
	ApprovedBy   Text           `json:"approved_by,omitempty"`
	Money        Tri            `json:"money"` // budgeted
	People       Tri            `json:"people"`
	Time         Tri            `json:"time"`
	Cost         *float64       `json:"cost,omitempty"`  // in the review's currency
	Dip          *float64       `json:"dip,omitempty"`   // the part of the team's velocity it takes while it runs, in percent (value-10)
	Needs        []string       `json:"needs,omitempty"` // initiatives that must end first
	Status       RecordStatus   `json:"status,omitempty"`
}

// Key returns where the review holds the initiative.
func (i Initiative) Key() Key { return InitiativeKey(i.ID) }

// A Milestone is a dated promise of the road map (value-5, value-19).
type Milestone struct {
	ID           string        `json:"id"`
	Title        Text          `json:"title"`
	Kind         MilestoneKind `json:"kind,omitempty"`
	Month        Month         `json:"month,omitempty"`
	Metric       Text          `json:"metric,omitempty"`
	Value        *float64      `json:"value,omitempty"` // of the metric; of a financial milestone, in the review's currency
	Owner        Text          `json:"owner,omitempty"`
	Estimated    Tri           `json:"estimated"`          // an engineering estimate stands behind the date
	BusinessCase Tri           `json:"business_case"`      // written, by business and technology together (value-17)
	Slack        *float64      `json:"slack,omitempty"`    // months of reserve in the date
	RestsOn      []string      `json:"rests_on,omitempty"` // milestones and initiatives
	Status       RecordStatus  `json:"status,omitempty"`
	Since        Day           `json:"since,omitempty"` // the day the month was promised
	Was          []Promise     `json:"was,omitempty"`   // the months promised before, oldest first (value-16)
}

// Key returns where the review holds the milestone.
func (m Milestone) Key() Key { return MilestoneKey(m.ID) }

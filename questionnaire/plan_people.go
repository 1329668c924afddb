package questionnaire

import "math"

// A Hire is a role to be filled (prep-e7).
type Hire struct {
	ID       string       `json:"id"`
	Role     Text         `json:"role"`     // such as Data lead; never a person's name
	Critical Tri          `json:"critical"` // the plan does not hold without it
	Month    Month        `json:"month,omitempty"`
	Budgeted Tri          `json:"budgeted"`
	NeededBy []string     `json:"needed_by,omitempty"` // initiatives
	RampUp   *float64     `json:"ramp_up,omitempty"`   // months from the first day to full use
	Status   RecordStatus `json:"status,omitempty"`    // done: in the job
}

// Key returns where the review holds the hire.
func (h Hire) Key() Key { return Key(kindHire + "/" + h.ID) }

// DefaultRampUp is the months a hire counts nothing after the first day where the
// record does not say how long it takes.
const DefaultRampUp = 3

// Ramp returns the months from the hire's first day to full use. A month begun
// counts in whole: who settles in for a month and a half is of full use after two.
func (h Hire) Ramp() Month {
	if h.RampUp == nil {
		return DefaultRampUp
	}
	return Month(math.Ceil(*h.RampUp))
}

// A Way says how a competence is acquired (prep-q5).
type Way string

// Ways lists the ways to acquire a competence. Undecided is an answer: it is
// needed and nobody chose how.
var Ways = []Way{"learn", "experiment", "hire", "buy", WayUndecided}

// WayUndecided says that nobody chose how.
const WayUndecided Way = "undecided"

// A Competence is something the company must come to know (prep-q5, value-2).
type Competence struct {
	ID       string       `json:"id"`
	What     Text         `json:"what"`
	Area     string       `json:"area,omitempty"` // an area's id
	How      Way          `json:"how,omitempty"`
	Month    Month        `json:"month,omitempty"`     // by when it is there
	NeededBy []string     `json:"needed_by,omitempty"` // initiatives
	Status   RecordStatus `json:"status,omitempty"`
}

// Key returns where the review holds the competence.
func (c Competence) Key() Key { return Key(kindCompetence + "/" + c.ID) }

package export

import "diligence/questionnaire"

// A Budget is what the work of the plan may cost, as somebody stated it.
type Budget struct {
	Asked  bool     // the questionnaire asks for it
	Amount *float64 // in the review's currency; nil where no amount was given
	Mark   Mark     // what was said
}

// Capacity sets the work of each quarter against the people there are.
type Capacity struct {
	Engineers    *float64 // today; nil where it is not known
	Said         Mark     // what was said of their number
	From         questionnaire.Month
	Quarters     []CapacityRow
	Over         int      // quarters whose work exceeds the people
	Need         float64  // person-months in all quarters
	Estimated    float64  // person-months of the whole plan
	Dipped       float64  // months of velocity that declared dips take
	Undated      []string // live initiatives without both months: in no quarter
	WithoutWork  []string // dated initiatives without an estimate: Need is at least what it says
	AssumedRamps int      // hires whose ramp-up nobody gave
}

// A CapacityRow is one quarter, in person-months.
type CapacityRow struct {
	Quarter          string
	Need, Have, Lost float64
	Over             float64
	Unestimated      []string // titles of work that runs in it without an estimate
}

// Hires is who must come, and when.
type Hires struct {
	List     []HireReport
	Dropped  []string
	Open     int // not in the job yet
	Critical int // of those, critical
	Unfunded int // of the critical, known to have no budget
	Late     int // of the open, known to be of full use only after the work starts
	Answers  []Said
}

// A HireReport is a role to be filled. It holds no pay.
type HireReport struct {
	ID, Role           string
	Critical, Budgeted questionnaire.Tri
	Month              questionnaire.Month
	NeededBy           []string            // titles
	Productive         questionnaire.Month // the month it is of full use; 0 where no month is given
	RampAssumed        bool
	Timing             Timing
	Status             string
}

// A Timing says how a date stands to the work that needs what it promises.
type Timing struct {
	Mark
	Late int                 // months too late; 0 where it is not known to be late
	Work string              // title of the work that starts first
	At   questionnaire.Month // the month that work starts
}

// Competence is what the company must come to know.
type Competence struct {
	List    []CompetenceReport
	Dropped []string
	Areas   []CompetenceNeed // what was answered for each area
}

// A CompetenceReport is one thing to learn, hire or buy.
type CompetenceReport struct {
	ID, What, Area string
	Way            questionnaire.Way
	How            Mark
	Month          questionnaire.Month
	NeededBy       []string // titles
	Timing         Timing
	Status         string
}

// Certifications are what the plan needs proved by others.
type Certifications struct {
	List    []CertificationReport // by month
	Dropped []string
}

// A CertificationReport is a certification the plan needs.
type CertificationReport struct {
	ID, Name  string
	Month     questionnaire.Month // needed by
	NeededFor []string            // titles of milestones
	CarriedBy []string            // titles of initiatives
	WorkEnds  questionnaire.Month // the last month of the work that carries it; 0 where not known
	Timing    Timing
	Status    string
}

// A RiskReport is a risk, today and at the planned scale.
type RiskReport struct {
	ID, Title, Kind, Area string
	Now, Planned          questionnaire.Class
	NowMark, PlannedMark  Mark
	Worse                 bool     // graver at the planned scale
	AnsweredBy            []string // titles of live initiatives
	Owner, Status         string
}

// An OutageSheet is the work sheet of the two-day outage, in the review's currency.
type OutageSheet struct {
	Given bool // somebody filled any of it in
	Rows  []OutageRow
	Facts []Item
	// Sum says in a sentence what the outage costs.
	Sum string
}

// An OutageRow is one line of the cost, today and at the planned scale.
type OutageRow struct{ What, Now, Planned string }

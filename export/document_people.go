package export

import "diligence/questionnaire"

// A Budget is what the work of the plan may cost, as somebody stated it.
type Budget struct {
	Asked  bool     // the questionnaire asks for it
	Amount *float64 // in the review's currency; none where no amount was given
	Mark   Mark     // what was said
}

// Capacity sets the work of each quarter against the people there are.
type Capacity struct {
	Engineers    *float64            // how many there are today; none where not known
	Said         Mark                // what was said of their number
	From         questionnaire.Month // the month the count starts with
	Quarters     []CapacityRow       // calendar quarters, in order
	Over         int                 // quarters whose work exceeds the people
	Need         float64             // person-months in all quarters
	Estimated    float64             // person-months of the whole plan
	Dipped       float64             // months of the whole team's velocity that declared dips take
	Undated      []string            // titles of live initiatives without both months: in no quarter
	WithoutWork  []string            // titles of dated initiatives without an estimate: Need is at least what it says
	AssumedRamps int                 // hires whose ramp-up nobody gave
}

// A CapacityRow is one quarter, in person-months.
type CapacityRow struct {
	Quarter     string   // such as "Q2 2027"
	Need        float64  // person-months of work
	Have        float64  // person-months of the people there are, before dips
	Lost        float64  // person-months that declared dips take
	Over        float64  // person-months of work beyond the people; 0 where it fits or cannot be told
	Unestimated []string // titles of work that runs in it without an estimate
}

// Hires is who must come, and when.
type Hires struct {
	List     []HireReport // those not dropped, in order of the register
	Dropped  []string     // roles that are not to be filled any more
	Open     int          // not in the job yet
	Critical int          // of those, critical
	Unfunded int          // of the critical, known to have no budget
	Late     int          // of the open, known to be of full use only after the work starts
	Answers  []Said       // what was answered about hires
}

// A HireReport is a role to be filled. It holds no pay.
type HireReport struct {
	ID          string              // such as h1
	Role        string              // what for, in a few words
	Critical    questionnaire.Tri   // the plan fails without it
	Budgeted    questionnaire.Tri   // it is in the budget
	Month       questionnaire.Month // when the person starts; 0 where not given
	NeededBy    []string            // titles of initiatives
	Productive  questionnaire.Month // the month it is of full use; 0 where no month is given
	RampAssumed bool                // nobody said how long it takes to be of full use, so a usual time is reckoned
	Timing      Timing              // whether that is in time for the work
	Status      string              // planned, under way, done or not given
}

// A Timing says how a date stands to the work that needs what it promises.
type Timing struct {
	Mark
	Late int                 // months too late; 0 where it is not known to be late
	Work string              // title of the work it is held against; "" for none
	At   questionnaire.Month // the month that work starts; 0 where not given
}

// Competence is what the company must come to know.
type Competence struct {
	List    []CompetenceReport // those not dropped, in order of the register
	Dropped []string           // what is not needed any more
	Areas   []CompetenceNeed   // what was answered for each area
}

// A CompetenceReport is one thing to learn, hire or buy.
type CompetenceReport struct {
	ID       string              // such as c1
	What     string              // what the company must come to know
	Area     string              // title of its area; "" where not given
	Way      questionnaire.Way   // how it is to be acquired; "" where nobody said
	How      Mark                // the same as a sign and a word
	Month    questionnaire.Month // when it is there; 0 where not given
	NeededBy []string            // titles of initiatives
	Timing   Timing              // whether that is in time for the work
	Status   string              // planned, under way, done or not given
}

// Certifications are what the plan needs proved by others.
type Certifications struct {
	List    []CertificationReport // by month; those dropped left out
	Dropped []string              // names of those that are not needed any more
}

// A CertificationReport is a certification the plan needs.
type CertificationReport struct {
	ID        string              // such as t1
	Name      string              // such as ISO 27001
	Month     questionnaire.Month // needed by; 0 where not given
	NeededFor []string            // titles of milestones
	CarriedBy []string            // titles of initiatives that lead to it
	WorkEnds  questionnaire.Month // the last month of the work that carries it; 0 where not known
	Timing    Timing              // whether that work ends in time
	Status    string              // planned, under way, done or not given
}

// A RiskReport is a risk, today and at the planned scale.
type RiskReport struct {
	ID          string              // such as r1
	Title       string              // what could go wrong
	Kind        string              // scale, security, resilience, compliance, people, supplier, delivery or other; "" where not given
	Area        string              // title of its area; "" where not given
	Now         questionnaire.Class // how grave it is today; "" where not graded in full
	Planned     questionnaire.Class // how grave it is at the planned scale; "" where not graded in full
	NowMark     Mark                // today's class with likelihood and impact, in words
	PlannedMark Mark                // the same at the planned scale
	Worse       bool                // it is graver at the planned scale
	AnsweredBy  []string            // titles of live initiatives
	Secured     bool                // work that answers it is done, or approved with money, people and time
	Owner       string              // a name, or a role where the audience reads roles; "" where not named
	Status      string              // planned, under way or not given
}

// An OutageSheet is the work sheet of the two-day outage, in the review's currency.
type OutageSheet struct {
	Given bool        // somebody filled any of it in
	Rows  []OutageRow // the cost line by line, its sum last
	Facts []Item      // what else was filled in; labels end in a colon
	Sum   string      // a sentence on what the outage costs
}

// An OutageRow is one line of the cost, today and at the planned scale.
type OutageRow struct {
	What    string // what the line counts
	Now     string // money today, with its currency, or "not answered"
	Planned string // money at the planned scale, or why there is none
}

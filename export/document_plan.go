package export

import (
	"time"

	"diligence/questionnaire"
)

// Breaks is where the past stops predicting the future.
type Breaks struct {
	Areas  []BreakArea
	Same   []string // areas that expect more of the same
	Silent []string // areas whose question has no answer, with the reason
	Where  []Said
	Skills []Said
	Risks  []Said
}

// A BreakArea is an area whose next 24 months differ from the past year.
type BreakArea struct {
	Title                    string
	Change, Plan, Competence Mark
}

// Initiatives is the work the plan rests on.
type Initiatives struct {
	List     []InitiativeReport
	Dropped  []string // titles
	Money    Money
	Capacity Capacity
}

// An InitiativeReport is one initiative.
type InitiativeReport struct {
	ID, Title, Kind, Area string
	Approved              questionnaire.Tri
	ApprovedBy            string
	Money, People, Time   questionnaire.Tri
	Backed                questionnaire.Tri
	Standing              string // done, approved and funded, approved only, not approved or approval not said
	Estimated             questionnaire.Tri
	PersonMonths, Cost    *float64
	Owner                 string
	Start, End            questionnaire.Month
	Status                string
	Dip                   *float64 // percent of the team's velocity it takes while it runs
	Unlocks, Needs        []string // titles
	Missing               []string // what is known to be missing, in words
	Unsaid                []string // what nobody said
	Revenue               float64  // of the financial milestones above it
	FirstAbove            questionnaire.Month
}

// Money sums up initiatives, in the review's currency.
type Money struct {
	questionnaire.Totals
	Currency string
	Budget   Budget
}

// A CompetenceNeed is what an area must learn, hire or buy.
type CompetenceNeed struct {
	Area  string
	Need  Mark
	By    string
	Notes []Quoted
}

// TimeLine is the 24 months as quarters, and the lead of technical milestones.
type TimeLine struct {
	From, To questionnaire.Month
	Quarters []QuarterRow
	Outside  []string // records with a month outside the 24, with their month
	Undated  []string // records without a month
	Placed   int
	Records  int
	Leads    []Lead
	Short    int                    // leads that are too short or negative
	Lead     questionnaire.LeadTime // the months a lead is held to
}

// A QuarterRow is one quarter of the time line.
type QuarterRow struct {
	Year, Quarter                       int
	Work, Technical, Product, Financial []string
	People                              []string // hires, and competences to have
	Certifications                      []string
}

// A Lead is the months between a technical milestone and one that rests on it.
type Lead struct {
	Technical, Above           string
	TechnicalID, AboveID       string
	TechnicalMonth, AboveMonth questionnaire.Month
	AboveKind                  string
	Months                     int // negative where the technical one comes later
	Verdict                    string
}

// Risk is the risk now and at the planned scale.
type Risk struct {
	Scale    []string // sentences on growth, users and data
	Areas    []RiskRow
	Register []RiskReport // gravest first
	Closed   []string     // titles of risks that are done with
	Dropped  []string     // titles
	Answers  []Said       // other answers about risk
	Sheet    OutageSheet
	Outage   []Said
	// OutageSilent are titles of questions on the two-day outage nobody answered.
	OutageSilent []string
}

// A RiskRow is one area now and at the planned scale.
type RiskRow struct {
	Area       string
	Now, Later Mark
}

// A MilestoneReport is a milestone to track.
type MilestoneReport struct {
	Number       int
	ID           string
	Kind, Title  string
	Month        questionnaire.Month
	Done         string // when it counts as reached
	Value        *float64
	Owner        string // its own, else those of the work beneath it
	OwnersBelow  bool   // Owner names owners of the work beneath it
	RestsOn      []string
	Estimated    questionnaire.Tri
	BusinessCase questionnaire.Tri
	Slack        *float64 // months of reserve in the date
	History      string   // how its month moved, in words; "" where it never did
	Slipped      int      // months after the month first promised
	Status       string
}

// An Effect is what the gaps at one record or in one area may change: options,
// never a verdict on a deal.
type Effect struct {
	Findings                    []int // their numbers
	About                       string
	Gap                         string
	Severity                    questionnaire.Severity // the gravest
	Investment, Valuation, Plan string
}

// FollowUps is one group of open questions.
type FollowUps struct {
	Title string
	About string
	Tasks []Task
	More  int // tasks beyond those listed
}

// A Task is an open question.
type Task struct {
	Text  string
	Owner string
	Due   questionnaire.Month
	Done  bool
}

// Scope is what was looked at and how.
type Scope struct {
	Areas        []Coverage
	Total        Coverage
	Evidenced    int                         // answers that cite evidence
	Levels       map[questionnaire.Level]int // answers by how well they are shown; "" counts as claimed
	Rules        int                         // checks of the questionnaire
	Undecided    int                         // checks that cannot be told yet for one subject or more
	Broken       []string
	NotLookedAt  []string // areas without an answer
	Confidence   string
	Core         int
	CoreAnswered int
	Initiatives  int
	Milestones   int
	Plan         []Count // records of each register, those dropped left out
	PlanDropped  int
}

// Coverage counts one area's questions.
type Coverage struct {
	Area                                                   string
	Asked, Answered, DoNotKnow, Withheld, Disputed, Silent int
	OutOfScope                                             int
}

// An AppendixArea is one area's answers in full.
type AppendixArea struct {
	Title     string
	Questions []AppendixQuestion
	Silent    []string // titles of questions nobody answered
}

// An AppendixQuestion is a question and what each role said.
type AppendixQuestion struct {
	Title, Text string
	OutOfScope  bool
	Answers     []AppendixAnswer
}

// An AppendixAnswer is what one role said.
type AppendixAnswer struct {
	Role     string
	Value    string
	Reason   string
	Owner    string
	DecideBy questionnaire.Month
	Note     string
	Flag     bool
	At       time.Time           // zero where the audience does not read it
	Level    questionnaire.Level // "" where it is claimed
	Evidence []string            // references; nil where the audience does not read them
	Shown    int                 // how many references there are
}

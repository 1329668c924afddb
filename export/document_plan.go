package export

import (
	"time"

	"diligence/questionnaire"
)

// Breaks is where the past stops predicting the future.
type Breaks struct {
	Areas     []BreakArea // areas whose next 24 months break with the past year, or of which roles answered differently
	Stretched []string    // titles of areas where what exists is to be stretched, with how far the plan for that is
	Same      []string    // titles of areas that expect more of the same
	Silent    []string    // titles of areas whose question has no answer, with the reason
	Where     []Said      // answers on where growth breaks with the past
	Skills    []Said      // answers on new skills that takes
	Risks     []Said      // answers on new risks it brings
}

// A BreakArea is an area whose next 24 months break with the past year, or of which
// roles answered differently.
type BreakArea struct {
	Title      string // the area in words
	Change     Mark   // what the next 24 months are to it
	Plan       Mark   // how far a plan for that is
	Competence Mark   // how the competence for it is to be acquired
}

// Initiatives is the work the plan rests on.
type Initiatives struct {
	List     []InitiativeReport // those not dropped, in order of the register
	Dropped  []string           // titles of those that were dropped
	Money    Money              // sums over those not dropped
	Capacity Capacity           // their work against the people
}

// An InitiativeReport is one initiative.
type InitiativeReport struct {
	ID           string              // such as i1
	Title        string              // what is to be done
	Kind         string              // what sort of work, such as debt or security; "" where not given
	Area         string              // title of its area; "" where not given
	Approved     questionnaire.Tri   // the business has approved it
	ApprovedBy   string              // who did: a name, or a role where the audience reads roles; "" where not named
	Money        questionnaire.Tri   // money is set aside for it
	People       questionnaire.Tri   // people are set aside for it
	Time         questionnaire.Tri   // time is set aside for it
	Backed       questionnaire.Tri   // approved, with money, people and time
	Standing     string              // done, approved and funded, approved only, not approved or approval not said
	Estimated    questionnaire.Tri   // engineering has estimated it
	PersonMonths *float64            // how much work it is; none where not given
	Cost         *float64            // in the review's currency; none where not given
	Owner        string              // a name, or a role where the audience reads roles; "" where not named
	Start        questionnaire.Month // the first month of work; 0 where not given
	End          questionnaire.Month // the last month of work; 0 where not given
	Status       string              // planned, under way, done or not given
	Dip          *float64            // percent of the team's velocity it takes while it runs; none where not given
	Unlocks      []string            // titles of milestones above it, with their months
	Needs        []string            // titles of initiatives it needs first
	Missing      []string            // what is known to be missing, in words
	Unsaid       []string            // what nobody said: approval, money, people, time, estimate
	Revenue      float64             // of the financial milestones above it, in the review's currency
	FirstAbove   questionnaire.Month // the first month of a milestone above it; 0 for none
}

// Money sums up initiatives, in the review's currency.
type Money struct {
	questionnaire.Totals
	Currency string // of the review, such as EUR; "" where not given
	Budget   Budget // what was said the work may cost
}

// A CompetenceNeed is what an area must learn, hire or buy.
type CompetenceNeed struct {
	Area  string   // title of the area
	Need  Mark     // how it is to be acquired, in words, or why there is no answer
	By    string   // roles that gave the answer, in words
	Notes []Quoted // shared notes at the question
}

// TimeLine is the 24 months as quarters, and the lead of technical milestones.
type TimeLine struct {
	From     questionnaire.Month    // the first of the 24 months
	To       questionnaire.Month    // the last of the 24 months
	Quarters []QuarterRow           // calendar quarters that hold them, in order
	Outside  []string               // titles of records with a month outside the 24, with their month
	Undated  []string               // titles of records without a month
	Placed   int                    // records that stand in a quarter
	Records  int                    // all records that could: placed, outside and undated
	Leads    []Lead                 // by month of the technical milestone; those done left out
	Short    int                    // leads that are too short or negative
	Lead     questionnaire.LeadTime // the months a lead is held to
}

// A QuarterRow is one quarter of the time line.
type QuarterRow struct {
	Year           int      // such as 2027
	Quarter        int      // 1 to 4
	Work           []string // titles of initiatives that run in it, with how far each is backed
	Technical      []string // titles of technical milestones, with their month
	Product        []string // titles of product milestones, with their month
	Financial      []string // titles of financial milestones, with their month
	People         []string // hires, and competences to have, with their month
	Certifications []string // names, with their month
}

// A Lead is the months between a technical milestone and one that rests on it.
type Lead struct {
	Technical      string              // title of the technical milestone
	Above          string              // title of the one that rests on it
	TechnicalID    string              // such as m2
	AboveID        string              // such as m1
	TechnicalMonth questionnaire.Month // when the technical one is due
	AboveMonth     questionnaire.Month // when the other is due
	AboveKind      string              // product or financial
	Months         int                 // between the two; negative where the technical one comes later
	Verdict        string              // whether that is enough, in words
}

// Risk is the risk now and at the planned scale.
type Risk struct {
	Scale        []string     // sentences on users and sensitive data
	Areas        []RiskRow    // the areas of technology, in order of asking
	Register     []RiskReport // open risks, gravest first
	Closed       []string     // titles of risks that are done with
	Dropped      []string     // titles of risks that were dropped
	Answers      []Said       // other answers about risk that have a rating
	Sheet        OutageSheet  // what two days without the cloud's zone cost
	Outage       []Said       // answers on the two-day outage
	OutageSilent []string     // titles of questions on the two-day outage nobody answered
}

// A RiskRow is one area now and at the planned scale.
type RiskRow struct {
	Area  string // title of the area
	Now   Mark   // how well it works today
	Later Mark   // what the next 24 months are to it, and how far a plan is
}

// A MilestoneReport is a milestone to track.
type MilestoneReport struct {
	Number       int                 // from 1, by month
	ID           string              // such as m1
	Kind         string              // technical, product, financial or not given
	Title        string              // what is promised
	Month        questionnaire.Month // when it is due; 0 where not given
	Done         string              // when it counts as reached, in words; "" where not given
	Value        *float64            // of its metric, money in the review's currency; none where not given
	Owner        string              // its own, else those of the work beneath it; names, or roles where the audience reads roles
	OwnersBelow  bool                // Owner names owners of the work beneath it
	RestsOn      []string            // titles of records it rests on directly
	Estimated    questionnaire.Tri   // an engineering estimate stands behind its date
	BusinessCase questionnaire.Tri   // its business case is written
	Slack        *float64            // months of reserve in the date; none where not given
	History      string              // how its month moved, in words; "" where it never did
	Slipped      int                 // months after the month first promised
	Status       string              // planned, under way, done or not given
}

// An Effect is what the gaps at one record or in one area may change: options,
// never a verdict on a deal.
type Effect struct {
	Findings   []int                  // numbers of the findings it sums up
	About      string                 // title of the record or area
	Gap        string                 // titles of the findings, parted by semicolons
	Severity   questionnaire.Severity // that of the gravest
	Investment string                 // what it may change in the money, in words
	Valuation  string                 // what it may change in the valuation, in words
	Plan       string                 // what it may change in the plan, in words
}

// FollowUps is one group of open questions.
type FollowUps struct {
	Title string // what the group holds, in a few words
	About string // a sentence or two on it
	Tasks []Task // at most 25
	More  int    // tasks beyond those listed
}

// A Task is an open question.
type Task struct {
	Text  string              // what is to be asked or done
	Owner string              // who can say or do it: a role, or a name where the audience reads names
	Due   questionnaire.Month // by when; 0 where not given
	Done  bool                // it is settled
}

// Scope is what was looked at and how.
type Scope struct {
	Areas        []Coverage                  // each area, in order of asking
	Total        Coverage                    // all areas together
	Evidenced    int                         // answers that cite evidence
	Levels       map[questionnaire.Level]int // answers by how well they are shown, none given counting as claimed; range over it
	Rules        int                         // checks of the questionnaire
	Undecided    int                         // checks that cannot be told yet for one subject or more
	Broken       []string                    // ids of checks that failed to run; none as a rule
	NotLookedAt  []string                    // titles of areas without an answer
	Confidence   string                      // how far the review carries, in words
	Core         int                         // core questions that apply
	CoreAnswered int                         // core questions with a settled answer
	Initiatives  int                         // those not dropped
	Milestones   int                         // those not dropped
	Plan         []Count                     // records of each register, those dropped left out
	PlanDropped  int                         // records of all registers that were dropped
}

// Coverage counts one area's questions.
type Coverage struct {
	Area       string // title of the area, or "All areas"
	Asked      int    // questions that apply to this company
	Answered   int    // of those, settled
	DoNotKnow  int    // of those, not known to who was asked
	Withheld   int    // of those, withheld
	Disputed   int    // of those, answered differently and not settled
	Silent     int    // of those, not answered at all
	OutOfScope int    // questions that do not apply to this company
}

// An AppendixArea is one area's answers in full.
type AppendixArea struct {
	Title     string             // the area in words
	Questions []AppendixQuestion // those that hold an answer or a note
	Silent    []string           // titles of questions nobody answered
}

// An AppendixQuestion is a question and what each role said.
type AppendixQuestion struct {
	Title      string           // the question in a few words
	Text       string           // the question as it is asked; "" where this questionnaire has it no more
	OutOfScope bool             // it does not apply to this company, or is of another questionnaire
	Answers    []AppendixAnswer // in order of roles
}

// An AppendixAnswer is what one role said.
type AppendixAnswer struct {
	Role     string              // who answered: a role, with a name where the audience reads names
	Value    string              // the answer in words, or why there is none
	Reason   string              // why it is not applicable or withheld, or what settles a dispute; "" for none
	Owner    string              // of a plan for a plan; "" where not named
	DecideBy questionnaire.Month // by when a plan for a plan is to be a plan; 0 where not given
	Note     string              // the shared note; "" for none
	Flag     bool                // it is marked for follow-up
	At       time.Time           // when it was given; zero where the audience does not read it
	Level    questionnaire.Level // how well it is shown; "" where it is claimed
	Evidence []string            // references; none where the audience does not read them
	Shown    int                 // how many references there are
}

package export

import (
	"time"

	"diligence/questionnaire"
)

// A Document is a review as one audience may read it. It holds plain text, not
// markup: whoever writes it escapes it. Its fields follow the order of the
// report. Only the level private has private notes; see [Document.PrivateNotes].
type Document struct {
	Audience    Audience
	Brief       bool // written on two pages
	Title       Title
	Summary     Summary
	Changes     *Changes // since an earlier state; nil where that was not asked for
	Business    Business
	Areas       []AreaReport
	Findings    []FindingReport // every misalignment and gap: open first, then by severity
	Strengths   []Strength
	Breaks      Breaks
	Initiatives Initiatives
	Hires       Hires
	Competence  Competence
	TimeLine    TimeLine
	Risk        Risk
	Heat        []HeatRow // areas of which anybody said anything
	Views       []View
	Milestones  []MilestoneReport // by month
	// MilestonesDropped are titles.
	MilestonesDropped []string
	Certifications    Certifications
	Effects           []Effect
	FollowUps         []FollowUps
	Scope             Scope
	Appendix          []AppendixArea // nil where the audience has none
	Withheld          []Count        // what stays out of this document

	private []PrivateNote
	names   *nameReport
	look    Look
}

// Title is the head of the report.
type Title struct {
	Company         string
	Confidentiality string
	Occasion        string
	Date            time.Time
	State           string // which earlier state this is; "" for the review as it stands
	Snapshot        string // that state in a file's name
	Reviewer        string
	AnsweredBy      string              // roles, in words
	From, To        questionnaire.Month // the 24 months looked at
	Answered, Asked int
	Questionnaire   string // id and version
	Revision        string // identifies what the review says, private notes apart
}

// A Mark is a state as a sign and a word; the sign never stands alone.
type Mark struct{ Sign, Word string }

// String returns the sign and the word.
func (m Mark) String() string {
	if m.Sign == "" {
		return m.Word
	}
	return m.Sign + " " + m.Word
}

// Said is what was answered to one question, settled over the roles.
type Said struct {
	Question string // id
	Title    string
	Text     string // the question as it is asked
	Mark     Mark
	Status   questionnaire.Status
	Rating   questionnaire.Rating // "" where the answer has none
	By       string               // roles, in words
	Reason   string               // of not applicable and withheld
}

// A Quoted note is what a role added to its answer.
type Quoted struct {
	Role string
	Text string
}

// A Count is a number of things of one kind.
type Count struct {
	N    int
	What string // in the plural where N is not 1
}

// Summary is what a reader with two minutes reads.
type Summary struct {
	Verdict   string
	AtStake   []Item
	Decisions []string
	MoreAsked int // decisions beyond those listed
	Glance    []Item
	Strengths []Strength
	Findings  []FindingReport // at most five
	MoreFound int             // open findings beyond those listed
}

// An Item is a named line.
type Item struct{ Label, Text string }

// A Strength is something that holds and is worth saying.
type Strength struct{ Title, Statement string }

// Business is the business context and the road map.
type Business struct {
	Story   []string // sentences: why now, growth, the 24 months
	Facts   []Said
	Missing []string // titles of context questions nobody answered
	Items   []RoadMapItem
	Notes   []NoteOn
	RoadMap []Said // answers about the road map and alignment
	// RoadMapMissing are titles of road-map questions nobody answered.
	RoadMapMissing []string
}

// A RoadMapItem is a milestone judged: is it backed?
type RoadMapItem struct {
	ID      string
	Title   string
	Month   questionnaire.Month
	Kind    string
	Verdict Backing
	Causes  []string // why it is aspirational or cannot be told, as chains
}

// A Backing says whether a road-map item is backed.
type Backing string

// The backings. An item is actionable when an estimate stands behind it and
// behind all it rests on, and all that work is approved and budgeted in money,
// people and time; aspirational when any of that is known to be missing.
const (
	Actionable   Backing = "actionable"
	Aspirational Backing = "aspirational"
	CannotTell   Backing = "cannot be told"
	Reached      Backing = "done"
)

// An AreaReport is the assessment of one area.
type AreaReport struct {
	ID, Title         string
	Cells             [5]Mark // works today, plan to fix, next 24 months, plan for it, competence
	Answered, Visible int
	Paragraph         []string // sentences
	Good, Watch, Bad  []Said   // rated answers to the area's other questions
	Notes             []NoteOn
	Findings          []string // titles of open findings here
}

// A NoteOn is a shared note and the question it stands at.
type NoteOn struct {
	Title string
	Quoted
}

// A FindingReport is a misalignment or gap with all that a board asks of it.
type FindingReport struct {
	Number         int
	Kind           questionnaire.FindingKind
	Severity       questionnaire.Severity
	Title          string
	Subject        string // title of the record or area it is about; may be ""
	Area           string // title
	Statement      string
	Why            string
	Evidence       []EvidenceLine
	Claimed        bool // it weighs a lot, and all those answers are claims
	Impact         []string
	Recommendation string
	Ask            []string
	Owner          string
	Due            questionnaire.Month
	Verdict        questionnaire.Verdict
	Response       string // the reason given with the verdict

	id, rule string   // the record or area it is about, and what found it
	reads    []string // references of its evidence
}

// An EvidenceLine is an answer or a record's field that made a finding hold.
type EvidenceLine struct{ What, Value, By string }

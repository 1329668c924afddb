package export

import (
	"time"

	"diligence/questionnaire"
)

// A Document is a review as one audience may read it. It holds plain text, not
// markup: whoever writes it escapes it. Its fields follow the order of the
// report. Only the level private has private notes; see [Document.PrivateNotes].
type Document struct {
	Audience          Audience          // for whom it is made
	Brief             bool              // it is written on two pages
	Title             Title             // the head of the report
	Summary           Summary           // what a reader with two minutes reads
	Changes           *Changes          // what changed since an earlier state; none where that was not asked for
	Business          Business          // the business context and the road map
	Areas             []AreaReport      // the areas of technology, in order of asking
	Findings          []FindingReport   // every misalignment and gap: open first, then by severity
	Strengths         []Strength        // what was found to hold
	Breaks            Breaks            // where the past stops predicting
	Initiatives       Initiatives       // the work the plan needs, with its sums
	Hires             Hires             // who must come
	Competence        Competence        // what must be learnt, hired or bought
	TimeLine          TimeLine          // the 24 months from the date of the report
	Risk              Risk              // the risk now and at the planned scale
	Heat              []HeatRow         // areas of which anybody said anything, as each role sees them
	Views             []View            // questions that roles answered differently
	Milestones        []MilestoneReport // milestones to track, by month; those dropped left out
	MilestonesDropped []string          // titles of milestones that were dropped
	Certifications    Certifications    // what the plan needs proved by others
	Effects           []Effect          // what gaps of medium severity or graver may change, those resolved left out
	FollowUps         []FollowUps       // open questions in groups; no group is empty
	Scope             Scope             // what was looked at and how
	Appendix          []AppendixArea    // all answers; none where the audience has no appendix
	Withheld          []Count           // what stays out of this document

	private []PrivateNote
	names   *nameReport
	look    Look
}

// Title is the head of the report.
type Title struct {
	Company         string              // its name, else the name of the review
	Confidentiality string              // a sentence on who may read the report
	Occasion        string              // why the review is made, in words; "not given" where nobody said
	Date            time.Time           // when the document was made
	State           string              // which earlier state this is; "" for the review as it stands
	Snapshot        string              // that state in a file's name: small letters, digits and hyphens
	Reviewer        string              // who reviews; "not named" where nobody said
	AnsweredBy      string              // roles that answered anything, in words; "" for none
	From            questionnaire.Month // the first of the 24 months looked at
	To              questionnaire.Month // the last of the 24 months looked at
	Answered        int                 // questions with a settled answer
	Asked           int                 // questions that apply to this company
	Questionnaire   string              // id and version
	Revision        string              // twelve hex digits that identify what the review says, private notes apart
}

// A Mark is a state as a sign and a word; the sign never stands alone.
type Mark struct {
	Sign string // one character, such as ✓; "" for none
	Word string // the state in words
}

// String returns the sign and the word.
func (m Mark) String() string {
	if m.Sign == "" {
		return m.Word
	}
	return m.Sign + " " + m.Word
}

// Said is what was answered to one question, settled over the roles.
type Said struct {
	Question string               // id, such as security.today
	Title    string               // the question in a few words
	Text     string               // the question as it is asked
	Mark     Mark                 // the answer in words, or why there is none
	Status   questionnaire.Status // how it stands: answered, or why not
	Rating   questionnaire.Rating // how good the answer is; "" where it has no rating
	By       string               // roles that gave the answer, in words
	Reason   string               // why it is not applicable or withheld; "" where nobody said
}

// A Quoted note is what a role added to its answer.
type Quoted struct {
	Role string // who wrote it: a role
	Text string // the note, of any length
}

// A Count is a number of things of one kind.
type Count struct {
	N    int    // how many
	What string // of what; in the plural where N is not 1
}

// Summary is what a reader with two minutes reads.
type Summary struct {
	Verdict   string          // one sentence on how plan and technology stand to each other
	AtStake   []Item          // revenue, money still to fund, first date and critical points; labels end in a colon
	Decisions []string        // sentences, the most pressing first; at most seven
	MoreAsked int             // decisions beyond those listed
	Further   []string        // those decisions
	Glance    []Item          // figures of the whole review, each a count of a later section
	Strengths []Strength      // at most three
	Findings  []FindingReport // the gravest that are not resolved, one of each kind of finding; at most five
	MoreFound int             // findings that are not resolved, beyond those listed
}

// An Item is a named line.
type Item struct {
	Label string // what the line is about
	Text  string // what it says
}

// A Strength is something that holds and is worth saying.
type Strength struct {
	Title     string // what holds, in a few words
	Area      string // title of the area it is about; "" for no single one
	Statement string // the same with what it was read from, as sentences
}

// Business is the business context and the road map.
type Business struct {
	Story          []string      // sentences: why now, growth, the 24 months
	Facts          []Said        // answers about the company; those told in the title and the story left out
	Missing        []string      // titles of context questions nobody answered
	Items          []RoadMapItem // the milestones, each judged, by month
	Notes          []NoteOn      // shared notes at context questions
	RoadMap        []Said        // answers about the road map and alignment
	RoadMapMissing []string      // titles of road-map questions nobody answered
}

// A RoadMapItem is a milestone judged: is it backed?
type RoadMapItem struct {
	ID      string              // the milestone's, such as m1
	Title   string              // what is promised
	Month   questionnaire.Month // when it is due; 0 where not given
	Kind    string              // technical, product or financial; "" where not given
	Verdict Backing             // whether it is backed
	Causes  []string            // why it is aspirational or cannot be told, as chains; at most five
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
	ID        string   // such as security
	Title     string   // the area in words
	Cells     [5]Mark  // works today, plan to fix, next 24 months, plan for it, competence
	Answered  int      // questions of the area with a settled answer
	Visible   int      // questions of the area that apply to this company
	Paragraph []string // the five answers as sentences
	Good      []Said   // answers to the area's other questions that are rated good
	Watch     []Said   // those rated as to be watched
	Bad       []Said   // those rated bad
	Notes     []NoteOn // shared notes at the five questions
	Findings  []string // titles of findings here that are not resolved, each with its severity
}

// A NoteOn is a shared note and the question it stands at.
type NoteOn struct {
	Title string // the question in a few words
	Quoted
}

// A FindingReport is a misalignment or gap with all that a board asks of it.
type FindingReport struct {
	Number         int                       // from 1, in the order of the report
	Kind           questionnaire.FindingKind // misalignment or gap
	Severity       questionnaire.Severity    // what it puts at stake
	Title          string                    // what was found, in a few words
	Subject        string                    // title of the record, question or area it is about; "" where it is about the whole
	Area           string                    // title of its area; "" for none
	Statement      string                    // what was found, as sentences with this review's figures
	Why            string                    // why that matters, as sentences
	Evidence       []EvidenceLine            // the answers and records that made it hold
	Claimed        bool                      // it weighs a lot, and all those answers are claims
	Impact         []string                  // sentences: its severity, and the promises and revenue that rest on it
	Recommendation string                    // what would resolve it
	Ask            []string                  // questions to ask next
	Owner          string                    // who is to see to it: a name, or a role where the audience reads roles; "" where not named
	Due            questionnaire.Month       // by when; 0 where not given
	Verdict        questionnaire.Verdict     // what was decided about it
	Response       string                    // the reason given with the verdict; "" for none

	id, rule string   // the record or area it is about, and what found it
	reads    []string // references of its evidence
}

// An EvidenceLine is an answer or a record's field that made a finding hold.
type EvidenceLine struct {
	What  string // the question or the record, by its title
	Value string // what was read of it, in words
	By    string // roles that said so, in words; "" where none is known
}

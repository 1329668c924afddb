package questionnaire

// A Severity says what a finding puts at stake.
type Severity string

// The severities, defined by effect: critical puts the plan or the round at
// risk; high delays a dated milestone; medium costs money or time and moves no
// date; low is worth doing.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Severities lists the severities, gravest first.
var Severities = []Severity{Critical, High, Medium, Low}

// A FindingKind says what a finding is about.
type FindingKind string

// The kinds of finding: a misalignment is a relation between answers, people,
// money or dates that does not hold; a gap is something missing; a strength is
// something that holds and is worth saying.
const (
	Misalignment FindingKind = "misalignment"
	Gap          FindingKind = "gap"
	Strength     FindingKind = "strength"
)

// A Rule is a condition over a review. Its For is "once", "areas" (each of the
// eight spine areas), a register of the plan, such as "milestones", or "questions".
// A rule for questions is asked of the visible questions that respondents answer
// differently, and of no others: its condition begins with question.differs, which
// a questionnaire is refused without. Of a question nobody was heard on, or all
// agree on, such a rule is silent, and never undecided. A rule on what is unanswered
// or withheld is told once and uses questions('withheld').
type Rule struct {
	ID        string
	Kind      FindingKind
	Area      string // where it is shown; "" for a rule over areas or questions
	Title     string
	Severity  []SeverityCase
	For       string
	When      string // CEL
	Statement string // text with {expressions}
	Why       string
	Ask       []string // what to ask next
	Resolve   string   // what would resolve it
	Source    []string
}

// A SeverityCase gives a rule's severity where its When holds; the last case
// of a rule has no When.
type SeverityCase struct {
	When string // CEL; "" always holds
	Is   Severity
}

// A Finding is a rule that holds for a subject. It is computed, never stored.
type Finding struct {
	Rule        string
	Kind        FindingKind
	Severity    Severity
	Subject     string // the id of a record, an area or a question, or ""
	Area        string
	Title       string
	Statement   Text
	Why         string
	Ask         []string
	Resolve     string
	Evidence    []Evidence
	Source      []string
	Claimed     bool        // it weighs a lot and rests on words alone: see [Finding.Weighs]
	Disposition Disposition // Verdict is "open" where nothing was decided
}

// Key returns the key under which a disposition of the finding is held.
func (f Finding) Key() Key { return DispositionKey(f.Rule, f.Subject) }

// Weighs reports whether the finding is one that should not rest on claims alone:
// a strength, or critical or high. It is Claimed where it has an answer as
// evidence and no such answer was shown, seen in a document or verified; what
// rests on the plan's records alone is not.
func (f Finding) Weighs() bool {
	return f.Kind == Strength || f.Severity == Critical || f.Severity == High
}

// Evidence is an answer or a record's field that a rule read.
type Evidence struct {
	Ref   string `json:"ref"`   // a question's id, or a record's field such as i1.money (backed stands for four)
	Value Text   `json:"value"` // as a person reads it
}

// Undecided is a rule that cannot be told yet for a subject.
type Undecided struct {
	Rule    string
	Subject string
	// Needs is what is missing, in words that [Questionnaire.RefTitle] reads: a
	// question's id, one role's answer (security.today/business), who decides on a
	// plan for a plan (security.plan.owner, security.plan.decide_by), a record's
	// field (i1.money, outage.hours), a register ("hires") or "outage", whose work
	// sheet is empty.
	Needs []string
	// Disputed are those of the questions it needs that were answered, and
	// differently, so that there is no settled answer to read.
	Disputed []string
}

// Broken is a rule that failed while it was evaluated.
type Broken struct {
	Rule    string
	Subject string
	Err     string
}

// Telling is what nobody said yet and the number of undecided rules that wait for
// it.
type Telling struct {
	Ref   string // as in [Undecided], but never one role's answer
	Rules int
}

// Progress counts an area's visible questions by the status of their position.
type Progress struct {
	Area         string
	Visible      int
	Answered     int // answered or not applicable: nothing more to ask
	DoNotKnow    int
	Withheld     int
	Disputed     int
	Core         int // visible core questions
	CoreAnswered int
	Flagged      int
	OutOfScope   int // hidden questions that hold an answer
}

// Result is all that follows from a review.
type Result struct {
	Positions map[string]Position // by question, hidden ones included
	Progress  []Progress          // in order of areas
	Findings  []Finding           // gravest first, strengths last
	Undecided []Undecided         // in order of rules; one a rule and subject
	Broken    []Broken
	Telling   []Telling // most telling first
}

// UndecidedRules counts the rules that cannot be told yet for one subject or more.
func (r Result) UndecidedRules() int {
	n := 0
	for k, u := range r.Undecided {
		if k == 0 || u.Rule != r.Undecided[k-1].Rule {
			n++
		}
	}
	return n
}

// A Summary is what a list of reviews shows of one.
type Summary struct {
	ID         string
	Name       Text
	Company    Text // context.company, else the name
	Archived   bool
	Blind      bool // see [Review.SeenBy]
	Answered   int
	Visible    int
	Open       map[Severity]int // open misalignments and gaps
	Undecided  int              // rules that cannot be told yet
	LastChange int64            // Unix milliseconds
}

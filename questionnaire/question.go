package questionnaire

// A Questionnaire is what is asked and the rules over the answers.
// It does not change once loaded.
type Questionnaire struct {
	ID      string // such as "technology-review"
	Version string // semantic version
	Title   string
	Edition Edition // identifies the exact source it was loaded from
	Areas   []Area
	Rules   []Rule
	Lead    LeadTime

	Certifications []CertificationTime // how long certifications usually take

	index  map[string]*Question
	places map[string]place // of each question's and rule's id in the source, where there was one
	engine lazyEngine
}

// LeadTime is how many months a technical milestone should lie before what rests
// on it (value-5): fewer than Minimum is too late, Target and more is comfortable.
type LeadTime struct {
	Minimum int // fewer months are too late
	Target  int // so many months and more are comfortable
}

// An Edition names the exact questionnaire a review was made with.
type Edition struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"` // hex, over the source files
}

// An Area is a field of the review, such as security.
type Area struct {
	ID        string // "security"
	Title     string
	About     string // one or two sentences on what the area covers and why it matters
	Questions []*Question
}

// Spine reports whether the area is one of the eight that carry the five
// questions today, fix, discontinuity, plan and competence (prep-a1 to prep-a8).
func (a Area) Spine() bool { return a.ID != "context" && a.ID != "roadmap" }

// A Kind is the form a question's answer takes.
type Kind string

// The kinds of question.
const (
	KindChoice Kind = "choice" // one option
	KindMulti  Kind = "multi"  // any number of options
	KindNumber Kind = "number" // in Question.Unit
	KindMoney  Kind = "money"  // whole or fractional units of the review's currency
	KindMonth  Kind = "month"  // 2027-03
	KindText   Kind = "text"
)

// A Depth says in which pass a question is asked.
type Depth string

// The depths: core is the short interview, full adds the rest.
const (
	DepthCore Depth = "core"
	DepthFull Depth = "full"
)

// A Rating says how an option reads to a reviewer.
type Rating string

// The ratings.
const (
	RatingGood    Rating = "good"
	RatingWatch   Rating = "watch"
	RatingBad     Rating = "bad"
	RatingNeutral Rating = "neutral"
)

// A Question is asked of a company. Its id is "area.name" and is never reused.
type Question struct {
	ID      string
	Area    string
	Title   string // two to four words, for outlines and tables
	Text    string // as it is read aloud
	Kind    Kind
	Options []Option // of choice and multi
	Scale   string   // the named scale the options come from; "" if they are the question's own
	Unit    string   // of a number, such as "people" or "hours"
	Min     *float64 // least value of a number or money; nil means 0
	Max     *float64 // greatest value; nil means none
	Why     string   // why an investor asks
	LookFor string   // what a reviewer listens for or asks to see
	Depth   Depth
	Ask     []Role // who should answer it
	When    string // CEL; shown only if it may be true; "" means always
	Source  []string
	Records string // the register whose records it asks for, such as hires; "" for none
}

// PlanScale is the scale of plan states, from none to done.
const PlanScale = "plan"

// PlanForAPlan is the plan state that needs an owner and a month to decide by.
const PlanForAPlan = "plan-for-a-plan"

// An Option is one answer a choice or multi question offers.
type Option struct {
	ID        string
	Label     string
	Rating    Rating
	Exclusive bool // of a multi question: excludes every other option, as "none of these" does
}

// Option returns the option with that id.
func (q *Question) Option(id string) (Option, bool) {
	for _, o := range q.Options {
		if o.ID == id {
			return o, true
		}
	}
	return Option{}, false
}

// Question returns the question with that id, or nil.
func (q *Questionnaire) Question(id string) *Question { return q.index[id] }

// Area returns the area with that id.
func (q *Questionnaire) Area(id string) (Area, bool) {
	for _, a := range q.Areas {
		if a.ID == id {
			return a, true
		}
	}
	return Area{}, false
}

// All calls yield for each question, in order of asking.
func (q *Questionnaire) All(yield func(*Question) bool) {
	for _, a := range q.Areas {
		for _, x := range a.Questions {
			if !yield(x) {
				return
			}
		}
	}
}

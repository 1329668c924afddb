package questionnaire

import (
	"time"
)

// A Role says for whom a respondent speaks.
type Role string

// The roles. The reviewer's own answer settles a position (see [Position]).
const (
	RoleBusiness   Role = "business"
	RoleProduct    Role = "product"
	RoleTechnology Role = "technology"
	RoleReviewer   Role = "reviewer"
)

// Roles lists the roles in the order they are shown.
var Roles = []Role{RoleBusiness, RoleProduct, RoleTechnology, RoleReviewer}

// A Status says what kind of answer was given. The zero Status of a [Position]
// is Unanswered; an [Answer] never has it.
type Status string

// The statuses. The words are those of the apply file. Disputed is a status of
// positions alone: roles disagree and the reviewer has not settled it.
const (
	Unanswered    Status = ""
	Answered      Status = "answered"
	NotApplicable Status = "not-applicable"
	DoNotKnow     Status = "unknown"
	Withheld      Status = "withheld"
	Disputed      Status = "disputed"
)

// An Answer is what one role said to one question.
type Answer struct {
	Question string    `json:"question"`
	Role     Role      `json:"role"`
	Status   Status    `json:"status"`
	Value    Value     `json:"value,omitzero"`
	Owner    Text      `json:"owner,omitempty"`     // of a plan for a plan
	DecideBy Month     `json:"decide_by,omitempty"` // of a plan for a plan
	Reason   Text      `json:"reason,omitempty"`    // of not applicable and withheld: required
	Note     Text      `json:"note,omitempty"`      // may be exported
	Private  Text      `json:"private,omitempty"`   // only ever in a private export
	Flag     bool      `json:"flag,omitempty"`      // marked for follow-up
	Evidence []Text    `json:"evidence,omitempty"`  // references to what was shown
	At       time.Time `json:"at"`
}

// A note may stand before there is an answer: such an Answer has status
// Unanswered, a note, a private note or a flag, and counts as silence.

// Key returns where the review holds the answer.
func (a Answer) Key() Key { return AnswerKey(a.Question, a.Role) }

// A Position is the review's settled answer to a question: the reviewer's own
// if there is one, else what all respondents agree on, else disputed, else
// unanswered.
type Position struct {
	Status   Status `json:"status"`
	Value    Value  `json:"value,omitzero"`
	Owner    Text   `json:"owner,omitempty"`     // of a plan for a plan
	DecideBy Month  `json:"decide_by,omitempty"` // of a plan for a plan
	By       []Role `json:"by,omitempty"`
	Derived  bool   `json:"derived,omitempty"` // computed from other answers, such as growth from revenue
	Hidden   bool   `json:"hidden,omitempty"`  // out of scope: its question's condition is false
}

package questionnaire

import (
	"time"
)

// A Role says for whom a respondent speaks.
type Role string

// The roles. The reviewer's own answer settles a position (see [Position]). Each
// is also the [Speaker] who speaks for that role without a name.
const (
	RoleBusiness   = "business"
	RoleProduct    = "product"
	RoleTechnology = "technology"
	RoleReviewer   = "reviewer"
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

// An Answer is what one respondent said to one question.
type Answer struct {
	Question   string    `json:"question"`
	Respondent string    `json:"respondent,omitempty"` // id; "" for one who speaks for the role without a name
	Role       Role      `json:"role"`                 // for which they spoke then
	Status     Status    `json:"status"`
	Value      Value     `json:"value,omitzero"`
	Owner      Text      `json:"owner,omitempty"`     // of a plan for a plan
	DecideBy   Month     `json:"decide_by,omitempty"` // of a plan for a plan
	Reason     Text      `json:"reason,omitempty"`    // of not applicable and withheld: required
	Note       Text      `json:"note,omitempty"`      // may be exported
	Private    Text      `json:"private,omitempty"`   // only ever in a private export
	Flag       bool      `json:"flag,omitempty"`      // marked for follow-up
	Parked     bool      `json:"parked,omitempty"`    // to come back to before the conversation ends
	Evidence   []Text    `json:"evidence,omitempty"`  // references to what was shown
	Level      Level     `json:"level,omitempty"`     // how well it is shown; "" is claimed
	At         time.Time `json:"at"`
}

// A note may stand before there is an answer: such an Answer has status
// Unanswered, a note, a private note or a flag, and counts as silence.

// Key returns where the review holds the answer.
func (a Answer) Key() Key { return AnswerKey(a.Question, a.Speaker()) }

// Speaker returns who gave the answer.
func (a Answer) Speaker() Speaker {
	if a.Respondent != "" {
		return Speaker(a.Respondent)
	}
	return Speaker(a.Role)
}

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

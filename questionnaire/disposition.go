package questionnaire

import "time"

// A Verdict is what the reviewer decided about a finding.
type Verdict string

// Verdicts lists what can be decided about a finding. A finding without a
// disposition is open.
var Verdicts = []Verdict{"open", "accepted", "resolved", "disputed"}

// A Disposition is what the reviewer decided about a finding, with a reason.
type Disposition struct {
	Rule    string    `json:"rule"`
	Subject string    `json:"subject,omitempty"`
	Verdict Verdict   `json:"verdict"`
	Reason  Text      `json:"reason,omitempty"`
	Owner   Text      `json:"owner,omitempty"`
	Due     Month     `json:"due,omitempty"`
	Private Text      `json:"private,omitempty"`
	At      time.Time `json:"at"`
}

// Key returns where the review holds the disposition.
func (d Disposition) Key() Key { return DispositionKey(d.Rule, d.Subject) }

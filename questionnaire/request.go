package questionnaire

import "time"

// A RequestStatus says what became of a request.
type RequestStatus string

// RequestStatuses lists what a request's status may be. A request without a
// status is open.
var RequestStatuses = []RequestStatus{RequestOpen, RequestReceived, RequestRefused}

// The statuses the rest of the program tells apart.
const (
	RequestOpen     RequestStatus = "requested"
	RequestReceived RequestStatus = "received"
	RequestRefused  RequestStatus = "refused"
)

// A Request is a document or an answer somebody was asked for (founders-1).
type Request struct {
	ID       string        `json:"id"`
	What     Text          `json:"what"`
	From     Text          `json:"from,omitempty"`
	Question string        `json:"question,omitempty"` // the question it would answer, if any
	Due      Month         `json:"due,omitempty"`
	Status   RequestStatus `json:"status,omitempty"`
	Reason   Text          `json:"reason,omitempty"` // of a refusal: required
	Private  Text          `json:"private,omitempty"`
	At       time.Time     `json:"at"`
}

// Standing returns the request's status, requested where none is given.
func (q Request) Standing() RequestStatus {
	if q.Status == "" {
		return RequestOpen
	}
	return q.Status
}

// Key returns where the review holds the request.
func (q Request) Key() Key { return Key("request/" + q.ID) }

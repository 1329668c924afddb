package questionnaire

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"time"
)

// A Key names one thing a review holds:
//
//	info
//	respondent/<id>
//	answer/<question>/<speaker>
//	initiative/<id>
//	milestone/<id>
//	hire/<id>
//	competence/<id>
//	certification/<id>
//	risk/<id>
//	outage
//	request/<id>
//	disposition/<rule>/<subject>
//	snapshot/<id>
type Key string

// InfoKey is the key of a review's [Info].
const InfoKey Key = "info"

// AnswerKey returns the key of one speaker's answer.
func AnswerKey(question string, s Speaker) Key {
	return Key("answer/" + question + "/" + string(s))
}

// InitiativeKey returns the key of an initiative.
func InitiativeKey(id string) Key { return Key(kindInitiative + "/" + id) }

// MilestoneKey returns the key of a milestone.
func MilestoneKey(id string) Key { return Key(kindMilestone + "/" + id) }

// DispositionKey returns the key of what was decided about a finding.
func DispositionKey(rule, subject string) Key {
	return Key("disposition/" + rule + "/" + subject)
}

// Kind returns the part of the key before the first slash.
func (k Key) Kind() string {
	kind, _, _ := strings.Cut(string(k), "/")
	return kind
}

// keyParts is how many parts a key of each kind has.
var keyParts = map[string]int{
	"info": 1, "respondent": 2, "answer": 3, "outage": 1, "request": 2, kindSnapshot: 2, "disposition": 3,
	kindInitiative: 2, kindMilestone: 2, kindHire: 2, kindCompetence: 2, kindCertification: 2, kindRisk: 2,
}

// WellFormed reports whether the key is of a known kind and has the parts it needs.
func (k Key) WellFormed() bool {
	n, ok := keyParts[k.Kind()]
	return ok && strings.Count(string(k), "/") == n-1
}

// ID returns the id of the plan's record that stands under the key, "" for
// other keys.
func (k Key) ID() string {
	if !slices.Contains(planKinds, k.Kind()) {
		return ""
	}
	return k.id()
}

// id returns the part of the key behind the first slash: a record's id.
func (k Key) id() string {
	_, id, _ := strings.Cut(string(k), "/")
	return id
}

// A Record is what stands under a key: an [Info], [Respondent], [Answer], [Request], [Snapshot], [PlanRecord],
// [Outage] or [Disposition].
type Record interface{ Key() Key }

// A Change replaces what stands under one key. It is the only way a review
// changes, the unit the store keeps, and what undo turns round.
type Change struct {
	ID     string // made by [NewRevision]; a change saved twice counts once
	Key    Key
	Before Record // nil where nothing stood
	After  Record // nil where nothing stands any more
	By     Speaker
	Step   string // the id of the first change of its step; "" where it is one by itself
	Undoes string // the step it helps to take back
	Redoes string // the step it helps to carry out again
	Via    Via    // how it was made; "" by hand
	At     time.Time
}

// Inverse returns the change that turns c round, as undo does.
func (c Change) Inverse(now time.Time) Change {
	return Change{ID: NewRevision(now), Key: c.Key, Before: c.After, After: c.Before, By: c.By, At: now.UTC()}
}

var lastRevision atomic.Uint64

// NewRevision returns an id of 32 hex digits that no other change anywhere has.
// Ids sort by time, and those made by one process by the order of making.
func NewRevision(now time.Time) string {
	stamp := uint64(now.UnixMicro())
	for {
		last := lastRevision.Load()
		stamp = max(stamp, last+1)
		if lastRevision.CompareAndSwap(last, stamp) {
			break
		}
	}
	var b [16]byte
	binary.BigEndian.PutUint64(b[:8], stamp)
	rand.Read(b[8:])
	return hex.EncodeToString(b[:])
}

// DecodeRecord reads the JSON of what stands under key.
func DecodeRecord(key Key, data []byte) (Record, error) {
	switch key.Kind() {
	case "info":
		return decode[Info](data)
	case "respondent":
		return decode[Respondent](data)
	case "answer":
		return decode[Answer](data)
	case kindInitiative:
		return decode[Initiative](data)
	case kindMilestone:
		return decode[Milestone](data)
	case kindHire:
		return decode[Hire](data)
	case kindCompetence:
		return decode[Competence](data)
	case kindCertification:
		return decode[Certification](data)
	case kindRisk:
		return decode[Risk](data)
	case "outage":
		return decode[Outage](data)
	case "request":
		return decode[Request](data)
	case kindSnapshot:
		return decode[Snapshot](data)
	case "disposition":
		return decode[Disposition](data)
	}
	return nil, fmt.Errorf("nothing is kept under %q", key)
}

func decode[T Record](data []byte) (Record, error) {
	var x T
	if err := json.Unmarshal(data, &x); err != nil {
		return nil, err
	}
	return x, nil
}

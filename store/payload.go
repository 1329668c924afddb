package store

import (
	"encoding/json"
	"time"

	"diligence/questionnaire"
)

// The payloads below are the format of schema 1 and do not change.

// A head is what stands under a key of a review.
type head struct {
	Review   string            `json:"review"`
	Key      questionnaire.Key `json:"key"`
	Revision string            `json:"revision"`
	Record   json.RawMessage   `json:"record"`
}

// A revision is one change of the log.
type revision struct {
	Review   string                `json:"review"`
	Revision string                `json:"revision"`
	Key      questionnaire.Key     `json:"key"`
	Seq      uint64                `json:"seq"` // order of first saving, from 1
	By       questionnaire.Speaker `json:"by,omitempty"`
	At       time.Time             `json:"at"`
	Step     string                `json:"step,omitempty"`
	Undoes   string                `json:"undoes,omitempty"`
	Redoes   string                `json:"redoes,omitempty"`
	Via      questionnaire.Via     `json:"via,omitempty"`
	Before   json.RawMessage       `json:"before,omitempty"` // absent where nothing stood
	After    json.RawMessage       `json:"after,omitempty"`  // absent where nothing stands any more
}

// An origin is what never changes about a review.
type origin struct {
	Review        string                `json:"review"`
	Created       time.Time             `json:"created"`
	Questionnaire questionnaire.Edition `json:"questionnaire"`
}

// sources are the files of a questionnaire.
type sources struct {
	SHA256 string            `json:"sha256"`
	Files  map[string][]byte `json:"files"`
}

// A birth says when the file was made, and gives it a name of its own.
type birth struct {
	Created  time.Time `json:"created"`
	Instance string    `json:"instance"`
}

const (
	maxKey        = 1024 // bytes of a questionnaire.Key
	maxRevisionID = 64   // bytes; a questionnaire.NewRevision has 32
)

// newRevision turns a change into what the log keeps of it.
func newRevision(review string, c questionnaire.Change) (revision, error) {
	r := revision{Review: review, Revision: c.ID, Key: c.Key, By: c.By, At: c.At, Step: c.Step, Undoes: c.Undoes, Redoes: c.Redoes, Via: c.Via}
	if c.ID == "" || len(c.ID) > maxRevisionID {
		return r, refused(c, "its id is empty or too long", nil)
	}
	if !validKey(c.Key) {
		return r, refused(c, "nothing can stand under that key", nil)
	}
	var err error
	if r.Before, err = encodeRecord(c.Key, c.Before); err != nil {
		return r, refused(c, "what stood before cannot be written", err)
	}
	if r.After, err = encodeRecord(c.Key, c.After); err != nil {
		return r, refused(c, "what stands after cannot be written", err)
	}
	return r, nil
}

func refused(c questionnaire.Change, what string, err error) *Error {
	return errorf(ErrRefused, err, "undo the change and make it again", "the change of %q cannot be kept: %s", c.Key, what)
}

// encodeRecord returns the JSON of rec, nil for none. What it returns can be
// read again: a record that could not is refused before it is kept.
func encodeRecord(key questionnaire.Key, rec questionnaire.Record) (json.RawMessage, error) {
	if rec == nil {
		return nil, nil
	}
	data, err := json.Marshal(rec)
	if err != nil {
		return nil, err
	}
	back, err := questionnaire.DecodeRecord(key, data)
	if err != nil {
		return nil, err
	}
	if back.Key() != key {
		return nil, errorf(ErrRefused, nil, "", "it belongs under %q", back.Key())
	}
	return data, nil
}

func validKey(key questionnaire.Key) bool { return key.WellFormed() && len(key) <= maxKey }

// change turns a revision of the log back into a change.
func (r revision) change() (questionnaire.Change, error) {
	c := questionnaire.Change{ID: r.Revision, Key: r.Key, By: r.By, At: r.At, Step: r.Step, Undoes: r.Undoes, Redoes: r.Redoes, Via: r.Via}
	var err error
	if c.Before, err = decodeRecord(r.Key, r.Before); err != nil {
		return c, err
	}
	c.After, err = decodeRecord(r.Key, r.After)
	return c, err
}

func decodeRecord(key questionnaire.Key, data json.RawMessage) (questionnaire.Record, error) {
	if data == nil {
		return nil, nil
	}
	rec, err := questionnaire.DecodeRecord(key, data)
	if err != nil {
		return nil, err
	}
	if rec.Key() != key {
		return nil, damagedf("what stands under %q belongs under %q", key, rec.Key())
	}
	return rec, nil
}

// sealJSON returns the record that holds payload at p.
func sealJSON(p place, payload any) ([]byte, error) {
	data, err := json.Marshal(payload)
	if err != nil {
		return nil, err
	}
	if len(data) > maxPayload {
		return nil, errorf(ErrRefused, nil, "shorten it", "the record %s is larger than %d bytes", p, maxPayload)
	}
	return seal(p, data, 0), nil
}

// unsealJSON reads the record at p into payload.
func unsealJSON(p place, value []byte, payload any) error {
	data, err := unseal(p, value)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, payload); err != nil {
		return damagedf("the record %s cannot be read: %v", p, err)
	}
	return nil
}

func openHead(p place, value []byte) (head, error) {
	var h head
	if err := unsealJSON(p, value, &h); err != nil {
		return h, err
	}
	if h.Review != p.review || string(h.Key) != p.key {
		return h, damagedf("the record %s says it is %s of review %s", p, h.Key, h.Review)
	}
	return h, nil
}

func openRevision(p place, value []byte) (revision, error) {
	var r revision
	if err := unsealJSON(p, value, &r); err != nil {
		return r, err
	}
	if r.Review != p.review || r.Revision != p.key {
		return r, damagedf("the record %s says it is revision %s of review %s", p, r.Revision, r.Review)
	}
	return r, nil
}

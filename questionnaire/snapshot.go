package questionnaire

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"time"
)

const kindSnapshot = "snapshot"

// A Snapshot is a named state of a review that does not change any more.
type Snapshot struct {
	ID    string    `json:"id"` // the name in small letters, joined by dashes
	Name  Text      `json:"name"`
	At    time.Time `json:"at"`
	State []Kept    `json:"state"` // everything but snapshots, in order of keys
}

// Key returns where the review holds the snapshot.
func (s Snapshot) Key() Key { return Key(kindSnapshot + "/" + s.ID) }

// A Kept is a record as it is written down.
type Kept struct {
	Key    Key             `json:"key"`
	Record json.RawMessage `json:"record"`
}

// Keep writes records down.
func Keep(records []Record) ([]Kept, error) {
	out := make([]Kept, len(records))
	for k, rec := range records {
		data, err := json.Marshal(rec)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be written down: %w", rec.Key(), err)
		}
		out[k] = Kept{rec.Key(), data}
	}
	return out, nil
}

// Read reads records that were written down. A record that is not filed under
// its own key is an error.
func Read(kept []Kept) ([]Record, error) {
	out := make([]Record, len(kept))
	for k, x := range kept {
		rec, err := DecodeRecord(x.Key, x.Record)
		if err != nil {
			return nil, fmt.Errorf("%s cannot be read: %w", shown(string(x.Key)), err)
		}
		if rec.Key() != x.Key || !x.Key.WellFormed() {
			return nil, fmt.Errorf("%s does not belong under that key", shown(string(x.Key)))
		}
		out[k] = rec
	}
	return out, nil
}

// Records returns all that the review holds, snapshots last, in an order that is
// always the same.
func (r *Review) Records() []Record {
	out := []Record{r.Info}
	for _, p := range r.Respondents {
		out = append(out, p)
	}
	for _, question := range slices.Sorted(maps.Keys(r.Answers)) {
		for _, s := range slices.Sorted(maps.Keys(r.Answers[question])) {
			out = append(out, r.Answers[question][s])
		}
	}
	for rec := range r.Plan {
		out = append(out, rec)
	}
	if r.Outage != (Outage{}) {
		out = append(out, r.Outage)
	}
	for _, q := range r.Requests {
		out = append(out, q)
	}
	for _, key := range slices.Sorted(maps.Keys(r.Dispositions)) {
		out = append(out, r.Dispositions[key])
	}
	for _, s := range r.Snapshots {
		out = append(out, s)
	}
	return out
}

// Snapshot returns a snapshot of the review as it stands. Its error is a
// [Problem]: the name is empty, or taken.
func (r *Review) Snapshot(name Text, now time.Time) (Snapshot, error) {
	s := Snapshot{ID: Slug(string(name), maxSnapshotID), Name: title(string(name)), At: now.UTC()}
	if s.ID == "" {
		return s, problemf("", "", "name it after its occasion, such as before-the-round", "a snapshot needs a name with a letter or digit")
	}
	if s.ID == "now" {
		return s, problemf("", "", "", "a snapshot cannot be called now, which is the review as it stands")
	}
	if _, taken := r.SnapshotNamed(string(name)); taken {
		return s, problemf("", "", "a snapshot does not change; choose another name", "there is a snapshot %q already", name)
	}
	whole := r.Records()
	whole = slices.DeleteFunc(whole, func(rec Record) bool { return rec.Key().Kind() == kindSnapshot })
	var err error
	s.State, err = Keep(whole)
	return s, err
}

// SnapshotNamed returns the snapshot of that name or id.
func (r *Review) SnapshotNamed(name string) (Snapshot, bool) {
	id := Slug(name, maxSnapshotID)
	for _, s := range r.Snapshots {
		if s.ID == id {
			return s, true
		}
	}
	return Snapshot{}, false
}

// At returns the review as it stood when the snapshot was taken.
func (r *Review) At(s Snapshot) (*Review, error) {
	records, err := Read(s.State)
	if err != nil {
		return nil, fmt.Errorf("the snapshot %s cannot be read: %w", s.Name.Line(), err)
	}
	then := &Review{ID: r.ID, Questionnaire: r.Questionnaire, Created: r.Created}
	then.Fill(records)
	return then, nil
}

// maxSnapshotID is the most bytes of a snapshot's id.
const maxSnapshotID = 60

package questionnaire

import (
	"crypto/rand"
	"encoding/hex"
	"maps"
	"slices"
	"strings"
	"time"
)

// A Review is what is known of one company at one time.
type Review struct {
	ID            string // made by [NewReview]; never shown
	Info          Info
	Questionnaire Edition
	Created       time.Time

	Respondents []Respondent                  // in natural order of ids
	Answers     map[string]map[Speaker]Answer // by question

	// The plan's registers, each in natural order of ids.
	Initiatives    []Initiative
	Milestones     []Milestone
	Hires          []Hire
	Competences    []Competence
	Certifications []Certification
	Risks          []Risk
	Outage         Outage

	Requests     []Request // in natural order of ids
	Dispositions map[Key]Disposition
	Snapshots    []Snapshot // in natural order of ids

	changed time.Time      // of the latest change applied here
	spent   map[string]int // by prefix: the highest number of an id that was taken out, see FreeID
}

// Info is what a review is called, whether it is put away, and how it is asked.
type Info struct {
	Name     Text `json:"name"`
	Archived bool `json:"archived,omitempty"`
	Blind    bool `json:"blind,omitempty"` // see [Review.SeenBy]
}

// Key returns where the review holds its info.
func (Info) Key() Key { return InfoKey }

// NewReview returns an empty review made with the given edition.
func NewReview(name Text, edition Edition, now time.Time) *Review {
	return &Review{ID: randomID(), Info: Info{Name: name}, Questionnaire: edition, Created: now.UTC()}
}

func randomID() string {
	var b [8]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}

// Answer returns the answer of one speaker.
func (r *Review) Answer(question string, s Speaker) (Answer, bool) {
	a, ok := r.Answers[question][s]
	return a, ok
}

// Initiative returns the initiative with that id.
func (r *Review) Initiative(id string) (Initiative, bool) {
	for k := range r.Initiatives {
		if r.Initiatives[k].ID == id {
			return r.Initiatives[k], true
		}
	}
	return Initiative{}, false
}

// Milestone returns the milestone with that id.
func (r *Review) Milestone(id string) (Milestone, bool) {
	for k := range r.Milestones {
		if r.Milestones[k].ID == id {
			return r.Milestones[k], true
		}
	}
	return Milestone{}, false
}

// Title returns what the record of the plan with that id is called.
func (r *Review) Title(id string) (Text, bool) {
	rec, ok := r.PlanRecord(id)
	if !ok {
		return "", false
	}
	return rec.Heading(), true
}

// Get returns what stands under key, or nil.
func (r *Review) Get(key Key) Record {
	parts := strings.SplitN(string(key), "/", 3)
	switch parts[0] {
	case "info":
		return r.Info
	case "respondent":
		return find(r.Respondents, key)
	case "request":
		return find(r.Requests, key)
	case kindSnapshot:
		return find(r.Snapshots, key)
	case "answer":
		if a, ok := r.Answers[parts[1]][Speaker(parts[2])]; ok {
			return a
		}
	case kindInitiative:
		return find(r.Initiatives, key)
	case kindMilestone:
		return find(r.Milestones, key)
	case kindHire:
		return find(r.Hires, key)
	case kindCompetence:
		return find(r.Competences, key)
	case kindCertification:
		return find(r.Certifications, key)
	case kindRisk:
		return find(r.Risks, key)
	case "outage":
		if r.Outage != (Outage{}) {
			return r.Outage
		}
	case "disposition":
		if d, ok := r.Dispositions[key]; ok {
			return d
		}
	}
	return nil
}

// Put returns the change that would set rec, without applying it. A milestone
// whose month moves keeps the one that stood (see [Milestone.Was]), and a work
// sheet that says nothing is taken away.
func (r *Review) Put(rec Record, by Speaker, now time.Time) Change {
	key := rec.Key()
	before := r.Get(key)
	switch x := rec.(type) {
	case Milestone:
		stood, _ := before.(Milestone)
		rec = x.promised(stood, DayOf(now))
	case Outage:
		if x == (Outage{}) {
			rec = nil
		}
	}
	return Change{ID: NewRevision(now), Key: key, Before: before, After: rec, By: by, At: now.UTC()}
}

// Remove returns the changes that would take away what stands under key and,
// for a record of the plan, the references to it.
func (r *Review) Remove(key Key, by Speaker, now time.Time) []Change {
	before := r.Get(key)
	if before == nil {
		return nil
	}
	changes := []Change{{ID: NewRevision(now), Key: key, Before: before, By: by, At: now.UTC()}}
	if id := key.ID(); id != "" {
		for rec := range r.Plan {
			if rec.Key() != key && refersTo(rec, id) {
				changes = append(changes, r.Put(without(rec, id), by, now))
			}
		}
	}
	return changes
}

// Apply carries out changes in order.
func (r *Review) Apply(changes ...Change) {
	for _, c := range changes {
		r.apply(c)
		r.spend(c)
		if c.At.After(r.changed) {
			r.changed = c.At
		}
	}
}

func (r *Review) apply(c Change) {
	parts := strings.SplitN(string(c.Key), "/", 3)
	switch parts[0] {
	case "info":
		r.Info, _ = c.After.(Info)
	case "answer":
		r.setAnswer(parts[1], Speaker(parts[2]), c.After)
	case "respondent":
		r.Respondents = replace(r.Respondents, c.Key, c.After)
	case "request":
		r.Requests = replace(r.Requests, c.Key, c.After)
	case kindSnapshot:
		r.Snapshots = replace(r.Snapshots, c.Key, c.After)
	case kindInitiative:
		r.Initiatives = replace(r.Initiatives, c.Key, c.After)
	case kindMilestone:
		r.Milestones = replace(r.Milestones, c.Key, c.After)
	case kindHire:
		r.Hires = replace(r.Hires, c.Key, c.After)
	case kindCompetence:
		r.Competences = replace(r.Competences, c.Key, c.After)
	case kindCertification:
		r.Certifications = replace(r.Certifications, c.Key, c.After)
	case kindRisk:
		r.Risks = replace(r.Risks, c.Key, c.After)
	case "outage":
		r.Outage, _ = c.After.(Outage)
	case "disposition":
		if d, ok := c.After.(Disposition); ok {
			if r.Dispositions == nil {
				r.Dispositions = map[Key]Disposition{}
			}
			r.Dispositions[c.Key] = d
		} else {
			delete(r.Dispositions, c.Key)
		}
	}
}

func (r *Review) setAnswer(question string, s Speaker, after Record) {
	a, ok := after.(Answer)
	if !ok {
		delete(r.Answers[question], s)
		return
	}
	if r.Answers == nil {
		r.Answers = map[string]map[Speaker]Answer{}
	}
	if r.Answers[question] == nil {
		r.Answers[question] = map[Speaker]Answer{}
	}
	r.Answers[question][s] = a
}

// Clone returns a copy that shares nothing that changes.
func (r *Review) Clone() *Review {
	c := *r
	c.Answers = make(map[string]map[Speaker]Answer, len(r.Answers))
	for q, by := range r.Answers {
		c.Answers[q] = maps.Clone(by)
	}
	c.Respondents = slices.Clone(r.Respondents)
	c.Requests = slices.Clone(r.Requests)
	c.Snapshots = slices.Clone(r.Snapshots)
	c.Initiatives = slices.Clone(r.Initiatives)
	c.Milestones = slices.Clone(r.Milestones)
	c.Hires = slices.Clone(r.Hires)
	c.Competences = slices.Clone(r.Competences)
	c.Certifications = slices.Clone(r.Certifications)
	c.Risks = slices.Clone(r.Risks)
	c.Dispositions = maps.Clone(r.Dispositions)
	c.spent = maps.Clone(r.spent)
	return &c
}

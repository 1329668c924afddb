package tui

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// A shelf is a Library in memory that notes what it was asked.
type shelf struct {
	q         *questionnaire.Questionnaire
	reviews   map[string]*questionnaire.Review
	sums      map[string]questionnaire.Summary
	saved     []questionnaire.Change // in order
	log       map[string][]questionnaire.Change
	logErr    error
	listErr   error // told with what is listed
	forgetErr error // told once it is off the list
	flushes   int
	flushErr  error
	retries   int
	handed    uint64 // counts what was saved, if counting
	counting  bool
	clock     time.Time
}

func newShelf() *shelf {
	return &shelf{
		q: small(), clock: noon,
		reviews: map[string]*questionnaire.Review{}, sums: map[string]questionnaire.Summary{},
		log: map[string][]questionnaire.Change{},
	}
}

func (s *shelf) library() Library {
	return Library{
		List:          func() ([]questionnaire.Summary, error) { return slices.Collect(maps.Values(s.sums)), s.listErr },
		Questionnaire: func() (*questionnaire.Questionnaire, error) { return s.q, nil },
		Create: func(name questionnaire.Text) (*questionnaire.Review, error) {
			r := questionnaire.NewReview(name, s.q.Edition, s.clock)
			s.reviews[r.ID] = r
			return r.Clone(), nil
		},
		Example: func() (*questionnaire.Review, error) { return s.reviews[s.add("Larkspur")].Clone(), nil },
		Load: func(id string) (*questionnaire.Review, *questionnaire.Questionnaire, error) {
			r, ok := s.reviews[id]
			if !ok {
				return nil, nil, errors.New("there is no such review")
			}
			return r.Clone(), s.q, nil
		},
		Log: func(id string) ([]questionnaire.Change, error) { return slices.Clone(s.log[id]), s.logErr },
		Save: func(id string, changes []questionnaire.Change, sum questionnaire.Summary) uint64 {
			s.saved = append(s.saved, changes...)
			s.keep(id, changes)
			s.sums[id] = sum
			if r, ok := s.reviews[id]; ok {
				r.Apply(changes...)
			}
			if s.counting {
				s.handed++
			}
			return s.handed
		},
		Retry:  func() { s.retries++ },
		Flush:  func() error { s.flushes++; return s.flushErr },
		Hurry:  func() {},
		Forget: func(id string) error { delete(s.sums, id); delete(s.reviews, id); return s.forgetErr },
		Preview: func(r *questionnaire.Review, _ *questionnaire.Questionnaire, to Outgoing) ([]byte, error) {
			return fmt.Appendf(nil, "# %s\n\nFor the %s.\n", r.Info.Name, to.Audience), nil
		},
		Formats: fakeFormats, Choices: fakeChoices,
		BeforeExport: func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing) (Sharing, error) {
			return Sharing{File: "/home/ana/review.md"}, nil
		},
		Export: func(*questionnaire.Review, *questionnaire.Questionnaire, Outgoing, bool, func(string)) (Written, error) {
			return Written{Path: "review.md"}, nil
		},
		Now: func() time.Time { return s.clock },
	}
}

// keep notes changes in the review's log, as a store does: one with the id of an
// earlier change takes its place.
func (s *shelf) keep(id string, changes []questionnaire.Change) {
	log := s.log[id]
	for _, c := range changes {
		n := slices.IndexFunc(log, func(x questionnaire.Change) bool { return x.ID == c.ID })
		if n < 0 {
			log = append(log, c)
			continue
		}
		c.Before = log[n].Before
		log[n] = c
	}
	s.log[id] = log
}

// add puts a review on the shelf and returns its id.
func (s *shelf) add(name string) string {
	r := questionnaire.NewReview(questionnaire.Text(name), s.q.Edition, s.clock)
	r.ID = strings.ToLower(name)
	s.reviews[r.ID] = r
	s.sums[r.ID] = questionnaire.Summarize(r, s.q.Evaluate(r, questionnaire.MonthOf(s.clock)))
	return r.ID
}

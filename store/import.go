package store

import (
	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// Import adds a review made elsewhere with its whole log, whose order it keeps:
// r is what the log leads to.
func (s *Store) Import(r *questionnaire.Review, log []questionnaire.Change, source questionnaire.Source, sum questionnaire.Summary) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.update(r.ID, func(tx *bbolt.Tx) error {
		if r.ID == "" || len(r.ID) > maxRevisionID {
			return errorf(ErrRefused, nil, "", "a review needs an id")
		}
		if err := createReview(tx, r); err != nil {
			return err
		}
		if err := putSource(tx, r.Questionnaire.SHA256, source); err != nil {
			return err
		}
		return putChanges(tx, digest{Summary: named(sum, r.ID)}, log)
	})
}

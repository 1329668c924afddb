package store

import (
	"errors"

	"go.etcd.io/bbolt"
)

// Check reads all there is and returns everything that is not as it was
// written. Of bbolt's own pages it looks only at where they lead.
func (s *Store) Check() error {
	return s.view(func(tx *bbolt.Tx) error {
		var b birth
		errs := []error{unsealJSON(metaPlace(storeKey), tx.Bucket(metaBucket).Get(storeKey), &b)}
		listed, err := getReviews(tx)
		errs = append(errs, err)
		var found manifest
		err = tx.Bucket(reviewsBucket).ForEachBucket(func(id []byte) error {
			if !isForgotten(tx, string(id)) {
				found.add(id)
				err := s.walkable(tx, string(id))
				if err == nil {
					err = checkReview(tx, string(id))
				}
				errs = append(errs, err)
			}
			return nil
		})
		errs = append(errs, err)
		if found != listed {
			errs = append(errs, damagedf("the store holds %d reviews and should hold %d", found.Count, listed.Count))
		}
		err = tx.Bucket(questionnairesBucket).ForEach(func(key, value []byte) error {
			var files sources
			errs = append(errs, unsealJSON(sourcePlace(string(key)), value, &files))
			return nil
		})
		return errors.Join(append(errs, err)...)
	})
}

// checkReview reads all of a review: what stands, the log, and that the
// questionnaire it names is there.
func checkReview(tx *bbolt.Tx, id string) error {
	r, err := loadReview(tx, id)
	if err != nil {
		return err
	}
	if _, err := loadLog(tx, id); err != nil {
		return err
	}
	sha := r.Questionnaire.SHA256
	if sha != "" && tx.Bucket(questionnairesBucket).Get([]byte(sha)) == nil {
		return damagedf("the questionnaire %s of review %s is missing", sha, id)
	}
	return nil
}

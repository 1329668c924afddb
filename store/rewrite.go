package store

import (
	"bytes"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// Rewrite replaces the log of a review by one that holds every revision of it, in
// the same order and each with its own id, and new ones behind them. What they are
// about may have another name: that is how a merge gives a record another id, in
// its history too. It is one commit. A log that lacks a revision is refused.
func (s *Store) Rewrite(id string, log []questionnaire.Change, sum questionnaire.Summary) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.update(id, func(tx *bbolt.Tx) error {
		old, err := loadLog(tx, id)
		if err != nil {
			return err
		}
		for k, r := range old {
			if k >= len(log) || log[k].ID != r.Revision {
				return errorf(ErrRefused, nil, "", "the new log of review %s lacks the revision %s, or has it elsewhere", id, r.Revision)
			}
		}
		b, err := getReview(tx, id)
		if err != nil {
			return err
		}
		for _, name := range [][]byte{logBucket, headsBucket} {
			if err := empty(b.Bucket(name)); err != nil {
				return err
			}
		}
		return putChanges(tx, digest{Summary: named(sum, id)}, log)
	})
}

// empty takes everything out of a bucket, which stays: bbolt leaks pages when a
// bucket is deleted beside other writes.
func empty(b *bbolt.Bucket) error {
	if b == nil {
		return damagedf("a review has no log or no heads")
	}
	var keys [][]byte
	err := b.ForEach(func(key, _ []byte) error {
		keys = append(keys, bytes.Clone(key))
		return nil
	})
	for _, key := range keys {
		if err == nil {
			err = b.Delete(key)
		}
	}
	return err
}

package store

import (
	"bytes"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// Create adds a review with all it holds, the files of its questionnaire where
// no other review brought them, and what the list shows of it.
func (s *Store) Create(r *questionnaire.Review, source questionnaire.Source, sum questionnaire.Summary) error {
	return s.Import(r, contents(r), source, sum)
}

// Put saves changes of one review in one commit, and what the list now shows of
// it. A change saved before is not saved again; one with the id of an earlier
// change continues it, which only the newest change of its key may be. It is
// safe to repeat after any error.
func (s *Store) Put(id string, changes []questionnaire.Change, sum questionnaire.Summary) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.update(id, func(tx *bbolt.Tx) error {
		d, err := getDigest(tx, id)
		if err != nil {
			return err
		}
		d.Summary = named(sum, id)
		return putChanges(tx, d, changes)
	})
}

func named(sum questionnaire.Summary, id string) questionnaire.Summary {
	sum.ID = id
	return sum
}

func createReview(tx *bbolt.Tx, r *questionnaire.Review) error {
	reviews := tx.Bucket(reviewsBucket)
	if isForgotten(tx, r.ID) { // it would be forgotten with the other
		return errorf(ErrExists, nil, "make room on the disk and open the store again, which finishes that", "review %s is still being forgotten", r.ID)
	}
	if reviews.Bucket([]byte(r.ID)) != nil {
		return errorf(ErrExists, nil, "", "there is a review %s already", r.ID)
	}
	b, err := reviews.CreateBucket([]byte(r.ID))
	if err != nil {
		return err
	}
	for _, name := range [][]byte{headsBucket, logBucket} {
		if _, err := b.CreateBucket(name); err != nil {
			return err
		}
	}
	o := origin{Review: r.ID, Created: r.Created, Questionnaire: r.Questionnaire}
	value, err := sealJSON(originPlace(r.ID), o)
	if err != nil {
		return err
	}
	if err := b.Put(originKey, value); err != nil {
		return err
	}
	all, err := getReviews(tx)
	if err != nil {
		return err
	}
	all.add([]byte(r.ID))
	return putMeta(tx, reviewsKey, all)
}

func putSource(tx *bbolt.Tx, sha256 string, source questionnaire.Source) error {
	b := tx.Bucket(questionnairesBucket)
	if sha256 == "" || b.Get([]byte(sha256)) != nil {
		return nil
	}
	value, err := sealJSON(sourcePlace(sha256), sources{SHA256: sha256, Files: source})
	if err != nil {
		return err
	}
	return b.Put([]byte(sha256), value)
}

// contents returns the changes that make all of r out of nothing, as one step: it is
// none that undo takes back.
func contents(r *questionnaire.Review) []questionnaire.Change {
	var changes []questionnaire.Change
	for _, rec := range r.Records() {
		by := questionnaire.Speaker(questionnaire.RoleReviewer)
		if a, ok := rec.(questionnaire.Answer); ok {
			by = a.Speaker()
		}
		changes = append(changes, questionnaire.Change{
			ID: questionnaire.NewRevision(r.Created), Key: rec.Key(), After: rec, By: by, At: r.Created,
		})
	}
	return questionnaire.InStep(changes)
}

// putChanges adds changes to log and heads and writes d with the manifests that
// come of it.
func putChanges(tx *bbolt.Tx, d digest, changes []questionnaire.Change) error {
	b, err := getReview(tx, d.ID)
	if err != nil {
		return err
	}
	log, heads := b.Bucket(logBucket), b.Bucket(headsBucket)
	if log == nil || heads == nil {
		return damagedf("review %s has no log or no heads", d.ID)
	}
	log.FillPercent = 0.9 // it is mostly appended to
	for _, c := range changes {
		r, err := newRevision(d.ID, c)
		if err != nil {
			return err
		}
		saved, err := putRevision(log, &d.log, r)
		if err != nil {
			return err
		}
		if saved {
			continue
		}
		if err := putHead(heads, &d.heads, r); err != nil {
			return err
		}
	}
	return tx.Bucket(summaryBucket).Put([]byte(d.ID), sealDigest(d))
}

// putRevision adds r to the log or continues the revision of its id. It reports
// whether the log held just that already: then nothing is to be done, for what
// stands under its key may be newer.
func putRevision(log *bbolt.Bucket, m *manifest, r revision) (saved bool, err error) {
	p := logPlace(r.Review, r.Revision)
	old := log.Get([]byte(r.Revision))
	if old == nil {
		if r.Seq, err = log.NextSequence(); err != nil {
			return false, err
		}
	} else {
		first, err := openRevision(p, old)
		if err != nil {
			return false, err
		}
		if first.Key != r.Key {
			return false, errorf(ErrRefused, nil, "undo the change and make it again",
				"the change %s of %q cannot be kept: it was a change of %q before", r.Revision, r.Key, first.Key)
		}
		if bytes.Equal(first.After, r.After) {
			return true, nil
		}
		r.Seq, r.Before = first.Seq, first.Before
		m.remove(old)
	}
	value, err := sealJSON(p, r)
	if err != nil {
		return false, err
	}
	m.add(value)
	return false, log.Put([]byte(r.Revision), value)
}

func putHead(heads *bbolt.Bucket, m *manifest, r revision) error {
	key := []byte(r.Key)
	if old := heads.Get(key); old != nil {
		m.remove(old)
	}
	if r.After == nil {
		return heads.Delete(key)
	}
	value, err := sealJSON(headPlace(r.Review, string(key)), head{Review: r.Review, Key: r.Key, Revision: r.Revision, Record: r.After})
	if err != nil {
		return err
	}
	m.add(value)
	return heads.Put(key, value)
}

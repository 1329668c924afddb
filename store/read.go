package store

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

func originPlace(review string) place    { return place{review, "origin", "origin"} }
func sourcePlace(sha256 string) place    { return place{"", "questionnaires", sha256} }
func headPlace(review, key string) place { return place{review, "heads", key} }
func logPlace(review, rev string) place  { return place{review, "log", rev} }

// List returns what is shown of each review, the one changed last first. It
// reads no review. Where the list is damaged it returns what can be read of it
// with the error.
func (s *Store) List() ([]questionnaire.Summary, error) {
	var list []questionnaire.Summary
	err := s.view(func(tx *bbolt.Tx) error {
		want, err := getReviews(tx)
		errs := []error{err}
		list = make([]questionnaire.Summary, 0, min(max(want.Count, 0), 100_000))
		var found manifest
		var scratch []byte
		c := tx.Bucket(summaryBucket).Cursor()
		for key, value := c.First(); key != nil; key, value = c.Next() {
			var d digest
			if d, scratch, err = openDigest(string(key), value, scratch); err != nil {
				errs = append(errs, s.unlisted(tx, string(key), err))
				continue
			}
			found.add(key)
			list = append(list, d.Summary)
		}
		if err := firstOf(errs...); err != nil {
			return err
		}
		if found != want {
			return damagedf("the list of reviews is damaged: it holds %d and should hold %d", found.Count, want.Count)
		}
		return nil
	})
	slices.SortFunc(list, func(a, b questionnaire.Summary) int {
		return cmp.Or(cmp.Compare(b.LastChange, a.LastChange), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}

// unlisted names the review whose summary cannot be read, and the way on.
func (s *Store) unlisted(tx *bbolt.Tx, id string, err error) error {
	if !errors.Is(err, ErrDamaged) {
		return err
	}
	hint := fmt.Sprintf("copy the file away before anything else; 'diligence delete %s --yes' then takes the damaged review out, with all it holds", id)
	return errorf(ErrDamaged, err, hint, "%s cannot be read, and the others can: %v", s.called(tx, id), err)
}

// called returns the name of a review where that can still be read, else its id.
func (s *Store) called(tx *bbolt.Tx, id string) string {
	b := tx.Bucket(reviewsBucket).Bucket([]byte(id))
	if b != nil && s.walkable(tx, id) == nil {
		if b = b.Bucket(headsBucket); b != nil {
			h, err := openHead(headPlace(id, string(questionnaire.InfoKey)), b.Get([]byte(questionnaire.InfoKey)))
			if err == nil {
				if rec, err := decodeRecord(h.Key, h.Record); err == nil {
					return fmt.Sprintf("%q", rec.(questionnaire.Info).Name.Line())
				}
			}
		}
	}
	return "review " + id
}

// Load returns a review as it stands now. Every record of it is checked, and
// that none is missing.
func (s *Store) Load(id string) (*questionnaire.Review, error) {
	var r *questionnaire.Review
	err := s.view(func(tx *bbolt.Tx) (err error) {
		if err := s.walkable(tx, id); err != nil {
			return err
		}
		r, err = loadReview(tx, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	return r, nil
}

// Log returns every change of a review in the order they were first saved.
func (s *Store) Log(id string) ([]questionnaire.Change, error) {
	var changes []questionnaire.Change
	err := s.view(func(tx *bbolt.Tx) error {
		if err := s.walkable(tx, id); err != nil {
			return err
		}
		revisions, err := loadLog(tx, id)
		if err != nil {
			return err
		}
		for _, r := range revisions {
			c, err := r.change()
			if err != nil {
				return unreadable(logPlace(id, r.Revision), err)
			}
			changes = append(changes, c)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return changes, nil
}

// Source returns the files of the questionnaire with that hash, which a review
// names in its edition.
func (s *Store) Source(sha256 string) (questionnaire.Source, error) {
	var files sources
	err := s.view(func(tx *bbolt.Tx) error {
		value := tx.Bucket(questionnairesBucket).Get([]byte(sha256))
		if value == nil {
			return errorf(ErrNotFound, nil, "", "there is no questionnaire %s in the store", sha256)
		}
		return unsealJSON(sourcePlace(sha256), value, &files)
	})
	if err != nil {
		return nil, err
	}
	if files.SHA256 != sha256 {
		return nil, damagedf("the questionnaire %s says it is %s", sha256, files.SHA256)
	}
	return files.Files, nil
}

func loadReview(tx *bbolt.Tx, id string) (*questionnaire.Review, error) {
	d, err := getDigest(tx, id)
	if err != nil {
		return nil, err
	}
	b, err := getReview(tx, id)
	if err != nil {
		return nil, err
	}
	var o origin
	if err := unsealJSON(originPlace(id), b.Get(originKey), &o); err != nil {
		return nil, err
	}
	if o.Review != id {
		return nil, damagedf("the origin of review %s says it is of review %s", id, o.Review)
	}
	r := &questionnaire.Review{ID: id, Questionnaire: o.Questionnaire, Created: o.Created}
	var found manifest
	var records []questionnaire.Record
	err = each(b, headsBucket, func(key string, value []byte) error {
		found.add(value)
		p := headPlace(id, key)
		h, err := openHead(p, value)
		if err != nil {
			return err
		}
		rec, err := decodeRecord(h.Key, h.Record)
		if err != nil {
			return unreadable(p, err)
		}
		records = append(records, rec)
		return nil
	})
	if err != nil {
		return nil, err
	}
	if found != d.heads {
		return nil, damagedf("review %s is damaged: it holds %d records and should hold %d", id, found.Count, d.heads.Count)
	}
	r.Fill(records)
	return r, nil
}

func loadLog(tx *bbolt.Tx, id string) ([]revision, error) {
	d, err := getDigest(tx, id)
	if err != nil {
		return nil, err
	}
	b, err := getReview(tx, id)
	if err != nil {
		return nil, err
	}
	var found manifest
	var revisions []revision
	err = each(b, logBucket, func(key string, value []byte) error {
		found.add(value)
		r, err := openRevision(logPlace(id, key), value)
		revisions = append(revisions, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	if found != d.log {
		return nil, damagedf("the log of review %s is damaged: it holds %d changes and should hold %d", id, found.Count, d.log.Count)
	}
	slices.SortFunc(revisions, func(a, b revision) int { return cmp.Compare(a.Seq, b.Seq) })
	return revisions, nil
}

// each calls f for each record of a bucket of a review.
func each(b *bbolt.Bucket, name []byte, f func(key string, value []byte) error) error {
	records := b.Bucket(name)
	if records == nil {
		return damagedf("a review is damaged: it has no %s", name)
	}
	c := records.Cursor()
	for key, value := c.First(); key != nil; key, value = c.Next() {
		if err := f(string(key), value); err != nil {
			return err
		}
	}
	return nil
}

func getReview(tx *bbolt.Tx, id string) (*bbolt.Bucket, error) {
	b := tx.Bucket(reviewsBucket).Bucket([]byte(id))
	if b == nil {
		return nil, damagedf("review %s is in the list and nowhere else", id)
	}
	return b, nil
}

func getDigest(tx *bbolt.Tx, id string) (digest, error) {
	value := tx.Bucket(summaryBucket).Get([]byte(id))
	if value == nil {
		if tx.Bucket(reviewsBucket).Bucket([]byte(id)) != nil && !isForgotten(tx, id) {
			return digest{}, damagedf("review %s is missing from the list", id)
		}
		return digest{}, errorf(ErrNotFound, nil, "diligence list shows what there is", "there is no review %s in the store", id)
	}
	d, _, err := openDigest(id, value, nil)
	return d, err
}

func getReviews(tx *bbolt.Tx) (manifest, error) {
	var m manifest
	err := unsealJSON(metaPlace(reviewsKey), tx.Bucket(metaBucket).Get(reviewsKey), &m)
	return m, err
}

// unreadable reports a record whose checksum holds and whose JSON is not what
// it should be.
func unreadable(p place, err error) error {
	if errors.Is(err, ErrDamaged) {
		return err
	}
	return errorf(ErrDamaged, err, damageHint, "the record %s cannot be read: %v", p, err)
}

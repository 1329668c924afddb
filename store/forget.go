package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
)

// Forget takes a review out of the store so that nothing of it is left in the
// file nor beside it. It takes it off the list and writes a new file without it;
// a questionnaire no other review uses goes with it. Once off the list it never
// comes back: where a later step fails, or the program dies, Open tries again. What
// a [Saver] still holds of it is to be dropped first. What the disk itself keeps of
// an overwritten or deleted file is out of the store's hands.
func (s *Store) Forget(id string) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.update("", func(tx *bbolt.Tx) error { return takeOffList(tx, id) })
	if err != nil {
		return err
	}
	count, number := names(s.file)
	if err := s.finishForgettingNow(); err != nil || count <= 1 {
		return err
	}
	return errorf(ErrAccess, nil,
		fmt.Sprintf("look for it with 'find / -inum %d', then open it with --db, which forgets the review there too, or delete it", number),
		"the review is forgotten in %s, but the old file has another name, a hard link, and still holds it there", s.path)
}

// finishForgetting does what a Forget that was cut short left to do.
func (s *Store) finishForgetting() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.finishForgettingNow()
}

func (s *Store) finishForgettingNow() error {
	ids, err := s.forgotten()
	if err != nil || len(ids) == 0 {
		return err
	}
	if err = s.compact(ids); err == nil {
		return nil
	}
	hint := "it is finished when the store is opened next"
	var known *Error
	if !errors.As(err, &known) || errors.Is(err, ErrNotSaved) {
		hint = "make room on the disk; " + hint
	} else if known.hint != "" {
		hint = known.hint + "; " + hint
	}
	return errorf(kindOf(err), err, hint, "the review is off the list, but traces of it are still in the file: %s", why(err))
}

// kindOf returns the sentinel of an error, ErrNotSaved for one that has none.
func kindOf(err error) error {
	var known *Error
	if errors.As(err, &known) {
		return known.kind
	}
	return ErrNotSaved
}

func (s *Store) forgotten() (ids []string, err error) {
	err = s.view(func(tx *bbolt.Tx) (err error) {
		ids, err = getForgotten(tx)
		return err
	})
	return ids, err
}

func getForgotten(tx *bbolt.Tx) (ids []string, err error) {
	value := tx.Bucket(metaBucket).Get(forgetKey)
	if value == nil {
		return nil, nil
	}
	err = unsealJSON(metaPlace(forgetKey), value, &ids)
	return ids, err
}

func isForgotten(tx *bbolt.Tx, id string) bool {
	ids, err := getForgotten(tx)
	return err == nil && slices.Contains(ids, id)
}

// takeOffList removes the summary of a review, and its questionnaire where no
// other review uses it, and notes that the rest is to follow. It reads nothing
// of the review: a damaged one can be forgotten too.
func takeOffList(tx *bbolt.Tx, id string) error {
	listed := tx.Bucket(summaryBucket).Get([]byte(id)) != nil
	there := tx.Bucket(reviewsBucket).Bucket([]byte(id)) != nil
	if !listed && !there {
		return errorf(ErrNotFound, nil, "diligence list shows what there is", "there is no review %s in the store", id)
	}
	if err := tx.Bucket(summaryBucket).Delete([]byte(id)); err != nil {
		return err
	}
	if listed || !isForgotten(tx, id) { // one that vanished from the list was counted
		all, err := getReviews(tx)
		if err != nil {
			return err
		}
		all.remove([]byte(id))
		if err := putMeta(tx, reviewsKey, all); err != nil {
			return err
		}
	}
	if err := dropSources(tx, id); err != nil {
		return err
	}
	ids, err := getForgotten(tx)
	if err != nil {
		return err
	}
	if slices.Contains(ids, id) {
		return nil
	}
	return putMeta(tx, forgetKey, append(ids, id))
}

// dropSources removes the questionnaires only review id uses. Where another
// review's origin cannot be read, all are kept.
func dropSources(tx *bbolt.Tx, id string) error {
	used := map[string]bool{}
	reviews := tx.Bucket(reviewsBucket)
	err := reviews.ForEachBucket(func(other []byte) error {
		if string(other) == id {
			return nil
		}
		var o origin
		err := unsealJSON(originPlace(string(other)), reviews.Bucket(other).Get(originKey), &o)
		used[o.Questionnaire.SHA256] = true
		return err
	})
	if err != nil {
		return nil
	}
	var unused [][]byte
	b := tx.Bucket(questionnairesBucket)
	err = b.ForEach(func(key, _ []byte) error {
		if !used[string(key)] {
			unused = append(unused, bytes.Clone(key))
		}
		return nil
	})
	for _, key := range unused {
		err = errors.Join(err, b.Delete(key))
	}
	return err
}

package store

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// spoil changes the file behind the store's back.
func spoil(t *testing.T, s *Store, change func(tx *bbolt.Tx) error) {
	t.Helper()
	if err := s.db.Update(change); err != nil {
		t.Fatal(err)
	}
}

const damagedKey = "answer/security.today/business"

func reviewOf(tx *bbolt.Tx, r *questionnaire.Review) *bbolt.Bucket {
	return tx.Bucket(reviewsBucket).Bucket([]byte(r.ID))
}

// damages are what may befall one review, and what is said of it then.
var damages = map[string]struct {
	damage func(tx *bbolt.Tx, r *questionnaire.Review) error
	says   string
}{
	"a flipped bit": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		b := reviewOf(tx, r).Bucket(headsBucket)
		value := bytes.Clone(b.Get([]byte(damagedKey)))
		value[len(value)-3] ^= 4
		return b.Put([]byte(damagedKey), value)
	}, "heads/" + damagedKey + " does not match its checksum"},
	"a record gone": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return reviewOf(tx, r).Bucket(headsBucket).Delete([]byte(damagedKey))
	}, "holds 25 records and should hold 26"},
	"a record elsewhere": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		b := reviewOf(tx, r).Bucket(headsBucket)
		return b.Put([]byte("answer/security.fix/business"), bytes.Clone(b.Get([]byte(damagedKey))))
	}, "heads/answer/security.fix/business does not match"},
	"an older record": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return putHead(reviewOf(tx, r).Bucket(headsBucket), &manifest{}, revision{Review: r.ID, Key: damagedKey, Revision: "0", After: []byte(`{"question":"security.today","role":"business"}`)})
	}, "is damaged"},
	"no heads": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return reviewOf(tx, r).DeleteBucket(headsBucket)
	}, "it has no heads"},
	"no origin": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return reviewOf(tx, r).Delete(originKey)
	}, "origin is missing"},
	"no review": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return tx.Bucket(reviewsBucket).DeleteBucket([]byte(r.ID))
	}, "is in the list and nowhere else"},
	"no summary": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return tx.Bucket(summaryBucket).Delete([]byte(r.ID))
	}, "is missing from the list"},
	"another's origin": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		value, err := sealJSON(originPlace(r.ID), origin{Review: "another"})
		return errors.Join(err, reviewOf(tx, r).Put(originKey, value))
	}, "says it is of review another"},
	"no JSON": {func(tx *bbolt.Tx, r *questionnaire.Review) error {
		return reviewOf(tx, r).Bucket(headsBucket).Put([]byte(damagedKey), seal(headPlace(r.ID, damagedKey), []byte("{"), 0))
	}, "heads/" + damagedKey + " cannot be read"},
}

func TestDamageIsNamedAndNeverReadAsData(t *testing.T) {
	for name, test := range damages {
		t.Run(name, func(t *testing.T) {
			s, err := Open(filepath.Join(t.TempDir(), "reviews.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r, other := filledReview("Acme"), filledReview("Whole")
			create(t, s, r)
			create(t, s, other)
			spoil(t, s, func(tx *bbolt.Tx) error { return test.damage(tx, r) })
			got, err := s.Load(r.ID)
			if !errors.Is(err, ErrDamaged) || got != nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("load = %v; want an error that says %q", err, test.says)
			}
			if err := s.Check(); !errors.Is(err, ErrDamaged) {
				t.Errorf("check = %v", err)
			}
			stands(t, s, other)
		})
	}
}

func TestADamagedLogAndListAreNamed(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "reviews.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	r := filledReview("Acme")
	create(t, s, r)
	spoil(t, s, func(tx *bbolt.Tx) error {
		b := reviewOf(tx, r).Bucket(logBucket)
		key, _ := b.Cursor().First()
		return b.Delete(bytes.Clone(key))
	})
	if _, err := s.Log(r.ID); !errors.Is(err, ErrDamaged) || !strings.Contains(err.Error(), "holds 25 changes and should hold 26") {
		t.Error(err)
	}
	spoil(t, s, func(tx *bbolt.Tx) error { return tx.Bucket(summaryBucket).Delete([]byte(r.ID)) })
	whole := filledReview("Whole")
	create(t, s, whole)
	if list, err := s.List(); !errors.Is(err, ErrDamaged) || len(list) != 1 || !strings.Contains(err.Error(), "holds 1 and should hold 2") {
		t.Error(list, err)
	}
	spoil(t, s, func(tx *bbolt.Tx) error { return tx.Bucket(summaryBucket).Put([]byte(r.ID), []byte("rubbish")) })
	if list, err := s.List(); !errors.Is(err, ErrDamaged) || len(list) != 1 || !strings.Contains(err.Error(), "summary/"+r.ID+" is too short") && !strings.Contains(err.Error(), "does not match") {
		t.Error(list, err)
	}
	if err := s.Put(r.ID, nil, summaryOf(r)); !errors.Is(err, ErrDamaged) {
		t.Errorf("written over damage: %v", err)
	}
}

// What cannot be listed is named as people know it, with the way to be rid of it;
// then the list is whole again.
func TestADamagedReviewIsNamedAndTakenOut(t *testing.T) {
	for name, damage := range map[string]func(b *bbolt.Bucket, id []byte) error{
		"damaged": func(b *bbolt.Bucket, id []byte) error { return b.Put(id, []byte("rubbish")) },
		"gone":    func(b *bbolt.Bucket, id []byte) error { return b.Delete(id) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStore(t)
			r, other := filledReview("Acme"), filledReview("Other")
			create(t, s, r)
			create(t, s, other)
			spoil(t, s, func(tx *bbolt.Tx) error { return damage(tx.Bucket(summaryBucket), []byte(r.ID)) })
			list, err := s.List()
			var told *Error
			if !errors.As(err, &told) || !errors.Is(err, ErrDamaged) || len(list) != 1 || list[0].ID != other.ID {
				t.Fatal(list, err)
			}
			if name == "damaged" && (!strings.Contains(told.Error(), `"Acme" cannot be read, and the others can`) || !strings.Contains(told.Hint(), "diligence delete "+r.ID)) {
				t.Errorf("%v; %s", told, told.Hint())
			}
			must(t, s.Forget(r.ID))
			if list, err := s.List(); err != nil || len(list) != 1 {
				t.Error(list, err)
			}
			stands(t, s, other)
		})
	}
}

// Another program cuts the file short while it is mapped: reading beyond its
// end is a fault, which must end as an error.
func TestAFileCutShortWhileOpenIsAnError(t *testing.T) {
	s, err := Open(filepath.Join(t.TempDir(), "reviews.db"))
	if err != nil {
		t.Fatal(err)
	}
	r := filledReview("Acme")
	create(t, s, r)
	if err := os.Truncate(s.Path(), 2*int64(os.Getpagesize())); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(r.ID); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if _, err := s.List(); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if err := s.Put(r.ID, nil, summaryOf(r)); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if _, err := Open(s.Path()); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

// Bits flipped anywhere in the file, bbolt's own pages included, are noticed or
// do no harm to what is read.
func TestABitFlippedAnywhereGivesNoWrongData(t *testing.T) {
	whole, err := os.ReadFile(fixture(1)) // the same bytes at each run
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "whole.db")
	want := readOut(t, path, whole)
	if strings.Contains(want, "error") {
		t.Fatal(want)
	}
	flips := 300
	if testing.Short() {
		flips = 100
	}
	random := rand.New(rand.NewPCG(1, 2))
	noticed := 0
	for range flips {
		data := bytes.Clone(whole)
		bit := random.IntN(8 * len(data))
		data[bit/8] ^= 1 << (bit % 8)
		got := readOut(t, path, data)
		switch {
		case strings.Contains(got, "error"):
			noticed++
		case got != want:
			t.Errorf("bit %d of byte %d, page %d: read as\n%.500s", bit%8, bit/8, bit/8/os.Getpagesize(), got)
		}
	}
	t.Logf("%d of %d flips noticed, the others in what is not read", noticed, flips)
	if noticed == 0 {
		t.Error("no flip was noticed")
	}
}

// readOut returns all that can be read from a file of these bytes as text.
func readOut(t *testing.T, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Open(path)
	if err != nil {
		return "error: " + err.Error()
	}
	defer s.Close()
	list, err := s.List()
	out := fmt.Sprintln(list, "error:", err)
	if err == nil {
		out = fmt.Sprintln(list)
	}
	for _, sum := range list {
		r, err := s.Load(sum.ID)
		if err != nil {
			return "error: " + err.Error()
		}
		log, err := s.Log(sum.ID)
		if err != nil {
			return "error: " + err.Error()
		}
		source, err := s.Source(r.Questionnaire.SHA256)
		if err != nil {
			return "error: " + err.Error()
		}
		out += fmt.Sprintln(r.ID, r.Created, lines(t, r), len(log), texts(log), len(source))
	}
	return out
}

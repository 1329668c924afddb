package main

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
	"diligence/store"
)

// Of two reviews that came to have one name, none is taken for the other.
func TestResolveRefusesOneNameOfTwo(t *testing.T) {
	t.Parallel()
	s, err := store.Open(filepath.Join(t.TempDir(), "reviews.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	q, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, name := range []questionnaire.Text{"Acme", "acme", "Acme Two"} {
		r := questionnaire.NewReview(name, q.Edition, time.Now())
		if err := s.Create(r, questionnaire.BuiltinSource(), questionnaire.Summary{ID: r.ID, Name: name}); err != nil {
			t.Fatal(err)
		}
		ids = append(ids, r.ID)
	}
	if id, err := resolve(s, "Acme"); err == nil || !strings.Contains(err.Error(), "2 reviews are named") || hintOf(err) == "" {
		t.Errorf("%q, %v", id, err)
	}
	if id, err := resolve(s, "acme t"); err != nil || id != ids[2] {
		t.Errorf("%q, %v", id, err)
	}
	if id, err := resolve(s, ids[1]); err != nil || id != ids[1] {
		t.Errorf("%q, %v", id, err)
	}
}

// One review that cannot be listed keeps nobody from the others, and can be taken out.
func TestADamagedReviewKeepsNobodyFromTheOthers(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "reviews.db")
	does := func(want int, args ...string) (out, errOut string) {
		t.Helper()
		var o, e strings.Builder
		if code := run(append(args, "--db", path), strings.NewReader(""), &o, &e); code != want {
			t.Errorf("diligence %v ended with %d: %s", args, code, e.String())
		}
		return o.String(), e.String()
	}
	for _, name := range []string{"Alpha", "Bravo", "Charlie"} {
		does(0, "new", name)
	}
	var id string
	db, err := bbolt.Open(path, 0o600, nil)
	if err == nil {
		err = db.Update(func(tx *bbolt.Tx) error {
			b := tx.Bucket([]byte("summary"))
			return b.ForEach(func(key, value []byte) error {
				if strings.Contains(string(value), "Bravo") {
					id = string(key)
					return b.Put(key, append([]byte(nil), value[:len(value)-1]...))
				}
				return nil
			})
		})
	}
	if err = errors.Join(err, db.Close()); err != nil || id == "" {
		t.Fatal(id, err)
	}
	for _, args := range [][]string{{"list"}, {"list", "--json"}} {
		out, told := does(1, args...)
		if !strings.Contains(out, "Alpha") || !strings.Contains(out, "Charlie") || strings.Contains(out, "Bravo") ||
			!strings.Contains(told, `"Bravo" cannot be read, and the others can`) || !strings.Contains(told, "diligence delete "+id+" --yes") {
			t.Errorf("%v says\n%s%s", args, out, told)
		}
	}
	if _, told := does(1, "show", "Bravo"); !strings.Contains(told, "Bravo") {
		t.Errorf("show says %s", told)
	}
	does(0, "answer", "Alpha", "security.today", "works")
	does(0, "new", "Delta")
	does(0, "delete", id, "--yes")
	if out, _ := does(0, "list"); strings.Contains(out, "Bravo") || !strings.Contains(out, "Delta") {
		t.Errorf("list says\n%s", out)
	}
}

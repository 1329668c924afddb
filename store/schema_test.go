package store

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

var makeFixture = flag.Bool("make-fixture", false, "write the file of the present schema into testdata, if there is none")

func fixture(schema int) string {
	return filepath.Join("testdata", fmt.Sprintf("schema-%d.db", schema))
}

// fixtureReview is what the file of schema 1 holds.
func fixtureReview() *questionnaire.Review {
	r := filledReview("Acme")
	r.ID = "00112233445566ff"
	return r
}

func TestMakeFixture(t *testing.T) {
	if !*makeFixture {
		t.Skip("only on request; a file once released is never made again")
	}
	s := newStore(t)
	r := fixtureReview()
	create(t, s, r)
	put(t, s, r, change(r, "changed once"))
	if err := s.CopyTo(fixture(len(migrations) + 1)); err != nil {
		t.Fatal(err)
	}
}

func TestSchemaText(t *testing.T) {
	if got, want := schemaText(1), summed("diligence 1"); string(got) != string(want) {
		t.Errorf("schema 1 is written %q, not %q", got, want)
	}
}

// A file of each schema there ever was opens and reads as it did.
func TestFilesOfEverySchemaOpen(t *testing.T) {
	for schema := 1; schema <= len(migrations)+1; schema++ {
		data, err := os.ReadFile(fixture(schema))
		if err != nil {
			t.Fatalf("a schema without a file in testdata: %v", err)
		}
		path := filepath.Join(t.TempDir(), "reviews.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := openStore(t, path)
		r := fixtureReview()
		r.Apply(change(r, "changed once"))
		stands(t, s, r)
		log, err := s.Log(r.ID)
		if err != nil || len(log) != len(contents(fixtureReview()))+1 {
			t.Errorf("schema %d: %d changes, %v", schema, len(log), err)
		}
		source, err := s.Source(r.Questionnaire.SHA256)
		if err != nil || string(source["security.yaml"]) != string(someSource["security.yaml"]) {
			t.Errorf("schema %d: %v", schema, err)
		}
		list, err := s.List()
		if err != nil || len(list) != 1 || fmt.Sprint(list[0]) != fmt.Sprint(summaryOf(r)) {
			t.Errorf("schema %d: %v, %v", schema, list, err)
		}
		put(t, s, r, change(r, "and goes on"))
		stands(t, s, r)
	}
}

func TestMigrationsRunInOneTransaction(t *testing.T) {
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "reviews.db"), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(func(tx *bbolt.Tx) error { return writeSchema(tx, time.Now()) }); err != nil {
		t.Fatal(err)
	}
	mark := func(name string) func(*bbolt.Tx) error {
		return func(tx *bbolt.Tx) error { return tx.Bucket(metaBucket).Put([]byte(name), []byte("x")) }
	}
	broken := errors.New("the second step fails")
	state := func() (schema int, first, second bool) {
		_ = db.View(func(tx *bbolt.Tx) error {
			schema, _ = readSchema(tx, "")
			b := tx.Bucket(metaBucket)
			first, second = b.Get([]byte("first")) != nil, b.Get([]byte("second")) != nil
			return nil
		})
		return schema, first, second
	}
	fails := []func(*bbolt.Tx) error{mark("first"), func(*bbolt.Tx) error { return broken }}
	if err := migrate(db, "", fails); !errors.Is(err, broken) {
		t.Error(err)
	}
	if schema, first, _ := state(); schema != 1 || first {
		t.Errorf("after a failed migration the schema is %d, first step done: %v", schema, first)
	}
	steps := []func(*bbolt.Tx) error{mark("first"), mark("second")}
	if err := migrate(db, "", steps[:1]); err != nil {
		t.Error(err)
	}
	if err := migrate(db, "", steps); err != nil {
		t.Error(err)
	}
	if schema, first, second := state(); schema != 3 || !first || !second {
		t.Errorf("after migrating the schema is %d, steps done: %v %v", schema, first, second)
	}
	if err := migrate(db, "", steps[:1]); !errors.Is(err, ErrNewer) {
		t.Error(err)
	}
}

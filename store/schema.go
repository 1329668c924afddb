package store

import (
	"crypto/rand"
	"fmt"
	"hash/crc32"
	"time"

	"go.etcd.io/bbolt"
)

// migrations bring a store from one schema to the next: the first from 1 to 2.
// All that are needed run in one transaction, and the schema is written with
// them. A step is never changed once released; each needs a test, and a file of
// its schema in testdata.
var migrations []func(*bbolt.Tx) error

const newerHint = "it was left as it is; update diligence, or name another file with --db"

var (
	metaBucket           = []byte("meta")
	questionnairesBucket = []byte("questionnaires")
	reviewsBucket        = []byte("reviews")
	summaryBucket        = []byte("summary")

	schemaKey  = []byte("schema")
	storeKey   = []byte("store")
	reviewsKey = []byte("reviews")
	forgetKey  = []byte("forget")

	originKey   = []byte("origin")
	headsBucket = []byte("heads")
	logBucket   = []byte("log")
)

func metaPlace(key []byte) place { return place{bucket: "meta", key: string(key)} }

// writeSchema fills an empty file.
func writeSchema(tx *bbolt.Tx, now time.Time) error {
	for _, name := range [][]byte{metaBucket, questionnairesBucket, reviewsBucket, summaryBucket} {
		if _, err := tx.CreateBucket(name); err != nil {
			return err
		}
	}
	if err := putMeta(tx, storeKey, birth{Created: now.UTC(), Instance: rand.Text()}); err != nil {
		return err
	}
	if err := putMeta(tx, reviewsKey, manifest{}); err != nil {
		return err
	}
	return tx.Bucket(metaBucket).Put(schemaKey, schemaText(1))
}

func putMeta(tx *bbolt.Tx, key []byte, payload any) error {
	value, err := sealJSON(metaPlace(key), payload)
	if err != nil {
		return err
	}
	return tx.Bucket(metaBucket).Put(key, value)
}

// schemaText is no record, so that a program older than the record's format can
// still read that the file is newer. The one of every file today is at hand, so that
// opening does not wait for the table of checksums, which takes longer than all the rest.
func schemaText(schema int) []byte {
	if schema == 1 {
		return []byte("diligence 1 90f24d22")
	}
	return summed(fmt.Sprintf("diligence %d", schema))
}

func summed(text string) []byte {
	return fmt.Appendf(nil, "%s %08x", text, crc32.Checksum([]byte(text), castagnoli()))
}

// readSchema returns the schema of the file at path.
func readSchema(tx *bbolt.Tx, path string) (int, error) {
	b := tx.Bucket(metaBucket)
	if b == nil {
		return 0, foreign(path, "was written by another program")
	}
	value := b.Get(schemaKey)
	if value == nil {
		return 0, foreign(path, "was written by another program")
	}
	var schema int
	var sum uint32
	_, err := fmt.Sscanf(string(value), "diligence %d %x", &schema, &sum)
	if err != nil || schema < 1 || string(schemaText(schema)) != string(value) {
		return 0, damagedf("%s is damaged: its schema cannot be read", path)
	}
	for _, name := range [][]byte{questionnairesBucket, reviewsBucket, summaryBucket} {
		if tx.Bucket(name) == nil {
			return 0, damagedf("%s is damaged: it has no %s", path, name)
		}
	}
	return schema, nil
}

// migrate brings the file at path to the schema that steps lead to. A file from
// a newer program is refused untouched.
func migrate(db *bbolt.DB, path string, steps []func(*bbolt.Tx) error) error {
	newest := len(steps) + 1
	var schema int
	err := db.View(func(tx *bbolt.Tx) (err error) {
		schema, err = readSchema(tx, path)
		return err
	})
	if err != nil || schema == newest {
		return err
	}
	if schema > newest {
		return errorf(ErrNewer, nil, newerHint, "%s has schema %d, and this program knows %d", path, schema, newest)
	}
	return db.Update(func(tx *bbolt.Tx) error {
		for _, step := range steps[schema-1:] {
			if err := step(tx); err != nil {
				return err
			}
		}
		return tx.Bucket(metaBucket).Put(schemaKey, schemaText(newest))
	})
}

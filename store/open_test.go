package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// boltFile returns the bytes of a bbolt file that fill made.
func boltFile(t *testing.T, o *bbolt.Options, fill func(*bbolt.Tx) error) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "other.db")
	db, err := bbolt.Open(path, 0o600, o)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(fill), db.Close()); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func nothing(*bbolt.Tx) error { return nil }

// storeBytes returns the file of a store that holds a review.
func storeBytes(t *testing.T) []byte {
	t.Helper()
	s := newStore(t)
	create(t, s, filledReview("Acme"))
	path := filepath.Join(t.TempDir(), "copy.db")
	if err := s.CopyTo(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsNoStoreIsRefusedUntouched(t *testing.T) {
	whole := storeBytes(t)
	bothMetasBroken := bytes.Clone(whole)
	bothMetasBroken[metaStart+48] ^= 1
	bothMetasBroken[os.Getpagesize()+metaStart+48] ^= 1
	tests := map[string]struct {
		content []byte
		want    error
		says    string
	}{
		"zero length":           {nil, ErrForeign, "is empty"},
		"text":                  {[]byte(strings.Repeat("not a database\n", 1000)), ErrForeign, "is not a diligence file"},
		"a few bytes":           {[]byte("x"), ErrForeign, "is not a diligence file"},
		"another bbolt file":    {boltFile(t, nil, nothing), ErrForeign, "another program"},
		"bbolt without a list":  {boltFile(t, &bbolt.Options{NoFreelistSync: true}, nothing), ErrForeign, "another program"},
		"a newer schema":        {boltFile(t, nil, schemaOf(7)), ErrNewer, "schema 7, and this program knows 1"},
		"a store cut short":     {whole[:len(whole)-os.Getpagesize()], ErrDamaged, "shorter than"},
		"a store in two ruins":  {bothMetasBroken, ErrDamaged, "neither of its two first pages"},
		"a schema nobody wrote": {boltFile(t, nil, schemaIs("diligence 1 00000000")), ErrDamaged, "its schema cannot be read"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "reviews.db")
			if err := errors.Join(os.WriteFile(path, test.content, 0o600), os.Chmod(path, 0o644)); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path)
			if err == nil {
				s.Close()
			}
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("error = %v; want one that names the file and says %q", err, test.says)
			}
			after, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(after, test.content) {
				t.Errorf("the file was changed, or %v", err)
			}
			if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o644 {
				t.Errorf("the file's mode was changed to %v, %v", info.Mode(), err)
			}
			entries, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(entries) != 1 {
				t.Errorf("files were left beside it: %v, %v", entries, err)
			}
		})
	}
}

func schemaIs(text string) func(*bbolt.Tx) error {
	return func(tx *bbolt.Tx) error {
		if err := writeSchema(tx, someDay); err != nil {
			return err
		}
		return tx.Bucket(metaBucket).Put(schemaKey, []byte(text))
	}
}

func schemaOf(n int) func(*bbolt.Tx) error { return schemaIs(string(schemaText(n))) }

func TestAFolderIsRefused(t *testing.T) {
	if _, err := Open(t.TempDir()); !errors.Is(err, ErrForeign) || !strings.Contains(err.Error(), "is a folder") {
		t.Error(err)
	}
}

func TestOneBrokenMetaPageIsSurvived(t *testing.T) {
	for _, slot := range []int{0, 1} {
		data := storeBytes(t)
		data[slot*os.Getpagesize()+metaStart+48] ^= 1
		path := filepath.Join(t.TempDir(), "reviews.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path)
		if err != nil {
			t.Fatalf("slot %d: %v", slot, err)
		}
		// CopyTo gives the second page an older transaction of the same content.
		if list, err := s.List(); err != nil || len(list) != 1 {
			t.Errorf("slot %d: %v, %v", slot, list, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestOnlyOneProcessHoldsTheFile(t *testing.T) {
	t.Setenv("USER", "anna\x1b[31m")
	s := newStore(t)
	_, err := Open(s.Path())
	if !errors.Is(err, ErrInUse) {
		t.Fatal(err)
	}
	want := " since " + readOwner(s.Path()).Since.Local().Format("15:04 on 2 January 2006")
	if text := err.Error(); !strings.Contains(text, "in use by anna") || !strings.Contains(text, want) {
		t.Errorf("%q does not say who holds it since when", text)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(ownerPath(s.Path())); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the owner's file is left behind: %v", err)
	}
	openStore(t, s.Path())
}

func TestAnOwnerFileThatIsNoneIsSurvived(t *testing.T) {
	s := newStore(t)
	for _, content := range []string{"", "null", "[1]", `{"pid":-1,"since":"x"}`, strings.Repeat("x", 1<<20)} {
		if err := os.WriteFile(ownerPath(s.Path()), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if text := inUse(s.Path(), nil).Error(); text != s.Path()+" is in use by another process" {
			t.Errorf("%.20q: %s", content, text)
		}
	}
}

func TestTwoThatStartAtOnceMakeOneStore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "reviews.db")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := Open(path)
			for errors.Is(err, ErrInUse) {
				s, err = Open(path)
			}
			if err != nil {
				t.Error(err)
				return
			}
			r := questionnaire.NewReview("Acme", someEdition, someDay)
			if err := errors.Join(s.Create(r, someSource, summaryOf(r)), s.Close()); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if list, err := openStore(t, path).List(); err != nil || len(list) != 4 {
		t.Errorf("%d reviews of 4, %v", len(list), err)
	}
}

func TestTemporaryFilesAreGoneAtTheNextStart(t *testing.T) {
	s := newStore(t)
	dir, err := s.TempDir()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "edit"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "edit", "note.txt"), []byte("confidential"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openStore(t, s.Path())
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("%v is left, %v", entries, err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Dir(s.Path()))
	if err != nil || len(entries) != 1 {
		t.Errorf("beside the store there is %v, %v", entries, err)
	}
}

package store

import (
	"go/parser"
	"go/token"
	"regexp"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"diligence/questionnaire"
)

// keys returns the paths of all that the store holds under top, "" for all.
func keys(t *testing.T, s *Store, top string) []string {
	t.Helper()
	var paths []string
	var walk func(b *bbolt.Bucket, under string) error
	walk = func(b *bbolt.Bucket, under string) error {
		return b.ForEach(func(k, v []byte) error {
			path := under + string(k)
			paths = append(paths, path)
			if v == nil {
				return walk(b.Bucket(k), path+"/")
			}
			return nil
		})
	}
	err := s.view(func(tx *bbolt.Tx) error {
		if top != "" {
			return walk(tx.Bucket([]byte(top)), top+"/")
		}
		return walk(tx.Cursor().Bucket(), "")
	})
	if err != nil {
		t.Fatal(err)
	}
	return paths
}

// drawnKeys returns the lines of the key tree in the package comment as patterns.
func drawnKeys(t *testing.T) map[string]*regexp.Regexp {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	drawn := map[string]*regexp.Regexp{}
	line := regexp.MustCompile(`(?m)^\t([a-z][a-z0-9/<>]*)(?: .*)?$`)
	for _, m := range line.FindAllStringSubmatch(file.Doc.Text(), -1) {
		pattern := regexp.QuoteMeta(m[1])
		for _, placeholder := range []string{"<sha256>", "<id>", "<revision>"} {
			pattern = strings.ReplaceAll(pattern, placeholder, "[0-9a-f]+")
		}
		pattern = strings.ReplaceAll(pattern, "<key>", "(info|outage|(respondent|answer|initiative|milestone|hire|competence|certification|risk|request|disposition)/.+)")
		drawn[m[1]] = regexp.MustCompile("^" + pattern + "$")
	}
	return drawn
}

func TestThePackageCommentDrawsWhatIsWritten(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	put(t, s, r, r.Put(note("stack.today", "new"), questionnaire.RoleReviewer, someDay))
	if err := s.update("", func(tx *bbolt.Tx) error { return putMeta(tx, forgetKey, []string{}) }); err != nil {
		t.Fatal(err)
	}
	drawn := drawnKeys(t)
	if len(drawn) < 10 {
		t.Fatalf("the package comment draws %d keys", len(drawn))
	}
	met := map[string]bool{}
	for _, path := range keys(t, s, "") {
		matched := false
		for line, pattern := range drawn {
			if pattern.MatchString(path) {
				matched, met[line] = true, true
			}
		}
		if !matched {
			t.Errorf("%s is written and not drawn", path)
		}
	}
	for line := range drawn {
		if !met[line] {
			t.Errorf("%s is drawn and not written", line)
		}
	}
}

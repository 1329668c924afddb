package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// logOf returns a log that leads to r.
func logOf(r *questionnaire.Review) (log []questionnaire.Change) {
	for _, rec := range r.Records() {
		log = append(log, questionnaire.Change{
			ID: questionnaire.NewRevision(today), Key: rec.Key(), After: rec, By: questionnaire.RoleReviewer, At: today, Step: "s",
		})
	}
	return log
}

func bundleOf(t testing.TB, r *questionnaire.Review, a Audience) []byte {
	t.Helper()
	b, err := ForBundle(r, logOf(r), cutSource(), a, today)
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.JSON()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAWholeBundleReadsBackAsItWas(t *testing.T) {
	q := cut()
	for seed := range uint64(30) {
		r := newReview(q, "Acme")
		f := newFiller(seed)
		f.fill(q, r, f.Float64(), int(seed))
		f.decide(q, r)
		s, err := r.Snapshot("then", today)
		if err != nil {
			t.Fatal(err)
		}
		r.Apply(r.Put(s, questionnaire.RoleReviewer, today))
		log := logOf(r)
		want, err := ForBundle(r, log, cutSource(), Private, today)
		if err != nil {
			t.Fatal(err)
		}
		data, err := want.JSON()
		if err != nil {
			t.Fatal(err)
		}
		if again, _ := want.JSON(); !bytes.Equal(data, again) {
			t.Fatal("the same bundle is written in two ways")
		}
		got, err := ReadBundle(data)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if got.Review.ID != r.ID || !got.Review.Created.Equal(r.Created) || got.Review.Questionnaire != r.Questionnaire {
			t.Errorf("seed %d: review %s of %v", seed, got.Review.ID, got.Review.Created)
		}
		if x, y := asJSON(t, got.Review.Records()), asJSON(t, r.Records()); x != y {
			t.Fatalf("seed %d: records\n%s\nwant\n%s", seed, x, y)
		}
		if x, y := asJSON(t, got.Log), asJSON(t, log); x != y {
			t.Fatalf("seed %d: log\n%s\nwant\n%s", seed, x, y)
		}
		if !reflect.DeepEqual(got.Source, cutSource()) {
			t.Error("the questionnaire is another")
		}
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A byte changed or cut off anywhere is noticed.
func TestADamagedBundleIsRefused(t *testing.T) {
	r := newReview(cut(), "Acme")
	r.Apply(r.Put(questionnaire.Hire{ID: "h1", Role: "Data lead"}, questionnaire.RoleReviewer, today))
	b, err := ForBundle(r, logOf(r), questionnaire.Source{"questionnaire.yaml": []byte("id: x")}, Private, today)
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for at := range data {
		for _, bad := range [][]byte{data[:at], flipped(data, at)} {
			got, err := ReadBundle(bad)
			var refusal *BundleError
			if err == nil && asJSON(t, got) != asJSON(t, b) { // a blank more or less says the same
				t.Fatalf("byte %d: read as %s", at, asJSON(t, got))
			}
			if err != nil && (!errors.As(err, &refusal) || refusal.Do == "") {
				t.Fatalf("byte %d: %v", at, err)
			}
		}
	}
	more := append(bytes.Clone(data), []byte(" {}")...)
	if _, err := ReadBundle(more); err == nil {
		t.Error("what follows the bundle is read over")
	}
	newer := bytes.Replace(data, []byte(`"version": 1`), []byte(`"version": 2`), 1)
	if _, err := ReadBundle(newer); err == nil || !strings.Contains(err.Error(), "newer program") {
		t.Error(err)
	}
}

func flipped(data []byte, at int) []byte {
	data = bytes.Clone(data)
	data[at] ^= 1
	return data
}

// What an audience may not read is in no part of its bundle.
func TestBundleCanaries(t *testing.T) {
	r := marked(t)
	r.Apply(r.Put(questionnaire.Respondent{ID: "p1", Name: "PERSON9last", Role: "business"}, questionnaire.RoleReviewer, today))
	r.Apply(r.Put(questionnaire.Request{ID: "q1", What: "Audit", From: "PERSON9last", Private: "PRIVrequest"}, questionnaire.RoleReviewer, today))
	s, err := r.Snapshot("then", today)
	if err != nil {
		t.Fatal(err)
	}
	r.Apply(r.Put(s, questionnaire.RoleReviewer, today))
	for _, a := range []Audience{Private, Company, Board} {
		text := string(bundleOf(t, r, a))
		if has := strings.Contains(text, "PRIV"); has != (a == Private) {
			t.Errorf("%s: private notes in it: %v", a, has)
		}
		if has := personMark.MatchString(text); has != a.named() {
			t.Errorf("%s: names in it: %v %q", a, has, personMark.FindString(text))
		}
		b, err := ReadBundle([]byte(text))
		if err != nil || b.Whole() != (a == Private) || b.Audience != a {
			t.Errorf("%s: read back as %s, %v", a, b.Audience, err)
		}
		if a != Private && (b.Log != nil || len(b.Review.Snapshots) > 0) {
			t.Errorf("%s: holds earlier states", a)
		}
	}
	if _, err := ForBundle(r, nil, nil, Investor, time.Time{}); err == nil {
		t.Error("an investor gets every answer")
	}
}

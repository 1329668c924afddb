package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

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

func forAudience(a Audience) Options { return Options{Audience: a, Now: today, Names: ReplaceNames} }

func bundleOf(t testing.TB, r *questionnaire.Review, a Audience) []byte {
	t.Helper()
	b, err := ForBundle(cut(), r, evaluate(cut(), r), logOf(r), cutSource(), forAudience(a))
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
		want, err := ForBundle(q, r, evaluate(q, r), log, cutSource(), forAudience(Private))
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
	b, err := ForBundle(cut(), r, evaluate(cut(), r), logOf(r), questionnaire.Source{"questionnaire.yaml": []byte("id: x")}, forAudience(Private))
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for at := range data {
		for _, bad := range [][]byte{data[:at], flipped(data, at, 1), flipped(data, at, 'a'-'A')} {
			got, err := ReadBundle(bad)
			var refusal *BundleError
			if err == nil && (asJSON(t, got) != asJSON(t, b) || !bytes.Equal(compact(t, bad), compact(t, data))) { // a blank more or less says the same
				t.Fatalf("byte %d: %q is read as %s", at, bad[max(0, at-20):min(at+20, len(bad))], asJSON(t, got))
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
	twice := bytes.Replace(data, []byte(`"audience": "private"`), []byte(`"audience": "board", "audience": "private"`), 1)
	if _, err := ReadBundle(twice); err == nil {
		t.Error("a field that stands twice is read over")
	}
	newer := bytes.Replace(data, []byte(`"version": 1`), []byte(`"version": 2`), 1)
	if _, err := ReadBundle(newer); err == nil || !strings.Contains(err.Error(), "newer program") {
		t.Error(err)
	}
}

func flipped(data []byte, at int, bit byte) []byte {
	data = bytes.Clone(data)
	data[at] ^= bit
	return data
}

func compact(t testing.TB, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, data); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
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
	if _, err := ForBundle(cut(), r, evaluate(cut(), r), nil, nil, forAudience(Investor)); err == nil {
		t.Error("an investor gets every answer")
	}
}

// A name that the report for the board replaces is in no part of its bundle, nor
// what that report holds back.
func TestABoardBundleTellsNoMoreThanTheReport(t *testing.T) {
	q := cut()
	notes := corpus(t, "people.txt")
	for at := 0; at < len(notes); at += 40 {
		r := full(t)
		n := at
		for x := range q.All {
			for s, a := range r.Answers[x.ID] {
				if n < min(at+40, len(notes)) {
					a.Note, a.Evidence, a.Parked = questionnaire.Text(notes[n].text), []questionnaire.Text{"EVIDENCE"}, true
					r.Apply(r.Put(a, s, today))
					n++
				}
			}
		}
		r.Apply(r.Put(questionnaire.Request{ID: "q1", What: "REQUESTED", From: "Wilma Zander", At: today}, questionnaire.RoleReviewer, today))
		report := string(Markdown(For(q, r, evaluate(q, r), Board, today)))
		b, err := ForBundle(q, r, evaluate(q, r), nil, cutSource(), forAudience(Board))
		if err != nil {
			t.Fatal(err)
		}
		said := asJSON(t, b.Review.Records())
		for _, x := range notes[at:n] {
			for _, name := range x.names {
				if strings.Contains(said, name) && !strings.Contains(report, name) {
					t.Errorf("%q is in the bundle and not in the report", name)
				}
			}
		}
		for _, word := range []string{"EVIDENCE", "REQUESTED", "Wilma", `"parked"`} {
			if strings.Contains(said, word) {
				t.Errorf("the bundle holds %s", word)
			}
		}
		if problems := q.Check(newReview(q, "x"), logOf(b.Review)); len(problems) > 0 {
			t.Errorf("what the bundle holds cannot be taken in: %v", problems)
		}
	}
}

func TestNamesInABundle(t *testing.T) {
	q := cut()
	r := newReview(q, "Acme")
	a := r.Said("security.today", questionnaire.RoleTechnology)
	a.Status, a.Value, a.Note = questionnaire.Answered, questionnaire.TextValue("broken"), "We asked Jane Miller (CTO). Perhaps Zorbanax knows."
	r.Apply(r.Put(a, questionnaire.RoleTechnology, today))
	company := r.Said("context.company", questionnaire.RoleBusiness)
	company.Status, company.Value, company.Note = questionnaire.Answered, questionnaire.TextValue("Martha Lane Freight"), "Called so by Dr Lovisa Brahm."
	r.Apply(r.Put(company, questionnaire.RoleBusiness, today))
	for policy, holds := range map[NamePolicy]bool{ReplaceNames: false, KeepNames: true, StopAtNames: true} {
		o := forAudience(Board)
		o.Names = policy
		b, err := ForBundle(q, r, evaluate(q, r), nil, cutSource(), o)
		if err != nil {
			t.Fatal(err)
		}
		got, _ := b.Review.Answer("security.today", questionnaire.RoleTechnology)
		if strings.Contains(string(got.Note), "Jane") != holds || got.Value.Text() != "broken" {
			t.Errorf("%s: %+v", policy, got)
		}
		if got, _ := b.Review.Answer("context.company", questionnaire.RoleBusiness); strings.Contains(string(got.Note), "Brahm") != holds || got.Value.Text() != company.Value.Text() {
			t.Errorf("%s: %+v", policy, got)
		}
		lines := strings.Join(b.BeforeYouShare().Lines(), "\n")
		if !strings.Contains(lines, "“Jane Miller” in the answer to “Security today” (technology)") || StopForNames(b.FoundNames()) == nil {
			t.Errorf("%s: %s", policy, lines)
		}
	}
}

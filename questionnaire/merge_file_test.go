package questionnaire

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"
)

func nobody(Conflict) (Record, bool) { return nil, false }

// A filed review is one with its log, into which files are merged.
type filed struct {
	t *testing.T
	q *Questionnaire
	mergeCopy
}

func newFiled(t *testing.T) *filed {
	f := &filed{t: t, q: small(t), mergeCopy: mergeCopy{r: &Review{ID: "r"}}}
	f.do(f.r.Put(Info{Name: "Example"}, RoleReviewer, applyTime))
	f.do(f.r.Put(Respondent{ID: "p1", Name: "Ada Example", Role: RoleTechnology}, RoleReviewer, applyTime))
	f.do(f.r.Put(Respondent{ID: "p2", Name: "Bo Sample", Role: RoleTechnology}, RoleReviewer, applyTime))
	return f
}

func (f *filed) copy() *filed { return &filed{f.t, f.q, *f.clone()} }

func (f *filed) says(s Speaker, value string, note Text, at time.Time) {
	a := f.r.Said("security.today", s)
	a.Status, a.Value, a.Note, a.At = Answered, TextValue(Text(value)), note, at
	f.do(f.r.Put(a, s, at))
}

func (f *filed) merge(file string, choose Choice, at time.Time) []Conflict {
	f.t.Helper()
	made, conflicts, err := f.q.MergeFile(f.r, f.log, "file.yaml", []byte(file), RoleReviewer, choose, at)
	if err != nil {
		f.t.Fatalf("%v\n%s", err, file)
	}
	f.do(made.Changes...)
	return conflicts
}

func preparedFor(s Speaker, at time.Time, answers string) string {
	return fmt.Sprintf("prepared: {review: Example, role: technology, as: %s, at: %s, questionnaire: small 0.1.0}\nanswers:\n%s", s, at.Format(time.RFC3339Nano), answers)
}

func TestMergeOfAFilledFile(t *testing.T) {
	before, prepared, after, now := applyTime.Add(time.Hour), applyTime.Add(2*time.Hour), applyTime.Add(3*time.Hour), applyTime.Add(4*time.Hour)
	const key = "answer/security.today/p1"
	tests := []struct {
		name        string
		was, since  string // p1's answer and note before and after the file was prepared: "works", "works/a note"
		file        string
		want        string
		conflicting bool
	}{
		{"the file answers", "", "", "{value: works, note: Since May}", "works/Since May", false},
		{"the file was left as it was", "works/said", "strained/said", "{value: works, note: said}", "strained/said", false},
		{"only the file changed", "works/said", "", "{value: broken, note: said}", "broken/said", false},
		{"a blank note erases none", "works/said", "", "{value: broken, note:}", "broken/said", false},
		{"a blank value takes none back", "works/said", "", "{value:, note:}", "works/said", false},
		{"both say the same", "", "broken/", "{value: broken}", "broken/", false},
		{"the note here and the value there", "works/", "works/here", "{value: broken}", "broken/here", false},
		{"both changed the value", "works/", "strained/", "{value: broken}", "strained/", true},
		{"both changed the note", "works/", "works/here", "{value: works, note: there}", "works/here", true},
		{"both answered first", "", "strained/", "{value: broken}", "strained/", true},
		{"a value and a note apart and a clash", "works/", "strained/here", "{value: broken, note:}", "strained/here", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := newFiled(t)
			if value, note, ok := strings.Cut(tt.was, "/"); ok {
				f.says("p1", value, Text(note), before)
			}
			if value, note, ok := strings.Cut(tt.since, "/"); ok {
				f.says("p1", value, Text(note), after)
			}
			file := preparedFor("p1", prepared, "  security.today: "+tt.file)
			standing := said(f.r)
			conflicts := f.merge(file, nobody, now)
			if (len(conflicts) > 0) != tt.conflicting {
				t.Fatalf("conflicts: %+v", conflicts)
			}
			a, _ := f.r.Get(key).(Answer)
			if got := a.Value.String() + "/" + string(a.Note); got != tt.want {
				t.Errorf("ends as %s, want %s", got, tt.want)
			}
			if !tt.conflicting {
				f.settled(file, now)
				return
			}
			if !reflect.DeepEqual(said(f.r), standing) {
				t.Error("a conflict changed something")
			}
			f.chosen(file, standing, now)
		})
	}
}

// chosen holds what comes of choosing either side of a conflict.
func (f *filed) chosen(file string, standing []string, now time.Time) {
	f.t.Helper()
	mine, theirs := f.copy(), f.copy()
	mine.merge(file, func(c Conflict) (Record, bool) { return c.Mine, true }, now)
	if !reflect.DeepEqual(said(mine.r), standing) {
		f.t.Errorf("mine chosen, it says %v", said(mine.r))
	}
	mine.settled(file, now)
	theirs.merge(file, func(c Conflict) (Record, bool) { return c.Theirs, true }, now)
	theirs.settled(file, now)
	if reflect.DeepEqual(said(theirs.r), standing) {
		f.t.Error("theirs chosen, nothing changed")
	}
}

// settled holds that the file, once merged, says nothing more: not now, and not
// after the answer was changed again.
func (f *filed) settled(file string, now time.Time) {
	f.t.Helper()
	n := len(f.log)
	if conflicts := f.merge(file, nobody, now); len(conflicts) > 0 || len(f.log) != n {
		f.t.Errorf("merged again: %d changes, conflicts %+v", len(f.log)-n, conflicts)
	}
	if a, ok := f.r.Get("answer/security.today/p1").(Answer); ok && n > 4 {
		a.Value, a.Note = TextValue("broken"), "changed later"
		f.do(f.r.Put(a, "p1", now.Add(time.Hour)))
		n = len(f.log)
		if conflicts := f.merge(file, nobody, now.Add(2*time.Hour)); len(conflicts) > 0 || len(f.log) != n {
			f.t.Errorf("merged after a later change: %d changes, conflicts %+v", len(f.log)-n, conflicts)
		}
	}
}

func TestMergeOfAFileThatWasNotPrepared(t *testing.T) {
	f := newFiled(t)
	f.says(RoleReviewer, "works", "here", applyTime)
	conflicts := f.merge("answers: {security.today: broken}", nobody, applyTime.Add(time.Hour))
	if len(conflicts) != 1 || conflicts[0].Key != "answer/security.today/reviewer" {
		t.Errorf("conflicts %+v", conflicts)
	}
	conflicts = f.merge("answers: {security.today: {note: , value: works}, context.company: Larkspur}\nrisks: [{id: r1, title: One zone}]", nobody, applyTime.Add(time.Hour))
	a, _ := f.r.Answer("security.today", RoleReviewer)
	if len(conflicts) > 0 || a.Note != "here" || f.r.Get("risk/r1") == nil {
		t.Errorf("conflicts %+v, note %q", conflicts, a.Note)
	}
	if _, _, err := f.q.MergeFile(f.r, f.log, "x", []byte("answers: {nothing: 1}"), RoleReviewer, nobody, applyTime); err == nil {
		t.Error("a wrong file is merged")
	}
}

// A file that was prepared for one person is not taken for another who has their id
// now.
func TestAFilledFileIsHeldToTheNameItWasPreparedFor(t *testing.T) {
	f := newFiled(t)
	file := func(name string) string {
		return strings.Replace(preparedFor("p1", applyTime, "  security.today: works"), "as: p1", "as: p1, name: "+name, 1)
	}
	for name, hint := range map[string]string{"Bo Sample": "write as: p2", "Cy Nobody": "the present name"} {
		_, _, err := f.q.MergeFile(f.r, f.log, "f", []byte(file(name)), RoleReviewer, nobody, applyTime.Add(time.Hour))
		if err == nil || !strings.Contains(err.Error(), "was prepared for \""+name+"\", and p1 is \"Ada Example\"") {
			t.Errorf("%s: %v", name, err)
		}
		var problems Problems
		if !errors.As(err, &problems) || !strings.Contains(problems[0].Hint, hint) {
			t.Errorf("%s: %v", name, problems)
		}
	}
	f.merge(file("ada example"), nobody, applyTime.Add(time.Hour))
	if _, ok := f.r.Answer("security.today", "p1"); !ok {
		t.Error("the file of the one who has the id is not taken")
	}
}

// Files of two respondents come to one end in either order, whatever was said
// meanwhile.
func TestFilesOfTwoRespondentsMergeInAnyOrder(t *testing.T) {
	theirs := func(c Conflict) (Record, bool) { return c.Theirs, true }
	for seed := range uint64(200) {
		rng := rand.New(rand.NewPCG(seed, 2))
		f := newFiled(t)
		now := applyTime
		speak := func() {
			now = now.Add(time.Minute)
			f.says([]Speaker{"p1", "p2"}[rng.IntN(2)], []string{"works", "strained", "broken"}[rng.IntN(3)], []Text{"", "a", "b"}[rng.IntN(3)], now)
		}
		for range rng.IntN(3) {
			speak()
		}
		now = now.Add(time.Minute)
		var files []string
		for _, s := range []Speaker{"p1", "p2"} {
			file := preparedFor(s, now, fmt.Sprintf("  security.today: {value: %s, note: %s}\n  context.engineers: %s",
				[]string{"", "works", "broken"}[rng.IntN(3)], []string{"", "a", "c"}[rng.IntN(3)], []string{"", "7"}[rng.IntN(2)]))
			files = append(files, file)
		}
		for range rng.IntN(3) {
			speak()
		}
		one, other := f.copy(), f.copy()
		for k := range files {
			one.merge(files[k], theirs, now)
			other.merge(files[1-k], theirs, now)
		}
		if !reflect.DeepEqual(said(one.r), said(other.r)) {
			t.Fatalf("seed %d:\n%v\n%v", seed, said(one.r), said(other.r))
		}
		n := len(one.log)
		for _, file := range files {
			if conflicts := one.merge(file, nobody, now); len(conflicts) > 0 || len(one.log) != n {
				t.Fatalf("seed %d: merged again, conflicts %v and %d changes\n%s", seed, conflicts, len(one.log)-n, file)
			}
		}
	}
}

// A file that was prepared is filled in as people write; one that was not is read to
// the letter.
func TestMergeOfAFileFilledInAsPeopleWrite(t *testing.T) {
	f := newFiled(t)
	const answers = `  context.revenue: 2.5M
  context.close: March 2027
  context.engineers: {value: "1,200"}
  security.today: Does not work
  security.data: cards, Health records
`
	f.merge(preparedFor("p1", applyTime, answers), nobody, applyTime.Add(time.Hour))
	for question, want := range map[string]Value{
		"context.revenue": NumberValue(2.5e6), "context.close": TextValue("2027-03"), "context.engineers": NumberValue(1200),
		"security.today": TextValue("broken"), "security.data": ListValue("cards", "health"),
	} {
		if a, _ := f.r.Answer(question, "p1"); !a.Value.Equal(want) {
			t.Errorf("%s is %q, want %q", question, a.Value, want)
		}
	}
	_, _, err := f.q.MergeFile(f.r, f.log, "file.yaml", []byte("answers:\n"+answers), RoleReviewer, nobody, applyTime)
	for _, want := range []string{"context.revenue takes", "context.close", "context.engineers takes", `no option "Does not work"`, "security.data takes"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("a file nobody prepared is not refused for %s: %v", want, err)
		}
	}
}

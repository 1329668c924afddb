package store

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

func TestAReviewComesBackAsItWas(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	stands(t, s, r)
	if ids := []string{r.Initiatives[1].ID, r.Initiatives[11].ID}; ids[0] != "i2" || ids[1] != "i12" {
		t.Errorf("the test's own initiatives are not in natural order: %v", ids)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := openStore(t, s.Path())
	stands(t, again, r)
	source, err := again.Source(someEdition.SHA256)
	if err != nil || string(source["security.yaml"]) != string(someSource["security.yaml"]) || len(source) != 2 {
		t.Errorf("source = %d files, %v", len(source), err)
	}
}

func TestEveryKindOfChangeComesBack(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	put(t, s, r, r.Put(questionnaire.Info{Name: "Acme renamed", Archived: true}, questionnaire.RoleReviewer, someDay))
	put(t, s, r, r.Put(note("stack.today", "new"), questionnaire.RoleReviewer, someDay))
	put(t, s, r, r.Remove(questionnaire.InitiativeKey("i2"), questionnaire.RoleReviewer, someDay)...)
	put(t, s, r, r.Remove(questionnaire.DispositionKey("roadmap.unbacked-initiative", "m1"), questionnaire.RoleReviewer, someDay)...)
	stands(t, s, r)
	undo := r.Put(note("stack.today", "newer"), questionnaire.RoleReviewer, someDay)
	put(t, s, r, undo, undo.Inverse(someDay))
	stands(t, s, r)
	if a, _ := r.Answer("stack.today", questionnaire.RoleReviewer); a.Note != "new" {
		t.Errorf("after undo the note is %q", a.Note)
	}
	list, err := s.List()
	if err != nil || len(list) != 1 || list[0].Name != "Acme renamed" || !list[0].Archived {
		t.Errorf("list = %+v, %v", list, err)
	}
}

func TestTheLogTellsEveryChangeInOrder(t *testing.T) {
	s := newStore(t)
	r := questionnaire.NewReview("Acme", someEdition, someDay)
	create(t, s, r)
	first := r.Put(note("stack.today", "one"), questionnaire.RoleTechnology, someDay)
	put(t, s, r, first)
	second := r.Put(note("stack.today", "two"), questionnaire.RoleReviewer, someDay.Add(time.Hour))
	put(t, s, r, second)
	put(t, s, r, r.Remove(second.Key, questionnaire.RoleReviewer, someDay)...)

	log, err := s.Log(r.ID)
	if err != nil || len(log) != 4 {
		t.Fatalf("log of %d changes, %v; want info, one, two, removed", len(log), err)
	}
	if log[1].ID != first.ID || log[1].Before != nil || log[1].By != questionnaire.RoleTechnology {
		t.Errorf("first change = %+v", log[1])
	}
	if before, _ := log[2].Before.(questionnaire.Answer); before.Note != "one" || !log[2].At.Equal(second.At) {
		t.Errorf("second change = %+v", log[2])
	}
	if log[3].After != nil {
		t.Errorf("removal = %+v", log[3])
	}
}

func TestSavingAChangeTwiceKeepsOne(t *testing.T) {
	s := newStore(t)
	r := questionnaire.NewReview("Acme", someEdition, someDay)
	create(t, s, r)
	older := r.Put(note("stack.today", "older"), questionnaire.RoleReviewer, someDay)
	put(t, s, r, older)
	put(t, s, r, r.Put(note("stack.today", "newer"), questionnaire.RoleReviewer, someDay))
	// The older one comes again, as after a commit whose end nobody saw.
	if err := s.Put(r.ID, []questionnaire.Change{older}, summaryOf(r)); err != nil {
		t.Fatal(err)
	}
	stands(t, s, r)
	if log, err := s.Log(r.ID); err != nil || len(log) != 3 {
		t.Errorf("log of %d changes, %v", len(log), err)
	}
}

func TestTypingContinuesItsRevision(t *testing.T) {
	s := newStore(t)
	r := questionnaire.NewReview("Acme", someEdition, someDay)
	create(t, s, r)
	put(t, s, r, r.Put(note("stack.today", "before"), questionnaire.RoleReviewer, someDay))
	typing := r.Put(note("stack.today", "w"), questionnaire.RoleReviewer, someDay)
	put(t, s, r, typing)
	for _, text := range []string{"wo", "wor", "word"} {
		c := r.Put(note("stack.today", text), questionnaire.RoleReviewer, someDay)
		c.ID = typing.ID
		put(t, s, r, c)
	}
	stands(t, s, r)
	log, err := s.Log(r.ID)
	if err != nil || len(log) != 3 {
		t.Fatalf("log of %d changes, %v", len(log), err)
	}
	before, _ := log[2].Before.(questionnaire.Answer)
	after, _ := log[2].After.(questionnaire.Answer)
	if before.Note != "before" || after.Note != "word" {
		t.Errorf("the change went from %q to %q", before.Note, after.Note)
	}
}

func TestAClockSetBackLosesNothing(t *testing.T) {
	s := newStore(t)
	r := questionnaire.NewReview("Acme", someEdition, someDay)
	create(t, s, r)
	late := r.Put(note("stack.today", "late"), questionnaire.RoleReviewer, someDay)
	put(t, s, r, late)
	early := r.Put(note("stack.today", "said last"), questionnaire.RoleReviewer, someDay)
	early.ID = strings.Repeat("0", len(early.ID)) // from a program whose clock is years behind
	put(t, s, r, early)
	stands(t, s, r)
	if log, err := s.Log(r.ID); err != nil || log[2].ID != early.ID {
		t.Errorf("the log does not end with what was said last: %v, %v", log, err)
	}
}

func TestAQuestionnaireIsKeptOnce(t *testing.T) {
	s := newStore(t)
	for range 20 {
		create(t, s, questionnaire.NewReview("Acme", someEdition, someDay))
	}
	if n := len(keys(t, s, "questionnaires")); n != 1 {
		t.Errorf("%d questionnaires for 20 reviews made with one", n)
	}
}

func TestTheListShowsTheLastChangedFirst(t *testing.T) {
	s := newStore(t)
	if list, err := s.List(); err != nil || list == nil || len(list) != 0 {
		t.Errorf("list of an empty store = %v, %v", list, err)
	}
	for i, name := range []questionnaire.Text{"old", "new", "middle"} {
		r := questionnaire.NewReview(name, someEdition, someDay)
		sum := summaryOf(r)
		sum.LastChange = []int64{1, 3, 2}[i]
		if err := s.Create(r, someSource, sum); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.List()
	if err != nil || len(list) != 3 || list[0].Name != "new" || list[1].Name != "middle" || list[2].Name != "old" {
		t.Errorf("list = %+v, %v", list, err)
	}
	if list[0].Open[questionnaire.Critical] != 2 || list[0].Undecided != 9 || list[0].Visible != 70 {
		t.Errorf("summary = %+v", list[0])
	}
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	s := newStore(t)
	r := questionnaire.NewReview("Acme", someEdition, someDay)
	_, loadErr := s.Load(r.ID)
	_, logErr := s.Log(r.ID)
	_, sourceErr := s.Source("ab")
	for what, err := range map[string]error{
		"load": loadErr, "log": logErr, "source": sourceErr,
		"put": s.Put(r.ID, nil, summaryOf(r)), "forget": s.Forget(r.ID),
	} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%s: %v", what, err)
		}
	}
	create(t, s, r)
	if err := s.Create(r, someSource, summaryOf(r)); !errors.Is(err, ErrExists) {
		t.Errorf("second create: %v", err)
	}
}

func TestAChangeThatCannotBeKeptChangesNothing(t *testing.T) {
	s := newStore(t)
	r := filledReview("Acme")
	create(t, s, r)
	good := r.Put(note("stack.today", "good"), questionnaire.RoleReviewer, someDay)
	notJSON := r.Put(note("stack.today", ""), questionnaire.RoleReviewer, someDay)
	notJSON.After = questionnaire.Answer{Question: "stack.today", Role: questionnaire.RoleReviewer, Value: questionnaire.NumberValue(math.NaN())}
	misplaced := good
	misplaced.Key = questionnaire.AnswerKey("stack.fix", questionnaire.RoleReviewer)
	noKey, noID, noPart := good, good, good
	noKey.Key, noID.ID, noPart.Key = "", "", "answer/stack.today"
	for _, bad := range []questionnaire.Change{notJSON, misplaced, noKey, noID, noPart} {
		err := s.Put(r.ID, []questionnaire.Change{good, bad}, summaryOf(r))
		if !errors.Is(err, ErrRefused) {
			t.Errorf("%+v: %v", bad, err)
		}
	}
	stands(t, s, r)
}

func TestAClosedStoreSaysSo(t *testing.T) {
	s := newStore(t)
	if err := errors.Join(s.Close(), s.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.List(); !errors.Is(err, ErrClosed) {
		t.Errorf("list: %v", err)
	}
	if err := s.Put("x", nil, questionnaire.Summary{}); !errors.Is(err, ErrClosed) {
		t.Errorf("put: %v", err)
	}
}

func TestErrorsCarryAHint(t *testing.T) {
	s := newStore(t)
	_, err := s.Load("0123456789abcdef")
	var hint interface{ Hint() string }
	if !errors.As(err, &hint) || hint.Hint() == "" {
		t.Errorf("%v has no hint", err)
	}
}

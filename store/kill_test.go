package store

import (
	"bufio"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

// The variable that makes the test binary an editor to be killed.
const killEnv = "DILIGENCE_STORE_KILLED_EDITOR"

func TestMain(m *testing.M) {
	if path := os.Getenv(killEnv); path != "" {
		fmt.Println("error:", editUntilKilled(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// editUntilKilled edits the one review of the store for ever, and prints the
// number of each edit only once the saver says it is saved.
func editUntilKilled(path string) error {
	s, err := Open(path)
	if err != nil {
		return err
	}
	r, err := editedReview(s)
	if err != nil {
		return err
	}
	first := lastEdit(r) + 1
	saved := make(chan int, 1)
	v := NewSaver(s, func(state State) {
		last := first + int(state.Through) - 1
		fmt.Println(last)
		select {
		case <-saved:
		default:
		}
		saved <- last
	})
	var open questionnaire.Change
	for n, last := first, first-1; ; n++ {
		changes := edit(r, n)
		if n%5 != 0 && n > first { // typing goes on where the last edit was
			changes[0].ID = open.ID
		}
		open = changes[0]
		hand(v, r, changes...)
		for n-last > n%4 { // as far ahead of the disk as a person is
			last = <-saved
		}
		if n%20 == 19 {
			if err := createAndForget(s); err != nil {
				return err
			}
		}
	}
}

func editedReview(s *Store) (*questionnaire.Review, error) {
	list, err := s.List()
	if err != nil {
		return nil, err
	}
	for _, sum := range list {
		if sum.Name == "edited" {
			return s.Load(sum.ID)
		}
	}
	r := questionnaire.NewReview("edited", someEdition, someDay)
	return r, s.Create(r, someSource, summaryOf(r))
}

func createAndForget(s *Store) error {
	r := filledReview("to be forgotten")
	return cmp.Or(s.Create(r, someSource, summaryOf(r)), s.Forget(r.ID))
}

// edit returns the changes of the nth edit: a note that says n, typed into the
// same place five times, and now and then records that come and go.
func edit(r *questionnaire.Review, n int) []questionnaire.Change {
	put := func(rec questionnaire.Record) questionnaire.Change {
		return r.Put(rec, questionnaire.RoleReviewer, someDay)
	}
	words := strings.Repeat(fmt.Sprint(n*7919, " "), n*31%400)
	changes := []questionnaire.Change{put(note(fmt.Sprint("stack.q", n/5%7), fmt.Sprintf("%d %s", n, words)))}
	id := fmt.Sprint("i", n%9)
	switch {
	case n%3 == 0:
		changes = append(changes, put(questionnaire.Initiative{ID: id, Title: questionnaire.Text(fmt.Sprint("work ", n)), Needs: []string{fmt.Sprint("i", n%4)}}))
	case n%7 == 0:
		changes = append(changes, r.Remove(questionnaire.InitiativeKey(id), questionnaire.RoleReviewer, someDay)...)
	case n%5 == 0:
		changes = append(changes, put(planned(n)))
	case n%11 == 0:
		changes = append(changes, put(questionnaire.Info{Name: "edited", Archived: n%2 == 0}))
	}
	return changes
}

// planned returns the record of the plan that the nth edit writes, of each sort in
// turn.
func planned(n int) questionnaire.Record {
	words, hours := questionnaire.Text(fmt.Sprint("words ", n)), float64(n)
	needs := []string{fmt.Sprint("i", n%4)}
	return []questionnaire.Record{
		questionnaire.Hire{ID: "h1", Role: words, NeededBy: needs},
		questionnaire.Competence{ID: "c1", What: words, NeededBy: needs},
		questionnaire.Certification{ID: "t1", Name: words, CarriedBy: needs},
		questionnaire.Risk{ID: "r1", Title: words, AnsweredBy: needs},
		questionnaire.Outage{Hours: &hours, DataLost: words},
		questionnaire.Milestone{ID: "m1", Title: words, Month: questionnaire.FirstMonth + questionnaire.Month(n%40)},
	}[n/5%6]
}

// lastEdit returns the number of the last edit r holds, 0 for none.
func lastEdit(r *questionnaire.Review) int {
	last := 0
	for _, by := range r.Answers {
		for _, a := range by {
			var n int
			if _, err := fmt.Sscan(string(a.Note), &n); err == nil {
				last = max(last, n)
			}
		}
	}
	return last
}

func TestKilledAtRandomPointsNoSavedEditIsLost(t *testing.T) {
	kills, perStore := 300, 30
	if testing.Short() {
		kills = 45
	}
	enough := time.Now().Add(25 * time.Second) // on a slow machine fewer kills must do
	edits, unacknowledged := 0, 0
	killed := 0
	for killed < kills && (killed < 45 || time.Now().Before(enough)) {
		path := filepath.Join(t.TempDir(), "reviews.db")
		model := questionnaire.NewReview("edited", someEdition, someDay)
		before := 0
		for range min(perStore, kills-killed) {
			killed++
			acked := editAndKill(t, path)
			reached := inspectKilled(t, path, model, acked)
			unacknowledged += reached - max(acked, before)
			edits += reached - before
			before = reached
		}
	}
	t.Logf("%d kills, %d edits in the store, %d of them killed before they were called saved", killed, edits, unacknowledged)
}

// editAndKill runs an editor, kills it at a random point, and returns the last
// edit it called saved.
func editAndKill(t *testing.T, path string) (acked int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), killEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { _ = cmd.Process.Kill() }
	wanted := rand.IntN(25) - 5 // lines to wait for; below zero, it may not even have begun
	// The point is random, not waited for: anywhere within a few commits.
	after := time.Duration(rand.IntN(4000)) * time.Microsecond
	if wanted < 0 {
		time.AfterFunc(5*after, kill)
	}
	lines := bufio.NewScanner(out)
	for seen := 0; lines.Scan(); seen++ {
		if _, err := fmt.Sscan(lines.Text(), &acked); err != nil {
			t.Errorf("the editor said %q", lines.Text())
		}
		if seen == wanted {
			time.AfterFunc(after, kill)
		}
	}
	kill()
	_ = cmd.Wait()
	return acked
}

// inspectKilled opens what a killed editor left, checks all of it, and compares
// the review with what the edits up to the last it holds make of model.
func inspectKilled(t *testing.T, path string, model *questionnaire.Review, acked int) (reached int) {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	checkStore(t, s)
	if ids, err := s.forgotten(); err != nil || len(ids) > 0 || s.Warning() != nil {
		t.Errorf("forgetting is not finished: %v, %v, %v", ids, err, s.Warning())
	}
	list, err := s.List()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(sum questionnaire.Summary) bool { return sum.Name == "edited" })
	if i < 0 {
		if acked > 0 {
			t.Fatalf("the review is gone; edit %d was called saved", acked)
		}
		return 0
	}
	r, err := s.Load(list[i].ID)
	if err != nil {
		t.Fatal(err)
	}
	reached = lastEdit(r)
	if reached < acked {
		t.Fatalf("edit %d was called saved; the store ends with %d", acked, reached)
	}
	for n := lastEdit(model) + 1; n <= reached; n++ {
		model.Apply(edit(model, n)...)
	}
	model.ID = r.ID
	stands(t, s, model)
	log, err := s.Log(r.ID)
	if err != nil {
		t.Fatal(err)
	}
	replayed := questionnaire.NewReview("", someEdition, someDay)
	replayed.Apply(log...)
	if lastEdit(replayed) != reached {
		t.Errorf("the log ends with edit %d, the review with %d", lastEdit(replayed), reached)
	}
	return reached
}

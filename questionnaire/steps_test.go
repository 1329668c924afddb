package questionnaire

import (
	"strings"
	"testing"
	"time"
)

// A log is written as steps: a, b and c are changes, -x undoes x, +x redoes it.
func TestSteps(t *testing.T) {
	tests := []struct{ log, done, undone string }{
		{"", "", ""},
		{"a b", "a b", ""},
		{"a b -b", "a", "b"},
		{"a b -b -a", "", "b a"},
		{"a b -b +b", "a b", ""},
		{"a b -b -a +a", "a", "b"},
		{"a b -b +b -b", "a", "b"},
		{"a b -b c", "a c", ""},
		{"-z a", "a", ""},
	}
	for _, tt := range tests {
		t.Run(tt.log, func(t *testing.T) {
			b := stepLog{t: t}
			b.play(tt.log)
			done, undone := Steps(b.log)
			if got := b.names(done); got != tt.done {
				t.Errorf("done %q, want %q", got, tt.done)
			}
			if got := b.names(undone); got != tt.undone {
				t.Errorf("undone %q, want %q", got, tt.undone)
			}
		})
	}
}

// A stepLog writes a log the way a session does, and the review it leads to.
type stepLog struct {
	t    *testing.T
	r    Review
	log  []Change
	made map[string]string // a step's name by its id
}

var stepTime = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func (b *stepLog) play(script string) {
	for _, word := range strings.Fields(script) {
		done, undone := Steps(b.log)
		var step []Change
		switch word[0] {
		case '-':
			if len(done) == 0 {
				continue
			}
			step = Undo(done[len(done)-1], stepTime)
		case '+':
			last := undone[len(undone)-1]
			step = Redo(last, stepTime)
			b.made[StepID(step)] = b.made[StepID(last)]
		default:
			h, c := Hire{ID: "h1", Role: Text(word)}, Competence{ID: "c1", What: Text(word)}
			step = InStep([]Change{b.r.Put(h, RoleReviewer, stepTime), b.r.Put(c, RoleReviewer, stepTime)})
			if b.made == nil {
				b.made = map[string]string{}
			}
			b.made[StepID(step)] = word
		}
		b.r.Apply(step...)
		b.log = append(b.log, step...)
		b.stands()
	}
}

// stands checks that the review says what the last step that was done said.
func (b *stepLog) stands() {
	done, _ := Steps(b.log)
	want := ""
	if len(done) > 0 {
		want = b.made[StepID(done[len(done)-1])]
	}
	h, _ := b.r.Get("hire/h1").(Hire)
	c, _ := b.r.Get("competence/c1").(Competence)
	if string(h.Role) != want || string(c.What) != want {
		b.t.Errorf("the review says %q and %q, want %q", h.Role, c.What, want)
	}
}

func (b *stepLog) names(steps [][]Change) (out string) {
	for k, s := range steps {
		if k > 0 {
			out += " "
		}
		out += b.made[StepID(s)]
		if len(s) != 2 {
			b.t.Errorf("a step of %d changes", len(s))
		}
	}
	return out
}

// Making a review and taking a snapshot is nothing to undo.
func TestStepsLeaveOutWhatUndoMustNotTouch(t *testing.T) {
	r := NewReview("Acme", Edition{}, stepTime)
	info := Change{ID: "1", Key: InfoKey, After: Info{Name: "Acme"}}
	s, err := r.Snapshot("First", stepTime)
	if err != nil {
		t.Fatal(err)
	}
	renamed := r.Put(Info{Name: "Acme Ltd"}, RoleReviewer, stepTime)
	done, _ := Steps([]Change{info, r.Put(s, RoleReviewer, stepTime), renamed})
	if len(done) != 1 || done[0][0].ID != renamed.ID {
		t.Errorf("done: %v", done)
	}
}

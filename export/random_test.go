package export

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// A filler answers questions at random, but the same for the same seed.
type filler struct {
	*rand.Rand
	text   func(*filler) string // what people write
	people func(*filler) string // what people are called
	n      int
}

func newFiller(seed uint64) *filler {
	return &filler{
		Rand: rand.New(rand.NewPCG(seed, 1)),
		text: func(f *filler) string { f.n++; return fmt.Sprintf("words %d", f.n) },
		people: func(f *filler) string {
			return []string{"CTO", "Ada Marlow", "Jo (Head of product)", "Platform team"}[f.IntN(4)]
		},
	}
}

func (f *filler) some(share float64) bool { return f.Float64() < share }

func (f *filler) words() questionnaire.Text {
	t, _ := questionnaire.Clean(f.text(f))
	return t
}

func (f *filler) maybe(share float64) questionnaire.Text {
	if f.some(share) {
		return f.words()
	}
	return ""
}

func (f *filler) person(share float64) questionnaire.Text {
	if !f.some(share) {
		return ""
	}
	t, _ := questionnaire.Clean(f.people(f))
	return t
}

func (f *filler) month() questionnaire.Month {
	if f.some(0.2) {
		return 0
	}
	return questionnaire.MonthOf(today) + questionnaire.Month(f.IntN(34)-4)
}

func (f *filler) amount() *float64 {
	if f.some(0.3) {
		return nil
	}
	return new(float64(f.IntN(5_000_000)))
}

func (f *filler) tri() questionnaire.Tri {
	return []questionnaire.Tri{questionnaire.Unknown, questionnaire.Yes, questionnaire.No}[f.IntN(3)]
}

// fill answers a share of the questions and lists records.
func (f *filler) fill(q *questionnaire.Questionnaire, r *questionnaire.Review, share float64, records int) {
	for _, area := range q.Areas {
		for _, x := range area.Questions {
			for _, role := range questionnaire.Roles {
				if f.some(share) {
					r.Apply(r.Put(f.answer(x, role), questionnaire.Speaker(role), today))
				}
			}
		}
	}
	for n := range records {
		r.Apply(r.Put(f.initiative(n), questionnaire.RoleReviewer, today), r.Put(f.milestone(n, records), questionnaire.RoleReviewer, today))
		for _, rec := range f.records(n, records) {
			r.Apply(r.Put(rec, questionnaire.RoleReviewer, today))
		}
	}
	if records > 0 && f.some(0.8) {
		r.Apply(r.Put(f.outage(), questionnaire.RoleReviewer, today))
	}
}

func (f *filler) answer(x *questionnaire.Question, role questionnaire.Role) questionnaire.Answer {
	a := questionnaire.Answer{Question: x.ID, Role: role, Status: questionnaire.Answered, At: today, Note: f.maybe(0.4), Private: f.maybe(0.2), Flag: f.some(0.1)}
	switch f.IntN(12) {
	case 0:
		a.Status = questionnaire.DoNotKnow
		return a
	case 1:
		a.Status, a.Reason = questionnaire.Withheld, f.words()
		return a
	case 2:
		a.Status, a.Reason = questionnaire.NotApplicable, f.words()
		return a
	case 3:
		a.Status, a.Note = questionnaire.Unanswered, f.words()
		return a
	}
	for range f.IntN(3) {
		a.Evidence = append(a.Evidence, f.words())
	}
	switch x.Kind {
	case questionnaire.KindChoice:
		a.Value = questionnaire.TextValue(questionnaire.Text(x.Options[f.IntN(len(x.Options))].ID))
	case questionnaire.KindMulti:
		a.Value = questionnaire.ListValue(x.Options[f.IntN(len(x.Options))].ID)
	case questionnaire.KindNumber, questionnaire.KindMoney:
		a.Value = questionnaire.NumberValue(float64(f.IntN(4)))
	case questionnaire.KindMonth:
		a.Value = questionnaire.TextValue("2027-06")
	default:
		a.Value = questionnaire.TextValue(f.words())
	}
	if a.Value.Has(questionnaire.PlanForAPlan) {
		a.Owner, a.DecideBy = f.person(0.7), f.month()
	}
	return a
}

// TestRandomReviews holds structure, figures and notes over many reviews, of the
// frozen questionnaire and of the built-in one.
func TestRandomReviews(t *testing.T) {
	builtin, err := questionnaire.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint64(12) {
		q := cut()
		if seed%3 == 0 {
			q = builtin
		}
		f := newFiller(seed)
		r := newReview(q, "Random & Sons")
		f.fill(q, r, float64(seed)/12, int(seed)*2)
		f.decide(q, r)
		res := evaluate(q, r)
		for _, a := range Audiences {
			d := For(q, r, res, a, today)
			checkStructure(t, d, Markdown(d))
			if t.Failed() {
				t.Fatalf("seed %d, %s", seed, a)
			}
		}
		checkNumbers(t, For(q, r, res, Company, today))
		checkNotes(t, q, r, res)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// checkNotes holds that each stored note stands in a copy or is counted as
// withheld, in every copy.
func checkNotes(t testing.TB, q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result) {
	t.Helper()
	stored := 0
	marks := r.Clone()
	for id, by := range marks.Answers {
		for role, a := range by {
			if a.Note != "" {
				stored++
				a.Note = questionnaire.Text(fmt.Sprintf("NOTE%dEND", stored))
				marks.Answers[id][role] = a
			}
		}
	}
	for _, a := range Audiences {
		d := For(q, marks, res, a, today)
		src := string(Markdown(d))
		in := 0
		for n := range stored {
			if strings.Contains(src, fmt.Sprintf("NOTE%dEND", n+1)) {
				in++
			}
		}
		out := 0
		for _, c := range d.Withheld {
			if strings.HasPrefix(c.What, "shared note") {
				out = c.N
			}
		}
		if in+out != stored {
			t.Errorf("%s: of %d notes %d are in and %d counted as withheld", a, stored, in, out)
		}
		if a.named() && in != stored {
			t.Errorf("%s: %d of %d notes are in", a, in, stored)
		}
		if out > 0 && !strings.Contains(src, fmt.Sprintf("- %d shared note", out)) {
			t.Errorf("%s: the copy does not say that %d notes stay out", a, out)
		}
	}
}

// TestGraph holds the plan's graph to what the domain says, over random plans
// with cycles, dropped records and references to nothing.
func TestGraph(t *testing.T) {
	for seed := range uint64(40) {
		f := newFiller(seed)
		r := newReview(cut(), "Plan")
		f.fill(cut(), r, 0, 12)
		for k := range r.Initiatives {
			if f.some(0.2) {
				r.Initiatives[k].Needs = append(r.Initiatives[k].Needs, fmt.Sprintf("i%d", f.IntN(14)))
			}
		}
		g := newGraph(r)
		for n := range 12 {
			for _, id := range []string{fmt.Sprintf("i%d", n), fmt.Sprintf("m%d", n)} {
				if !g.live(id) {
					continue
				}
				above, _ := g.above(id)
				if got, want := idSet(g.reach(id)), idSet(r.Reach(id)); got != want {
					t.Errorf("seed %d: %s reaches %s, want %s", seed, id, got, want)
				}
				if got, want := idSet(above), idSet(r.Above(id)); got != want {
					t.Errorf("seed %d: above %s %s, want %s", seed, id, got, want)
				}
				ids, before := walk(id, g.down)
				for _, to := range ids {
					length := 1
					for at := to; at != id; at = before[at] {
						length++
					}
					if want := len(r.Chain(id, to)); length != want {
						t.Errorf("seed %d: the chain from %s to %s has %d links, want %d", seed, id, to, length, want)
					}
				}
			}
		}
	}
}

func idSet[T questionnaire.Record](list []T) string {
	var ids []string
	for _, x := range list {
		ids = append(ids, string(x.Key()))
	}
	slices.Sort(ids)
	return strings.Join(ids, " ")
}

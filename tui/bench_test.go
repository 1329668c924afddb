package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// large returns an app on a review of n questions, each answered with a note.
func large(b testing.TB, n int) *app {
	b.Helper()
	src := questionnaire.Source{"questionnaire.yaml": []byte("id: large\nversion: 1.0.0\ntitle: Large\nareas: [a0")}
	areas := 10
	for k := 1; k < areas; k++ {
		src["questionnaire.yaml"] = fmt.Appendf(src["questionnaire.yaml"], ", a%d", k)
	}
	src["questionnaire.yaml"] = append(src["questionnaire.yaml"], "]\n"...)
	src["rules/none.yaml"] = []byte("rules: []\n")
	for k := range areas {
		var y strings.Builder
		fmt.Fprintf(&y, "area: a%d\ntitle: Area %d\nabout: An area.\nquestions:\n", k, k)
		for m := range n / areas {
			fmt.Fprintf(&y, `  - {id: a%d.q%d, title: Question %d, text: "Does the way you do thing %d hold up today, at the size you are now?", kind: choice, depth: core, ask: [technology], why: Because it matters to whoever pays for it., look_for: A plain answer., source: [prep-q1], options: [{id: good, label: It does, rating: good}, {id: bad, label: It does not, rating: bad}]}`+"\n", k, m, m, m)
		}
		src[fmt.Sprintf("a%d.yaml", k)] = []byte(y.String())
	}
	q, err := questionnaire.Load(src)
	if err != nil {
		b.Fatal(err)
	}
	shelf := newShelf()
	shelf.q = q
	r := questionnaire.NewReview("Large", q.Edition, shelf.clock)
	for x := range q.All {
		r.Apply(r.Put(questionnaire.Answer{
			Question: x.ID, Role: reviewer, Status: questionnaire.Answered,
			Value: questionnaire.TextValue("good"), Note: "A note of a line or so.",
		}, reviewer, shelf.clock))
	}
	a := newApp(shelf.library(), Options{Environ: []string{}})
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	a.open(loadedMsg{review: r, q: q})
	return a
}

// BenchmarkViewUnchanged: the promise is 0.1 ms.
func BenchmarkViewUnchanged(b *testing.B) {
	a := large(b, 150)
	for b.Loop() {
		a.View()
	}
}

// BenchmarkViewChanged: the promise is 2 ms, and 500 questions within 1.2 times
// of 150.
func BenchmarkViewChanged(b *testing.B) {
	for _, n := range []int{150, 500} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a := large(b, n)
			a.Update(press("z")) // all areas unfolded: the most rows
			b.ReportAllocs()
			for b.Loop() {
				a.revision++
				a.View()
			}
		})
	}
}

// BenchmarkKeyToView: a key that moves, and one that answers and re-evaluates.
func BenchmarkKeyToView(b *testing.B) {
	for name, keys := range map[string][]tea.KeyPressMsg{
		"move":   {press("j"), press("k")},
		"answer": {press("1"), press("2")},
		"walk":   {press("right"), press("left")},
	} {
		b.Run(name, func(b *testing.B) {
			a := large(b, 150)
			for n := 0; b.Loop(); n++ {
				a.Update(keys[n%len(keys)])
				a.View()
			}
		})
	}
}

// BenchmarkTyping: a key typed into a note of 100 bytes and of 8 KB.
func BenchmarkTyping(b *testing.B) {
	for _, size := range []int{100, longText, questionnaire.MaxText - 100} {
		b.Run(fmt.Sprint(size), func(b *testing.B) {
			a := large(b, 150)
			a.Update(press("n"))
			a.Update(tea.PasteMsg{Content: strings.Repeat("a word or two ", size/14)})
			keys := []tea.KeyPressMsg{press("x"), press("backspace")}
			for n := 0; b.Loop(); n++ {
				a.Update(keys[n%2])
				a.View()
			}
		})
	}
}

// long returns an app on a list of n reviews.
func long(n int) *app {
	a := newApp(newShelf().library(), Options{Environ: []string{}})
	a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	var all []questionnaire.Summary
	for k := range n {
		name := questionnaire.Text(fmt.Sprintf("Company %d", k))
		all = append(all, questionnaire.Summary{ID: string(name), Name: name, Company: name, Visible: 150, Answered: k % 150})
	}
	a.Update(listedMsg{all: all})
	return a
}

// BenchmarkList: a key that moves by a review, and one that goes to the other end;
// only those in sight are drawn.
func BenchmarkList(b *testing.B) {
	for name, keys := range map[string][]tea.KeyPressMsg{
		"move": {press("j"), press("k")},
		"ends": {press("G"), press("g")},
	} {
		b.Run(name, func(b *testing.B) {
			a := long(5000)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				a.Update(keys[n%2])
				a.View()
			}
		})
	}
}

// TestViewWork bounds the work of drawing without a clock: nothing where nothing
// changed, and as much for 500 questions as for 150, give or take a fifth.
func TestViewWork(t *testing.T) {
	drawing := func(n int) float64 {
		a := large(t, n)
		a.Update(press("z"))
		return testing.AllocsPerRun(20, func() { a.revision++; a.View() })
	}
	some, many := drawing(150), drawing(500)
	if many > 1.2*some {
		t.Errorf("drawing 500 questions takes %.0f allocations, 150 take %.0f", many, some)
	}
	if some > 700 {
		t.Errorf("drawing takes %.0f allocations", some)
	}
	a := large(t, 150)
	a.View()
	if n := testing.AllocsPerRun(20, func() { a.View() }); n > 0 {
		t.Errorf("an unchanged view takes %.0f allocations", n)
	}
}

// TestListWork bounds the work of a key on the list in the same way: it draws the
// two rows that change.
func TestListWork(t *testing.T) {
	a := long(200)
	a.View()
	n := testing.AllocsPerRun(20, func() {
		a.Update(press("j"))
		a.View()
	})
	if n > 200 {
		t.Errorf("a key on the list takes %.0f allocations", n)
	}
}

// BenchmarkTrial: a record moved on a scratch copy, with all that is told of it,
// to the picture.
func BenchmarkTrial(b *testing.B) {
	a := large(b, 150)
	for n := range 300 {
		i := questionnaire.Initiative{
			ID: fmt.Sprintf("i%d", n+1), Title: "Work", Money: questionnaire.No, Estimated: questionnaire.Yes,
			Start: a.session.month(), End: a.session.month() + 3,
		}
		a.session.review.Apply(a.session.review.Put(i, reviewer, noon))
	}
	a.Update(press("W"))
	a.Update(press("esc"))
	for n := 0; b.Loop(); n++ {
		if err := a.session.tryWords(nil, []string{[]string{"i7=+1", "i7=-1"}[n%2]}); err != nil {
			b.Fatal(err)
		}
		a.revision++
		a.View()
	}
}

// BenchmarkLive: a key of a note in a conversation, and the same where answers
// are given blind and something is hidden.
func BenchmarkLive(b *testing.B) {
	for _, blind := range []bool{false, true} {
		b.Run(fmt.Sprintf("blind=%v", blind), func(b *testing.B) {
			a := large(b, 150)
			if blind {
				a.session.put(questionnaire.Info{Name: "Large", Blind: true})
				a.speak(questionnaire.RoleTechnology)
			}
			a.startLive()
			for _, k := range []string{"1", "n"} {
				a.Update(press(k))
			}
			for n := 0; b.Loop(); n++ {
				a.Update(press([]string{"e", "backspace"}[n%2]))
				a.View()
			}
		})
	}
}

package questionnaire

import (
	"fmt"
	"strings"
	"testing"
)

// dense returns a review of n initiatives and n milestones in two chains, each
// milestone a technical step and resting on the initiative beside it.
func dense(n int) *Review {
	r := review(map[string]any{"context.growth": 5, "context.revenue_planned": 1e9})
	for k := range n {
		i := Initiative{ID: fmt.Sprintf("i%d", k), Title: Text(fmt.Sprintf("Work %d", k)), Kind: "scale", Estimated: Yes,
			Approved: Yes, Money: Yes, People: Yes, Time: Yes, Start: at2026 + 1, End: at2026 + 2}
		m := Milestone{ID: fmt.Sprintf("m%d", k), Title: Text(fmt.Sprintf("Step %d", k)), Kind: "technical", Month: at2026 + 3,
			Value: ptr(1), Estimated: Yes, RestsOn: []string{i.ID}}
		if k > 0 {
			i.Needs, m.RestsOn = []string{r.Initiatives[k-1].ID}, append(m.RestsOn, r.Milestones[k-1].ID)
		}
		if k == n-1 {
			m.Kind, m.Month = "financial", at2026+8
		}
		r.Initiatives, r.Milestones = append(r.Initiatives, i), append(r.Milestones, m)
	}
	return r
}

// A plan may be as dense as it likes: what a rule may cost is counted for each
// subject, and by pairs for the plan as a whole.
func TestDensePlanIsNotBroken(t *testing.T) {
	q := builtinForTest(t)
	mustCompile(t, q)
	r := dense(300)
	r.Initiatives[0].Money = No
	res := q.Evaluate(r, at2026)
	for _, b := range res.Broken {
		t.Errorf("%s %s is broken: %s", b.Rule, b.Subject, b.Err)
	}
	for _, want := range []string{"plan.promise-not-backed m299", "plan.enough-lead "} {
		rule, subject, _ := strings.Cut(want, " ")
		if got := outcome(res, rule, subject); got != "fired" {
			t.Errorf("%s: %s", want, got)
		}
	}
}

// An expression that would run for long ends as broken, whatever it is for, and
// the next rule is told as ever.
func TestStepLimit(t *testing.T) {
	list := "[1,2,3,4,5,6,7,8,9,10]"
	bomb := list + ".all(a, " + list + ".all(b, " + list + ".all(c, " + list + ".all(d, " + list + ".all(e, " + list + ".all(f, a + b + c + d + e + f > 0))))))"
	growing := "size(['ten bytes.']" + strings.Repeat(".map(x, x + x)", 60) + ") > 0"
	longer := "size([[1, 2]]" + strings.Repeat(".map(x, x + x)", 60) + ") > 0"
	q := sketch(
		rule("x.bomb", bomb),
		rule("x.each", bomb, of("initiatives")),
		rule("x.text", growing),
		rule("x.says", "security.today == 'broken'", saying("{"+bomb+"}")),
		rule("x.fine", "security.today == 'broken'"),
	)
	mustCompile(t, q)
	r := review(map[string]any{"security.today": "broken"})
	r.Initiatives = []Initiative{{ID: "i1", Title: "One"}, {ID: "i2", Title: "Two"}}
	res := q.Evaluate(r, at2026)
	for id, want := range map[string]string{
		"x.bomb ":   "broken: it takes too many steps",
		"x.each i1": "broken: it takes too many steps, and was not tried on what comes after i1",
		"x.each i2": "silent",
		"x.text ":   "broken: it takes too many steps",
		"x.says ":   "broken: it takes too many steps",
		"x.fine ":   "fired",
	} {
		rule, subject, _ := strings.Cut(id, " ")
		// On a slow machine the limit in time comes before the one in steps.
		got := strings.Replace(outcome(res, rule, subject), "it takes too long", "it takes too many steps", 1)
		if got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if err := sketch(rule("x.lists", longer)).Compile(); err == nil || !strings.Contains(err.Error(), "a list of lists is not part of the rule language") {
		t.Errorf("a list of lists: %v", err)
	}
}

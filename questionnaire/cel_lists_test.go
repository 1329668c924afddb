package questionnaire

import "testing"

// Loops within loops, of ours and of map, each find their own elements, and one
// that hides the name of another gives it back.
func TestLoopsWithinLoops(t *testing.T) {
	for when, want := range map[string]string{
		"[1, 2, 3].exists(x, [2, 3].all(y, x < y))":                                                "fired",
		"[1, 2, 3].all(x, [2, 3].exists(y, x < y))":                                                "silent",
		"[1, 2, 3].filter(x, [2, 3].exists(x, x > 2) && x < 3) == [1, 2]":                          "fired",
		"[1, 2].map(x, [2, 3].exists_one(y, y > x + 1)) == [true, false]":                          "fired",
		"[1, 2].map(x, size([1, 2, 3].filter(y, y > x))) == [2, 1]":                                "fired",
		"[1, 2].exists(x, [5, 6].map(y, y - x) == [4, 5])":                                         "fired",
		"[1, 2].map(x, x + 1).filter(x, x > 2) == [3]":                                             "fired",
		"milestones.exists(m, reach(m).exists(i, i.id == 'i3' && above(i).exists(n, n == m)))":     "fired",
		"milestones.all(m, m.id == 'm3' || m.id == 'm4' || reach(m).exists(i, !i.money))":          "fired",
		"milestones.exists(m, m.id == 'm1' && reach(m).all(i, i.time))":                            "needs i3.time",
		"milestones.exists(m, m.id == 'm1' && size(reach(m).filter(i, i.time)) == 2)":              "needs i3.time",
		"milestones.exists(m, m.id == 'm1' && reach(m).exists_one(i, i.time))":                     "silent",
		"milestones.exists(m, m.id == 'm1' && reach(m).exists_one(i, i.id != 'i1' && i.time))":     "needs i3.time",
		"milestones.filter(m, m.kind == 'financial').map(m, size(reach(m))) == [3, 0]":             "fired",
		"areas.exists(a, a.id == 'security' && initiatives.exists(i, a.today == 'broken'))":        "needs security.today",
		"initiatives.exists(i, i.id == 'i3' && [i.approved, i.money].filter(x, x) == [true])":      "fired",
		"[1, 'a'].exists(x, x in ['b', 'c'])":                                                      "silent",
		"[1, 'c'].exists(x, x in ['b', 'c'])":                                                      "fired",
		"titles(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']).endsWith('“g” and “h”')":                 "fired",
		"titles(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']).endsWith('“f”, “g” and 2 more')":    "fired",
		"titles([1, 2]) == 'none' && titles(['a', 'b']) == '“a” and “b”'":                          "fired",
		"milestones.exists(m, m.kind in ['financial'] && !(m.title in []))":                        "fired",
		"reach(milestones[0]) == reach(milestones[0]) && milestones != below(milestones[0])":       "fired",
		"milestones[0] in milestones && !(milestones[1] in [milestones[0]])":                       "fired",
		"size(milestones + below(milestones[0])) == size(milestones) + size(below(milestones[0]))": "fired",
		"months('2027-01', milestones[0].month) < months('2027-01', now) + 1000":                   "fired",
		"initiatives.exists(i, initiatives_of(i).exists(n, n.id == 'i3') && months(now, now) > 0)": "silent",
	} {
		q := sketch(rule("x.rule", when))
		if err := q.Compile(); err != nil {
			t.Errorf("%s: %v", when, err)
		} else if got := outcome(q.Evaluate(chain(), at2026), "x.rule", ""); got != want {
			t.Errorf("%s: %s, want %s", when, got, want)
		}
	}
}

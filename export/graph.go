package export

import (
	"slices"

	"diligence/questionnaire"
)

// A graph is what rests on what in a review's live plan, built once for a
// document. It says the same as Reach, Below, Above and Chain of
// [questionnaire.Review], which build theirs at each call; a test holds it to
// that.
type graph struct {
	initiatives []questionnaire.Initiative // live, in the review's order
	milestones  []questionnaire.Milestone  // live, by month, those without one last
	initiative  map[string]questionnaire.Initiative
	milestone   map[string]questionnaire.Milestone
	down, up    map[string][]string // ids of live records directly below and above
}

func newGraph(r *questionnaire.Review) graph {
	g := graph{
		initiative: map[string]questionnaire.Initiative{}, milestone: map[string]questionnaire.Milestone{},
		down: map[string][]string{}, up: map[string][]string{},
	}
	for _, i := range r.Initiatives {
		if i.Status != questionnaire.Dropped {
			g.initiatives, g.initiative[i.ID] = append(g.initiatives, i), i
		}
	}
	for _, m := range r.Milestones {
		if m.Status != questionnaire.Dropped {
			g.milestones, g.milestone[m.ID] = append(g.milestones, m), m
		}
	}
	for _, i := range g.initiatives {
		g.link(i.ID, i.Needs)
	}
	for _, m := range g.milestones {
		g.link(m.ID, m.RestsOn)
	}
	sortByMonth(g.milestones)
	return g
}

func (g *graph) link(id string, below []string) {
	for _, b := range below {
		if g.live(b) && b != id && !slices.Contains(g.down[id], b) {
			g.down[id] = append(g.down[id], b)
			g.up[b] = append(g.up[b], id)
		}
	}
}

// live reports whether a record is there and was not dropped.
func (g *graph) live(id string) bool {
	_, ok := g.initiative[id]
	if !ok {
		_, ok = g.milestone[id]
	}
	return ok
}

// walk returns the ids that edges reach from one, nearest first, and for each
// the id it was reached from.
func walk(from string, edges map[string][]string) (ids []string, before map[string]string) {
	before = map[string]string{from: ""}
	for at := -1; at < len(ids); at++ {
		id := from
		if at >= 0 {
			id = ids[at]
		}
		for _, next := range edges[id] {
			if _, seen := before[next]; !seen {
				before[next] = id
				ids = append(ids, next)
			}
		}
	}
	return ids, before
}

// reach returns the initiatives a record rests on at any depth, nearest first.
func (g *graph) reach(id string) (out []questionnaire.Initiative) {
	ids, _ := walk(id, g.down)
	for _, x := range ids {
		if i, ok := g.initiative[x]; ok {
			out = append(out, i)
		}
	}
	return out
}

// above returns the milestones that rest on a record at any depth, by month, and
// the first month among them.
func (g *graph) above(id string) (list []questionnaire.Milestone, first questionnaire.Month) {
	ids, _ := walk(id, g.up)
	for _, x := range ids {
		if m, ok := g.milestone[x]; ok {
			list = append(list, m)
		}
	}
	sortByMonth(list)
	if len(list) > 0 {
		first = list[0].Month
	}
	return list, first
}

func sortByMonth(list []questionnaire.Milestone) {
	slices.SortStableFunc(list, func(a, b questionnaire.Milestone) int { return compareMonths(a.Month, b.Month) })
}

// compareMonths puts months that were not given last.
func compareMonths(a, b questionnaire.Month) int {
	switch {
	case a == b:
		return 0
	case a == 0:
		return 1
	case b == 0:
		return -1
	}
	return int(a - b)
}

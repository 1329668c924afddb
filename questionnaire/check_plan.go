package questionnaire

import (
	"math"
	"regexp"
	"slices"
	"strings"
)

// The most a review holds: initiatives, and as many milestones; and what one of
// them refers to, or one answer has for evidence.
const (
	MaxRecords    = 500
	MaxReferences = 100
)

var recordID = regexp.MustCompile(`^[a-z][a-z0-9_-]{0,31}$`)

var tris = []Tri{Yes, No}

func (c *changeChecker) initiative(i Initiative) {
	c.record(i.ID, i.Title, i.Status)
	word(c, "kind", i.Kind, InitiativeKinds)
	areas := make([]string, len(c.q.Areas))
	for j, a := range c.q.Areas {
		areas[j] = a.ID
	}
	word(c, "area", i.Area, areas)
	c.text("owner", i.Owner, false)
	c.text("approved_by", i.ApprovedBy, false)
	c.month("start", i.Start)
	c.month("end", i.End)
	if i.Start != 0 && i.End != 0 && i.End < i.Start {
		c.failf("end", "swap them", "%s ends in %s, before it starts in %s", i.ID, i.End, i.Start)
	}
	c.tri("estimated", i.Estimated)
	c.tri("approved", i.Approved)
	c.tri("money", i.Money)
	c.tri("people", i.People)
	c.tri("time", i.Time)
	c.amount("person_months", i.PersonMonths, true)
	c.amount("cost", i.Cost, true)
	c.references("needs", i.Needs)
}

func (c *changeChecker) milestone(m Milestone) {
	c.record(m.ID, m.Title, m.Status)
	word(c, "kind", m.Kind, MilestoneKinds)
	c.month("month", m.Month)
	c.text("metric", m.Metric, false)
	c.tri("estimated", m.Estimated)
	c.amount("value", m.Value, m.Kind == "financial")
	c.references("rests_on", m.RestsOn)
}

// record checks what both registers share.
func (c *changeChecker) record(id string, title Text, status RecordStatus) {
	if !recordID.MatchString(id) {
		c.failf("id", "write a small letter, then up to 31 of a-z, 0-9, _ and -", "%q is not the form of an id", shown(id))
	}
	_, i := c.r.Initiative(id)
	_, m := c.r.Milestone(id)
	if i && m {
		c.failf("id", "give one of them another id", "%s would be an initiative and a milestone", id)
	}
	c.text("title", title, true)
	word(c, "status", status, RecordStatuses)
}

func (c *changeChecker) tri(field string, t Tri) {
	if t != Unknown && !slices.Contains(tris, t) {
		c.failf(field, "write yes, no or unknown", "the field %s of %s cannot be %q", field, c.name, shown(string(t)))
	}
}

func (c *changeChecker) amount(field string, x *float64, positive bool) {
	switch {
	case x == nil:
	case math.IsNaN(*x) || math.Abs(*x) > MaxNumber:
		c.failf(field, "write a number such as 1200 or 0.5", "the %s of %s is not a number a review can hold", field, c.name)
	case positive && *x < 0:
		c.failf(field, "", "the %s of %s cannot be negative", field, c.name)
	}
}

// references checks that each id is given once and stands for a record of the
// right register: an initiative needs initiatives, a milestone rests on either.
func (c *changeChecker) references(field string, ids []string) {
	if len(ids) > MaxReferences {
		c.failf(field, "", "%s has %d references in %s; it can have %d", c.name, len(ids), field, MaxReferences)
		return
	}
	for n, id := range ids {
		e, known := c.plan[id]
		switch {
		case slices.Contains(ids[:n], id):
			c.failItem(field, id, "keep one", "%s names %s twice in %s", c.name, shown(id), field)
		case !known:
			c.failItem(field, id, c.recordHint(id, field), "%s refers to %q, which is no record of the plan", c.name, shown(id))
		case e.field == "rests_on" && field == "needs":
			c.failItem(field, id, "name it in the rests_on of a milestone instead", "%s needs %s, which is a milestone; an initiative needs initiatives", c.name, id)
		}
	}
}

// recordHint lists what a record may refer to.
func (c *changeChecker) recordHint(id, field string) string {
	if len(c.faults) > maxGuesses {
		return ""
	}
	var ids []string
	for _, e := range c.plan {
		if (e.field == "needs" || field == "rests_on") && e.key != c.key && recordID.MatchString(e.id) {
			ids = append(ids, e.id)
		}
	}
	slices.SortFunc(ids, compareNatural)
	return accepted(id, ids)
}

// removed checks that nothing refers to a record that would be gone.
func (c *changeChecker) removed() {
	if _, stays := c.plan[c.name]; stays || c.plan == nil {
		return // the id went to the other register, or was none of a record
	}
	for _, e := range c.edges() {
		if slices.Contains(e.to, c.name) {
			c.failf("", "take the reference out first", "%s still refers to %s", e.id, c.name)
		}
	}
}

// An edge is a record and what it needs or rests on.
type edge struct {
	key   Key
	id    string
	field string
	to    []string
}

// edges lists the records, initiatives first.
func (c *changeChecker) edges() []edge {
	list := make([]edge, 0, len(c.r.Initiatives)+len(c.r.Milestones))
	for _, i := range c.r.Initiatives {
		list = append(list, edge{i.Key(), i.ID, "needs", i.Needs})
	}
	for _, m := range c.r.Milestones {
		list = append(list, edge{m.Key(), m.ID, "rests_on", m.RestsOn})
	}
	return list
}

// registers checks the two registers as a whole.
func (c *changeChecker) registers(changed map[Key]bool) {
	if len(c.r.Initiatives) > MaxRecords || len(c.r.Milestones) > MaxRecords {
		c.failf("", "", "a review holds at most %d initiatives and %d milestones", MaxRecords, MaxRecords)
	}
	told := map[string]bool{}
	done := map[string]bool{}
	var path []string
	var visit func(id string)
	visit = func(id string) {
		if at := slices.Index(path, id); at >= 0 {
			c.ring(path[at:], changed, told)
			return
		}
		if done[id] {
			return
		}
		path = append(path, id)
		for _, next := range c.plan[id].to {
			visit(next)
		}
		path = path[:len(path)-1]
		done[id] = true
	}
	for _, e := range c.edges() {
		visit(e.id)
	}
}

// ring tells of records that rest on each other, from the first id on, once for
// the first of them that changed.
func (c *changeChecker) ring(ids []string, changed map[Key]bool, told map[string]bool) {
	first := slices.MinFunc(ids, compareNatural)
	at := slices.Index(ids, first)
	ids = append(slices.Clone(ids[at:]), ids[:at]...)
	n := slices.IndexFunc(ids, func(id string) bool { return changed[c.plan[id].key] })
	if n < 0 || told[ids[n]] {
		return
	}
	told[ids[n]] = true
	e, next := c.plan[ids[n]], ids[(n+1)%len(ids)]
	const most = 12
	if len(ids) > most {
		ids = append(ids[:most-1], "…")
	}
	c.key, c.name = e.key, e.id
	c.failItem(e.field, next, "take one of these references out", "records rest on each other in a ring: %s", strings.Join(append(ids, first), " → "))
}

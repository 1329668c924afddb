package questionnaire

import (
	"slices"
	"strings"
)

// read notes the records of the plan as it would be.
func (c *changeChecker) read() {
	c.plan = map[string][]PlanRecord{}
	for rec := range c.r.Plan {
		id := rec.Key().id()
		c.plan[id] = append(c.plan[id], rec)
	}
}

// claims says which records would have that id: "an initiative", "a milestone".
func (c *changeChecker) claims(id string) (out []string) {
	for _, rec := range c.plan[id] {
		out = append(out, article(rec.Key().Kind()))
	}
	return out
}

func article(kind string) string {
	if strings.ContainsRune("aeiou", rune(kind[0])) {
		return "an " + kind
	}
	return "a " + kind
}

// references checks that each id is given once and stands for a record of a
// register that the field may name.
func (c *changeChecker) references(ref Reference) {
	if len(ref.IDs) > MaxReferences {
		c.failf(ref.Field, "", "%s has %d references in %s; it can have %d", c.name, len(ref.IDs), ref.Field, MaxReferences)
		return
	}
	for n, id := range ref.IDs {
		named := c.plan[id]
		fits := func(rec PlanRecord) bool { return slices.Contains(ref.Kinds, rec.Key().Kind()) }
		switch {
		case slices.Contains(ref.IDs[:n], id):
			c.failItem(ref.Field, id, "keep one", "%s names %s twice in %s", c.name, shown(id), ref.Field)
		case len(named) == 0:
			c.failItem(ref.Field, id, c.recordHint(id, ref), "%s refers to %q, which is no record of the plan", c.name, shown(id))
		case !slices.ContainsFunc(named, fits):
			c.failItem(ref.Field, id, c.recordHint("", ref), "%s in the %s of %s is %s and not %s",
				id, ref.Field, c.name, c.claims(id)[0], article(strings.Join(ref.Kinds, " or ")))
		}
	}
}

// recordHint lists what a field may name.
func (c *changeChecker) recordHint(id string, ref Reference) string {
	if len(c.faults) > maxGuesses {
		return ""
	}
	var ids []string
	for rec := range c.r.Plan {
		key := rec.Key()
		id := key.id()
		if slices.Contains(ref.Kinds, key.Kind()) && key != c.key && len(c.plan[id]) == 1 && recordID.MatchString(id) {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return "add " + article(ref.Kinds[0]) + " first, or leave it out"
	}
	slices.SortFunc(ids, compareNatural)
	return accepted(id, ids)
}

// removed checks that nothing refers to a record that would be gone.
func (c *changeChecker) removed() {
	id := c.key.ID()
	if _, stays := c.plan[id]; stays {
		return // the id went to another register
	}
	for rec := range c.r.Plan {
		if refersTo(rec, id) {
			c.failf("", "take the reference out first", "%s still refers to %s", rec.Key().id(), id)
		}
	}
}

// registers checks the registers as a whole, of which keys changed.
func (c *changeChecker) registers(keys []Key) {
	count := map[string]int{"respondent": len(c.r.Respondents), "request": len(c.r.Requests)}
	if c.plan != nil {
		for rec := range c.r.Plan {
			count[rec.Key().Kind()]++
		}
	}
	for _, k := range slices.Backward(keys) {
		if kind := k.Kind(); count[kind] > MaxRecords {
			c.key, c.name = k, k.id()
			c.failf("", "", "a review holds at most %d %s", MaxRecords, registerOf(kind))
			count[kind] = 0
		}
	}
}

// rings looks for records that rest on each other, of which keys changed.
func (c *changeChecker) rings(keys []Key) {
	changed := map[Key]bool{}
	for _, k := range keys {
		changed[k] = true
	}
	told := map[string]bool{}
	done := map[string]bool{}
	var path []string
	var visit func(rec PlanRecord)
	visit = func(rec PlanRecord) {
		id := rec.Key().id()
		if at := slices.Index(path, id); at >= 0 {
			c.ring(path[at:], changed, told)
			return
		}
		if done[id] {
			return
		}
		path = append(path, id)
		for _, ref := range rec.References() {
			for _, next := range ref.IDs {
				if named := c.plan[next]; len(named) > 0 {
					visit(named[0])
				}
			}
		}
		path = path[:len(path)-1]
		done[id] = true
	}
	for rec := range c.r.Plan {
		visit(rec)
	}
}

// ring tells of records that rest on each other, from the first id on, once for
// the first of them that changed.
func (c *changeChecker) ring(ids []string, changed map[Key]bool, told map[string]bool) {
	first := slices.MinFunc(ids, compareNatural)
	at := slices.Index(ids, first)
	ids = append(slices.Clone(ids[at:]), ids[:at]...)
	n := slices.IndexFunc(ids, func(id string) bool { return changed[c.plan[id][0].Key()] })
	if n < 0 || told[ids[n]] {
		return
	}
	told[ids[n]] = true
	rec, next := c.plan[ids[n]][0], ids[(n+1)%len(ids)]
	c.key, c.name = rec.Key(), ids[n]
	field := ""
	for _, ref := range rec.References() {
		if slices.Contains(ref.IDs, next) {
			field = ref.Field
		}
	}
	const most = 12
	if len(ids) > most {
		ids = append(ids[:most-1], "…")
	}
	c.failItem(field, next, "take one of these references out", "records rest on each other in a ring: %s", strings.Join(append(ids, first), " → "))
}

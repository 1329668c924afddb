package export

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"diligence/questionnaire"
)

// register takes the rows of one register. A row without an id is the record of
// that heading that no other row has, or a new one.
func (t *formTaker) register(l filledList, g formRegister) {
	next, taken := t.nextID(l, g), l.ids()
	seen := map[string]int{}
	for _, row := range l.rows {
		says := g.says(l, row)
		if says == "" {
			continue
		}
		r, fresh, same := t.recordRow(l, row, g, next, taken)
		place := r.at(says)
		switch {
		case same > 1 && !l.has(headID):
			t.problem(place, "", fmt.Sprintf("%d %ss are called %q, and the ids that tell them apart are gone", same, g.kind, shorten(r.read(g.columns[1].head).text, 40)), "copy the column Id back from the sheet that was sent")
			continue
		case !idForm().MatchString(r.id):
			t.problem(r.at(headID), "", fmt.Sprintf("%q is no id", shorten(r.id, 40)), "leave it blank in a new row: the program gives it one")
			continue
		case seen[r.id] != 0:
			t.problem(place, r.id, fmt.Sprintf("%s stands in row %d already", shorten(r.name, 40), seen[r.id]), "keep one of the rows; a new record's id stays blank")
			continue
		}
		taken[r.id] = true
		if t.record(r, g, place); fresh && len(t.rows) > 0 && t.rows[len(t.rows)-1].place == place {
			next++ // a row that is refused uses up no id
		} else if fresh {
			continue
		}
		seen[r.id] = row.number
	}
}

// idForm is the form of a record's id.
var idForm = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[a-z][a-z0-9_-]{0,31}$`) })

func (g formRegister) key(id string) questionnaire.Key { return questionnaire.Key(g.kind + "/" + id) }

// says returns the heading of the first cell beside the id that says something; ""
// for none.
func (g formRegister) says(l filledList, r cellRow) string {
	for _, c := range g.columns[1:] {
		if _, ok := l.columns[c.head]; ok && (l.cell(r, c.head).text != "" || l.cell(r, c.head).formula) {
			return c.head
		}
	}
	return ""
}

// rowID returns the id that stands in a row of a register; "" for none.
func (l filledList) rowID(r cellRow) string {
	return strings.ToLower(strings.TrimSpace(l.cell(r, headID).text))
}

// ids returns the ids that stand in the rows of a register.
func (l filledList) ids() map[string]bool {
	ids := map[string]bool{}
	for _, r := range l.rows {
		ids[l.rowID(r)] = true
	}
	return ids
}

// recordRow returns a row with the id of its record: a fresh one has none yet. same
// is how many records the row may be by what it is called.
func (t *formTaker) recordRow(l filledList, row cellRow, g formRegister, next int, taken map[string]bool) (_ filledRow, fresh bool, same int) {
	id := l.rowID(row)
	called := strings.TrimSpace(l.cell(row, g.columns[1].head).text)
	if id == "" {
		id, same = t.headed(g.kind, called, taken)
	}
	r := filledRow{l, row, id, id}
	if id == "" {
		r.id, r.name = g.prefix+strconv.Itoa(next), "the new row"
		if called != "" {
			r.name = fmt.Sprintf("the new %s %q", g.kind, shorten(called, 40))
		}
	}
	return r, id == "", same
}

// nextID returns the least number no record of the review or row of the sheet has.
func (t *formTaker) nextID(l filledList, g formRegister) int {
	next, _ := strconv.Atoi(strings.TrimPrefix(t.r.FreeID(g.prefix), g.prefix))
	for _, r := range l.rows {
		if rest, ok := strings.CutPrefix(l.rowID(r), g.prefix); ok {
			if n, err := strconv.Atoi(rest); err == nil && n < 1e6 {
				next = max(next, n+1)
			}
		}
	}
	return next
}

// headed returns the id of the first record of a kind that is called so and that
// no other row has, and how many there are.
func (t *formTaker) headed(kind, heading string, taken map[string]bool) (id string, n int) {
	for rec := range t.r.Plan {
		if rec.Key().Kind() == kind && heading != "" && strings.EqualFold(heading, rec.Heading().Line()) && !taken[rec.Key().ID()] {
			id = or(id, rec.Key().ID())
			n++
		}
	}
	return id, n
}

// record takes one row of a register: the record that stands, with the cells that
// say something else.
func (t *formTaker) record(r filledRow, g formRegister, place string) {
	key, id := g.key(r.id), r.id
	stands := t.r.Get(key)
	fields := map[string]any{"id": id}
	if stands != nil {
		fields = recordFields(stands)
	}
	said := false
	for _, c := range g.columns[1:] {
		s, new, ok := t.touched(r, c.head, c.entry, fieldText(t.q, c.entry, fields[c.field]))
		if !ok {
			return
		}
		if !new {
			continue
		}
		v, problem, hint := fieldValue(t.q, c.entry, s)
		if problem != "" {
			t.problem(r.at(c.head), id, fmt.Sprintf("%s of %s %s", c.head, shorten(r.name, 80), problem), hint)
			return
		}
		fields[c.field] = v
		said = true
	}
	if !said {
		return
	}
	if t.given[formSpot{r.filledList.name, id, headID}] != "" && stands == nil {
		t.problem(place, id, id+" was taken out of the review since the sheet was made", "clear its id to take it in anew")
		return
	}
	b, err := json.Marshal(fields)
	if err == nil {
		var rec questionnaire.Record
		if rec, err = questionnaire.DecodeRecord(key, b); err == nil {
			t.rows = append(t.rows, takenRow{place: place, name: r.name, plan: true, changes: []questionnaire.Change{t.r.Put(rec, t.by, t.now)}})
			return
		}
	}
	t.problem(place, id, fmt.Sprintf("%s cannot be read: %v", shorten(r.name, 80), err), "write it into the program instead")
}

// check takes the rows that the review takes: all at once where it does, else each
// by itself. Records may lean on each other, so those are tried until no more of
// them fit.
func (t *formTaker) check() {
	var all []questionnaire.Change
	for _, row := range t.rows {
		all = append(all, row.changes...)
	}
	if len(t.q.Check(t.r, all)) == 0 {
		t.out.Changes = all
		return
	}
	var plan, left []takenRow
	for _, row := range t.rows {
		if row.plan {
			plan = append(plan, row)
			continue
		}
		t.takeOrLeave(row, nil)
	}
	taken := len(t.out.Changes)
	for progress := true; progress; plan, left = left, nil {
		progress = false
		for _, row := range plan {
			if len(t.q.Check(t.r, append(t.out.Changes[taken:len(t.out.Changes):len(t.out.Changes)], row.changes...))) > 0 {
				left = append(left, row)
				continue
			}
			t.out.Changes = append(t.out.Changes, row.changes...)
			progress = true
		}
	}
	for _, row := range plan {
		t.takeOrLeave(row, t.out.Changes[taken:])
	}
}

// takeOrLeave takes a row that fits with others, or says why it does not.
func (t *formTaker) takeOrLeave(row takenRow, with []questionnaire.Change) {
	problems := t.q.Check(t.r, append(with[:len(with):len(with)], row.changes...))
	for _, p := range problems {
		if !strings.Contains(p.What, row.name) {
			p.What = row.name + ": " + p.What
		}
		t.problem(row.place, p.At, p.What, p.Hint)
	}
	if len(problems) == 0 {
		t.out.Changes = append(t.out.Changes, row.changes...)
	}
}

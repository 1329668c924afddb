package tui

import (
	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A cellEdit is a cell being edited: a line of text, or one of several items.
// Nothing of the review changes before it is committed.
type cellEdit struct {
	column  *column
	rec     questionnaire.Record // as it was
	adding  bool                 // the record is not in the review yet
	onward  bool                 // come to by going from field to field
	field   *field
	items   []item
	at      int                    // the item highlighted; -1 for none, as long as nothing was chosen
	problem *questionnaire.Problem // why the last try was refused
}

// triItems are what a tri-state may be, by its text.
var triItems = []item{{"yes", "yes"}, {"no", "no"}, {"", "unknown"}}

func (e *cellEdit) tri() bool { return e.column.kind == cellTri }

// newEdit returns an edit of the cell at the cursor, or nil where there is
// nothing to edit.
func (p *plan) newEdit(s *session) *cellEdit {
	rec, c := p.record(s), p.column()
	if rec == nil || c.set == nil {
		return nil
	}
	return &cellEdit{column: c, rec: rec}
}

// open opens the editor of the cell at the cursor.
func (p *plan) open(s *session) {
	e := p.newEdit(s)
	if e == nil {
		return
	}
	if e.column.kind == cellRefs {
		p.pick = newRefPick(s, e.column, e.rec)
		return
	}
	e.start(s)
	p.edit = e
}

func (e *cellEdit) start(s *session) {
	value := e.column.get(e.rec)
	switch e.column.kind {
	case cellTri:
		e.items = triItems
		e.at = max(indexOf(e.items, value), 0)
	case cellChoice: // what nobody chose is not highlighted: tab and enter would take it
		e.items = e.column.items(s, e.rec)
		e.at = indexOf(e.items, value)
	default:
		e.field = newField(questionnaire.Safe(value))
	}
}

// add starts a new record; it joins the review once it is called something.
func (p *plan) add(s *session) outcome {
	r := p.reg()
	if r.sheet {
		return unhandled
	}
	rec := r.blank(s.review.FreeID(r.letter))
	r.grid.row, r.grid.col = len(r.shown(s)), 1
	e := &cellEdit{column: p.column(), rec: rec, adding: true}
	e.start(s)
	p.edit = e
	return handled
}

// commit tries to give the cell a value and reports whether that was accepted.
func (e *cellEdit) commit(s *session, value string) bool {
	rec, err := e.column.set(e.rec, value)
	if err != nil {
		e.refuse(s, asProblem(err, ""))
		return false
	}
	if e.column.heading && e.column.get(rec) == "" {
		if e.adding {
			return true // nothing was added
		}
		e.refuse(s, questionnaire.Problem{What: "a record needs a " + e.column.field, Hint: "say in a few words what it is; d deletes the record"})
		return false
	}
	if !e.adding && e.column.get(rec) == e.column.get(e.rec) {
		return true
	}
	changes := s.settle(rec)
	if problems := s.q.Check(s.review, changes); len(problems) > 0 {
		e.refuse(s, asProblem(problems[0], ""))
		return false
	}
	s.apply(changes...)
	return true
}

// settle returns the changes that set a record of the plan; a work sheet that
// says nothing is taken away.
func (s *session) settle(rec questionnaire.Record) []questionnaire.Change {
	if rec == (questionnaire.Outage{}) {
		return s.review.Remove(rec.Key(), s.speaker, s.now())
	}
	return []questionnaire.Change{s.review.Put(rec, s.speaker, s.now())}
}

// refuse keeps the problem, opening the editor where the cell was changed
// without one.
func (e *cellEdit) refuse(s *session, problem questionnaire.Problem) {
	if e.field == nil && e.items == nil {
		e.start(s)
	}
	e.problem = &problem
}

func (p *plan) editKey(k tea.KeyPressMsg, s *session) outcome {
	b, e := &planKeys, p.edit
	switch {
	case b.cancel.has(k) && e.adding:
		p.cancelAdding(s)
	case b.cancel.has(k):
		p.closeEdit(s)
	case e.field != nil && b.commit.has(k):
		p.finish(s, e.field.value(), 0)
	case e.field != nil && b.next.has(k):
		p.finish(s, e.field.value(), step1(k))
	case e.field != nil:
		if e.field.key(k) {
			e.problem = nil
		}
	default:
		p.itemKey(k, s)
	}
	return handled
}

// itemKey drives the list of items under a cell.
func (p *plan) itemKey(k tea.KeyPressMsg, s *session) {
	b, e := &planKeys, p.edit
	i := digitIndex(k.String())
	switch {
	case e.tri() && b.pickTri.has(k):
		p.take(s, map[string]string{"y": "yes", "n": "no", "?": ""}[k.String()])
	case b.commit.has(k):
		p.finish(s, e.highlighted(), 0)
	case b.next.has(k):
		p.finish(s, e.highlighted(), step1(k))
	case b.clear.has(k):
		p.take(s, "")
	case b.pickCycle.has(k):
		from, by := e.at, 1
		if k.String() == "up" || k.String() == "k" {
			from, by = max(e.at, 0), len(e.items)-1
		}
		e.at = (from + by) % len(e.items)
		e.problem = nil
	case i >= 0 && i < len(e.items):
		p.take(s, e.items[i].id)
	}
}

// take sets an item chosen by its own key. Who goes from field to field stays in
// this one, so that tab leads on and not to another table.
func (p *plan) take(s *session, value string) {
	e := p.edit
	if !e.onward {
		p.finish(s, value, 0)
		return
	}
	if e.commit(s, value) {
		p.reg().stay(s, recordID(e.rec))
		e.rec, e.problem = p.record(s), nil
		e.at = indexOf(e.items, value)
	}
}

// highlighted returns the item to take; where there is none, what the cell holds.
func (e *cellEdit) highlighted() string {
	if e.at < 0 {
		return e.column.get(e.rec)
	}
	return e.items[e.at].id
}

func step1(k tea.KeyPressMsg) int {
	if k.String() == "shift+tab" {
		return -1
	}
	return 1
}

// finish commits the edit and, where that is accepted, closes it and goes on to
// the field by columns further, opening it too.
func (p *plan) finish(s *session, value string, by int) {
	e := p.edit
	if !e.commit(s, value) {
		return
	}
	p.reg().stay(s, recordID(e.rec))
	added := p.reg().index(s.review, recordID(e.rec)) >= 0
	if e.adding && !added {
		p.cancelAdding(s)
		return
	}
	p.closeEdit(s)
	if by != 0 {
		p.onward(s, by)
	}
}

// onward opens the next field that can be edited, or the one before.
func (p *plan) onward(s *session, by int) {
	p.reg().grid.col = p.nextEdited(by)
	p.open(s)
	if p.edit != nil {
		p.edit.onward = true
	}
}

// nextEdited returns the nearest column by steps away that can be edited, or the
// present one.
func (p *plan) nextEdited(by int) int {
	g := &p.reg().grid
	for col := g.col + by; col >= 0 && col < len(g.columns); col += by {
		if g.columns[col].set != nil {
			return col
		}
	}
	return g.col
}

// cancelAdding gives a new record up, and goes back to the question it was begun
// from.
func (p *plan) cancelAdding(s *session) {
	asked := p.asked
	p.closeEdit(s)
	p.form = p.form && !asked && p.record(s) != nil
	if asked {
		p.goBack(s)
	}
}

func (p *plan) closeEdit(s *session) {
	p.edit, p.asked = nil, false
	p.reg().grid.clamp(len(p.reg().shown(s)))
}

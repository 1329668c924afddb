package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A plan shows the registers of the plan as tables and edits them in place. A
// record can also be shown alone, as a form.
type plan struct {
	bare
	registers []*register
	at        int  // the register shown
	form      bool // the record at the cursor, alone
	edit      *cellEdit
	pick      *refPick
	about     aboutRecords

	narrow bool // in the last view: enter on a title opens the form
	drawn  planLayout
}

func newPlan() *plan { return &plan{registers: registers()} }

func (p *plan) reg() *register { return p.registers[p.at] }

// record returns the record at the cursor, or nil.
func (p *plan) record(s *session) questionnaire.Record {
	r := p.reg()
	if r.count(s.review) == 0 {
		return nil
	}
	r.grid.clamp(r.count(s.review))
	return r.record(s.review, r.grid.row)
}

func (p *plan) column() *column { return &p.reg().grid.columns[p.reg().grid.col] }

func (p *plan) enter(s *session, to jump) {
	if to.record == "" {
		return
	}
	for i, r := range p.registers {
		if r.name == to.record {
			p.at = i
		}
		at := r.index(s.review, to.record)
		if at < 0 {
			continue
		}
		p.at, r.grid.row = i, at
		if c := r.column(fieldOf(to.field)); c >= 0 {
			r.grid.col = c
		}
	}
}

// fieldOf returns the column a rule's field is in: backed is computed from four.
func fieldOf(field string) string {
	if field == "backed" {
		return "approved"
	}
	return field
}

func (p *plan) leave(s *session) {
	if p.edit != nil && p.edit.field != nil {
		p.edit.commit(s, p.edit.field.value())
	}
	p.edit, p.pick = nil, nil
}

func (p *plan) typing() bool { return p.edit != nil || p.pick != nil }

func (p *plan) cursor() (x, y int, shown bool) {
	return p.drawn.cursorX, p.drawn.cursorY, p.drawn.cursor
}

func (p *plan) paste(text questionnaire.Text, s *session) outcome {
	switch {
	case p.pick != nil:
		p.pick.field.paste(text)
		p.pick.find()
	case p.edit != nil && p.edit.field != nil:
		p.edit.field.paste(text)
		p.edit.problem = nil
	default:
		return unhandled
	}
	return handled
}

func (p *plan) key(k tea.KeyPressMsg, s *session) outcome {
	switch {
	case p.pick != nil:
		return p.pickKey(k, s)
	case p.edit != nil:
		return p.editKey(k, s)
	}
	b := &planKeys
	switch {
	case b.add.has(k):
		return p.add(s)
	case p.form && b.formBack.has(k):
		p.form = false
		return handled
	case b.tabs.has(k):
		return p.turn(k.String() == "shift+tab")
	}
	if p.record(s) == nil {
		return unhandled
	}
	if out := p.cellKey(k, s); out.handled {
		return out
	}
	return p.moveKey(k, s)
}

// cellKey carries out the keys that do something to the record at the cursor.
func (p *plan) cellKey(k tea.KeyPressMsg, s *session) outcome {
	b := &planKeys
	switch {
	case b.remove.has(k):
		return p.remove(s)
	case b.form.has(k):
		p.form = true
	case b.finding.has(k):
		return p.showFinding(s)
	case b.edit.has(k):
		if p.narrow && !p.form && p.column().field == "title" {
			p.form = true
			return handled
		}
		p.open(s)
	case b.clear.has(k):
		return p.set(s, "")
	case b.cycle.has(k), b.tri.has(k), b.digit.has(k):
		return p.quick(k, s)
	default:
		return unhandled
	}
	return handled
}

// moveKey moves the cursor; in a form, up and down go from field to field.
func (p *plan) moveKey(k tea.KeyPressMsg, s *session) outcome {
	g := &p.reg().grid
	name := k.String()
	if p.form {
		turned := map[string]string{
			"up": "left", "down": "right", "k": "left", "j": "right", "home": "home", "end": "end",
			"left": "up", "right": "down", "h": "up", "l": "down", "pgup": "up", "pgdown": "down",
		}
		name = turned[name]
	}
	if !g.move(name, p.reg().count(s.review)) {
		return unhandled
	}
	return handled
}

func (p *plan) turn(back bool) outcome {
	n := len(p.registers)
	if back {
		p.at += n - 1
	} else {
		p.at++
	}
	p.at %= n
	p.form = false
	return handled
}

// quick changes the cell at the cursor without opening it.
func (p *plan) quick(k tea.KeyPressMsg, s *session) outcome {
	c, rec := p.column(), p.record(s)
	name := k.String()
	switch c.kind {
	case cellTri:
		return p.quickTri(name, c, rec, s)
	case cellChoice:
		if name == "y" || name == "n" {
			return unhandled
		}
		items := c.items(s, rec)
		if name == "space" {
			at := indexOf(items, c.get(rec)) + 1
			return p.set(s, items[at%len(items)].id)
		}
		if i := digitIndex(name); i < len(items) {
			return p.set(s, items[i].id)
		}
		return toasted("there are only " + count(len(items), "choice"))
	case cellMonth, cellNumber:
		if digitIndex(name) >= 0 {
			p.open(s)
			p.edit.field.setValue(name)
			return handled
		}
	case cellRefs:
		if name == "space" {
			p.open(s)
			return handled
		}
	}
	return unhandled
}

func (p *plan) quickTri(name string, c *column, rec questionnaire.Record, s *session) outcome {
	order := []string{"yes", "no", ""}
	switch name {
	case "y":
		return p.set(s, "yes")
	case "n":
		return p.set(s, "no")
	case "space":
		next := map[string]string{"": "yes", "yes": "no", "no": ""}
		return p.set(s, next[c.get(rec)])
	}
	if i := digitIndex(name); i >= 0 && i < len(order) {
		return p.set(s, order[i])
	}
	return unhandled
}

// digitIndex returns which item a digit chooses, 0 the tenth; -1 for other keys.
func digitIndex(name string) int {
	if len(name) != 1 || name[0] < '0' || name[0] > '9' {
		return -1
	}
	return (int(name[0]-'0') + 9) % 10
}

func indexOf(items []item, id string) int {
	for i, x := range items {
		if x.id == id {
			return i
		}
	}
	return -1
}

// set changes the cell at the cursor; what is refused is opened and explained.
func (p *plan) set(s *session, value string) outcome {
	e := p.newEdit(s)
	if e == nil {
		return unhandled
	}
	if !e.commit(s, value) {
		p.edit = e
	}
	return handled
}

// remove deletes the record at the cursor and says how to bring it back.
func (p *plan) remove(s *session) outcome {
	r, rec := p.reg(), p.record(s)
	changes := s.review.Remove(rec.Key(), s.speaker, s.now())
	title, _ := s.review.Title(r.id(rec))
	s.apply(changes...)
	r.grid.clamp(r.count(s.review))
	if r.count(s.review) == 0 {
		p.form = false
	}
	said := "Deleted " + strings.TrimSpace(r.id(rec)+" "+string(title))
	if n := len(changes) - 1; n > 0 {
		said += " and " + count(n, "reference") + " to it"
	}
	return toasted(said + " · u brings it back")
}

// showFinding asks for the gravest open finding about the record.
func (p *plan) showFinding(s *session) outcome {
	f, ok := p.about.finding(s, p.reg().id(p.record(s)))
	if !ok {
		return toasted("No open finding is about this " + p.reg().one)
	}
	s.jump = jump{finding: f.Key()}
	return handled
}

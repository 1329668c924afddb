package tui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A plan shows the registers of the plan as tables and edits them in place. A
// record can also be shown alone, as a form; the outage work sheet always is.
type plan struct {
	bare
	registers []*register
	at        int  // the register shown
	form      bool // the record at the cursor, alone
	formTop   int  // its first field in sight
	edit      *cellEdit
	pick      *refPick
	filter    *field // the words rows must hold, while they are typed
	about     aboutRecords

	back  string // the question one came from, to which esc leads
	asked bool   // the record being added was begun from there

	narrow bool // in the last view: enter on a title opens the form
	drawn  planLayout
}

func newPlan() *plan { return &plan{registers: registers()} }

func (p *plan) reg() *register { return p.registers[p.at] }

// record returns the record at the cursor, or nil.
func (p *plan) record(s *session) questionnaire.Record {
	if p.edit != nil && p.edit.adding {
		return p.edit.rec
	}
	r := p.reg()
	at := r.shown(s)
	if len(at) == 0 {
		return nil
	}
	r.grid.clamp(len(at))
	return r.record(s.review, at[r.grid.row])
}

func (p *plan) column() *column { return &p.reg().grid.columns[p.reg().grid.col] }

// formed reports whether one record has the screen.
func (p *plan) formed() bool { return p.form || p.reg().sheet }

func (p *plan) enter(s *session, to jump) {
	if to.record == "" {
		return
	}
	if to.back != "" {
		p.back = to.back
	}
	for i, r := range p.registers {
		if r.name == to.record {
			p.at, p.form = i, p.form && p.at == i
		}
		if !r.stand(s, to.record) {
			continue
		}
		if p.at != i {
			p.at, p.form = i, false
		}
		if c := r.column(fieldOf(to.field)); c >= 0 {
			r.grid.col = c
		}
	}
	if to.add && !p.reg().sheet {
		p.form = true
		p.add(s)
		p.asked = true
	}
}

func (p *plan) leave(s *session) {
	if p.edit != nil && p.edit.field != nil {
		p.edit.commit(s, p.edit.field.value())
	}
	p.edit, p.pick, p.filter, p.asked, p.back = nil, nil, nil, false, ""
	for _, r := range p.registers {
		r.rows.held, r.rows.stale = "", true
	}
	if p.record(s) == nil {
		p.form = false
	}
}

func (p *plan) typing() bool { return p.edit != nil || p.pick != nil || p.filter != nil }

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
	case p.filter != nil:
		p.filter.paste(text)
		p.reg().find(p.filter.value())
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
	case p.filter != nil:
		return p.filterKey(k, s)
	}
	b := &planKeys
	switch {
	case b.add.has(k):
		return p.add(s)
	case b.back.has(k):
		return p.goBack(s)
	case p.form && b.formBack.has(k):
		p.form = false
		return handled
	case b.tabs.has(k):
		return p.turn(k.String() == "shift+tab")
	case b.questions.has(k):
		return p.toQuestions(s)
	case !p.formed() && b.filter.has(k) && p.reg().count(s.review) > 0:
		p.filter = newField(questionnaire.Safe(p.reg().rows.filter))
		return handled
	}
	if p.record(s) == nil {
		return unhandled
	}
	if out := p.cellKey(k, s); out.handled {
		return out
	}
	return p.moveKey(k, s)
}

// filterKey drives the words that rows must hold.
func (p *plan) filterKey(k tea.KeyPressMsg, s *session) outcome {
	b, r := &planKeys, p.reg()
	switch {
	case b.filterEnd.has(k):
		r.find("")
		p.filter = nil
	case b.filterDone.has(k):
		p.filter = nil
	case b.filterMove.has(k):
		r.grid.move(k.String(), len(r.shown(s)))
	case p.filter.key(k):
		r.find(p.filter.value())
	}
	return handled
}

// cellKey carries out the keys that do something to the record at the cursor.
func (p *plan) cellKey(k tea.KeyPressMsg, s *session) outcome {
	b := &planKeys
	switch {
	case b.remove.has(k):
		return p.remove(s)
	case !p.formed() && b.form.has(k):
		p.form = true
	case !p.formed() && b.sort.has(k):
		p.reg().sortBy(p.column().field)
	case b.finding.has(k):
		return p.showFinding(s)
	case b.edit.has(k):
		if p.narrow && !p.formed() && p.column().heading {
			p.form = true
			return handled
		}
		if p.column().kind == cellComputed {
			return p.quick(k, s)
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
	if p.formed() {
		turned := map[string]string{
			"up": "left", "down": "right", "k": "left", "j": "right", "home": "home", "end": "end",
			"left": "up", "right": "down", "h": "up", "l": "down", "pgup": "up", "pgdown": "down",
		}
		name = turned[name]
	}
	if !g.move(name, len(p.reg().shown(s))) {
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
	p.show(p.at % n)
	return handled
}

// show shows a register.
func (p *plan) show(at int) { p.at, p.form, p.formTop = at, false, 0 }

// remove deletes the record at the cursor and says how to bring it back.
func (p *plan) remove(s *session) outcome {
	r, rec := p.reg(), p.record(s)
	changes := s.review.Remove(rec.Key(), s.speaker, s.now())
	if len(changes) == 0 {
		return toasted("The " + r.one + " is empty")
	}
	s.apply(changes...)
	n := len(r.shown(s))
	r.grid.clamp(n)
	if n == 0 {
		p.form = false
	}
	if r.sheet {
		return toasted("Emptied the " + r.one + " · u brings it back")
	}
	said := "Deleted " + strings.TrimSpace(recordID(rec)+" "+r.heading(rec))
	if n := len(changes) - 1; n > 0 {
		said += " and " + count(n, "reference") + " to it"
	}
	return toasted(said + " · u brings it back")
}

// showFinding asks for the gravest open finding about the record.
func (p *plan) showFinding(s *session) outcome {
	f, ok := p.about.finding(s, recordID(p.record(s)))
	if !ok {
		return toasted("No open finding is about this " + p.reg().one)
	}
	s.jump = jump{finding: f.Key()}
	return handled
}

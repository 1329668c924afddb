package tui

import (
	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// quick changes the cell at the cursor without opening it.
func (p *plan) quick(k tea.KeyPressMsg, s *session) outcome {
	c, rec := p.column(), p.record(s)
	name := k.String()
	switch c.kind {
	case cellComputed:
		return toasted(c.title + " is computed from other fields")
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
		switch i := digitIndex(name); {
		case i < 0:
			return unhandled
		case i < len(items):
			return p.set(s, items[i].id)
		}
		return toasted("there are only " + count(len(items), "choice"))
	case cellMonth, cellNumber, cellMonths:
		if digitIndex(name) >= 0 || name == "-" { // a sign must not be lost: what is below 0 is refused aloud
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
		return handled
	}
	p.reg().stay(s, recordID(e.rec))
	return handled
}

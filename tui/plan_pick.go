package tui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// A refPick chooses the records a record needs or rests on: a list to tick,
// filtered as one types.
type refPick struct {
	column  *column
	rec     questionnaire.Record // as it was
	ids     []string             // ticked, in order of ticking
	all     []item
	field   *field
	hits    []item
	at, top int
	problem *questionnaire.Problem
}

func newRefPick(s *session, c *column, rec questionnaire.Record) *refPick {
	p := &refPick{column: c, rec: rec, ids: readRefs(c.get(rec)), all: c.items(s, rec), field: newField("")}
	p.find()
	return p
}

// find brings the list in line with the filter. The space bar ticks, so words are
// typed in one, or their first letters: those that fit so come last.
func (p *refPick) find() {
	words := strings.Fields(strings.ToLower(string(p.field.text())))
	letters := []rune(strings.Join(words, ""))
	p.hits, p.at, p.top = p.hits[:0], 0, 0
	var fit []item
	for _, x := range p.all {
		row := strings.ToLower(x.id + " " + x.label)
		switch {
		case holdsAll(row, words):
			p.hits = append(p.hits, x)
		case stands([]rune(row), letters, true):
			fit = append(fit, x)
		}
	}
	p.hits = append(p.hits, fit...)
}

func (p *plan) pickKey(k tea.KeyPressMsg, s *session) outcome {
	pick, b := p.pick, &planKeys
	switch {
	case b.cancel.has(k):
		if pick.field.empty() {
			p.pick = nil
			return handled
		}
		pick.field.setValue("")
		pick.find()
	case b.accept.has(k), b.next.has(k):
		if !pick.accept(s) {
			return handled
		}
		p.pick = nil
		p.reg().stay(s, recordID(pick.rec))
		if b.next.has(k) {
			p.onward(s, step1(k))
		}
	case b.toggle.has(k):
		pick.toggle(s)
	default:
		pick.move(k)
	}
	return handled
}

func (p *refPick) move(k tea.KeyPressMsg) {
	switch k.String() {
	case "up", "ctrl+p":
		p.at--
	case "down", "ctrl+n":
		p.at++
	case "pgup":
		p.at -= 10
	case "pgdown":
		p.at += 10
	default:
		if p.field.key(k) {
			p.find()
		}
	}
	p.at = max(0, min(p.at, len(p.hits)-1))
}

// toggle ticks the record at the cursor, unless the plan would not hold then.
func (p *refPick) toggle(s *session) {
	p.problem = nil
	if p.at >= len(p.hits) {
		return
	}
	id := p.hits[p.at].id
	if slices.Contains(p.ids, id) {
		p.ids = slices.DeleteFunc(slices.Clone(p.ids), func(x string) bool { return x == id })
		return
	}
	ids := append(slices.Clone(p.ids), id)
	if _, ok := p.check(s, ids); ok {
		p.ids = ids
	}
}

// check returns the change that would set ids, or keeps why it cannot be.
func (p *refPick) check(s *session, ids []string) (questionnaire.Change, bool) {
	rec, err := p.column.set(p.rec, strings.Join(ids, ","))
	if err != nil {
		problem := asProblem(err, "")
		p.problem = &problem
		return questionnaire.Change{}, false
	}
	change := s.review.Put(rec, s.speaker, s.now())
	if problems := s.q.Check(s.review, []questionnaire.Change{change}); len(problems) > 0 {
		problem := asProblem(problems[0], "")
		p.problem = &problem
		return questionnaire.Change{}, false
	}
	return change, true
}

// accept sets the ticked records and reports whether the list may close.
func (p *refPick) accept(s *session) bool {
	if slices.Equal(p.ids, readRefs(p.column.get(p.rec))) {
		return true
	}
	change, ok := p.check(s, p.ids)
	if ok {
		s.apply(change)
	}
	return ok
}

// view returns the box of the list.
func (p *refPick) view(t theme, w, h int) []string {
	w = min(w-2, 72)
	inner := w - 4
	lines := []string{t.accent.in("/ ") + p.field.view(inner-2, 1)[0]}
	foot := problemLines(t, p.problem, inner)
	room := max(min(h-4-len(foot), 14), 1)
	p.top = scroll(p.top, p.at, len(p.hits), room)
	for i := p.top; i < min(p.top+room, len(p.hits)); i++ {
		lines = append(lines, p.row(t, i, inner))
	}
	switch {
	case len(p.all) == 0:
		lines = append(lines, t.muted.in("there is no other record to choose yet"))
	case len(p.hits) == 0:
		lines = append(lines, t.muted.in("no record holds that"))
	}
	return framed(t, p.column.title+": "+count(len(p.ids), "record"), append(lines, foot...), w)
}

func (p *refPick) row(t theme, i, w int) string {
	x := p.hits[i]
	box := "[ ] "
	if slices.Contains(p.ids, x.id) {
		box = "[✓] "
	}
	row := box + fit(x.id, 5) + x.label
	if i == p.at {
		return t.chosen.in(fit("▸ "+row, w))
	}
	return fit("  "+row, w)
}

// problemLines tells why something was refused, and what would be accepted.
func problemLines(t theme, p *questionnaire.Problem, w int) []string {
	if p == nil {
		return nil
	}
	lines := inked(t.bad, wrap("× "+questionnaire.Safe(p.What).Line(), w))
	if p.Hint != "" {
		lines = append(lines, inked(t.muted, wrap(questionnaire.Safe(p.Hint).Line(), w))...)
	}
	return lines
}

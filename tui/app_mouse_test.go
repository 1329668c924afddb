package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

// TestClickOnHints presses by click what the bottom line offers, at every size, and
// nothing between the hints.
func TestClickOnHints(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		d := opened(t, size.w, size.h)
		x, y := d.at("? help")
		if y != size.h-1 {
			t.Fatalf("%v: help is not offered on the bottom line but on row %d", size, y)
		}
		d.click(x-1, y).missing("Help: keys")
		d.click(x+3, y).sees("Help: keys")
		d.keys("<esc>/security today<enter>")
		if x, y := d.at("? help"); y == size.h-1 {
			d.click(x, y).sees("Help: keys")
			if size.w >= twoPanes {
				x, y = d.at("esc close")
				d.click(x, y).missing("Help: keys")
			}
		}
	}
	d := opened(t, 120, 40).keys("/security today<enter>")
	x, y := d.at("1-4 ")
	d.click(x, y)
	if a := d.answer("security.today", questionnaire.Role(reviewer)); a.Status != "" {
		t.Errorf("a hint that stands for four keys answers %v", a)
	}
}

// TestClickOnQuestions decides by a click on what is offered, and by no other.
func TestClickOnQuestions(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		s := newShelf()
		s.add("Voxbox")
		d := drive(t, s, size.w, size.h).keys("D")
		box := d.app.popup.(*ask)
		top := d.app.bodyTop()
		d.click(0, top).click(box.x+2, top+box.y-2)
		if d.app.popup == nil {
			t.Fatalf("%v: a stray click decides", size)
		}
		d.click(box.x+2, top+box.y+len(box.choices))
		if d.app.popup != nil || len(s.sums) != 1 {
			t.Errorf("%v: a click on the no does not leave all as it is", size)
		}
		d.keys("D")
		row := strings.Split(d.screen(), "\n")[top+box.y]
		if !strings.Contains(row, box.choices[0].label) {
			t.Errorf("%v: the choice is taken to stand on %q", size, row)
		}
		d.click(box.x+2, top+box.y)
		if d.app.popup != nil || len(s.sums) != 0 {
			t.Errorf("%v: a click on the choice does not take it", size)
		}
	}
}

// TestClickInTables chooses a cell, then edits it, and lets blank rows alone.
func TestClickInTables(t *testing.T) {
	s, p := deskSession(t), newPlan()
	look(t, p, s, 120, 37)
	at := mouse{x: p.drawn.slots[2].x + 1, y: p.drawn.body + 1, click: true}
	p.mouse(at, s)
	if p.edit != nil || p.reg().grid.row != 1 || p.reg().grid.col != p.drawn.slots[2].col {
		t.Errorf("the first click stands on row %d, column %d, editing %v", p.reg().grid.row, p.reg().grid.col, p.edit != nil)
	}
	look(t, p, s, 120, 37)
	p.mouse(mouse{x: at.x, y: p.drawn.body + len(p.reg().shown(s)), click: true}, s)
	if p.reg().grid.row != 1 || p.edit != nil {
		t.Errorf("a click below the records stands on row %d", p.reg().grid.row)
	}
	p.mouse(at, s)
	if p.edit == nil {
		t.Error("a click on the cell chosen does not edit it")
	}
}

// TestClickInFindings chooses a finding, then reads it, where the list alone has
// room as well.
func TestClickInFindings(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		d := opened(t, size.w, size.h).keys("/sensitive<enter>2/security today<enter>4/plan to fix<enter>1F<down>")
		f := d.app.screens[tabFindings].(*findings)
		was, _ := f.current()
		y := d.app.bodyTop() + f.drawn.body
		d.click(3, y) // a heading
		if e, _ := f.current(); e.id != was.id || f.reading {
			t.Errorf("%v: a click on a heading does something", size)
		}
		d.click(5, y+1)
		e, _ := f.current()
		if e.id == was.id || f.reading {
			t.Errorf("%v: the first click chooses nothing", size)
		}
		if d.click(5, y+1); !f.reading {
			t.Errorf("%v: the second click reads nothing", size)
		}
	}
}

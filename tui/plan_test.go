package tui

import (
	"fmt"
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestPlanScreens(t *testing.T) {
	s := deskSession(t)
	for _, size := range deskSizes {
		p := newPlan()
		look(t, p, s, size.w, size.h)
		goldenDesk(t, "plan-table-"+size.name, look(t, p, s, size.w, size.h))
		typeKeys(t, p, s, "right right right right right right right right right")
		goldenDesk(t, "plan-approved-"+size.name, look(t, p, s, size.w, size.h))
		typeKeys(t, p, s, "o")
		goldenDesk(t, "plan-form-"+size.name, look(t, p, s, size.w, size.h))
		typeKeys(t, p, s, "esc tab")
		goldenDesk(t, "plan-milestones-"+size.name, look(t, p, s, size.w, size.h))
		goldenDesk(t, "plan-empty-"+size.name, look(t, newPlan(), emptyDesk(t), size.w, size.h))
	}
}

// deskSizes are what a screen gets of terminals of 80×24, 120×40 and 40×12.
var deskSizes = []struct {
	name string
	w, h int
}{{"80x24", 80, 21}, {"120x40", 120, 37}, {"40x12", 40, 10}}

// bigPlan returns a session over n initiatives and n milestones.
func bigPlan(t testing.TB, n int) *session {
	s := emptyDesk(t)
	for i := range n {
		in := questionnaire.Initiative{
			ID: fmt.Sprintf("i%d", i+1), Title: questionnaire.Text(fmt.Sprintf("Initiative number %d of the plan", i+1)),
			Kind: "debt", Area: "security", Owner: "CTO", Start: questionnaire.NewMonth(2027, 1), Approved: questionnaire.No,
		}
		if i > 0 {
			in.Needs = []string{fmt.Sprintf("i%d", i)}
		}
		s.review.Initiatives = append(s.review.Initiatives, in)
		s.review.Milestones = append(s.review.Milestones, questionnaire.Milestone{
			ID: fmt.Sprintf("m%d", i+1), Title: "Milestone", RestsOn: []string{in.ID},
		})
	}
	s.recompute("")
	return s
}

// A table of 300 records draws the same number of rows as one of 30, so it may
// not cost much more.
func TestOnlyRowsInSightAreDrawn(t *testing.T) {
	allocs := func(n int) float64 {
		s, p := bigPlan(t, n), newPlan()
		look(t, p, s, 120, 37)
		theme := newTheme(true)
		return testing.AllocsPerRun(5, func() { p.view(s, theme, 120, 37) })
	}
	if few, many := allocs(30), allocs(300); many > few*1.2 {
		t.Errorf("300 records take %.0f allocations, 30 take %.0f", many, few)
	}
}

func BenchmarkPlan300(b *testing.B) {
	s, p := bigPlan(b, 300), newPlan()
	theme := newTheme(true)
	for b.Loop() {
		p.key(press("down"), s)
		p.view(s, theme, 120, 37)
	}
}

func TestScrollingThroughAllCellsKeepsTheCursorInSight(t *testing.T) {
	s := bigPlan(t, 40)
	for _, size := range deskSizes {
		p := newPlan()
		typeKeys(t, p, s, "home")
		for range p.reg().grid.columns {
			typeKeys(t, p, s, "right down down")
			look(t, p, s, size.w, size.h)
			a := p.drawn.anchor
			if a.col != p.reg().grid.col || a.w < 4 || a.x+a.w > size.w || p.drawn.anchorY >= size.h {
				t.Errorf("%s: the cell in column %d is drawn at %+v, row %d", size.name, p.reg().grid.col, a, p.drawn.anchorY)
			}
		}
		typeKeys(t, p, s, "G")
		if screen := look(t, p, s, size.w, size.h); !strings.Contains(screen, "i40") {
			t.Errorf("G does not show the last record:\n%s", screen)
		}
	}
}

func TestClicksFindTheirCell(t *testing.T) {
	s, p := deskSession(t), newPlan()
	look(t, p, s, 80, 21)
	p.mouse(mouse{x: 50, y: 4, click: true}, s)
	if p.reg().grid.row != 1 || p.column().field != "kind" {
		t.Errorf("a click lands on row %d, %s", p.reg().grid.row, p.column().field)
	}
	p.mouse(mouse{x: 20, y: 0, click: true}, s)
	if p.reg().name != "milestones" {
		t.Error("a click on a table's name does not show it")
	}
	typeKeys(t, p, s, "o")
	look(t, p, s, 80, 21)
	p.mouse(mouse{x: 20, y: 5, click: true}, s)
	if p.column().field != "month" {
		t.Errorf("a click in the form lands on %s", p.column().field)
	}
}

func TestUndoLeavesTheCursorOnARecord(t *testing.T) {
	s, p := deskSession(t), newPlan()
	typeKeys(t, p, s, "a 'New' enter G")
	s.undo()
	look(t, p, s, 80, 21)
	typeKeys(t, p, s, "enter esc d")
	if len(s.review.Initiatives) != 2 {
		t.Errorf("%d initiatives", len(s.review.Initiatives))
	}
}

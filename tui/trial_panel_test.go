package tui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

func TestTrialPanelByMouse(t *testing.T) {
	t.Parallel()
	d := trialled(t, 120, 40)
	d.click(d.at("i1 money: unknown"))
	if _, ok := d.app.popup.(*trialView); !ok {
		t.Error("a click on the panel does not show all of it")
	}
	d.click(3, 20)
	d.missing("rows below")
	d.send(tea.MouseWheelMsg{X: 110, Y: 20, Button: tea.MouseWheelDown})
	d.click(d.at("▸Interview"))
	d.sees("WHAT IF")
}

func TestGoldenTrial(t *testing.T) {
	t.Parallel()
	scenes := []struct{ name, keys string }{
		{"trial", "/engineers<enter>i2<enter>/security today<enter>1"},
		{"trial-levers", "W"},
		{"trial-prompt", "Wanything else<enter>i1.money=maybe<enter>"},
		{"trial-all", "/engineers<enter>i2<enter>/security today<enter>1="},
		{"trial-plan", "P"},
		{"trial-quit", "q"},
	}
	for _, size := range sizes {
		for _, s := range scenes {
			name := fmt.Sprintf("%s-%dx%d", s.name, size.w, size.h)
			t.Run(name, func(t *testing.T) { trialled(t, size.w, size.h).keys(s.keys).golden(name) })
		}
	}
}

// TestLeversAreFoundByTheKindOfRecord holds that who thinks of a hire, and knows
// neither its id nor its role by heart, finds what may be tried of it.
func TestLeversAreFoundByTheKindOfRecord(t *testing.T) {
	s := deskSession(t)
	for rec := range s.review.Plan {
		for _, l := range s.levers(rec) {
			if !strings.Contains(l.pick(s).hay, rec.Key().Kind()) {
				t.Errorf("%q is not found by %q", l.label, rec.Key().Kind())
			}
		}
	}
}

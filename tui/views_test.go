package tui

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"

	"diligence/questionnaire"
)

// parted is an interview in which business and technology see security apart.
func parted(t *testing.T, w, h int) *driver {
	t.Helper()
	d := opened(t, w, h)
	s := d.app.session
	for _, a := range []struct {
		who questionnaire.Speaker
		say questionnaire.Text
	}{{questionnaire.RoleBusiness, "works"}, {questionnaire.RoleTechnology, "broken"}} {
		s.hear(a.who)
		answer := s.answer("security.today")
		answer.Status, answer.Value = questionnaire.Answered, questionnaire.TextValue(a.say)
		s.setAnswer(answer)
	}
	s.hear(questionnaire.RoleReviewer)
	return d.keys("/company<enter>")
}

func TestGoldenViews(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		t.Run(fmt.Sprintf("%dx%d", size.w, size.h), func(t *testing.T) {
			parted(t, size.w, size.h).keys("&").golden(fmt.Sprintf("views-%dx%d", size.w, size.h))
		})
	}
}

func TestViewsLeadToWhereTheyPart(t *testing.T) {
	t.Parallel()
	d := parted(t, 60, 24).keys("&")
	for _, want := range []string{"1 differ", "business ✓ good (1)", "technology ✗ weak (1)", "leaders rosier in 1"} {
		d.sees(want)
	}
	d.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	for _, want := range []string{"business   product    technology reviewer    differ", "Security             ✓ good 1   –          ✗ weak 1   –                1", "leaders rosier in 1"} {
		d.sees(want)
	}
	d.keys("<enter>")
	d.sees("nobody differs in")
	d.keys("j<enter>")
	if at := d.app.screens[tabInterview].(*interview).at; at != "security.today" || d.app.popup != nil {
		t.Errorf("it leads to %s", at)
	}
}

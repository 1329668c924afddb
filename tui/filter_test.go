package tui

import (
	"fmt"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// pickable drives a review with something for each condition of a filter.
func pickable(t *testing.T, w, h int) *driver {
	t.Helper()
	d := opened(t, w, h)
	d.keys("/sensitive<enter>2n\"Cards only.\"<esc>/security today<enter>4f")
	s := d.app.session
	s.hear(questionnaire.RoleBusiness)
	d.keys("/plan to fix<enter>1")
	s.hear(questionnaire.RoleTechnology)
	d.keys("4")
	s.hear(questionnaire.RoleReviewer)
	a := s.answer("context.users_now")
	a.Parked = true
	s.setAnswer(a)
	return d.keys("/company<enter>")
}

func TestGoldenFilter(t *testing.T) {
	t.Parallel()
	for _, size := range sizes {
		for name, keys := range map[string]string{
			"only": "O<space>jj<space>", "filtered": "O<space>G<space><esc>", "progress": "%",
		} {
			t.Run(fmt.Sprintf("%s-%dx%d", name, size.w, size.h), func(t *testing.T) {
				pickable(t, size.w, size.h).keys(keys).golden(fmt.Sprintf("%s-%dx%d", name, size.w, size.h))
			})
		}
	}
}

// TestFilter: each condition by itself, two together, and walking within them.
func TestFilter(t *testing.T) {
	t.Parallel()
	down := func(n int) string { return strings.Repeat("j", n) + "<space>" }
	for _, tt := range []struct{ name, keys, want string }{
		{"flagged", "O" + down(1), "security.today"},
		{"parked", "O" + down(2), "context.users_now"},
		{"with note", "O" + down(3), "context.data"},
		{"disputed", "O" + down(4), "security.fix"},
		{"with finding", "O" + down(5), "context.data security.today"},
		{"with finding and flagged", "O" + down(1) + down(4), "security.today"},
		{"nothing", "O" + down(1) + down(1), ""},
		{"all again", "O" + down(1) + "x", "every"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := pickable(t, 120, 40).keys(tt.keys + "<esc>")
			i, s := d.app.screens[tabInterview].(*interview), d.app.session
			if d.app.session == nil {
				t.Fatal("esc left the review")
			}
			var got []string
			for _, q := range i.walk(s) {
				if q.ID != "context.company" {
					got = append(got, q.ID)
				}
			}
			want := tt.want
			if want == "every" {
				if i.filtered() || len(got) != len(s.visible)-1 {
					t.Errorf("%d questions are walked", len(got))
				}
				return
			}
			if strings.Join(got, " ") != want {
				t.Errorf("walked are %v, want %s", got, want)
			}
			d.keys("<right>")
			if first, _, _ := strings.Cut(want, " "); want != "" && i.at != first {
				t.Errorf("next leads to %s", i.at)
			}
		})
	}
}

// TestFilterByRole: the questions of one role, and how many of those are left.
func TestFilterByRole(t *testing.T) {
	t.Parallel()
	d := pickable(t, 120, 40).keys("OG<space>k<space><esc>") // technology, then product instead
	i := d.app.screens[tabInterview].(*interview)
	if i.filter.role != questionnaire.RoleProduct {
		t.Errorf("the role is %q", i.filter.role)
	}
	d.keys("OGk<space>").sees("All questions are walked through")
	d.keys("<space><esc><esc>").sees("all questions again")
	if i.filtered() || d.app.session == nil {
		t.Error("esc does not show all again, or leaves the review")
	}
}

// TestProgressOfRoles counts what is asked of a role and what it answered, in any
// way.
func TestProgressOfRoles(t *testing.T) {
	t.Parallel()
	s, _ := testSession()
	asked := func(role questionnaire.Role, area string) string {
		n, of := s.askedOf(role, area)
		return fmt.Sprintf("%d/%d", n, of)
	}
	none := asked(questionnaire.RoleTechnology, "security")
	if !strings.HasPrefix(none, "0/") {
		t.Fatal(none)
	}
	choose(s, "security.today", "broken") // the reviewer's answer is not the role's
	if got := asked(questionnaire.RoleTechnology, "security"); got != none {
		t.Errorf("after the reviewer's answer it is %s", got)
	}
	s.hear(questionnaire.RoleTechnology)
	a := s.answer("security.today")
	a.Note = "later"
	s.setAnswer(a)
	if got := asked(questionnaire.RoleTechnology, "security"); got != none {
		t.Errorf("a note counts as an answer: %s", got)
	}
	a.Status = questionnaire.DoNotKnow
	s.setAnswer(a)
	if got := asked(questionnaire.RoleTechnology, "security"); !strings.HasPrefix(got, "1/") {
		t.Errorf("do not know is no answer: %s", got)
	}
}

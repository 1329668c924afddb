package tui

import (
	"slices"
	"strings"
	"testing"

	"diligence/questionnaire"
)

const reviewer = questionnaire.RoleReviewer

// TestEveryKindOfQuestion answers one of each kind from the keyboard.
func TestEveryKindOfQuestion(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	d.keys("/company<enter>iVoxbox<esc>")
	d.keys("/revenue<enter>2400000<enter>")
	d.keys("/users<enter>310000<enter>")
	d.keys("/launch<enter>2027-03<enter>")
	d.keys("/sensitive<enter>24")
	d.keys("/security today<enter>j<space>")
	for question, want := range map[string]string{
		"context.company": "Voxbox", "context.revenue_now": "2400000", "context.users_now": "310000",
		"context.launch": "2027-03", "context.data": "[cards, personal]", "security.today": "strained",
	} {
		a := d.answer(question, reviewer)
		if a.Status != questionnaire.Answered || a.Value.String() != want {
			t.Errorf("%s is %s %q, not %q", question, a.Status, a.Value, want)
		}
	}
}

func TestExclusiveOption(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/sensitive<enter>2341")
	if got := d.answer("context.data", reviewer).Value.List(); !slices.Equal(got, []string{"none"}) {
		t.Errorf("beside “none of these” stands %v", got)
	}
	d.keys("3")
	if got := d.answer("context.data", reviewer).Value.List(); !slices.Equal(got, []string{"health"}) {
		t.Errorf("choosing another leaves %v", got)
	}
	d.keys("3")
	if d.answer("context.data", reviewer).Status != questionnaire.Unanswered {
		t.Error("with nothing ticked the question still counts as answered")
	}
}

// TestStatuses: the three ways of giving no value, with the reasons they need.
func TestStatuses(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>2d")
	if a := d.answer("security.today", reviewer); a.Status != questionnaire.DoNotKnow || !a.Value.IsZero() {
		t.Errorf("do not know became %+v", a)
	}
	d.keys("x<enter>")
	d.sees("a reason is needed")
	d.keys("Their product holds none.<enter>")
	if a := d.answer("security.today", reviewer); a.Status != questionnaire.NotApplicable || a.Reason != "Their product holds none." {
		t.Errorf("not applicable became %+v", a)
	}
	d.keys("wUnder seal<esc>")
	if a := d.answer("security.today", reviewer); a.Status != questionnaire.NotApplicable {
		t.Errorf("esc out of a reason changed the answer to %+v", a)
	}
	d.keys("wUnder seal<enter>")
	if a := d.answer("security.today", reviewer); a.Status != questionnaire.Withheld || a.Reason != "Under seal" {
		t.Errorf("withheld became %+v", a)
	}
	d.keys("<backspace>")
	if _, ok := d.app.session.review.Answer("security.today", reviewer); ok {
		t.Error("an answer taken away is still there")
	}
}

func TestPlanForAPlan(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>3/plan to fix<enter>2<enter>Ann<enter>2027-03<enter>")
	a := d.answer("security.fix", reviewer)
	if a.Owner != "Ann" || a.DecideBy.String() != "2027-03" {
		t.Errorf("the plan for a plan is %q by %s", a.Owner, a.DecideBy)
	}
	d.keys("3")
	if a := d.answer("security.fix", reviewer); a.Owner != "" || a.DecideBy != 0 {
		t.Error("an outline keeps what only a plan for a plan has")
	}
	d.keys("u")
	if a := d.answer("security.fix", reviewer); a.Owner != "Ann" || !a.Value.Has(questionnaire.PlanForAPlan) {
		t.Errorf("undo brings back %+v", a)
	}
}

// TestFindingInTheSameFrame: the picture after the key that answers shows what
// the answer comes to.
func TestFindingInTheSameFrame(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>4/plan to fix<enter>")
	d.missing("there is no plan")
	d.app.Update(press("1"))
	d.sees("new with this answer")
	d.sees("Security does not hold and")
	d.sees("Findings 1")
	d.keys("u")
	d.missing("new with this answer")
}

func TestRoles(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>")
	d.sees("as reviewer")
	d.keys("r1")
	d.sees("as business")
	d.keys("rr4")
	d.sees("The roles disagree")
	d.sees("business    Works")
	if d.app.session.result.Positions["security.today"].Status != questionnaire.Disputed {
		t.Error("two roles that differ are not in dispute")
	}
	d.keys("r2")
	if p := d.app.session.result.Positions["security.today"]; p.Value.String() != "strained" {
		t.Errorf("the reviewer's word is not the position: %+v", p)
	}
	if a := d.answer("security.today", questionnaire.RoleBusiness); a.Value.String() != "works" {
		t.Error("what business said is gone")
	}
}

// TestHiddenQuestion: an answer out of scope stays, is shown as such, and comes
// back with its question.
func TestHiddenQuestion(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/sensitive<enter>2/card storage<enter>3/sensitive<enter>1")
	if !d.app.session.hidden("security.cards") {
		t.Fatal("the question is still in scope")
	}
	d.keys("/card storage<enter>")
	d.sees("out of scope")
	d.sees("○ Card storage")
	d.keys("/sensitive<enter>2/card storage<enter>")
	d.missing("out of scope")
	if a := d.answer("security.cards", reviewer); a.Value.String() != "unclear" {
		t.Errorf("the answer came back as %v", a.Value)
	}
	fresh := opened(t, 120, 40).keys("/security today<enter>1z")
	fresh.missing("Plan to fix")
}

func TestWalking(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40)
	at := func(want string) {
		t.Helper()
		if got := d.app.screens[tabInterview].(*interview).at; got != want {
			t.Errorf("stands on %s, not %s", got, want)
		}
	}
	at("context.company")
	d.keys("lll")
	at("context.users_now")
	d.keys("]")
	at("security.today")
	d.keys("2[")
	at("context.company")
	d.keys("iVoxbox<esc>")
	d.keys("]s")
	at("security.fix")
	d.keys("f<home>m")
	at("security.fix")
	d.keys("<end>")
	at("team.hires")
	d.keys("<left>")
	at("team.size")
	d.keys("C<left>")
	at("security.fix")
	d.keys("C<tab><tab>jj")
	at("security.rehearsed")
	d.keys("t")
	if got := d.app.screens[tabInterview].(*interview).at; got == "security.rehearsed" {
		t.Error("the most telling question is not gone to")
	}
}

func TestReturnsToWhereItWasLeft(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/last rehearsal<enter>d<esc>")
	if d.app.session != nil {
		t.Fatal("esc did not go back to the list")
	}
	d.keys("<enter>")
	d.sees("When did you last rehearse")
}

func TestCopy(t *testing.T) {
	t.Parallel()
	d := opened(t, 120, 40).keys("/security today<enter>2nOld tool.<esc>pSecret.<esc>y")
	if !strings.Contains(d.copied, "Works under strain") || !strings.Contains(d.copied, "Old tool.") || strings.Contains(d.copied, "Secret") {
		t.Errorf("copied %q", d.copied)
	}
	d.sees("sent to the terminal's clipboard")
}

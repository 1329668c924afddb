package questionnaire

import (
	"slices"
	"testing"
	"time"
)

func TestThreeValues(t *testing.T) {
	tests := []struct {
		name, when string
		answers    map[string]any
		want       string
	}{
		{"silence", "security.today == 'broken'", nil, "needs security.today"},
		{"silence is no other option", "security.today != 'works'", nil, "needs security.today"},
		{"true", "security.today == 'broken'", map[string]any{"security.today": "broken"}, "fired"},
		{"false", "security.today == 'broken'", map[string]any{"security.today": "works"}, "silent"},
		{"do not know", "security.today == 'broken'", map[string]any{"security.today": DoNotKnow}, "needs security.today"},
		{"withheld", "security.today == 'broken'", map[string]any{"security.today": Withheld}, "needs security.today"},
		{"not applicable", "security.today == 'broken'", map[string]any{"security.today": NotApplicable}, "silent"},
		{"not applicable beside silence", "security.today == 'broken' && testing.today == 'broken'", map[string]any{"security.today": NotApplicable}, "needs testing.today"},
		{"and is false with one false", "security.today == 'broken' && testing.today == 'broken'", map[string]any{"testing.today": "works"}, "silent"},
		{"or is true with one true", "security.today == 'broken' || testing.today == 'broken'", map[string]any{"testing.today": "broken"}, "fired"},
		{"and names both", "security.today == 'broken' && testing.today == 'broken'", nil, "needs security.today, testing.today"},
		{"hidden", "security.fix == 'none'", map[string]any{"security.today": "works", "security.fix": "none"}, "silent"},
		{"hidden returns", "security.fix == 'none'", map[string]any{"security.today": "broken", "security.fix": "none"}, "fired"},
		{"multi", "'cards' in context.data", map[string]any{"context.data": []string{"cards", "health"}}, "fired"},
		{"multi not", "!('none' in context.data)", nil, "needs context.data"},
		{"any of a multi", "context.data.exists(d, d != 'none')", map[string]any{"context.data": []string{"cards"}}, "fired"},
		{"number against a whole number", "context.users_now >= 1000000", map[string]any{"context.users_now": 1000000}, "fired"},
		{"growth given", "context.growth >= 4", map[string]any{"context.growth": 5, "context.revenue_now": 1, "context.revenue_planned": 1}, "fired"},
		{"growth derived", "context.growth >= 4", map[string]any{"context.revenue_now": 2, "context.revenue_planned": 9}, "fired"},
		{"growth from nothing", "context.growth >= 4", map[string]any{"context.revenue_now": 0, "context.revenue_planned": 9}, "needs context.growth"},
		{"month", "context.launch < '2027-01'", map[string]any{"context.launch": "2026-12"}, "fired"},
		{"now", "months(now, context.launch) == 3", map[string]any{"context.launch": "2027-02"}, "fired"},
		{"status", "status('security.today') == 'withheld'", map[string]any{"security.today": Withheld}, "fired"},
		{"status of silence", "status('security.today') != 'answered'", nil, "needs security.today"},
		{"rating", "rating('security.today') == 'bad'", map[string]any{"security.today": "broken"}, "fired"},
		{"at least", "atleast('security.fix', 'engineering-plan')", map[string]any{"security.today": "broken", "security.fix": "done"}, "fired"},
		{"not at least", "!atleast('security.fix', 'engineering-plan')", map[string]any{"security.today": "broken", "security.fix": "outline"}, "fired"},
		{"label", "label('security.today') == 'Does not work'", map[string]any{"security.today": "broken"}, "fired"},
		{"an option that is none", "security.today != 'works'", map[string]any{"security.today": "gone"}, "needs security.today"},
		{"areas", "areas.exists(a, a.today == 'broken')", map[string]any{"testing.today": "broken"}, "fired"},
		{"all areas", "areas.all(a, a.today == 'works')", map[string]any{"testing.today": "works"}, "needs security.today"},
		{"questions", "questions('withheld').size() > 0", map[string]any{"testing.today": Withheld}, "fired"},
		{"no questions", "questions('withheld').size() > 0", nil, "silent"},
		{"empty register", "!initiatives.exists(i, i.kind == 'security')", nil, "needs initiatives"},
		{"empty milestones", "milestones.all(m, m.estimated)", nil, "needs milestones"},
		{"aspirational of nothing", "aspirational_revenue() == 0.0", nil, "needs milestones"},
		{"broken", "months(security.today, now) > 1", map[string]any{"security.today": "works"}, `broken: "works" is not a month; write it as 2027-03`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			q := sketch(rule("x.rule", tt.when))
			mustCompile(t, q)
			if got := outcome(q.Evaluate(review(tt.answers), at2026), "x.rule", ""); got != tt.want {
				t.Errorf("%s with %v: %s, want %s", tt.when, tt.answers, got, tt.want)
			}
		})
	}
}

func TestRoles(t *testing.T) {
	q := sketch(
		rule("x.differs", "differs('security.today')"),
		rule("x.by", "by('business', 'security.today') == 'works'"),
		rule("x.number", "by('technology', 'context.users_now') > 10.0", saying("Technology says {by('technology', 'context.users_now')}, business {by('business', 'security.today')}")),
	)
	mustCompile(t, q)
	r := review(nil)
	res := q.Evaluate(r, at2026)
	if got := outcome(res, "x.differs", ""); got != "needs security.today/business, security.today/technology" {
		t.Error(got)
	}
	say(r, "security.today", RoleBusiness, "works")
	say(r, "context.users_now", RoleTechnology, 12)
	if got := outcome(q.Evaluate(r, at2026), "x.differs", ""); got != "needs security.today/technology" {
		t.Error(got)
	}
	say(r, "security.today", RoleTechnology, "broken")
	res = q.Evaluate(r, at2026)
	for _, id := range []string{"x.differs", "x.by", "x.number"} {
		if got := outcome(res, id, ""); got != "fired" {
			t.Error(id, got)
		}
	}
	if got := res.Positions["security.today"]; got.Status != Disputed || !slices.Equal(got.By, []Role{RoleBusiness, RoleTechnology}) {
		t.Error(got)
	}
	want := []Evidence{{"security.today", "Works (business)"}, {"security.today", "Does not work (technology)"}}
	if got := res.Findings[0].Evidence; !slices.Equal(got, want) {
		t.Error(got)
	}
	if got := res.Findings[2].Statement; got != "Technology says 12 people, business Works" {
		t.Error(got)
	}
	say(r, "security.today", RoleReviewer, "strained")
	if got := q.Evaluate(r, at2026).Positions["security.today"]; got.Status != Answered || got.Value.Text() != "strained" {
		t.Error(got)
	}
}

func TestSettle(t *testing.T) {
	const b, p, te, rev = RoleBusiness, RoleProduct, RoleTechnology, RoleReviewer
	tests := []struct {
		name string
		say  map[Role]any
		want Status
		by   []Role
	}{
		{"nobody", nil, Unanswered, nil},
		{"a note alone", map[Role]any{b: Unanswered}, Unanswered, nil},
		{"one", map[Role]any{b: "works"}, Answered, []Role{b}},
		{"two alike", map[Role]any{b: "works", te: "works"}, Answered, []Role{b, te}},
		{"two apart", map[Role]any{b: "works", te: "broken"}, Disputed, []Role{b, te}},
		{"a value and do not know", map[Role]any{b: DoNotKnow, te: "broken"}, Answered, []Role{te}},
		{"a value and withheld", map[Role]any{b: Withheld, te: "broken"}, Answered, []Role{te}},
		{"a value and not applicable", map[Role]any{b: NotApplicable, te: "broken"}, Disputed, []Role{b, te}},
		{"two values and do not know", map[Role]any{b: "works", p: DoNotKnow, te: "broken"}, Disputed, []Role{b, te}},
		{"withheld and do not know", map[Role]any{b: DoNotKnow, te: Withheld}, Withheld, []Role{te}},
		{"do not know", map[Role]any{b: DoNotKnow}, DoNotKnow, []Role{b}},
		{"the reviewer wins", map[Role]any{b: "works", te: "broken", rev: "strained"}, Answered, []Role{rev}},
		{"even with do not know", map[Role]any{b: "works", rev: DoNotKnow}, DoNotKnow, []Role{rev}},
		{"but not with a note", map[Role]any{b: "works", rev: Unanswered}, Answered, []Role{b}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := review(nil)
			for role, v := range tt.say {
				say(r, "security.today", role, v)
			}
			got := settle(r.Answers["security.today"])
			if got.Status != tt.want || !slices.Equal(got.By, tt.by) {
				t.Errorf("%v: %v, want %s by %v", tt.say, got, tt.want, tt.by)
			}
		})
	}
}

func TestOutOfScopeFollows(t *testing.T) {
	q := sketch()
	mustCompile(t, q)
	r := review(map[string]any{"security.today": "works", "security.fix": "none", "security.follow": "words"})
	res := q.Evaluate(r, at2026)
	for _, id := range []string{"security.fix", "security.follow"} {
		if !res.Positions[id].Hidden || res.Positions[id].Status != Answered {
			t.Errorf("%s: %+v", id, res.Positions[id])
		}
	}
	if p := res.Positions["testing.fix"]; p.Hidden {
		t.Error("a condition that waits for an answer hides its question")
	}
	i := slices.IndexFunc(res.Progress, func(p Progress) bool { return p.Area == "security" })
	if p := res.Progress[i]; p.Visible != 4 || p.Answered != 1 || p.OutOfScope != 2 {
		t.Errorf("%+v", p)
	}
	say(r, "security.today", RoleReviewer, "broken")
	if res = q.Evaluate(r, at2026); res.Positions["security.follow"].Hidden {
		t.Error("the answer did not return")
	}
}

func TestOrderAndDispositions(t *testing.T) {
	low, critical := is(Low), is(Critical)
	q := sketch(
		rule("x.praise", "true", aKind(Strength), critical), rule("x.low", "true", low),
		rule("x.critical", "true", critical), rule("x.later", "true", critical),
		rule("x.cases", "true", func(r *Rule) {
			r.Severity = []SeverityCase{{When: "context.users_now > 10", Is: Critical}, {Is: High}}
		}),
	)
	mustCompile(t, q)
	r := review(nil)
	r.Apply(r.Put(Disposition{Rule: "x.low", Verdict: "accepted", Reason: "known"}, RoleReviewer, time.Unix(0, 0)))
	res := q.Evaluate(r, at2026)
	var got []string
	for _, f := range res.Findings {
		got = append(got, f.Rule+" "+string(f.Severity)+" "+string(f.Disposition.Verdict))
	}
	want := []string{"x.critical critical open", "x.later critical open", "x.cases high open", "x.low low accepted", "x.praise critical open"}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	say(r, "context.users_now", RoleReviewer, 11)
	say(r, "context.company", RoleReviewer, "Acme")
	res = q.Evaluate(r, at2026)
	if f := res.Findings[2]; f.Severity != Critical || f.Evidence[0] != (Evidence{"context.users_now", "11 people"}) {
		t.Errorf("%+v", f)
	}
	s := Summarize(r, res)
	if s.Company != "Acme" || s.Open[Critical] != 3 || s.Open[Low] != 0 || s.Answered != 2 {
		t.Errorf("%+v", s)
	}
}

func TestDerivedGrowthShowsItsSource(t *testing.T) {
	q := sketch(rule("x.growth", "context.growth >= 4", saying("{context.growth} from {context.revenue_now}; {context.users_now} users")))
	mustCompile(t, q)
	res := q.Evaluate(review(map[string]any{"context.revenue_now": 2_000_000, "context.revenue_planned": 9_000_000, "context.currency": "EUR"}), at2026)
	f := res.Findings[0]
	if f.Statement != "4.5x from EUR 2,000,000; not given users" {
		t.Error(f.Statement)
	}
	want := []Evidence{{"context.growth", "4.5x"}, {"context.revenue_now", "EUR 2,000,000"}, {"context.revenue_planned", "EUR 9,000,000"}}
	if !slices.Equal(f.Evidence, want) {
		t.Error(f.Evidence)
	}
	if p := res.Positions["context.growth"]; !p.Derived || p.Value.Number() != 4.5 {
		t.Error(p)
	}
}

func TestForAreas(t *testing.T) {
	q := sketch(rule("x.unplanned", "area.today == 'broken' && area.fix == 'none' && rating('area.today') == 'bad' && !('hire' in area.competence)",
		of("areas"), saying("{area.title}: {area.today}, {area.fix}, {label('area.fix')}, {area.competence}")))
	mustCompile(t, q)
	res := q.Evaluate(review(map[string]any{
		"testing.today": "broken", "testing.fix": "none", "testing.competence": []string{"learn"}, "security.today": "works",
	}), at2026)
	if len(res.Findings) != 1 || len(res.Undecided) != 0 {
		t.Fatalf("%+v", res)
	}
	f := res.Findings[0]
	if f.Subject != "testing" || f.Area != "testing" || f.Statement != "Testing: Does not work, No plan, No plan, Learn it" {
		t.Errorf("%+v", f)
	}
	want := []Evidence{{"testing.today", "Does not work"}, {"testing.fix", "No plan"}, {"testing.competence", "Learn it"}}
	if !slices.Equal(f.Evidence, want) {
		t.Error(f.Evidence)
	}
}

func TestTelling(t *testing.T) {
	q := sketch(
		rule("x.one", "security.today == 'broken'"),
		rule("x.two", "security.today == 'broken' && testing.today == 'broken'"),
		rule("x.three", "testing.today == 'broken' && context.users_now > 1"),
		rule("x.four", "testing.discontinuity == 'break' || testing.today == 'broken'"),
		rule("x.five", "context.launch < now"),
		rule("x.know", "by('business', 'context.users_now') > 1.0"),
	)
	mustCompile(t, q)
	res := q.Evaluate(review(map[string]any{"context.launch": DoNotKnow}), at2026)
	want := []Telling{{"testing.today", 3}, {"context.users_now", 2}, {"security.today", 2}, {"testing.discontinuity", 1}}
	if !slices.Equal(res.Telling, want) {
		t.Error(res.Telling)
	}
}

// The growth is asked for by the revenues it follows from.
func TestTellingOfGrowth(t *testing.T) {
	q := sketch(rule("x.growth", "context.growth >= 4"))
	res := q.Evaluate(review(nil), at2026)
	if want := []Telling{{revenueNowID, 1}, {revenuePlannedID, 1}}; !slices.Equal(res.Telling, want) {
		t.Error(res.Telling)
	}
	res = q.Evaluate(review(map[string]any{revenueNowID: 2, revenuePlannedID: DoNotKnow}), at2026)
	if want := []Telling{{growthID, 1}}; !slices.Equal(res.Telling, want) {
		t.Error(res.Telling)
	}
	if got := outcome(res, "x.growth", ""); got != "needs context.growth" {
		t.Error(got)
	}
}

package questionnaire

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// voice puts an answer of a respondent, or of a role without a name, into a review.
func voice(r *Review, question string, s Speaker, v Value, edit ...func(*Answer)) {
	a := r.Said(question, s)
	a.Status, a.Value = Answered, v
	for _, f := range edit {
		f(&a)
	}
	r.Apply(r.Put(a, s, time.Unix(0, 0)))
}

func textValue(id string) Value { return TextValue(Text(id)) }

// leadership is an empty review with two respondents for technology and one each
// for business and product.
func leadership() *Review {
	r := review(nil)
	r.Respondents = []Respondent{
		{ID: "p1", Name: "Ada", Role: RoleTechnology}, {ID: "p2", Name: "Bo", Role: RoleTechnology},
		{ID: "p3", Name: "Cy", Role: RoleBusiness}, {ID: "p4", Name: "Di", Role: RoleProduct},
	}
	return r
}

func TestDivergences(t *testing.T) {
	q := builtinForTest(t)
	type said map[Speaker]string
	tests := []struct {
		name, question string
		said           said
		measure        Measure
		distance       float64
		direction      Direction
		account        string
	}{
		{"leaders rosier on a scale that starts well", "security.today", said{"p3": "works", "p1": "outgrown"}, InSteps, 2, LeadersRosier,
			"Business says “Works”; technology says “Outgrown”. Business sees it rosier, by 2 steps."},
		{"builders rosier on a scale that starts badly", "security.fix", said{"p3": "none", "p4": "outline", "p1": "budgeted"}, InSteps, 5, BuildersRosier,
			"Business says “No plan”; product says “Outline”; technology says “Budgeted: time, people and money”. Technology sees it rosier, by 5 steps."},
		{"builders who differ, on one side of the leaders", "security.today", said{"p3": "works", "p1": "outgrown", "p2": "broken"}, InSteps, 3, LeadersRosier,
			"Business says “Works”; technology says “Outgrown” and “Does not work”. Business sees it rosier, by 3 steps."},
		{"builders who differ, on both sides", "security.today", said{"p3": "strained", "p1": "works", "p2": "broken"}, InSteps, 3, MixedDirection,
			"Business says “Works under strain”; technology says “Works” and “Does not work”. Neither the leaders nor the builders as a whole see it rosier."},
		{"one role alone", "security.today", said{"p1": "works", "p2": "broken"}, InSteps, 3, MixedDirection,
			"Technology says “Works” and “Does not work”. Neither the leaders nor the builders as a whole see it rosier."},
		{"a scale without better or worse", "security.discontinuity", said{"p3": "none", "p1": "break"}, InSteps, 2, NoDirection,
			"Business says “More of the same”; technology says “A break with the past year”. Between those furthest apart lie 2 steps."},
		{"one step", "security.discontinuity", said{"p3": "none", "p1": "stretch"}, InSteps, 1, NoDirection,
			"Business says “More of the same”; technology says “A stretch, within what exists”. Between those furthest apart lies 1 step."},
		{"options of its own, by rating", "roadmap.actionable", said{"p4": "near-plan", "p2": "wish"}, InSteps, 1, LeadersRosier,
			"Product says “A plan for two quarters, a picture after”; technology says “A picture that engineers did not work on”. Product sees it rosier, by 1 step."},
		{"options alike in rating", "roadmap.actionable", said{"p4": "sketch", "p2": "wish"}, InSteps, 0, NoDirection,
			"Product says “A picture that engineers have looked over”; technology says “A picture that engineers did not work on”."},
		{"options without a rating", "context.stage", said{"p3": "mature", "p2": "searching"}, NoMeasure, 0, NoDirection,
			"Business says “Mature, growing steadily”; technology says “Searching for product-market fit”."},
		{"months", "security.certification_month", said{"p3": "2027-03", "p2": "2027-12"}, InMonths, 9, NoDirection,
			"Business says “March 2027”; technology says “December 2027”. Between those furthest apart lie 9 months."},
		{"words", "context.business", said{"p3": "Ships", "p2": "Boats"}, NoMeasure, 0, NoDirection, "Business says “Ships”; technology says “Boats”."},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := leadership()
			say(r, "security.certification", RoleReviewer, "audit-booked")
			for s, id := range tt.said {
				voice(r, tt.question, s, textValue(id))
			}
			list := q.Divergences(r, q.Evaluate(r, at2026))
			if len(list) != 1 {
				t.Fatalf("%+v", list)
			}
			d := list[0]
			if d.Question != tt.question || d.Measure != tt.measure || d.Distance != tt.distance || d.Direction != tt.direction {
				t.Errorf("%+v", d)
			}
			if got := q.Account(d, "EUR"); got != Text(tt.account) {
				t.Error(got)
			}
		})
	}
}

func TestDivergenceOfFigures(t *testing.T) {
	q, r := builtinForTest(t), leadership()
	voice(r, "context.engineers_planned", "p3", NumberValue(50))
	voice(r, "context.engineers_planned", "p1", NumberValue(20))
	voice(r, "context.engineers_planned", RoleReviewer, NumberValue(30), func(a *Answer) { a.Note = "Counted from the hiring list.\nTwice." })
	d := q.Divergences(r, q.Evaluate(r, at2026))[0]
	if d.Measure != InTimes || d.Distance != 2.5 || d.Direction != NoDirection || d.Gap() != "2.5 times" || !d.Resolved {
		t.Errorf("%+v", d)
	}
	const want = "Business says “50 people”; technology says “20 people”. The greatest figure is 2.5 times the smallest. " +
		"The reviewer settled it: “30 people”. The reason given: Counted from the hiring list. Twice."
	if got := q.Account(d, ""); got != want {
		t.Error(got)
	}
}

// What claims nothing is no view, agreement is no divergence, and neither is what a
// hidden question holds.
func TestNoDivergence(t *testing.T) {
	q, r := builtinForTest(t), leadership()
	voice(r, "security.today", "p1", textValue("works"))
	voice(r, "security.today", "p3", textValue("works"))
	voice(r, "security.fix", "p1", textValue("none")) // hidden: all works
	voice(r, "security.fix", "p3", textValue("done"))
	voice(r, "testing.today", "p1", textValue("works"))
	voice(r, "testing.today", "p3", Value{}, func(a *Answer) { a.Status = DoNotKnow })
	voice(r, "process.today", "p1", textValue("works"))
	voice(r, "process.today", RoleReviewer, textValue("broken"))
	if list := q.Divergences(r, q.Evaluate(r, at2026)); len(list) > 0 {
		t.Errorf("%+v", list)
	}
}

// Several people may speak for one role. Where all of them call it outgrown, in
// whatever words, it is outgrown to that role; where they differ on that, the rule
// about all of them is silent and that about the difference speaks.
func TestRulesOverSeveralRespondents(t *testing.T) {
	q := builtinForTest(t)
	tests := []struct {
		name     string
		builders [2]string
		business string
		want     string // the one that speaks
	}{
		{"both outgrown", [2]string{"outgrown", "outgrown"}, "works", "areas.outgrown-unseen high"},
		{"one outgrown, one broken", [2]string{"outgrown", "broken"}, "works", "areas.outgrown-unseen critical"},
		{"one strained, one outgrown", [2]string{"strained", "outgrown"}, "works", "alignment.told-differently high"},
		{"one works, one broken", [2]string{"works", "broken"}, "works", "alignment.told-differently high"},
		{"both strained", [2]string{"strained", "strained"}, "works", "alignment.strain-unseen low"},
		{"business alarmed, builders content", [2]string{"works", "works"}, "broken", "areas.alarm-from-business high"},
		{"business alarmed, builders of two minds", [2]string{"works", "strained"}, "broken", "alignment.told-differently high"},
		{"all agree", [2]string{"works", "works"}, "works", ""},
	}
	rules := []string{"areas.outgrown-unseen", "areas.alarm-from-business", "alignment.strain-unseen", "alignment.told-differently"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := leadership()
			for k, s := range []Speaker{"p1", "p2"} {
				voice(r, "security.today", s, textValue(tt.builders[k]))
			}
			voice(r, "security.today", "p3", textValue(tt.business))
			say(r, "context.growth", RoleReviewer, 2)
			res := q.Evaluate(r, at2026)
			var got []string
			for _, f := range res.Findings {
				if slices.Contains(rules, f.Rule) {
					got = append(got, f.Rule+" "+string(f.Severity))
				}
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("%s, want %s", s, tt.want)
			}
			for _, u := range res.Undecided {
				if slices.Contains(rules, u.Rule) && u.Subject == "security" {
					t.Errorf("%s is undecided: %v", u.Rule, u.Needs)
				}
			}
		})
	}
}

// The evidence of a role that is of two minds names both.
func TestEvidenceOfSeveralRespondents(t *testing.T) {
	q, r := builtinForTest(t), leadership()
	voice(r, "security.today", "p1", textValue("outgrown"))
	voice(r, "security.today", "p2", textValue("broken"))
	voice(r, "security.today", "p3", textValue("works"))
	res := q.Evaluate(r, at2026)
	k := slices.IndexFunc(res.Findings, func(f Finding) bool { return f.Rule == "areas.outgrown-unseen" })
	want := []Evidence{{"security.today", "Outgrown / Does not work (technology)"}, {"security.today", "Works (business)"}}
	if k < 0 || !slices.Equal(res.Findings[k].Evidence, want) {
		t.Errorf("%+v", res.Findings)
	}
	k = slices.IndexFunc(res.Undecided, func(u Undecided) bool { return u.Rule == "areas.unmended" && u.Subject == "security" })
	if k < 0 || !slices.Equal(res.Undecided[k].Disputed, []string{"security.today"}) {
		t.Errorf("%+v", res.Undecided[k])
	}
}

func TestDisputedNeedsOfOneRole(t *testing.T) {
	q := sketch(rule("x.by", "by('technology', 'security.today') == 'works' && testing.today == 'works'"))
	r := leadership()
	voice(r, "security.today", "p1", textValue("works"))
	voice(r, "security.today", "p2", textValue("broken"))
	u := q.Evaluate(r, at2026).Undecided
	if len(u) != 1 || !slices.Equal(u[0].Needs, []string{"testing.today", "security.today/technology"}) || !slices.Equal(u[0].Disputed, []string{"security.today"}) {
		t.Errorf("%+v", u)
	}
}

func TestHeatTable(t *testing.T) {
	q, r := builtinForTest(t), leadership()
	voice(r, "security.today", "p1", textValue("broken"))
	voice(r, "security.today", "p3", textValue("works"))
	voice(r, "security.discontinuity", "p1", textValue("break")) // neither good nor bad
	voice(r, "security.discontinuity", "p3", textValue("break"))
	voice(r, "security.data_protection", "p1", textValue("tokens"))
	voice(r, "security.data_owner", "p3", Value{}, func(a *Answer) { a.Status = Withheld })
	table := q.HeatTable(r, q.Evaluate(r, at2026))
	if len(table) != len(q.Areas) {
		t.Fatal(len(table))
	}
	for _, h := range table {
		if h.Area != "security" {
			if h != (Heat{Area: h.Area}) {
				t.Errorf("nobody spoke of %s: %+v", h.Area, h)
			}
			continue
		}
		want := Heat{Area: "security", Differ: 1, LeadersRosier: 1, Cells: [4]HeatCell{
			{Said: 2, Rated: 1, Mean: 2, Worst: RatingGood, Differ: 1}, {},
			{Said: 3, Rated: 2, Mean: 1, Worst: RatingBad, Differ: 1}, {},
		}}
		if h != want {
			t.Errorf("%+v", h)
		}
		if got := [...]Rating{h.Cells[0].Rating(), h.Cells[1].Rating(), h.Cells[2].Rating()}; got != [...]Rating{RatingGood, "", RatingWatch} {
			t.Error(got)
		}
	}
}

// TestAnAnswerOutOfScopeWasNotHeard holds that what a role said to a question that
// fell out of scope carries no rule, whichever function asks for it.
func TestAnAnswerOutOfScopeWasNotHeard(t *testing.T) {
	q := sketch(
		rule("x.heard", "heard('business', 'security.fix')"),
		rule("x.by", "by('business', 'security.fix') == 'outline'"),
		rule("x.said", "'outline' in said('business', 'security.fix')"),
	)
	mustCompile(t, q)
	r := review(nil)
	voice(r, "security.today", "business", textValue("broken"))
	voice(r, "security.fix", "business", textValue("outline"))
	if n := len(q.Evaluate(r, at2026).Findings); n != 3 {
		t.Fatalf("%d of 3 rules speak in scope", n)
	}
	voice(r, "security.today", "business", textValue("works"))
	if res := q.Evaluate(r, at2026); len(res.Findings) > 0 || !res.Positions["security.fix"].Hidden {
		t.Errorf("out of scope: %v", res.Findings)
	}
}

package tui

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"diligence/questionnaire"
)

// The screens of plan, findings, preview and export are tested on a small
// questionnaire and company of their own, so that a word changed in the built-in
// questionnaire changes no screen here.

const deskManifest = `
id: desk
version: 1.0.0
title: Desk review
areas: [context, roadmap, security]
scales:
  today:
    - {id: works, label: Works, rating: good}
    - {id: broken, label: Does not work, rating: bad}
  plan:
    - {id: none, label: No plan, rating: bad}
    - {id: approved, label: Approved by the business, rating: watch}
  discontinuity:
    - {id: none, label: More of the same, rating: neutral}
    - {id: break, label: A break with the past year, rating: neutral}
  competence:
    - {id: none, label: Nothing to acquire, rating: neutral, exclusive: true}
    - {id: learn, label: Learn it, rating: good}
`

const deskContext = `
area: context
title: Company and round
about: What the company is.
questions:
  - {id: context.users_now, title: Users now, text: How many users are there now?, kind: number, unit: users, depth: core, ask: [business], why: Size decides., look_for: A number., source: [value-1]}
  - {id: context.currency, title: Currency, text: Which currency?, kind: text, depth: core, ask: [business], why: Sums need one., look_for: A code., source: [value-1]}
`

const deskRoadmap = `
area: roadmap
title: Road map and alignment
about: What is promised and when.
questions:
  - {id: roadmap.estimates, title: Estimates, text: Who estimated the road map?, kind: text, depth: core, ask: [product], why: A date without an estimate is a wish., look_for: Names., source: [prep-e1]}
`

const deskSecurity = `
area: security
title: Security and privacy
about: How data is kept.
questions:
  - {id: security.today, title: Security today, text: "Does the way you protect customers' data hold up today?", kind: choice, scale: today, depth: core, ask: [technology], why: A breach costs the round., look_for: Proof., source: [prep-q1]}
  - {id: security.fix, title: Security fix, text: What is the plan to fix it?, kind: choice, scale: plan, depth: core, ask: [technology], why: Plans need money., look_for: Dates., source: [prep-q2], when: security.today != 'works'}
  - {id: security.discontinuity, title: Security break, text: Is a break ahead?, kind: choice, scale: discontinuity, depth: core, ask: [technology], why: Breaks hurt., look_for: Scale., source: [prep-q3]}
  - {id: security.plan, title: Security plan, text: What is the plan for the break?, kind: choice, scale: plan, depth: core, ask: [technology], why: Breaks need plans., look_for: Money., source: [prep-q4], when: security.discontinuity != 'none'}
  - {id: security.competence, title: Security competence, text: What must be learnt?, kind: multi, scale: competence, depth: core, ask: [technology], why: Skills take time., look_for: Names., source: [prep-q5]}
`

const deskRules = `
rules:
  - id: roadmap.unbacked
    kind: misalignment
    area: roadmap
    for: milestones
    title: A dated promise rests on work nobody backed
    severity: high
    when: reach(milestone).exists(i, !i.backed)
    statement: "{milestone.title} in {milestone.month} rests on {titles(reach(milestone).filter(i, !i.backed))}, which nobody has backed with money, people and time."
    why: Revenue that rests on unbacked work is a wish, and the plan the investor reads is not the plan that will happen.
    ask: ["Who would have to say yes, and by when?", "What is dropped if the answer is no?"]
    resolve: Approval with money, people and time, or a later date.
    source: [prep-e9]
  - id: security.broken
    kind: gap
    area: security
    title: Security does not work and nothing is planned
    severity: critical
    when: security.today == 'broken' && security.fix == 'none'
    statement: Security does not work, and the plan to fix it is {security.fix}.
    why: A breach before the round closes ends the round.
    ask: ["What would it take, in months and money?"]
    resolve: An approved plan with an owner.
    source: [prep-a4]
  - id: security.small
    kind: gap
    area: security
    title: Few users and no estimates
    severity: low
    when: context.users_now < 100.0 && roadmap.estimates != ''
    statement: There are {context.users_now}.
    why: Small is fragile.
    ask: ["Why?"]
    resolve: More users.
    source: [prep-a4]
  - id: security.works
    kind: strength
    area: security
    title: Security truly works
    severity: low
    when: security.today == 'works'
    statement: Security works today.
    why: It is rare.
    ask: ["How do you know?"]
    resolve: Keep it so.
    source: [prep-a4]
`

// deskSource returns the small questionnaire with further questions at the end of
// one of its files.
func deskSource(file, more string) questionnaire.Source {
	src := questionnaire.Source{
		"questionnaire.yaml": []byte(deskManifest), "context.yaml": []byte(deskContext), "roadmap.yaml": []byte(deskRoadmap),
		"security.yaml": []byte(deskSecurity), "rules/desk.yaml": []byte(deskRules),
	}
	if more != "" {
		src[file] = append(src[file], more...)
	}
	return src
}

// loadDesk loads and compiles the small questionnaire, once.
var loadDesk = sync.OnceValues(func() (*questionnaire.Questionnaire, error) {
	q, err := questionnaire.Load(deskSource("", ""))
	if err == nil {
		err = q.Compile()
	}
	return q, err
})

// deskNow is when these tests happen.
var deskNow = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

// emptyDesk returns a session over a review that holds nothing.
func emptyDesk(t testing.TB) *session {
	t.Helper()
	q, err := loadDesk()
	if err != nil {
		t.Fatal(err)
	}
	lib := Library{
		Formats: fakeFormats, Choices: fakeChoices,
		Now:  func() time.Time { return deskNow },
		Save: func(string, []questionnaire.Change, questionnaire.Summary) uint64 { return 0 },
	}
	s := newSession(lib, q, questionnaire.NewReview("Acme", q.Edition, deskNow))
	s.recompute("")
	return s
}

// deskSession returns a session over a review with a plan and findings.
func deskSession(t testing.TB) *session {
	t.Helper()
	s := emptyDesk(t)
	changes, err := s.q.ParseApply(s.review, "desk.yaml", []byte(deskPlan), questionnaire.RoleReviewer, deskNow)
	if err != nil {
		t.Fatal(err)
	}
	s.review.Apply(changes...)
	s.recompute("")
	return s
}

const deskPlan = `
answers:
  context.currency: EUR
  security.today: broken
  security.fix: none
initiatives:
  - {id: i1, title: Split the tenant data, kind: multi-tenancy, area: roadmap, owner: CTO, start: 2027-01, end: 2027-06, estimated: yes, person_months: 14, approved: no, approved_by: "", money: no, people: yes, time: unknown, cost: 400000, needs: [i2], status: planned}
  - {id: i2, title: Queue in front of billing, kind: resilience, area: security, owner: Ana, start: 2026-12, end: 2027-02, estimated: yes, person_months: 3.5, approved: yes, approved_by: CEO, money: yes, people: yes, time: yes, cost: 90000, status: under-way}
  - {id: i3, title: Rewrite the reports}
milestones:
  - {id: m1, title: ARR of 9M, kind: financial, month: 2027-09, metric: ARR, value: 9000000, estimated: yes, rests_on: [m2, i1], status: planned}
  - {id: m2, title: Launch in Germany, kind: product, month: 2027-05, estimated: no, rests_on: [i2], status: planned}
`

// typeKeys sends keys to a screen as the app would: names as in a binding, parted
// by blanks; 'quoted text' is typed letter by letter. It returns the last outcome.
func typeKeys(t testing.TB, sc screen, s *session, keys string) outcome {
	t.Helper()
	var out outcome
	for i, part := range strings.Split(keys, "'") {
		if i%2 == 1 {
			for _, r := range part {
				name := string(r)
				if r == ' ' {
					name = "space"
				}
				out = sc.key(press(name), s)
			}
			continue
		}
		for _, name := range strings.Fields(part) {
			out = sc.key(press(name), s)
		}
	}
	return out
}

// look returns a screen's view without colours, and checks that it has exactly
// h rows of exactly w cells.
func look(t testing.TB, sc screen, s *session, w, h int) string {
	t.Helper()
	if x, ok := sc.(worker); ok {
		finishWork(t, sc, x, s, w)
	}
	rows := sc.view(s, newTheme(true), w, h)
	if len(rows) != h {
		t.Errorf("view has %d rows, want %d", len(rows), h)
	}
	for i, r := range rows {
		if got := ansi.StringWidth(r); got != w {
			t.Errorf("row %d has %d cells, want %d: %q", i, got, w, ansi.Strip(r))
		}
		rows[i] = strings.TrimRight(ansi.Strip(r), " ")
		if j := strings.IndexFunc(rows[i], unicode.IsControl); j >= 0 {
			t.Errorf("row %d holds the control character %q", i, rows[i][j:])
		}
	}
	return strings.Join(rows, "\n") + "\n"
}

// finishWork runs what a screen asks for until it has what it shows.
func finishWork(t testing.TB, sc screen, x worker, s *session, w int) {
	t.Helper()
	for range 5 {
		cmd := x.work(s, w)
		if cmd == nil {
			return
		}
		sc.message(cmd(), s)
	}
	t.Error("the work does not end")
}

// goldenDesk compares a screen with testdata/desk/<name>.txt.
func goldenDesk(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "desk", name+".txt")
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at it and run with -update if it is right\ngot:\n%swant:\n%s", file, got, want)
	}
}

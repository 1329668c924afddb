package tui

import (
	"fmt"
	"sync"
	"testing"

	"diligence/questionnaire"
)

// The time line is tested on a questionnaire of its own: the engineers there are,
// a currency, and a rule that a change of months makes speak and fall silent.

const lineManifest = `
id: line
version: 1.0.0
title: Line review
areas: [context]
`

const lineContext = `
area: context
title: Company and round
about: What the company is.
questions:
  - {id: context.engineers_now, title: Engineers now, text: How many engineers are there now?, kind: number, unit: engineers, depth: core, ask: [business], why: Size decides., look_for: A number., source: [value-1]}
  - {id: context.currency, title: Currency, text: Which currency?, kind: text, depth: core, ask: [business], why: Sums need one., look_for: A code., source: [value-1]}
`

const lineRules = `
rules:
  - id: context.short-lead
    kind: misalignment
    area: context
    for: milestones
    title: Too little time ahead of a promise
    severity: high
    when: milestone.kind != 'technical' && below(milestone).exists(t, t.kind == 'technical' && months(t.month, milestone.month) < 3)
    statement: "{milestone.title} leaves less than three months for what it rests on."
    why: What is finished in the last moment is late.
    ask: ["What moves if the work slips?"]
    resolve: Three months between the two.
    source: [value-5]
`

var loadLine = sync.OnceValues(func() (*questionnaire.Questionnaire, error) {
	q, err := questionnaire.Load(questionnaire.Source{
		"questionnaire.yaml": []byte(lineManifest), "context.yaml": []byte(lineContext), "rules/line.yaml": []byte(lineRules),
	})
	if err == nil {
		err = q.Compile()
	}
	return q, err
})

// month returns a month of the form 2027-03, 0 for "".
func month(text string) (m questionnaire.Month) {
	if err := m.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return m
}

func amountOf(x float64) *float64 { return &x }

// linePlan is a plan with every kind of record in every state the time line tells
// apart.
func linePlan() []questionnaire.Record {
	const yes, no, unknown = questionnaire.Yes, questionnaire.No, questionnaire.Unknown
	work := func(id, title, from, to string, pm float64, approved, money questionnaire.Tri) questionnaire.Initiative {
		i := questionnaire.Initiative{
			ID: id, Title: questionnaire.Text(title), Start: month(from), End: month(to),
			Approved: approved, Money: money, People: money, Time: money,
		}
		if pm > 0 {
			i.PersonMonths = &pm
		}
		return i
	}
	retrofit := work("i4", "Tests around the old core", "2027-01", "2027-06", 24, yes, yes)
	retrofit.Dip = amountOf(20)
	done := work("i5", "Move to the new cloud", "2026-06", "2026-12", 9, yes, yes)
	done.Status = questionnaire.Done
	dropped := work("i6", "Second mobile app", "2027-03", "2027-08", 0, no, no)
	dropped.Status = questionnaire.Dropped
	open := work("i8", "Archive of old data", "2027-10", "", 3, unknown, unknown)
	return []questionnaire.Record{
		work("i1", "Split the tenant data", "2027-01", "2027-06", 14, no, no),
		work("i2", "Queue in front of billing", "2026-09", "2027-02", 3.5, yes, yes),
		work("i3", "Second site", "2027-03", "2027-09", 0, yes, no),
		retrofit, done, dropped,
		work("i7", "Rewrite the reports", "", "", 6, unknown, unknown),
		open,
		work("i9", "Old audit", "2025-03", "2025-08", 2, yes, yes),
		questionnaire.Milestone{ID: "m1", Title: "Yearly revenue of 9M", Kind: "financial", Month: month("2027-12"), Value: amountOf(9e6), RestsOn: []string{"m2", "m4"}},
		questionnaire.Milestone{ID: "m2", Title: "Launch in Germany", Kind: "product", Month: month("2027-08"), RestsOn: []string{"m3", "m4", "m5"}},
		questionnaire.Milestone{ID: "m3", Title: "Tenants are apart", Kind: "technical", Month: month("2027-07"), RestsOn: []string{"i1"}},
		questionnaire.Milestone{ID: "m4", Title: "Billing queued", Kind: "technical", Month: month("2027-03"), RestsOn: []string{"i2"}},
		questionnaire.Milestone{ID: "m5", Title: "Single sign-on", Kind: "technical", Month: month("2026-12")},
		questionnaire.Milestone{ID: "m6", Title: "Some other date", Month: month("2028-02")},
		questionnaire.Milestone{ID: "m7", Title: "A promise without a month", Kind: "product"},
		questionnaire.Hire{ID: "h1", Role: "Data lead", Critical: yes, Month: month("2027-03"), Budgeted: no, RampUp: amountOf(2), NeededBy: []string{"i1"}},
		questionnaire.Hire{ID: "h2", Role: "Site engineer", Month: month("2027-05"), Budgeted: yes},
		questionnaire.Competence{ID: "c1", What: "Running databases at six times the load", How: "learn", Month: month("2027-06")},
		questionnaire.Competence{ID: "c2", What: "Ocean freight", How: questionnaire.WayUndecided},
		questionnaire.Certification{ID: "t1", Name: "SOC 2", Month: month("2027-05"), NeededFor: []string{"m2"}, CarriedBy: []string{"i2"}},
		questionnaire.Risk{ID: "r1", Title: "The core fails at the planned scale"},
	}
}

// lineReview returns a review over records, with so many engineers; 0 for not
// answered.
func lineReview(t testing.TB, records []questionnaire.Record, engineers float64) (*questionnaire.Questionnaire, *questionnaire.Review) {
	t.Helper()
	q, err := loadLine()
	if err != nil {
		t.Fatal(err)
	}
	r := questionnaire.NewReview("Acme", q.Edition, deskNow)
	r.ID = "acme"
	if engineers > 0 {
		records = append(records, questionnaire.Answer{
			Question: "context.engineers_now", Role: reviewer, Status: questionnaire.Answered, Value: questionnaire.NumberValue(engineers),
		})
	}
	r.Fill(append(records, questionnaire.Answer{
		Question: "context.currency", Role: reviewer, Status: questionnaire.Answered, Value: questionnaire.TextValue("EUR"),
	}))
	return q, r
}

// line drives an app at the time line of a review.
func line(t testing.TB, w, h int, records []questionnaire.Record, engineers float64) *driver {
	t.Helper()
	q, r := lineReview(t, records, engineers)
	shelf := newShelf()
	shelf.q, shelf.clock = q, deskNow
	shelf.reviews[r.ID] = r
	d := drive(t, shelf, w, h)
	d.run(d.app.load(r.ID))
	return d.keys("T")
}

// hugePlan returns 300 records, of which each can be drawn.
func hugePlan() []questionnaire.Record {
	var out []questionnaire.Record
	for n := range 150 {
		start := questionnaire.MonthOf(deskNow) + questionnaire.Month(n%18)
		i := questionnaire.Initiative{
			ID: fmt.Sprintf("i%d", n+1), Title: questionnaire.Text(fmt.Sprintf("Piece of work %d", n+1)), Start: start, End: start + 4,
			Approved: questionnaire.Tri([]string{"yes", "no", ""}[n%3]), PersonMonths: amountOf(4),
		}
		if n > 0 {
			i.Needs = []string{fmt.Sprintf("i%d", n)}
		}
		out = append(out, i)
	}
	for n := range 100 {
		m := questionnaire.Milestone{
			ID: fmt.Sprintf("m%d", n+1), Title: questionnaire.Text(fmt.Sprintf("Date %d", n+1)), Month: questionnaire.MonthOf(deskNow) + questionnaire.Month(n%24),
			Kind: questionnaire.MilestoneKinds[n%3], RestsOn: []string{fmt.Sprintf("i%d", n+1)},
		}
		if n > 0 {
			m.RestsOn = append(m.RestsOn, fmt.Sprintf("m%d", n))
		}
		out = append(out, m)
	}
	for n := range 50 {
		out = append(out, questionnaire.Hire{ID: fmt.Sprintf("h%d", n+1), Role: "Engineer", Month: questionnaire.MonthOf(deskNow) + questionnaire.Month(n%24)})
	}
	return out
}

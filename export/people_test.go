package export

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"diligence/questionnaire"
)

// checkPeople holds the figures of people, quarters and risks to their tables.
func checkPeople(t testing.TB, d Document, got readDocument, glance map[string]string) {
	t.Helper()
	if len(d.Hires.List) > 0 {
		critical, without := 0, 0
		for _, row := range got.table(t, "Hires and competence > Hires", "Role").rows {
			if row[1] == "yes" && row[6] != "✓ In the job" {
				critical++
				if row[3] == "✗ no" {
					without++
				}
			}
		}
		want := fmt.Sprintf("%d of %d", without, critical)
		if critical == 0 {
			want = "no critical hire is still to be made"
		}
		if said, _, _ := strings.Cut(glance["Critical hires without a budget"], ";"); said != want {
			t.Errorf("hires: the summary says %q, the table %q", glance["Critical hires without a budget"], want)
		}
	}
	if n := len(d.Risk.Register); n > 0 {
		rows := got.table(t, "Risk now and at the planned scale > Risk register", "Risk").rows
		if said, _, _ := strings.Cut(glance["Risks that grow with the company"], ";"); len(rows) != n || !strings.HasSuffix(said, fmt.Sprintf(" of %d", n)) {
			t.Errorf("risks: the summary says %q, the register has %d rows of %d", glance["Risks that grow with the company"], len(rows), n)
		}
	}
	c := d.Initiatives.Capacity
	if len(d.Initiatives.List) == 0 || !c.works() {
		return
	}
	over, sum := 0, 0.0
	for _, row := range got.table(t, "Initiatives > Capacity by quarter", "Quarter").rows {
		if strings.HasPrefix(row[5], signBad) {
			over++
		}
		x, err := strconv.ParseFloat(strings.ReplaceAll(row[1], ",", ""), 64)
		if err != nil {
			t.Error(err)
		}
		sum += x
	}
	if rounding := 0.05 * float64(len(c.Quarters)+1); math.Abs(sum-c.Need) > rounding || sum > c.Estimated+rounding {
		t.Errorf("the quarters hold %v person-months, the text says %v of %v", sum, c.Need, c.Estimated)
	}
	if said, _, _ := strings.Cut(glance["Quarters with more work than people"], ";"); c.Engineers != nil && c.Need > 0 && said != fmt.Sprintf("%d of %d", over, len(c.Quarters)) {
		t.Errorf("capacity: the summary says %q, the table %d", glance["Quarters with more work than people"], over)
	}
}

func TestTiming(t *testing.T) {
	start := at(2027, 6)
	for _, c := range []struct {
		name   string
		hire   questionnaire.Hire
		want   string
		late   int
		useful questionnaire.Month
	}{
		{"in time", questionnaire.Hire{Month: start - 3, RampUp: new(3.0), Budgeted: yes, NeededBy: []string{"w"}}, "✓ Of full use when the work starts", 0, start},
		{"in time and not paid for", questionnaire.Hire{Month: start - 3, RampUp: new(3.0), Budgeted: no, NeededBy: []string{"w"}}, "✗ In time, but without a budget", 0, start},
		{"in time, nobody spoke of money", questionnaire.Hire{Month: start - 3, RampUp: new(3.0), NeededBy: []string{"w"}}, "? In time, if there is a budget for it", 0, start},
		{"a month late", questionnaire.Hire{Month: start - 2, RampUp: new(3.0), NeededBy: []string{"w"}}, "✗ Of full use 1 month after “Work w” starts", 1, start + 1},
		{"ramp-up assumed", questionnaire.Hire{Month: start, NeededBy: []string{"w"}}, "✗ Of full use 3 months after “Work w” starts", 3, start + 3},
		{"the first work counts", questionnaire.Hire{Month: start, RampUp: new(0.0), NeededBy: []string{"w", "early"}}, "✗ Of full use 2 months after “Work early” starts", 2, start},
		{"no month", questionnaire.Hire{NeededBy: []string{"w"}}, "? No month given", 0, 0},
		{"no start", questionnaire.Hire{Month: start, NeededBy: []string{"open"}}, "? “Work open” has no start", 0, start + 3},
		{"late for what has a start", questionnaire.Hire{Month: start, NeededBy: []string{"open", "w"}}, "✗ Of full use 3 months after “Work w” starts", 3, start + 3},
		{"serves nothing", questionnaire.Hire{Month: start}, "• No work listed needs it", 0, start + 3},
		{"serves what was dropped", questionnaire.Hire{Month: start, NeededBy: []string{"gone"}}, "• No work listed needs it", 0, start + 3},
		{"serves what is done", questionnaire.Hire{Month: start, NeededBy: []string{"done"}}, "• The work that needs it is done", 0, start + 3},
		{"in the job", questionnaire.Hire{Month: start, NeededBy: []string{"w"}, Status: questionnaire.Done}, "✓ In the job", 0, start + 3},
	} {
		r := planned([]questionnaire.Initiative{
			work("w", func(i *questionnaire.Initiative) { i.Start = start }), work("early", func(i *questionnaire.Initiative) { i.Start = start - 2 }),
			work("open"), work("gone", func(i *questionnaire.Initiative) { i.Status = questionnaire.Dropped }),
			work("done", func(i *questionnaire.Initiative) { i.Status, i.Start = questionnaire.Done, start-9 }),
		})
		c.hire.ID, c.hire.Role = "h", "Role"
		r.Hires = []questionnaire.Hire{c.hire}
		got := document(t, r, Board).Hires.List[0]
		if got.Timing.String() != c.want || got.Timing.Late != c.late || got.Productive != c.useful {
			t.Errorf("%s: %q, %d late, of use from %s", c.name, got.Timing, got.Timing.Late, got.Productive)
		}
	}
}

func TestCertifications(t *testing.T) {
	end := at(2027, 9)
	for _, c := range []struct {
		name string
		cert questionnaire.Certification
		want string
	}{
		{"in time", questionnaire.Certification{Month: end, CarriedBy: []string{"w"}}, "✓ The work ends in time"},
		{"too late", questionnaire.Certification{Month: end - 2, CarriedBy: []string{"w"}}, "✗ The work ends 2 months too late"},
		{"no end", questionnaire.Certification{Month: end, CarriedBy: []string{"w", "open"}}, "? “Work open” has no end"},
		{"no month", questionnaire.Certification{CarriedBy: []string{"w"}}, "? No month given"},
		{"no work", questionnaire.Certification{Month: end}, "✗ No work listed carries it"},
		{"held", questionnaire.Certification{Status: questionnaire.Done}, "✓ Held"},
	} {
		r := planned([]questionnaire.Initiative{work("w", func(i *questionnaire.Initiative) { i.Start, i.End = end-5, end }), work("open")})
		c.cert.ID = "t"
		r.Certifications = []questionnaire.Certification{c.cert}
		if got := document(t, r, Board).Certifications.List[0].Timing.String(); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestHistory(t *testing.T) {
	first := at(2027, 4)
	was := func(months ...questionnaire.Month) (out []questionnaire.Promise) {
		for _, m := range months {
			out = append(out, questionnaire.Promise{Month: m})
		}
		return out
	}
	for _, c := range []struct {
		m    questionnaire.Milestone
		want string
	}{
		{questionnaire.Milestone{Month: first}, ""},
		{questionnaire.Milestone{Month: first + 5, Was: was(first, first+2)}, "moved 2 times, 5 months later than first promised"},
		{questionnaire.Milestone{Month: first + 1, Was: was(first)}, "moved once, 1 month later than first promised"},
		{questionnaire.Milestone{Month: first - 2, Was: was(first, first+3)}, "moved 2 times, 2 months earlier than first promised; turned round once"},
		{questionnaire.Milestone{Month: first, Was: was(first, first+3)}, "moved 2 times, back at the month first promised; turned round once"},
		{questionnaire.Milestone{Was: was(first, first+3)}, "moved once, and has no month now"},
	} {
		if got := history(c.m); got != c.want {
			t.Errorf("%v: %q, want %q", c.m.Was, got, c.want)
		}
	}
}

func TestBudget(t *testing.T) {
	cost := func(x float64) questionnaire.Initiative {
		return work("a", func(i *questionnaire.Initiative) { i.Cost = &x })
	}
	for budget, want := range map[float64]string{
		100: "The stated budget is 100: 20 less than is asked.", 120: "The stated budget is 120: as much as is asked.", 150: "The stated budget is 150: 30 more than is asked.",
	} {
		r := planned([]questionnaire.Initiative{cost(120)})
		r.Apply(r.Put(questionnaire.Answer{Question: budgetID, Role: questionnaire.RoleBusiness, Status: questionnaire.Answered, Value: questionnaire.NumberValue(budget)}, questionnaire.RoleBusiness, today))
		d := document(t, r, Board)
		if !strings.Contains(string(Markdown(d)), want) {
			t.Errorf("%v: the report does not say %q", budget, want)
		}
		if asked := strings.Contains(strings.Join(d.Summary.Decisions, " "), "Find 20, or take work out"); asked != (budget < 120) {
			t.Errorf("%v: decisions %q", budget, d.Summary.Decisions)
		}
	}
}

func TestRiskRegister(t *testing.T) {
	d := document(t, full(t), Investor)
	var got []string
	for _, k := range d.Risk.Register {
		got = append(got, fmt.Sprintf("%s %s %s %v", k.ID, k.Now, or(string(k.Planned), "?"), k.Worse))
	}
	if s := strings.Join(got, "; "); s != "r1 medium high true; r2 medium high true; r3 low ? false" {
		t.Errorf("register: %s", s)
	}
	if len(d.Risk.Closed) != 1 || len(d.Risk.unanswered()) != 1 {
		t.Errorf("closed %q, unanswered %d", d.Risk.Closed, len(d.Risk.unanswered()))
	}
}

// TestPlanEffects holds that a gap at any record gets options of its own.
func TestPlanEffects(t *testing.T) {
	r := full(t)
	res := evaluate(cut(), r)
	res.Findings = nil
	for _, id := range []string{"h1", "c1", "t1", "t2", "r1", "r2"} {
		res.Findings = append(res.Findings, questionnaire.Finding{Kind: questionnaire.Gap, Severity: questionnaire.High, Title: "T", Subject: id, Disposition: questionnaire.Disposition{Verdict: open}})
	}
	want := []string{
		"Data lead|Reserve its cost of the round, or of the budget|Weigh the EUR 4,700,000 of financial milestones as not yet backed|Hire 3 months earlier, or start “Split the tenant data” later than February 2027",
		"Running in two zones|Have the way chosen and costed before an amount is set|No revenue in the review is tied to it|Give it, and the work that needs it, a month",
		"ISO 27001|No unfunded work is listed for it|Weigh the EUR 4,700,000 of financial milestones as not yet backed|End that work 3 months earlier, or move what waits for it",
		"Customs broker licence|No unfunded work is listed for it|Weigh the EUR 1,500,000 of financial milestones as not yet backed|Put the work that leads to it on the road map",
		"One tenant reads another's loads|Reserve EUR 400,000 for the work that answers it|Weigh the EUR 4,700,000 of financial milestones as not yet backed|Keep the work that answers it in the plan, ahead of the growth",
		"The zone goes away for two days|Reserve money to answer it, once estimated|No revenue in the review is tied to it|Put what answers it on the road map, or accept it in so many words",
	}
	for i, e := range For(cut(), r, res, Board, today).Effects {
		if got := strings.Join([]string{e.About, e.Investment, e.Valuation, e.Plan}, "|"); got != want[i] {
			t.Errorf("effect\n got %s\nwant %s", got, want[i])
		}
	}
}

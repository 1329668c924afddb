package export

import (
	"slices"
	"strings"
	"testing"
	"time"

	"diligence/questionnaire"
)

const (
	yes = questionnaire.Yes
	no  = questionnaire.No
	dk  = questionnaire.Unknown
)

// work returns an initiative backed and estimated in full.
func work(id string, change ...func(*questionnaire.Initiative)) questionnaire.Initiative {
	i := questionnaire.Initiative{ID: id, Title: questionnaire.Text("Work " + id), Estimated: yes, Approved: yes, Money: yes, People: yes, Time: yes}
	for _, c := range change {
		c(&i)
	}
	return i
}

func promise(id string, kind questionnaire.MilestoneKind, month questionnaire.Month, on ...string) questionnaire.Milestone {
	return questionnaire.Milestone{ID: id, Title: questionnaire.Text("Promise " + id), Kind: kind, Month: month, Estimated: yes, RestsOn: on}
}

// planned returns a review that holds nothing but a plan.
func planned(initiatives []questionnaire.Initiative, milestones ...questionnaire.Milestone) *questionnaire.Review {
	r := newReview(cut(), "Planned")
	r.Initiatives, r.Milestones = initiatives, milestones
	return r
}

func at(year, m int) questionnaire.Month { return questionnaire.NewMonth(year, time.Month(m)) }

func TestBacking(t *testing.T) {
	all := []questionnaire.Initiative{
		work("full"), work("unapproved", func(i *questionnaire.Initiative) { i.Approved = no }), work("unsaid", func(i *questionnaire.Initiative) { i.Money = dk }),
		work("guess", func(i *questionnaire.Initiative) { i.Estimated = no }),
		work("done", func(i *questionnaire.Initiative) { i.Approved, i.Money, i.Status = no, dk, questionnaire.Done }),
		work("deep", func(i *questionnaire.Initiative) { i.Needs = []string{"unapproved"} }),
	}
	for _, c := range []struct {
		name string
		m    questionnaire.Milestone
		want Backing
	}{
		{"all backed", promise("m", product, 0, "full"), Actionable},
		{"not approved", promise("m", product, 0, "full", "unapproved"), Aspirational},
		{"not approved, below", promise("m", product, 0, "deep"), Aspirational},
		{"not estimated work", promise("m", product, 0, "guess"), Aspirational},
		{"nobody said", promise("m", product, 0, "full", "unsaid"), CannotTell},
		{"no and not said", promise("m", product, 0, "unsaid", "unapproved"), Aspirational},
		{"done work", promise("m", product, 0, "done"), Actionable},
		{"rests on nothing", promise("m", product, 0), CannotTell},
		{"no estimate", questionnaire.Milestone{ID: "m", Estimated: no, RestsOn: []string{"full"}}, Aspirational},
		{"estimate not said", questionnaire.Milestone{ID: "m", RestsOn: []string{"full"}}, CannotTell},
		{"done itself", questionnaire.Milestone{ID: "m", Estimated: no, Status: questionnaire.Done}, Reached},
	} {
		r := planned(all, c.m)
		if got := newProjector(cut(), r, questionnaire.Result{}, Options{Audience: Board, Now: today}).backing(c.m); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		sum, list := planned(all, func() questionnaire.Milestone { m := c.m; m.Kind = financial; return m }()).AspirationalRevenue()
		if (len(list) > 0) != (c.want == Aspirational) || sum != 0 {
			t.Errorf("%s: the domain counts %d aspirational, the report says %s", c.name, len(list), c.want)
		}
	}
}

func TestCauses(t *testing.T) {
	r := planned([]questionnaire.Initiative{
		work("i1", func(i *questionnaire.Initiative) { i.Approved, i.Time, i.Needs = no, dk, []string{"i2"} }),
		work("i2", func(i *questionnaire.Initiative) { i.People = no }),
		work("i3", func(i *questionnaire.Initiative) { i.Money = dk }),
	}, promise("m1", technical, 0, "i1"), promise("m2", financial, 0, "m1", "i3"))
	d := document(t, r, Company)
	got := d.Business.Items[1].Causes
	want := []string{
		"It rests on “Promise m1”, which rests on “Work i1”: not approved by the business; not said: time.",
		"It rests on “Promise m1”, which rests on “Work i1”, which rests on “Work i2”: no people given.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("causes\n got %q\nwant %q", got, want)
	}
}

func TestLeads(t *testing.T) {
	base := at(2027, 6)
	for months, want := range map[int]string{-2: "after what rests on it", 0: "too short", 2: "too short", 3: "within 3 to 6 months", 6: "within 3 to 6 months", 7: "ample"} {
		r := planned(nil, promise("t", technical, base), promise("f", financial, base+questionnaire.Month(months), "t"))
		d := document(t, r, Board)
		if len(d.TimeLine.Leads) != 1 || d.TimeLine.Leads[0].Verdict != want || d.TimeLine.Leads[0].Months != months {
			t.Errorf("%d months: %+v, want %s", months, d.TimeLine.Leads, want)
		}
		if short := months < 3; d.TimeLine.Short != 0 != short {
			t.Errorf("%d months: %d short", months, d.TimeLine.Short)
		}
		asks := strings.Join(d.Summary.Decisions, " ")
		if asked := strings.Contains(asks, "“Promise t” (June 2027)"); asked != (months < 3) {
			t.Errorf("%d months: decisions %q", months, asks)
		}
	}
}

func TestTimeLine(t *testing.T) {
	from := questionnaire.MonthOf(today)
	r := planned([]questionnaire.Initiative{
		work("in", func(i *questionnaire.Initiative) { i.Start, i.End = from+1, from+4 }),
		work("over", func(i *questionnaire.Initiative) { i.Start, i.End = from-5, from+40 }),
		work("start", func(i *questionnaire.Initiative) { i.Start = from + 2; i.Approved = no }),
		work("past", func(i *questionnaire.Initiative) { i.Start, i.End = from-9, from-1 }),
		work("never"),
		work("gone", func(i *questionnaire.Initiative) { i.Status = questionnaire.Dropped; i.Start = from }),
	}, promise("first", technical, from), promise("last", financial, from+23), promise("late", product, from+24), promise("open", product, 0),
		questionnaire.Milestone{ID: "odd", Title: "Odd", Month: from})
	l := document(t, r, Board).TimeLine
	if l.Placed != 6 || l.Records != 10 || len(l.Outside) != 2 || len(l.Undated) != 2 || len(l.Quarters) != 8 {
		t.Errorf("placed %d of %d, outside %q, undated %q, %d quarters", l.Placed, l.Records, l.Outside, l.Undated, len(l.Quarters))
	}
	q1 := l.Quarters[0]
	if want := []string{"Work in, from February 2027 (approved and funded)", "Work over (approved and funded)", "Work start, from March 2027 (not approved)"}; !slices.Equal(q1.Work, want) {
		t.Errorf("first quarter\n got %q\nwant %q", q1.Work, want)
	}
	if !slices.Equal(q1.Technical, []string{"Promise first, January 2027"}) || !slices.Equal(q1.Product, []string{"Odd, January 2027 (kind not given)"}) {
		t.Errorf("first quarter: %q, %q", q1.Technical, q1.Product)
	}
	if got := l.Quarters[7].Financial; !slices.Equal(got, []string{"Promise last, December 2028"}) {
		t.Errorf("last quarter: %q", got)
	}
	// From the middle of a quarter the 24 months touch nine.
	mid := For(cut(), r, evaluate(cut(), r), Board, today.AddDate(0, 1, 0)).TimeLine
	if len(mid.Quarters) != 9 || mid.Placed+len(mid.Outside)+len(mid.Undated) != mid.Records {
		t.Errorf("%d quarters, %d placed", len(mid.Quarters), mid.Placed)
	}
}

func TestMoney(t *testing.T) {
	cost := func(x float64, change func(*questionnaire.Initiative)) func(*questionnaire.Initiative) {
		return func(i *questionnaire.Initiative) { i.Cost = &x; change(i) }
	}
	r := planned([]questionnaire.Initiative{
		work("a", cost(100, func(i *questionnaire.Initiative) {})),
		work("b", cost(20, func(i *questionnaire.Initiative) { i.Money = no })),
		work("c", cost(3, func(i *questionnaire.Initiative) { i.Approved, i.Money = dk, dk })),
		work("d", cost(4000, func(i *questionnaire.Initiative) { i.Status = questionnaire.Dropped })),
		work("e"),
	})
	m := document(t, r, Board).Initiatives.Money
	if m.Asked != 123 || m.Approved != 120 || m.Funded != 100 || m.WithoutCost != 1 || m.Count != 4 {
		t.Errorf("%+v", m)
	}
}

// TestRevenueCountedOnce holds that the report adds up readings of one metric once and
// names those it leaves out.
func TestRevenueCountedOnce(t *testing.T) {
	reading := func(id string, value float64, on string) questionnaire.Milestone {
		m := promise(id, financial, at(2027, 9), on)
		m.Metric, m.Value = "ARR", &value
		return m
	}
	r := planned([]questionnaire.Initiative{work("i1", func(i *questionnaire.Initiative) { i.Money = no })}, reading("m1", 5e6, "i1"), reading("m2", 9e6, "m1"))
	d := document(t, r, Board)
	if got, want := d.Summary.AtStake[0].Text, "9,000,000, in 2 of 2 financial milestones. Steps towards a higher value of the same metric, not added: “Promise m1”."; got != want {
		t.Errorf("at stake\n got %s\nwant %s", got, want)
	}
	p := newProjector(cut(), r, questionnaire.Result{}, Options{Audience: Board, Now: today})
	for of, got := range map[string]string{
		"a hire": p.valuationOf([]string{"i1"}), "an area": notBacked(p.money(p.revenueIn([]string{"m1.value", "m2.value"}))), "a milestone": p.valuation("m1"),
	} {
		if want := "Weigh the 9,000,000 of financial milestones as not yet backed"; got != want {
			t.Errorf("%s: %q, want %q", of, got, want)
		}
	}
	if got := d.Initiatives.List[0].Revenue; got != 9e6 {
		t.Errorf("revenue above the work: %v", got)
	}
}

func TestTopFindings(t *testing.T) {
	find := func(rule, area string, v questionnaire.Verdict) FindingReport {
		return FindingReport{rule: rule, Area: area, Verdict: v, Severity: questionnaire.High}
	}
	list := []FindingReport{
		find("a", "plan", open), find("a", "plan", open), find("b", "plan", "accepted"), find("c", "plan", resolved), find("d", "team", "disputed"),
		find("e", "plan", open), find("f", "stack", open), {rule: "g", Area: "plan", Verdict: open, Severity: questionnaire.Critical},
		{rule: "h", Area: "tests", Verdict: open, Severity: questionnaire.Low},
	}
	top, more := topFindings(list)
	var rules []string
	for _, f := range top {
		rules = append(rules, f.rule)
	}
	if got := strings.Join(rules, " "); got != "g d f a b" || more != 3 {
		t.Errorf("top %s and %d more", got, more)
	}
}

func TestEffects(t *testing.T) {
	cost := 250.0
	r := planned([]questionnaire.Initiative{work("i1", func(i *questionnaire.Initiative) { i.Money, i.Cost, i.Area = no, &cost, "security" })},
		promise("m1", product, at(2027, 5), "i1"))
	find := func(subject, area string, s questionnaire.Severity, v questionnaire.Verdict) questionnaire.Finding {
		return questionnaire.Finding{Kind: questionnaire.Gap, Severity: s, Title: "T" + subject, Subject: subject, Area: area, Disposition: questionnaire.Disposition{Verdict: v}}
	}
	res := evaluate(cut(), r)
	res.Findings = []questionnaire.Finding{
		find("i1", "security", questionnaire.High, "open"), find("", "security", questionnaire.High, "accepted"), find("i1", "security", questionnaire.Medium, "open"),
		find("m1", "roadmap", questionnaire.Medium, "open"), find("", "team", questionnaire.Low, "open"), find("", "team", questionnaire.Critical, "resolved"),
	}
	d := For(cut(), r, res, Investor, today)
	var got []string
	for _, e := range d.Effects {
		got = append(got, strings.Join([]string{e.About, e.Investment, e.Valuation, e.Plan}, "|"))
	}
	want := []string{
		"Work i1|Reserve 250 of the round, or of the budget, for it|No revenue in the review is tied to it|Back it in time for “Promise m1” (May 2027), or move that date",
		"Security, compliance and data privacy|Reserve 250 for the work listed in this area|Weigh the dates that assume it is closed|Put it on the road map with an owner and a month",
		"Promise m1|Reserve 250 for the work beneath it|No revenue in the review is tied to it|Keep May 2027 by securing what it rests on, or move it",
	}
	if !slices.Equal(got, want) {
		t.Errorf("effects\n got %q\nwant %q", got, want)
	}
	if n := d.Effects[0].Findings; !slices.Equal(n, []int{1, 3}) {
		t.Errorf("findings of the first: %v", n)
	}
}

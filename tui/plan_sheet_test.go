package tui

import (
	"strings"
	"testing"

	"diligence/questionnaire"
)

func TestTheWorkSheetOnScreen(t *testing.T) {
	s := peopled(t)
	s.put(questionnaire.Outage{
		RevenueADay: number(30000), Penalties: number(1e6), CustomersAtRisk: number(12), DataLost: "The last hour's orders",
		RecoveryNow: number(30), RecoveryPromised: number(4), Rehearsed: questionnaire.NewMonth(2026, 3),
	})
	for _, size := range append(deskSizes, struct {
		name string
		w, h int
	}{"200x50", 200, 47}) {
		p := newPlan()
		toField(p, s, "outage", "penalties")
		goldenDesk(t, "sheet-"+size.name, look(t, p, s, size.w, size.h))
	}
}

const deskMoney = `  - {id: context.revenue_now, title: Revenue now, text: What is the revenue now?, kind: money, depth: core, ask: [business], why: Size decides., look_for: A number., source: [value-1]}
  - {id: context.growth, title: Growth, text: How many times?, kind: number, depth: core, ask: [business], why: Size decides., look_for: A number., source: [value-1]}
`

// What the sheet comes to is told, or what it waits for.
func TestTheWorkSheetTellsWhatIsMissing(t *testing.T) {
	growth := questionnaire.Position{Status: questionnaire.Answered, Value: questionnaire.NumberValue(5)}
	revenue := questionnaire.Position{Status: questionnaire.Answered, Value: questionnaire.NumberValue(7300000)}
	for _, c := range []struct {
		name    string
		sheet   questionnaire.Outage
		growth  bool
		revenue bool
		want    []string
	}{
		{"nothing", questionnaire.Outage{}, false, false, []string{
			"48 hours", "not known without Revenue a day or “Revenue now”", "not known without that and “Growth”",
		}},
		{"growth only", questionnaire.Outage{}, true, false, []string{"not known without that"}},
		{"the year's revenue", questionnaire.Outage{}, false, true, []string{
			"counted as EUR 20,000, from “Revenue now”", "at least EUR 40,000: penalties are not filled in", "not known without “Growth”",
		}},
		{"all", questionnaire.Outage{Hours: number(24), RevenueADay: number(1000), Penalties: number(0), RecoveryNow: number(12), RecoveryPromised: number(12)}, true, true, []string{
			"12 hours, within what is promised", "Cost today EUR 500", "EUR 2,500, 5 times today's",
		}},
		{"late", questionnaire.Outage{RecoveryNow: number(9), RecoveryPromised: number(4)}, false, false, []string{"9 hours, 5 longer than promised"}},
	} {
		s := deskSession(t)
		q, err := questionnaire.Load(deskSource("context.yaml", deskMoney))
		if err != nil {
			t.Fatal(err)
		}
		s.q, s.evaluate = q, q.Evaluator().Evaluate
		if c.sheet != (questionnaire.Outage{}) {
			s.put(c.sheet)
		}
		positions := map[string]questionnaire.Position{"context.currency": s.result.Positions["context.currency"]}
		if c.growth {
			positions["context.growth"] = growth
		}
		if c.revenue {
			positions["context.revenue_now"] = revenue
		}
		s.result.Positions = positions
		p := newPlan()
		p.enter(s, jump{record: "outage"})
		screen := words(look(t, p, s, 120, 37))
		for _, want := range c.want {
			if !strings.Contains(strings.Join(strings.Fields(screen), " "), want) {
				t.Errorf("%s: the sheet does not say %q:\n%s", c.name, want, look(t, p, s, 120, 37))
			}
		}
	}
}

func TestClicksInTheWorkSheetFindTheirField(t *testing.T) {
	for _, size := range deskSizes {
		s, p := peopled(t), newPlan()
		p.enter(s, jump{record: "outage"})
		rows := strings.Split(look(t, p, s, size.w, size.h), "\n")
		for y, row := range rows {
			if strings.Contains(row, "Penalties") {
				p.mouse(mouse{x: size.w / 2, y: y, click: true}, s)
			}
		}
		if p.column().field != "penalties" {
			t.Errorf("%s: a click on Penalties lands on %s", size.name, p.column().field)
		}
	}
}

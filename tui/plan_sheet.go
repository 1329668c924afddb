package tui

import (
	"fmt"
	"math"
	"strings"

	"diligence/questionnaire"
)

func outage() *register {
	type O = questionnaire.Outage
	num := func(field, title, unit, about string, at func(*O) **float64) column {
		return numberColumn(column{field: field, title: title, unit: unit, about: about}, at)
	}
	r := &register{
		name: "outage", title: "Outage", short: "Outage", letter: "o", one: "work sheet", sheet: true,
		about: []string{
			"Now and then a cloud provider loses a whole zone, for a day or two. Investors ask what that would cost you, today and at the planned scale, and whether you have rehearsed the way back. Fill in what you know; the cost follows below.",
		},
		count:  func(*questionnaire.Review) int { return 1 },
		record: func(r *questionnaire.Review, _ int) questionnaire.Record { return r.Outage },
	}
	r.grid = grid{columns: []column{
		num("hours", "Zone away", "hours", "How long the provider's zone is away; 48 hours where nobody says", func(o *O) **float64 { return &o.Hours }),
		num("revenue_a_day", "Revenue a day", unitMoney, "What a day's service earns; else a day's part of the yearly revenue now", func(o *O) **float64 { return &o.RevenueADay }),
		num("penalties", "Penalties", unitMoney, "What contracts make you pay for an outage this long; 0 if nothing", func(o *O) **float64 { return &o.Penalties }),
		num("customers_at_risk", "Customers at risk", "customers", "How many customers may leave over it", func(o *O) **float64 { return &o.CustomersAtRisk }),
		textColumn(column{field: "data_lost", title: "Data lost", about: "Which data would be gone for good, such as the last day's orders; or none"},
			func(o *O) *questionnaire.Text { return &o.DataLost }),
		num("recovery_now", "Recovery now", "hours", "Hours until customers are served again from elsewhere, as things are", func(o *O) **float64 { return &o.RecoveryNow }),
		num("recovery_promised", "Recovery promised", "hours", "Hours that contracts promise customers", func(o *O) **float64 { return &o.RecoveryPromised }),
		monthColumn(column{field: "rehearsed", title: "Last rehearsal", about: "The month the way back was last rehearsed in earnest"},
			func(o *O) *questionnaire.Month { return &o.Rehearsed }),
	}}
	return r
}

// viewSheet shows the outage work sheet: its fields, and what they come to.
func (p *plan) viewSheet(s *session, t theme, w, h int) []string {
	var head []string
	if h >= 20 {
		head = []string{""}
	}
	head = append(head, " "+t.title.in(cut("Two days without the cloud's zone", w-2)))
	if s.review.Outage == (questionnaire.Outage{}) && h >= 18 {
		for _, l := range wrap(strings.Join(p.reg().about, " "), min(w-2, readingWidth)) {
			head = append(head, " "+t.muted.in(l))
		}
	}
	sums := s.outageLines(t, w)
	detail := min(detailRows(h), 3)
	if h < 12 {
		sums = sums[1:]
	} else {
		sums = append([]string{t.border.in(strings.Repeat("─", w))}, sums...)
	}
	room := h - detail - len(sums) - len(head)
	if n := len(p.reg().grid.columns); room > n { // the sums stand right below the fields
		room = n
	}
	rows := append(fitRows(head, 0, w, len(head)), fitRows(p.viewFields(s, t, len(head), w, room), 0, w, room)...)
	rows = append(rows, fitRows(sums, 0, w, len(sums))...)
	return append(stack(rows, w, h-detail), p.viewDetail(s, t, w, detail)...)
}

// sheetNote tells what counts where a field of the sheet is empty, and what goes
// without saying of one that is not; "" for nothing.
func (s *session) sheetNote(field string) string {
	o, cost := s.review.Outage, s.review.OutageCost(s.result.Positions)
	switch field {
	case "hours":
		if o.Hours == nil {
			return fmt.Sprintf("counted as %d hours", questionnaire.OutageHours)
		}
	case "revenue_a_day":
		if o.RevenueADay == nil && cost.RevenueADay != nil {
			return "counted as " + s.reckoned(*cost.RevenueADay) + ", from “" + s.refName("context.revenue_now") + "”"
		}
	case "rehearsed":
		switch ago := int(s.month() - o.Rehearsed); {
		case o.Rehearsed != 0 && ago == 0:
			return "this month"
		case o.Rehearsed != 0 && ago > 0:
			return count(ago, "month") + " ago"
		}
	}
	return ""
}

// outageLines tells what the work sheet comes to, or what is missing for it.
func (s *session) outageLines(t theme, w int) []string {
	o, cost := s.review.Outage, s.review.OutageCost(s.result.Positions)
	label := min(20, w/3)
	line := func(name, text string, in ink) string {
		return cut(spaces(markWidth)+t.muted.in(fit(name, label))+spaces(slotGap)+in.in(text), w)
	}
	hours := questionnaire.FormatNumber(cost.Hours) + " hours"
	if o.RecoveryNow != nil && o.RecoveryPromised != nil {
		if late := cost.Hours - *o.RecoveryPromised; late > 0 {
			hours += ", " + questionnaire.FormatNumber(late) + " longer than promised"
		} else {
			hours += ", within what is promised"
		}
	}
	today, planned, at := s.costToday(cost), s.costPlanned(cost), "At planned scale"
	if w < formBelow {
		at = "Cost at scale"
		if cost.Now == nil {
			today, planned = "needs Revenue a day", "needs that too"
		}
		today, planned = strings.Replace(today, "at least ", "≥ ", 1), strings.Replace(planned, "at least ", "≥ ", 1)
	}
	return []string{
		line("Without service", hours, t.strong),
		line("Cost today", today, t.strong),
		line(at, planned, t.strong),
	}
}

// reckoned writes a computed sum: no cents, which no estimate holds.
func (s *session) reckoned(sum float64) string {
	return questionnaire.FormatMoney(math.Round(sum), s.currency())
}

func (s *session) costToday(cost questionnaire.OutageCost) string {
	if cost.Now == nil {
		return "not known without Revenue a day or “" + s.refName("context.revenue_now") + "”"
	}
	said := s.reckoned(*cost.Now)
	if cost.Partial {
		return "at least " + said + ": penalties are not filled in"
	}
	return said
}

func (s *session) costPlanned(cost questionnaire.OutageCost) string {
	question := "“" + s.refName("context.growth") + "”"
	growth, known := s.number("context.growth")
	switch {
	case cost.Now == nil && known:
		return "not known without that"
	case cost.Now == nil:
		return "not known without that and " + question
	case cost.Planned == nil:
		return "not known without " + question
	}
	said := s.reckoned(*cost.Planned)
	if cost.Partial {
		said = "at least " + said
	}
	return said + ", " + questionnaire.FormatNumber(growth) + " times today's"
}

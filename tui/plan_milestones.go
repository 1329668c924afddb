package tui

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

func milestones() *register {
	type M = questionnaire.Milestone
	type T = questionnaire.Text
	return tableOf(register{
		name: "milestones", title: "Milestones", short: "Mile", letter: "m", one: "milestone",
		about: []string{
			"A milestone is a dated promise of the road map: technical, product or financial. It rests on other milestones and on initiatives.",
			"Investors ask what stands behind the date: an engineering estimate, or a wish. From what a milestone rests on the review finds dates with too little lead, and the revenue that hangs on work nobody has backed.",
		},
		example: "ARR of 9M · financial · 2027-09 · rests on the launch in Germany",
	},
		func(r *questionnaire.Review) []M { return r.Milestones }, func(r *M) *string { return &r.ID },
		textColumn(column{field: "title", title: "Milestone", width: 24, about: "What is promised, in a few words"},
			func(r *M) *T { return &r.Title }),
		choiceColumn(column{field: "kind", title: "Kind", width: 9, about: "Whose date it is"},
			func(r *M) *questionnaire.MilestoneKind { return &r.Kind }, named(questionnaire.MilestoneKinds)),
		monthColumn(column{field: "month", title: "Month", about: "The month it is promised for"},
			func(r *M) *questionnaire.Month { return &r.Month }),
		textColumn(column{field: "metric", title: "Metric", width: 14, about: "What is measured, such as ARR; below a higher value of it, a step, not added"},
			func(r *M) *T { return &r.Metric }),
		numberColumn(column{field: "value", title: "Value", width: 12, about: "The metric's value then; of a financial milestone, in the review's currency"},
			func(r *M) **float64 { return &r.Value }),
		textColumn(column{field: "owner", title: "Owner", width: 12, about: "Who answers for the date"},
			func(r *M) *T { return &r.Owner }),
		triColumn(column{field: "estimated", title: "Estimated", about: "Does an engineering estimate stand behind the date?"},
			func(r *M) *questionnaire.Tri { return &r.Estimated }),
		triColumn(column{field: "business_case", title: "Business case", about: "Is there a written business case, made by business and technology together?"},
			func(r *M) *questionnaire.Tri { return &r.BusinessCase }),
		numberColumn(column{field: "slack", title: "Slack", width: 5, unit: "months", about: "Months of reserve in the date"},
			func(r *M) **float64 { return &r.Slack }),
		refsColumn(column{field: "rests_on", title: "Rests on", width: 14, about: "The milestones and initiatives that must be done first"},
			func(r *M) *[]string { return &r.RestsOn }),
		wasColumn(), slippedColumn(),
		choiceColumn(column{field: "status", title: "Status", width: 9, about: "How far it has come"},
			func(r *M) *questionnaire.RecordStatus { return &r.Status }, named(questionnaire.RecordStatuses)),
	)
}

// wasColumn returns the column of a milestone's earlier months. A month that
// stays in the list keeps the day it was promised on.
func wasColumn() column {
	type M = questionnaire.Milestone
	c := column{
		field: "was", title: "Was", width: 16, kind: cellMonths,
		about: "The months it was promised for before, the first one first; a month that moves is noted here by itself",
	}
	c.get = func(rec questionnaire.Record) string {
		var months []string
		for _, p := range rec.(M).Was {
			months = append(months, p.Month.String())
		}
		return strings.Join(months, ", ")
	}
	c.set = func(rec questionnaire.Record, s string) (questionnaire.Record, error) {
		m := rec.(M)
		left := slices.Clone(m.Was)
		m.Was = []questionnaire.Promise{} // empty, not nil: nothing was promised before
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' }) {
			month, err := readMonth(c.title)(strings.TrimSpace(word))
			if err != nil {
				return rec, err
			}
			if month == 0 {
				continue
			}
			p := questionnaire.Promise{Month: month}
			if i := slices.IndexFunc(left, func(x questionnaire.Promise) bool { return x.Month == month }); i >= 0 {
				p, left = left[i], left[i+1:]
			}
			m.Was = append(m.Was, p)
		}
		return m, nil
	}
	return c
}

// slippedColumn returns the column of how far a milestone lies from its first
// month.
func slippedColumn() column {
	months := func(rec questionnaire.Record) int { return rec.(questionnaire.Milestone).Slipped() }
	return column{
		field: "slipped", title: "Slipped", width: 10, kind: cellComputed,
		about: "How far the month lies from the first one promised; computed",
		get: func(rec questionnaire.Record) string {
			switch n := months(rec); {
			case n > 0:
				return "+" + count(n, "month")
			case n < 0:
				return "-" + count(-n, "month")
			}
			return ""
		},
		rank: func(rec questionnaire.Record) float64 { return float64(months(rec)) },
		tell: func(rec questionnaire.Record) string {
			m := rec.(questionnaire.Milestone)
			said := count(max(months(rec), -months(rec)), "month") + " later than first promised"
			if months(rec) < 0 {
				said = count(-months(rec), "month") + " sooner than first promised"
			}
			if n := m.Slips(); n > 1 {
				said += fmt.Sprintf(", moved later %d times", n)
			}
			if m.ZigZag() > 0 {
				said += ", to and fro"
			}
			return said
		},
	}
}

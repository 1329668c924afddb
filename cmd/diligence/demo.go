package main

import (
	_ "embed"
	"fmt"
	"regexp"
	"time"

	"github.com/spf13/cobra"

	"diligence/questionnaire"
	"diligence/store"
)

// The example review of an invented company, as an apply file. Its months are
// written as if it were demoMonth.
//
//go:embed demo.yaml
var demoFile []byte

const demoCompany questionnaire.Text = "Larkspur Logistics"

var demoMonth = questionnaire.NewMonth(2026, time.November)

func newDemo(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "demo",
		Short: "Make a filled example review of an invented company",
		Args:  wrongArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return g.withStore(func(s *store.Store) error {
				o, err := makeDemo(s, time.Now())
				if err == nil {
					fmt.Fprintln(c.OutOrStdout(), o.review.Info.Name)
				}
				return err
			})
		},
	}
}

func makeDemo(s *store.Store, now time.Time) (*opened, error) {
	name, err := demoName(s)
	if err != nil {
		return nil, err
	}
	o, err := create(s, name)
	if err != nil {
		return nil, err
	}
	changes, err := demoChanges(o.questionnaire, o.review, now)
	if err != nil {
		return nil, err
	}
	return o, o.save(s, changes)
}

// demoChanges returns what fills an empty review with the example, as one step.
func demoChanges(q *questionnaire.Questionnaire, r *questionnaire.Review, now time.Time) ([]questionnaire.Change, error) {
	later := questionnaire.MonthOf(now) - demoMonth
	changes, err := q.ParseApply(r, "demo.yaml", shiftMonths(demoFile, int(later)), questionnaire.RoleReviewer, now)
	if err != nil {
		return nil, err
	}
	for _, d := range demoDecisions {
		if d.Due != 0 {
			d.Due += later
		}
		d.At = now.UTC()
		changes = append(changes, r.Put(d, questionnaire.Speaker(questionnaire.RoleReviewer), now))
	}
	return questionnaire.InStep(changes), nil
}

// demoDecisions are what was decided about some of the example's findings, since an
// apply file holds none.
var demoDecisions = []questionnaire.Disposition{
	{Rule: "plan.decision-pending", Subject: "i4", Verdict: "open", Owner: "CEO", Due: demoMonth + 2,
		Reason: "On the agenda of the next leadership meeting, with what each customer's own system costs beside it."},
	{Rule: "outage.slower-than-promised", Verdict: "open", Owner: "Head of platform", Due: demoMonth + 3,
		Reason: "Counsel and platform bring one number of hours to the leaders."},
	{Rule: "engineering.dip-undated", Verdict: "accepted", Owner: "Head of product", Due: demoMonth + 1,
		Reason: "The slower months are marked on the road map, and the dates in them are looked at again."},
	{Rule: "engineering.prototype", Verdict: "accepted", Owner: "CTO",
		Reason: "Known. Tracking leaves the old core first; what is left is decided when that is done."},
	{Rule: "people.way-undecided", Subject: "c2", Verdict: "disputed",
		Reason: "The lead to be hired for the enterprise system brings this knowledge."},
}

// demoName returns the example's name, numbered where it is taken.
func demoName(s *store.Store) (questionnaire.Text, error) {
	list, _, err := readable(s)
	if err != nil {
		return "", err
	}
	taken := map[questionnaire.Text]bool{}
	for _, sum := range list {
		taken[sum.Name] = true
	}
	name := demoCompany
	for n := 2; taken[name]; n++ {
		name = questionnaire.Safe(fmt.Sprintf("%s %d", demoCompany, n))
	}
	return name, nil
}

// shiftMonths moves every month in an apply file by n months, so that the
// example always looks 24 months ahead of today.
func shiftMonths(data []byte, n int) []byte {
	months := regexp.MustCompile(`\b20\d\d-(0[1-9]|1[0-2])\b`)
	return months.ReplaceAllFunc(data, func(b []byte) []byte {
		m, err := questionnaire.ParseMonth(string(b))
		if err != nil {
			return b
		}
		return []byte((m + questionnaire.Month(n)).String())
	})
}

package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"diligence/questionnaire"
	"diligence/store"
	"diligence/tui"
)

func newTimeline(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "timeline REVIEW",
		Short: "Tell the plan's next 24 months in sentences",
		Long: `Tell the plan's next 24 months in sentences: what the time line screen draws.
Each initiative with how far it is backed, each milestone with the technical
milestones it rests on and whether they come in time, hires, competences,
certifications, and each quarter's work against the people there are.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(_ *store.Store, o *opened) error {
				now := questionnaire.MonthOf(time.Now())
				for _, line := range tui.TimelineWords(o.review, o.questionnaire, o.result().Positions, now) {
					fmt.Fprintln(c.OutOrStdout(), line)
				}
				return nil
			})
		},
	}
}

package main

import (
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// whatIfFlags are the flags of the whatif command.
type whatIfFlags struct {
	sets, moves  []string
	asJSON, keep bool
}

func newWhatIf(g *globals) *cobra.Command {
	var f whatIfFlags
	c := &cobra.Command{
		Use:   "whatif REVIEW --set REF=VALUE --move ID=MONTHS",
		Short: "Try changes and see which findings appear and which go",
		Long: `Try changes and see which findings appear, which go, and what becomes of the
revenue at risk, the cost of an outage and the quarters over capacity. Nothing
is kept unless --keep says so. Both flags may be given many times; moves count
from what the sets leave.`,
		Example: `  diligence whatif Acme --set context.growth=10
  diligence whatif Acme --set i2.money=yes --set outage.hours=96 --move i1=+3
  diligence whatif Acme --move m1=2027-09 --json`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if len(f.sets)+len(f.moves) == 0 {
				return usageError{errors.New("there is nothing to try"), "give --set REF=VALUE, such as --set context.growth=10 or --set i1.money=yes, or --move ID=MONTHS, such as --move m1=+3"}
			}
			return g.withReview(args[0], func(s *store.Store, o *opened) error { return f.run(c.OutOrStdout(), s, o) })
		},
	}
	// Not slices, which part at commas: a value may hold some.
	c.Flags().StringArrayVar(&f.sets, "set", nil, "give a question or a record's field another value, as `REF=VALUE`: context.growth=10, i1.money=yes, outage.hours=96")
	c.Flags().StringArrayVar(&f.moves, "move", nil, "move a record in time, as `ID=MONTHS`: i1=+3, m1=-2, h1=2027-09")
	c.Flags().BoolVar(&f.asJSON, "json", false, "write JSON")
	c.Flags().BoolVar(&f.keep, "keep", false, "keep the changes in the review, as one step")
	return c
}

func (f whatIfFlags) run(out io.Writer, s *store.Store, o *opened) error {
	now := time.Now()
	changes, err := o.questionnaire.ParseWhatIf(o.review, f.sets, f.moves, now)
	if err != nil {
		return err
	}
	scratch := o.review.Clone()
	scratch.Apply(changes...)
	month := questionnaire.MonthOf(now)
	w := questionnaire.CompareStandings(o.questionnaire.Standing(o.review, month), o.questionnaire.Standing(scratch, month))
	if f.keep { // first, so that what is reported as kept is
		if err := o.save(s, questionnaire.InStep(questionnaire.ViaTrial.Made(changes))); err != nil {
			return err
		}
	}
	if f.asJSON {
		return writeJSON(out, func() ([]byte, error) { return export.WhatIfJSON(w) })
	}
	writeWhatIf(out, o, changes, w)
	if f.keep {
		fmt.Fprintf(out, "\nKept: %s.\n", plural(len(changes), "change", "changes"))
	} else {
		fmt.Fprintln(out, "\nNothing was kept; --keep keeps the changes in the review.")
	}
	return nil
}

func writeWhatIf(out io.Writer, o *opened, changes []questionnaire.Change, w questionnaire.WhatIf) {
	tried := o.questionnaire.ValueChanges(changes, w.Before.Result, w.After.Result)
	if len(tried) == 0 {
		fmt.Fprintln(out, "The review says all of this already.")
	}
	for _, d := range tried {
		fmt.Fprintf(out, "%s: %s → %s\n", d.Ref, d.Before.Line(), d.After.Line())
	}
	fmt.Fprintln(out)
	for _, line := range w.Figures(o.questionnaire.Currency(o.review)) {
		fmt.Fprintln(out, line.String())
	}
	writeTried(out, w.Appeared, "appears", "appear")
	writeTried(out, w.Gone, "goes", "go")
	if len(w.Reworded) > 0 {
		writeTried(out, w.Reworded, "says something else", "say something else")
	}
	writeShifts(out, w.Graver, "weighs more", "weigh more")
	writeShifts(out, w.Milder, "weighs less", "weigh less")
}

func writeTried(out io.Writer, findings []questionnaire.Finding, does, do string) {
	if len(findings) == 0 {
		fmt.Fprintf(out, "\nNo finding %s.\n", does)
		return
	}
	fmt.Fprintf(out, "\n%s\n", plural(len(findings), "finding "+does, "findings "+do))
	for _, f := range findings {
		fmt.Fprintf(out, "  %s: %s\n    %s\n", weight(f), f.Title, f.Statement.Line())
	}
}

func writeShifts(out io.Writer, shifts []questionnaire.Shift, does, do string) {
	if len(shifts) == 0 {
		return
	}
	fmt.Fprintf(out, "\n%s\n", plural(len(shifts), "finding "+does, "findings "+do))
	for _, f := range shifts {
		fmt.Fprintf(out, "  %s, was %s: %s\n    %s\n", weight(f.Finding), f.Was, f.Title, f.Statement.Line())
	}
}

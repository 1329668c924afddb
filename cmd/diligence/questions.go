package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
)

func newQuestionnaire() *cobra.Command {
	c := &cobra.Command{
		Use:   "questionnaire",
		Short: "What is asked, and the rules over the answers",
		Args:  wrongArgs(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return usageError{fmt.Errorf("say what to do with the questionnaire"), "write 'diligence questionnaire show'"}
		},
	}
	c.AddCommand(newQuestionnaireShow())
	return c
}

func newQuestionnaireShow() *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "show",
		Short: "Show every area, question and rule",
		Args:  wrongArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			q, err := questionnaire.Builtin()
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(c.OutOrStdout(), func() ([]byte, error) { return export.QuestionnaireJSON(q) })
			}
			writeQuestionnaire(c.OutOrStdout(), q)
			return nil
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return c
}

func writeQuestionnaire(w io.Writer, q *questionnaire.Questionnaire) {
	fmt.Fprintf(w, "%s %s (%s)\n", q.Title, q.Version, q.ID)
	for _, a := range q.Areas {
		fmt.Fprintf(w, "\n%s\n%s\n", a.Title, a.About)
		for _, x := range a.Questions {
			fmt.Fprintf(w, "\n  %s (%s, %s)\n  %s\n", x.ID, x.Kind, x.Depth, x.Text)
			for _, o := range x.Options {
				fmt.Fprintf(w, "    %s: %s\n", o.ID, o.Label)
			}
		}
	}
	fmt.Fprintf(w, "\nRules\n")
	for _, r := range q.Rules {
		fmt.Fprintf(w, "  %s (%s): %s\n", r.ID, r.Kind, r.Title)
	}
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
)

func newTemplate() *cobra.Command {
	c := &cobra.Command{
		Use:   "template",
		Short: "Check templates for the Markdown, and see what they may use",
		Args:  wrongArgs(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return usageError{errors.New("say what to do with a template"), "write 'diligence template show', or 'diligence template check FILE'"}
		},
	}
	c.AddCommand(&cobra.Command{
		Use:   "show",
		Short: "Show what a template may use: rules, functions, an example, every field",
		Args:  wrongArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			_, err := fmt.Fprint(c.OutOrStdout(), export.TemplateDoc())
			return err
		},
	}, &cobra.Command{
		Use:   "check FILE",
		Short: "Try a template on the example review and on an empty one, for every audience",
		Args:  wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return checkTemplate(c, args[0])
		},
	})
	return c
}

// checkTemplate tries a template on every audience's copy of two reviews, and
// says each fault once.
func checkTemplate(c *cobra.Command, path string) error {
	t, err := readTemplate(path)
	if err != nil {
		return err
	}
	q, err := questionnaire.Builtin()
	if err != nil {
		return err
	}
	now := time.Now()
	example, err := exampleReview(q, now)
	if err != nil {
		return err
	}
	var problems questionnaire.Problems
	var told []string
	for _, r := range []*questionnaire.Review{example, questionnaire.NewReview("Nobody yet", q.Edition, now)} {
		res := q.Evaluate(r, questionnaire.MonthOf(now))
		for _, a := range export.Audiences {
			out, err := t.Write(export.For(q, r, res, a, now))
			if err != nil {
				problems = withProblem(problems, questionnaire.Problem{What: err.Error(), Hint: hintOf(err)})
				continue
			}
			told = append(told, fmt.Sprintf("%s, %s: %s", r.Info.Name, a, plural(bytes.Count(out, []byte("\n")), "line", "lines")))
		}
	}
	if len(problems) > 0 {
		return problems
	}
	return writeLines(c.OutOrStdout(), told)
}

// withProblem adds a problem that is not there yet.
func withProblem(list questionnaire.Problems, p questionnaire.Problem) questionnaire.Problems {
	for _, x := range list {
		if x == p {
			return list
		}
	}
	return append(list, p)
}

// exampleReview is the example of 'diligence demo', kept nowhere.
func exampleReview(q *questionnaire.Questionnaire, now time.Time) (*questionnaire.Review, error) {
	r := questionnaire.NewReview(demoCompany, q.Edition, now)
	data := shiftMonths(demoFile, int(questionnaire.MonthOf(now)-demoMonth))
	changes, err := q.ParseApply(r, "demo.yaml", data, questionnaire.RoleReviewer, now)
	if err != nil {
		return nil, err
	}
	r.Apply(changes...)
	return r, nil
}

func readTemplate(path string) (*export.Template, error) {
	src, err := readPart(path, export.MaxTemplate)
	if err != nil {
		return nil, err
	}
	return export.ParseTemplate(filepath.Base(path), src)
}

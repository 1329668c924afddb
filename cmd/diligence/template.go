package main

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
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
	written := 0
	for _, x := range []struct {
		review *questionnaire.Review
		where  string
	}{{example, ""}, {questionnaire.NewReview("Nobody yet", q.Edition, now), "in a review that is still empty: "}} {
		res := q.Evaluate(x.review, questionnaire.MonthOf(now))
		for _, a := range export.Audiences {
			out, err := t.Write(export.For(q, x.review, res, a, now))
			if err != nil {
				problems = withProblem(problems, x.where, questionnaire.Problem{What: err.Error(), Hint: hintOf(err)})
				continue
			}
			written += len(bytes.TrimSpace(out))
			told = append(told, fmt.Sprintf("%s, %s: %s", x.review.Info.Name, a, plural(lineCount(out), "line", "lines")))
		}
	}
	switch {
	case len(problems) > 0:
		return problems
	case written == 0:
		return hinted{"the template writes nothing", "'diligence template show' has an example to begin with"}
	}
	return writeLines(c.OutOrStdout(), told)
}

// lineCount counts the last line too where nothing ends it.
func lineCount(text []byte) int {
	n := bytes.Count(text, []byte("\n"))
	if len(text) > 0 && text[len(text)-1] != '\n' {
		n++
	}
	return n
}

// withProblem adds a problem that is not there yet, and says where it is met.
func withProblem(list questionnaire.Problems, where string, p questionnaire.Problem) questionnaire.Problems {
	met := p
	met.What = where + p.What
	if slices.Contains(list, p) || slices.Contains(list, met) {
		return list
	}
	return append(list, met)
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

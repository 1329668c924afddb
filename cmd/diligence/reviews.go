package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

func newNew(g *globals) *cobra.Command {
	return &cobra.Command{
		Use:   "new NAME",
		Short: "Make an empty review",
		Args:  wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withStore(func(s *store.Store) error {
				name, _ := questionnaire.Clean(args[0])
				o, err := create(s, name)
				if err == nil {
					fmt.Fprintln(c.OutOrStdout(), o.review.Info.Name)
				}
				return err
			})
		},
	}
}

func newList(g *globals) *cobra.Command {
	var asJSON, archived bool
	c := &cobra.Command{
		Use:   "list",
		Short: "List the reviews, the last changed first",
		Args:  wrongArgs(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return g.withStore(func(s *store.Store) error {
				list, hurt, err := readable(s)
				if err != nil {
					return err
				}
				if asJSON {
					err = writeListJSON(c.OutOrStdout(), list)
				} else if hurt == nil || len(list) > 0 {
					err = writeList(c.OutOrStdout(), list, archived, s.Path())
				}
				return cmp.Or(err, hurt)
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON, archived reviews included")
	c.Flags().BoolVar(&archived, "archived", false, "list archived reviews too")
	return c
}

func writeList(w io.Writer, list []questionnaire.Summary, archived bool, path string) error {
	whole := bufio.NewWriter(w) // the table writer writes every cell by itself
	t := tabwriter.NewWriter(whole, 0, 0, 2, ' ', 0)
	n := 0
	for _, sum := range list {
		if sum.Archived && !archived {
			continue
		}
		n++
		if n == 1 {
			fmt.Fprintln(t, "REVIEW\tANSWERED\tOPEN FINDINGS\tUNDECIDED\tLAST CHANGE")
		}
		fmt.Fprintf(t, "%s\t%d of %d\t%s\t%d\t%s\n", sum.Name.Line(), sum.Answered, sum.Visible, openFindings(sum),
			sum.Undecided, time.UnixMilli(sum.LastChange).Format("2006-01-02 15:04"))
	}
	if n == 0 {
		fmt.Fprintf(t, "No reviews yet in %s. Make one with 'diligence new NAME', or see an example with 'diligence demo'.\n", questionnaire.Safe(path).Line())
	}
	return errors.Join(t.Flush(), whole.Flush())
}

func openFindings(sum questionnaire.Summary) string {
	var parts []string
	for _, sev := range questionnaire.Severities {
		if n := sum.Open[sev]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, sev))
		}
	}
	if parts == nil {
		return "none"
	}
	return strings.Join(parts, ", ")
}

func writeListJSON(w io.Writer, list []questionnaire.Summary) error {
	type row struct {
		Name       questionnaire.Text             `json:"name"`
		Company    questionnaire.Text             `json:"company"`
		Archived   bool                           `json:"archived"`
		Answered   int                            `json:"answered"`
		Visible    int                            `json:"visible"`
		Open       map[questionnaire.Severity]int `json:"open"`
		Undecided  int                            `json:"undecided"`
		LastChange time.Time                      `json:"last_change"`
	}
	rows := make([]row, 0, len(list))
	for _, s := range list {
		rows = append(rows, row{s.Name, s.Company, s.Archived, s.Answered, s.Visible, s.Open, s.Undecided, time.UnixMilli(s.LastChange).UTC()})
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(map[string]any{"reviews": rows})
}

func newShow(g *globals) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "show REVIEW",
		Short: "Show a review's answers, plan and progress",
		Args:  wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(_ *store.Store, o *opened) error {
				if asJSON {
					return writeJSON(c.OutOrStdout(), func() ([]byte, error) {
						return export.Show(o.questionnaire, o.review, o.result(), questionnaire.MonthOf(time.Now()))
					})
				}
				writeReview(c.OutOrStdout(), o, o.result())
				return nil
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return c
}

func writeJSON(w io.Writer, make func() ([]byte, error)) error {
	b, err := make()
	if err != nil {
		return err
	}
	_, err = w.Write(b)
	return err
}

func writeReview(w io.Writer, o *opened, res questionnaire.Result) {
	fmt.Fprintf(w, "%s\n%s %s\n", o.review.Info.Name.Line(), o.questionnaire.Title, o.review.Questionnaire.Version)
	for i, a := range o.questionnaire.Areas {
		p := res.Progress[i]
		fmt.Fprintf(w, "\n%s: %d of %d answered\n", a.Title, p.Answered, p.Visible)
		for _, x := range a.Questions {
			if pos := res.Positions[x.ID]; pos.Status != questionnaire.Unanswered {
				fmt.Fprintf(w, "  %s: %s\n", x.ID, positionText(o, x, pos))
			}
		}
	}
	writePeople(w, o.review)
	plan := cmp.Or(strings.Join(counted(planned(o.review)), ", "), "no records in the plan")
	fmt.Fprintf(w, "\n%s\n%s, %s undecided\n", plan,
		plural(len(res.Findings), "finding", "findings"), plural(res.UndecidedRules(), "rule", "rules"))
}

// writePeople lists who answers and what was asked for.
func writePeople(w io.Writer, r *questionnaire.Review) {
	if len(r.Respondents) > 0 {
		fmt.Fprintln(w, "\nRespondents")
	}
	for _, p := range r.Respondents {
		fmt.Fprintf(w, "  %s: %s\n", p.ID, r.SpeakerName(questionnaire.Speaker(p.ID)))
	}
	if len(r.Requests) > 0 {
		fmt.Fprintln(w, "\nRequests")
	}
	for _, q := range r.Requests {
		text := fmt.Sprintf("%s: %s (%s)", q.ID, q.What.Line(), cmp.Or(q.Status, questionnaire.RequestOpen))
		if q.From != "" {
			text += ", from " + q.From.Line()
		}
		if q.Due != 0 {
			text += ", by " + questionnaire.FormatMonth(q.Due)
		}
		if q.Reason != "" {
			text += ": " + q.Reason.Line()
		}
		fmt.Fprintln(w, "  "+text)
	}
}

// positionText says where a question stands, with the reason where it was not
// answered for one, and with what each says where they differ.
func positionText(o *opened, x *questionnaire.Question, p questionnaire.Position) string {
	format := func(v questionnaire.Value) string {
		return o.questionnaire.Format(x, v, o.questionnaire.Currency(o.review))
	}
	text := string(p.Status)
	switch said := o.review.AnswersTo(x.ID); p.Status {
	case questionnaire.Answered:
		text = format(p.Value)
		if p.Owner != "" {
			text += ", brought by " + string(p.Owner)
		}
		if p.DecideBy != 0 {
			text += ", decided by " + questionnaire.FormatMonth(p.DecideBy)
		}
	case questionnaire.Disputed:
		var views []string
		for _, a := range said {
			if a.Status == questionnaire.Answered || a.Status == questionnaire.NotApplicable {
				views = append(views, fmt.Sprintf("%s “%s”", o.review.SpeakerName(a.Speaker()), cmp.Or(format(a.Value), string(a.Status))))
			}
		}
		text += ": " + strings.Join(views, "; ")
	default:
		if k := slices.IndexFunc(said, func(a questionnaire.Answer) bool { return a.Status == p.Status && a.Reason != "" }); k >= 0 {
			text += ": " + string(said[k].Reason)
		}
	}
	if p.Hidden {
		text += " (out of scope)"
	}
	return questionnaire.Safe(text).Line()
}

func newDelete(g *globals) *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "delete REVIEW --yes",
		Short: "Forget a review for good",
		Args:  wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if !yes {
				return usageError{fmt.Errorf("deleting forgets %q for good, with its history", args[0]), "add --yes if you mean it; archiving in the list of reviews keeps it"}
			}
			return g.withStore(func(s *store.Store) error {
				id, err := resolve(s, args[0])
				if errors.Is(err, store.ErrDamaged) { // a damaged one is named by its id
					if gone := s.Forget(args[0]); !errors.Is(gone, store.ErrNotFound) {
						return gone
					}
				}
				if err != nil {
					return err
				}
				return s.Forget(id)
			})
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, "forget it for good")
	return c
}

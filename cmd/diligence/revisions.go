package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

func newHistory(g *globals) *cobra.Command {
	var since string
	var asJSON bool
	c := &cobra.Command{
		Use:   "history REVIEW [QUESTION|RECORD]",
		Short: "List every change: who, when, before and after, newest first",
		Long: `List every change of a review, or of one question or record: who made it, when,
and what it changed, newest first. Private notes are listed as such. --since takes
the name of a snapshot or a day such as 2026-11-23.`,
		Args: wrongArgs(cobra.RangeArgs(1, 2)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				log, err := s.Log(o.review.ID)
				if err != nil {
					return err
				}
				list := slices.Clone(log)
				slices.Reverse(list)
				if len(args) == 2 {
					if list = questionnaire.Revisions(log, args[1]); len(list) == 0 && !o.has(args[1]) {
						return unknownSubject(args[1])
					}
				}
				if since != "" {
					_, from, err := o.state(s, since)
					if err != nil {
						return err
					}
					list = slices.DeleteFunc(list, func(c questionnaire.Change) bool { return c.At.Before(from) })
				}
				if asJSON {
					return writeJSON(c.OutOrStdout(), func() ([]byte, error) {
						return export.RevisionsJSON(o.questionnaire, o.questionnaire.Currency(o.review), list)
					})
				}
				w := bufio.NewWriter(c.OutOrStdout())
				writeRevisions(w, o, list)
				return w.Flush()
			})
		},
	}
	c.Flags().StringVar(&since, "since", "", "leave out what was done before a `DAY` or the snapshot of that name")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return c
}

// has reports whether the review knows a question, a record or a key of that name.
func (o *opened) has(about string) bool {
	_, isRecord := o.review.PlanRecord(about)
	return o.questionnaire.Question(about) != nil || isRecord || questionnaire.Key(about) == questionnaire.OutageKey || o.review.Get(questionnaire.Key(about)) != nil
}

func unknownSubject(about string) error {
	return usageError{fmt.Errorf("there is no question or record %q", about), "name a question's id such as security.today, or a record's such as m1; 'diligence questionnaire show' lists the questions"}
}

func writeRevisions(w io.Writer, o *opened, list []questionnaire.Change) {
	currency := o.questionnaire.Currency(o.review)
	for _, c := range list {
		var how []string
		for _, word := range []string{undoWord(c), c.Via.Words()} {
			if word != "" {
				how = append(how, word)
			}
		}
		line := fmt.Sprintf("%s  %s  %s", c.At.Local().Format("2006-01-02 15:04"), o.review.SpeakerName(c.By), o.subject(c.Key))
		if len(how) > 0 {
			line += " (" + strings.Join(how, ", ") + ")"
		}
		fmt.Fprintln(w, line)
		fields := o.questionnaire.FieldChanges(c, currency)
		if len(fields) == 0 {
			fmt.Fprintln(w, "  said again")
		}
		for _, f := range fields {
			field := ""
			if f.Field != "" {
				field = f.Field + ": "
			}
			fmt.Fprintf(w, "  %s%s → %s\n", field, f.Before.Line(), f.After.Line())
		}
	}
	if len(list) == 0 {
		fmt.Fprintln(w, "No changes.")
	}
}

func undoWord(c questionnaire.Change) string {
	switch {
	case c.Undoes != "":
		return "undo"
	case c.Redoes != "":
		return "redo"
	}
	return ""
}

// subject says in a few words what stands under a key.
func (o *opened) subject(key questionnaire.Key) string {
	parts := strings.SplitN(string(key), "/", 3)
	switch {
	case parts[0] == "answer":
		return fmt.Sprintf("%s, %s", parts[1], o.review.SpeakerName(questionnaire.Speaker(parts[2])))
	case key == questionnaire.InfoKey:
		return "the review"
	case len(parts) > 1:
		return strings.Join(parts, " ")
	}
	return string(key)
}

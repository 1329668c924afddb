package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

func newFindings(g *globals) *cobra.Command {
	var asJSON bool
	var failOn string
	c := &cobra.Command{
		Use:   "findings REVIEW",
		Short: "List what the rules find, and what they cannot tell yet",
		Long: `List what the rules find, and what they cannot tell yet. With --fail-on the exit
code is 1 where the review has an open misalignment or gap of that severity or a
graver one, so that a script can stop.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if failOn != "" && !slices.Contains(questionnaire.Severities, questionnaire.Severity(failOn)) {
				return usageError{fmt.Errorf("%q is no severity", failOn), "the severities are critical, high, medium and low"}
			}
			return g.withReview(args[0], func(_ *store.Store, o *opened) error {
				res := o.result()
				if asJSON {
					err := writeJSON(c.OutOrStdout(), func() ([]byte, error) { return export.FindingsJSON(res) })
					if err != nil {
						return err
					}
				} else {
					writeFindings(c.OutOrStdout(), res)
				}
				if failOn != "" && met(res.Findings, questionnaire.Severity(failOn)) {
					return errSilent
				}
				return nil
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	c.Flags().StringVar(&failOn, "fail-on", "", "exit with 1 if an open misalignment or gap has this `SEVERITY` or a graver one")
	return c
}

// met reports whether an open misalignment or gap is at least as grave as limit.
func met(findings []questionnaire.Finding, limit questionnaire.Severity) bool {
	grave := slices.Index(questionnaire.Severities, limit)
	return slices.ContainsFunc(findings, func(f questionnaire.Finding) bool {
		return f.Kind != questionnaire.Strength && f.Disposition.Verdict == "open" &&
			slices.Index(questionnaire.Severities, f.Severity) <= grave
	})
}

func writeFindings(w io.Writer, res questionnaire.Result) {
	for _, f := range res.Findings {
		fmt.Fprintf(w, "%s: %s", weight(f), f.Title)
		if f.Claimed {
			fmt.Fprint(w, " (rests on claims alone)")
		}
		if f.Disposition.Verdict != "open" {
			fmt.Fprintf(w, " (%s)", f.Disposition.Verdict)
		}
		fmt.Fprintf(w, "\n  %s\n", f.Statement.Line())
		for _, e := range f.Evidence {
			fmt.Fprintf(w, "  %s: %s\n", e.Ref, e.Value.Line())
		}
		fmt.Fprintln(w)
	}
	if len(res.Findings) == 0 {
		fmt.Fprintln(w, "No findings yet.")
	}
	for _, b := range res.Broken {
		fmt.Fprintf(w, "broken rule %s %s: %s\n", b.Rule, b.Subject, b.Err)
	}
	writeUndecided(w, res)
}

// weight says how grave a finding is, and of what kind.
func weight(f questionnaire.Finding) string {
	if f.Kind == questionnaire.Strength {
		return string(f.Kind)
	}
	return string(f.Severity) + " " + string(f.Kind)
}

func writeUndecided(w io.Writer, res questionnaire.Result) {
	if len(res.Undecided) == 0 {
		return
	}
	fmt.Fprintf(w, "%s cannot be told yet. Most telling next:\n", plural(res.UndecidedRules(), "rule", "rules"))
	for _, t := range res.Telling[:min(5, len(res.Telling))] {
		fmt.Fprintf(w, "  %s (%s)\n", strings.TrimSpace(t.Ref), plural(t.Rules, "rule waits", "rules wait"))
	}
	writeDisputed(w, res.Undecided)
}

// writeDisputed lists the answers that differ, so that rules wait for somebody to
// settle them.
func writeDisputed(w io.Writer, undecided []questionnaire.Undecided) {
	waiting := map[string]map[string]bool{} // rules by question
	for _, u := range undecided {
		for _, id := range u.Disputed {
			if waiting[id] == nil {
				waiting[id] = map[string]bool{}
			}
			waiting[id][u.Rule] = true
		}
	}
	if len(waiting) > 0 {
		fmt.Fprintln(w, "Answered differently, and to be settled:")
	}
	for _, id := range slices.Sorted(maps.Keys(waiting)) {
		fmt.Fprintf(w, "  %s (%s)\n", id, plural(len(waiting[id]), "rule waits", "rules wait"))
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

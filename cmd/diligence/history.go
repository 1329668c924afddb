package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

func newSnapshot(g *globals) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "snapshot REVIEW [NAME]",
		Short: "Keep the review as it stands under a name; without a name, list what is kept",
		Args:  wrongArgs(cobra.RangeArgs(1, 2)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				if len(args) == 1 {
					return writeSnapshots(c.OutOrStdout(), o.review, asJSON)
				}
				name, _ := questionnaire.Clean(args[1])
				now := time.Now()
				snapshot, err := o.review.Snapshot(name, now)
				if err != nil {
					return err
				}
				change := o.review.Put(snapshot, questionnaire.RoleReviewer, now)
				if problems := o.questionnaire.Check(o.review, []questionnaire.Change{change}); len(problems) > 0 {
					return problems
				}
				if err := o.save(s, []questionnaire.Change{change}); err != nil {
					return err
				}
				fmt.Fprintln(c.OutOrStdout(), snapshot.ID)
				return nil
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "list as JSON")
	return c
}

func writeSnapshots(w io.Writer, r *questionnaire.Review, asJSON bool) error {
	list := r.SnapshotsByTime()
	if asJSON {
		type row struct {
			ID   string             `json:"id"`
			Name questionnaire.Text `json:"name"`
			At   time.Time          `json:"at"`
		}
		rows := make([]row, len(list))
		for k, s := range list {
			rows[k] = row{s.ID, s.Name, s.At}
		}
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		return e.Encode(map[string]any{"snapshots": rows})
	}
	if len(list) == 0 {
		_, err := fmt.Fprintln(w, "No snapshots yet. Keep the review as it stands with 'diligence snapshot REVIEW NAME'.")
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, s := range list {
		fmt.Fprintf(t, "%s\t%s\t%s\n", s.ID, s.Name.Line(), s.At.Local().Format("2006-01-02 15:04"))
	}
	return t.Flush()
}

func newDiff(g *globals) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "diff REVIEW FROM [TO]",
		Short: "Tell what changed between two snapshots, days or now",
		Long: `Tell what changed from one state of the review to another: answers, records,
findings that appeared and went, milestones that slipped. FROM and TO are the
name of a snapshot, a day such as 2026-11-23 (as the review stood when it began),
or now, which TO is where it is left out.`,
		Args: wrongArgs(cobra.RangeArgs(2, 3)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				if len(args) == 2 {
					args = append(args, "now")
				}
				d, err := o.difference(s, args[1], args[2])
				if err != nil {
					return err
				}
				if asJSON {
					return writeJSON(c.OutOrStdout(), func() ([]byte, error) { return export.DiffJSON(d) })
				}
				w := bufio.NewWriter(c.OutOrStdout())
				writeDiff(w, o, d)
				return w.Flush()
			})
		},
	}
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return c
}

// difference tells what changed between two states a person named.
func (o *opened) difference(s *store.Store, from, to string) (questionnaire.Diff, error) {
	since, err := o.since(s, from, to)
	if err != nil {
		return questionnaire.Diff{}, err
	}
	return since.Diff, nil
}

// since tells what changed from one state a person named to another. Each state's
// findings are those of its own month.
func (o *opened) since(s *store.Store, from, to string) (*export.Since, error) {
	a, at, err := o.state(s, from)
	if err != nil {
		return nil, err
	}
	b, bt, err := o.state(s, to)
	if err != nil {
		return nil, err
	}
	if bt.Before(at) {
		return nil, usageError{fmt.Errorf("%s lies after %s", from, to), "name the earlier state first"}
	}
	d, err := o.questionnaire.Between(o.review, questionnaire.Moment{At: at, Review: a}, questionnaire.Moment{At: bt, Review: b}, time.Local)
	if err != nil {
		return nil, err
	}
	name := from
	if snapshot, ok := o.review.SnapshotNamed(from); ok {
		name = snapshot.Name.Line()
	}
	earlier := questionnaire.State{Review: a, Result: o.questionnaire.Evaluate(a, questionnaire.MonthOf(at.Local()))}
	return &export.Since{Name: name, At: at.Local(), From: earlier, Diff: d}, nil
}

// state returns the review as it stood at what a person named, and when that was.
func (o *opened) state(s *store.Store, name string) (*questionnaire.Review, time.Time, error) {
	if name == "now" {
		return o.review, time.Now(), nil
	}
	if snapshot, ok := o.review.SnapshotNamed(name); ok {
		r, err := o.review.At(snapshot)
		return r, snapshot.At, err
	}
	day, err := time.ParseInLocation(time.DateOnly, name, time.Local)
	if err != nil {
		return nil, day, usageError{fmt.Errorf("there is no snapshot %q", name), snapshotHint(o.review)}
	}
	log, err := s.Log(o.review.ID)
	if err != nil {
		return nil, day, err
	}
	return o.review.Before(log, day), day, nil
}

func snapshotHint(r *questionnaire.Review) string {
	hint := "write a day such as 2026-11-23, or now"
	for k, s := range r.SnapshotsByTime() {
		if k == 0 {
			hint += ", or one of"
		}
		hint += " " + s.ID
	}
	return hint
}

func writeDiff(w io.Writer, o *opened, d questionnaire.Diff) {
	for _, a := range d.Answers {
		question := o.questionnaire.Question(a.Question)
		title := a.Question
		if question != nil {
			title = question.Title
		}
		fmt.Fprintf(w, "%s (%s): %s → %s\n", title, o.review.SpeakerName(a.Speaker), o.answerWord(question, a.Before), o.answerWord(question, a.After))
	}
	for _, c := range d.Records {
		fmt.Fprintf(w, "%s %s\n", nameOf(c), changeWord(c))
	}
	for _, s := range d.Slipped {
		to := "no month"
		if s.To != 0 {
			to = questionnaire.FormatMonth(s.To)
		}
		fmt.Fprintf(w, "slipped: %s, %s → %s\n", s.Title.Line(), questionnaire.FormatMonth(s.From), to)
	}
	for _, f := range d.Findings.Appeared {
		fmt.Fprintf(w, "appeared: %s (%s)\n  %s\n", f.Title, f.Severity, f.Statement.Line())
	}
	for _, f := range d.Findings.Gone {
		fmt.Fprintf(w, "gone: %s (%s)\n", f.Title, f.Severity)
	}
	for _, f := range d.Findings.Stayed {
		if was := d.Findings.Was[f.Key()]; was != "" {
			fmt.Fprintf(w, "weighs otherwise: %s (%s → %s)\n", f.Title, was, f.Severity)
		}
	}
	fmt.Fprintf(w, "%s changed, %s changed; findings: %d appeared, %d went, %d stayed; road map turned round %s\n",
		plural(len(d.Answers), "answer", "answers"), plural(len(d.Records), "record", "records"),
		len(d.Findings.Appeared), len(d.Findings.Gone), len(d.Findings.Stayed), plural(d.ZigZag, "time", "times"))
}

// answerWord returns an answer in a word or two.
func (o *opened) answerWord(question *questionnaire.Question, a *questionnaire.Answer) string {
	switch {
	case a == nil:
		return "nothing"
	case a.Status == questionnaire.Answered && question != nil:
		return questionnaire.Safe(o.questionnaire.Format(question, a.Value, o.questionnaire.Currency(o.review))).Line()
	}
	return a.Status.Label()
}

// nameOf returns what a changed record is called.
func nameOf(c questionnaire.RecordChange) string {
	for _, rec := range []questionnaire.Record{c.After, c.Before} {
		if r, ok := rec.(questionnaire.PlanRecord); ok {
			return fmt.Sprintf("%s %s %s", c.Key.Kind(), c.Key.ID(), r.Heading().Line())
		}
	}
	return "the outage work sheet"
}

func changeWord(c questionnaire.RecordChange) string {
	switch {
	case c.Before == nil:
		return "was added"
	case c.After == nil:
		return "was taken out"
	}
	return "changed"
}

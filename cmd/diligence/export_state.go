package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// stateFlags say which state of the review to export, and since when to tell what
// changed.
type stateFlags struct{ since, snapshot string }

func (f *stateFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.since, "since", "", "add what changed since a `SNAPSHOT` or a day such as 2026-11-23")
	c.Flags().StringVar(&f.snapshot, "snapshot", "", "write the review as it stood at the snapshot `NAME`")
}

// check tells what is wrong with them for a format.
func (f stateFlags) check(format string) error {
	switch {
	case format == "bundle" && f.since+f.snapshot != "":
		return usageError{errors.New("a bundle holds the review with all its snapshots"), "leave out --since and --snapshot"}
	case format == "xlsx" && f.since+f.snapshot != "":
		return usageError{errors.New("a question sheet asks about the review as it stands"), "leave out --since and --snapshot"}
	case format == "csv" && f.since != "":
		return usageError{errors.New("--since does not bear on a table"), "leave it out, or compare with 'diligence diff'"}
	}
	return nil
}

// project returns the review as it stands or, with a snapshot, as it stood then,
// and puts into options what to say of that and of what changed up to it.
func (f stateFlags) project(s *store.Store, o *opened, options export.Options) (*opened, export.Options, error) {
	to := "now"
	then := *o
	if f.snapshot != "" {
		snapshot, ok := o.review.SnapshotNamed(f.snapshot)
		if !ok {
			return nil, options, usageError{fmt.Errorf("there is no snapshot %q", f.snapshot), snapshotHint(o.review)}
		}
		review, err := o.review.At(snapshot)
		if err != nil {
			return nil, options, err
		}
		then.review, to = review, f.snapshot
		options.Stood = &export.Stood{Name: snapshot.Name, At: snapshot.At.Local(), Made: options.Now}
		options.Now = snapshot.At.Local()
	}
	if f.since == "" {
		return &then, options, nil
	}
	since, err := o.since(s, f.since, to)
	options.Since = since
	return &then, options, err
}

// resultAt is what follows from the review in the month of a time.
func (o *opened) resultAt(t time.Time) questionnaire.Result {
	return o.questionnaire.Evaluate(o.review, questionnaire.MonthOf(t))
}

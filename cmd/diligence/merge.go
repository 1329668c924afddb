package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// mergeFlags are the flags of the merge command.
type mergeFlags struct {
	take   []string
	as     string
	asJSON bool
	unseal unsealFlags
}

func newMerge(g *globals) *cobra.Command {
	var f mergeFlags
	c := &cobra.Command{
		Use:   "merge REVIEW FILE|-",
		Short: "Unite the review with a copy of it, or with a file somebody filled in",
		Long: `Unite the review with a bundle made on another machine, or take in a file that
'diligence prepare' wrote and somebody filled in, or any other file of answers.

What only one side changed comes from that side. What both changed, each in
another way, is listed and nothing is done until --take says whose stands: for
all of it, or for one thing by the name in the list, such as
--take answer/security.today/business=theirs. A field that a file leaves blank
erases nothing. Merging twice changes nothing.

Where both sides of a bundle added different records under one id, both are kept:
one gets another id, the same on every machine, and what refers to it follows.
The merge tells which.`,
		Args: wrongArgs(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			choice, err := f.choice()
			if err != nil {
				return err
			}
			file, data, err := f.unseal.read(c, args[1])
			if err != nil {
				return err
			}
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				made, err := f.unite(s, o, file, data, choice.choose)
				if err == nil {
					err = choice.unused()
				}
				if err != nil {
					return err
				}
				return f.finish(c, s, o, made)
			})
		},
	}
	c.Flags().StringArrayVar(&f.take, "take", nil, "whose changes stand where both changed the same: `mine`, theirs, or KEY=mine for one of them (may be repeated)")
	c.Flags().StringVar(&f.as, "as", "", "`WHO` speaks where a file of answers does not say: business, product, technology, reviewer (default), or a respondent")
	c.Flags().BoolVar(&f.asJSON, "json", false, "write JSON: the number of changes, the records that got another id, and the conflicts")
	f.unseal.add(c)
	return c
}

// united is what a file makes of a review, and how many characters of it were
// left out as unsafe.
type united struct {
	questionnaire.Merged
	removed int
}

// unite returns what the file makes of the review.
func (f mergeFlags) unite(s *store.Store, o *opened, file string, data []byte, choose questionnaire.Choice) (united, error) {
	log, err := s.Log(o.review.ID)
	if err != nil {
		return united{}, err
	}
	if !export.IsBundle(data) {
		if err := noAnswers(file, data); err != nil {
			return united{}, err
		}
		speaker, err := o.speaker(f.as)
		if err != nil {
			return united{}, err
		}
		made, conflicts, err := o.questionnaire.MergeFile(o.review, log, file, data, speaker, choose, time.Now())
		merged := questionnaire.Merged{Changes: questionnaire.InStep(made.Changes), Conflicts: conflicts, Review: o.review}
		return united{merged, made.Removed}, err
	}
	b, _, err := openBundle(data)
	switch {
	case err != nil:
		return united{}, err
	case !b.Whole():
		return united{}, hinted{fmt.Sprintf("the bundle was made for the %s and lacks what that audience does not read", b.Audience), "ask for one made with --audience private, or take this one in beside the review with 'diligence import'"}
	case b.Review.ID != o.review.ID:
		return united{}, hinted{"the bundle is of another review", "take it in with 'diligence import'"}
	}
	merged := questionnaire.Merge(o.review, log, b.Log, choose, questionnaire.RoleReviewer, time.Now())
	if len(merged.Conflicts) == 0 {
		if problems := o.questionnaire.Check(merged.Review, merged.Changes); len(problems) > 0 {
			return united{}, problems
		}
	}
	return united{Merged: merged}, nil
}

// finish keeps the changes, or lists the conflicts.
func (f mergeFlags) finish(c *cobra.Command, s *store.Store, o *opened, made united) error {
	if len(made.Conflicts) == 0 {
		if err := o.saveMerged(s, made.Merged); err != nil {
			return err
		}
	}
	switch {
	case f.asJSON:
		return writeMerged(c.OutOrStdout(), made.Merged)
	case len(made.Conflicts) > 0:
		return o.conflicting(made.Conflicts)
	}
	tellApplied(c.OutOrStdout(), c.ErrOrStderr(), questionnaire.Applied{Changes: made.Changes, Removed: made.removed})
	tellRenumbered(c.OutOrStdout(), made.Renumbered)
	return nil
}

// saveMerged keeps what a merge came to.
func (o *opened) saveMerged(s *store.Store, m questionnaire.Merged) error {
	if m.Log == nil {
		return o.save(s, m.Changes)
	}
	o.review = m.Review
	o.review.Apply(m.Changes...)
	return s.Rewrite(o.review.ID, append(m.Log, m.Changes...), questionnaire.Summarize(o.review, o.result()))
}

// A choice is whose changes are to stand.
type choice struct {
	all  string // mine, theirs or "" for nobody's
	each map[questionnaire.Key]string
	met  map[questionnaire.Key]bool
}

// choice reads --take.
func (f mergeFlags) choice() (*choice, error) {
	c := &choice{each: map[questionnaire.Key]string{}, met: map[questionnaire.Key]bool{}}
	for _, word := range f.take {
		key, side, one := cutLast(word, "=")
		if !one {
			key, side = "", word
		}
		if side != "mine" && side != "theirs" {
			return nil, usageError{fmt.Errorf("%q says not whose changes stand", word), "write --take mine or --take theirs, or one of these for a single thing, such as --take risk/r1=theirs"}
		}
		if one {
			c.each[questionnaire.Key(key)] = side
		} else {
			c.all = side
		}
	}
	return c, nil
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

func (c *choice) choose(x questionnaire.Conflict) (questionnaire.Record, bool) {
	side, one := c.each[x.Key]
	if one {
		c.met[x.Key] = true
	} else {
		side = c.all
	}
	if side == "theirs" {
		return x.Theirs, true
	}
	return x.Mine, side == "mine"
}

// unused refuses a choice for what is no conflict: it may be a slip.
func (c *choice) unused() error {
	var keys []string
	for key := range c.each {
		if !c.met[key] {
			keys = append(keys, string(key))
		}
	}
	if keys == nil {
		return nil
	}
	slices.Sort(keys)
	return usageError{fmt.Errorf("there is no conflict to settle at %s", strings.Join(keys, ", ")), "run it without --take to list the conflicts"}
}

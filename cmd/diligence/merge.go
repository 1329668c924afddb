package main

import (
	"encoding/json"
	"fmt"
	"io"
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
erases nothing. Merging twice changes nothing.`,
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
				made, conflicts, err := f.unite(s, o, file, data, choice.choose)
				if err == nil {
					err = choice.unused()
				}
				if err != nil {
					return err
				}
				return f.finish(c, s, o, made, conflicts)
			})
		},
	}
	c.Flags().StringArrayVar(&f.take, "take", nil, "whose changes stand where both changed the same: `mine`, theirs, or KEY=mine for one of them (may be repeated)")
	c.Flags().StringVar(&f.as, "as", "", "`WHO` speaks where a file of answers does not say: business, product, technology, reviewer (default), or a respondent")
	c.Flags().BoolVar(&f.asJSON, "json", false, "write JSON: the number of changes, and the conflicts")
	f.unseal.add(c)
	return c
}

// unite returns what the file makes of the review, or the conflicts that are left.
func (f mergeFlags) unite(s *store.Store, o *opened, file string, data []byte, choose questionnaire.Choice) (questionnaire.Applied, []questionnaire.Conflict, error) {
	none := questionnaire.Applied{}
	log, err := s.Log(o.review.ID)
	if err != nil {
		return none, nil, err
	}
	if !export.IsBundle(data) {
		speaker, err := o.speaker(f.as)
		if err != nil {
			return none, nil, err
		}
		made, conflicts, err := o.questionnaire.MergeFile(o.review, log, file, data, speaker, choose, time.Now())
		questionnaire.InStep(made.Changes)
		return made, conflicts, err
	}
	b, _, err := openBundle(data)
	switch {
	case err != nil:
		return none, nil, err
	case !b.Whole():
		return none, nil, hinted{fmt.Sprintf("the bundle was made for the %s and lacks what that audience does not read", b.Audience), "ask for one made with --audience private, or take this one in beside the review with 'diligence import'"}
	case b.Review.ID != o.review.ID:
		return none, nil, hinted{"the bundle is of another review", "take it in with 'diligence import'"}
	}
	changes, conflicts := questionnaire.Merge(o.review, log, b.Log, choose, questionnaire.RoleReviewer, time.Now())
	if problems := o.questionnaire.Check(o.review, changes); len(problems) > 0 {
		return none, nil, problems
	}
	return questionnaire.Applied{Changes: changes}, conflicts, nil
}

// finish keeps the changes, or lists the conflicts.
func (f mergeFlags) finish(c *cobra.Command, s *store.Store, o *opened, made questionnaire.Applied, conflicts []questionnaire.Conflict) error {
	if len(conflicts) == 0 {
		if err := o.save(s, made.Changes); err != nil {
			return err
		}
	}
	switch {
	case f.asJSON:
		return writeMerged(c.OutOrStdout(), len(made.Changes), conflicts)
	case len(conflicts) > 0:
		return o.conflicting(conflicts)
	}
	tellApplied(c.OutOrStdout(), c.ErrOrStderr(), made)
	return nil
}

// writeMerged writes the outcome as JSON. Where conflicts are left, nothing was
// done and the command fails.
func writeMerged(w io.Writer, changes int, conflicts []questionnaire.Conflict) error {
	type row struct {
		Key    questionnaire.Key    `json:"key"`
		Mine   questionnaire.Record `json:"mine"`
		Theirs questionnaire.Record `json:"theirs"`
	}
	rows := make([]row, len(conflicts))
	for k, x := range conflicts {
		rows[k] = row(x)
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(map[string]any{"changes": changes, "conflicts": rows}); err != nil {
		return err
	}
	if len(rows) > 0 {
		return errSilent
	}
	return nil
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

// conflicting lists what both sides changed apart.
func (o *opened) conflicting(conflicts []questionnaire.Conflict) error {
	lines := make([]string, len(conflicts))
	for k, c := range conflicts {
		mine, theirs := o.recordWord(c.Mine), o.recordWord(c.Theirs)
		if x, y := fieldsApart(c); mine == theirs && x != "" {
			mine, theirs = x, y
		}
		lines[k] = fmt.Sprintf("\n  %s: here %s, there %s", c.Key, mine, theirs)
	}
	return hinted{
		fmt.Sprintf("%s changed both here and there, each in another way:%s", plural(len(conflicts), "thing was", "things were"), strings.Join(lines, "")),
		"nothing was changed; choose with --take mine or --take theirs, or for one of them with --take KEY=mine",
	}
}

// recordWord returns what a record says in a few words.
func (o *opened) recordWord(rec questionnaire.Record) string {
	switch rec := rec.(type) {
	case nil:
		return "taken out"
	case questionnaire.Answer:
		return o.answerWord(o.questionnaire.Question(rec.Question), &rec)
	case questionnaire.PlanRecord:
		return fmt.Sprintf("%q", rec.Heading().Line())
	case questionnaire.Respondent:
		return fmt.Sprintf("%q", rec.Name.Line())
	case questionnaire.Request:
		return fmt.Sprintf("%q", rec.What.Line())
	}
	return "changed"
}

// fieldsApart tells the first field in which the sides of a conflict differ, for
// sides that are called the same.
func fieldsApart(c questionnaire.Conflict) (mine, theirs string) {
	x, y := jsonFields(c.Mine), jsonFields(c.Theirs)
	var names []string
	for _, m := range []map[string]any{x, y} {
		for name := range m {
			if name != "at" && fmt.Sprint(x[name]) != fmt.Sprint(y[name]) && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if names == nil {
		return "", ""
	}
	name := slices.Min(names)
	word := func(v any) string {
		if v == nil {
			return "no " + name
		}
		const most = 80
		text := []rune(questionnaire.Safe(fmt.Sprint(v)).Line())
		if len(text) > most {
			text = append(text[:most-1], '…')
		}
		return fmt.Sprintf("%s %q", name, string(text))
	}
	return word(x[name]), word(y[name])
}

func jsonFields(rec questionnaire.Record) map[string]any {
	fields := map[string]any{}
	if data, err := json.Marshal(rec); err == nil {
		_ = json.Unmarshal(data, &fields) // what was just written is read again; nothing gives no fields
	}
	return fields
}

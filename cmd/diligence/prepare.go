package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// prepareFlags are the flags of the prepare command.
type prepareFlags struct {
	role, as, output string
	force            bool
}

func newPrepare(g *globals) *cobra.Command {
	var f prepareFlags
	c := &cobra.Command{
		Use:   "prepare REVIEW --role ROLE",
		Short: "Write the questions of one role, to be read and answered beforehand",
		Long: `Write the questions that one role is asked, with why they are asked: as Markdown
to read, and beside it as YAML to fill in and send back. Both hold what that
speaker has said so far, and nothing that others said, no findings and no private
notes. 'diligence merge' takes the filled file back.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(_ *store.Store, o *opened) error {
				speaker, err := f.speaker(o)
				if err != nil {
					return err
				}
				return f.write(c, o, speaker)
			})
		},
	}
	c.Flags().StringVar(&f.role, "role", "", "whose questions: business, product, technology or reviewer")
	c.Flags().StringVar(&f.as, "as", "", "the respondent `WHO` answers for that role, by id or name")
	c.Flags().StringVarP(&f.output, "output", "o", "", "`FILE` to write, with the ending .md; the file to fill in goes beside it with the ending .yaml (default <review>-questions-<date>-<who>)")
	c.Flags().BoolVar(&f.force, "force", false, "replace the files if they exist")
	return c
}

// speaker returns for whom the questions are.
func (f prepareFlags) speaker(o *opened) (questionnaire.Speaker, error) {
	role := questionnaire.Role(f.role)
	switch {
	case f.role == "" && f.as == "":
		return "", usageError{errors.New("nobody is named whose questions to write"), "add --role business, product or technology, or --as with a respondent"}
	case f.role != "" && !slices.Contains(questionnaire.Roles, role):
		return "", usageError{fmt.Errorf("%q is no role", f.role), "the roles are business, product, technology and reviewer"}
	case f.as == "":
		return questionnaire.Speaker(role), nil
	}
	speaker, err := o.speaker(f.as)
	if err != nil {
		return "", err
	}
	if speaks := o.review.SpeakersRole(speaker); role != "" && speaks != role {
		return "", usageError{fmt.Errorf("%s does not speak for %s", o.review.SpeakerName(speaker), role), "leave --role out, or write --role " + string(speaks)}
	}
	return speaker, nil
}

func (f prepareFlags) write(c *cobra.Command, o *opened, speaker questionnaire.Speaker) error {
	p := export.Prepare(o.questionnaire, o.review, o.result(), speaker, time.Now())
	if p.Count() == 0 {
		return hinted{fmt.Sprintf("no question in sight is asked of %s", p.Role), "choose another role with --role"}
	}
	base := strings.TrimSuffix(strings.TrimSuffix(f.output, ".md"), ".yaml")
	if base == "" {
		base = p.FileName()
	}
	files := []struct {
		path string
		data []byte
	}{{base + ".md", p.Markdown()}, {base + ".yaml", p.YAML()}}
	for _, x := range files {
		if err := inTheWay(export.CheckPath(x.path, f.force)); err != nil {
			return err
		}
	}
	for _, x := range files {
		if err := writeFile(x.path, x.data, f.force); err != nil {
			return err
		}
		safe, _ := questionnaire.Clean(x.path)
		fmt.Fprintln(c.OutOrStdout(), safe)
	}
	return nil
}

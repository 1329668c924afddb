package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// exportFlags are the flags of the export command.
type exportFlags struct {
	audience, format, output string
	force, dryRun            bool
}

func newExport(g *globals) *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export REVIEW",
		Short: "Write the review for a board, an investor or the company",
		Long: `Write the review as a document for one audience. Before it writes a file it
tells what goes in and what stays out. Private notes go only into the private
one, which must be asked for by name.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			if f.format != "md" && f.format != "bundle" {
				return usageError{fmt.Errorf("%q is no format", f.format), "the formats are md and bundle"}
			}
			audience, err := export.ParseAudience(f.audience)
			if err != nil {
				return usageError{err, "the audiences are private, company, board and investor"}
			}
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				if f.format == "bundle" {
					return f.writeBundle(c, s, o, audience)
				}
				return f.write(c, o, audience)
			})
		},
	}
	c.Flags().StringVar(&f.audience, "audience", "board", "private, company, board or investor")
	c.Flags().StringVar(&f.format, "format", "md", "md for Markdown, bundle for the whole review as one file")
	c.Flags().StringVarP(&f.output, "output", "o", "", "`FILE` to write, or - for standard output (default <company>-review-<date>-<audience>, and the format)")
	c.Flags().BoolVar(&f.force, "force", false, "replace the file if it exists")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "only tell what goes in and what stays out")
	return c
}

func (f exportFlags) write(c *cobra.Command, o *opened, audience export.Audience) error {
	now := time.Now()
	doc := export.For(o.questionnaire, o.review, o.result(), audience, now)
	if f.dryRun {
		for _, line := range export.BeforeYouShare(doc).Lines() {
			fmt.Fprintln(c.OutOrStdout(), line)
		}
		return nil
	}
	if f.output == "-" {
		_, err := c.OutOrStdout().Write(export.Markdown(doc))
		return err
	}
	for _, line := range export.BeforeYouShare(doc).Lines() {
		fmt.Fprintln(c.ErrOrStderr(), line)
	}
	path, err := writeDocument(doc, f.output, f.force)
	if err != nil {
		return err
	}
	safe, _ := questionnaire.Clean(path)
	fmt.Fprintln(c.OutOrStdout(), safe)
	return nil
}

// writeDocument writes the Markdown of doc and returns the path written; an
// empty path stands for the default name.
func writeDocument(doc export.Document, path string, force bool) (string, error) {
	path = cmp.Or(path, export.FileName(doc))
	return path, writeFile(path, export.Markdown(doc), force)
}

func writeFile(path string, data []byte, force bool) error {
	err := export.WriteFile(path, data, force)
	if errors.Is(err, fs.ErrExist) {
		return standing{err}
	}
	return err
}

// standing is a file in the way; its hint names the flags that get past it.
type standing struct{ error }

func (e standing) Unwrap() error { return e.error }
func (e standing) Hint() string  { return "choose another path with -o, or replace it with --force" }

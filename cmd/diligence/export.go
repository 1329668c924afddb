package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// exportFlags are the flags of the export command.
type exportFlags struct {
	order
	output        string
	passwordFile  string
	force, dryRun bool
}

func newExport(g *globals) *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export REVIEW",
		Short: "Write the review for a board, an investor or the company",
		Long: `Write the review as a document for one audience, or one of its registers as a
table. Before it writes a file it tells what goes in and what stays out. Private
notes go only into the private one, which must be asked for by name.

A board's and an investor's copy shows roles for names of people. Names found in
free text are replaced where they are sure and listed where they are only
possible; --names all replaces those too, --names keep leaves all that stand in
free text, --names stop writes nothing while there is any.

With --format xlsx it writes a question sheet for somebody of the company to fill,
which 'diligence import FILE --into REVIEW' takes back.

With --snapshot the document is the review as it stood then, and says so; with
--since it has a section on what changed since a snapshot or the beginning of a
day.

--brief writes two pages: what is at stake, decisions, findings, milestones. A
template of your own writes the Markdown with --template; 'diligence template
show' tells what it may use.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			f.named, f.heard, f.locked = c.Flags().Changed("names"), c.Flags().Changed("audience"), f.passwordFile != ""
			if err := f.check(); err != nil {
				return err
			}
			if err := f.prepare(c); err != nil {
				return err
			}
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				return f.write(c, s, o)
			})
		},
	}
	c.Flags().StringVar(&f.audience, "audience", "board", "private, company, board or investor")
	c.Flags().StringVar(&f.format, "format", "md", "md for Markdown, html for one page that needs nothing else, pdf for paper, docx for a word processor, xlsx for a question sheet to fill, csv for a table, bundle for the whole review as one file")
	c.Flags().StringVar(&f.table, "table", "", "the register a csv holds: "+strings.Join(export.Tables, ", "))
	c.Flags().StringVar(&f.names, "names", string(export.ReplaceNames), "what to do with names of people in a board's or investor's copy: replace, all, keep or stop")
	c.Flags().StringVar(&f.role, "role", "", "`WHO` fills the question sheet of xlsx: business, product, technology, reviewer, or a respondent (default: every question, for whoever fills it)")
	c.Flags().StringVarP(&f.output, "output", "o", "", "`FILE` to write, a folder to write the usual name in, or - for standard output (default <company>-review-<date>-<audience>, and the format)")
	f.pdf.add(c)
	c.Flags().StringVar(&f.passwordFile, "password-file", "", "`FILE` whose first line is the password a pdf opens with (AES-256) or the passphrase of an encrypted bundle, or - for standard input")
	f.seal.add(c)
	f.state.add(c)
	c.Flags().BoolVar(&f.force, "force", false, "replace the file if it exists")
	f.look.add(c)
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "only tell what goes in and what stays out")
	return c
}

// prepare reads the password, or asks for it.
func (f *exportFlags) prepare(c *cobra.Command) (err error) {
	switch {
	case f.passwordFile != "":
		f.password, err = readPassword(c.InOrStdin(), f.passwordFile)
	case f.seal.byPassphrase() && !f.dryRun:
		f.password, err = askTwice(c)
	}
	return err
}

// write tells what goes in and what stays out, and then writes it.
func (f exportFlags) write(c *cobra.Command, s *store.Store, o *opened) error {
	out, err := f.outgoing(s, o, time.Now())
	if err != nil {
		return err
	}
	if f.dryRun {
		out.locked = nil
	}
	data, told, err := out.data()
	if err != nil {
		return err
	}
	for _, line := range told {
		fmt.Fprintln(c.ErrOrStderr(), line)
	}
	return f.hand(c, out, data)
}

// hand hands over what is ready: it tells what goes in, or writes it.
func (f exportFlags) hand(c *cobra.Command, out outgoing, data []byte) error {
	path := out.path(f.output)
	if out.sharing.File = string(questionnaire.Safe(path)); path == "-" {
		out.sharing.File = "standard output"
	}
	if f.dryRun {
		return writeLines(c.OutOrStdout(), out.sharing.Lines())
	}
	if f.names == string(export.StopAtNames) {
		if err := export.StopForNames(out.found); err != nil {
			return err
		}
	}
	if f.output == "-" {
		if left := export.StopForNames(export.Left(out.found)); left != nil {
			fmt.Fprintln(c.ErrOrStderr(), "Look before you share it: "+left.Error())
		}
		_, err := c.OutOrStdout().Write(data)
		return err
	}
	if err := writeLines(c.ErrOrStderr(), out.sharing.Lines()); err != nil {
		return err
	}
	if err := writeFile(path, data, f.force); err != nil {
		return err
	}
	fmt.Fprintln(c.OutOrStdout(), out.sharing.File)
	return nil
}

func writeLines(w io.Writer, lines []string) error {
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

func writeFile(path string, data []byte, force bool) error {
	return inTheWay(export.WriteFile(path, data, force))
}

func inTheWay(err error) error {
	if errors.Is(err, fs.ErrExist) {
		return standing{err}
	}
	return err
}

// standing is a file in the way; its hint names the flags that get past it.
type standing struct{ error }

func (e standing) Unwrap() error { return e.error }
func (e standing) Hint() string  { return "choose another path with -o, or replace it with --force" }

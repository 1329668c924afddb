package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// exportFlags are the flags of the export command.
type exportFlags struct {
	audience, format, table, names, role, output string
	state                                        stateFlags
	force, dryRun                                bool
	pdf                                          pdfFlags
	seal                                         sealFlags
	look                                         lookFlags
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
possible; --names keep leaves them all, --names stop writes nothing while there
is any.

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
			audience, err := f.check(c.Flags().Changed("names"), c.Flags().Changed("audience"))
			if err != nil {
				return err
			}
			if !f.dryRun {
				if err := f.seal.prepare(c, f.pdf.passwordFile); err != nil {
					return err
				}
			}
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				if f.format == "xlsx" {
					return f.writeForm(c, o)
				}
				return f.write(c, s, o, audience)
			})
		},
	}
	c.Flags().StringVar(&f.audience, "audience", "board", "private, company, board or investor")
	c.Flags().StringVar(&f.format, "format", "md", "md for Markdown, html for one page that needs nothing else, pdf for paper, docx for a word processor, xlsx for a question sheet to fill, csv for a table, bundle for the whole review as one file")
	c.Flags().StringVar(&f.table, "table", "", "the register a csv holds: "+strings.Join(export.Tables, ", "))
	c.Flags().StringVar(&f.names, "names", string(export.ReplaceNames), "what to do with names of people in a board's or investor's copy: keep, replace or stop")
	c.Flags().StringVar(&f.role, "role", "", "`WHO` fills the question sheet of xlsx: business, product, technology, reviewer, or a respondent (default: every question, for whoever fills it)")
	c.Flags().StringVarP(&f.output, "output", "o", "", "`FILE` to write, or - for standard output (default <company>-review-<date>-<audience>, and the format)")
	f.pdf.add(c)
	f.seal.add(c)
	f.state.add(c)
	c.Flags().BoolVar(&f.force, "force", false, "replace the file if it exists")
	f.look.add(c)
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "only tell what goes in and what stays out")
	return c
}

// formats are what --format takes.
var formats = []string{"md", "html", "pdf", "docx", "xlsx", "csv", "bundle"}

// check returns the audience, or what is wrong with the flags.
func (f exportFlags) check(named, heard bool) (export.Audience, error) {
	audience, err := export.ParseAudience(f.audience)
	switch {
	case err != nil:
		return "", usageError{err, "the audiences are private, company, board and investor"}
	case !slices.Contains(formats, f.format):
		return "", usageError{fmt.Errorf("%q is no format", f.format), "the formats are md, html, pdf, docx, xlsx, csv and bundle"}
	case f.format == "xlsx" && (named || heard):
		return "", usageError{errors.New("--audience and --names do not bear on a question sheet, which is for those who answer"), "leave them out; --role says who fills it"}
	case f.format != "xlsx" && f.role != "":
		return "", usageError{errors.New("a role fills a question sheet, which has the format xlsx"), "add --format xlsx"}
	case f.format != "csv" && f.table != "":
		return "", usageError{errors.New("a table has the format csv"), "add --format csv"}
	case f.format != "pdf" && len(f.pdf.fonts) > 0:
		return "", usageError{errors.New("a font is for a pdf"), "add --format pdf"}
	case f.format != "bundle" && f.seal.given():
		return "", usageError{errors.New("only a bundle is encrypted"), "add --format bundle; a pdf takes --password-file"}
	case f.pdf.passwordFile != "" && f.format != "pdf" && !f.seal.byPassphrase():
		return "", usageError{errors.New("a password is for a pdf or an encrypted bundle"), "add --format pdf, or --format bundle --encrypt without a recipient"}
	case f.format == "csv" && !slices.Contains(export.Tables, f.table):
		e := &export.TableError{Word: f.table}
		return "", usageError{e, e.Hint()}
	case !slices.Contains(export.NamePolicies, export.NamePolicy(f.names)):
		return "", usageError{fmt.Errorf("%q is nothing to do with names", f.names), "write keep, replace or stop"}
	case named && (audience == export.Private || audience == export.Company):
		return "", usageError{fmt.Errorf("names of people stand in the %s copy", audience), "leave --names out, or choose --audience board or investor"}
	}
	if err := f.state.check(f.format); err != nil {
		return "", err
	}
	return audience, f.look.check(f.format)
}

// An outgoing file is one that is ready to leave.
type outgoing struct {
	name    string // unless another is given
	data    []byte
	sharing export.Sharing
	found   []export.FoundName
	told    []string // what the reader of the screen must know besides
}

func (f exportFlags) write(c *cobra.Command, s *store.Store, o *opened, audience export.Audience) error {
	look, err := f.look.read()
	if err != nil {
		return err
	}
	options := export.Options{
		Audience: audience, Now: time.Now(), Names: export.NamePolicy(f.names), Brief: f.look.brief, NoAnswers: f.look.noAnswers, Look: look,
	}
	o, options, err = f.state.project(s, o, options)
	if err != nil {
		return err
	}
	out, err := f.make(c, s, o, options)
	if err != nil {
		return err
	}
	if look.Accent != nil && look.Accent.Adjusted(export.Format(f.format)) != "" {
		out.told = append(out.told, look.Accent.Adjusted(export.Format(f.format)))
	}
	for _, line := range out.told {
		fmt.Fprintln(c.ErrOrStderr(), line)
	}
	if f.dryRun {
		return f.hand(c, out)
	}
	if f.names == string(export.StopAtNames) {
		if err := export.StopForNames(out.found); err != nil {
			return err
		}
	}
	return f.hand(c, out)
}

// hand hands over what is ready: it tells what goes in, or writes it.
func (f exportFlags) hand(c *cobra.Command, out outgoing) error {
	path := cmp.Or(f.output, out.name)
	if out.sharing.File = string(questionnaire.Safe(path)); path == "-" {
		out.sharing.File = "standard output"
	}
	if f.dryRun {
		return writeLines(c.OutOrStdout(), out.sharing.Lines())
	}
	if f.output == "-" {
		_, err := c.OutOrStdout().Write(out.data)
		return err
	}
	if err := writeLines(c.ErrOrStderr(), out.sharing.Lines()); err != nil {
		return err
	}
	if err := writeFile(path, out.data, f.force); err != nil {
		return err
	}
	fmt.Fprintln(c.OutOrStdout(), out.sharing.File)
	return nil
}

// make makes the document, the table or the bundle.
func (f exportFlags) make(c *cobra.Command, s *store.Store, o *opened, options export.Options) (outgoing, error) {
	if f.format == "bundle" {
		return o.bundle(s, options, f.seal)
	}
	if f.format == "csv" {
		t, err := export.TableFor(o.questionnaire, o.review, o.resultAt(options.Now), options, f.table)
		return outgoing{name: t.FileName(), data: export.CSV(t), sharing: t.BeforeYouShare(), found: t.FoundNames()}, err
	}
	format, err := export.ParseFormat(f.format)
	if err != nil {
		return outgoing{}, err
	}
	doc := export.Project(o.questionnaire, o.review, o.resultAt(options.Now), options)
	out := outgoing{name: export.FileName(doc, format), sharing: export.BeforeYouShare(doc, format), found: doc.FoundNames()}
	if format == export.FormatPDF {
		out.data, out.told, err = f.pdf.write(c, doc)
	} else {
		out.data, err = f.look.write(doc, format)
	}
	return out, err
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

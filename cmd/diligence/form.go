package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// importFlags are the flags of the import command.
type importFlags struct {
	into, as    string
	dryRun, yes bool
}

// forSheet says which flag is given that only goes with a question sheet; "" for none.
func (f importFlags) forSheet() string {
	switch {
	case f.into != "":
		return "--into"
	case f.as != "":
		return "--as"
	case f.dryRun:
		return "--dry-run"
	case f.yes:
		return "--yes"
	}
	return ""
}

// noSheet says that data is no question sheet, where a flag was given that only
// goes with one.
func (f importFlags) noSheet(file string, data []byte) error {
	flag := f.forSheet()
	switch {
	case flag == "":
		return nil
	case export.IsBundle(data):
		return usageError{fmt.Errorf("%s goes with a question sheet, and %s is a bundle", flag, file), "leave it out"}
	case len(data) == 0:
		return hinted{file + " is empty", "ask for the sheet again"}
	}
	return hinted{file + " is no workbook of the form xlsx", "open it in a spreadsheet program and save it as .xlsx; answers in YAML or JSON go in with 'diligence apply'"}
}

// importForm takes in a filled question sheet.
func (f importFlags) importForm(c *cobra.Command, g *globals, data []byte, asked bool) error {
	if f.into == "" {
		return usageError{errors.New("it is not said into which review the question sheet goes"), "name it with --into REVIEW"}
	}
	return g.withReview(f.into, func(s *store.Store, o *opened) error {
		form, err := export.ReadForm(o.questionnaire, data)
		if err != nil {
			return err
		}
		if form.Review != "" && form.Review != o.review.ID {
			return hinted{fmt.Sprintf("the question sheet was made from another review than %q", o.review.Info.Name.Line()), "name that one with --into"}
		}
		speaker, err := f.speaker(o, form)
		if err != nil {
			return err
		}
		taken := form.Take(o.questionnaire, o.review, speaker, time.Now())
		w := bufio.NewWriter(c.OutOrStdout())
		writeTaken(w, o, speaker, taken)
		if err := w.Flush(); err != nil {
			return err
		}
		if err := f.keepTaken(c, s, o, taken, asked); err != nil || len(taken.Problems) == 0 {
			return err
		}
		n := len(taken.Problems)
		return hinted{fmt.Sprintf("%s left out", plural(n, "thing of the sheet was", "things of the sheet were")), "mend them in the sheet and import it again: what stands already changes nothing"}
	})
}

// speaker returns who speaks in a sheet: whom --as names, else for whom the sheet
// was made.
func (f importFlags) speaker(o *opened, form export.FilledForm) (questionnaire.Speaker, error) {
	switch {
	case f.as != "":
		return o.speaker(f.as)
	case form.Speaker == "":
		what := "the question sheet was made for nobody by name"
		if form.Review == "" {
			what = "the question sheet does not say for whom it was made: its sheet \"Read me first\" is gone"
		}
		return "", usageError{errors.New(what), "say who filled it with --as business, product, technology, reviewer or a respondent"}
	case o.review.SpeakersRole(form.Speaker) == "":
		return "", hinted{fmt.Sprintf("the question sheet was made for %q, who is not in the review", questionnaire.Safe(string(form.Speaker)).Line()), "say who filled it with --as"}
	}
	return form.Speaker, nil
}

// keepTaken keeps what was taken, once that is agreed to.
func (f importFlags) keepTaken(c *cobra.Command, s *store.Store, o *opened, taken export.Taken, asked bool) error {
	out := c.OutOrStdout()
	switch {
	case len(taken.Changes) == 0:
		return nil
	case f.dryRun:
		_, err := fmt.Fprintln(out, "Nothing was changed: this was a dry run.")
		return err
	case !f.yes && (asked || !isTerminal(c.InOrStdin()) || !isTerminal(out)):
		return usageError{errors.New("the changes were not agreed to"), "look at them above, then add --yes"}
	case !f.yes:
		fmt.Fprint(out, "Make these changes? [y/N] ")
		line, err := bufio.NewReader(c.InOrStdin()).ReadString('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if yes := strings.ToLower(strings.TrimSpace(line)); yes != "y" && yes != "yes" {
			_, err := fmt.Fprintln(out, "Nothing was changed.")
			return err
		}
	}
	if err := o.save(s, questionnaire.InStep(taken.Changes)); err != nil {
		return err
	}
	_, err := fmt.Fprintln(out, plural(len(taken.Changes), "change", "changes")+" made")
	return err
}

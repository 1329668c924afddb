package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"diligence/questionnaire"
)

// globals are the flags every command takes.
type globals struct {
	db      string
	theme   string // of the screens: dark, light or "" to ask the terminal
	noMouse bool
	lines   bool // plain lines instead of screens
}

func newRoot() *cobra.Command {
	g := &globals{}
	root := &cobra.Command{
		Use:   "diligence",
		Short: "A strategic technology review in the terminal",
		Long: `diligence walks a company through a strategic technology review, flags
misalignments as the answers arrive, and exports the review for a board.

Without a command it opens the list of reviews.`,
		Args:              wrongArgs(cobra.NoArgs),
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		RunE: func(c *cobra.Command, _ []string) error {
			return openTerminal(c, g, "")
		},
	}
	root.PersistentFlags().StringVar(&g.db, "db", "", "`FILE` that holds the reviews (default: $DILIGENCE_DB, else the user's data directory)")
	root.PersistentFlags().StringVar(&g.theme, "theme", "", "colours of the screens: dark or light (default: as the terminal says)")
	root.PersistentFlags().BoolVar(&g.noMouse, "no-mouse", false, "leave the mouse to the terminal")
	root.PersistentFlags().BoolVar(&g.lines, "accessible", false, "plain lines instead of screens, as for a screen reader; also through a pipe")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		hint := fmt.Sprintf("see '%s --help'", c.CommandPath())
		if strings.HasPrefix(err.Error(), "unknown shorthand flag") {
			hint = fmt.Sprintf("what begins with - and is no flag, such as a number below zero, goes after --; see '%s --help'", c.CommandPath())
		}
		return usageError{err, hint}
	})
	root.AddCommand(
		newOpen(g), newNew(g), newList(g), newShow(g), newApply(g), newAnswer(g), newFindings(g), newWhatIf(g),
		newExport(g), newQuestionnaire(), newDelete(g), newDemo(g), newRecover(g), newSnapshot(g), newDiff(g), newHistory(g), newImport(g), newMerge(g), newPrepare(g),
		newTimeline(g), newTemplate(),
	)
	return root
}

// wrongArgs turns what a check of arguments refuses into a usage error that names
// what the command takes.
func wrongArgs(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if err := check(c, args); err != nil {
			quote := ""
			switch takes, _, _ := strings.Cut(strings.TrimPrefix(c.Use, c.Name()), " --"); {
			case !c.HasParent():
				return unknownCommand(c, args[0])
			case takes == "":
				err = fmt.Errorf("%s takes no word after it, and got %q", c.Name(), questionnaire.Safe(args[0]))
			default:
				err = fmt.Errorf("%s takes%s, and got %s", c.Name(), takes, plural(len(args), "word", "words"))
				switch {
				case len(args) == 0:
					err = fmt.Errorf("%s takes%s, and got nothing", c.Name(), takes)
				case len(args) > 1:
					quote = "put a name of several words in quotes; "
				}
			}
			return usageError{err, fmt.Sprintf("%susage: %s; see '%s --help'", quote, c.UseLine(), c.CommandPath())}
		}
		return nil
	}
}

// unknownCommand says that a word is no command: one of them misspelt, or the name
// of a review without the command that opens it.
func unknownCommand(root *cobra.Command, word string) error {
	err := fmt.Errorf("there is no command %q", questionnaire.Safe(word))
	root.SuggestionsMinimumDistance = 2 // letters apart
	if near := root.SuggestionsFor(word); len(near) > 0 {
		return usageError{err, fmt.Sprintf("did you mean %s? 'diligence --help' lists them all", strings.Join(near, " or "))}
	}
	return usageError{err, "a review is opened with 'diligence open REVIEW'; 'diligence --help' lists the commands"}
}

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"diligence/export"
	"diligence/questionnaire"
	"diligence/store"
)

// bundle returns the bundle of a review, encrypted where that is asked for.
func (f order) bundle(s *store.Store, o *opened, options export.Options) (outgoing, error) {
	var log []questionnaire.Change
	if options.Audience == export.Private {
		var err error
		if log, err = s.Log(o.review.ID); err != nil {
			return outgoing{}, err
		}
	}
	src, err := sourceOf(s, o.review.Questionnaire)
	if err != nil {
		return outgoing{}, err
	}
	b, err := export.ForBundle(o.questionnaire, o.review, o.result(), log, src, options)
	if err != nil {
		return outgoing{}, err
	}
	out := outgoing{sharing: b.BeforeYouShare(), found: b.FoundNames()}
	out.make = func() ([]byte, []string, error) {
		data, err := b.JSON()
		return data, nil, err
	}
	if f.seal.given() {
		out.sharing.File += sealedEnding
		out.locked = func(data []byte) ([]byte, error) {
			to, err := f.seal.to(f.password)
			if err != nil {
				return nil, err
			}
			return sealed(data, to)
		}
	}
	out.name = out.sharing.File
	return out, nil
}

// sourceOf returns the files of the questionnaire an edition names.
func sourceOf(s *store.Store, e questionnaire.Edition) (questionnaire.Source, error) {
	if e.SHA256 == questionnaire.BuiltinEdition().SHA256 {
		return questionnaire.BuiltinSource(), nil
	}
	return s.Source(e.SHA256)
}

func newImport(g *globals) *cobra.Command {
	var f importFlags
	var unseal unsealFlags
	c := &cobra.Command{
		Use:   "import FILE|-",
		Short: "Take in a review from a bundle, or a question sheet that was filled",
		Long: `Take in a review from a bundle, which 'diligence export REVIEW --format bundle'
writes. A review that is here already is not touched: 'diligence merge' unites
the two. A bundle made for the company or the board comes in as a review of its
own, named after its audience.

Or take in a question sheet that was filled, which 'diligence export REVIEW
--format xlsx' writes, into the review --into names. It first shows what would
change, and asks; a row it cannot take is told with its cell, and the others are
taken. A blank cell says nothing and takes nothing back.`,
		Args: wrongArgs(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			file, data, err := unseal.read(c, args[0])
			if err != nil {
				return err
			}
			if export.IsWorkbook(data) {
				return f.importForm(c, g, data, args[0] == "-")
			}
			if err := f.noSheet(questionnaire.Safe(file).Line(), data); err != nil {
				return err
			}
			b, q, err := bundleIn(file, data)
			if err != nil {
				return err
			}
			return g.withStore(func(s *store.Store) error {
				name, err := importBundle(s, b, q)
				if err == nil {
					fmt.Fprintln(c.OutOrStdout(), name)
				}
				return err
			})
		},
	}
	c.Flags().StringVar(&f.into, "into", "", "the `REVIEW` a question sheet goes into")
	c.Flags().StringVar(&f.as, "as", "", "`WHO` filled the question sheet: business, product, technology, reviewer, or a respondent (default: for whom it was made)")
	c.Flags().BoolVar(&f.dryRun, "dry-run", false, "only show what a question sheet would change")
	c.Flags().BoolVar(&f.yes, "yes", false, "make the changes of a question sheet without asking")
	unseal.add(c)
	return c
}

// noAnswers says which command takes a file in that is no file of answers.
func noAnswers(file string, data []byte) error {
	file = questionnaire.Safe(file).Line()
	switch {
	case export.IsWorkbook(data):
		return hinted{file + " is a workbook, and no file of answers", "a question sheet goes in with 'diligence import FILE --into REVIEW'"}
	case export.IsBundle(data):
		return hinted{file + " is a bundle, and no file of answers", "take it in with 'diligence import FILE', or unite it with a review: 'diligence merge REVIEW FILE'"}
	case isSealed(data):
		return hinted{file + " is encrypted", "a bundle goes in with 'diligence import FILE', which opens it"}
	}
	return nil
}

// bundleIn reads a bundle and the questionnaire in it, and checks the one against
// the other.
func bundleIn(file string, data []byte) (export.Bundle, *questionnaire.Questionnaire, error) {
	if !export.IsBundle(data) {
		return export.Bundle{}, nil, hinted{fmt.Sprintf("%s is no bundle", questionnaire.Safe(file).Line()), "write one with 'diligence export REVIEW --format bundle'; answers from a file go in with 'diligence apply'"}
	}
	return openBundle(data)
}

func openBundle(data []byte) (export.Bundle, *questionnaire.Questionnaire, error) {
	b, err := export.ReadBundle(data)
	if err != nil {
		return b, nil, err
	}
	q, err := questionnaire.Load(b.Source)
	if err != nil {
		return b, nil, hinted{"the questionnaire in the bundle cannot be used: " + strings.TrimSpace(err.Error()), "copy the bundle again from where it was made"}
	}
	if q.Edition != b.Review.Questionnaire {
		return b, nil, hinted{"the bundle holds another questionnaire than the one its review was made with", "copy it again from where it was made"}
	}
	return b, q, nil
}

// importBundle keeps the review of a bundle and returns its name.
func importBundle(s *store.Store, b export.Bundle, q *questionnaire.Questionnaire) (questionnaire.Text, error) {
	list, _, err := readable(s)
	if err != nil {
		return "", err
	}
	r := b.Review
	if !b.Whole() { // never a stand-in for the fuller review it was made from
		r = questionnaire.NewReview(r.Info.Name, r.Questionnaire, b.Made)
		r.Fill(b.Review.Records())
		r.Info.Name = questionnaire.Safe(fmt.Sprintf("%s (%s)", b.Review.Info.Name, b.Audience))
	}
	for _, sum := range list {
		if sum.ID == r.ID {
			return "", hinted{fmt.Sprintf("the review %q is here already", sum.Name.Line()), "unite the two with 'diligence merge REVIEW FILE'"}
		}
		if strings.EqualFold(string(sum.Name), string(r.Info.Name)) {
			return "", hinted{fmt.Sprintf("another review is named %q", sum.Name.Line()), "rename that one first: e in the list of reviews"}
		}
	}
	if problems := q.Check(questionnaire.NewReview("", r.Questionnaire, r.Created), making(r)); len(problems) > 0 {
		return "", problems
	}
	o := &opened{r, q}
	sum := questionnaire.Summarize(r, o.result())
	if b.Whole() {
		return r.Info.Name, s.Import(r, b.Log, b.Source, sum)
	}
	return r.Info.Name, s.Create(r, b.Source, sum)
}

// making returns the changes that make a review out of nothing, to be checked.
func making(r *questionnaire.Review) (changes []questionnaire.Change) {
	for _, rec := range r.Records() {
		changes = append(changes, questionnaire.Change{ID: string(rec.Key()), Key: rec.Key(), After: rec, At: r.Created})
	}
	return changes
}

package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"diligence/questionnaire"
	"diligence/store"
)

// maxApply is the most bytes an apply file may have; the parser's own limits
// are tighter and say more.
const maxApply = 32 << 20

func newApply(g *globals) *cobra.Command {
	var as string
	c := &cobra.Command{
		Use:   "apply REVIEW FILE|-",
		Short: "Set answers and records from YAML or JSON, all or nothing",
		Long: `Set answers and records from YAML or JSON. Everything wrong is told with its
line, and then nothing is changed. - reads from standard input. A short file:

  answers:
    security.today: strained
    team.first_hire: {value: 2027-03, note: The search has begun}
  milestones:
    - {id: m1, title: ARR of 9M, kind: financial, month: 2027-09, value: 9000000}

'diligence questionnaire show' lists the questions and their options, 'diligence
prepare' writes a file to fill, README has every field.`,
		Args: wrongArgs(cobra.ExactArgs(2)),
		RunE: func(c *cobra.Command, args []string) error {
			file, data, err := readInput(c.InOrStdin(), args[1], maxApply)
			if err == nil {
				err = noAnswers(file, data)
			}
			if err != nil {
				return err
			}
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				speaker, err := o.speaker(as)
				if err != nil {
					return err
				}
				made, err := o.questionnaire.ReadApply(o.review, file, data, speaker, time.Now())
				if err != nil {
					return err
				}
				if err := o.save(s, questionnaire.InStep(questionnaire.ViaFile.Made(made.Changes))); err != nil {
					return err
				}
				tellApplied(c.OutOrStdout(), c.ErrOrStderr(), made)
				tellDoubts(c.ErrOrStderr(), o, made.Changes)
				tellOutOfScope(c.ErrOrStderr(), o, made.Changes)
				return nil
			})
		},
	}
	c.Flags().StringVar(&as, "as", "", "`WHO` speaks where an answer does not say: business, product, technology, reviewer (default), or a respondent")
	return c
}

// tellApplied says what an apply file changed, and what of it was left out.
func tellApplied(out, errOut io.Writer, made questionnaire.Applied) {
	fmt.Fprintln(out, plural(len(made.Changes), "change", "changes"))
	if of := counted(changed(made.Changes)); of != nil {
		fmt.Fprintln(out, "  "+strings.Join(of, ", "))
	}
	if made.Removed > 0 {
		fmt.Fprintf(errOut, "%s removed\n", plural(made.Removed, "character that is not safe to show was", "characters that are not safe to show were"))
	}
}

// tellDoubts names what was kept and may be a slip.
func tellDoubts(w io.Writer, o *opened, changes []questionnaire.Change) {
	for _, d := range o.questionnaire.Doubts(changes, questionnaire.MonthOf(time.Now())) {
		fmt.Fprintf(w, "%s: %s; is that meant?\n", d.About.Line(), d.What)
	}
}

// tellOutOfScope names the questions that were answered and that other answers keep
// from being asked.
func tellOutOfScope(w io.Writer, o *opened, changes []questionnaire.Change) {
	positions, told := o.result().Positions, map[string]bool{}
	for _, c := range changes {
		a, ok := c.After.(questionnaire.Answer)
		if ok && a.Status != questionnaire.Unanswered && positions[a.Question].Hidden && !told[a.Question] {
			told[a.Question] = true
			fmt.Fprintf(w, "%s is out of scope as the other answers stand: it is kept, and counts for nothing\n", a.Question)
		}
	}
}

func readInput(in io.Reader, name string, most int64) (file string, data []byte, err error) {
	if name == "-" {
		file = "standard input"
	} else {
		f, err := os.Open(name)
		if err != nil {
			return "", nil, hinted{fmt.Sprintf("cannot read %q: %v", name, cause(err)), "name a file, or - for standard input"}
		}
		defer f.Close()
		file, in = name, f
	}
	data, err = io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return "", nil, hinted{fmt.Sprintf("cannot read %s: %v", file, cause(err)), "name a file, or - for standard input"}
	}
	if int64(len(data)) > most {
		return "", nil, hinted{fmt.Sprintf("%s is larger than %d MiB", file, most>>20), "split it"}
	}
	return file, data, nil
}

// speaker returns who --as names: a role, or a respondent by id or name.
func (o *opened) speaker(as string) (questionnaire.Speaker, error) {
	s := questionnaire.Speaker(cmp.Or(as, questionnaire.RoleReviewer))
	if o.review.SpeakersRole(s) != "" {
		return s, nil
	}
	known := "business, product, technology and reviewer"
	for _, p := range o.review.Respondents {
		if strings.EqualFold(p.Name.Line(), as) {
			return questionnaire.Speaker(p.ID), nil
		}
		known += ", " + p.ID + " " + p.Name.Line()
	}
	return "", usageError{fmt.Errorf("%q is no role or respondent", as), "who may speak: " + known}
}

// answerFlags are the flags of the answer command.
type answerFlags struct{ as, note, status, reason string }

func newAnswer(g *globals) *cobra.Command {
	var f answerFlags
	c := &cobra.Command{
		Use:   "answer REVIEW QUESTION [VALUE]",
		Short: "Answer one question",
		Long: `Answer one question. VALUE is an option's id or label, several of them joined by
commas, a number such as 9M, a month such as 2027-03, or words. It is left out
when --status is not-applicable, unknown or withheld.`,
		Args: wrongArgs(cobra.RangeArgs(2, 3)),
		RunE: func(c *cobra.Command, args []string) error {
			return g.withReview(args[0], func(s *store.Store, o *opened) error {
				value := ""
				if len(args) == 3 {
					value = args[2]
				}
				speaker, err := o.speaker(f.as)
				if err != nil {
					return err
				}
				change, err := f.change(o, args[1], value, speaker, c.Flags().Changed("note"))
				if err != nil {
					return err
				}
				if err := o.save(s, []questionnaire.Change{change}); err != nil {
					return err
				}
				tellDoubts(c.ErrOrStderr(), o, []questionnaire.Change{change})
				tellOutOfScope(c.ErrOrStderr(), o, []questionnaire.Change{change})
				return nil
			})
		},
	}
	c.Flags().StringVar(&f.as, "as", "", "`WHO` speaks: business, product, technology, reviewer (default), or a respondent")
	c.Flags().StringVar(&f.note, "note", "", "a note that may be exported")
	c.Flags().StringVar(&f.status, "status", "", "answered (default), not-applicable, unknown or withheld")
	c.Flags().StringVar(&f.reason, "reason", "", "why it is not applicable or withheld")
	return c
}

// wrong says what of the flags cannot be, before a value is looked at.
func (f answerFlags) wrong(id string) error {
	switch s := questionnaire.Status(f.status); s {
	case "", questionnaire.Answered, questionnaire.DoNotKnow:
	case questionnaire.NotApplicable, questionnaire.Withheld:
		if strings.TrimSpace(f.reason) == "" {
			return usageError{fmt.Errorf("%s is %s without a reason", id, s), "add --reason and a few words"}
		}
	default:
		return usageError{fmt.Errorf("%q is no status", f.status), "the statuses are answered, not-applicable, unknown and withheld"}
	}
	return nil
}

// change returns the checked change that the flags and value ask for. What the
// answer held beside its value, such as a private note, stays.
func (f answerFlags) change(o *opened, id, value string, speaker questionnaire.Speaker, noted bool) (questionnaire.Change, error) {
	none := questionnaire.Change{}
	if err := f.wrong(id); err != nil {
		return none, err
	}
	a, ok := o.review.Answer(id, speaker)
	if !ok {
		a = o.review.Said(id, speaker)
	}
	a.At = time.Now().UTC()
	a.Status = questionnaire.Status(cmp.Or(f.status, string(questionnaire.Answered)))
	a.Reason, _ = questionnaire.Clean(f.reason)
	if noted {
		a.Note, _ = questionnaire.Clean(f.note)
	}
	if a.Status == questionnaire.Answered && value == "" {
		return none, usageError{fmt.Errorf("there is no answer to %s", id), "give a VALUE, or --status not-applicable, unknown or withheld"}
	}
	if a.Status != questionnaire.Answered && value != "" {
		return none, usageError{fmt.Errorf("an answer that is %s has no value", a.Status), "leave out the VALUE, or the --status"}
	}
	a.Value = questionnaire.Value{}
	if x := o.questionnaire.Question(id); x != nil && value != "" { // Check names a question that does not exist
		v, err := x.ParseValue(value)
		if err != nil {
			return none, err
		}
		a.Value = v
	}
	if !a.Value.Has(questionnaire.PlanForAPlan) {
		a.Owner, a.DecideBy = "", 0
	}
	change := o.review.Put(a, speaker, time.Now())
	if problems := o.questionnaire.Check(o.review, []questionnaire.Change{change}); len(problems) > 0 {
		return none, problems
	}
	return change, nil
}

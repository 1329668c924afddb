package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// A PreRead is what one role is asked, to be read and answered before the
// conversation. It holds what its own speaker has said so far: nothing that others
// said, no findings and no private notes.
type PreRead struct {
	Review        string // its name
	Role          questionnaire.Role
	Speaker       questionnaire.Speaker
	Name          string // of the respondent; "" for a role without a name
	At            time.Time
	Questionnaire string // id and version
	Areas         []PreReadArea
}

// A PreReadArea holds the questions of one area; it has at least one.
type PreReadArea struct {
	Title, About string
	Questions    []PreReadQuestion
}

// A PreReadQuestion is one question as its respondent reads it.
type PreReadQuestion struct {
	ID, Title, Text, Why string
	Form                 string // what to write, in words
	Options              []Item // id and label
	Plan                 bool   // may be answered with a plan for a plan
	Given                PreReadAnswer
}

// A PreReadAnswer is what the speaker has said so far.
type PreReadAnswer struct {
	Status       questionnaire.Status
	Value        questionnaire.Value
	Text         string // status and value as a person reads them; "" for none
	Reason, Note questionnaire.Text
	Owner        questionnaire.Text
	DecideBy     questionnaire.Month
}

// Prepare makes the pre-read of a speaker: the visible questions that are asked of
// the speaker's role; where answers are given blind, as they are visible to them.
func Prepare(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, s questionnaire.Speaker, now time.Time) PreRead {
	r, res = seenBy(q, r, res, s, now)
	edition := r.Questionnaire
	if edition.ID == "" {
		edition = q.Edition
	}
	p := PreRead{
		Review: r.Info.Name.Line(), Role: r.SpeakersRole(s), Speaker: s, At: now.UTC(),
		Questionnaire: edition.ID + " " + edition.Version,
	}
	if x, ok := r.Respondent(string(s)); ok {
		p.Name = x.Name.Line()
	}
	for _, area := range q.Areas {
		out := PreReadArea{Title: area.Title, About: area.About}
		for _, x := range area.Questions {
			if slices.Contains(x.Ask, p.Role) && !res.Positions[x.ID].Hidden {
				out.Questions = append(out.Questions, preReadQuestion(q, r, x, s))
			}
		}
		if out.Questions != nil {
			p.Areas = append(p.Areas, out)
		}
	}
	return p
}

// seenBy returns the review as a speaker may see it, and what follows from that.
func seenBy(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, s questionnaire.Speaker, now time.Time) (*questionnaire.Review, questionnaire.Result) {
	seen := r.SeenBy(s)
	if seen == r {
		return r, res
	}
	return seen, q.Evaluate(seen, questionnaire.MonthOf(now))
}

func preReadQuestion(q *questionnaire.Questionnaire, r *questionnaire.Review, x *questionnaire.Question, s questionnaire.Speaker) PreReadQuestion {
	out := PreReadQuestion{ID: x.ID, Title: x.Title, Text: x.Text, Why: x.Why, Form: formWord(x)}
	for _, o := range x.Options {
		out.Options = append(out.Options, Item{o.ID, o.Label})
		out.Plan = out.Plan || o.ID == questionnaire.PlanForAPlan && x.Scale == questionnaire.PlanScale
	}
	a, ok := r.Answer(x.ID, s)
	if !ok {
		return out
	}
	out.Given = PreReadAnswer{Status: a.Status, Value: a.Value, Reason: a.Reason, Note: a.Note, Owner: a.Owner, DecideBy: a.DecideBy}
	switch a.Status {
	case questionnaire.Unanswered:
	case questionnaire.Answered:
		out.Given.Text = q.Format(x, a.Value, "")
	default:
		out.Given.Text = a.Status.Label()
	}
	return out
}

// formWord says what an answer looks like.
func formWord(x *questionnaire.Question) string {
	switch x.Kind {
	case questionnaire.KindChoice:
		return "one of these words"
	case questionnaire.KindMulti:
		return "any of these words, as [one, two]"
	case questionnaire.KindNumber:
		return strings.TrimSpace("a number " + map[bool]string{true: "in " + x.Unit}[x.Unit != ""])
	case questionnaire.KindMoney:
		return "an amount in the company's currency, such as 1200000"
	case questionnaire.KindMonth:
		return "a month, such as 2027-03"
	}
	return "a few words"
}

// who is whom the pre-read is for.
func (p PreRead) who() string {
	if p.Name != "" {
		return fmt.Sprintf("%s (%s)", p.Name, p.Role)
	}
	return string(p.Role)
}

// Count returns how many questions the pre-read has.
func (p PreRead) Count() (n int) {
	for _, a := range p.Areas {
		n += len(a.Questions)
	}
	return n
}

// FileName returns the name a pre-read is saved under unless another is asked for,
// such as acme-questions-2027-01-05-business, without an ending.
func (p PreRead) FileName() string {
	return fmt.Sprintf("%s-questions-%s-%s", slug(p.Review), p.At.Local().Format("2006-01-02"), slug(string(p.Speaker)))
}

// Markdown writes the pre-read to be read.
func (p PreRead) Markdown() []byte {
	w := &writer{}
	w.heading(1, "Questions for "+p.who())
	w.para(fmt.Sprintf("These are the %s that a technology review of %s would like to ask you.", plural(p.Count(), "question", "questions"), p.Review),
		"They are here to be thought over before you talk.",
		"An honest “I do not know” helps more than a guess, and nothing here is a test.")
	n := 0
	for _, a := range p.Areas {
		w.heading(2, a.Title)
		w.para(a.About)
		for _, x := range a.Questions {
			n++
			w.heading(3, fmt.Sprintf("Question %d: %s", n, x.Title))
			w.para(x.Text)
			var labels []string
			for _, o := range x.Options {
				labels = append(labels, o.Text)
			}
			w.list(labels...)
			w.labelled("Why it is asked:", x.Why)
			w.given(x.Given)
		}
	}
	return w.b.Bytes()
}

// given writes what the speaker has said so far.
func (w *writer) given(a PreReadAnswer) {
	var said []Item
	if a.Text != "" {
		said = append(said, Item{"Your answer so far:", a.Text})
	}
	for _, x := range []Item{{"Reason:", string(a.Reason)}, {"Decided by:", string(a.Owner)}, {"Decided in:", month(a.DecideBy)}, {"Note:", string(a.Note)}} {
		if x.Text != "" {
			said = append(said, x)
		}
	}
	w.quotes(said)
}

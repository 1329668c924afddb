package export

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"diligence/questionnaire"
)

// A Form is a question sheet for one speaker to fill, and the registers of the
// plan they may mend. It holds what that speaker said, never what others did, and
// no private notes.
type Form struct {
	Company string
	Date    time.Time
	Speaker questionnaire.Speaker // "" where whoever fills it is not known yet
	Role    questionnaire.Role    // the speaker's

	review  string // its id
	edition questionnaire.Edition
	sheets  []formSheet
	out     []Count
}

// A formSheet is a list with a row of headings.
type formSheet struct {
	name    string
	columns []formColumn
	rows    []formRow
	blank   int // rows left to fill
}

// A formColumn is a heading and what stands below it.
type formColumn struct {
	head   string
	width  float64 // in characters
	hidden bool
	filled bool   // by the respondent
	entry  entry  // where all rows take the same
	field  string // of a record of the plan, as the apply file names it
}

// A formRow is one question or record. Months are written 2027-03, numbers plain.
type formRow struct {
	id    string
	cells []string
	entry entry // of a question's answer
}

// An entry is what a cell takes.
type entry struct {
	kind     entryKind
	words    []string // of a list to choose from
	several  bool     // of the words, parted by semicolons
	percent  bool     // a number that is a percentage
	min, max *float64
	prompt   string
}

type entryKind int

const (
	entryText entryKind = iota
	entryLine
	entryWord
	entryTri
	entryNumber
	entryMonth
	entryIDs
	entryArea
)

// The headings of the questions.
const (
	headID       = "Id"
	headQuestion = "Question"
	headAnswer   = "Your answer"
	headStatus   = "Status"
	headReason   = "Reason"
	headNote     = "Note"
	headOwner    = "Who decides"
	headDecideBy = "Decided by"
)

// statusWords are how a sheet calls the statuses of an answer.
var statusWords = map[questionnaire.Status]string{
	questionnaire.NotApplicable: "does not apply", questionnaire.DoNotKnow: "do not know", questionnaire.Withheld: "will not say",
}

// whoReads tells a respondent who reads an answer.
const whoReads = "The company and the reviewer in full. The board by role, without names. Investors only what the roles settle on."

// whoReadsShort is that in a row.
const whoReadsShort = "Company: in full. Board: by role. Investors: what the roles settle on."

// NewForm makes the question sheet of a review for a speaker; for none it holds
// every question and no answers. Questions that are out of scope stay out; where
// answers are given blind, those that are so from what the speaker may see.
func NewForm(q *questionnaire.Questionnaire, r *questionnaire.Review, res questionnaire.Result, s questionnaire.Speaker, now time.Time) Form {
	whole := r
	r, res = seenBy(q, r, res, s, now)
	p := newProjector(q, r, res, Options{Audience: Company, Now: now})
	f := Form{Company: p.company(), Date: now, Speaker: s, Role: r.SpeakersRole(s), review: r.ID, edition: r.Questionnaire}
	questions := formSheet{name: sheetQuestions, columns: questionColumns()}
	hidden := 0
	for _, area := range q.Areas {
		for _, x := range area.Questions {
			switch {
			case f.Role != "" && f.Role != questionnaire.RoleReviewer && !slices.Contains(x.Ask, f.Role):
			case res.Positions[x.ID].Hidden:
				hidden++
			default:
				questions.rows = append(questions.rows, questionRow(x, area.Title, p.currency, f.said(r, x.ID)))
			}
		}
	}
	f.sheets = append(f.sheets, questions)
	dropped := 0
	for _, reg := range formRegisters(q) {
		sheet := formSheet{name: reg.name, columns: reg.columns, blank: blankRows}
		for rec := range r.Plan {
			if rec.Key().Kind() != reg.kind {
				continue
			}
			fields := recordFields(rec)
			if fields["status"] == string(questionnaire.Dropped) {
				dropped++
				continue
			}
			sheet.rows = append(sheet.rows, reg.row(q, rec.Key().ID(), fields))
		}
		f.sheets = append(f.sheets, sheet)
	}
	f.count(whole, hidden, dropped)
	return f
}

// blankRows is how many rows of a register are left to fill.
const blankRows = 30

// said returns what the form's speaker said to a question.
func (f Form) said(r *questionnaire.Review, question string) questionnaire.Answer {
	a, ok := r.Answer(question, f.Speaker)
	if !ok {
		a = r.Said(question, f.Speaker)
	}
	return a
}

func (f *Form) count(r *questionnaire.Review, hidden, dropped int) {
	others := 0
	for _, by := range r.Answers {
		for s, a := range by {
			if s != f.Speaker && a.Status != questionnaire.Unanswered {
				others++
			}
		}
	}
	answers, findings := countPrivate(r)
	for _, c := range []Count{
		{answers + findings, is(answers+findings, "private note", "private notes")},
		{others, is(others, "answer of somebody else", "answers of others")},
		{hidden, is(hidden, "question out of scope", "questions out of scope")},
		{dropped, is(dropped, "dropped record", "dropped records")},
	} {
		if c.N > 0 {
			f.out = append(f.out, c)
		}
	}
}

func questionColumns() []formColumn {
	return []formColumn{
		{head: headID, width: 12, hidden: true},
		{head: "Area", width: 16},
		{head: headQuestion, width: 52},
		{head: "Why we ask", width: 44},
		{head: "Who may read it", width: 30},
		{head: "How to answer", width: 34},
		{head: headAnswer, width: 40, filled: true},
		{head: headStatus, width: 15, filled: true, entry: entry{kind: entryWord, words: []string{
			statusWords[questionnaire.NotApplicable], statusWords[questionnaire.DoNotKnow], statusWords[questionnaire.Withheld],
		}, prompt: "Leave it blank where you answer. Otherwise choose why there is no answer."}},
		{head: headReason, width: 26, filled: true, entry: entry{prompt: "Why it does not apply, or why you will not say."}},
		{head: headNote, width: 40, filled: true, entry: entry{prompt: "Anything that helps to read the answer. It is shared like the answer."}},
		{head: headOwner, width: 18, filled: true, entry: entry{kind: entryLine, prompt: "Only where the answer is a plan for a plan: who decides."}},
		{head: headDecideBy, width: 13, filled: true, entry: entry{kind: entryMonth, prompt: "Only where the answer is a plan for a plan: by which month."}},
	}
}

// questionRow is one question with what its speaker said.
func questionRow(x *questionnaire.Question, area, currency string, a questionnaire.Answer) formRow {
	row := formRow{id: x.ID, entry: entryOf(x, currency)}
	row.cells = append([]string{x.ID, area, x.Text, x.Why, whoReadsShort, row.entry.prompt}, answerCells(x, a)...)
	return row
}

// answerCells are the cells a respondent fills, as they stand.
func answerCells(x *questionnaire.Question, a questionnaire.Answer) []string {
	value := a.Value.String()
	switch x.Kind {
	case questionnaire.KindChoice:
		value = optionWord(x, value)
	case questionnaire.KindMulti:
		var words []string
		for _, id := range a.Value.List() {
			words = append(words, optionWord(x, id))
		}
		value = strings.Join(words, "; ")
	}
	return []string{value, statusWords[a.Status], string(a.Reason), string(a.Note), string(a.Owner), a.DecideBy.String()}
}

func optionWord(x *questionnaire.Question, id string) string {
	if o, ok := x.Option(id); ok {
		return o.Label
	}
	return id
}

// entryOf says what a question's answer takes.
func entryOf(x *questionnaire.Question, currency string) entry {
	var words []string
	for _, o := range x.Options {
		words = append(words, o.Label)
	}
	least := 0.0
	if x.Min != nil {
		least = *x.Min
	}
	switch x.Kind {
	case questionnaire.KindChoice:
		return entry{kind: entryWord, words: words, prompt: "Choose one from the list."}
	case questionnaire.KindMulti:
		return entry{kind: entryWord, words: words, several: true, prompt: "One or several of these, parted by semicolons:\n" + strings.Join(words, ";\n")}
	case questionnaire.KindNumber:
		return entry{kind: entryNumber, min: &least, max: x.Max, percent: isPercent(x.Unit), prompt: numberPrompt(x.Unit)}
	case questionnaire.KindMoney:
		amount := "An amount"
		if currency != "" {
			amount += " in " + currency
		}
		return entry{kind: entryNumber, min: &least, max: x.Max, prompt: amount + ", such as 400000."}
	case questionnaire.KindMonth:
		return entry{kind: entryMonth, prompt: "A month, such as 2027-03."}
	}
	return entry{prompt: "In your own words."}
}

func numberPrompt(unit string) string {
	switch {
	case unit == "":
		return "A number."
	case isPercent(unit):
		return "Percent: write 40 for 40%, without the sign."
	}
	return "A number (" + unit + "), without the unit."
}

// forWhom says who fills the form.
func (f Form) forWhom() string {
	if f.Speaker == "" {
		return "whoever answers for the company"
	}
	return string(f.Role)
}

// FileName returns the name a form is saved under unless another is asked for,
// such as acme-questions-2027-01-05-business.xlsx.
func (f Form) FileName() string {
	name := fmt.Sprintf("%s-questions-%s", slug(f.Company), f.Date.Format("2006-01-02"))
	if f.Role != "" {
		name += "-" + string(f.Role)
	}
	return name + ".xlsx"
}

// BeforeYouShare says what goes into a form and what stays out.
func (f Form) BeforeYouShare() Sharing {
	s := Sharing{Audience: Company, File: f.FileName(), Withheld: total(f.out)}
	answered := 0
	for _, row := range f.sheets[0].rows {
		if row.cells[6] != "" || row.cells[7] != "" {
			answered++
		}
	}
	s.In = append(s.In, plural(len(f.sheets[0].rows), "question", "questions")+" for "+f.forWhom())
	if f.Speaker != "" {
		s.In = append(s.In, fmt.Sprintf("What they said so far to %s, with their shared notes", plural(answered, "question", "questions")))
	}
	for _, sheet := range f.sheets[1:] {
		s.In = append(s.In, fmt.Sprintf("The %s: %s, with names of people", strings.ToLower(sheet.name), plural(len(sheet.rows), "row", "rows")))
	}
	for _, c := range f.out {
		s.Out = append(s.Out, fmt.Sprintf("%d %s", c.N, c.What))
	}
	return s
}

package export

import (
	"fmt"
	"strings"
	"time"

	"diligence/questionnaire"
)

func (w *writer) followUps(d Document) {
	if more := d.Summary.Further; len(more) > 0 {
		w.heading(3, "Further decisions")
		w.para(fmt.Sprintf("Beside the %d in the executive summary:", len(d.Summary.Decisions)))
		w.list(more...)
	}
	if len(d.FollowUps) == 0 {
		w.para("No question is open.")
	}
	for _, g := range d.FollowUps {
		w.heading(3, g.Title)
		w.para(g.About)
		tasks := make([]task, len(g.Tasks))
		for i, t := range g.Tasks {
			tasks[i] = task{sentence(t.Text) + " Owner: " + sentence(or(t.Owner, "not named")), t.Done}
			if t.Due != 0 {
				tasks[i].text += " Due: " + month(t.Due) + "."
			}
		}
		w.tasks(tasks)
		if g.More > 0 {
			w.para(fmt.Sprintf("And %s.", plural(g.More, "more of this kind", "more of this kind")))
		}
	}
}

func (w *writer) scope(d Document) {
	s := d.Scope
	evidence := "No answer cites evidence."
	if s.Evidenced > 0 {
		evidence = fmt.Sprintf("%s evidence.", plural(s.Evidenced, "answer cites", "answers cite"))
	}
	w.para(notExamined, evidence, levelSentence(s))
	w.heading(3, "What was asked and answered")
	rows := make([][]string, 0, len(s.Areas)+1)
	for _, c := range append(s.Areas, s.Total) {
		rows = append(rows, []string{c.Area, itoa(c.Asked), itoa(c.Answered), itoa(c.DoNotKnow), itoa(c.Withheld), itoa(c.Disputed), itoa(c.Silent)})
	}
	w.table([]string{"Area", "Asked", "Answered", "Not known", "Withheld", "Differ", "Silent"}, rows)
	w.silence("Not looked at, for want of any answer", s.NotLookedAt)
	if s.Total.OutOfScope > 0 {
		w.para(fmt.Sprintf("%s out of scope: other answers made %s not apply. %s for nothing here.",
			plural(s.Total.OutOfScope, "answer is", "answers are"), is(s.Total.OutOfScope, "the question", "their questions"), is(s.Total.OutOfScope, "It counts", "They count")))
	}
	w.para(s.planSentence())
	w.heading(3, "How findings come about")
	voices := "Each role answered for itself. Where the reviewer answered, that settles the question; else what all roles agree on does."
	if rolesIn(d.Heat) == 1 {
		voices = "One role gave all answers, so none was held against another's."
	}
	w.para(voices, fmt.Sprintf("%s then looked for answers, people, money and dates that do not fit. None speaks on silence: a check that lacks an answer stays undecided. %s",
		plural(s.Rules, "check", "checks"), undecidedWord(s)))
	if len(s.Broken) > 0 {
		w.para(fmt.Sprintf("%s could not be run and said nothing: %s.", plural(len(s.Broken), "check", "checks"), joinAnd(s.Broken)))
	}
	w.para("A finding's severity is set by its effect.")
	items := make([]Item, len(questionnaire.Severities))
	for i, v := range questionnaire.Severities {
		items[i] = Item{upperFirst(string(v)) + ":", severityMeaning[v] + "."}
	}
	w.labels(items)
	w.para(confidenceMeaning)
	w.heading(3, "What stays out of this copy")
	if len(d.Withheld) == 0 {
		w.para("Nothing is left out of this copy.")
		return
	}
	out := make([]string, len(d.Withheld))
	for i, c := range d.Withheld {
		out[i] = fmt.Sprintf("%d %s", c.N, c.What)
	}
	w.para(fmt.Sprintf("This copy is made for the audience %s. %s left out of it:", d.Audience, plural(total(d.Withheld), "item is", "items are")))
	w.list(out...)
}

// planWords counts what the plan lists.
func (s Scope) planWords() string {
	words := make([]string, len(s.Plan))
	for i, c := range s.Plan {
		words[i] = fmt.Sprintf("%d %s", c.N, c.What)
	}
	return joinAnd(words)
}

// listed counts the records of the plan.
func (s Scope) listed() (n int) {
	for _, c := range s.Plan {
		n += c.N
	}
	return n
}

func (s Scope) planSentence() string {
	out := "The plan lists nothing yet."
	if s.listed() > 0 {
		out = "The plan lists " + s.planWords() + "."
	}
	if s.PlanDropped > 0 {
		out += fmt.Sprintf(" %s dropped and %s nowhere else.", plural(s.PlanDropped, "record was", "records were"), is(s.PlanDropped, "counts", "count"))
	}
	return out
}

func (w *writer) appendix(d Document) {
	if d.Audience == Board {
		w.para("Answers by role. Names, dates and evidence references are left out.", unlevelled)
	} else {
		w.para("Every answer with its notes, dates and evidence.", unlevelled)
	}
	usual := usualDay(d.Appendix)
	if usual != "" {
		w.para(fmt.Sprintf("What bears no day was answered on %s.", usual))
	}
	alone := onlySpeaker(d.Appendix)
	if alone != "" {
		w.para(fmt.Sprintf("All answers are those of %s.", alone))
	}
	for _, a := range d.Appendix {
		w.heading(3, "Answers: "+a.Title)
		rows := make([][]string, len(a.Questions))
		for i, q := range a.Questions {
			rows[i] = q.row(alone == "", usual)
		}
		w.rows([]string{"Question", "Answer", "Notes"}, rows)
		w.silence("Not answered", a.Silent)
	}
}

// onlySpeaker returns who gave all answers, where that is one.
func onlySpeaker(list []AppendixArea) (who string) {
	for _, a := range list {
		for _, q := range a.Questions {
			for _, x := range q.Answers {
				if who != "" && x.Role != who {
					return ""
				}
				who = x.Role
			}
		}
	}
	return who
}

// row tells a question in one row: what was asked, what each role answered, those
// together who answered alike, and what they noted. Who it was is told where there
// is more than one.
func (q AppendixQuestion) row(named bool, usual string) []string {
	title := sentence(q.Title)
	if q.OutOfScope {
		title += " (Out of scope.)"
	}
	var said []string
	who := map[string][]string{}
	var notes []string
	for _, a := range q.Answers {
		line := a.line(usual)
		if who[line] == nil {
			said = append(said, line)
		}
		who[line] = append(who[line], a.Role)
		if a.Note != "" {
			if note := sentence(a.Note); named {
				notes = append(notes, opened(upperFirst(a.Role)+":", note))
			} else {
				notes = append(notes, escape(note))
			}
		}
	}
	for i, line := range said {
		if named {
			said[i] = opened(upperFirst(joinAnd(who[line]))+":", line)
		} else {
			said[i] = escape(line)
		}
	}
	return []string{opened(title, q.Text), strings.Join(said, " "), strings.Join(notes, " ")}
}

// usualDay returns the day most answers were given on, the earliest of equals; ""
// where the audience reads no days.
func usualDay(list []AppendixArea) string {
	n := map[string]int{}
	usual, at := "", time.Time{}
	for _, a := range list {
		for _, q := range a.Questions {
			for _, x := range q.Answers {
				if x.At.IsZero() {
					continue
				}
				d := day(x.At)
				if n[d]++; n[d] > n[usual] || n[d] == n[usual] && x.At.Before(at) {
					usual, at = d, x.At
				}
			}
		}
	}
	return usual
}

// line tells one role's answer in one line, with its day unless it is the usual one.
func (a AppendixAnswer) line(usual string) string {
	parts := []string{sentence(upperFirst(a.Value) + because(a.Reason))}
	if a.Owner != "" {
		parts = append(parts, "Owner: "+sentence(a.Owner))
	}
	if a.DecideBy != 0 {
		parts = append(parts, "Decide by "+month(a.DecideBy)+".")
	}
	if a.Level != "" {
		parts = append(parts, "Level: "+levelWord[a.Level]+".")
	}
	if a.Flag {
		parts = append(parts, "Marked for follow-up.")
	}
	switch {
	case len(a.Evidence) > 0:
		parts = append(parts, "Evidence: "+sentence(strings.Join(a.Evidence, "; ")))
	case a.Shown > 0:
		parts = append(parts, fmt.Sprintf("Evidence shown: %s.", plural(a.Shown, "reference", "references")))
	}
	if !a.At.IsZero() && day(a.At) != usual {
		parts = append(parts, "Answered on "+day(a.At)+".")
	}
	return strings.Join(parts, " ")
}

func (w *writer) private(notes []PrivateNote) {
	w.alert(caution, "PRIVATE. These notes are in no other copy.")
	if len(notes) == 0 {
		w.para("There are none.")
	} else { // which parts the box of an alert from the quotations
		w.para(plural(len(notes), "note of the reviewer's own:", "notes of the reviewer's own:"))
	}
	quotes := make([]Item, len(notes))
	for i, n := range notes {
		quotes[i] = Item{sentence(n.About()), n.Text()}
	}
	w.quotes(quotes)
}

package export

import (
	"fmt"
	"slices"
	"strings"

	"diligence/questionnaire"
)

func (w *writer) findings(d Document) {
	if len(d.Findings) == 0 {
		w.para(noFindings(d), undecidedWord(d.Scope))
	} else {
		w.register(d.Findings)
		first := map[string]int{} // number of the finding that tells all that a rule says
		viewed := map[string]bool{}
		for _, v := range d.Views {
			viewed[v.Title] = true
		}
		for _, f := range d.Findings {
			if first[f.rule] > 0 && viewed[f.Subject] && !d.Audience.named() { // told in full in its own section
				f.Statement, f.Evidence = "What each role said, and whether that is settled, stands under Business and technical views.", nil
			}
			w.finding(f, first[f.rule], f.Severity == questionnaire.Low && !d.Audience.named())
			if first[f.rule] == 0 {
				first[f.rule] = f.Number
			}
		}
	}
	w.heading(3, "What holds")
	if len(d.Strengths) == 0 {
		w.para("No strength has been shown yet.")
	}
	w.strengths(together(d.Strengths))
}

// together tells once what holds of several areas alike.
func together(list []Strength) (out []Strength) {
	at := map[string]int{} // of a title, plus one
	alike := map[string][]string{}
	for _, x := range list {
		if at[x.Title] > 0 && x.Area != "" {
			alike[x.Title] = append(alike[x.Title], x.Area)
			continue
		}
		out = append(out, x)
		at[x.Title] = len(out)
	}
	for title, areas := range alike {
		x := &out[at[title]-1]
		x.Statement = sentence(x.Statement) + " The same holds of: " + strings.Join(areas, "; ") + "."
	}
	return out
}

func undecidedWord(s Scope) string {
	if s.Undecided == 0 {
		return "No check is left undecided."
	}
	return fmt.Sprintf("%s cannot be told yet, for want of answers.", plural(s.Undecided, "check", "checks"))
}

func (w *writer) register(list []FindingReport) {
	rows, unheard := make([][]string, len(list)), 0
	for i, f := range list {
		if f.unheard() {
			unheard++
		}
		rows[i] = []string{
			itoa(f.Number), upperFirst(string(f.Severity)), f.name(), or(f.Area, "Whole company"),
			or(f.Owner, "not named"), monthOr(f.Due, "not set"), upperFirst(string(f.Verdict)),
		}
	}
	w.para("A misalignment is answers, people, money or dates that do not fit each other; a gap is something missing. "+
		"None of them speaks against the company: each is a point to decide on.", unheardWord(unheard, len(list)))
	w.table([]string{"No.", "Severity", "Finding", "Area", "Owner", "Due", "Response"}, rows)
}

// unheard reports whether nobody has taken a finding up yet.
func (f FindingReport) unheard() bool {
	return f.Owner == "" && f.Due == 0 && f.Verdict == open && f.Response == ""
}

// unheardWord counts the findings that nobody has taken up, which below say nothing
// of owner, date and response.
func unheardWord(n, all int) string {
	switch {
	case n == 0:
		return ""
	case all == 1:
		return "This one has no owner, no date and no response of management yet."
	case n == all:
		return "None of them has an owner, a date or a response of management yet."
	}
	return fmt.Sprintf("%d of %d %s no owner, no date and no response of management yet; where there is one, the finding below tells it.", n, all, is(n, "has", "have"))
}

// name is the title with what the finding is about, unless that is its area.
func (f FindingReport) name() string {
	if f.Subject == "" || f.Subject == f.Area {
		return f.Title
	}
	return f.Title + ": " + f.Subject
}

// finding writes what was found. What a rule says of each of its findings alike is
// told with the first; what changes neither money nor dates is told briefly to those
// who do not have to mend it.
func (w *writer) finding(f FindingReport, like int, brief bool) {
	title := f.Title
	if f.Subject != "" {
		title += ": " + f.Subject
	}
	w.heading(3, fmt.Sprintf("Finding %d: %s", f.Number, title))
	if f.Severity == questionnaire.Critical || f.Severity == questionnaire.High {
		w.alert(warning, sentence(f.Statement))
	} else {
		w.para(sentence(f.Statement))
	}
	if f.Why != "" && like == 0 && !brief {
		w.labelled("Why it matters.", sentence(f.Why))
	}
	if !f.toldAlready() {
		w.evidence(f.Evidence, f.Claimed)
	}
	impact := join(f.Impact)
	if like != 0 {
		impact += fmt.Sprintf(" Why it matters and what to do about it: see finding %d.", like)
	}
	if impact != "" {
		w.labelled("Impact.", impact)
	}
	if like == 0 {
		w.labelled("Recommendation.", or(sentence(f.Recommendation), "None was written for this finding."))
		if len(f.Ask) > 0 && !brief {
			w.labelled("To ask next.", join(f.Ask))
		}
	}
	if f.unheard() {
		return
	}
	w.labelled("Owner and date.", f.ownerAndDate())
	w.labelled("Management's response.", response(f))
}

// decided says what was decided of the finding, by whom it is answered and by when;
// nothing where nobody said any of it.
func (f FindingReport) decided() (said string) {
	if f.Verdict != open {
		said = " " + upperFirst(string(f.Verdict)) + "."
	}
	if f.Owner != "" || f.Due != 0 {
		said += " " + f.ownerAndDate()
	}
	return said
}

func (f FindingReport) ownerAndDate() string {
	switch {
	case f.Owner == "" && f.Due == 0:
		return "No owner is named and no date is set."
	case f.Owner == "":
		return "No owner is named; due in " + month(f.Due) + "."
	case f.Due == 0:
		return upperFirst(f.Owner) + "; no date is set."
	}
	return upperFirst(f.Owner) + ", by " + month(f.Due) + "."
}

// toldAlready reports whether the statement quotes every answer the finding rests
// on, and says who gave it.
func (f FindingReport) toldAlready() bool {
	said := strings.ToLower(f.Statement)
	for _, e := range f.Evidence {
		by := strings.FieldsFunc(e.By, func(r rune) bool { return r == ',' || r == ' ' })
		if !strings.Contains(said, strings.ToLower("“"+e.Value+"”")) {
			return false
		}
		for _, who := range by {
			if who != "and" && !strings.Contains(said, strings.ToLower(who)) {
				return false
			}
		}
	}
	return !f.Claimed
}

// evidence lists the answers that made a finding hold, and which roles gave them.
func (w *writer) evidence(list []EvidenceLine, claimed bool) {
	if len(list) == 0 {
		return
	}
	about := ""
	if claimed {
		about = "claims alone; nobody was shown that they hold."
	}
	var items []string
	for i, e := range list {
		said := or(e.Value, "not given")
		if e.By != "" {
			said += " (" + e.By + ")"
		}
		if i > 0 && e.What == list[i-1].What {
			items[len(items)-1] += "; " + said
		} else {
			items = append(items, e.What+": "+said)
		}
	}
	if len(items) == 1 && !claimed {
		w.labelled("What it rests on:", sentence(items[0]))
		return
	}
	w.labelled("What it rests on:", about)
	if rest := len(items) - maxEvidence; rest > 1 {
		items = append(slices.Clip(items[:maxEvidence]), fmt.Sprintf("And %d more.", rest))
	}
	w.list(items...)
}

// maxEvidence is the most lines of evidence a finding lists; it counts the rest.
const maxEvidence = 12

func response(f FindingReport) string {
	word := map[questionnaire.Verdict]string{
		"accepted": "Accepted", "resolved": "Held to be resolved", "disputed": "Disputed",
	}[f.Verdict]
	switch {
	case word == "" && f.Response == "":
		return "None yet; the finding is open."
	case word == "":
		return "Open: " + sentence(f.Response)
	case f.Response == "":
		return word + ", without a reason given."
	}
	return word + ": " + sentence(f.Response)
}

func join(sentences []string) string {
	out := ""
	for i, s := range sentences {
		if i > 0 {
			out += " "
		}
		out += sentence(s)
	}
	return out
}

func (w *writer) effects(d Document) {
	if len(d.Effects) == 0 {
		w.para("No finding above low severity stands, so none changes the amount invested, the valuation or the plan.")
		return
	}
	w.para("None of this decides a deal. Each point may change its terms: the amount invested, the valuation, or the plan. " +
		"These are options to weigh, not advice to take them. The same money can stand in several lines, so they are not to be added up.")
	rows := make([][]string, len(d.Effects))
	for i, e := range d.Effects {
		numbers := make([]string, len(e.Findings))
		for j, n := range e.Findings {
			numbers[j] = itoa(n)
		}
		rows[i] = []string{strings.Join(numbers, ", "), upperFirst(string(e.Severity)), e.About, e.Gap, e.Investment, e.Valuation, e.Plan}
	}
	w.table([]string{"Finding", "Severity", "About", "Gap", "Investment", "Valuation", "Plan"}, rows)
}

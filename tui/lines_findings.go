package tui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diligence/questionnaire"
)

// findingsSpot is where findings are read and decided about.
func findingsSpot() *spot {
	return &spot{
		name:   "the findings",
		more:   "A number reads that finding. Enter alone reads the next one.",
		prompt: func(t *talk) string { return t.lead() + "Findings" },
		enter:  func(t *talk) { t.finding = ""; t.tellFindings() },
		other:  (*talk).findingSaid,
		words: slices.Concat(under("Findings",
			saying("list|l", "hear all findings again, gravest first", func(t *talk, _ string) { t.tellFindings() }),
			saying("only", "hear only some findings: a severity and graver, misalignments or gaps, an area's, or those with a decision; all takes that back", (*talk).onlyFindings).
				like("only high gaps"),
			saying("read|r", "read the finding again", func(t *talk, _ string) {
				if f, ok := t.readFinding(); ok {
					t.tellFinding(f)
				}
			}),
			saying("decide|d", "say what was decided about the finding read last: accepted, resolved, disputed or open", func(t *talk, _ string) { t.decideFinding() }),
			saying("go|g", "go to an answer or record behind the finding, or to what is missing, by its number; or to a question by words", (*talk).goRef).like("go 1"),
			saying("undecided", "hear which rules cannot be told yet, and what would settle the most", func(t *talk, _ string) { t.tellUndecided() }),
			saying("strengths", "hear what holds and is worth saying", func(t *talk, _ string) { t.tellStrengths() }),
			saying("broken", "hear which rules failed", func(t *talk, _ string) { t.tellBroken() }),
			saying("back|b", "go back to the questions", func(t *talk, _ string) { t.goes(t.spots.interview) }),
		), reviewWords("help|?")),
	}
}

// found returns the findings in the order they are numbered: the open ones, then
// those decided about, each gravest first.
func (t *talk) found() (list []questionnaire.Finding) {
	var decided []questionnaire.Finding
	for _, f := range t.session.result.Findings {
		switch {
		case !t.onlyFound.passes(t.session, f):
		case isOpen(f):
			list = append(list, f)
		case f.Kind != questionnaire.Strength:
			decided = append(decided, f)
		}
	}
	return append(list, decided...)
}

// findingName names a finding: what it is and how grave, its title, and what it is
// about.
func (t *talk) findingName(lead string, f questionnaire.Finding) string {
	kind := string(f.Kind)
	if f.Kind != questionnaire.Strength {
		kind = string(f.Severity) + " " + kind
	}
	return capital(lead+kind) + ": " + t.about(f)
}

func (t *talk) about(f questionnaire.Finding) string {
	if name := t.session.subject(f.Subject); name != "" {
		return f.Title + ", about " + name
	}
	return f.Title
}

func (t *talk) tellFindings() {
	list := t.found()
	if only := t.onlyFound.sentence(t.session); only != "" {
		t.sayf("Only %s. Only all has all of them again.", only)
	}
	if len(list) == 0 && !t.onlyFound.zero() {
		t.say("No finding is among those.")
		return
	}
	if len(list) == 0 {
		t.say("Nothing was found so far. What nobody answered yet is not counted as fine; undecided tells what is missing.")
		return
	}
	open := 0
	for _, f := range list {
		if isOpen(f) {
			open++
		}
	}
	t.sayf("Findings: %d, of which %d are open.", len(list), open)
	for n, f := range list {
		line := fmt.Sprintf("%d. %s.", n+1, t.findingName("", f))
		if !isOpen(f) {
			line += " Decided: " + string(f.Disposition.Verdict) + "."
		}
		t.say(line)
	}
}

// findingSaid reads the finding of a number, or the next one.
func (t *talk) findingSaid(said string) {
	list := t.found()
	if _, err := strconv.Atoi(said); len(list) == 0 && (said == "" || err == nil) {
		t.tellFindings()
		return
	}
	n := slices.IndexFunc(list, func(f questionnaire.Finding) bool { return f.Key() == t.finding })
	if said == "" {
		n++
	} else if x, err := strconv.Atoi(said); err == nil {
		n = x - 1
	} else {
		t.unknown(said, "say the number of a finding; help tells the words")
		return
	}
	switch {
	case n < 0 || n >= len(list) && said != "":
		t.refuse(questionnaire.Problem{What: "there is no finding " + said, Hint: fmt.Sprintf("they go from 1 to %d", len(list))})
	case n >= len(list):
		t.say("That was the last finding.")
	default:
		t.finding = list[n].Key()
		t.sayf("Finding %d of %d.", n+1, len(list))
		t.tellFinding(list[n])
	}
}

// readFinding returns the finding that was read last.
func (t *talk) readFinding() (questionnaire.Finding, bool) {
	for _, f := range t.found() {
		if f.Key() == t.finding {
			return f, true
		}
	}
	t.say("No finding is being read. Hint: say the number of one; list tells them.")
	return questionnaire.Finding{}, false
}

func (t *talk) tellFinding(f questionnaire.Finding) {
	s := t.session
	t.say(t.findingName("", f) + ".")
	t.say(f.Statement.Line())
	t.tellDecided(f.Disposition)
	t.refs = nil
	if len(f.Evidence) > 0 {
		t.say("Because:")
	}
	for _, e := range f.Evidence {
		t.refs = append(t.refs, e.Ref)
		t.sayf("%d. %s: %s.", len(t.refs), s.refName(e.Ref), strings.TrimSuffix(e.Value.Line(), "."))
	}
	t.say("Why it matters: " + f.Why)
	if len(f.Ask) > 0 {
		t.say("Ask next:")
	}
	for _, a := range f.Ask {
		t.say(a)
	}
	if f.Resolve != "" {
		t.say("What would resolve it: " + f.Resolve)
	}
}

func (t *talk) tellDecided(d questionnaire.Disposition) {
	if d.At.IsZero() {
		return
	}
	said := []string{"Decided: " + string(d.Verdict)}
	if d.Owner != "" {
		said = append(said, "owner "+d.Owner.Line())
	}
	if d.Due != 0 {
		said = append(said, "due "+questionnaire.FormatMonth(d.Due))
	}
	line := strings.Join(said, ", ") + "."
	if d.Reason != "" {
		line += " Reason: " + string(d.Reason)
	}
	t.say(line)
	if d.Private != "" {
		t.say("Private note: " + string(d.Private))
	}
}

// tellUndecided tells what would settle the most, then each rule that waits.
func (t *talk) tellUndecided() {
	s := t.session
	if len(s.result.Undecided) == 0 {
		t.say("Every rule is decided.")
		return
	}
	t.refs = nil
	t.say("Most telling to answer; go with a number leads there:")
	for _, x := range s.result.Telling[:min(tellingMost, len(s.result.Telling))] {
		t.refs = append(t.refs, x.Ref)
		t.sayf("%d. %s: %s.", len(t.refs), s.refName(x.Ref), waitFor(x.Rules))
	}
	t.sayf("Rules that cannot be told yet: %d.", s.result.UndecidedRules())
	for _, u := range s.result.Undecided {
		var names []string
		for _, n := range u.Needs {
			names = append(names, s.refName(n))
		}
		line := s.ruleTitle(u.Rule)
		if name := s.subject(u.Subject); name != "" {
			line += ", about " + name
		}
		t.say(line + ". Missing: " + strings.Join(names, "; ") + ".")
	}
}

func waitFor(n int) string {
	if n == 1 {
		return "1 rule waits for it"
	}
	return fmt.Sprintf("%d rules wait for it", n)
}

func (t *talk) tellStrengths() {
	none := true
	for _, f := range t.session.result.Findings {
		if f.Kind == questionnaire.Strength {
			t.say(t.about(f) + ". " + f.Statement.Line())
			none = false
		}
	}
	if none {
		t.say("No strengths so far.")
	}
}

// goRef goes to what was numbered last.
func (t *talk) goRef(said string) {
	n, err := strconv.Atoi(said)
	if err != nil && said != "" {
		t.goTo(said)
		return
	}
	if n < 1 || n > len(t.refs) {
		hint := "read a finding first, by its number"
		if len(t.refs) > 0 {
			hint = "say go and a number, " + oneTo(len(t.refs)) + ", as read last"
		}
		t.refuse(questionnaire.Problem{What: "go leads nowhere without a number that was read", Hint: hint})
		return
	}
	ref := t.refs[n-1]
	if q, _ := t.session.q.RefQuestion(ref); q != nil {
		ref = q.ID
	}
	if !t.session.follow(ref) {
		t.sayf("%s is no longer in the review.", t.session.refName(ref))
		return
	}
	t.follow(t.session.takeJump())
}

// findingsHere tells the findings that rest on the question one is at.
func (t *talk) findingsHere() {
	none := true
	for _, x := range sideItems(t.session, t.interview.at) {
		if x.here {
			t.tellShort(*x.finding, "", true)
			none = false
		}
	}
	if none {
		t.say("No finding rests on this question.")
	}
}

func (t *talk) tellBroken() {
	list := t.session.result.Broken
	if len(list) == 0 {
		t.say("No rule failed.")
	}
	for _, b := range list {
		t.say(ended(t.session.ruleTitle(b.Rule) + ": " + b.Err))
	}
}

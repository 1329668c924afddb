package tui

import (
	"fmt"
	"strings"

	"diligence/questionnaire"
)

// canTry reports whether what follows reads as something to try.
func (t *talk) canTry(said string) bool {
	return strings.Contains(said, "=") && !strings.Contains(said, " ")
}

// whatIf puts a copy of the review in its place, and tries what is said or offers
// what is often tried.
func (t *talk) whatIf(said string) {
	if t.session.trial == nil {
		t.session = t.session.try()
		t.say("What if: from now on all changes are made to a copy, and none of them is saved. Effects tells what they come to; keep makes them of the review, discard goes back to it.")
	}
	s := t.session
	if said != "" && strings.Contains(said, "=") {
		t.try(lever{}, said)
		return
	}
	levers := s.figureLevers()
	if said != "" {
		rec, ok := s.review.PlanRecord(strings.ToLower(said))
		if !ok {
			t.refuse(questionnaire.Problem{What: "there is nothing to try about " + quoted(said),
				Hint: "say a record's id such as i1, or a change such as context.growth=10, i1.cost=250k or m1=+3"})
			return
		}
		levers = s.levers(rec)
	}
	t.pull(levers, said == "")
}

// pull offers levers, and with other anything else.
func (t *talk) pull(levers []lever, other bool) {
	var list []item
	for _, l := range levers {
		list = append(list, item{label: leverWords(l)})
	}
	if other {
		list = append(list, item{label: "A change of a record: say its id, such as i1."}, item{label: "Anything else, such as i1.cost=250k or m1=+3."})
	}
	n, ok := t.choose("Try which", list)
	if !ok {
		return
	}
	switch {
	case n < len(levers) && levers[n].set != "":
		t.try(lever{}, levers[n].set)
	case n < len(levers):
		if said, ok := t.ask(leverName(levers[n]) + ": " + levers[n].hint + "; Enter leaves it"); ok && said != "" {
			t.try(levers[n], said)
		}
	case n == len(levers):
		if said, ok := t.ask("Which record, by its id; Enter leaves it"); ok && said != "" {
			t.whatIf(said)
		}
	default:
		if said, ok := t.ask("Which change, such as i1.cost=250k or m1=+3; Enter leaves it"); ok && said != "" {
			t.try(lever{}, said)
		}
	}
}

// leverName is what a lever does; one that is of no record begins a sentence.
func leverName(l lever) string {
	name := strings.TrimSuffix(l.label, " …")
	if l.ref != "" {
		return capital(name)
	}
	return name
}

// leverWords tells a lever: what it is of, what it does, and how that is now.
func leverWords(l lever) string {
	now, title, ofRecord := strings.Cut(l.detail, " · ")
	months := strings.Split(strings.TrimPrefix(now, "now "), "–")
	for n := range months {
		if m, err := questionnaire.ParseMonth(months[n]); err == nil {
			months[n] = questionnaire.FormatMonth(m)
		}
	}
	name := leverName(l)
	if id, does, ok := strings.Cut(name, " "); ok && ofRecord {
		name = id + " " + title + " " + does
	}
	return name + ": now " + strings.Join(months, " to ") + "."
}

// try makes a change to the copy and tells what it comes to.
func (t *talk) try(l lever, said string) {
	s := t.session
	sets, moves := l.words(strings.TrimSpace(said))
	if err := s.tryWords(sets, moves); err != nil {
		problem := asProblem(err, "")
		for _, typed := range append(sets, moves...) { // it was just said
			problem.What = strings.TrimPrefix(problem.What, typed+": ")
		}
		t.refuse(problem)
		return
	}
	if len(s.trial.changes) == 0 {
		t.say("That changes nothing.")
		return
	}
	t.say("All that is tried: " + ended(s.triedText()))
}

// effects tells all that changes by what is tried.
func (t *talk) effects() {
	s := t.session
	if s.trial == nil {
		t.say("Nothing is tried. What if tries changes on a scratch copy.")
		return
	}
	tr := s.trial
	if len(tr.tried) == 0 {
		t.say("Nothing that counts is tried yet.")
	} else {
		t.say("Tried:")
	}
	for _, d := range tr.tried {
		name := strings.Replace(d.Ref, ".", " ", 1)
		if q := s.q.Question(d.Ref); q != nil {
			name = q.Title
		}
		t.say(ended(name + ": from " + d.Before.Line() + " to " + d.After.Line()))
	}
	for _, f := range tr.figures {
		if f.Changed() {
			t.say(capital(ended(f.Name + ": from " + f.Before + " to " + f.After)))
		} else {
			t.say(capital(ended(f.String())))
		}
	}
	told := func(list []questionnaire.Finding, does, do string, whole bool) {
		t.say(capital(heading(len(list), does, do)) + ".")
		for _, f := range list {
			t.tellShort(f, "", whole)
		}
	}
	told(tr.what.Appeared, "appears", "appear", true)
	told(tr.what.Gone, "goes", "go", false)
	for _, x := range []struct {
		list []questionnaire.Shift
		word string
	}{{tr.what.Graver, "Weighs more"}, {tr.what.Milder, "Weighs less"}} {
		for _, f := range x.list {
			t.tellShort(f.Finding, fmt.Sprintf("%s, %s and before %s: ", x.word, f.Severity, f.Was), true)
		}
	}
	for _, f := range tr.what.Reworded {
		t.tellShort(f, "Says something else: ", true)
	}
}

// tellShort names a finding and, where it is wanted, what it says.
func (t *talk) tellShort(f questionnaire.Finding, lead string, whole bool) {
	line := t.findingName("", f)
	if lead != "" {
		line = lead + t.about(f)
	}
	line += "."
	if whole {
		line += " " + f.Statement.Line()
	}
	t.say(line)
}

// endTrial goes back to the review, with what was tried as one step or, where that
// is meant, without.
func (t *talk) endTrial(keep bool) {
	tr := t.session.trial
	if tr == nil {
		t.say("Nothing is tried. What if tries changes on a scratch copy.")
		return
	}
	if n := len(tr.changes); n > 0 && !keep {
		t.sayf("%s tried and not in the review.", capital(isAre(n, "change")))
		if !t.sure("discard", "throw that away") {
			return
		}
	}
	t.closeTrial(keep)
}

func (t *talk) closeTrial(keep bool) {
	tr, who := t.session.trial, t.session.speaker
	switch n := len(tr.changes); {
	case n == 0:
		t.say("Nothing was tried: the review is as it was.")
	case keep:
		t.session.keep()
		t.say("Kept: " + count(n, "change") + ". Undo takes all of it back.")
	default:
		t.say("Discarded: the review is as it was.")
	}
	tr.real.hear(who)
	t.session = tr.real
	t.know()
}

// leaveReview does what leaves the review, once what is tried is kept or discarded.
func (t *talk) leaveReview(then func()) {
	if t.session != nil && t.session.trial != nil {
		keep := false
		if n := len(t.session.trial.changes); n > 0 {
			t.sayf("%s tried and not in the review.", capital(isAre(n, "change")))
			said, ok := t.ask("Say keep or discard; Enter stays")
			keep = strings.EqualFold(said, "keep")
			if t.pending != "" || ok && !keep && !strings.EqualFold(said, "discard") {
				t.say("You are still trying.")
				return
			}
		}
		t.closeTrial(keep)
	}
	then()
}

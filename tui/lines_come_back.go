package tui

import (
	"diligence/questionnaire"
)

// comeBack tells what is left to come back to, and goes to one of it.
func (t *talk) comeBack() {
	s := t.session
	l := s.loose()
	var list []item
	add := func(id, label string) { list = append(list, item{id, ended(label)}) }
	for _, q := range l.parked {
		add(q.ID, "Parked: "+q.Title)
	}
	for _, q := range l.withheld {
		add(q.ID, "Withheld: "+q.Title+"; "+s.consequence(q.ID))
	}
	for _, q := range l.flagged {
		add(q.ID, "Flagged: "+q.Title)
	}
	for _, r := range l.requested {
		add(r.Question, "Asked for: "+s.requestWords(r))
	}
	if len(list) == 0 {
		t.say("Nothing is parked, flagged, withheld or asked for.")
		return
	}
	n, ok := t.choose("Go to which", list)
	switch {
	case !ok:
	case s.q.Question(list[n].id) != nil:
		t.follow(jump{question: list[n].id})
	default:
		t.requests()
	}
}

// askNext tells the follow-ups of findings that just appeared and the most telling
// question, and begins a note with the one that is asked.
func (t *talk) askNext() {
	i, s := t.interview, t.session
	follow := i.followUps(s)
	var list []item
	of := questionnaire.Key("")
	for _, f := range follow {
		label := ended(f.ask)
		if key := f.finding.Key(); key != of {
			of, label = key, label+" It follows up: "+ended(t.about(f.finding))
		}
		list = append(list, item{label: label})
	}
	if q, rules := i.mostTelling(s); q != nil {
		list = append(list, item{q.ID, ended("Next question: "+q.Title) + " " + capital(waitFor(rules)) + "."})
	}
	if len(list) == 0 {
		t.say("The latest answer brought no follow-up, and no open question would settle a rule.")
		return
	}
	n, ok := t.choose("Ask which", list)
	switch {
	case !ok:
	case n < len(follow):
		i.live.asked[follow[n].ask] = true
		t.write(editNote, questionnaire.Safe(follow[n].ask))
	default:
		t.follow(jump{question: list[n].id})
	}
}

package tui

import (
	"strings"

	"diligence/questionnaire"
)

// hasHistory reports whether a question's or record's id was said.
func (t *talk) hasHistory(said string) bool {
	_, ok := t.session.review.PlanRecord(said)
	return ok || t.session.q.Question(said) != nil || said == string(questionnaire.OutageKey)
}

// subjectOf returns the id and the name of the question or record that was said,
// or else of what is in front of one.
func (t *talk) subjectOf(said string) (id, title string) {
	s := t.session
	if said == "" && t.spot == t.spots.plan {
		if t.register.sheet {
			said = string(questionnaire.OutageKey)
		} else {
			said, _ = t.ask("History of which record, by its id; Enter leaves it")
		}
	} else if said == "" {
		said = t.interview.at
	}
	if q := s.q.Question(said); q != nil {
		return q.ID, q.Title
	}
	if strings.EqualFold(said, string(questionnaire.OutageKey)) {
		return string(questionnaire.OutageKey), "the outage work sheet"
	}
	for rec := range s.review.Plan {
		if strings.EqualFold(rec.Key().ID(), said) || strings.EqualFold(rec.Heading().Line(), said) {
			return rec.Key().ID(), rec.Key().ID() + " " + rec.Heading().Line()
		}
	}
	if said != "" {
		t.refuse(questionnaire.Problem{What: "no question or record is called " + quoted(said),
			Hint: "say a record's id such as m1, or a question's; in the interview, history alone is of its question"})
	}
	return "", ""
}

// history tells every change of a question or record, newest first, and steps back
// to one.
func (t *talk) history(said string) {
	id, title := t.subjectOf(said)
	s := t.session
	switch {
	case id == "":
		return
	case s.trial != nil:
		t.refuse(questionnaire.Problem{What: "nothing tried has a history", Hint: "keep it, or discard it, first"})
		return
	case s.veiled() && s.q.Question(id) != nil:
		t.refuse(questionnaire.Problem{What: "history holds everybody's answers", Hint: "let the reviewer speak first: as reviewer"})
		return
	}
	s.seal()
	unsaved := s.lib.Flush()
	log, err := s.lib.Log(s.review.ID)
	r := &revisions{session: s, about: id}
	r.came(revisionsMsg{r, log, err, unsaved})
	if r.problem != "" {
		t.say(ended(r.problem))
	}
	if len(r.list) == 0 {
		if r.problem == "" {
			t.say("Nothing was said or changed here yet.")
		}
		return
	}
	t.sayf("History of %s. Changes: %d, the newest first.", title, len(r.list))
	t.stepBack(r)
}

// stepBack offers the revisions to step back to.
func (t *talk) stepBack(r *revisions) {
	var list []item
	revisions := r.revisions()
	for k, row := range r.rows() {
		label := strings.Join(strings.Fields(strings.ReplaceAll(row.text, "  ", ", ")), " ")
		if row.tail != "" {
			label += ", " + row.tail
		}
		if c := revisions[k].change; c != nil {
			label += ". " + t.spokenChange(*c)
		}
		list = append(list, item{label: ended(capital(label))})
	}
	n, ok := t.choose("Step back to how it stood after which", list)
	if !ok {
		return
	}
	v := revisions[n]
	stood := "before all that was said"
	if v.change != nil {
		stood = exactly(v.change.At, t.session.now())
	}
	out := t.session.stepBack(v.key, v.stood, stood)
	said, _, back := strings.Cut(out.toast.Line(), " · ")
	if !back {
		t.say(capital(ended(said)))
		return
	}
	t.say("It stands " + ended(said))
	t.tellNow(v.key)
	t.say("Undo takes that back.")
}

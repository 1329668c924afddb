package tui

import (
	"slices"

	"diligence/questionnaire"
)

// A rowKind says what a row of the card can do.
type rowKind int

const (
	rowOption  rowKind = iota
	rowInput           // the value of a question without options
	rowOwner           // of a plan for a plan
	rowDecide          // likewise: the month it decides by
	rowDiffers         // why the reviewer sees it otherwise than was said
)

// A cardRow is a row of the card that can be highlighted.
type cardRow struct {
	what   rowKind
	option int
}

// cardRows returns the rows of a question that the present speaker has answered
// with a.
func (s *session) cardRows(q *questionnaire.Question, a questionnaire.Answer) []cardRow {
	rows := make([]cardRow, 0, len(q.Options)+3)
	differs := s.differs(a)
	if len(q.Options) == 0 {
		rows = append(rows, cardRow{what: rowInput})
	}
	for n, o := range q.Options {
		rows = append(rows, cardRow{rowOption, n})
		if plansToPlan(q, a) && o.ID == questionnaire.PlanForAPlan {
			rows = append(rows, cardRow{what: rowOwner}, cardRow{what: rowDecide})
		}
		if differs && q.Kind != questionnaire.KindMulti && a.Value.Has(o.ID) {
			rows, differs = append(rows, cardRow{what: rowDiffers}), false
		}
	}
	if differs {
		rows = append(rows, cardRow{what: rowDiffers})
	}
	return rows
}

// plansToPlan reports whether the answer is a plan for a plan, which has an
// owner and a month to decide by.
func plansToPlan(q *questionnaire.Question, a questionnaire.Answer) bool {
	return q.Scale == questionnaire.PlanScale && a.Status == questionnaire.Answered &&
		a.Value.Has(questionnaire.PlanForAPlan)
}

// digit chooses an option, or begins to type a number or month, which may have a sign.
func (i *interview) digit(s *session, q *questionnaire.Question, key string) outcome {
	switch {
	case q.Kind == questionnaire.KindText && i.live != nil && !i.founder:
		return i.beginNote(s, key)
	case q.Kind == questionnaire.KindText:
		return toasted("press i to write the answer")
	case len(q.Options) == 0:
		i.startInput(s, key)
		return handled
	}
	n := int(key[0] - '1')
	if key == "0" || n >= len(q.Options) {
		return toasted("there is no option " + key)
	}
	i.choose(s, n, true)
	return handled
}

// choose takes option n of the question; with toggle, one of several is
// unticked where it was ticked.
func (i *interview) choose(s *session, n int, toggle bool) {
	q := i.question(s)
	before := s.answer(q.ID)
	a := before
	a.Status, a.Parked = questionnaire.Answered, false
	id := q.Options[n].ID
	if q.Kind == questionnaire.KindMulti {
		a.Value = ticked(q, a.Value, id, toggle)
		if len(a.Value.List()) == 0 {
			a.Status, a.Value = questionnaire.Unanswered, questionnaire.Value{}
		}
	} else {
		a.Value = questionnaire.TextValue(questionnaire.Safe(id))
	}
	if !plansToPlan(q, a) {
		a.Owner, a.DecideBy = "", 0
	}
	if before.Status != questionnaire.Answered || !s.differs(a) {
		a.Reason = ""
	}
	if before.Status != a.Status || !before.Value.Equal(a.Value) {
		s.setAnswer(a)
	}
	i.row, i.card.follow = slices.Index(s.cardRows(q, a), cardRow{rowOption, n}), true
}

// ticked returns the value with option id ticked, or unticked where it was and
// toggle says so, in the order of the options.
func ticked(q *questionnaire.Question, v questionnaire.Value, id string, toggle bool) questionnaire.Value {
	on := !v.Has(id) || !toggle
	chosen, _ := q.Option(id)
	var ids []string
	for _, o := range q.Options {
		switch {
		case o.ID == id:
			if on {
				ids = append(ids, id)
			}
		case v.Has(o.ID) && !(on && (chosen.Exclusive || o.Exclusive)):
			ids = append(ids, o.ID)
		}
	}
	return questionnaire.ListValue(ids...)
}

// act does what the highlighted row is for. With goOn, a row that is done
// already leads to the next question.
func (i *interview) act(s *session, goOn bool) outcome {
	q := i.question(s)
	a := s.answer(q.ID)
	rows := s.cardRows(q, a)
	r := rows[min(i.row, len(rows)-1)]
	switch r.what {
	case rowOwner, rowDecide:
		return i.actPlan(s, r.what, goOn)
	case rowDiffers:
		i.startEdit(s, editDiffers, "")
	case rowInput:
		if goOn && a.Status != questionnaire.Unanswered {
			return i.step(s, 1)
		}
		i.startInput(s, "")
	case rowOption:
		chosen := a.Status == questionnaire.Answered && a.Value.Has(q.Options[r.option].ID)
		switch {
		case chosen && goOn && plansToPlan(q, a) && (a.Owner == "" || a.DecideBy == 0):
			i.toMissing(s, rows, a)
		case chosen && goOn:
			return i.step(s, 1)
		default:
			i.choose(s, r.option, true)
		}
	}
	return handled
}

// actPlan types the owner or the month of a plan for a plan. With goOn, one that is
// given leads to what is still missing, and then to the next question.
func (i *interview) actPlan(s *session, row rowKind, goOn bool) outcome {
	q, a := i.question(s), s.answer(i.at)
	owner := row == rowOwner
	switch given := owner && a.Owner != "" || !owner && a.DecideBy != 0; {
	case given && goOn && a.Owner != "" && a.DecideBy != 0:
		return i.step(s, 1)
	case given && goOn:
		i.toMissing(s, s.cardRows(q, a), a)
	case owner:
		i.startEdit(s, editOwner, "")
	default:
		i.startEdit(s, editDecide, "")
	}
	return handled
}

// toMissing begins to type what a plan for a plan still lacks.
func (i *interview) toMissing(s *session, rows []cardRow, a questionnaire.Answer) {
	what, row := editOwner, rowOwner
	if a.Owner != "" {
		what, row = editDecide, rowDecide
	}
	i.row = slices.Index(rows, cardRow{what: row})
	i.startEdit(s, what, "")
}

// status answers without a value.
func (i *interview) status(s *session, status questionnaire.Status, reason questionnaire.Text) {
	a := s.answer(i.at)
	if a.Status == status && a.Reason == reason {
		return
	}
	a.Status, a.Reason, a.Parked = status, reason, false
	a.Value, a.Owner, a.DecideBy = questionnaire.Value{}, "", 0
	s.setAnswer(a)
	i.row = min(i.row, len(s.cardRows(i.question(s), a))-1)
}

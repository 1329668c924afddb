package tui

import (
	"fmt"

	"diligence/questionnaire"
)

// A shift is a record that was moved, once or several times in a row, with the
// findings as they were before. What came of it is told against those.
type shift struct {
	key    questionnaire.Key
	id     string
	rec    questionnaire.Record // as it was
	before []questionnaire.Finding
	since  questionnaire.Comparison
}

// move moves the record chosen by months.
func (l *timeline) move(s *session, by questionnaire.Month) outcome {
	r, ok := l.row()
	switch {
	case !ok:
		return unhandled
	case r.from == 0:
		return toasted(r.id + " has no month yet; m gives it the cursor's")
	}
	return l.change(s, r.rec, shifted(r.rec, by))
}

// place gives the record chosen the cursor's month. An initiative whose end or
// start alone is known gets the other; one that has both moves as a whole.
func (l *timeline) place(s *session) outcome {
	r, ok := l.row()
	if !ok {
		return unhandled
	}
	i, is := r.rec.(questionnaire.Initiative)
	switch {
	case !is && r.from == 0:
		return l.change(s, r.rec, dated(r.rec, l.month))
	case !is:
		return l.change(s, r.rec, shifted(r.rec, l.month-monthOf(r.rec)))
	case i.Start == 0 && l.month <= i.End, i.Start == 0 && i.End == 0:
		i.Start = l.month
	case i.End == 0 && l.month >= i.Start:
		i.End = l.month
	case i.Start == 0:
		i.End = l.month
	default:
		return l.change(s, r.rec, shifted(r.rec, l.month-i.Start))
	}
	return l.change(s, r.rec, i)
}

// change puts the record in the place of what it was, and compares the findings.
func (l *timeline) change(s *session, was, rec questionnaire.PlanRecord) outcome {
	put := s.review.Put(rec, s.speaker, s.now())
	if problems := s.q.Check(s.review, []questionnaire.Change{put}); len(problems) > 0 {
		return toasted(explain(problems[0]))
	}
	if l.moved == nil || l.moved.key != rec.Key() || s.last != rec.Key() {
		l.moved = &shift{key: rec.Key(), id: rec.Key().ID(), rec: was, before: s.result.Findings}
	}
	s.apply(put)
	l.refresh(s)
	return handled
}

// recompare tells the findings that stand now from those before the move. A
// change of anything else ends what is told of it.
func (l *timeline) recompare(s *session) {
	if l.moved == nil {
		return
	}
	if s.last != l.moved.key {
		l.moved = nil
		return
	}
	l.moved.since = questionnaire.Compare(l.moved.before, s.result.Findings)
}

// shifted returns the record with each month it has moved.
func shifted(rec questionnaire.PlanRecord, by questionnaire.Month) questionnaire.PlanRecord {
	if i, ok := rec.(questionnaire.Initiative); ok {
		if i.Start != 0 {
			i.Start += by
		}
		if i.End != 0 {
			i.End += by
		}
		return i
	}
	return dated(rec, monthOf(rec)+by)
}

// dated returns a record that stands at one month, at m.
func dated(rec questionnaire.PlanRecord, m questionnaire.Month) questionnaire.PlanRecord {
	switch x := rec.(type) {
	case questionnaire.Milestone:
		x.Month = m
		return x
	case questionnaire.Hire:
		x.Month = m
		return x
	case questionnaire.Competence:
		x.Month = m
		return x
	case questionnaire.Certification:
		x.Month = m
		return x
	}
	return rec
}

// monthOf returns the month a record was given: of an initiative, its first.
func monthOf(rec questionnaire.Record) questionnaire.Month {
	if p, ok := rec.(questionnaire.PlanRecord); ok {
		from, _ := spanOf(p)
		return from
	}
	return 0
}

// movedWords says how far the record was moved, and what came of it; brief where
// it has but one short line.
func (l *timeline) movedWords(s *session, brief bool) string {
	m := l.moved
	was, is := monthOf(m.rec), monthOf(s.review.Get(m.key))
	said := m.id + " is back where it was"
	switch by := int(is - was); {
	case was == 0 && is == 0, was != 0 && is == 0:
		said = m.id + " has no month"
	case was == 0:
		said = m.id + " now stands at " + questionnaire.FormatMonth(is)
	case by > 0:
		said = fmt.Sprintf("%s moved %s later", m.id, count(by, "month"))
	case by < 0:
		said = fmt.Sprintf("%s moved %s earlier", m.id, count(-by, "month"))
	}
	came, went := len(m.since.Appeared), len(m.since.Gone)
	if brief {
		return fmt.Sprintf("findings +%d −%d · %s", came, went, said)
	}
	if came+went == 0 {
		return said + ": no finding came or went"
	}
	return fmt.Sprintf("%s: %s came, %d went", said, count(came, "finding"), went)
}

package questionnaire

import "fmt"

// doubtful is how many months from now a month may lie before it is asked about. A
// plan looks 24 months ahead; one more than twice as far is most likely a slip.
const doubtful = 60

// A Doubt is something that may be kept, and is so unusual that whoever wrote it
// should be asked.
type Doubt struct {
	About Text // the question or record
	What  Text // a sentence's part: "January 2072 is 45 years ahead"
}

// Doubts returns what is doubtful in changes made in the month now: months given in
// them that lie more than five years from it.
func (q *Questionnaire) Doubts(changes []Change, now Month) (out []Doubt) {
	for _, c := range changes {
		before := q.months(c.Before)
		for k, m := range q.months(c.After) {
			if m == 0 || k < len(before) && before[k] == m || max(m-now, now-m) <= doubtful {
				continue
			}
			out = append(out, Doubt{q.about(c.After), Safe(FormatMonth(m) + farFrom(m, now))})
		}
	}
	return out
}

func farFrom(m, now Month) string {
	years, side := int(m-now)/12, "ahead"
	if m < now {
		years, side = int(now-m)/12, "back"
	}
	return fmt.Sprintf(" is %d years %s", years, side)
}

// months returns the months a record holds, each kind of record in an order of its own.
func (q *Questionnaire) months(rec Record) []Month {
	switch x := rec.(type) {
	case Answer:
		given := []Month{x.DecideBy, 0}
		if asked := q.Question(x.Question); asked != nil && asked.Kind == KindMonth {
			given[1], _ = ParseMonth(string(x.Value.Text()))
		}
		return given
	case Initiative:
		return []Month{x.Start, x.End}
	case Milestone:
		return []Month{x.Month}
	case Hire:
		return []Month{x.Month}
	case Competence:
		return []Month{x.Month}
	case Certification:
		return []Month{x.Month}
	case Outage:
		return []Month{x.Rehearsed}
	case Disposition:
		return []Month{x.Due}
	case Request:
		return []Month{x.Due}
	}
	return nil
}

// about names what a record is about, as a person does.
func (q *Questionnaire) about(rec Record) Text {
	switch x := rec.(type) {
	case Answer:
		if asked := q.Question(x.Question); asked != nil {
			return Safe(asked.Title)
		}
	case PlanRecord:
		return Safe(x.Key().ID() + " " + x.Heading().Line())
	case Request:
		return Safe(x.ID + " " + x.What.Line())
	}
	return ""
}

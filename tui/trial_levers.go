package tui

import (
	"strings"

	"diligence/questionnaire"
)

// A lever is a question that is often asked of a plan.
type lever struct {
	label, detail string
	kind          string // what sort of record it is about, to find it by
	set           string // tried at once, such as i1.money=yes
	ref           string // asked for a value: a question or field
	move          string // asked for months: a record's id
	hint          string
}

// The questions and fields that levers change.
const (
	growthRef = "context.growth"
	hoursRef  = "outage.hours"
)

// newLevers offers what could be tried, first of all of the selected record, and
// the ways out.
func newLevers(a *app, selected string) *picker {
	s := a.session
	var rows []pick
	add := func(list []lever) {
		for _, l := range list {
			rows = append(rows, l.pick(s))
		}
	}
	if rec, ok := s.review.PlanRecord(selected); ok {
		add(s.levers(rec))
	}
	add(s.figureLevers())
	rows = append(rows, pick{label: "anything else …", detail: "context.growth=10, i1.cost=250k, m1=+3", hay: "anything else other field", run: func() outcome {
		return outcome{handled: true, ask: newTryPrompt(s, lever{label: "What if …", hint: "such as context.growth=10, i1.cost=250k or m1=+3"})}
	}})
	rows = append(rows, a.wayOut()...)
	for rec := range s.review.Plan {
		if rec.Key().ID() != selected {
			add(s.levers(rec))
		}
	}
	return newPicker("WHAT IF", "What if …  nothing is saved unless you keep it", rows)
}

// wayOut keeps or discards what was tried.
func (a *app) wayOut() []pick {
	row := func(label, detail string, run func() outcome) pick {
		return pick{label: label, detail: detail, hay: strings.ToLower(label), run: run}
	}
	end := func(keep bool) func() outcome {
		return func() outcome { return outcome{handled: true, cmd: a.endTrial(keep)} }
	}
	n := len(a.session.trial.changes)
	if n == 0 {
		return []pick{row("leave the what-if", "nothing is tried yet", end(false))}
	}
	return []pick{
		row("show all that changes", "", func() outcome { return outcome{handled: true, ask: newTrialView(a.session)} }),
		row("keep what was tried", count(n, "change")+", as one step", a.askEnd(true)),
		row("discard what was tried", count(n, "change"), a.askEnd(false)),
	}
}

// askEnd asks once more before what was tried is kept or discarded.
func (a *app) askEnd(keep bool) func() outcome {
	key, label, title := "X", "discard them", "Discard what was tried?"
	if keep {
		key, label, title = "k", "keep them, as one step", "Keep what was tried?"
	}
	return func() outcome {
		return outcome{handled: true, ask: newAsk(title, a.session.trial.whole(), "go on trying",
			choice{key, label, func() outcome { return outcome{handled: true, cmd: a.endTrial(keep)} }})}
	}
}

// figureLevers are growth and the length of an outage.
func (s *session) figureLevers() (list []lever) {
	if q := s.q.Question(growthRef); q != nil {
		now := questionnaire.NotGiven
		if p := s.result.Positions[growthRef]; p.Status == questionnaire.Answered {
			now = s.q.Format(q, p.Value, s.currency())
		}
		list = append(list, lever{label: "growth is …", detail: "now " + now, ref: growthRef, hint: "a number such as 10, for ten times today's size"})
	}
	hours := questionnaire.FormatNumber(s.review.OutageCost(s.result.Positions).Hours)
	if s.review.Outage.Hours != nil {
		hours = questionnaire.FormatNumber(*s.review.Outage.Hours)
	}
	return append(list, lever{label: "an outage lasts …", detail: "now " + hours + " hours", ref: hoursRef, hint: "hours, such as 96"})
}

// levers are what is often asked of a record.
func (s *session) levers(rec questionnaire.PlanRecord) (list []lever) {
	id, title := rec.Key().ID(), rec.Heading().Line()
	move := func(months string) {
		if months != "" {
			list = append(list, lever{label: id + " moves by …", detail: "now " + months + " · " + title, move: id, hint: "months such as +3 or -2, or a month such as 2027-09"})
		}
	}
	tri := func(field string, now questionnaire.Tri, yes, no string) {
		l := lever{label: id + " " + yes, set: id + "." + field + "=yes"}
		if now == questionnaire.Yes {
			l = lever{label: id + " " + no, set: id + "." + field + "=no"}
		}
		l.detail = "now " + now.String() + " · " + title
		list = append(list, l)
	}
	switch rec := rec.(type) {
	case questionnaire.Initiative:
		move(strings.Trim(rec.Start.String()+"–"+rec.End.String(), "–"))
		tri("money", rec.Money, "gets its money", "loses its money")
		tri("approved", rec.Approved, "is approved", "loses its approval")
	case questionnaire.Milestone:
		move(rec.Month.String())
	case questionnaire.Hire:
		move(rec.Month.String())
		tri("budgeted", rec.Budgeted, "is budgeted", "loses its budget")
	case questionnaire.Competence:
		move(rec.Month.String())
	case questionnaire.Certification:
		move(rec.Month.String())
	}
	for k := range list {
		list[k].kind = rec.Key().Kind()
	}
	return list
}

// pick returns the lever as a row that tries it.
func (l lever) pick(s *session) pick {
	return pick{label: l.label, detail: l.detail, hay: strings.ToLower(l.label + " " + l.detail + " " + l.kind), run: func() outcome {
		if l.set == "" {
			return outcome{handled: true, ask: newTryPrompt(s, l)}
		}
		if err := s.tryWords([]string{l.set}, nil); err != nil {
			return toasted(explain(err))
		}
		return toasted(s.triedText())
	}}
}

// triedText says in a few words what is tried comes to.
func (s *session) triedText() string {
	tr := s.trial
	if len(tr.changes) == 0 {
		return "that changes nothing"
	}
	said := heading(len(tr.what.Appeared), "appears", "appear") + ", " + heading(len(tr.what.Gone), "goes", "go")
	if risk := tr.figures[0]; risk.Changed() {
		said += ", at risk: " + risk.After
	}
	return said
}

package export

import (
	"fmt"
	"slices"

	"diligence/questionnaire"
)

// hires reports who must come (prep-e7), beside what was answered about hires.
func (p *projector) hires() Hires {
	h := Hires{Answers: p.answered(p.citing("prep-e7"))}
	for _, x := range p.r.Hires {
		if x.Status == questionnaire.Dropped {
			h.Dropped = append(h.Dropped, p.heading(x))
			continue
		}
		row := p.hire(x)
		h.List = append(h.List, row)
		if x.Status == questionnaire.Done {
			continue
		}
		h.Open++
		if x.Critical == questionnaire.Yes {
			h.Critical++
			if x.Budgeted == questionnaire.No {
				h.Unfunded++
			}
		}
		if row.Timing.Late > 0 {
			h.Late++
		}
	}
	return h
}

func (p *projector) hire(x questionnaire.Hire) HireReport {
	row := HireReport{
		ID: x.ID, Role: p.heading(x), Critical: x.Critical, Budgeted: x.Budgeted, Month: x.Month,
		NeededBy: p.titles(p.live(x.NeededBy)), RampAssumed: x.RampUp == nil, Status: recordWord(x.Status),
	}
	if x.Month != 0 {
		row.Productive = x.Month + x.Ramp()
	}
	if x.Status == questionnaire.Done {
		row.Timing.Mark = Mark{signGood, "In the job"}
		return row
	}
	row.Timing = p.timing(x.NeededBy, row.Productive, "Of full use")
	if row.Timing.Mark.Sign == signGood {
		switch x.Budgeted {
		case questionnaire.No:
			row.Timing.Mark = Mark{signBad, "In time, but without a budget"}
		case questionnaire.Unknown:
			row.Timing.Mark = Mark{signUnknown, "In time, if there is a budget for it"}
		}
	}
	return row
}

// timing holds the month something is there to the start of the first work that
// needs it; work that is done needs nothing any more.
func (p *projector) timing(neededBy []string, month questionnaire.Month, there string) Timing {
	live := p.live(neededBy)
	if len(live) == 0 {
		return Timing{Mark: Mark{signNeutral, "No work listed needs it"}}
	}
	var t Timing
	undated := ""
	for _, id := range live {
		i := p.plan.initiative[id]
		switch {
		case i.Status == questionnaire.Done:
		case i.Start == 0:
			undated = or(undated, p.title(id))
		case t.At == 0 || i.Start < t.At:
			t.Work, t.At = p.title(id), i.Start
		}
	}
	switch {
	case t.At == 0 && undated == "":
		t.Mark = Mark{signNeutral, "The work that needs it is done"}
	case month == 0:
		t.Mark = Mark{signUnknown, "No month given"}
	case t.At != 0 && month > t.At:
		t.Late = int(month - t.At)
		t.Mark = Mark{signBad, fmt.Sprintf("%s %s after %s starts", there, plural(t.Late, "month", "months"), quoted(t.Work))}
	case undated != "":
		t.Mark = Mark{signUnknown, quoted(undated) + " has no start"}
	default:
		t.Mark = Mark{signGood, there + " when the work starts"}
	}
	return t
}

// competences reports what must be learnt, hired or bought (prep-q5, value-2).
func (p *projector) competences() Competence {
	c := Competence{Areas: p.competence()}
	for _, x := range p.r.Competences {
		if x.Status == questionnaire.Dropped {
			c.Dropped = append(c.Dropped, p.heading(x))
			continue
		}
		row := CompetenceReport{
			ID: x.ID, What: p.heading(x), Area: or(p.area[x.Area], x.Area), Way: x.How, How: wayMark(x.How), Month: x.Month,
			NeededBy: p.titles(p.live(x.NeededBy)), Status: recordWord(x.Status),
		}
		if x.Status == questionnaire.Done {
			row.Timing.Mark = Mark{signGood, "There"}
		} else {
			row.Timing = p.timing(x.NeededBy, x.Month, "There")
			if row.Timing.Mark.Sign == signGood && (x.How == "" || x.How == questionnaire.WayUndecided) {
				row.Timing.Mark = Mark{signUnknown, "In time, once the way is decided"}
			}
		}
		c.List = append(c.List, row)
	}
	return c
}

func wayMark(w questionnaire.Way) Mark {
	switch w {
	case "":
		return Mark{signUnknown, "not said"}
	case questionnaire.WayUndecided:
		return Mark{signBad, "undecided"}
	}
	return Mark{signGood, string(w)}
}

// certifications reports what the plan needs proved by others (prep-e6), by month.
func (p *projector) certifications() (out Certifications) {
	list := slices.Clone(p.r.Certifications)
	slices.SortStableFunc(list, func(a, b questionnaire.Certification) int { return compareMonths(a.Month, b.Month) })
	for _, x := range list {
		if x.Status == questionnaire.Dropped {
			out.Dropped = append(out.Dropped, p.heading(x))
			continue
		}
		row := CertificationReport{
			ID: x.ID, Name: p.heading(x), Month: x.Month, Status: recordWord(x.Status),
			NeededFor: p.titles(p.live(x.NeededFor)), CarriedBy: p.titles(p.live(x.CarriedBy)),
		}
		row.WorkEnds, row.Timing = p.carried(x)
		out.List = append(out.List, row)
	}
	return out
}

// carried holds a certification to the end of the work that carries it.
func (p *projector) carried(x questionnaire.Certification) (ends questionnaire.Month, t Timing) {
	undated := ""
	live := p.live(x.CarriedBy)
	for _, id := range live {
		if i := p.plan.initiative[id]; i.End == 0 && i.Status != questionnaire.Done {
			undated = or(undated, p.title(id))
		} else if i.End > ends {
			ends, t.Work, t.At = i.End, p.title(id), i.Start
		}
	}
	switch {
	case x.Status == questionnaire.Done:
		t.Mark = Mark{signGood, "Held"}
	case len(live) == 0:
		t.Mark = Mark{signBad, "No work listed carries it"}
	case x.Month == 0:
		t.Mark = Mark{signUnknown, "No month given"}
	case ends > x.Month:
		t.Late = int(ends - x.Month)
		t.Mark = Mark{signBad, "The work ends " + plural(t.Late, "month", "months") + " too late"}
	case undated != "":
		t.Mark = Mark{signUnknown, quoted(undated) + " has no end"}
	default:
		t.Mark = Mark{signGood, "The work ends in time"}
	}
	return ends, t
}

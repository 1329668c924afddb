package questionnaire

// A Heat is an area as the roles see it.
type Heat struct {
	Area  string
	Cells [4]HeatCell // by place in [Roles]
	// Differ counts the questions on which respondents differ; in LeadersRosier and
	// BuildersRosier of them one side sees it rosier.
	Differ, LeadersRosier, BuildersRosier int
}

// A HeatCell is how one role sees an area, over all who speak for it. Said 0 means
// that the role said nothing there: such a cell is blank, neither good nor bad.
type HeatCell struct {
	Said   int     // answers that claim something
	Rated  int     // of those, answers that are good, to watch or bad
	Mean   float64 // of the rated ones, from 0 (all bad) to 2 (all good)
	Worst  Rating  // of the rated ones; "" without any
	Differ int     // questions on which respondents differ, this role among them
}

// Rating returns the third of the range the mean lies in; "" where nothing is
// rated.
func (c HeatCell) Rating() Rating {
	switch {
	case c.Rated == 0:
		return ""
	case c.Mean*3 >= 4:
		return RatingGood
	case c.Mean*3 >= 2:
		return RatingWatch
	}
	return RatingBad
}

// HeatTable returns every area with what each role says of it, over the visible
// questions. Roles are asked different questions, so that a mean is no verdict:
// where views part is told by Differ.
func (q *Questionnaire) HeatTable(r *Review, res Result) []Heat {
	table := make([]Heat, len(q.Areas))
	for k, area := range q.Areas {
		h := &table[k]
		h.Area = area.ID
		for _, question := range area.Questions {
			if !res.Positions[question.ID].Hidden {
				h.add(question, r.Answers[question.ID])
			}
		}
		for i := range h.Cells {
			if c := &h.Cells[i]; c.Rated > 0 {
				c.Mean /= float64(c.Rated)
			}
		}
	}
	return table
}

func (h *Heat) add(question *Question, said map[Speaker]Answer) {
	heard, differ := claimants(said)
	if differ {
		h.Differ++
		switch diverge(question, said, nil).Direction {
		case LeadersRosier:
			h.LeadersRosier++
		case BuildersRosier:
			h.BuildersRosier++
		}
	}
	for i := range h.Cells {
		if differ && heard&(1<<i) != 0 {
			h.Cells[i].Differ++
		}
	}
	for _, a := range said {
		i := roleIndex(string(a.Role))
		if i < 0 || !a.claims() {
			continue
		}
		c := &h.Cells[i]
		c.Said++
		rating := question.Rated(a.Value)
		x, ok := rating.step()
		if a.Status != Answered || !ok {
			continue
		}
		c.Rated++
		c.Mean += x
		if rating.gravity() > c.Worst.gravity() {
			c.Worst = rating
		}
	}
}

package export

import "fmt"

// changes writes what changed since an earlier state, where that was asked for.
func (w *writer) changes(c *Changes) {
	if c == nil {
		return
	}
	w.heading(2, "What changed since "+c.Since)
	w.para(c.sentence())
	if len(c.Answers) > 0 {
		w.heading(3, "Answers")
		rows := make([][]string, len(c.Answers))
		for i, a := range c.Answers {
			rows[i] = []string{a.Title, a.Who, a.Before, a.After}
		}
		w.table([]string{"Question", "Said by", "Before", "Now"}, rows)
		if c.More > 0 {
			w.para(fmt.Sprintf("And %s.", plural(c.More, "more answer", "more answers")))
		}
	}
	if len(c.Appeared)+len(c.Gone) > 0 {
		w.heading(3, "Findings that came and went")
		var items []Item
		for _, s := range c.Appeared {
			items = append(items, Item{"New:", s})
		}
		for _, s := range c.Gone {
			items = append(items, Item{"Gone:", s})
		}
		w.labels(items)
	}
	if len(c.Slipped) > 0 {
		w.heading(3, "Milestones that slipped")
		rows := make([][]string, len(c.Slipped))
		for i, s := range c.Slipped {
			later := "no month any more"
			if s.To != 0 {
				later = plural(int(s.To-s.From), "month", "months") + " later"
			}
			rows[i] = []string{s.Title, month(s.From), monthOr(s.To, "none"), later}
		}
		w.table([]string{"Milestone", "Then", "Now", "Slip"}, rows)
	}
}

func (c *Changes) sentence() string {
	s := fmt.Sprintf("%s changed. %s appeared, %d went and %d stayed. %s to a later month.",
		plural(len(c.Answers)+c.More, "answer", "answers"), plural(len(c.Appeared), "finding", "findings"),
		len(c.Gone), c.Stayed, plural(len(c.Slipped), "milestone moved", "milestones moved"))
	if len(c.Records) > 0 {
		words := make([]string, len(c.Records))
		for i, r := range c.Records {
			words[i] = fmt.Sprintf("%d %s", r.N, r.What)
		}
		s += " Of the plan's records " + joinAnd(words) + "."
	}
	if c.ZigZag == 0 {
		return s + " The road map did not turn round."
	}
	return s + " The road map turned round " + is(c.ZigZag, "once", fmt.Sprintf("%d times", c.ZigZag)) + ": dates that moved one way and then the other, or milestones dropped and taken up again."
}

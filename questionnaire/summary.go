package questionnaire

// Summarize returns what a list of reviews shows of r, given what Evaluate made
// of it.
func Summarize(r *Review, res Result) Summary {
	s := Summary{
		ID: r.ID, Name: r.Info.Name, Company: r.Info.Name, Archived: r.Info.Archived, Blind: r.Info.Blind,
		Open: map[Severity]int{}, Undecided: res.UndecidedRules(), LastChange: r.lastChange(),
	}
	if p := res.Positions[companyID]; p.Status == Answered && p.Value.Text() != "" {
		s.Company = p.Value.Text()
	}
	for _, p := range res.Progress {
		s.Answered += p.Answered
		s.Visible += p.Visible
	}
	for _, f := range res.Findings {
		if f.Kind != Strength && f.Disposition.Verdict == "open" {
			s.Open[f.Severity]++
		}
	}
	return s
}

// lastChange returns when r last changed. Of what was read from a store, records
// of the plan carry no time, but a review is summarized after a change of it.
func (r *Review) lastChange() int64 {
	last := r.Created
	if r.changed.After(last) {
		last = r.changed
	}
	for _, byRole := range r.Answers {
		for _, a := range byRole {
			if a.At.After(last) {
				last = a.At
			}
		}
	}
	for _, d := range r.Dispositions {
		if d.At.After(last) {
			last = d.At
		}
	}
	return last.UnixMilli()
}

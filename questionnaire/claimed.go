package questionnaire

// Proven reports whether the answer was shown to be true in some way: its level is
// above claimed.
func (a Answer) Proven() bool { return a.Level != "" && a.Level != Claimed }

// claimed reports whether all answers among the evidence of the finding at hand,
// one at least, are claimed.
func (ev *evaluation) claimed() bool {
	answers := false
	for _, m := range ev.marks {
		k, role := m.high(), -1
		switch m.kind() {
		case markRole:
			role = m.low()
		case markQuestion, markDecision:
		default:
			continue
		}
		for _, a := range ev.r.Answers[ev.e.questions[k].ID] {
			if !ev.counts(k, role, &a) {
				continue
			}
			if a.Proven() {
				return false
			}
			answers = true
		}
	}
	return answers
}

// counts reports whether an answer is one that a finding rests on: one of a role's,
// or of those that make the position. A reviewer's own answer may rest on what a
// respondent showed.
func (ev *evaluation) counts(k, role int, a *Answer) bool {
	if !a.claims() {
		return false
	}
	if role >= 0 {
		return a.Role == Roles[role]
	}
	p := &ev.positions[k]
	return a.Status == p.Status && (a.Status != Answered || a.Value.Equal(p.Value)) || p.Status == Disputed
}

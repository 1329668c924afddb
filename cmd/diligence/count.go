package main

import "diligence/questionnaire"

// The kinds of keys whose records are counted, in order.
var countedKinds = []struct{ kind, one, many string }{
	{"answer", "answer", "answers"},
	{"respondent", "respondent", "respondents"},
	{"initiative", "initiative", "initiatives"},
	{"milestone", "milestone", "milestones"},
	{"hire", "hire", "hires"},
	{"competence", "competence", "competences"},
	{"certification", "certification", "certifications"},
	{"risk", "risk", "risks"},
	{"outage", "outage sheet", "outage sheets"},
	{"request", "request", "requests"},
}

// counted says how many there are of each kind that there are any of.
func counted(count map[string]int) (out []string) {
	for _, k := range countedKinds {
		if n := count[k.kind]; n > 0 {
			out = append(out, plural(n, k.one, k.many))
		}
	}
	return out
}

// planned counts the records of a review's plan.
func planned(r *questionnaire.Review) map[string]int {
	count := map[string]int{}
	for rec := range r.Plan {
		count[rec.Key().Kind()]++
	}
	if r.Get(questionnaire.OutageKey) != nil {
		count["outage"]++
	}
	return count
}

// changed counts what changes are about.
func changed(changes []questionnaire.Change) map[string]int {
	count := map[string]int{}
	for _, c := range changes {
		count[c.Key.Kind()]++
	}
	return count
}

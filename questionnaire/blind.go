package questionnaire

import "maps"

// SeenBy returns the review as a speaker may see it: r itself, unless answers are
// given blind. Then nobody but the reviewer sees what others said to a question
// before having answered it; such answers are not in the copy that is returned,
// so that nothing that follows from them is in what is computed of it. Do not
// know and withheld are answers too. A copy is for reading: changes go to r.
func (r *Review) SeenBy(s Speaker) *Review {
	if !r.Info.Blind || r.SpeakersRole(s) == RoleReviewer {
		return r
	}
	var seen map[string]map[Speaker]Answer
	for question, said := range r.Answers {
		if !hides(said, s) {
			continue
		}
		if seen == nil {
			seen = maps.Clone(r.Answers)
		}
		delete(seen, question)
		if own, ok := said[s]; ok {
			seen[question] = map[Speaker]Answer{s: own}
		}
	}
	if seen == nil {
		return r
	}
	c := *r
	c.Answers = seen
	return &c
}

// hides reports whether a question holds what others said and s may not see yet.
func hides(said map[Speaker]Answer, s Speaker) bool {
	own, ok := said[s]
	return own.Status == Unanswered && (!ok && len(said) > 0 || len(said) > 1)
}

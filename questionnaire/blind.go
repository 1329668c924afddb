package questionnaire

import (
	"maps"
	"slices"
)

// SeenBy returns the review as a speaker may see it: r itself, unless answers are
// given blind. Then nobody but the reviewer sees what others said to a question
// before having answered it, nor what was asked for because of it, and never the
// private notes of others; none of that is in the copy that is returned, so that
// it is in nothing that is computed of it either. Do not know and withheld are
// answers too. Who there is to answer, and the plan, all may see. A copy is for
// reading: changes go to r.
func (r *Review) SeenBy(s Speaker) *Review {
	if !r.Info.Blind || r.SpeakersRole(s) == RoleReviewer {
		return r
	}
	c := *r
	c.Answers = maps.Clone(r.Answers)
	for question, said := range r.Answers {
		if visible := seenBy(said, s); len(visible) > 0 {
			c.Answers[question] = visible
		} else {
			delete(c.Answers, question)
		}
	}
	c.Requests = slices.DeleteFunc(slices.Clone(r.Requests), func(q Request) bool {
		return r.Answers[q.Question][s].Status == Unanswered
	})
	for k := range c.Requests {
		c.Requests[k].Private = ""
	}
	c.Dispositions = maps.Clone(r.Dispositions)
	for key, d := range c.Dispositions {
		d.Private = ""
		c.Dispositions[key] = d
	}
	return &c
}

// seenBy returns what s may see of what was said to a question.
func seenBy(said map[Speaker]Answer, s Speaker) map[Speaker]Answer {
	own, spoke := said[s]
	if own.Status == Unanswered {
		if !spoke {
			return nil
		}
		return map[Speaker]Answer{s: own}
	}
	others := func(a Answer) bool { return a.Speaker() != s && a.Private != "" }
	if !slices.ContainsFunc(slices.Collect(maps.Values(said)), others) {
		return said
	}
	seen := maps.Clone(said)
	for who, a := range seen {
		if others(a) {
			a.Private = ""
			seen[who] = a
		}
	}
	return seen
}

package export

import (
	"strings"
	"unicode"

	"diligence/questionnaire"
)

// newDetector returns a detector for the texts of one review.
func newDetector(q *questionnaire.Questionnaire, r *questionnaire.Review) *detector {
	d := &detector{questionnaire: q, review: r, own: map[string]bool{}}
	d.owns(string(r.Info.Name))
	for _, a := range r.AnswersTo("context.company") {
		d.owns(string(a.Value.Text()))
	}
	for rec := range r.Plan {
		first, _, _ := strings.Cut(string(rec.Heading()), " ")
		d.owns(first)
	}
	return d
}

// owns takes in the words that are written large.
func (d *detector) owns(s string) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !inWord(r) }) {
		if strings.ContainsFunc(w, unicode.IsUpper) {
			d.own[strings.ToLower(w)] = true
		}
	}
}

// vocabulary holds the words that the questionnaire and the titles of the review
// write small: such a word is no name where a sentence begins with it. It is made
// when it is first asked for; many reviews need it for no word.
func (d *detector) vocabulary() map[string]bool {
	if d.small != nil {
		return d.small
	}
	d.small = map[string]bool{}
	for x := range d.questionnaire.All {
		for _, s := range []string{x.Title, x.Text, x.Why, x.LookFor} {
			d.learn(s)
		}
		for _, o := range x.Options {
			d.learn(o.Label)
		}
	}
	for _, rule := range d.questionnaire.Rules {
		d.learn(rule.Title)
		d.learn(rule.Why)
	}
	for rec := range d.review.Plan {
		d.learn(string(rec.Heading()))
	}
	return d.small
}

// learn takes in the words of a text that are written small.
func (d *detector) learn(s string) {
	for at := 0; at < len(s); {
		start, end := nextWord(s, at)
		if w := s[start:end]; !d.small[w] && !strings.ContainsFunc(w, unicode.IsUpper) && !givenNames()[w] {
			d.small[w] = true
		}
		at = max(end, at+1)
	}
}

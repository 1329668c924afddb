package export

import (
	"cmp"
	"maps"
	"slices"

	"diligence/questionnaire"
)

// This file alone reads private notes; a test holds it to that.

// A PrivateNote is what the reviewer wrote for nobody else. Its fields are read
// through methods, so that only this file can make one that says something.
type PrivateNote struct{ about, text string }

// About names the question or finding the note stands at.
func (n PrivateNote) About() string { return n.about }

// Text returns the note.
func (n PrivateNote) Text() string { return n.text }

// PrivateNotes returns the private notes; there are none unless the audience is
// private.
func (d Document) PrivateNotes() []PrivateNote {
	if d.Audience != Private {
		return nil
	}
	return d.private
}

// privateNotes is the one place where private notes enter a document.
func privateNotes(p *projector) (out []PrivateNote) {
	if p.audience != Private {
		return nil
	}
	for _, id := range p.answeredIDs() {
		for _, a := range p.answers(id) {
			if a.Private != "" {
				out = append(out, PrivateNote{p.titleOf(id) + " (" + roleWord(a.Role) + ")", string(a.Private)})
			}
		}
	}
	for _, q := range p.r.Requests {
		if q.Private != "" {
			out = append(out, PrivateNote{"Asked for: " + or(q.What.Line(), q.ID), string(q.Private)})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(p.r.Dispositions)) {
		if d := p.r.Dispositions[key]; d.Private != "" {
			out = append(out, PrivateNote{p.findingTitle(d.Rule, d.Subject), string(d.Private)})
		}
	}
	return out
}

// answeredIDs returns the questions that hold anything, in order of asking.
func (p *projector) answeredIDs() []string {
	order := map[string]int{}
	n := 0
	for _, area := range p.q.Areas {
		for _, x := range area.Questions {
			n++
			order[x.ID] = n - len(p.question) - 1 // before those not asked, which have 0
		}
	}
	return slices.SortedFunc(maps.Keys(p.r.Answers), func(a, b string) int {
		return cmp.Or(cmp.Compare(order[a], order[b]), cmp.Compare(a, b))
	})
}

// ruleTitle returns a rule's title, or its id where it has none.
func (p *projector) ruleTitle(rule string) string {
	for _, f := range p.q.Rules {
		if f.ID == rule {
			return f.Title
		}
	}
	return rule
}

func (p *projector) findingTitle(rule, subject string) string {
	title := p.ruleTitle(rule)
	if subject != "" {
		if p.question[subject] != nil {
			return title + ": " + p.titleOf(subject)
		}
		title += ": " + or(p.area[subject], p.title(subject))
	}
	return title
}

// countPrivate counts private notes on answers and on findings.
func countPrivate(r *questionnaire.Review) (answers, findings int) {
	for _, by := range r.Answers {
		for _, a := range by {
			if a.Private != "" {
				answers++
			}
		}
	}
	for _, d := range r.Dispositions {
		if d.Private != "" {
			findings++
		}
	}
	return answers, findings
}

// countPrivateNotes counts all private notes.
func countPrivateNotes(r *questionnaire.Review) int {
	answers, findings := countPrivate(r)
	return answers + findings + privateRequests(r)
}

// privateRequests counts private notes on requests.
func privateRequests(r *questionnaire.Review) (n int) {
	for _, q := range r.Requests {
		if q.Private != "" {
			n++
		}
	}
	return n
}

// withoutPrivate returns a copy of r that has no private notes.
func withoutPrivate(r *questionnaire.Review) *questionnaire.Review {
	c := r.Clone()
	c.Snapshots = nil // earlier states hold notes of their own
	for _, by := range c.Answers {
		for role, a := range by {
			a.Private = ""
			by[role] = a
		}
	}
	for k := range c.Requests {
		c.Requests[k].Private = ""
	}
	for key, d := range c.Dispositions {
		d.Private = ""
		c.Dispositions[key] = d
	}
	return c
}

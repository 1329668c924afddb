package questionnaire

import (
	"slices"
	"strings"
)

// lead reads how far ahead technical milestones should lie.
func (l *loader) lead(n *node) {
	l.object(n, "lead", []taker{
		{"minimum", func(n *node) { l.q.Lead.Minimum = l.months(n, "lead: minimum") }},
		{"target", func(n *node) { l.q.Lead.Target = l.months(n, "lead: target") }},
	})
	l.require(n, "lead", "minimum", "target")
	if lead := l.q.Lead; lead.Target > 0 && lead.Target < lead.Minimum {
		l.failf(n, "lead", "write the smaller number as the minimum", "the lead's target of %d months is less than its minimum of %d", lead.Target, lead.Minimum)
	}
}

// months reads a whole number of months, at least 1; 0 stands for one that could
// not be read.
func (l *loader) months(n *node, at string) int {
	x := l.number(n, at)
	if x == nil {
		return 0
	}
	if *x < 1 || *x > mostMonths || *x != float64(int(*x)) {
		l.failf(n, at, "write a whole number from 1 to "+NumberValue(mostMonths).String(), "%s cannot be %s months", at, shown(n.text))
		return 0
	}
	return int(*x)
}

// certifications reads how long certifications usually take.
func (l *loader) certifications(n *node) {
	var seen []string
	name := func(n *node, at string) string {
		s := l.words(n, at)
		switch {
		case s == "":
		case strings.TrimSpace(spaced(s)) == "":
			l.failf(n, at, "write a name such as SOC 2", "%s cannot be %q", at, shown(s))
		case slices.Contains(seen, spaced(s)):
			l.failf(n, at, "keep one", "the certification %q was already given", shown(s))
		}
		seen = append(seen, spaced(s))
		return s
	}
	for _, c := range l.items(n, "certifications") {
		var t CertificationTime
		l.object(c, "certifications", []taker{
			{"name", func(n *node) { t.Name = name(n, "certifications: name") }},
			{"also", func(n *node) {
				for _, also := range l.items(n, "certifications: also") {
					t.Also = append(t.Also, name(also, "certifications: also"))
				}
			}},
			{"months", func(n *node) { t.Months = l.months(n, "certifications: months") }},
		})
		l.require(c, "a certification", "name", "months")
		l.q.Certifications = append(l.q.Certifications, t)
	}
}

package questionnaire

import (
	"maps"
	"slices"
	"strings"
)

var findingKinds = []FindingKind{Misalignment, Gap, Strength}

// ruleFiles reads rules/*.yaml in order of names.
func (l *loader) ruleFiles() {
	for _, name := range slices.Sorted(maps.Keys(l.src)) {
		if !strings.HasPrefix(name, "rules/") {
			continue
		}
		root := l.open(name)
		if root == nil {
			continue
		}
		l.object(root, "", []taker{{"rules", func(n *node) {
			for _, c := range l.items(n, "rules") {
				l.addRule(c)
			}
		}}})
		l.require(root, "", "rules")
	}
}

func (l *loader) addRule(n *node) {
	at := "a rule"
	if id := n.get("id"); id != nil && id.text != "" {
		at = shown(id.text)
	}
	r := Rule{For: "once"}
	l.object(n, at, []taker{
		{"id", func(n *node) { r.ID = l.shaped(n, "id", ruleID, "roadmap.unbacked-initiative") }},
		{"kind", func(n *node) { r.Kind = oneOf(&l.reader, n, at+": kind", findingKinds) }},
		{"area", func(n *node) { r.Area = oneOf(&l.reader, n, at+": area", l.areas) }},
		{"for", func(n *node) { r.For = oneOf(&l.reader, n, at+": for", ruleScopes()) }},
		{"title", func(n *node) { r.Title = l.words(n, at+": title") }},
		{"severity", func(n *node) { r.Severity = l.severity(n, at+": severity") }},
		{"when", func(n *node) { r.When = l.words(n, at+": when") }},
		{"statement", func(n *node) { r.Statement = l.words(n, at+": statement") }},
		{"why", func(n *node) { r.Why = l.words(n, at+": why") }},
		{"ask", func(n *node) { r.Ask = l.texts(n, at+": ask") }},
		{"resolve", func(n *node) { r.Resolve = l.words(n, at+": resolve") }},
		{"source", func(n *node) { r.Source = l.sources(n, at+": source") }},
	})
	if n.kind != nodeMap {
		return
	}
	needed := []string{"id", "kind", "title", "severity", "when", "statement", "why", "source"}
	if r.Kind != Strength {
		needed = append(needed, "ask", "resolve")
	}
	l.require(n, at, needed...)
	l.ruleArea(&r, n, at)
	if r.ID != "" {
		l.once(n.get("id"), r.ID)
	}
	l.q.Rules = append(l.q.Rules, r)
}

// ruleArea: a rule over areas or questions is shown where they are, any other in
// its own.
func (l *loader) ruleArea(r *Rule, n *node, at string) {
	area := n.get("area")
	switch {
	case ownArea(r.For) && area != nil:
		l.failf(area, at, "leave area out", "%s is a rule for %s and names an area", at, r.For)
	case !ownArea(r.For) && area == nil:
		l.failf(n, at, accepted("", l.areas), "%s has no area", at)
	}
}

// severity reads one severity or a list of cases, the last without a condition.
func (l *loader) severity(n *node, at string) []SeverityCase {
	if n.kind != nodeList {
		return []SeverityCase{{Is: oneOf(&l.reader, n, at, Severities)}}
	}
	cases := make([]SeverityCase, len(n.list))
	for i, c := range n.list {
		l.object(c, at, []taker{
			{"when", func(n *node) { cases[i].When = l.words(n, at+": when") }},
			{"is", func(n *node) { cases[i].Is = oneOf(&l.reader, n, at, Severities) }},
		})
		l.require(c, at, "is")
		if last := i == len(n.list)-1; last != (c.get("when") == nil) {
			l.failf(c, at, "end with a case such as - {is: high}", "%s: every case but the last has a when, and only those", at)
		}
	}
	if len(cases) == 0 {
		l.failf(n, at, accepted("", toStrings(Severities)), "%s is an empty list", at)
	}
	return cases
}

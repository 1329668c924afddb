package questionnaire

import (
	"maps"
	"slices"
	"strings"
)

var (
	kinds   = []Kind{KindChoice, KindMulti, KindNumber, KindMoney, KindMonth, KindText}
	depths  = []Depth{DepthCore, DepthFull}
	ratings = []Rating{RatingGood, RatingWatch, RatingBad, RatingNeutral}
)

// question reads one question of an area, or nil where n is none.
func (l *loader) question(a *Area, n *node) *Question {
	at := "a question"
	if id := n.get("id"); id != nil && id.text != "" {
		at = shown(id.text)
	}
	q := &Question{Area: a.ID}
	ok := len(l.problems)
	l.object(n, at, []taker{
		{"id", func(n *node) { q.ID = l.questionID(n, a) }},
		{"title", func(n *node) { q.Title = l.words(n, at+": title") }},
		{"text", func(n *node) { q.Text = l.words(n, at+": text") }},
		{"kind", func(n *node) { q.Kind = oneOf(&l.reader, n, at+": kind", kinds) }},
		{"scale", func(n *node) { l.scale(q, n, at) }},
		{"options", func(n *node) { q.Options = l.options(n, at) }},
		{"unit", func(n *node) { q.Unit = l.words(n, at+": unit") }},
		{"min", func(n *node) { q.Min = l.number(n, at+": min") }},
		{"max", func(n *node) { q.Max = l.number(n, at+": max") }},
		{"why", func(n *node) { q.Why = l.words(n, at+": why") }},
		{"look_for", func(n *node) { q.LookFor = l.words(n, at+": look_for") }},
		{"depth", func(n *node) { q.Depth = oneOf(&l.reader, n, at+": depth", depths) }},
		{"ask", func(n *node) { q.Ask = l.roles(n, at+": ask") }},
		{"when", func(n *node) { q.When = l.words(n, at+": when") }},
		{"source", func(n *node) { q.Source = l.sources(n, at+": source") }},
		{"records", func(n *node) { q.Records = oneOf(&l.reader, n, at+": records", registerNames) }},
	})
	if n.kind != nodeMap {
		return nil
	}
	l.require(n, at, "id", "title", "text", "kind", "why", "look_for", "depth", "ask", "source")
	if len(l.problems) == ok {
		l.questionFits(q, n)
	}
	return q
}

func (l *loader) questionID(n *node, a *Area) string {
	id := l.shaped(n, "id", questionID, a.ID+".name")
	area, name, _ := strings.Cut(id, ".")
	switch {
	case id == "":
		return ""
	case area != a.ID:
		l.failf(n, id, "write "+a.ID+"."+name+" or move it", "the question %s stands among those of %s", id, a.ID)
	case slices.Contains(keywords, name):
		l.failf(n, id, "choose another word", "%s is a word of the rule language and no question's name", name)
	}
	return id
}

func (l *loader) scale(q *Question, n *node, at string) {
	q.Scale = l.words(n, at+": scale")
	options, ok := l.scales[q.Scale]
	if !ok && q.Scale != "" {
		l.failf(n, at, accepted(q.Scale, slices.Sorted(maps.Keys(l.scales))), "%s knows no scale %q", manifestFile, shown(q.Scale))
	}
	q.Options = options
}

func (l *loader) roles(n *node, at string) (out []Role) {
	for _, c := range l.items(n, at) {
		r := oneOf(&l.reader, c, at, Roles)
		if r != "" && slices.Contains(out, r) {
			l.failf(c, at, "", "%s names %s twice", at, r)
		}
		out = append(out, r)
	}
	if n.kind == nodeList && len(out) == 0 {
		l.failf(n, at, accepted("", toStrings(Roles)), "%s names nobody", at)
	}
	return out
}

// options reads the options of a question or scale.
func (l *loader) options(n *node, at string) (out []Option) {
	for _, c := range l.items(n, at+": options") {
		var o Option
		l.object(c, at+": option", []taker{
			{"id", func(n *node) { o.ID = l.shaped(n, at+": option id", optionID, "plan-for-a-plan") }},
			{"label", func(n *node) { o.Label = l.words(n, at+": option label") }},
			{"rating", func(n *node) { o.Rating = oneOf(&l.reader, n, at+": option rating", ratings) }},
			{"exclusive", func(n *node) { o.Exclusive = l.yesNo(n, at+": option exclusive") }},
		})
		l.require(c, at+": option", "id", "label", "rating")
		if slices.ContainsFunc(out, func(x Option) bool { return x.ID == o.ID && o.ID != "" }) {
			l.failf(c, at, "", "%s has the option %s twice", at, o.ID)
		}
		out = append(out, o)
	}
	if n.kind == nodeList && len(out) < 2 {
		l.failf(n, at, "", "%s has fewer than two options", at)
	}
	return out
}

// questionFits checks what fields ask of each other.
func (l *loader) questionFits(q *Question, n *node) {
	fail := func(name, hint, format string, args ...any) {
		at := n
		if f := n.get(name); f != nil {
			at = f
		}
		l.failf(at, q.ID, hint, format, args...)
	}
	choice := q.Kind == KindChoice || q.Kind == KindMulti
	number := q.Kind == KindNumber || q.Kind == KindMoney
	switch {
	case n.get("options") != nil && n.get("scale") != nil:
		fail("options", "keep one", "%s has both a scale and options of its own", q.ID)
	case choice && len(q.Options) == 0:
		fail("kind", "add scale: or options:", "%s is a %s without options", q.ID, q.Kind)
	case !choice && len(q.Options) > 0:
		fail("kind", "choice and multi have options", "%s is a %s and has options", q.ID, q.Kind)
	}
	if q.Kind == KindChoice && slices.ContainsFunc(q.Options, func(o Option) bool { return o.Exclusive }) {
		fail("kind", "only an option of a multi question is exclusive", "%s is a choice with an exclusive option", q.ID)
	}
	if q.Unit != "" && q.Kind != KindNumber {
		fail("unit", "only a number has a unit; money is in the review's currency", "%s is a %s and has a unit", q.ID, q.Kind)
	}
	if !number && (q.Min != nil || q.Max != nil) {
		fail("min", "", "%s is a %s and has a least or greatest value", q.ID, q.Kind)
	}
	if q.Max != nil && *q.Max < q.least() {
		fail("max", "", "%s has a greatest value below its least", q.ID)
	}
}

// least returns the least value of a number or money.
func (q *Question) least() float64 {
	if q.Min == nil {
		return 0
	}
	return *q.Min
}

package tui

import (
	"strings"

	"diligence/questionnaire"
)

// mostFound is how many places that hold what was looked for are told to choose
// from.
const mostFound = 30

// find looks for words in all that was asked, said and planned, and leads to one
// place that holds them.
func (t *talk) find(said string) {
	if said == "" {
		said, _ = t.ask("Find which words; Enter leaves it")
	}
	if said == "" {
		return
	}
	all := t.session.findable()
	for _, r := range t.session.review.Requests {
		all = t.findRequest(all, r)
	}
	p := newPicker("", "", all)
	p.field.setValue(said)
	p.filter()
	t.offer(p, said)
}

// findRequest adds a document that was asked for.
func (t *talk) findRequest(out []pick, r questionnaire.Request) []pick {
	add := func(text, kind string) {
		x := t.session.found(r.What.Line(), text, kind, jump{})
		x.run = func() outcome { t.requests(); return handled }
		out = append(out, x)
	}
	add(strings.TrimSpace(r.From.Line()+" "+r.Reason.Line()), "request")
	if r.Private != "" {
		add(r.Private.Line(), "private note")
	}
	return out
}

// offer tells what was found, what holds the words before what only resembles
// them, and goes where one chooses.
func (t *talk) offer(p *picker, said string) {
	hits := p.hits[:p.near]
	switch n := len(p.hits); {
	case n == 0:
		t.refuse(questionnaire.Problem{What: "nothing holds " + quoted(said), Hint: "say fewer words, or other ones"})
		return
	case len(hits) == 0:
		hits = p.hits
		t.sayf("Nothing holds %s. What resembles it:", quoted(said))
	case len(hits) > mostFound:
		t.sayf("%d places hold that; the first %d are told. More words leave fewer.", len(hits), mostFound)
	default:
		t.sayf("Found: %d.", len(hits))
	}
	hits = hits[:min(len(hits), mostFound)]
	var list []item
	for _, x := range hits {
		list = append(list, item{label: foundWords(x, p.words)})
	}
	n, ok := t.choose("Go to which", list)
	if !ok {
		return
	}
	x := hits[n]
	out := x.run()
	if j := t.session.takeJump(); j.target() != tabNone {
		t.follow(j)
	} else if out.toast != "" {
		t.say(capital(ended(out.toast.Line())))
	}
}

// foundWords tells a place that was found: what it belongs to, what it is, and what
// it says, from the words on that were looked for where it is long.
func foundWords(x pick, words []string) string {
	const most = 160
	label := x.label
	if x.key != "" {
		label += ", " + x.key
	}
	if x.detail != "" {
		label += ": " + cut(about(x.detail, words, most), most)
	}
	return ended(label)
}

func quoted(said string) string { return "\"" + cut(oneLine(said), 60) + "\"" }

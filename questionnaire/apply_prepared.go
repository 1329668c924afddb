package questionnaire

import (
	"slices"
	"strings"
	"time"
)

// A Prepared says for whom and from what a pre-read was made.
type Prepared struct {
	Speaker Speaker
	At      time.Time
}

// preparedField opens a file that was prepared to be filled in.
const preparedField = "prepared"

// prepared reads for whom the file was prepared, who from then on speaks where an
// answer does not say. What such a file leaves blank says nothing.
func (a *applier) prepared(root *node) {
	n := root.get(preparedField)
	if n == nil {
		return
	}
	var p Prepared
	var role Role
	var as, name *node
	a.object(n, preparedField, []taker{
		{"review", func(n *node) { a.preparedOf(n) }},
		{"role", func(n *node) { role = Role(a.line(n, preparedField+": role")) }},
		{"as", func(n *node) { as = n }},
		{"name", func(n *node) { name = n }},
		{"at", func(n *node) { p.At = a.preparedAt(n) }},
		{"questionnaire", func(n *node) { a.preparedFrom(n) }},
	})
	a.require(n, preparedField, "role", "at")
	at := n.get("role")
	if at == nil {
		return
	}
	p.Speaker = Speaker(role)
	if as != nil {
		at = as
		s, _ := a.raw(as, preparedField+": as")
		p.Speaker = Speaker(s)
	}
	if name != nil && !a.preparedName(name, p.Speaker) {
		return
	}
	c := changeChecker{r: a.r}
	who := accepted(string(p.Speaker), c.speakers())
	switch a.r.SpeakersRole(p.Speaker) {
	case "":
		a.failf(at, preparedField, who, "the file was prepared for %q, who is no role or respondent", shown(string(p.Speaker)))
		return
	case role:
	default:
		a.failf(at, preparedField, who, "the file was prepared for %q, who does not speak for %q", shown(string(p.Speaker)), shown(string(role)))
		return
	}
	a.by, a.from = p.Speaker, &p
	if a.stood != nil {
		a.r = a.r.Clone()
		a.r.Answers = a.stood(p.At).Answers
	}
}

// preparedName checks that the respondent is still who the file was prepared for:
// a merge may have given them another id.
func (a *applier) preparedName(n *node, s Speaker) bool {
	name := a.line(n, preparedField+": name")
	is, ok := a.r.Respondent(string(s))
	if !ok || strings.EqualFold(string(name), string(title(string(is.Name)))) {
		return true
	}
	hint := "write the present name here if it is the same person"
	for _, p := range a.r.Respondents {
		if strings.EqualFold(string(name), string(title(string(p.Name)))) {
			hint = "write as: " + p.ID
		}
	}
	a.failf(n, preparedField, hint, "the file was prepared for %q, and %s is %q", shown(string(name)), shown(string(s)), shown(string(is.Name)))
	return false
}

func (a *applier) preparedOf(n *node) {
	if name := a.line(n, preparedField+": review"); name != title(string(a.r.Info.Name)) {
		a.failf(n, preparedField, "name the other review, or change the name here if the review was renamed",
			"the file was prepared for the review %q and this is %q", shown(string(name)), shown(string(a.r.Info.Name)))
	}
}

func (a *applier) preparedAt(n *node) time.Time {
	t, ok := a.moment(n, preparedField+": at")
	if ok && t.After(a.now) {
		a.failf(n, preparedField, "check the date here and the clock of this machine", "the file was prepared at a time that has not come yet")
	}
	return t
}

func (a *applier) preparedFrom(n *node) {
	e := a.q.Edition
	if s := a.line(n, preparedField+": questionnaire"); string(s) != e.ID+" "+e.Version {
		a.failf(n, preparedField, "prepare it again; the answers can be copied over",
			"the file was prepared from the questionnaire %q and the review uses %q", shown(string(s)), shown(e.ID+" "+e.Version))
	}
}

// withoutBlanks takes out of the answers what is left blank.
func (n *node) withoutBlanks() {
	n.list = slices.DeleteFunc(n.list, func(x *node) bool { return x.blank() })
	n.fields = slices.DeleteFunc(n.fields, func(f field) bool { return f.value.blank() })
}

// blank takes out of n what is left blank and reports whether all of it was. An
// answer that only says who speaks is blank.
func (n *node) blank() bool {
	switch n.kind {
	case nodeNull:
		return true
	case nodeText:
		return n.text == ""
	case nodeList, nodeMap:
		n.withoutBlanks()
		return len(n.list) == 0 && !slices.ContainsFunc(n.fields, func(f field) bool { return f.name.text != "as" })
	}
	return false
}

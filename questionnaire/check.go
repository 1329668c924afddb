package questionnaire

import (
	"fmt"
	"slices"
	"strings"
)

// Check returns what is wrong with changes as a whole if they were applied to
// r. It looks at the records they change and at what refers to those, so that
// what an older program let in does not stop other work.
func (q *Questionnaire) Check(r *Review, changes []Change) Problems {
	var ps Problems
	for _, f := range q.faults(r, changes) {
		ps = append(ps, f.Problem)
	}
	return ps
}

// A fault is a problem and where in a change it lies.
type fault struct {
	Problem
	key   Key
	field string // "" for the record as a whole
	item  string // of a list
}

type changeChecker struct {
	q      *Questionnaire
	r      *Review                 // as it would be
	key    Key                     // of the record being checked
	name   string                  // by which messages call it
	plan   map[string][]PlanRecord // the records by id; nil if none changes
	faults []fault
}

func (q *Questionnaire) faults(r *Review, changes []Change) []fault {
	c := &changeChecker{q: q, r: r.Clone()}
	var keys []Key // once each
	changed := map[Key]bool{}
	for _, ch := range changes {
		c.key, c.name = ch.Key, string(ch.Key)
		if ch.After != nil && ch.After.Key() != ch.Key || !ch.Key.WellFormed() || ch.After == nil && ch.Key == InfoKey {
			c.failf("", "", "a change is filed under %q, where it does not belong", shown(string(ch.Key)))
			continue
		}
		if !changed[ch.Key] {
			changed[ch.Key] = true
			keys = append(keys, ch.Key)
		}
		if was, ok := c.r.Get(ch.Key).(Snapshot); ok && ch.After != nil {
			c.failf("", "take a new one under another name", "the snapshot %s does not change any more", was.ID)
			continue
		}
		c.r.Apply(ch)
	}
	planned := slices.ContainsFunc(keys, func(k Key) bool { return k.ID() != "" })
	if planned {
		c.read()
	}
	for _, k := range keys {
		c.check(k)
	}
	c.registers(keys)
	if planned {
		c.rings(keys)
	}
	return c.faults
}

// check looks at what would stand under one key.
func (c *changeChecker) check(k Key) {
	c.key = k
	c.name = k.id()
	switch rec := c.r.Get(k).(type) {
	case nil:
		switch {
		case k.Kind() == "respondent":
			c.silent()
		case k.ID() != "":
			c.removed()
		}
	case Info:
		c.name = "the review"
		c.text("name", rec.Name, true)
	case Respondent:
		c.respondent(rec)
	case Request:
		c.request(rec)
	case Answer:
		c.answer(rec)
	case PlanRecord:
		c.record(rec)
	case Outage:
		c.name = "the outage"
		c.outage(rec)
	case Disposition:
		c.disposition(rec)
	}
}

func (c *changeChecker) failf(field, hint, format string, args ...any) {
	c.failItem(field, "", hint, format, args...)
}

func (c *changeChecker) failItem(field, item, hint, format string, args ...any) {
	at := c.name
	if c.key == OutageKey {
		at = outageRegister
	}
	if field != "" && (c.key == OutageKey || c.key.ID() != "") {
		at += "." + field
	}
	p := Problem{At: at, Hint: hint, What: fmt.Sprintf(format, args...)}
	c.faults = append(c.faults, fault{Problem: p, key: c.key, field: field, item: item})
}

// text checks a text field; a needed one must say something.
func (c *changeChecker) text(field string, t Text, needed bool) {
	switch {
	case len(t) > MaxText:
		c.failf(field, "shorten it, or refer to a document", "the %s of %s holds %d KiB, more than the %d KiB a text may have", field, c.name, len(t)>>10, MaxText>>10)
	case needed && strings.TrimSpace(string(t)) == "":
		c.failf(field, "add "+field+": …", "%s has no %s", c.name, field)
	}
}

func (c *changeChecker) month(field string, m Month) {
	if m != 0 && (m < FirstMonth || m > LastMonth) {
		c.failf(field, "write it as 2027-03", "the %s of %s lies outside %s to %s", field, c.name, FirstMonth, LastMonth)
	}
}

func (c *changeChecker) day(field string, d Day) {
	if d == "" {
		return
	}
	if _, err := ParseDay(string(d)); err != nil {
		c.failf(field, dayHint, "the %s of %s cannot be %q, which is no day", field, c.name, shown(string(d)))
	}
}

// word checks that x is empty or one of list.
func word[T ~string](c *changeChecker, field string, x T, list []T) {
	if x != "" && !slices.Contains(list, x) {
		c.failf(field, c.accepted(string(x), toStrings(list)), "the %s of %s cannot be %q", field, c.name, shown(string(x)))
	}
}

// maxGuesses bounds the work a file of nothing but slips can cause.
const maxGuesses = 100

func (c *changeChecker) accepted(s string, list []string) string {
	if len(c.faults) > maxGuesses {
		return ""
	}
	return accepted(s, list)
}

func (c *changeChecker) disposition(d Disposition) {
	rules := make([]string, len(c.q.Rules))
	for i, r := range c.q.Rules {
		rules[i] = r.ID
	}
	c.name = d.Rule
	if !slices.Contains(rules, d.Rule) {
		c.failf("rule", c.accepted(d.Rule, rules), "there is no rule %q", shown(d.Rule))
	}
	if d.Verdict == "" {
		c.failf("verdict", accepted("", toStrings(Verdicts)), "the disposition of %s has no verdict", c.name)
	}
	word(c, "verdict", d.Verdict, Verdicts)
	c.text("reason", d.Reason, false)
	c.text("owner", d.Owner, false)
	c.text("private", d.Private, false)
	c.month("due", d.Due)
}

package questionnaire

import "slices"

// answers reads the map of answers by question.
func (a *applier) answers(n *node) {
	if !a.section(n, "answers", nodeMap) {
		return
	}
	ids := a.q.questionIDs()
	for _, f := range n.fields {
		q := a.q.Question(f.name.text)
		if q == nil {
			hint := ""
			if len(a.problems) < maxGuesses {
				hint = accepted(f.name.text, ids)
			}
			a.failf(f.name, shown(f.name.text), orElse(hint, "`diligence questionnaire show` lists the questions"), "there is no question %q", shown(f.name.text))
			continue
		}
		a.forms(q, f.value)
	}
}

// forms tells the short form of an answer, the long form and a list of long
// forms apart.
func (a *applier) forms(q *Question, n *node) {
	isMap := func(x *node) bool { return x.kind == nodeMap }
	switch {
	case n.kind == nodeNull:
		a.failf(n, q.ID, "leave the line out, or write {status: unknown}", "%s has no value", q.ID)
	case n.kind == nodeMap:
		a.long(q, n)
	case n.kind == nodeList && slices.ContainsFunc(n.list, isMap):
		for _, c := range n.list {
			if a.is(c, nodeMap, q.ID) {
				a.long(q, c)
			}
		}
	default:
		answer := a.r.Said(q.ID, a.by)
		answer.Status, answer.At = Answered, a.now
		before := len(a.problems)
		answer.Value = a.value(q, n)
		if len(a.problems) > before {
			a.bad[spot{answer.Key(), "value"}] = true
		}
		a.add(n, a.r.Supersede(answer), a.by)
	}
}

// long reads one role's answer with all it may carry.
func (a *applier) long(q *Question, n *node) {
	answer := a.r.Said(q.ID, a.by)
	if as := n.get("as"); as != nil {
		if s, ok := a.raw(as, q.ID+": as"); ok {
			answer = a.r.Said(q.ID, Speaker(s))
		}
	}
	answer.At = a.now
	key := answer.Key()
	var note, private, owner, reason *Text
	var flag, parked *bool
	var level *Level
	var evidence *[]Text
	var decideBy *Month
	a.read(n, key, []taker{
		{"value", func(n *node) { answer.Value = a.value(q, n) }},
		{"status", func(n *node) { answer.Status = a.status(n, q.ID+": status") }},
		{"note", func(n *node) { note = new(a.text(n, q.ID+": note")) }},
		{"private", func(n *node) { private = new(a.text(n, q.ID+": private")) }},
		{"as", func(*node) {}},
		{"flag", func(n *node) { flag = new(a.yesNo(n, q.ID+": flag")) }},
		{"parked", func(n *node) { parked = new(a.yesNo(n, q.ID+": parked")) }},
		{"level", func(n *node) { level = new(Level(a.line(n, q.ID+": level"))) }},
		{"reason", func(n *node) { reason = new(a.text(n, q.ID+": reason")) }},
		{"owner", func(n *node) { owner = new(a.line(n, q.ID+": owner")) }},
		{"decide_by", func(n *node) { decideBy = new(a.month(n, q.ID+": decide_by")) }},
		{"evidence", func(n *node) { evidence = new(a.evidence(n, q.ID+": evidence")) }},
	})
	if n.get("value") != nil && n.get("status") == nil {
		answer.Status = Answered
	}
	if n.get("value") != nil || n.get("status") != nil {
		answer = a.r.Supersede(answer)
	} else if stands, ok := a.r.Answer(q.ID, answer.Speaker()); ok {
		stands.At = a.now
		answer = stands
	}
	set(&answer.Note, note)
	set(&answer.Private, private)
	set(&answer.Flag, flag)
	set(&answer.Parked, parked)
	set(&answer.Level, level)
	set(&answer.Reason, reason)
	set(&answer.Owner, owner)
	set(&answer.DecideBy, decideBy)
	set(&answer.Evidence, evidence)
	a.add(n, answer, answer.Speaker())
}

// set overwrites a field with what the file gave for it.
func set[T any](field *T, given *T) {
	if given != nil {
		*field = *given
	}
}

func (a *applier) status(n *node, at string) Status {
	s, ok := a.raw(n, at)
	if ok && s == "" {
		a.failf(n, at, accepted("", toStrings(Statuses)), "%s is empty", at)
	}
	return Status(s)
}

func (a *applier) evidence(n *node, at string) (out []Text) {
	for _, s := range a.words(n, at) {
		out = append(out, title(s))
	}
	return out
}

// written reads a value as a person writes it into a file that was prepared: by an
// option's label too, 2.5M, March 2027, several choices after commas.
func (q *Question) written(n *node) (Value, bool) {
	text := n.text
	switch {
	case q.Kind == KindText || n.kind != nodeText && n.kind != nodeNumber:
		return Value{}, false
	case q.Kind == KindMoney || q.Kind == KindNumber:
		if _, err := parseDecimal(text); err == nil { // as any file may say it
			return Value{}, false
		}
	}
	v, err := q.ParseValue(text)
	return v, err == nil
}

// value reads a value in the form the question's kind takes.
func (a *applier) value(q *Question, n *node) Value {
	if a.from != nil {
		if v, ok := q.written(n); ok {
			return v
		}
	}
	switch q.Kind {
	case KindMulti:
		if n.kind == nodeList {
			return ListValue(a.words(n, q.ID)...)
		}
	case KindNumber, KindMoney:
		if n.kind == nodeText || n.kind == nodeNumber {
			if x, err := parseDecimal(n.text); err == nil {
				return NumberValue(x)
			}
		}
	default:
		if n.kind == nodeText || n.kind == nodeNumber {
			_, removed := Clean(n.text)
			a.removed += removed
			return TextValue(Trimmed(n.text))
		}
	}
	hint := q.example()
	if q.Kind == KindMulti && n.kind == nodeText {
		hint = "write it as [" + shown(n.text) + "]; " + hint
	}
	a.failf(n, q.ID, hint, "%s takes %s, not %s", q.ID, q.takes(), n.shown())
	return Value{}
}

package questionnaire

import (
	"cmp"
	"slices"
	"time"
)

// ParseApply reads an apply file, YAML or JSON, and returns the changes it
// makes to r, spoken by role where an answer does not say. file is the name
// that messages give it. Its error is [Problems]; all or nothing.
//
// A record of the plan is replaced whole. An answer replaces value and status;
// its note, private note, flag and evidence stand unless the file gives them. A
// change that says what stands already is left out.
//
// A file that was prepared to be filled in, as its field prepared says, speaks for
// whom it was prepared, and what its answers leave blank says nothing.
func (q *Questionnaire) ParseApply(r *Review, file string, data []byte, by Speaker, now time.Time) ([]Change, error) {
	made, err := q.ReadApply(r, file, data, by, now)
	return made.Changes, err
}

// Applied is what an apply file makes of a review.
type Applied struct {
	Changes []Change
	Removed int // characters of its texts that are not safe to show, which [Clean] took out

	Prepared *Prepared // nil unless it was prepared to be filled in
}

// ReadApply is [Questionnaire.ParseApply] that also tells what it took out.
func (q *Questionnaire) ReadApply(r *Review, file string, data []byte, by Speaker, now time.Time) (Applied, error) {
	a := applier{q: q, r: r, by: by, now: now.UTC()}
	return a.whole(file, data)
}

// whole reads the file.
func (a *applier) whole(file string, data []byte) (Applied, error) {
	name, _ := Clean(file)
	a.file, a.places, a.bad = name.Line(), map[Key]*node{}, map[spot]bool{}
	if root := a.parseTree(data); root != nil {
		a.root(root)
		a.check()
	}
	if len(a.problems) > 0 {
		slices.SortStableFunc(a.problems, func(x, y Problem) int { return cmp.Or(x.Line-y.Line, x.Column-y.Column) })
		return Applied{}, a.problems
	}
	return Applied{slices.DeleteFunc(a.changes, Change.idle), a.removed, a.from}, nil
}

// An applier turns the tree of an apply file into changes. What a value may be
// is for [Questionnaire.Check] to say: an applier only reads it.
type applier struct {
	reader
	q       *Questionnaire
	r       *Review
	by      Speaker
	from    *Prepared               // what the file was prepared from, if it was
	filled  bool                    // what its answers leave blank says nothing, prepared or not
	stood   func(time.Time) *Review // if set, what the answers of a prepared file are held to
	now     time.Time
	changes []Change
	places  map[Key]*node // where each record stands in the file
	bad     map[spot]bool // fields that could not be read
	removed int           // characters that were not safe to show
}

// A spot is a field of a record.
type spot struct {
	key   Key
	field string
}

func (a *applier) root(n *node) {
	if n.kind == nodeNull || n.kind == nodeMap && len(n.fields) == 0 {
		a.failf(n, "", "write answers:, or a register such as initiatives:, milestones: or hires:", "the file holds nothing")
		return
	}
	a.prepared(n)
	a.people(n)
	if answers := n.get("answers"); answers != nil && (a.from != nil || a.filled) {
		answers.withoutBlanks()
	}
	a.object(n, "", append([]taker{
		{preparedField, func(*node) {}},
		{respondentRegister, func(*node) {}},
		{"answers", a.answers},
		{requestRegister, func(n *node) { a.register(n, requestRegister, "q", fields.request) }},
	}, a.plan()...))
}

// section reports whether a part of the file is there and of that kind; one
// left blank is not.
func (a *applier) section(n *node, name string, kind nodeKind) bool {
	return n.kind != nodeNull && a.is(n, kind, name)
}

// add notes that rec is set and where it stands.
func (a *applier) add(n *node, rec Record, by Speaker) { a.note(n, a.r.Put(rec, by, a.now)) }

// note notes a change and where it stands.
func (a *applier) note(n *node, change Change) {
	key := change.Key
	if first, ok := a.places[key]; ok {
		a.failf(n, key.name(), "keep one of them", "%s was already given on line %d", key.name(), first.line)
		return
	}
	a.places[key] = n
	a.changes = append(a.changes, change)
}

// read takes the fields of a record, noting those that could not be read.
func (a *applier) read(n *node, key Key, takers []taker) {
	for i, t := range takers {
		takers[i].take = func(v *node) {
			before := len(a.problems)
			t.take(v)
			if len(a.problems) > before {
				a.bad[spot{key, t.name}] = true
			}
		}
	}
	before := len(a.problems)
	a.object(n, key.name(), takers)
	a.bad[spot{key, ""}] = len(a.problems) > before
}

// check asks for what is wrong with the changes and gives it its place.
func (a *applier) check() {
	for _, f := range a.q.faults(a.r, a.changes) {
		n := a.places[f.key]
		if a.bad[spot{f.key, f.field}] || n == nil {
			continue
		}
		if v := n.get(f.field); v != nil {
			n = v
		}
		if i := slices.IndexFunc(n.list, func(x *node) bool { return f.item != "" && x.text == f.item }); i >= 0 {
			n = n.list[i]
		}
		f.File, f.Line, f.Column = a.file, n.line, n.column
		a.problems = append(a.problems, f.Problem)
	}
}

// text reads a text of any number of lines; nothing is the empty text.
func (a *applier) text(n *node, at string) Text {
	s, ok := a.raw(n, at)
	if !ok {
		return ""
	}
	return Trimmed(s)
}

// line reads a text of one line.
func (a *applier) line(n *node, at string) Text {
	s, _ := a.raw(n, at)
	return title(s)
}

// raw reads a text or number as it was written, which may be anything.
func (a *applier) raw(n *node, at string) (string, bool) {
	switch n.kind {
	case nodeNull:
		return "", true
	case nodeText, nodeNumber:
		_, removed := Clean(n.text)
		a.removed += removed
		return n.text, true
	case nodeBool:
		a.failf(n, at, `write it in quotes if the word is meant: "`+n.text+`"`, "%s takes a text, not %s", at, n.text)
	default:
		a.failf(n, at, "write one text, in quotes if need be", "%s takes a text, not %s", at, n.kind)
	}
	return "", false
}

// words reads a list of texts.
func (a *applier) words(n *node, at string) (out []string) {
	if n.kind == nodeText || n.kind == nodeNumber {
		a.failf(n, at, "write it as ["+shown(n.text)+"]", "%s takes a list", at)
		return nil
	}
	if n.kind == nodeNull {
		return nil
	}
	for _, c := range a.items(n, at) {
		if s, ok := a.raw(c, at); ok {
			out = append(out, s)
		}
	}
	return out
}

func (a *applier) month(n *node, at string) Month {
	s, ok := a.raw(n, at)
	if !ok || s == "" {
		return 0
	}
	m, err := ParseMonth(s)
	if err != nil {
		a.failf(n, at, "write it as 2027-03", "%s cannot be %q, which is no month from %s to %s", at, shown(s), FirstMonth, LastMonth)
	}
	return m
}

func (a *applier) day(n *node, at string) Day {
	s, ok := a.raw(n, at)
	if !ok || s == "" {
		return ""
	}
	d, err := ParseDay(s)
	if err != nil {
		a.failf(n, at, dayHint, "%s cannot be %q, which is no day", at, shown(s))
	}
	return d
}

func (a *applier) amount(n *node, at string) *float64 {
	if n.kind == nodeNull {
		return nil
	}
	x, err := parseDecimal(n.text)
	if err != nil {
		a.failf(n, at, "write a number such as 1200 or 0.5", "%s takes a number, not %s", at, n.shown())
		return nil
	}
	return &x
}

// tri reads the words yes, no and unknown, quoted or not.
func (a *applier) tri(n *node, at string) Tri {
	switch {
	case n.kind == nodeText && n.text == "unknown", n.kind == nodeNull:
		return Unknown
	case n.kind == nodeText && n.text != "":
		return Tri(n.text)
	}
	a.failf(n, at, "write yes, no or unknown", "%s cannot be %s", at, n.shown())
	return Unknown
}

package questionnaire

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// ParseWhatIf reads what somebody would like to try and returns the changes to r
// it comes to, spoken by the reviewer, without applying them. A set is REF=VALUE:
//
//	context.growth=10   a question's id; the answer becomes the reviewer's own, or
//	                    that of each reviewer who gave one, and so the position
//	i1.money=yes        a field of a record, as in an apply file; blank empties it
//	outage.hours=96     a field of the outage work sheet
//
// A move is ID=+3, ID=-2 or ID=2027-09: it moves a record by months, an initiative
// with its length. Moves count from what the sets leave. What stands already is
// left out. Its error is [Problems], each naming its argument; all or nothing.
func (q *Questionnaire) ParseWhatIf(r *Review, sets, moves []string, now time.Time) ([]Change, error) {
	w := q.try(r, sets, moves, now)
	if len(w.problems) > 0 {
		return nil, w.blamed(func(left int) Problems {
			if left < len(sets) {
				return q.try(r, slices.Concat(sets[:left], sets[left+1:]), moves, now).problems
			}
			left -= len(sets)
			return q.try(r, sets, slices.Concat(moves[:left], moves[left+1:]), now).problems
		})
	}
	return slices.DeleteFunc(w.changes, Change.idle), nil
}

// try reads arguments, and has changes or problems.
func (q *Questionnaire) try(r *Review, sets, moves []string, now time.Time) *trier {
	w := &trier{
		applier: applier{q: q, r: r, by: RoleReviewer, now: now.UTC(), places: map[Key]*node{}, bad: map[spot]bool{}},
		given:   map[string]string{},
	}
	for _, s := range sets {
		w.set(s)
	}
	for _, m := range moves {
		w.move(m)
	}
	w.lone = len(w.problems)
	if len(w.registers.fields) > 0 {
		w.root(&w.registers)
	}
	w.check()
	return w
}

// A trier turns arguments into the tree of an apply file that holds the whole
// records they touch, so that whatever reads and checks the one does the other. A
// node's line is the number of the argument it came from.
type trier struct {
	applier
	args      []string
	given     map[string]string // what was set or moved, and by which argument
	lone      int               // the first problems, each of one argument alone
	registers node
}

// argument files an argument and returns where it stands.
func (w *trier) argument(arg string) *node {
	w.args = append(w.args, arg)
	return &node{line: len(w.args)}
}

// once reports whether ref is set, or a record moved, for the first time.
func (w *trier) once(at *node, ref string) bool {
	first, again := w.given[ref]
	if again {
		w.failf(at, ref, "keep one of them", "%s is changed by %s already", shown(ref), shown(first))
		return false
	}
	w.given[ref] = w.args[at.line-1]
	return true
}

func (w *trier) set(arg string) {
	at := w.argument(arg)
	ref, value, ok := strings.Cut(arg, "=")
	ref, value = strings.TrimSpace(ref), strings.TrimSpace(value)
	if !ok || ref == "" {
		w.failf(at, "", "write REF=VALUE, such as context.growth=10, i1.money=yes or outage.hours=96", "this gives nothing a value")
		return
	}
	if x := w.q.Question(ref); x != nil {
		w.answer(at, x, value)
		return
	}
	id, name, dotted := strings.Cut(ref, ".")
	rec, key := w.find(id)
	switch {
	case rec == nil:
		w.failf(at, ref, w.refHint(ref, id), "there is no question %q, and no record %q", shown(ref), shown(id))
	case !dotted:
		w.failf(at, ref, "name a field, such as "+id+".status", "%s names a record, not what to change of it", id)
	case name == "id":
		w.failf(at, ref, "change another field", "the id of %s stays as it is", id)
	case w.once(at, ref):
		w.tree(at, rec, key).put(name, w.value(at, rec, name, value))
	}
}

// answer makes the value the reviewer's answer.
func (w *trier) answer(at *node, x *Question, value string) {
	if !w.once(at, x.ID) {
		return
	}
	v, err := x.ParseValue(value)
	if err != nil {
		p, _ := err.(Problem)
		p.Line = at.line
		w.problems = append(w.problems, p)
		return
	}
	for _, speaker := range w.reviewers(x.ID) {
		answer := w.r.Said(x.ID, speaker)
		answer.Status, answer.Value, answer.At = Answered, v, w.now
		w.add(at, w.r.Supersede(answer), speaker)
	}
}

// reviewers returns those whose answers settle a question.
func (w *trier) reviewers(question string) (list []Speaker) {
	for _, a := range ofRole(w.r.Answers[question], RoleReviewer) {
		if a.Status != Unanswered {
			list = append(list, a.Speaker())
		}
	}
	if len(list) == 0 {
		return []Speaker{RoleReviewer}
	}
	return list
}

// find returns the record with that id, or the outage work sheet.
func (w *trier) find(id string) (Record, Key) {
	if id == string(OutageKey) {
		return w.r.Outage, OutageKey
	}
	if rec, ok := w.r.PlanRecord(id); ok {
		return rec, rec.Key()
	}
	return nil, ""
}

// refHint lists what ref could have been.
func (w *trier) refHint(ref, id string) string {
	refs := append(w.q.questionIDs(), string(OutageKey))
	for rec := range w.r.Plan {
		refs = append(refs, rec.Key().id())
	}
	for _, word := range []string{ref, id} {
		if near := nearest(word, refs); near != "" {
			return "did you mean " + near + "?"
		}
	}
	return "name a question such as context.growth, or a record's field such as i1.money; `diligence show` lists both"
}

// tree returns the fields of the record the arguments so far leave.
func (w *trier) tree(at *node, rec Record, key Key) *node {
	register := string(OutageKey)
	if key != OutageKey {
		register = key.Kind() + "s"
	}
	list := w.registers.get(register)
	if list == nil {
		list = &node{kind: nodeList, line: at.line}
		if key == OutageKey {
			list = treeOf(rec, at.line)
		}
		w.registers.kind = nodeMap
		w.registers.put(register, list)
	}
	if key == OutageKey {
		return list
	}
	for _, n := range list.list {
		if n.get("id").text == key.id() {
			return n
		}
	}
	n := treeOf(rec, at.line)
	list.list = append(list.list, n)
	return n
}

// treeOf returns the fields of a record as an apply file would have them, all on
// that line. A milestone's history is left out: filing it anew keeps it.
func treeOf(rec Record, line int) *node {
	data, err := json.Marshal(rec)
	if err != nil {
		panic(fmt.Sprintf("a record that is no JSON: %v", err)) // cannot be: the store writes it so
	}
	g := gate{reader: &reader{}}
	n := g.json(data)
	n.fields = slices.DeleteFunc(n.fields, func(f field) bool { return f.name.text == "since" || f.name.text == "was" })
	n.each(func(x *node) { x.line, x.column = line, 0 })
	return n
}

// each calls do for the node and all in it.
func (n *node) each(do func(*node)) {
	do(n)
	for _, x := range n.list {
		x.each(do)
	}
	for _, f := range n.fields {
		do(f.name)
		f.value.each(do)
	}
}

// put sets the field of that name.
func (n *node) put(name string, value *node) {
	for k := range n.fields {
		if n.fields[k].name.text == name {
			n.fields[k].value = value
			return
		}
	}
	n.fields = append(n.fields, field{&node{kind: nodeText, text: name, line: value.line}, value})
}

// value returns the node of a field's value as it was typed: numbers and months
// as people write them, and lists with commas.
func (w *trier) value(at *node, rec Record, name, value string) *node {
	n := &node{kind: nodeText, text: value, line: at.line}
	if value == "" {
		n.kind = nodeNull
		return n
	}
	switch fieldType(rec, name) {
	case reflect.TypeFor[*float64]():
		if x, err := parseAmount(value); err == nil {
			n.text = NumberValue(x).String()
		}
	case reflect.TypeFor[Month]():
		if m, ok := parseMonth(value); ok {
			n.text = m.String()
		}
	case reflect.TypeFor[[]string]():
		n.kind, n.text = nodeList, ""
		for part := range strings.SplitSeq(strings.TrimSuffix(strings.TrimPrefix(value, "["), "]"), ",") {
			if part = strings.TrimSpace(part); part != "" {
				n.list = append(n.list, &node{kind: nodeText, text: part, line: at.line})
			}
		}
	}
	return n
}

// fieldType returns the type of the record's field of that name in JSON, or nil.
func fieldType(rec Record, name string) reflect.Type {
	if k := slices.Index(jsonNames(rec), name); k >= 0 {
		return reflect.TypeOf(rec).Field(k).Type
	}
	return nil
}

package questionnaire

import (
	"fmt"
	"slices"
	"strings"
)

// A file from outside, YAML or JSON, is read into one kind of tree that keeps
// where each thing stood. Nothing decodes a file but by way of this tree.

// The gate: a file past one of these limits is refused whole.
const (
	maxFile  = 256 << 10
	maxDepth = 16
	maxNodes = 50_000
	maxKeys  = 256 // of one map
)

type nodeKind uint8

const (
	nodeNull nodeKind = iota
	nodeText
	nodeNumber
	nodeBool // true or false, which no field but flag and exclusive takes
	nodeList
	nodeMap
)

func (k nodeKind) String() string {
	return [...]string{"nothing", "a text", "a number", "true or false", "a list", "a map of fields"}[k]
}

// A node is a value of a file: a scalar as it was written, a list or a map.
type node struct {
	kind         nodeKind
	text         string // of a scalar
	line, column int    // 1-based, the column in runes
	list         []*node
	fields       []field
}

type field struct {
	name  *node
	value *node
}

// get returns the field of that name, or nil.
func (n *node) get(name string) *node {
	for _, f := range n.fields {
		if f.name.text == name {
			return f.value
		}
	}
	return nil
}

// A reader collects the problems of one file.
type reader struct {
	file     string
	problems Problems
}

// failf notes a problem. at is how messages call the thing: an id, or an id and
// a field as "i1: money".
func (d *reader) failf(n *node, at, hint, format string, args ...any) {
	id, field, ok := strings.Cut(at, ": ")
	if ok && !strings.Contains(id, ".") {
		id += "." + field
	}
	p := problemf(d.file, id, hint, format, args...)
	if n != nil {
		p.Line, p.Column = n.line, n.column
	}
	d.problems = append(d.problems, p)
}

// A taker reads one field of a map.
type taker struct {
	name string
	take func(*node)
}

// object hands each field of n to its taker. Unknown fields are problems.
func (d *reader) object(n *node, at string, takers []taker) {
	if !d.is(n, nodeMap, at) {
		return
	}
	for _, f := range n.fields {
		i := slices.IndexFunc(takers, func(t taker) bool { return t.name == f.name.text })
		if i >= 0 {
			takers[i].take(f.value)
			continue
		}
		names := make([]string, len(takers))
		for j, t := range takers {
			names[j] = t.name
		}
		d.failf(f.name, at, accepted(f.name.text, names), "%s has no field %q", orElse(at, "this file"), shown(f.name.text))
	}
}

// is reports whether n is of that kind; otherwise it is a problem.
func (d *reader) is(n *node, kind nodeKind, at string) bool {
	if n.kind == kind {
		return true
	}
	hint := map[nodeKind]string{nodeList: "write it as [one, two], or each on a line of its own after a dash", nodeMap: "write it as {field: value, field: value}"}
	d.failf(n, at, hint[kind], "%s takes %s, not %s", orElse(at, "this file"), kind, n.kind)
	return false
}

// items returns the items of a list.
func (d *reader) items(n *node, at string) []*node {
	if !d.is(n, nodeList, at) {
		return nil
	}
	return n.list
}

// shown says how a scalar reads in a message.
func (n *node) shown() string {
	switch n.kind {
	case nodeText, nodeNumber, nodeBool:
		return fmt.Sprintf("%q", shown(n.text))
	}
	return n.kind.String()
}

// shown shortens a word from outside for a message and makes it safe.
func shown(s string) string { return shortened(s, 40) }

func shortened(s string, most int) string {
	s = s[:min(len(s), 8*most)]
	t, _ := Clean(s)
	r := []rune(t.Line())
	if len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return string(r)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// accepted is a hint that lists what a word could have been, the nearest first.
func accepted(word string, list []string) string {
	var b strings.Builder
	if near := nearest(word, list); near != "" {
		fmt.Fprintf(&b, "did you mean %s? ", near)
	}
	const most = 20
	if len(list) <= most {
		b.WriteString("accepted: " + strings.Join(list, ", "))
	}
	return strings.TrimSpace(b.String())
}

// nearest returns the entry of list that word is probably a slip of, or "".
func nearest(word string, list []string) string {
	const longest = 64
	if word == "" || len(word) > longest {
		return ""
	}
	word = strings.ToLower(word)
	best, least := "", max(1, len(word)/3)+1
	for _, x := range list {
		if n := distance(word, strings.ToLower(x)); n < least {
			best, least = x, n
		}
	}
	return best
}

// distance counts the letters to insert, drop, change or swap to turn a into b.
func distance(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(last[j]+cost, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

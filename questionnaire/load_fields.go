package questionnaire

import (
	"slices"
	"strings"
)

// words reads a text that is not empty, trimmed.
func (d *reader) words(n *node, at string) string {
	s, ok := d.scalar(n, at)
	if ok && s == "" {
		d.failf(n, at, "", "%s is empty", at)
	}
	return s
}

// scalar reads a text or number as it is written, trimmed.
func (d *reader) scalar(n *node, at string) (string, bool) {
	switch n.kind {
	case nodeNull:
		return "", true
	case nodeText, nodeNumber:
	case nodeBool:
		d.failf(n, at, `write it in quotes: "`+n.text+`"`, "%s takes a text, not the bare word %s", at, n.text)
		return "", false
	default:
		d.failf(n, at, "", "%s takes a text, not %s", at, n.kind)
		return "", false
	}
	t, removed := Clean(n.text)
	if removed > 0 {
		d.failf(n, at, "take them out", "%s holds %d characters that are not safe to show", at, removed)
	}
	return strings.TrimSpace(string(t)), true
}

// shaped reads a word of the given shape; example shows one.
func (d *reader) shaped(n *node, at string, shape pattern, example string) string {
	s := d.words(n, at)
	if s != "" && !shape.MatchString(s) {
		d.failf(n, at, "write it like "+example, "%s cannot be %q", at, shown(s))
		return ""
	}
	return s
}

// oneOf reads a word of list.
func oneOf[T ~string](d *reader, n *node, at string, list []T) T {
	s := T(d.words(n, at))
	if s != "" && !slices.Contains(list, s) {
		d.failf(n, at, accepted(string(s), toStrings(list)), "%s cannot be %q", at, shown(string(s)))
		return ""
	}
	return s
}

func toStrings[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = string(x)
	}
	return out
}

// texts reads a list of texts, none empty, at least one.
func (d *reader) texts(n *node, at string) (out []string) {
	items := d.items(n, at)
	for _, c := range items {
		if s := d.words(c, at); s != "" {
			out = append(out, s)
		}
	}
	if n.kind == nodeList && len(items) == 0 {
		d.failf(n, at, "", "%s is an empty list", at)
	}
	return out
}

// sources reads ids of the source articles' items.
func (d *reader) sources(n *node, at string) (out []string) {
	items := d.items(n, at)
	for _, c := range items {
		if s := d.shaped(c, at, sourceID, "prep-q1"); s != "" {
			if slices.Contains(out, s) {
				d.failf(c, at, "", "%s cites %s twice", at, s)
			}
			out = append(out, s)
		}
	}
	if n.kind == nodeList && len(items) == 0 {
		d.failf(n, at, "write it like [prep-q1]", "%s cites nothing", at)
	}
	return out
}

// require tells which of the named fields n lacks.
func (d *reader) require(n *node, at string, names ...string) {
	if n.kind != nodeMap {
		return
	}
	missing := slices.DeleteFunc(slices.Clone(names), func(name string) bool { return n.get(name) != nil })
	if len(missing) > 0 {
		d.failf(n, at, "add "+strings.Join(missing, ": …, ")+": …", "%s has no %s", orElse(at, "this file"), strings.Join(missing, ", "))
	}
}

// yesNo reads true or false, also as yes or no.
func (d *reader) yesNo(n *node, at string) bool {
	switch n.text {
	case "true", "yes":
		return true
	case "false", "no":
		return false
	}
	d.failf(n, at, "write true or false", "%s cannot be %s", at, n.shown())
	return false
}

// number reads a plain decimal number.
func (d *reader) number(n *node, at string) *float64 {
	x, err := parseDecimal(n.text)
	if err != nil || n.kind != nodeNumber {
		d.failf(n, at, "write a number such as 12 or 0.5", "%s takes a number, not %s", at, n.shown())
		return nil
	}
	return &x
}

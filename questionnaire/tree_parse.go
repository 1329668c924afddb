package questionnaire

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"
)

// parseTree reads a file through the gate. It returns nil where the file is no
// tree at all; what else is wrong is among the reader's problems.
func (d *reader) parseTree(data []byte) *node {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if len(data) > maxFile {
		d.failf(nil, "", "split it into several", "the file holds more than %d KiB", maxFile>>10)
		return nil
	}
	if !d.plainBytes(data) {
		return nil
	}
	g := gate{reader: d}
	var root *node
	if json.Valid(data) {
		root = g.json(data)
	} else {
		root = g.yaml(data)
	}
	if g.shut || g.foreign {
		return nil
	}
	return root
}

// plainBytes refuses what no text file holds, with its place, which the YAML
// reader does not tell.
func (d *reader) plainBytes(data []byte) bool {
	at := node{line: 1}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		i += size
		at.column++
		switch {
		case r == '\n':
			at.line, at.column = at.line+1, 0
		case r == utf8.RuneError && size == 1:
			d.failf(&at, "", "save the file as UTF-8", "the file is not valid UTF-8 here")
			return false
		case r < ' ' && r != '\t' && r != '\r', r == 0x7f:
			d.failf(&at, "", "take it out", "a control character (%U) stands here", r)
			return false
		}
	}
	return true
}

// A gate builds a tree and counts it.
type gate struct {
	*reader
	nodes   int
	shut    bool // a limit was passed: the rest is not looked at
	foreign bool // the tree holds what it stands for elsewhere
}

// count reports whether one more node at that depth is let through.
func (g *gate) count(n *node, depth int) bool {
	g.nodes++
	switch {
	case g.shut:
	case depth > maxDepth:
		g.failf(n, "", "", "values are nested more than %d deep", maxDepth)
		g.shut = true
	case g.nodes > maxNodes:
		g.failf(n, "", "split the file into several", "the file holds more than %d values", maxNodes)
		g.shut = true
	}
	return !g.shut
}

// put adds a field to a map, once.
func (g *gate) put(n *node, seen map[string]*node, name, value *node) {
	if first, ok := seen[name.text]; ok {
		g.failf(name, "", "keep one of them", "the field %q was already given on line %d", shown(name.text), first.line)
		return
	}
	seen[name.text] = name
	n.fields = append(n.fields, field{name, value})
	if len(n.fields) == maxKeys+1 {
		g.failf(name, "", "", "a map has more than %d fields", maxKeys)
		g.shut = true
	}
}

// yaml reads the one document of data.
func (g *gate) yaml(data []byte) *node {
	loader, err := yaml.NewLoader(bytes.NewReader(data), yaml.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(4*maxDepth))))
	if err != nil {
		g.failf(nil, "", "", "%s", err)
		return nil
	}
	var doc, second yaml.Node
	if err := loader.Load(&doc); errors.Is(err, io.EOF) {
		return &node{kind: nodeNull, line: 1, column: 1}
	} else if err != nil {
		g.yamlError(err, data)
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		at := node{line: second.Line, column: second.Column}
		g.failf(&at, "", "put each document into a file of its own", "a second document starts here")
	case !errors.Is(err, io.EOF):
		g.yamlError(err, data)
	}
	if len(doc.Content) == 0 {
		return &node{kind: nodeNull, line: 1, column: 1}
	}
	return g.fromYAML(doc.Content[0], 1)
}

func (g *gate) yamlError(err error, data []byte) {
	g.shut = true
	at, what := node{line: 1, column: 1}, err.Error()
	if e, ok := errors.AsType[*yaml.LoadError](err); ok {
		at.line, at.column, what = max(1, e.Mark.Line), max(1, e.Mark.Column), e.Message
		if e.ContextMsg != "" {
			what = e.ContextMsg + ": " + what
		}
	}
	if strings.Contains(what, "max depth") {
		g.failf(&at, "", "", "values are nested more than %d deep", maxDepth)
		return
	}
	hint := "quote a text that holds any of : # { } [ ] , & * ! | > ' \" % @"
	switch {
	case tabbed(data, at.line):
		g.failf(&at, "", "indent with spaces", "this line is indented with a tab")
		return
	case strings.Contains(what, "mapping values are not allowed"):
		hint = "begin the fields of one map in the same column, and quote a text that holds a colon"
	}
	g.failf(&at, "", hint, "this cannot be read as YAML or JSON: %s", shortened(what, 200))
}

// tabbed reports whether there is a tab in the indentation of a line of data.
func tabbed(data []byte, line int) bool {
	lines := bytes.SplitN(data, []byte("\n"), line+1)
	if line > len(lines) {
		return false
	}
	text := lines[line-1]
	return bytes.ContainsRune(text[:len(text)-len(bytes.TrimLeft(text, " \t"))], '\t')
}

func (g *gate) fromYAML(y *yaml.Node, depth int) *node {
	n := &node{line: y.Line, column: y.Column, text: y.Value}
	if !g.count(n, depth) {
		return n
	}
	if y.Anchor != "" || y.Kind == yaml.AliasNode {
		g.refuse(n, "write the value out", "anchors and aliases are not accepted")
	} else if y.Style&yaml.TaggedStyle != 0 || y.Tag == "!" {
		g.refuse(n, "leave the tag out", "tags such as "+shown(y.Tag)+" are not accepted")
	}
	switch y.Kind {
	case yaml.SequenceNode:
		n.kind = nodeList
		for _, c := range y.Content {
			n.list = append(n.list, g.fromYAML(c, depth+1))
		}
	case yaml.MappingNode:
		n.kind = nodeMap
		g.yamlFields(n, y.Content, depth)
	case yaml.ScalarNode:
		n.kind = scalarKind(y.Tag)
	}
	return n
}

// refuse tells of a part of YAML that is not accepted. What the file means is
// then not looked into.
func (g *gate) refuse(n *node, hint, what string) {
	g.failf(n, "", hint, "%s", what)
	g.foreign = true
}

func (g *gate) yamlFields(n *node, content []*yaml.Node, depth int) {
	seen := map[string]*node{}
	for i := 0; i+1 < len(content) && !g.shut; i += 2 {
		name := g.fromYAML(content[i], depth+1)
		value := g.fromYAML(content[i+1], depth+1)
		switch {
		case name.kind == nodeList || name.kind == nodeMap:
			g.refuse(name, "", "a field's name is a word, not "+name.kind.String())
		case content[i].Tag == "!!merge":
			g.refuse(name, "write the fields out", "merges are not accepted")
		default:
			g.put(n, seen, name, value)
		}
	}
}

func scalarKind(tag string) nodeKind {
	switch tag {
	case "!!null":
		return nodeNull
	case "!!int", "!!float":
		return nodeNumber
	case "!!bool":
		return nodeBool
	}
	return nodeText
}

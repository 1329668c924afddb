package export

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"text/template"
	nodes "text/template/parse"
)

// A fieldCheck looks for fields that are not there in every branch of a template,
// those no review at hand would take as well. What it cannot know the type of, it
// leaves to the writing.
type fieldCheck struct {
	file   string
	all    *template.Template
	tree   *nodes.Tree
	vars   []typedVar
	seen   map[string]bool // templates, with what they are called with
	faults []*TemplateError
}

// A typedVar is a variable of a template; its type is nil where that is not known.
type typedVar struct {
	name string
	of   reflect.Type
}

// missingFields returns the faults of a template, each once.
func missingFields(file string, t *template.Template) []*TemplateError {
	c := &fieldCheck{file: file, all: t, seen: map[string]bool{}}
	c.called(templateName, reflect.TypeFor[templateData]())
	return c.faults
}

// called checks a template for what it is called with.
func (c *fieldCheck) called(name string, dot reflect.Type) {
	key := fmt.Sprint(name, " ", dot)
	t := c.all.Lookup(name)
	if c.seen[key] || t == nil || t.Tree == nil {
		return
	}
	c.seen[key] = true
	tree, vars := c.tree, c.vars
	c.tree, c.vars = t.Tree, []typedVar{{"$", dot}}
	c.list(t.Tree.Root, dot)
	c.tree, c.vars = tree, vars
}

func (c *fieldCheck) fault(n nodes.Node, what, do string) {
	place, _ := c.tree.ErrorContext(n)
	place = strings.TrimPrefix(place, templateName+":")
	place, _, _ = strings.Cut(place, ":")
	line, _ := strconv.Atoi(place) // the place of a node is a name, a line and a column
	e := &TemplateError{c.file, line, what, do}
	for _, x := range c.faults {
		if *x == *e {
			return
		}
	}
	c.faults = append(c.faults, e)
}

func (c *fieldCheck) list(list *nodes.ListNode, dot reflect.Type) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		known := len(c.vars)
		switch n := n.(type) {
		case *nodes.ActionNode:
			c.pipe(n.Pipe, dot)
			continue // what it declares stands on
		case *nodes.IfNode:
			c.pipe(n.Pipe, dot)
			c.list(n.List, dot)
			c.list(n.ElseList, dot)
		case *nodes.WithNode:
			c.list(n.List, c.pipe(n.Pipe, dot))
			c.list(n.ElseList, dot)
		case *nodes.RangeNode:
			c.list(n.List, c.turns(n.Pipe, dot))
			c.list(n.ElseList, dot)
		case *nodes.TemplateNode:
			c.call(n, dot)
		}
		c.vars = c.vars[:known]
	}
}

func (c *fieldCheck) call(n *nodes.TemplateNode, dot reflect.Type) {
	if c.all.Lookup(n.Name) == nil {
		c.fault(n, fmt.Sprintf("there is no template %q", n.Name), "write one with {{define}}, or mend its name")
	}
	var with reflect.Type
	if n.Pipe != nil {
		with = c.pipe(n.Pipe, dot)
	}
	c.called(n.Name, with)
}

// turns checks what a range goes through and returns the type of each of it.
func (c *fieldCheck) turns(p *nodes.PipeNode, dot reflect.Type) reflect.Type {
	var key, each reflect.Type
	switch t := pointed(c.commands(p, dot)); {
	case t == nil:
	case t.Kind() == reflect.Slice || t.Kind() == reflect.Array:
		key, each = reflect.TypeFor[int](), t.Elem()
	case t.Kind() == reflect.Map:
		key, each = t.Key(), t.Elem()
	}
	switch len(p.Decl) {
	case 1:
		c.set(p, p.Decl[0].Ident[0], each)
	case 2:
		c.set(p, p.Decl[0].Ident[0], key)
		c.set(p, p.Decl[1].Ident[0], each)
	}
	return each
}

// pipe checks a pipeline, sets the variables it declares and returns its type.
func (c *fieldCheck) pipe(p *nodes.PipeNode, dot reflect.Type) reflect.Type {
	t := c.commands(p, dot)
	for _, v := range p.Decl {
		c.set(p, v.Ident[0], t)
	}
	return t
}

// set declares a variable. One that is given something of another type has none
// that is known.
func (c *fieldCheck) set(p *nodes.PipeNode, name string, t reflect.Type) {
	if !p.IsAssign {
		c.vars = append(c.vars, typedVar{name, t})
		return
	}
	for i := len(c.vars) - 1; i >= 0; i-- {
		if v := &c.vars[i]; v.name == name {
			if v.of != t {
				v.of = nil
			}
			return
		}
	}
}

func (c *fieldCheck) commands(p *nodes.PipeNode, dot reflect.Type) (t reflect.Type) {
	for i, cmd := range p.Cmds {
		var args []reflect.Type
		for _, n := range cmd.Args[1:] {
			args = append(args, c.node(n, dot))
		}
		if i > 0 {
			args = append(args, t)
		}
		if f, ok := cmd.Args[0].(*nodes.IdentifierNode); ok {
			t = returned(f.Ident, args)
		} else {
			t = c.node(cmd.Args[0], dot)
		}
	}
	return t
}

// returned is the type of what a function returns, of those that hand on what they
// are given.
func returned(function string, args []reflect.Type) reflect.Type {
	if len(args) == 0 {
		return nil
	}
	t := args[0]
	switch function {
	case "index":
		for range args[1:] {
			if t = pointed(t); t == nil || t.Kind() != reflect.Slice && t.Kind() != reflect.Map && t.Kind() != reflect.Array {
				return nil
			}
			t = t.Elem()
		}
		return t
	case "slice":
		return t
	case "or", "and":
		for _, other := range args[1:] {
			if other != t {
				return nil
			}
		}
		return t
	}
	return nil
}

// node checks an operand and returns its type.
func (c *fieldCheck) node(n nodes.Node, dot reflect.Type) reflect.Type {
	switch n := n.(type) {
	case *nodes.DotNode:
		return dot
	case *nodes.FieldNode:
		return c.fields(n, dot, n.Ident)
	case *nodes.ChainNode:
		return c.fields(n, c.node(n.Node, dot), n.Field)
	case *nodes.PipeNode:
		return c.pipe(n, dot)
	case *nodes.VariableNode:
		for i := len(c.vars) - 1; i >= 0; i-- {
			if c.vars[i].name == n.Ident[0] {
				return c.fields(n, c.vars[i].of, n.Ident[1:])
			}
		}
	}
	return nil
}

// fields follows names from field to field.
func (c *fieldCheck) fields(n nodes.Node, t reflect.Type, names []string) reflect.Type {
	for _, name := range names {
		if t = pointed(t); t == nil || t.Kind() == reflect.Interface {
			return nil
		}
		if m, ok := reflect.PointerTo(t).MethodByName(name); ok {
			t = m.Type.Out(0)
			continue
		}
		switch f, ok := fieldOf(t, name); {
		case ok:
			t = f.Type
		case t.Kind() == reflect.Map:
			t = t.Elem()
		default:
			what, do := fieldError(n.String(), name, t.String())
			c.fault(n, what, do)
			return nil
		}
	}
	return t
}

func fieldOf(t reflect.Type, name string) (f reflect.StructField, ok bool) {
	if t.Kind() == reflect.Struct {
		f, ok = t.FieldByName(name)
	}
	return f, ok && f.IsExported()
}

// pointed returns what a pointer leads to.
func pointed(t reflect.Type) reflect.Type {
	for t != nil && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t
}

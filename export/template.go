package export

import (
	"bytes"
	"fmt"
	"text/template"
	nodes "text/template/parse"
	"unicode/utf8"

	"diligence/questionnaire"
)

// Limits of a template, so that no file can keep the program busy or fill the disk.
const (
	MaxTemplate  = 1 << 20    // bytes of the file
	maxWritten   = 16 << 20   // bytes it may write
	maxSteps     = 1 << 20    // pieces it may write, and turns of its loops
	maxBuilt     = 64 << 10   // bytes of a text it puts together
	templateName = "template" // in what text/template says
	endOfAction  = "printed"  // the function that ends each action: see guard
)

// A Template writes a document as Markdown in somebody's own form. Whatever its
// actions print stands as plain text: it is escaped for Markdown, and nothing can
// switch that off. Only the template's own text is markup. It reads the fields of
// [Document] and never more than the audience may.
type Template struct {
	file string
	tree *template.Template
}

// ParseTemplate reads a template; file is what errors call it. Its error is
// [*TemplateError], or [questionnaire.Problems] where there are several.
func ParseTemplate(file string, src []byte) (*Template, error) {
	if len(src) > MaxTemplate {
		return nil, &TemplateError{File: file, What: fmt.Sprintf("the template has more than %d KiB", MaxTemplate>>10), Do: "make it shorter"}
	}
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	if !utf8.Valid(src) || bytes.IndexByte(src, 0) >= 0 {
		return nil, &TemplateError{File: file, What: "the template is no text in UTF-8", Do: "save it as plain text, in UTF-8"}
	}
	tree, err := template.New(templateName).Funcs((&templateRun{}).functions()).Parse(string(src))
	if err != nil {
		return nil, templateError(file, err)
	}
	switch faults := missingFields(file, tree); len(faults) {
	case 0:
	case 1:
		return nil, faults[0]
	default:
		var all questionnaire.Problems
		for _, e := range faults {
			all = append(all, questionnaire.Problem{What: e.Error(), Hint: e.Do})
		}
		return nil, all
	}
	for _, t := range tree.Templates() {
		if t.Tree != nil {
			guard(t.Tree.Root)
		}
	}
	return &Template{file, tree}, nil
}

// Write writes a document by the template. Its error is [*TemplateError].
func (t *Template) Write(d Document) ([]byte, error) {
	run := &templateRun{document: d.plain()}
	tree, err := t.tree.Clone()
	if err == nil {
		err = tree.Funcs(run.functions()).Execute(run, templateData{report(d.bared()), d.PrivateNotes()})
	}
	if err != nil {
		return nil, templateError(t.file, err)
	}
	return run.out.Bytes(), nil
}

// templateData is what a template reads.
type templateData struct {
	report
	PrivateNotes []PrivateNote // none unless the audience is private
}

// A report is a Document without its methods, which are not for templates.
type report Document

// bared returns the document without all that is not for its reader.
func (d Document) bared() Document {
	d.private, d.names, d.look = nil, nil, Look{}
	return d
}

// guard has every action end in the function that escapes what it prints, and
// every list of nodes begin with an empty text, so that loops and calls that
// print nothing are counted too.
func guard(list *nodes.ListNode) {
	if list == nil {
		return
	}
	for _, n := range list.Nodes {
		switch n := n.(type) {
		case *nodes.ActionNode:
			if len(n.Pipe.Decl) == 0 {
				end := nodes.NewIdentifier(endOfAction).SetPos(n.Pos)
				n.Pipe.Cmds = append(n.Pipe.Cmds, &nodes.CommandNode{NodeType: nodes.NodeCommand, Pos: n.Pos, Args: []nodes.Node{end}})
			}
		case *nodes.IfNode:
			guard(n.List)
			guard(n.ElseList)
		case *nodes.RangeNode:
			guard(n.List)
			guard(n.ElseList)
		case *nodes.WithNode:
			guard(n.List)
			guard(n.ElseList)
		}
	}
	list.Nodes = append([]nodes.Node{&nodes.TextNode{NodeType: nodes.NodeText, Pos: list.Pos}}, list.Nodes...)
}

// A templateRun is one document being written by a template.
type templateRun struct {
	document Document
	sections map[string]markup // as section has found them
	out      bytes.Buffer
	steps    int
}

// Write takes what the template writes, up to the limits.
func (r *templateRun) Write(b []byte) (int, error) {
	if r.steps++; r.steps > maxSteps {
		return 0, &TemplateError{What: fmt.Sprintf("the template takes more than %d steps", maxSteps), Do: "look for loops in loops, and for a template that calls itself"}
	}
	if r.out.Len()+len(b) > maxWritten {
		return 0, &TemplateError{What: fmt.Sprintf("the template writes more than %d MiB", maxWritten>>20), Do: "look for loops in loops"}
	}
	return r.out.Write(b)
}

// apart escapes s to stand as text wherever a template prints it, also right
// beside other text: there, what is harmless at the start or the end of a
// paragraph could join to markup.
func apart(s string) string {
	s = escape(s)
	if s == "" {
		return s
	}
	switch s[0] {
	case '=', ':', '.', ')', '@', '!', '(', '/':
		s = `\` + s
	}
	switch s[len(s)-1] {
	case '&', '!', ':', '/':
		if len(s) < 2 || s[len(s)-2] != '\\' {
			s = s[:len(s)-1] + `\` + s[len(s)-1:]
		}
	}
	return s
}

// markup is Markdown that is escaped already. It is no string, so that no
// function can cut it in two.
type markup struct{ text string }

func (m markup) String() string { return m.text }
